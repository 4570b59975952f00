"""A piece of the report's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets in Unicode code points of the report's text exactly as given, and the `text` that stands there."""

    start: int
    end: int
    text: str

    @staticmethod
    def of(text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`.

        Raises: ValueError where the offsets do not lie in the text or the span would be empty.

        Example:
            >>> Span.of("he said", 3, 7)
            Span(start=3, end=7, text='said')
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}-{end} in a text of {len(text)} characters")
        return Span(start, end, text[start:end])
