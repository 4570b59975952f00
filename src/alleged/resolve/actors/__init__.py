"""Mentions of actors to actors, and who held which office."""
