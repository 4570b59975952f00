"""What is looked up in a reading again and again, made once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.records.claim import Claim
from alleged.records.place import Place
from alleged.records.reading import Reading
from alleged.records.span import Span


@dataclass(frozen=True, slots=True)
class Look:
    """The look-ups of one reading: long reports hold thousands of claims. `claims` by id, in their
    order; `answers` the claims that dispute or confirm one, by its id; `mentions` (start, end, actor id) and `places` by start."""

    claims: Mapping[str, Claim]
    order: Mapping[str, int]
    answers: Mapping[str, Sequence[str]]
    mentions: Sequence[tuple[int, int, str]]
    places: Sequence[Place]
    starts: Sequence[int]

    @staticmethod
    def of(reading: Reading) -> "Look":
        """The look-ups of a reading."""
        answers: dict[str, list[str]] = {}
        for claim in reading.claims:
            for answered in (*claim.disputes, *claim.confirms):
                answers.setdefault(answered, []).append(claim.id)
        places = sorted((p for p in reading.places if p.role == "location"), key=lambda p: (p.start, p.end))
        return Look(
            {claim.id: claim for claim in reading.claims},
            {claim.id: i for i, claim in enumerate(reading.claims)},
            answers,
            sorted((m.start, m.end, actor.id) for actor in reading.actors for m in actor.mentions),
            places,
            [place.start for place in places],
        )

    def places_in(self, pieces: Iterable[Span]) -> Iterator[Place]:
        """The locations that these words name."""
        for piece in pieces:
            at = bisect_left(self.starts, piece.start)
            while at < len(self.places) and self.starts[at] < piece.end:
                if self.places[at].end <= piece.end:
                    yield self.places[at]
                at += 1

    def actors_in(self, pieces: Iterable[Span]) -> Iterator[str]:
        """Ids of the actors that these words name, in the order of the text."""
        for piece in pieces:
            at = bisect_left(self.mentions, (piece.start,))
            while at < len(self.mentions) and self.mentions[at][0] < piece.end:
                if self.mentions[at][1] <= piece.end:
                    yield self.mentions[at][2]
                at += 1
