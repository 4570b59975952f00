"""Which figures are those of a report's main incident."""
