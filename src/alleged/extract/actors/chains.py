"""Chains: phrases that mean the same one, and what is known of it."""

from dataclasses import dataclass, field

from alleged.extract.actors.phrase import Being, Number, Phrase
from alleged.lexicon.actors import Gender


@dataclass(slots=True, eq=False)
class Chain:
    """The phrases of one actor or thing, in the order they were joined. `names` are the spelled words of its names, the fullest
    first found; `offices` what its roles and nouns say, a set of words each; `country` the country that it is itself."""

    number: int
    phrases: list[Phrase] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    offices: list[frozenset[str]] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    being: Being | None = None
    plurality: Number = "?"

    @property
    def person(self) -> bool:
        """Whether it is one named person."""
        return self.being == "person" and bool(self.names)


class Chains:
    """All chains of a document; phrases are put into them one by one."""

    def __init__(self) -> None:
        self.all: list[Chain] = []

    def opened(self, phrase: Phrase) -> Chain:
        """A new chain that begins with this phrase."""
        chain = Chain(len(self.all), being=phrase.being, plurality=phrase.number)
        self.all.append(chain)
        self.put(phrase, chain)
        return chain

    def put(self, phrase: Phrase, chain: Chain) -> None:
        """Add a phrase to a chain, which learns its gender and countries."""
        phrase.chain = chain.number
        chain.phrases.append(phrase)
        chain.gender = chain.gender or phrase.gender
        if chain.being is None or (chain.being == "thing" and phrase.being is not None):
            chain.being = phrase.being
        for code in phrase.nations:
            if code not in chain.nations:
                chain.nations.append(code)
