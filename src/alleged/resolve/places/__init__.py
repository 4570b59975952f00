"""Names of places to entries of a gazetteer."""
