"""Where a document names a place, and in which role."""
