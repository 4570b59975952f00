"""Files, folders, addresses and streams to reports: one format a file."""
