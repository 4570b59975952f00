"""Names and nouns of one report joined: surname after full name, acronyms, offices, "the ministry"."""

from collections.abc import Callable, Collection, Iterable, Sequence

from alleged.extract.actors.chains import Chain, Chains
from alleged.extract.actors.nouns import Nouns
from alleged.extract.actors.phrase import Phrase
from alleged.extract.tree import Tree
from alleged.lexicon import actors as words_of
from alleged.lexicon import channels
from alleged.lexicon import nations as nations_of
from alleged.lexicon.actors import Actors
from alleged.lexicon.nations import Nations, spelled
from alleged.lexicon.spelling import alike

NEAR = 3
"""Sentences back in which a bare noun ("the group") still means the last one of its kind. Source: war news by eye."""

SPOKE_NEAR = 2
"""Sentences back in which the last speaker is meant by a noun that fits any: "the group". Source: war news by eye."""

_BODIES = frozenset({"Organization", "Location", "NORP", "Facility"})
_ACRONYM_SHORTEST, _ACRONYM_LONGEST = 2, 7
_NEW = frozenset("a an another other some several many two three four five one every each no any".split())


def join(tree: Tree, phrases: Sequence[Phrase], sources: Collection[int] = ()) -> Chains:
    """Chains over all phrases but pronouns and coordinations: persons first, then all else in the order of the text.

    `sources` are the head words of claims' sources.
    """
    joiner = _Joiner(tree, Chains(), sources)
    people = [p for p in phrases if p.entity == "Person" and p.name]
    joiner.people(people)
    for phrase in phrases:
        if phrase.pronoun is None and not phrase.members and phrase.chain < 0:
            joiner.place(phrase)
    for phrase in phrases:
        if phrase.members:
            phrase.maybe = ()
    return joiner.chains


Rule = Callable[["_Joiner", Phrase], Chain | None]


class _Joiner:
    def __init__(self, tree: Tree, chains: Chains, sources: Collection[int]) -> None:
        self.tree = tree
        self.chains = chains
        self.sources = sources
        self.spoke: list[tuple[int, Chain]] = []
        self.words: Actors = words_of.load()
        self.nouns = Nouns(tree, {})
        self.nations: Nations = nations_of.load()
        self.keyed: dict[tuple[str, ...], Chain] = {}
        self.by_lemma: dict[str, list[Chain]] = {}

    # -- persons ------------------------------------------------------------------------------------------------------------

    def people(self, phrases: Sequence[Phrase]) -> None:
        """Full names first, so that a surname finds its bearer wherever in the report the full name stands."""
        for phrase in sorted(phrases, key=lambda p: (-min(len(p.name), 2), p.head)):
            fits = [c for c in self.chains.all if self._bears(c, phrase)]
            if len(fits) > 1:
                fits = _sorted_out(fits, phrase, self.words)
            chain = fits[0] if len(fits) == 1 else self.chains.opened(phrase)
            if len(fits) == 1:
                self.chains.put(phrase, chain)
            elif fits:
                phrase.maybe = tuple(c.number for c in fits)
            if len(phrase.name) > max((len(n) for n in chain.names), default=0):
                chain.names.insert(0, phrase.name)
            self._offices(chain, phrase)
        for chain in self.chains.all:
            chain.phrases.sort(key=lambda p: p.head)

    def _bears(self, chain: Chain, phrase: Phrase) -> bool:
        """Whether the one of a chain may be called so: each word of the shorter name in the longer, the surname at its place."""
        if chain.gender is not None and phrase.gender is not None and chain.gender != phrase.gender:
            return False
        if any(p.maybe for p in chain.phrases):
            return False
        full, name = chain.names[0], phrase.name
        if len(name) == 1:
            return alike(name[0], full[-1]) or (len(full) > 1 and alike(name[0], full[0]))
        if len(full) == 1:
            return alike(name[-1], full[0])
        if not alike(name[-1], full[-1]):
            return False
        short, long = sorted((name[:-1], full[:-1]), key=len)
        return all(any(alike(x, y) or _initial(x, y) for y in long) for x in short)

    def _offices(self, chain: Chain, phrase: Phrase) -> None:
        for first, end in phrase.roles:
            office = self._office(range(first, end))
            if office and office not in chain.offices:
                chain.offices.append(office)
                for word in office:
                    self._listed(word, chain)

    def _office(self, words: Iterable[int]) -> frozenset[str]:
        """An office as a set of words, its country and small words left out."""
        document, lower = self.tree.document, self.tree.lower
        out = set()
        for w in words:
            if document.upos[w] in ("NOUN", "PROPN", "ADJ") and self.nations.any(document.forms[w]) is None:
                form = lower[w].rstrip(".")
                if form not in self.words.courtesy:
                    noun = self.words.nouns.get(form)
                    out.add(noun.lemma if noun is not None else "defence" if form == "defense" else form)
        return frozenset(out)

    def _listed(self, lemma: str, chain: Chain) -> None:
        rows = self.by_lemma.setdefault(lemma, [])
        if chain not in rows:
            rows.append(chain)

    # -- all else -----------------------------------------------------------------------------------------------------------

    def place(self, phrase: Phrase) -> None:
        """Put a phrase into the chain that a rule finds, or into one of its own."""
        for rule in RULES:
            chain = rule(self, phrase)
            if chain is not None:
                self.chains.put(phrase, chain)
                break
            if phrase.maybe:
                chain = self.chains.opened(phrase)
                break
        else:
            chain = self.chains.opened(phrase)
        self._learn(chain, phrase)

    def _learn(self, chain: Chain, phrase: Phrase) -> None:
        """Keep the ways by which later phrases find this chain."""
        if phrase.entity in _BODIES and phrase.name:
            code = self.country_of(phrase)
            if code is not None:
                chain.country = code
            if phrase.name not in chain.names:
                chain.names.append(phrase.name)
            for key in (*self.keys(phrase), *(_key(self.nations, alias) for alias in phrase.aliases)):
                self.keyed.setdefault(key, chain)
        if phrase.content and phrase.content not in chain.offices:
            chain.offices.append(phrase.content)
        self._listed(self.lemma(phrase), chain)
        for lemma, content in phrase.also:
            if content not in chain.offices:
                chain.offices.append(content)
            self._listed(lemma, chain)
        if phrase.head in self.sources:
            self.spoke.append((phrase.sentence, chain))

    def lemma(self, phrase: Phrase) -> str:
        """The singular of a phrase's head noun, as the lexicon has it, in one spelling; else its form."""
        return self.nouns.lemma(phrase.head)

    def country_of(self, phrase: Phrase) -> str | None:
        """The country that a name is itself or whose government it stands for."""
        text = " ".join(phrase.name)
        if phrase.entity == "NORP":
            return None
        return self.nations.named(text) or self.nations.seat(text)

    def keys(self, phrase: Phrase) -> list[tuple[str, ...]]:
        """The keys of a body's name: its country, its row in the table, its words."""
        text = " ".join(phrase.name)
        code = self.country_of(phrase)
        if code is not None:
            return [("country", code)]
        people = self.nations.described(text) if phrase.entity == "NORP" else None
        if people is not None:
            return [("people", people)]
        return [_key(self.nations, text)]


def _key(nations: Nations, text: str) -> tuple[str, ...]:
    known = nations.organisation(text)
    return ("organisation", known.names[0]) if known is not None else ("name", spelled(text))


def same_name(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """A body's name again, in any of its spellings: "Kiev" after "Ukraine", "UN" after "United Nations"."""
    if phrase.entity not in _BODIES or not phrase.name:
        return None
    keys = (*joiner.keys(phrase), *(_key(joiner.nations, alias) for alias in phrase.aliases))
    return next((joiner.keyed[key] for key in keys if key in joiner.keyed), None)


def acronym(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """Capitals that are the first letters of an organisation named before: "ICRC"."""
    if phrase.entity != "Organization" or len(phrase.name) != 1:
        return None
    short = phrase.name[0]
    if not (_ACRONYM_SHORTEST <= len(short) <= _ACRONYM_LONGEST and short.isupper()):
        return None
    found = [chain for key, chain in joiner.keyed.items() if key[0] == "name" and _initials(key[1]) == short.lower()]
    return found[0] if len(found) == 1 else None


def part_of_name(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """The last words of one longer name alone: "Security Forum" after "Munich Security Forum", "the Forum"."""
    if phrase.entity != "Organization" or (len(phrase.name) < 2 and (phrase.noun is None or not phrase.definite)):
        return None
    tail = " " + spelled(" ".join(phrase.name))
    found = {chain.number: chain for key, chain in joiner.keyed.items() if key[0] == "name" and key[1].endswith(tail)}
    return next(iter(found.values())) if len(found) == 1 else None


def office(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """ "The president", "Russia's foreign minister": the one person of the report who is called that, or open between several."""
    noun = phrase.noun
    if (
        noun is None
        or noun.kind != "person"
        or phrase.number != "s"
        or not phrase.definite
        or phrase.entity == "Person"
    ):
        return None
    fits = [c for c in _of_office(joiner, phrase) if c.person and _agree(c, phrase)]
    if len(fits) > 1:
        exact = [c for c in fits if set(phrase.nations) & set(c.nations)]
        fits = exact or fits
    if len(fits) > 1:
        phrase.maybe = tuple(sorted(c.number for c in fits))
    return fits[0] if len(fits) == 1 else None


def _of_office(joiner: _Joiner, phrase: Phrase) -> list[Chain]:
    lemma = joiner.lemma(phrase)
    wanted = phrase.content
    broader = joiner.words.broader.get(lemma, frozenset())
    limits = joiner.words.limits & wanted
    out: list[Chain] = []
    for one in (lemma, *sorted(broader)):
        for chain in joiner.by_lemma.get(one, ()):
            for has in chain.offices:
                if (
                    (joiner.words.limits & has) == limits
                    and wanted - {lemma} <= has
                    and (one in has)
                    and chain not in out
                ):
                    out.append(chain)
    return out


def described(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """The same noun again: with "the" the last one it fits, without an article ("Russian officials") the one of the same words."""
    if phrase.entity in _BODIES and phrase.name:
        return None
    lemma = joiner.lemma(phrase)
    rows = joiner.by_lemma.get(lemma)
    if not rows or _begins_anew(joiner.tree, phrase):
        return None
    fits = [c for c in rows if not c.person and _agree(c, phrase) and _plural(c) == (phrase.number == "p")]
    if phrase.definite:
        fits = [c for c in fits if any(phrase.content <= has for has in c.offices)]
        near = [c for c in fits if phrase.noun is not None and phrase.noun.kind in ("government", "military")]
        near = near or [c for c in fits if phrase.sentence - c.phrases[-1].sentence <= NEAR]
        near = near or (fits if len(fits) == 1 and fits[0].names and phrase.head in joiner.sources else [])
        if phrase.nations:
            near = [c for c in near if set(c.nations) & set(phrase.nations)]
        return max(near, key=lambda c: c.phrases[-1].head, default=None)
    if phrase.number != "p":
        return None
    same = [c for c in fits if phrase.content in c.offices and c.nations == list(phrase.nations)]
    return same[-1] if same else None


def _begins_anew(tree: Tree, phrase: Phrase) -> bool:
    return any(
        tree.lower[c] in _NEW
        or (tree.document.deprels[c] == "nmod:poss" and tree.document.upos[c] == "PRON")
        or (tree.document.upos[c] == "NUM" and not phrase.definite)
        for c in tree.children[phrase.head]
    )


def _plural(chain: Chain) -> bool:
    return chain.plurality == "p"


def _agree(chain: Chain, phrase: Phrase) -> bool:
    """Whether countries and gender do not speak against it."""
    if chain.nations and phrase.nations and not set(chain.nations) & set(phrase.nations):
        return False
    return chain.gender is None or phrase.gender is None or chain.gender == phrase.gender


def by_content(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """ "The intelligence service" after "military intelligence": the one body before whose words are all that the noun adds to
    "service"."""
    lemma = joiner.lemma(phrase)
    telling = phrase.content - {lemma}
    if lemma not in joiner.words.loose or not phrase.definite or not telling or phrase.entity is not None:
        return None
    rows = [c for word in sorted(telling) for c in joiner.by_lemma.get(word, ())]
    fits = {
        c.number: c
        for c in rows
        if c.being == "body" and any(telling <= has for has in c.offices) and _agree(c, phrase)
    }
    return next(iter(fits.values())) if len(fits) == 1 and not _begins_anew(joiner.tree, phrase) else None


def last_speaker(joiner: _Joiner, phrase: Phrase) -> Chain | None:
    """ "The group said": the one organisation of a name that spoke just before, where the noun says no more than that it is one."""
    lemma = joiner.lemma(phrase)
    if lemma not in joiner.words.generic or phrase.head not in joiner.sources or phrase.entity is not None:
        return None
    if not phrase.definite or phrase.number == "p" or _begins_anew(joiner.tree, phrase):
        return None
    spoke = {c.number: c for at, c in joiner.spoke if phrase.sentence - at <= SPOKE_NEAR and c.country is None}
    fits = [c for c in spoke.values() if c.names and not c.person and _agree(c, phrase) and not _is_outlet(c)]
    fits = [c for c in fits if all(_may_be(joiner, p) for p in c.phrases)]
    return fits[0] if len(fits) == 1 else None


def _may_be(joiner: _Joiner, phrase: Phrase) -> bool:
    """Whether a body may be called a "group": a ministry and a state's army are none, armed men of a name may be."""
    if phrase.noun is None or phrase.noun.kind in ("organization", "group"):
        return True
    armed = phrase.noun.kind == "military" and phrase.entity == "Organization" and not phrase.nations
    return armed or joiner.lemma(phrase) in joiner.words.generic


def _is_outlet(chain: Chain) -> bool:
    return any(" ".join(name) in channels.load().names for name in chain.names)


RULES: tuple[Rule, ...] = (same_name, acronym, part_of_name, office, described, by_content, last_speaker)


def _sorted_out(fits: list[Chain], phrase: Phrase, words: Actors) -> list[Chain]:
    """Of several bearers of a name, those that it fits as a surname, and of these the one of this gender, if any tells."""
    if len(phrase.name) == 1:
        by_surname = [c for c in fits if alike(phrase.name[0], c.names[0][-1])]
        fits = by_surname or fits
    if phrase.gender is not None:
        told = [c for c in fits if c.gender == phrase.gender]
        fits = told or fits
    return fits


def _initial(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other), key=len)
    return len(short) == 1 and long.startswith(short)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for", "in", "on"))
