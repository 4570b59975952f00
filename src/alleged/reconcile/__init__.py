"""Readings to incidents: what several claims say about one and the same happening, contradictions kept."""
