"""What a person says a field holds: checked, and in the form that judgements keep."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, get_args

from alleged.errors import LedgerError
from alleged.ledger import spans
from alleged.ledger.correcting import FIELDS
from alleged.ledger.spans import SPANS
from alleged.lexicon.folding import fold
from alleged.records import Act, Claim, Event, EventStatus, EventType, IncidentPlace, Place, Reading, Stance, Toll
from alleged.records.actor import ActorKind
from alleged.records.place import PlacePrecision
from alleged.records.toll import Scope, TollKind

Find = Callable[[str], tuple[IncidentPlace, ...]]
"""The places of a name."""

_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("toll", "kind"): get_args(TollKind),
    ("toll", "scope"): get_args(Scope),
    ("event", "type"): get_args(EventType),
    ("event", "status"): get_args(EventStatus),
    ("claim", "stance"): get_args(Stance),
    ("claim", "act"): get_args(Act),
}
_FIGURE = re.compile(r"(?P<low>\d*)(?P<to>\s*(?:-|–|to)\s*)?(?P<high>\d*)")
_NONE = ("null", "none", "unknown", "open")
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Given:
    """Where a value is about to be judged: the thing itself, its reading, the report's text, and how places are looked up."""

    kind: str
    thing: Claim | Event | Toll
    reading: Reading
    text: str = ""
    find: Find = lambda _: ()


def check_field(kind: str, name: str) -> None:
    """Raises: LedgerError where such a thing has no such field."""
    if name not in FIELDS[kind]:
        raise LedgerError(f"{_a(kind)} has no field {name!r} that can be judged; it has {', '.join(FIELDS[kind])}")


def value_of(given: Given, name: str, words: str) -> Any:
    """The value that these words say, as judgements keep it.

    Raises: LedgerError where the field takes no such value.
    """
    check_field(given.kind, name)
    if name == "whole":
        raise LedgerError("'whole' takes no --value: right says that it counts, wrong that it does not")
    choices = _CHOICES.get((given.kind, name))
    if choices is not None:
        found = next((choice for choice in choices if choice.lower() == words.strip().lower()), None)
        if found is None:
            raise LedgerError(f"{words!r} is no {name} of {_a(given.kind)}; say one of {', '.join(choices)}")
        return found
    if name in SPANS:
        return _words(given, name, words.strip())
    return _PARSED[name](given, words.strip())


def value_held(given: Given, name: str) -> Any:
    """The value that the field has now, in the same form."""
    check_field(given.kind, name)
    thing = given.thing
    if name in SPANS:
        return spans.held(thing, name)
    if isinstance(thing, Toll):
        return {"low": thing.low, "high": thing.high} if name == "figure" else getattr(thing, name, None)
    if isinstance(thing, Event) and name == "place":
        return None if thing.place is None else _place(given.reading.places[thing.place])
    if isinstance(thing, Event) and name == "when":
        when = thing.when
        return None if when is None else {"from": when.from_, "to": when.to, "precision": when.precision}
    if isinstance(thing, Claim) and name == "source":
        actor = next((a for a in given.reading.actors if a.id in thing.actors), None)
        return None if actor is None else {key: getattr(actor, key) for key in ("name", "kind", "country", "wikidata")}
    return getattr(thing, name, None)


def _number(words: str) -> int | None:
    if words.lower() in _NONE:
        return None
    if not words.isdecimal():
        raise LedgerError(f"{words!r} is no figure; say a whole number, or null where it is open")
    return int(words)


def _low(given: Given, words: str) -> int | None:
    low, high = _number(words), getattr(given.thing, "high", None)
    _in_order(low, high)
    return low


def _high(given: Given, words: str) -> int | None:
    high, low = _number(words), getattr(given.thing, "low", None)
    _in_order(low, high)
    return high


def _in_order(low: int | None, high: int | None) -> None:
    if low is not None and high is not None and low > high:
        raise LedgerError(
            f"low would be {low} and high {high}; say both at once, as in --field figure --value {low}-{low}"
        )


def _figure(_: Given, words: str) -> dict[str, int | None]:
    found = _FIGURE.fullmatch(words)
    if found is None or not (found["low"] or found["high"]):
        raise LedgerError(f"{words!r} is no figure; say 14, 14-20, 14- (at least) or -20 (at most)")
    low = int(found["low"]) if found["low"] else None
    high = int(found["high"]) if found["high"] else None if found["to"] else low
    if low is not None and high is not None and low > high:
        raise LedgerError(f"{words!r}: the lower number comes first")
    return {"low": low, "high": high}


def _when(_: Given, words: str) -> dict[str, str] | None:
    if words.lower() in _NONE:
        return None
    first, _sep, last = words.partition("/")
    try:
        begins, ends = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise LedgerError(
            f"{words!r} is no day; say YYYY-MM-DD, or YYYY-MM-DD/YYYY-MM-DD, first and last day"
        ) from None
    if ends < begins:
        raise LedgerError(f"{words!r}: the first day comes first")
    precision = "day" if begins == ends else "range"
    return {"from": begins.isoformat(), "to": (ends + timedelta(days=1)).isoformat(), "precision": precision}


def _where(given: Given, words: str) -> dict[str, Any] | None:
    if words.lower() in _NONE:
        return None
    if words.startswith("{"):
        return _place_of(_object(words, "place"))
    own = [p for p in given.reading.places if words == str(p.geonameid) or fold(words) == fold(p.name or p.text)]
    named = [p for p in own if p.lat is not None]
    found = {(p["geonameid"], p["lat"], p["lon"]): p for p in map(_place, named)}
    if not found and not words.isdecimal():
        found = {
            (p.geonameid, p.lat, p.lon): {f.name: getattr(p, f.name) for f in fields(p)} for p in given.find(words)
        }
    if len(found) == 1:
        return next(iter(found.values()))
    form = '\'{"name": "...", "lat": 48.7, "lon": 37.6}\''
    if not found:
        raise LedgerError(f"there is no place {words!r} in the report or the gazetteer; say it as {form}")
    shown = "; ".join(json.dumps(one, ensure_ascii=False) for one in list(found.values())[:_SHOWN])
    raise LedgerError(f"there are {len(found)} places {words!r}; say one of them whole: {shown}")


def _place_of(told: Mapping[str, Any]) -> dict[str, Any]:
    plain = {"geonameid": None, "lat": None, "lon": None, "country": None, "admin1": None, "precision": "town"}
    odd = sorted(set(told) - {*plain, "name"})
    if odd or not isinstance(told.get("name"), str):
        raise LedgerError(f"a place has a name, and may have {', '.join(plain)}; not {', '.join(odd) or 'no name'}")
    made = {**plain, **told}
    for key, kinds in (
        ("geonameid", int),
        ("lat", (int, float)),
        ("lon", (int, float)),
        ("country", str),
        ("admin1", str),
    ):
        if made[key] is not None and (not isinstance(made[key], kinds) or isinstance(made[key], bool)):
            raise LedgerError(f"a place's {key} cannot be {made[key]!r}")
    if made["geonameid"] is None and (made["lat"] is None or made["lon"] is None):
        raise LedgerError("a place needs a geonameid, or lat and lon (degrees north and east)")
    if made["precision"] not in get_args(PlacePrecision):
        raise LedgerError(f"a place's precision is one of {', '.join(get_args(PlacePrecision))}")
    return made


def _source(given: Given, words: str) -> dict[str, Any] | None:
    if words.lower() in _NONE:
        return None
    if words.startswith("{"):
        told = _object(words, "source")
        plain = {"country": None, "wikidata": None}
        if not {"name", "kind"} <= set(told) <= {"name", "kind", *plain}:
            raise LedgerError("a source has a name and a kind, and may have country and wikidata")
        if told["kind"] not in get_args(ActorKind) or not all(v is None or isinstance(v, str) for v in told.values()):
            raise LedgerError(f"a source's kind is one of {', '.join(get_args(ActorKind))}; all of it is text")
        return {**plain, **told}
    actor = next((actor for actor in given.reading.actors if fold(actor.name) == fold(words)), None)
    if actor is None:
        form = json.dumps({"name": words, "kind": "person"}, ensure_ascii=False)
        raise LedgerError(
            f"the report names no {words!r}; say what that is too, as in --value '{form}' "
            f"(kinds: {', '.join(get_args(ActorKind))})"
        )
    return {key: getattr(actor, key) for key in ("name", "kind", "country", "wikidata")}


def _words(given: Given, name: str, words: str) -> spans.Pieces | None:
    thing = given.thing
    if isinstance(thing, Claim):
        own = (thing.cue, *thing.content, thing.source)
    else:
        own = (thing.trigger,) if isinstance(thing, Event) else (thing,)
    near = next((span.start for span in own if span is not None), 0)
    held = spans.held(thing, name)
    return spans.told(name, words, given.text, held[0]["start"] if held else near)


def _object(words: str, what: str) -> dict[str, Any]:
    try:
        told = json.loads(words)
    except ValueError as error:
        raise LedgerError(f"the {what} is no JSON: {error}") from None
    return dict(told)


def _place(place: Place) -> dict[str, Any]:
    keys = ("geonameid", "lat", "lon", "country", "admin1", "precision")
    return {"name": place.name or place.text, **{key: getattr(place, key) for key in keys}}


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


_PARSED: dict[str, Callable[[Given, str], Any]] = {
    "low": _low,
    "high": _high,
    "figure": _figure,
    "place": _where,
    "when": _when,
    "source": _source,
}
