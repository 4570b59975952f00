"""Calendar expressions to days."""
