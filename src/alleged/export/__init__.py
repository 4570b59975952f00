"""Readings -> files for people and other programs, one format a file."""
