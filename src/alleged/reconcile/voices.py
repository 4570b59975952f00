"""The actors of a reading as voices: the same key for the same one in every report, and the side that it speaks for."""

import re
from dataclasses import replace

from alleged.lexicon import actors as words_of
from alleged.lexicon.areas import load
from alleged.lexicon.folding import fold
from alleged.lexicon.nations import load as load_nations
from alleged.reconcile.account import Voice
from alleged.reconcile.posts import post
from alleged.reconcile.speaking import bodies, is_speaker, staff_of
from alleged.records.actor import Actor, ActorRef
from alleged.records.reading import Reading

_UNNAMED = frozenset({"unnamed", "people"})
_STATE = frozenset({"government", "military"})
_LINKS = frozenset({"the", "of", "for", "and", "its", "their"})
_SPELLINGS = {"defense": "defence", "defenses": "defences"}


_HELD = re.compile(r"\b([A-Z]\w+)-(?:held|run|controlled|occupied|ruled|administered|appointed|installed|backed|led)\b")


def voices(reading: Reading) -> dict[str, Voice]:
    """Every actor of a reading as a voice, by its id. Who speaks for a body has its body and side, and is known where it is."""
    bodies_of = bodies(reading)
    out = {actor.id: voice(actor, reading.report.id) for actor in reading.actors}
    for actor in reading.actors:
        body = bodies_of.get(actor.id)
        if body is not None:
            known = out.get(body.id) or voice(body, reading.report.id)
            out[actor.id] = _speaking(out[actor.id], known, is_speaker(actor))
        elif (where := staff_of(actor)) is not None:
            out[actor.id] = replace(out[actor.id], body=f"at {where}")
    return out


def _speaking(voice: Voice, body: Voice, speaker: bool) -> Voice:
    """A voice that is another's: a spokesman without a name says what his body says, and corroborates as it does."""
    return replace(voice, body=body.body, side=body.side or voice.side, named=voice.named or (speaker and body.named))


def voice(actor: Actor, report: str) -> Voice:
    """An actor as a voice. Unnamed ones and groups known by a description are one only within their report."""
    named = actor.kind not in _UNNAMED
    known = load_nations().organisation(actor.name)
    if actor.wikidata is not None:
        key = actor.wikidata
    elif named and known is not None:
        key = fold(known.names[0])
    elif named and any(c.isupper() for c in actor.name):
        key = fold(actor.name)
    else:
        key = f"{report}/{actor.id}"
    body = key
    if actor.kind in _STATE and actor.country is not None:
        body = f"{actor.country} {actor.kind} {fold(actor.name)}"
    ref = ActorRef(actor.id, actor.name)
    return Voice(key, ref, side(actor), body, named, actor.kind == "person", _office(actor), post(actor))


def _office(actor: Actor) -> str | None:
    """What an authority is, without its country: "Russia's Ministry of Defence" and "the Defense Ministry" are one office."""
    if actor.kind not in _STATE or actor.wikidata is not None:
        return None
    nations = load_nations()
    bare = _HELD.sub(" ", actor.name.replace("’s", "").replace("'s", "")).split(" in ")[0]
    words = {_SPELLINGS.get(w, w) for word in bare.split() if nations.any(word) is None for w in fold(word).split()}
    return " ".join(sorted(words - _LINKS)) or None


def side(actor: Actor) -> str | None:
    """The country or group that an actor belongs to, by name. Media and international bodies belong to none."""
    if actor.country is None and actor.kind in _STATE and (holder := _holder(actor.name)) is not None:
        return holder
    known = load_nations().organisation(actor.name) if actor.kind == "group" else None
    if known is not None:
        return known.names[0]  # an armed group is a side of its own in the country where it fights
    if actor.country is None:
        return actor.name if actor.kind == "group" and _is_proper(actor.name) else None
    if actor.kind == "organization":
        return None  # a charity or an outlet speaks for itself, wherever it sits
    return side_of(actor.country)


def side_of(country: str) -> str:
    """A country by name, from its code."""
    area = load().countries.get(country)
    return area.name if area is not None else country


def _is_proper(name: str) -> bool:
    """Whether a group has a name of its own: "Prosecutors" at a sentence's beginning is a noun."""
    words = name.split()
    if any(word[:1].isupper() for word in words[1:]):
        return True
    return words[0][:1].isupper() and words[-1].lower() not in words_of.load().nouns


def _holder(name: str) -> str | None:
    """The group that an authority is said to be run by: "the *Rebel*-run ministry", "the ministry in *Rebel*-held Ruthia"."""
    held = _HELD.search(name)
    known = load_nations().organisation(held[1]) if held is not None else None
    return known.names[0] if known is not None else held[1] if held is not None else None
