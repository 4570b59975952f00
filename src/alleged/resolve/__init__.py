"""Words to values: what an expression means against the report and the calendar. Rules, tables with their sources, no model."""
