"""Calendar expressions of a document."""
