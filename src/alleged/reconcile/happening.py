"""One event of one report, as far as events are compared and gathered into incidents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alleged.lexicon.folding import fold
from alleged.reconcile.account import Voice
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.place import Place
from alleged.records.reading import Reading
from alleged.records.report import ReportRecord
from alleged.records.toll import Toll

TYPES = frozenset("AGREE CONSULT COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
"""Types whose events can be incidents. The others (ACCUSE, REJECT, REQUEST, THREATEN, SUPPORT, CONCEDE) are words: where somebody
stands on an incident, and no incident themselves."""

OCCURRING = frozenset({"happened", "ongoing", "attempted", "did not happen", "unknown"})
"""What is only planned or supposed is no incident; what is denied is one, with its denial."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_QUOTES = "\"'“”‘’«»"
_SHORT = 4  # shorter words say little about what a claim is about


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with what it is compared by.

    `doers` and `sufferers` are keys of voices, `sides` the sides of the doers; `words` the folded longer words of its claim;
    `definite` says that the text takes the event up as known ("the attack"), `hits_known` that it takes up what is hit.
    """

    report: ReportRecord
    event: Event
    claim: Claim
    place: Place | None
    doers: frozenset[str]
    sufferers: frozenset[str]
    sides: frozenset[str]
    tolls: tuple[Toll, ...]
    words: frozenset[str]
    definite: bool
    hits_known: bool

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Events in time: by publication, report, offset, id."""
        return self.report.published or "", self.report.id, self.event.trigger.start, self.event.id


def happenings(reading: Reading, voices: Mapping[str, Voice]) -> tuple[Happening, ...]:
    """The events of a reading that can belong to incidents, in the order of the text."""
    claims = {claim.id: claim for claim in reading.claims}
    tolls: dict[str, list[Toll]] = {}
    for toll in reading.tolls:
        if toll.event is not None:
            tolls.setdefault(toll.event, []).append(toll)
    out: list[Happening] = []
    for event in reading.events:
        claim = claims.get(event.claim)
        if claim is None or event.type not in TYPES or event.status not in OCCURRING:
            continue
        out.append(
            Happening(
                report=reading.report,
                event=event,
                claim=claim,
                place=reading.places[event.place] if event.place is not None else None,
                doers=_keys([p.actor for p in event.actor], voices),
                sufferers=_keys([p.actor for p in event.recipient], voices),
                sides=frozenset(v.side for v in _voices([p.actor for p in event.actor], voices) if v.side is not None),
                tolls=tuple(tolls.get(event.id, ())),
                words=frozenset(_words(claim)),
                definite=_is_definite(claim, event),
                hits_known=event.target is not None and _opens(event.target.text) in _DEFINITE,
            )
        )
    return tuple(sorted(out, key=lambda h: h.order))


def _keys(actors: Sequence[str | None], voices: Mapping[str, Voice]) -> frozenset[str]:
    return frozenset(voice.key for voice in _voices(actors, voices))


def _voices(actors: Sequence[str | None], voices: Mapping[str, Voice]) -> list[Voice]:
    found = (voices.get(actor) for actor in actors if actor is not None)
    return [voice for voice in found if voice is not None]


def _words(claim: Claim) -> list[str]:
    text = " ".join(piece.text for piece in claim.content)
    folded = "".join(c if c.isalnum() else " " for c in fold(text))
    return [word for word in folded.split() if len(word) >= _SHORT]


def _is_definite(claim: Claim, event: Event) -> bool:
    """Whether an event's words take it up as known: "*the* attack", "carried out *this* strike"."""
    inside = event.trigger.text.lower().split()[1:]
    return any(word in _DEFINITE for word in inside) or _before(claim, event.trigger.start) in _DEFINITE


def _before(claim: Claim, start: int) -> str:
    """The word before an offset of a claim's content, up to one adjective away, in lower case; "" where none is."""
    piece = next((p for p in claim.content if p.start <= start < p.end), None)
    if piece is None:
        return ""
    words = [word.strip(_QUOTES) for word in piece.text[: start - piece.start].lower().split()[-2:]]
    return next((word for word in words if word in _DEFINITE), "")


def _opens(words: str) -> str:
    """The first word, in lower case."""
    return next(iter(words.lower().split()), "")
