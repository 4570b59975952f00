"""How many were killed and hurt in the incident that a report is mainly about, from all its tolls.

Every figure that may be the answer is a candidate; readable features of each, weighted by the table toll_weights.toml, choose one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from alleged.records.document import Document
from alleged.records.mention import TollMention
from alleged.records.toll import TollKind
from alleged.resolve.persons import Person, persons

Value = tuple[int, int]
_VAGUE = frozenset({"several", "many", "plural"})
Weights = Mapping[str, float]


@dataclass(slots=True)
class Candidate:
    """A range that may be the answer, the mentions it stands on, and how it was come by."""

    value: Value
    ways: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A report's tolls with the sentence of each, and its single victims."""

    mentions: Sequence[TollMention]
    sentences: Sequence[int]
    people: Sequence[Person]
    length: int

    @staticmethod
    def of(document: Document, mentions: Sequence[TollMention]) -> "Told":
        starts = [first for first, _ in document.sentences]
        sentences = [bisect_right(starts, mention.trigger) - 1 for mention in mentions]
        single = [
            (i, sentences[i], mention)
            for i, mention in enumerate(mentions)
            if mention.victim is not None and mention.status in ("happened", "unknown") and not mention.background
        ]
        return Told(mentions, sentences, persons(single), len(document.sentences))


def candidates(told: Told, kind: TollKind, killed: Value = (0, 0)) -> list[Candidate]:
    """All values that may be the number killed, or injured with the number killed given; zero is always one."""
    made: dict[Value, Candidate] = {(0, 0): Candidate((0, 0), {"zero"})}

    def add(value: Value, way: str, mentions: Sequence[int]) -> None:
        if value[0] < 0 or value[1] < value[0]:
            return
        candidate = made.setdefault(value, Candidate(value))
        candidate.ways.add(way)
        candidate.mentions.extend(i for i in mentions if i not in candidate.mentions)

    figures: list[tuple[int, Value]] = []
    for i, mention in enumerate(told.mentions):
        if mention.kind != kind or mention.status not in ("happened", "unknown", "did not happen"):
            continue
        low, high = mention.number.counts_as.low, mention.number.counts_as.high
        low = low if low is not None else high
        high = high if high is not None else low
        if low is None or high is None:
            continue
        if mention.status == "did not happen":
            continue
        if mention.basis == "plural":
            add((low, high), "plural", [i])
        elif mention.basis == "none":
            add((0, 0), "none", [i])
        elif mention.basis == "figure":
            figures.append((i, (low, high)))
            way = "vague" if mention.number.rule in _VAGUE else "more" if mention.more else "part" if mention.scope == "part" else "figure"
            add((low, high), "shot" if mention.weak else way, [i])
            if mention.weak and killed[1] > 0:
                add((low - killed[1], high - killed[0]), "shot-killed", [i])
    dead = [person for person in told.people if "killed" in person.kinds]
    hurt = [person for person in told.people if "killed" not in person.kinds and "injured" in person.kinds]
    mine = dead if kind == "killed" else hurt
    if mine:
        add((len(mine), len(mine)), "people", [i for person in mine for i in person.mentions if told.mentions[i].kind == kind])
    add((1, 1), "one", [i for i, m in enumerate(told.mentions) if m.kind == kind and m.basis == "one" and m.status != "hypothetical"]) if any(
        m.kind == kind and m.basis == "one" for m in told.mentions
    ) else None
    for i, (low, high) in figures:
        if kind == "killed" and any(person.doer for person in dead):
            add((low + 1, high + 1), "figure+doer", [i])
        for j, (more_low, more_high) in figures:
            if told.mentions[j].more and j > i and told.mentions[i].kind == told.mentions[j].kind and not told.mentions[i].more:
                add((low + more_low, high + more_high), "figure+more", [i, j])
    for j, mention in enumerate(told.mentions):
        if mention.kind == kind and mention.more and mention.basis == "figure" and mine:
            low, high = mention.number.counts_as.low, mention.number.counts_as.high
            if low is not None and high is not None:
                for n in range(1, min(len(mine), 3) + 1):
                    add((low + n, high + n), f"more+{n}", [j])
    return list(made.values())


def features(told: Told, kind: TollKind, candidate: Candidate, others: Sequence[Candidate], killed: Value = (0, 0)) -> Iterator[str]:
    """What speaks for a candidate, as names of the weights."""
    value, mentions = candidate.value, [told.mentions[i] for i in candidate.mentions]
    for way in candidate.ways:
        yield f"way:{way}"
    if value == (0, 0):
        own = [m for m in told.mentions if m.kind == kind and m.status in ("happened", "unknown")]
        yield "zero:nothing told" if not own else "zero:something told"
        if own and all(m.weak for m in own):
            yield "zero:only weak"
        if own and all(m.basis == "plural" for m in own):
            yield "zero:only plural"
        if own and all(m.background for m in own):
            yield "zero:only background"
        if kind == "injured":
            yield "zero:somebody killed" if killed[1] else "zero:nobody killed"
            if own and all(m.weak for m in own) and killed[1]:
                yield "zero:only weak and killed"
            if own and not any(m.basis == "figure" for m in own):
                yield "zero:no figure"
        return
    yield f"size:{_size(value[1])}"
    if value[0] != value[1]:
        yield "wide"
    if len(mentions) >= 2:
        yield "told twice"
    if len(mentions) >= 4:
        yield "told often"
    at = [told.sentences[i] for i in candidate.mentions]
    first = min(at, default=told.length)
    leading = min(told.sentences, default=0)
    if first == leading:
        yield "in lead"
    yield f"at:{'start' if first <= 2 else 'early' if first <= 6 else 'late' if first <= 15 else 'end'}"
    for name, test in (("background", [m.background for m in mentions]), ("part", [m.scope == "part" for m in mentions]),
                       ("total", [m.scope == "cumulative" for m in mentions]), ("unsure", [m.status == "unknown" for m in mentions]),
                       ("more", [m.more for m in mentions]), ("weak", [m.weak for m in mentions])):
        if mentions and all(test):
            yield f"all {name}"
    figures = [c for c in others if c.ways & {"figure", "shot", "figure+more", "more"} and c.value != (0, 0)]
    if any(c.value[1] > value[1] for c in figures):
        yield "greater figure"
    if any(c.value[1] < value[1] for c in figures):
        yield "smaller figure"
    if any(c.value[1] > value[1] and "figure" in c.ways and min((told.sentences[i] for i in c.mentions), default=99) == leading for c in others):
        yield "greater figure in lead"
    people = next((c.value[0] for c in others if "people" in c.ways), 0)
    if candidate.ways & {"figure", "shot", "plural"} and people:
        yield f"people:{'same' if people == value[0] else 'fewer' if people < value[0] else 'more'}"
    if "people" in candidate.ways:
        yield f"people count:{_size(value[1])}"
        if any(c.value[1] > value[1] and "figure" in c.ways for c in others):
            yield "people below figure"
    if kind == "injured":
        yield from _beside_killed(told, candidate, killed)


def _beside_killed(told: Told, candidate: Candidate, killed: Value) -> Iterator[str]:
    yield "killed>0" if killed[1] else "killed=0"
    way = "weak" if candidate.mentions and all(told.mentions[i].weak for i in candidate.mentions) else "strong"
    if killed[1]:
        yield f"{way} and killed"
    where = {told.sentences[i] for i, m in enumerate(told.mentions) if m.kind == "killed" and killed[0] in (m.number.low, m.number.counts_as.low)}
    if killed[1] and any(told.sentences[i] in where for i in candidate.mentions):
        yield f"{way} beside killed"
    if killed[1] and candidate.value == killed:
        yield f"{way} as killed"
    if "one" in candidate.ways or "people" in candidate.ways:
        dead = [p for p in told.people if "killed" in p.kinds]
        if killed[1] > len(dead):
            yield "dead unnamed"


def _size(value: int) -> str:
    for limit in (1, 2, 3, 5, 10, 30, 100):
        if value <= limit:
            return f"to {limit}"
    return "above"


def score(names: Iterator[str], weights: Weights, kind: str) -> float:
    return sum(weights.get(f"{kind} {name}", 0.0) for name in names)
