"""A reading against a hand-made case, field by field; figures by phenomenon and by field.

A list is scored as F1 (what is expected and found, one to one), the rest as the share that is right of those found. What a case
calls optional is neither missed nor wrong; a list that a case leaves out is not looked at.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from evaluation.calibration import expected_error
from evaluation.case_words import Days, Figure, Pieces, jaccard, word_set
from evaluation.cases import ANY, Case, ClaimCase, EventCase, Options, TollCase, load
from evaluation.paths import out
from evaluation.rows import Row

SOURCE = 0.5
"""Jaccard over words from which a source is right. Source: score/example.py."""
CONTENT = 0.8
"""Jaccard over words from which a content is right. Source: the same."""
LISTS = ("claims", "said", "events", "tolls", "dates", "places", "incident")
MEASURED = LISTS  # "said" are the days of claims

T = TypeVar("T")


@dataclass
class Tally:
    """Counts by `(phenomenon, field, "right" | "gold" | "got")` (shares have no "got"), what went wrong, in words, and by list
    `(confidence, right)` of what was found and is not optional."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)

    def listed(self, case: Case, name: str, *, right: int, gold: int, got: int) -> None:
        """Count a list's items."""
        for what, number in (("right", right), ("gold", gold), ("got", got)):
            self.counts[case.phenomenon, name, what] += number

    def share(self, case: Case, name: str, ok: bool, expected: object, found: object) -> None:
        """Count one value that is right or wrong."""
        self.counts[case.phenomenon, name, "gold"] += 1
        self.counts[case.phenomenon, name, "right"] += ok
        if not ok:
            self.wrong.append(f"{case.id} {name}: expected {expected}, found {found}")

    def judged(self, name: str, found: Sequence[Row], right: Collection[int], free: Collection[int]) -> None:
        """Note how sure the reader was of what it found, and what is right, by identity; `free` is optional."""
        kept = (one for one in found if id(one) not in free)
        self.sure.setdefault(name, []).extend((float(one.get("confidence") or 0.0), id(one) in right) for one in kept)

    def figures(self) -> dict[str, float]:
        """In per cent, one decimal: "cases denials claims" a file's, "cases claims" over all."""
        summed = self.counts.copy()
        for (_, name, what), number in self.counts.items():
            summed["", name, what] += number
        measured = {}
        for phenomenon, name in sorted({key[:2] for key in summed}):
            right, gold, got = (summed[phenomenon, name, what] for what in ("right", "gold", "got"))
            listed = (phenomenon, name, "got") in summed
            whole = (gold + got) / 2 if listed else gold
            if whole:
                measured[" ".join(filter(None, ("cases", phenomenon, name)))] = round(100 * right / whole, 1)
        return measured | {f"cases {name} calibration error": expected_error(sure) for name, sure in self.sure.items()}


@dataclass(frozen=True)
class _Look:
    """A case, its reading, and how spans become words."""

    case: Case
    reading: Row
    tally: Tally
    measured: Collection[str]

    def words(self, value: Any) -> frozenset[int]:
        """The words under a span, a list of spans, or nothing."""
        spans = value if isinstance(value, list) else [value] if value else []
        return word_set(self.case.text, tuple((span["start"], span["end"]) for span in spans))

    def best(self, options: Options, found: Any) -> float:
        """The best Jaccard of any option with what was found."""
        got = self.words(found)
        return max(jaccard(word_set(self.case.text, option), got) for option in options)

    def touches(self, options: Options, found: Any) -> bool:
        """Whether an option shares a word with what was found; an option of nothing: nothing was found."""
        got = self.words(found)
        return any(bool(want & got) or (not want and not got) for want in self._sets(options))

    def _sets(self, options: Options) -> Iterable[frozenset[int]]:
        return (word_set(self.case.text, option) for option in options)

    def told(self, options: Sequence[Pieces]) -> str:
        """An option's words."""
        return " | ".join(" + ".join(self.case.text[a:b] for a, b in option) or "nothing" for option in options)


def score(cases: Sequence[Case], readings: Sequence[Row], measured: Collection[str] = LISTS) -> Tally:
    """Readings (in the contract's form) against their cases, in the same order; only the lists in `measured`."""
    tally = Tally()
    for case, reading in zip(cases, readings, strict=True):
        look = _Look(case, reading, tally, measured)
        found = _claims(look) if "claims" in measured and case.claims is not None else {}
        if "events" in measured and case.events is not None:
            _events(look, case.events, found)
        if "tolls" in measured and case.tolls is not None:
            _tolls(look, case.tolls, found)
        if "dates" in measured:
            _dates(look)
        if "places" in measured:
            _places(look)
        if "incident" in measured:
            _incident(look)
    return tally


def _paired(
    gold: Sequence[T], got: Sequence[Row], fit: Callable[[T, Row], float], optional: Callable[[T], bool]
) -> tuple[list[tuple[T, Row]], int, int]:
    """Pairs one to one by falling fit (0: none), the number expected, and the number found; what is optional is in neither."""
    fits = [(fit(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(got)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(fits, key=lambda one: (-one[0], one[1], one[2])):
        if value > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    free = {j for i, j in pairs.items() if optional(gold[i])}
    return (
        [(gold[i], got[j]) for i, j in sorted(pairs.items())],
        sum(not optional(g) for g in gold),
        len(got) - len(free),
    )


def _claims(look: _Look) -> dict[str, str]:
    """Score the claims; gives the reading's ids by the letters of those that are right."""

    def fit(gold: ClaimCase, got: Row) -> float:
        source, cue, content = (look.best(getattr(gold, role), got[role]) for role in ("source", "cue", "content"))
        touching = look.touches(gold.content, got["content"]) or (got["cue"] and look.touches(gold.cue, got["cue"]))
        return content + source / 2 + cue / 4 if touching else 0.0

    case, tally = look.case, look.tally
    gold, got = case.claims or (), look.reading["claims"]
    pairs, expected, found = _paired(gold, got, fit, lambda one: one.optional)
    right: list[tuple[ClaimCase, Row]] = []
    for one, claim in pairs:
        source = look.best(one.source, claim["source"]) >= SOURCE
        content = look.best(one.content, claim["content"]) >= CONTENT
        if not one.optional:
            tally.share(
                case, "claim source", source, look.told(one.source), claim["source"] and claim["source"]["text"]
            )
            said = " + ".join(span["text"] for span in claim["content"])
            tally.share(case, "claim content", content, look.told(one.content), said)
        if source and content:
            right.append((one, claim))
    counted = sum(not one.optional for one, _ in right)
    tally.listed(case, "claims", right=counted, gold=expected, got=found)
    paired = {one.letter for one, _ in pairs}
    tally.wrong += [
        f"{case.id} claim missing: {look.told(one.source)} / {look.told(one.cue)} / {look.told(one.content)}"
        for one in gold
        if not one.optional and one.letter not in paired
    ]
    used = {claim["id"] for _, claim in pairs}
    for claim in got:
        if claim["id"] not in used:
            cue = claim["cue"]["text"] if claim["cue"] else "narrated"
            tally.wrong.append(
                f"{case.id} claim not expected: {cue}: {' + '.join(s['text'] for s in claim['content'])}"
            )
    ids = {one.letter: str(claim["id"]) for one, claim in right}
    for one, claim in right:
        if not one.optional:
            _claim_values(look, one, claim, ids)
    return ids


def _claim_values(look: _Look, one: ClaimCase, claim: Row, ids: dict[str, str]) -> None:
    case, tally = look.case, look.tally
    for name in ("form", "act", "stance", "certainty"):
        wanted = getattr(one, name)
        if wanted:
            tally.share(
                case, f"claim {name}", claim[name] in wanted, f"{one.letter} {'|'.join(sorted(wanted))}", claim[name]
            )
    if one.cue != ((),) or claim["cue"]:
        ok = look.best(one.cue, claim["cue"]) >= SOURCE
        tally.share(case, "claim cue", ok, look.told(one.cue), claim["cue"] and claim["cue"]["text"])
    if one.parent is not None:
        wanted = {None if letter == ANY else ids.get(letter, "not found") for letter in one.parent}
        tally.share(
            case, "claim parent", claim["parent"] in wanted, f"{one.letter} in {'|'.join(one.parent)}", claim["parent"]
        )
    for name in ("disputes", "confirms"):
        letters = getattr(one, name)
        if letters is not None:
            named = {ids[letter] for letter in letters if letter in ids}
            ok = bool(named & set(claim[name])) if letters else not claim[name]
            tally.share(case, f"claim {name}", ok, f"{one.letter} {name} {list(letters)}", claim[name])
    events = [e for e in look.reading["events"] if e["claim"] == claim["id"]]
    hedges = [span for holder in (claim, *events) for span in holder["hedges"]]
    for name, wanted, spans in (("hedges", one.hedges, hedges), ("described", one.described, claim["described"])):
        if wanted is not None:
            ok = all(look.touches(options, spans) for options in wanted)
            tally.share(case, f"claim {name}", ok, [look.told(o) for o in wanted], [span["text"] for span in spans])
    for name in ("channel", "addressee"):
        options = getattr(one, name)
        if options is not None:
            tally.share(case, f"claim {name}", look.touches(options, claim[name]), look.told(options), claim[name])
    if one.channel_kind and claim["channel"]:
        kind = claim["channel"]["kind"]
        tally.share(case, "claim channel kind", kind in one.channel_kind, "|".join(sorted(one.channel_kind)), kind)
    if one.said is not None and "said" in look.measured:
        tally.share(case, "claim said", _days(claim["said"]) in one.said, one.said, _days(claim["said"]))


def _events(look: _Look, gold: Sequence[EventCase], ids: dict[str, str]) -> None:
    case, tally = look.case, look.tally

    def fit(one: EventCase, event: Row) -> float:
        if not look.touches(one.trigger, event["trigger"]) or event["type"] not in one.types:
            return 0.0
        return look.best(one.trigger, event["trigger"])

    pairs, expected, found = _paired(gold, look.reading["events"], fit, lambda one: one.optional)
    tally.listed(case, "events", right=sum(not one.optional for one, _ in pairs), gold=expected, got=found)
    paired = {id(one) for one, _ in pairs}
    tally.wrong += [
        f"{case.id} event missing: {'|'.join(sorted(one.types))} {look.told(one.trigger)}"
        for one in gold
        if not one.optional and id(one) not in paired
    ]
    used = {id(event) for _, event in pairs}
    tally.judged("events", look.reading["events"], used, {id(event) for one, event in pairs if one.optional})
    tally.wrong += [
        f"{case.id} event not expected: {event['type']} {event['trigger']['text']}"
        for event in look.reading["events"]
        if id(event) not in used
    ]
    for one, event in pairs:
        if one.optional:
            continue
        trigger = look.told(one.trigger)
        if one.status:
            wanted = f"{trigger} {'|'.join(sorted(one.status))}"
            tally.share(case, "event status", event["status"] in one.status, wanted, event["status"])
        places = [look.reading["places"][event["place"]]] if event["place"] is not None else []
        filled = {name: event[name] for name in ("actor", "recipient")} | {"place": places}
        filled |= {name: [event[name]] if event[name] else [] for name in ("means", "target")}
        for name, spans in filled.items():
            wanted_words = getattr(one, name)
            if wanted_words is not None:
                ok = all(look.touches(o, spans) for o in wanted_words) if wanted_words else not spans
                told = f"{trigger}: {[look.told(o) for o in wanted_words]}"
                tally.share(case, f"event {name}", ok, told, [span["text"] for span in spans])
        if one.when is not None:
            tally.share(
                case, "event day", _days(event["when"]) in one.when, f"{trigger} {one.when}", _days(event["when"])
            )
        if one.repeated is not None:
            tally.share(case, "event repeated", event["repeated"] == one.repeated, trigger, event["repeated"])
        if one.claim in ids:
            tally.share(
                case, "event claim", event["claim"] == ids[one.claim], f"{trigger} in {one.claim}", event["claim"]
            )


def _tolls(look: _Look, gold: Sequence[TollCase], ids: dict[str, str]) -> None:
    case, tally = look.case, look.tally

    def bounds(row: Row, figures: Sequence[Figure]) -> bool:
        return any((row["low"], row["high"]) == (figure.low, figure.high) for figure in figures)

    def fit(one: TollCase, toll: Row) -> float:
        ok = look.touches(one.words, toll) and toll["kind"] in one.kind and bounds(toll, one.figures)
        return look.best(one.words, toll) if ok else 0.0

    pairs, expected, found = _paired(gold, look.reading["tolls"], fit, lambda one: one.optional)
    tally.listed(case, "tolls", right=sum(not one.optional for one, _ in pairs), gold=expected, got=found)
    paired = {id(one) for one, _ in pairs}
    tally.wrong += [
        f"{case.id} toll missing: {look.told(one.words)} {'|'.join(sorted(one.kind))}"
        for one in gold
        if not one.optional and id(one) not in paired
    ]
    used = {id(toll) for _, toll in pairs}
    tally.judged("tolls", look.reading["tolls"], used, {id(toll) for one, toll in pairs if one.optional})
    tally.wrong += [
        f"{case.id} toll not expected: {toll['text']} {toll['kind']} {toll['low']}..{toll['high']}"
        for toll in look.reading["tolls"]
        if id(toll) not in used
    ]
    for one, toll in pairs:
        if one.optional:
            continue
        told = look.told(one.words)
        if any(figure.low == figure.high for figure in one.figures):
            about = any(figure.approximate for figure in one.figures)
            tally.share(case, "toll approximate", toll["approximate"] == about, f"{told} {about}", toll["approximate"])
        for name, wanted in (("scope", one.scope), ("victim_class", one.victim_class)):
            if wanted:
                tally.share(
                    case, f"toll {name}", toll[name] in wanted, f"{told} {'|'.join(sorted(wanted))}", toll[name]
                )
        for words, who, figure in one.groups or ():
            ok = any(
                look.touches(words, group) and group["who"] == who and bounds(group, [figure])
                for group in toll["groups"]
            )
            tally.share(case, "toll groups", ok, look.told(words), [group["text"] for group in toll["groups"]])
        if one.claim in ids:
            tally.share(case, "toll claim", toll["claim"] == ids[one.claim], f"{told} in {one.claim}", toll["claim"])


def _dates(look: _Look) -> None:
    """ "dates found": any overlap; "dates": the interval too."""
    case, got = look.case, look.reading["dates"]
    if case.dates is None:
        return
    pairs, gold, found = _paired(case.dates, got, lambda one, date: look.best(one.words, date), lambda one: False)
    look.tally.listed(case, "dates found", right=len(pairs), gold=gold, got=found)
    right = [_days(date) in one.days for one, date in pairs]
    look.tally.listed(case, "dates", right=sum(right), gold=gold, got=found)
    for (one, date), ok in zip(pairs, right, strict=True):
        if not ok:
            look.tally.wrong.append(f"{case.id} date {look.told(one.words)}: expected {one.days}, found {_days(date)}")
    paired = {id(one) for one, _ in pairs}
    look.tally.wrong += [f"{case.id} date missing: {look.told(o.words)}" for o in case.dates if id(o) not in paired]


def _places(look: _Look) -> None:
    """Found by any overlap; an adjective that is not expected counts nothing (adjectives of invented states are open)."""
    case, got = look.case, look.reading["places"]
    if case.places is None:
        return
    pairs, gold, _ = _paired(case.places, got, lambda one, place: look.best(one.words, place), lambda one: False)
    used = {id(place) for _, place in pairs}
    extra = [place for place in got if id(place) not in used and place["role"] != "adjective"]
    look.tally.listed(case, "places", right=len(pairs), gold=gold, got=len(pairs) + len(extra))
    look.tally.wrong += [f"{case.id} place not expected: {place['text']}" for place in extra]
    paired = {id(one) for one, _ in pairs}
    look.tally.wrong += [f"{case.id} place missing: {look.told(o.words)}" for o in case.places if id(o) not in paired]
    for one, place in pairs:
        told = look.told(one.words)
        look.tally.share(case, "place role", place["role"] in one.roles, f"{told} {sorted(one.roles)}", place["role"])
        if one.countries:
            ok = place["country"] in one.countries
            look.tally.share(case, "place country", ok, f"{told} {sorted(one.countries)}", place["country"])


def _incident(look: _Look) -> None:
    case, wanted = look.case, look.case.incident
    if wanted is None:
        return
    got = (look.reading["incidents"] or [{}])[0]
    for name, values in (("headline", wanted.headline), ("type", wanted.types)):
        if values:
            look.tally.share(case, f"incident {name}", got.get(name) in values, sorted(values), got.get(name))
    if wanted.place:
        found = (got.get("place") or {}).get("name")
        look.tally.share(case, "incident place", found == wanted.place, wanted.place, found)
    for name, figures in (("killed", wanted.killed), ("injured", wanted.injured)):
        if figures:
            given = got.get(name) or {}
            bounds = (given.get("low"), given.get("high"))
            ok = any(bounds == (figure.low, figure.high) for figure in figures)
            look.tally.share(case, f"incident {name}", ok, figures, bounds)


def _days(row: Row | None) -> Days:
    """An interval of a reading; None where the day is not known."""
    return (row["from"], row["to"]) if row and row["from"] and row["to"] else None


def read(cases: Sequence[Case]) -> list[Row]:
    """The readings of these cases by this tree's reader."""
    from evaluation.reading import read_reports

    return read_reports([{"id": c.id, "published": c.published, "text": c.text} for c in cases], "cases")


def figures(measured: Collection[str] = MEASURED) -> tuple[dict[str, float], list[str]]:
    """All figures of the lists in `measured`, and lines to print; what went wrong goes to evaluation/out/cases.txt."""
    cases = load()
    tally = score(cases, read(cases), measured)
    out("cases.txt").write_text("\n".join(tally.wrong) + "\n", encoding="utf-8")
    made = tally.figures()
    phenomena = sorted({case.phenomenon for case in cases})
    names = [name.removeprefix("cases ") for name in made if name.removeprefix("cases ").split()[0] not in phenomena]
    lines = [f"{len(cases)} hand-made cases, in per cent (what went wrong: evaluation/out/cases.txt):"]
    for name in names:
        rows = [f"{p} {made[f'cases {p} {name}']:g}" for p in phenomena if f"cases {p} {name}" in made]
        lines.append(f"  {name} {made[f'cases {name}']:g} ({', '.join(rows)})")
    return made, lines
