"""Words to values: numbers, tolls of an incident."""
