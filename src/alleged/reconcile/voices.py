"""The actors of a reading as voices: the same key for the same one in every report, and the side that it speaks for."""

from alleged.lexicon.areas import load
from alleged.lexicon.folding import fold
from alleged.lexicon.nations import load as load_nations
from alleged.reconcile.account import Voice
from alleged.records.actor import Actor, ActorRef
from alleged.records.reading import Reading

_UNNAMED = frozenset({"unnamed", "people"})
_STATE = frozenset({"government", "military"})
_LINKS = frozenset({"the", "of", "for", "and", "its", "their"})
_SPELLINGS = {"defense": "defence", "defenses": "defences"}


def voices(reading: Reading) -> dict[str, Voice]:
    """Every actor of a reading as a voice, by its id."""
    return {actor.id: voice(actor, reading.report.id) for actor in reading.actors}


def voice(actor: Actor, report: str) -> Voice:
    """An actor as a voice. Unnamed ones and groups known by a description are one only within their report."""
    named = actor.kind not in _UNNAMED
    if actor.wikidata is not None:
        key = actor.wikidata
    elif named and any(c.isupper() for c in actor.name):
        key = fold(actor.name)
    else:
        key = f"{report}/{actor.id}"
    body = key
    if actor.kind in _STATE and actor.country is not None:
        body = f"{actor.country} {actor.kind} {fold(actor.name)}"
    return Voice(key, ActorRef(actor.id, actor.name), side(actor), body, named, actor.kind == "person", _office(actor))


def _office(actor: Actor) -> str | None:
    """What an authority is, without its country: "Russia's Ministry of Defence" and "the Defense Ministry" are one office."""
    if actor.kind not in _STATE or actor.wikidata is not None:
        return None
    nations = load_nations()
    bare = actor.name.replace("’s", "").replace("'s", "")
    words = {_SPELLINGS.get(w, w) for word in bare.split() if nations.any(word) is None for w in fold(word).split()}
    return " ".join(sorted(words - _LINKS)) or None


def side(actor: Actor) -> str | None:
    """The country or group that an actor belongs to, by name. Media and international bodies belong to none."""
    if actor.country is None:
        return actor.name if actor.kind == "group" and any(c.isupper() for c in actor.name) else None
    if actor.kind == "organization":
        return None  # a charity or an outlet speaks for itself, wherever it sits
    return side_of(actor.country)


def side_of(country: str) -> str:
    """A country by name, from its code."""
    area = load().countries.get(country)
    return area.name if area is not None else country
