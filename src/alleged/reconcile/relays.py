"""Claims that only relay what another outlet reported: "Wire Q reported that ...", "..., according to Agency A"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from alleged.lexicon import channels
from alleged.lexicon.folding import fold
from alleged.records.claim import Claim
from alleged.records.reading import Reading

_RELAYING = frozenset({"agency", "press"})
"""Kinds of channel that report what others say. What somebody says on television is said there by himself."""
_SAID = frozenset({"say", "relay", "claim", "confirm", "show"})
"""Acts by which an outlet passes on; what it demands, denies or criticises is its own word."""
# Nouns around an outlet's name: "the Interfax news agency", "Daily B newspaper".
_NOUNS = frozenset(
    "agency broadcaster channel daily magazine news newspaper outlet service site state station website wire".split()
)


def relays(reading: Reading, outlets: Iterable[str]) -> dict[str, str]:
    """The claims of a reading that only pass on what another outlet reported, by id, with that outlet's name.

    `outlets` are the publishers of the ledger's reports; known agencies and papers count as outlets too. A relay is a claim whose
    source is an outlet; one made through an agency's or paper's report ("told Wire Q"); and whatever stands inside such a claim.
    An outlet that speaks of its own report relays nobody.
    """
    known = _known(outlets)
    own = set(_spellings(reading.report.publisher or ""))
    actors = {actor.id: actor.name for actor in reading.actors}
    found: dict[str, str] = {}
    for claim in reading.claims:
        outlet = _outlet(claim, actors, known)
        if outlet is not None and fold(outlet) not in own:
            found[claim.id] = outlet
    return _with_inner(reading.claims, found)


def _known(outlets: Iterable[str]) -> dict[str, str]:
    """Outlets by their plain names; how the ledger's publishers spell it goes first."""
    table = {fold(name): name for name, kind in channels.load().names.items() if kind in _RELAYING}
    table.update((fold(name), name) for name in sorted(outlets))
    table.pop("", None)
    return table


def _outlet(claim: Claim, actors: Mapping[str, str], known: Mapping[str, str]) -> str | None:
    """Which outlet a claim relays by its own words, None where it relays none."""
    if claim.form == "narrated":
        return None
    if claim.act in _SAID:
        names = [actors[actor] for actor in claim.actors if actor in actors]
        if claim.source is not None:
            names.append(claim.source.text)
        found = next((known[plain] for name in names for plain in _spellings(name) if plain in known), None)
        if found is not None:
            return found
    if claim.channel is not None and claim.channel.kind in _RELAYING:
        return _named(claim.channel.text, known)
    return None


def _named(words: str, known: Mapping[str, str]) -> str | None:
    """The outlet that a channel's words name: the longest run of them that is one."""
    forms = fold(words).split()
    runs = sorted(
        ((i, j) for i in range(len(forms)) for j in range(i + 1, len(forms) + 1)), key=lambda r: (r[0] - r[1], r[0])
    )
    return next((known[name] for i, j in runs if (name := " ".join(forms[i:j])) in known), None)


def _with_inner(claims: Sequence[Claim], found: Mapping[str, str]) -> dict[str, str]:
    """The relaying claims and those that stand in what they pass on, by nesting or by their words."""
    out = dict(found)
    for claim in claims:
        if claim.id in out or claim.form == "narrated":
            continue
        for outer in claims:
            if outer.id in found and (claim.parent == outer.id or (outer.id != claim.id and _inside(claim, outer))):
                out[claim.id] = found[outer.id]
                break
    # A claim in a claim in a relay: parents stand before those inside them, but one more round is sure.
    for _ in range(2):
        for claim in claims:
            if claim.parent in out:
                out.setdefault(claim.id, out[claim.parent])
    return {claim.id: out[claim.id] for claim in claims if claim.id in out}


def _inside(claim: Claim, outer: Claim) -> bool:
    """Whether all that a claim says stands in what another says."""
    return bool(claim.content) and all(
        any(around.start <= piece.start and piece.end <= around.end for around in outer.content)
        for piece in claim.content
    )


def _spellings(name: str) -> Iterator[str]:
    """A name in one spelling, and then without the nouns around it that say what it is: "the Interfax news agency"."""
    words = fold(name).split()
    yield " ".join(words)
    while len(words) > 1 and words[-1] in _NOUNS:
        words.pop()
        yield " ".join(words)
    while len(words) > 1 and words[0] in _NOUNS:
        del words[0]
        yield " ".join(words)
