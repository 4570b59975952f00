"""Who says what: claims of a document."""
