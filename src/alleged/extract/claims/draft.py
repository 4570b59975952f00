"""A claim on its way: word ranges, before it has an id, a parent or a stance."""

from dataclasses import dataclass

from alleged.records.document import WordRange

MODEL = "model"


@dataclass(frozen=True, slots=True)
class Draft:
    """Who said what in word ranges. `rule` names the rule that found it, "model" where the model did; `probability` is raw,
    `outer` the model's probability that the cue stands outside every other content.

    `cue` is None in narrated claims alone.
    """

    source: WordRange | None
    cue: WordRange | None
    content: tuple[WordRange, ...]
    probability: float
    rule: str = MODEL
    outer: float = 1.0

    @property
    def first(self) -> int:
        """Its first word."""
        ranges = [*self.content, *(r for r in (self.source, self.cue) if r is not None)]
        return min(start for start, _ in ranges)
