"""Whom somebody speaks for: "a spokesman for the ministry" is the ministry's voice, "the coalition's panel" the coalition's."""

from collections.abc import Iterator, Mapping, Sequence

from alleged.lexicon import actors as words_of
from alleged.lexicon.folding import fold
from alleged.lexicon.nations import load as nations_of
from alleged.records.actor import Actor
from alleged.records.reading import Reading

_BODIES = frozenset({"government", "military", "organization", "group"})
_LINKS = frozenset({"for", "of", "at", "from", "with", "to"})
_FOR = frozenset({"for", "of", "at", "from", "with"})
_ENDS = frozenset({"who", "whom", "that", "which", "in", "on"})
_OWNERS = frozenset({"its", "their"})
_SMALL = frozenset("a an the senior top chief official press main deputy another one of and".split())
_DEPTH = 3
"""Steps from one that speaks to whom it speaks for: the head of the panel of the coalition."""


def bodies(reading: Reading) -> dict[str, Actor]:
    """By actor id the body for which an actor speaks, the outermost one; none for those who speak for themselves."""
    look = _Look(reading.actors)
    found: dict[str, Actor] = {}
    for actor in reading.actors:
        body = look.body(actor)
        if body is not None:
            found[actor.id] = body
    found |= _bare(reading, found)
    return {actor: _outermost(body, found) for actor, body in found.items()}


def is_speaker(actor: Actor) -> bool:
    """Whether an actor is one that says what the body says and not what he himself holds: a spokesman, its head."""
    words = words_of.load()
    nouns = {w.lower().strip(",.") for w in (actor.role or actor.name).split()}
    return actor.kind in ("unnamed", "person") and not nouns.isdisjoint(words.speakers | words.heads)


def staff_of(actor: Actor) -> str | None:
    """Where one without a name works who tells what is counted there: "a doctor at *the town's hospital*"."""
    words = actor.name.split()
    at = next((i for i, word in enumerate(words) if word.lower() in _LINKS), None)
    if actor.kind != "unnamed" or not at or words[at - 1].lower() not in words_of.load().staff:
        return None
    where = words[at + 1 :]
    known = bool(where) and (where[0].lower() == "the" or any("'s" in w or "’s" in w or w[:1].isupper() for w in where))
    return fold(" ".join(where)) if known else None


def _outermost(body: Actor, found: Mapping[str, Actor]) -> Actor:
    for _ in range(_DEPTH):
        if body.id not in found or found[body.id].id == body.id:
            break
        body = found[body.id]
    return body


def _bare(reading: Reading, found: Mapping[str, Actor]) -> dict[str, Actor]:
    """Spokesmen of whom nothing is said: they speak for the body that spoke last before them."""
    actors = {actor.id: actor for actor in reading.actors}
    out: dict[str, Actor] = {}
    last: Actor | None = None
    for claim in sorted((c for c in reading.claims if c.cue is not None), key=lambda c: c.cue.start if c.cue else 0):
        who = [actors[a] for a in claim.actors if a in actors]
        for actor in who:
            words = {w.lower() for w in actor.name.split()} - _SMALL
            if actor.kind == "unnamed" and actor.id not in found and words and words <= words_of.load().speakers:
                if last is not None:
                    out.setdefault(actor.id, last)
            elif actor.kind in _BODIES:
                last = actor
            elif actor.id in found:
                last = found[actor.id]
    return out


class _Look:
    """The bodies of one reading, found again by their words."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._bodies = [actor for actor in actors if actor.kind in _BODIES]
        self._words = {actor.id: _words(actor) for actor in self._bodies}

    def body(self, actor: Actor) -> Actor | None:
        """For whom an actor speaks by its own words."""
        texts = tuple(dict.fromkeys((actor.name, actor.role or "", *(m.text for m in actor.mentions))))
        every = [whose for text in texts for whose in _whose(actor, text) if whose]
        if actor.kind in _BODIES:  # a country's ministry speaks for itself
            every = [whose for whose in every if not all(nations_of().any(w) for w in whose)]
        found = (self._named(whose, actor) for whose in every)
        tabled = (_tabled(" ".join(whose)) for whose in every)
        return next((b for b in found if b is not None), None) or next((b for b in tabled if b is not None), None)

    def _named(self, whose: Sequence[str], actor: Actor) -> Actor | None:
        """The body that these words mean: one named inside the actor's own words, else the last one of such a name before it."""
        if len(whose) == 1 and whose[0].lower() in _OWNERS:
            return self._inside(actor, whose)
        wanted = {fold(w) for w in whose} - _SMALL
        loose = words_of.load().loose
        wanted = (wanted - loose) or wanted
        lands = {fold(w) for w in whose if nations_of().any(w) is not None}
        fits = [b for b in self._bodies if b.id != actor.id and wanted and wanted <= self._words[b.id]]
        if wanted <= lands:  # "an Israeli spokesman" speaks for the state and not for its navy
            fits = [b for b in fits if all(nations_of().any(w) or fold(w) in loose for w in _bare_name(b).split())]
        start = actor.mentions[0].end if actor.mentions else 0
        before = [b for b in fits if any(m.start < start for m in b.mentions)]
        return max(before or fits, key=lambda b: _last_before(b, start), default=None)

    def _inside(self, actor: Actor, whose: Sequence[str]) -> Actor | None:
        """The body whose pronoun stands in the actor's words: "*its* director"."""
        own = [
            (b, m.start)
            for b in self._bodies
            if b.id != actor.id
            for m in b.mentions
            if m.text.lower() == whose[0].lower()
        ]
        return next((b for b, at in own if any(m.start <= at < m.end for m in actor.mentions)), None)


def _whose(actor: Actor, text: str) -> Iterator[list[str]]:
    """The words for whose voice a text says that one is, in the ways that it may: behind the noun, before it."""
    words = words_of.load()
    tokens = text.replace("’s", " 's").replace("'s", " 's").replace(",", " , ").split()
    low = [t.lower() for t in tokens]
    if low and low[0] in _OWNERS:
        yield tokens[:1]
        return
    if actor.kind in _BODIES:
        if "'s" in low and low.index("'s") > 0:
            yield [t for t in tokens[: low.index("'s")] if t.lower() not in _SMALL]
        return
    nouns = words.speakers | words.heads | (words.members if actor.kind == "person" else frozenset())
    for at, noun in enumerate(low):
        if noun not in nouns:
            continue
        if at + 1 < len(low) and low[at + 1] in _FOR:
            end = next((i for i in range(at + 2, len(low)) if low[i] in _ENDS or low[i] == ","), len(low))
            yield _plain(tokens[at + 2 : end])
        before = next((i + 1 for i in range(at - 1, -1, -1) if low[i] == "," or low[i] in _LINKS), 0)
        yield _plain(tokens[before:at])
        return


def _tabled(whose: str) -> Actor | None:
    """The body that a table knows under this name, where the report names it nowhere else: "a Kremlin spokesman"."""
    nations = nations_of()
    known = nations.organisation(whose)
    if known is not None and known.kind in _BODIES:
        return Actor("", known.names[0], known.kind, known.country, None, known.wikidata, ())  # type: ignore[arg-type]
    code = nations.any(whose)
    return Actor("", nations.titles[code], "government", code, None, nations.wikidata.get(code), ()) if code else None


def _bare_name(actor: Actor) -> str:
    return actor.name.replace("’s", "").replace("'s", "")


def _plain(tokens: Sequence[str]) -> list[str]:
    return [t for t in tokens if t != "'s" and t.lower() not in _SMALL]


def _words(actor: Actor) -> frozenset[str]:
    """The words by which a body is known: those of its names, its initials, its country's."""
    out: set[str] = set()
    for text in (actor.name, *(m.text for m in actor.mentions)):
        if text.lower() in _OWNERS:
            continue
        bare = text.split(",")[0].replace("’s", "").replace("'s", "")
        out |= set(fold(bare).split())
        capitals = [w for w in bare.replace("(", " ").replace(")", " ").split() if w[:1].isupper()]
        out.add("".join(w[0] for w in capitals).lower())
    return frozenset(out - _SMALL)


def _last_before(body: Actor, start: int) -> tuple[int, str]:
    return max((m.start for m in body.mentions if m.start < start), default=-1), body.id
