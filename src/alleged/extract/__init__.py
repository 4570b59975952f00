"""Document -> claims: one kind of thing a file, one rule a function."""
