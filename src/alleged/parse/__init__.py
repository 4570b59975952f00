"""Text -> annotated document: words, sentences, trees, entities and attributions, by one small model."""

from alleged.parse.parser import Parser

__all__ = ["Parser"]
