"""What speaks for a candidate and what against it, as names of weights: weights.toml has one for each."""

from collections.abc import Iterator, Sequence

from alleged.records.toll import TollKind
from alleged.resolve.tolls.candidates import ZERO, Candidate, Told, Value

_FIGURES = frozenset({"figure", "shot", "figure+more", "more", "vague"})
_SIZES = (1, 2, 3, 5, 10, 30, 100)
_PLACES = ((2, "start"), (6, "early"), (15, "late"))
"""Last sentence (from 0) of each part of a report: headline and lead, the story, what follows."""
_OFTEN = 4


def features(
    told: Told, kind: TollKind, candidate: Candidate, others: Sequence[Candidate], killed: Value = ZERO
) -> Iterator[str]:
    """The names of all that holds for one candidate among the others; `killed` is the number chosen before, for injured."""
    for way in sorted(candidate.ways):
        yield f"way:{way}"
    if candidate.value == ZERO:
        yield from _nothing(told, kind, killed)
        return
    yield f"size:{_size(candidate.value[1])}"
    if candidate.value[0] != candidate.value[1]:
        yield "wide"
    yield from _where(told, candidate)
    yield from _how(told, candidate)
    yield from _against(told, candidate, others)
    if kind == "injured":
        yield from _beside_killed(told, candidate, killed)


def _nothing(told: Told, kind: TollKind, killed: Value) -> Iterator[str]:
    """Nobody at all: what the report tells of the kind in spite of it."""
    own = [m for m in told.mentions if m.kind == kind and m.status in ("happened", "unknown")]
    yield "zero:something told" if own else "zero:nothing told"
    if own and all(m.weak for m in own):
        yield "zero:only weak"
        if kind == "injured" and killed[1]:
            yield "zero:only weak and killed"
    if own and all(m.basis == "plural" for m in own):
        yield "zero:only plural"
    if own and all(m.background for m in own):
        yield "zero:only background"
    if kind == "injured":
        yield "zero:somebody killed" if killed[1] else "zero:nobody killed"
        if own and not any(m.basis == "figure" for m in own):
            yield "zero:no figure"


def _where(told: Told, candidate: Candidate) -> Iterator[str]:
    """How often it is told, and how early."""
    if len(candidate.mentions) >= 2:
        yield "told twice"
    if len(candidate.mentions) >= _OFTEN:
        yield "told often"
    first = min((told.sentences[i] for i in candidate.mentions), default=told.length)
    if first == min(told.sentences, default=0):
        yield "in lead"
    yield f"at:{next((name for last, name in _PLACES if first <= last), 'end')}"


def _how(told: Told, candidate: Candidate) -> Iterator[str]:
    """What all its mentions have in common."""
    mentions = [told.mentions[i] for i in candidate.mentions]
    if not mentions:
        return
    if all(m.background for m in mentions):
        yield "all background"
    if all(m.scope == "part" for m in mentions):
        yield "all part"
    if all(m.scope == "cumulative" for m in mentions):
        yield "all total"
    if all(m.status == "unknown" for m in mentions):
        yield "all unsure"
    if all(m.more for m in mentions):
        yield "all more"
    if all(m.weak for m in mentions):
        yield "all weak"


def _against(told: Told, candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """How it compares with the other figures, and with the victims told one by one."""
    high = candidate.value[1]
    figures = [other for other in others if other.ways & _FIGURES and other.value != ZERO]
    if any(other.value[1] > high for other in figures):
        yield "greater figure"
    if any(other.value[1] < high for other in figures):
        yield "smaller figure"
    leading = min(told.sentences, default=0)
    greater = [other for other in others if other.value[1] > high and "figure" in other.ways]
    if any(min((told.sentences[i] for i in other.mentions), default=told.length) == leading for other in greater):
        yield "greater figure in lead"
    people = next((other.value[0] for other in others if "people" in other.ways), 0)
    low = candidate.value[0]
    if people and candidate.ways & {"figure", "shot", "plural", "vague"}:
        yield f"people:{'same' if people == low else 'fewer' if people < low else 'more'}"
    if "people" in candidate.ways:
        yield f"people count:{_size(high)}"
        if greater:
            yield "people below figure"


def _beside_killed(told: Told, candidate: Candidate, killed: Value) -> Iterator[str]:
    """How the injured stand to the killed: "two dead, two wounded"; of those shot the dead are a part."""
    yield "killed>0" if killed[1] else "killed=0"
    if not killed[1]:
        return
    weak = candidate.mentions and all(told.mentions[i].weak for i in candidate.mentions)
    way = "weak" if weak else "strong"
    yield f"{way} and killed"
    beside = {
        told.sentences[i]
        for i, m in enumerate(told.mentions)
        if m.kind == "killed" and killed[0] in (m.number.low, m.number.counts_as.low)
    }
    if any(told.sentences[i] in beside for i in candidate.mentions):
        yield f"{way} beside killed"
    if candidate.value == killed:
        yield f"{way} as killed"
    if candidate.ways & {"one", "people"} and killed[1] > sum("killed" in person.kinds for person in told.people):
        yield "dead unnamed"


def _size(value: int) -> str:
    return next((f"to {limit}" for limit in _SIZES if value <= limit), "above")
