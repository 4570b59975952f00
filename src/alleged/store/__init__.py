"""What was ever read, kept: one schema on SQLite and PostgreSQL."""
