"""Words to values: one kind a file; tables with their sources."""
