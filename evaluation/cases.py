"""The hand-made cases of evaluation/cases/: sentences with the reading that is expected of them, checked while loading.

The form is told in evaluation/cases/README.md; `case_score.py` compares a reading with it.
"""

import itertools
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from alleged.records.claim import Act, Certainty, ChannelKind, Form, Stance
from alleged.records.event import EventStatus, EventType
from alleged.records.incident import Headline
from alleged.records.place import PlaceRole
from alleged.records.toll import Scope, TollKind, VictimClass, Who
from evaluation.case_words import Days, Figure, NotationError, Pieces, alternatives, days, figures, located
from evaluation.paths import ROOT

CASES = ROOT / "evaluation" / "cases"
ANY = "-"
"""In the place of a value: it is not checked."""

Row = Mapping[str, Any]
Options = tuple[Pieces, ...]
"""Any of these is right."""
Values = frozenset[str]
"""Any of these is right; empty: not checked."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """An expected claim. None: not checked. `parent` holds letters, "-" for no parent."""

    letter: str
    source: Options
    cue: Options
    content: Options
    form: Values
    act: Values
    stance: Values
    certainty: Values
    optional: bool
    parent: Values | None
    disputes: tuple[str, ...] | None
    confirms: tuple[str, ...] | None
    hedges: tuple[Options, ...] | None
    described: tuple[Options, ...] | None
    channel: Options | None
    channel_kind: Values | None
    addressee: Options | None
    said: tuple[Days, ...] | None


@dataclass(frozen=True, slots=True)
class EventCase:
    """An expected event. None: not checked; an empty tuple of parties or words: none there."""

    types: Values
    status: Values
    trigger: Options
    actor: tuple[Options, ...] | None
    recipient: tuple[Options, ...] | None
    means: tuple[Options, ...] | None
    target: tuple[Options, ...] | None
    place: tuple[Options, ...] | None
    when: tuple[Days, ...] | None
    repeated: bool | None
    claim: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class TollCase:
    """An expected toll; `groups` are words, who they are, and how many."""

    words: Options
    kind: Values
    figures: tuple[Figure, ...]
    scope: Values
    victim_class: Values
    groups: tuple[tuple[Options, str, Figure], ...] | None
    claim: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class DateCase:
    """An expected calendar expression and the intervals that are right."""

    words: Options
    days: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """An expected mention of a place: its roles and countries (none: not checked)."""

    words: Options
    roles: Values
    countries: Values


@dataclass(frozen=True, slots=True)
class IncidentCase:
    """What is expected of the first incident; None or empty: not checked."""

    headline: Values
    types: Values
    place: str | None
    killed: tuple[Figure, ...]
    injured: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its expected reading. None: that list is not checked; empty: there is none."""

    id: str
    phenomenon: str
    published: str
    text: str
    claims: tuple[ClaimCase, ...] | None
    events: tuple[EventCase, ...] | None
    tolls: tuple[TollCase, ...] | None
    dates: tuple[DateCase, ...] | None
    places: tuple[PlaceCase, ...] | None
    incident: IncidentCase | None


class CaseError(ValueError):
    """Cases that do not hold together; one line for each thing that is wrong."""


def load(folder: Path = CASES) -> list[Case]:
    """All cases, file by file in the order of their names.

    Raises: CaseError naming every case that is wrong.
    """
    cases: list[Case] = []
    wrong: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
        for number, row in enumerate(rows, 1):
            try:
                cases.append(parse(row, path.stem))
            except (NotationError, KeyError, TypeError, AttributeError) as error:
                wrong.append(f"{path.name}: {row.get('id', f'case {number}')}: {error}")
    for case_id, found in itertools.groupby(sorted(case.id for case in cases)):
        if len(list(found)) > 1:
            wrong.append(f"{case_id}: two cases have this id")
    if wrong:
        raise CaseError("\n".join(wrong))
    return cases


def parse(row: Row, phenomenon: str) -> Case:
    """One case from its table.

    Raises: NotationError where words do not point at one place, or a value is not the contract's; KeyError where one is missing.
    """
    _known(row, "id published text claims events tolls dates places incident note")
    text = str(row["text"])
    days(row["published"])
    claims = _each(row, "claims", lambda one: _claim(one, text))
    letters = [claim.letter for claim in claims or ()]
    if len(set(letters)) != len(letters):
        raise NotationError("two claims have the same letter")
    case = Case(
        str(row["id"]),
        phenomenon,
        str(row["published"]),
        text,
        claims,
        _each(row, "events", lambda one: _event(one, text)),
        _each(row, "tolls", lambda one: _toll(one, text)),
        _mapped(row, "dates", lambda words, value: DateCase(_words(text, words), days(value))),
        _mapped(row, "places", lambda words, value: _place(text, words, value)),
        _incident(row["incident"], text) if "incident" in row else None,
    )
    _check_letters(case, {*letters, ANY})
    return case


def _claim(row: Row, text: str) -> ClaimCase:
    _known(
        row,
        "id source cue content is optional parent disputes confirms hedges described channel channel_kind addressee said",
    )
    form, act, stance, certainty = _meaning(row, Form, Act, Stance, Certainty)
    content = [row["content"]] if isinstance(row["content"], str) else row["content"]
    pieces = [alternatives(text, one) for one in content]
    return ClaimCase(
        str(row["id"]),
        _words(text, row["source"]),
        _words(text, row["cue"]),
        tuple(itertools.product(*pieces)),
        form,
        act,
        stance,
        certainty,
        bool(row.get("optional", False)),
        _given(row, "parent", lambda value: frozenset(value.split("|"))),
        _given(row, "disputes", tuple),
        _given(row, "confirms", tuple),
        _given(row, "hedges", lambda value: _list(text, value)),
        _given(row, "described", lambda value: _list(text, value)),
        _given(row, "channel", lambda value: _words(text, value)),
        _given(row, "channel_kind", lambda value: _values(value, ChannelKind)),
        _given(row, "addressee", lambda value: _words(text, value)),
        _given(row, "said", days),
    )


def _event(row: Row, text: str) -> EventCase:
    _known(row, "is trigger actor recipient means target place when repeated claim optional")
    types, status = _meaning(row, EventType, EventStatus)

    def parties(name: str) -> tuple[Options, ...] | None:
        return _given(row, name, lambda value: _list(text, value))

    return EventCase(
        types,
        status,
        _words(text, row["trigger"]),
        parties("actor"),
        parties("recipient"),
        parties("means"),
        parties("target"),
        parties("place"),
        _given(row, "when", days),
        _given(row, "repeated", bool),
        _given(row, "claim", str),
        bool(row.get("optional", False)),
    )


def _toll(row: Row, text: str) -> TollCase:
    _known(row, "words is scope class groups claim optional")
    kind, figure = _parts(row, 2)
    groups = []
    for words, value in row.get("groups", {}).items():
        who, how_many = (part.strip() for part in value.split(","))
        _values(who, Who)
        groups.append((_words(text, words), who, figures(how_many)[0]))
    return TollCase(
        _words(text, row["words"]),
        _values(kind, TollKind),
        figures(figure),
        _values(row.get("scope", ANY), Scope),
        _values(row.get("class", ANY), VictimClass),
        tuple(groups) if "groups" in row else None,
        _given(row, "claim", str),
        bool(row.get("optional", False)),
    )


def _place(text: str, words: str, value: str) -> PlaceCase:
    pairs = [one.split() for one in value.split("|")]
    countries = {pair[1] for pair in pairs if len(pair) > 1}
    for country in countries:
        if len(country) != 2 or not country.isupper():
            raise NotationError(f"{country!r} is no country of ISO 3166-1 alpha-2")
    return PlaceCase(_words(text, words), _values("|".join(pair[0] for pair in pairs), PlaceRole), frozenset(countries))


def _incident(row: Row, text: str) -> IncidentCase:
    _known(row, "headline type place killed injured")
    if "place" in row:
        located(text, row["place"])
    return IncidentCase(
        _values(row.get("headline", ANY), Headline),
        _values(row.get("type", ANY), EventType),
        row.get("place"),
        figures(row["killed"]) if "killed" in row else (),
        figures(row["injured"]) if "injured" in row else (),
    )


def _check_letters(case: Case, letters: set[str]) -> None:
    """Whether every letter that is named stands for a claim of the case."""
    named = {event.claim for event in case.events or () if event.claim is not None}
    named |= {toll.claim for toll in case.tolls or () if toll.claim is not None}
    for claim in case.claims or ():
        named |= (claim.parent or frozenset()) | set(claim.disputes or ()) | set(claim.confirms or ())
        if claim.letter in {*(claim.parent or ()), *(claim.disputes or ()), *(claim.confirms or ())}:
            raise NotationError(f"claim {claim.letter} names itself")
    if not named <= letters:
        raise NotationError(f"no claim {', '.join(sorted(named - letters))}")


def _words(text: str, words: str) -> Options:
    """Words as options; the empty string: nothing stands there."""
    return tuple((place,) for place in alternatives(text, words)) if words else ((),)


def _list(text: str, words: str | list[str]) -> tuple[Options, ...]:
    return tuple(_words(text, one) for one in ([words] if isinstance(words, str) else words))


def _meaning(row: Row, *kinds: object) -> tuple[Values, ...]:
    parts = _parts(row, len(kinds))
    return tuple(_values(part, kind) for part, kind in zip(parts, kinds, strict=True))


def _parts(row: Row, number: int) -> list[str]:
    parts = [part.strip() for part in row["is"].split(",")]
    if len(parts) != number:
        raise NotationError(f"{row['is']!r} has {len(parts)} parts, not {number}")
    return parts


def _values(value: str, kind: object) -> Values:
    if value == ANY:
        return frozenset()
    values = frozenset(value.split("|"))
    if unknown := values - set(get_args(kind)):
        raise NotationError(f"{', '.join(sorted(unknown))}: no such value in the contract")
    return values


def _known(row: Row, keys: str) -> None:
    if unknown := set(row) - set(keys.split()):
        raise NotationError(f"unknown keys: {', '.join(sorted(unknown))}")


def _given(row: Row, key: str, made: Callable[[Any], T]) -> T | None:
    return made(row[key]) if key in row else None


def _each(row: Row, key: str, made: Callable[[Row], T]) -> tuple[T, ...] | None:
    return tuple(made(one) for one in row[key]) if key in row else None


def _mapped(row: Row, key: str, made: Callable[[str, str], T]) -> tuple[T, ...] | None:
    return tuple(made(words, value) for words, value in row[key].items()) if key in row else None


def by_phenomenon(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """The cases of each file, by its name."""
    out: dict[str, list[Case]] = {}
    for case in cases:
        out.setdefault(case.phenomenon, []).append(case)
    return out
