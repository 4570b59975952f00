"""Figures -> actor records: name, kind, country, role, Wikidata number; figures that are one person by office and day made one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alleged.lexicon import actors as words_of
from alleged.lexicon import nations as nations_of
from alleged.lexicon.nations import Nations
from alleged.records.actor import Actor, ActorKind
from alleged.records.cast import Cast, Figure, Mention
from alleged.records.ids import Numbering
from alleged.records.place import Place
from alleged.records.span import Span
from alleged.resolve.actors import officeholders
from alleged.resolve.actors.officeholders import Officeholders, Term, fitting, office_of

Links = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""`{claim id: (actor ids, candidate ids)}`."""

_NOUN_KINDS: dict[str, ActorKind] = {
    "government": "government", "military": "military", "organization": "organization", "group": "group",
    "people": "people", "document": "document", "country": "government",
}  # fmt: skip
_ARTICLES = ("the ", "The ", "THE ")
_OTHERS = frozenset({"his", "her", "its", "their", "our", "my"})
_WHERE = frozenset(
    "the a an of in for its his her their this that regional local city town state provincial district county".split()
)
"""Words of an office that say where or whose it is."""
_SECOND = frozenset(
    {"deputy", "vice", "former", "acting", "ex", "assistant", "spokesman", "spokeswoman", "spokesperson", "aide"}
)
"""Words that make another office of one: a deputy governor is no governor."""
_CLAUSE = re.compile(
    r",|,? (?:that|who|whom|which|whose)\b"
    r"|(?<! of)(?<! for)(?<! and) \w{3,}(?:ing|ed) (?=(?:in|on|at|with|to|by|from|over|against|the)\b)"
)
_DEFENCE = ("defence", "defense")
_MINISTRIES = ("ministry", "department", "mod")


def actors(
    cast: Cast,
    report_id: str,
    published: str | None,
    *,
    imported: Path | None = None,
    places: Sequence[Place] = (),
) -> tuple[tuple[Actor, ...], Links]:
    """The actors of a report in the order of their first mention, and who each claim with a source is by.

    `published` is the report's day (RFC 3339 or a day), which says who held an office; None: nobody is found by office.
    `imported` is the user's own table of office-holders, used where it is there. A claim's actors are () where its source is
    vague or undecided; then the candidates say who it may be. `places` are the report's: "governor of the Donetsk region" is of
    the country that the region lies in.
    """
    if not cast.figures:
        return (), dict.fromkeys(cast.voices, ((), ()))
    resolver = _Resolver(cast, published[:10] if published else None, officeholders.load(imported), places)
    return resolver.resolved(Numbering(report_id))


@dataclass(slots=True)
class _Known:
    """What was found out about a figure."""

    figure: Figure
    term: Term | None = None
    joined: int | None = None


class _Resolver:
    def __init__(self, cast: Cast, day: str | None, holders: Officeholders, places: Sequence[Place]) -> None:
        self._cast = cast
        self._lands = {place.text: place.country for place in places if place.country is not None}
        self._day = day
        self._holders = holders
        self._nations: Nations = nations_of.load()
        self._words = words_of.load()
        self._known = [_Known(figure) for figure in cast.figures]
        self._abroad = {code for figure in cast.figures for m in figure.mentions for code in m.nations}

    def resolved(self, number: Numbering) -> tuple[tuple[Actor, ...], Links]:
        """The records and the links of the claims."""
        for known in self._known:
            if _is_person(known.figure):
                known.term = self._bearer(known.figure)
        for known in self._known:
            if known.term is None and _may_hold(known.figure):
                known.term = self._holder(known.figure)
        self._join()
        self._join_offices()
        actors: list[Actor] = []
        ids: dict[int, str] = {}
        for at, known in enumerate(self._known):
            if known.joined is None:
                parts = [k.figure for i, k in enumerate(self._known) if i == at or k.joined == at]
                actor = self._actor(known, parts, number)
                ids[at] = actor.id
                actors.append(actor)
        for at, known in enumerate(self._known):
            if known.joined is not None:
                ids[at] = ids[known.joined]
        actors.sort(key=lambda actor: (actor.mentions[0].start, actor.id))
        return tuple(actors), {
            claim: _linked(voice.figures, voice.candidates, ids) for claim, voice in self._cast.voices.items()
        }

    # -- who it is ----------------------------------------------------------------------------------------------------------

    def _bearer(self, figure: Figure) -> Term | None:
        """The office-holder of this name: by country, role and day; a surname alone only in a country's first office."""
        name = _fullest(figure).split()
        terms = self._holders.named(name)
        if not terms:
            return None
        roles = [office_of(role) for role in _roles(figure)]
        countries = {code for mention in figure.mentions for code in mention.nations}
        if countries:
            terms = tuple(t for t in terms if t.country in countries or t.country == officeholders.WORLD)
        else:
            terms = tuple(
                t for t in terms if t.country in self._abroad or any(fitting(r, t.office) for r in roles if r)
            )
        now = tuple(t for t in terms if self._day is not None and t.held(self._day))
        fitted = tuple(t for t in now if any(fitting(role, t.office) for role in roles if role))
        if fitted:
            terms = fitted
        elif len(name) == 1:
            terms = tuple(t for t in now if t.rules or (countries and not roles))
        else:
            terms = now or terms
        return terms[0] if len({t.wikidata for t in terms}) == 1 else None

    def _holder(self, figure: Figure) -> Term | None:
        """Who holds the office that a description names, on the report's day: "the Ukrainian president"."""
        mention = figure.mentions[0]
        if self._day is None:
            return None
        offices = [office_of(_bare(m.text)) for m in figure.mentions if m.form == "noun"]
        if mention.nations:
            found = {
                t.wikidata: t
                for o in offices
                if (t := self._holders.holder(mention.nations[0], o, self._day)) is not None
            }
            return next(iter(found.values())) if len(found) == 1 else None
        named = [k.term for k in self._known if k.term is not None and _is_person(k.figure)]
        terms = {t.wikidata: t for t in named if any(self._holds(t, office) for office in offices)}
        return next(iter(terms.values())) if len(terms) == 1 else None

    def _holds(self, term: Term, office: frozenset[str]) -> bool:
        if self._day is None or not office:
            return False
        return any(
            t.wikidata == term.wikidata and t.office == office and t.held(self._day)
            for t in self._holders.by_country.get(term.country, ())
        )

    def _join(self) -> None:
        """Figures of one Wikidata number become one: the first of them, names before descriptions."""
        first: dict[str, int] = {}
        order = sorted(range(len(self._known)), key=lambda at: (not _is_person(self._known[at].figure), at))
        for at in order:
            term = self._known[at].term
            if term is None:
                continue
            if term.wikidata in first:
                self._known[at].joined = first[term.wikidata]
            else:
                first[term.wikidata] = at

    def _join_offices(self) -> None:
        """One definite office without a name becomes the one person who is named with it: "the regional governor said" before
        "X, governor of the region"."""
        named = [
            (at, _office_words(role))
            for at, known in enumerate(self._known)
            if known.joined is None and _is_person(known.figure)
            for role in _roles(known.figure)
        ]
        for known in self._known:
            if known.term is not None or known.joined is not None or not _may_hold(known.figure):
                continue
            nations = {code for m in known.figure.mentions for code in m.nations}
            words = set.union(*(_office_words(m.text) for m in known.figure.mentions if m.form == "noun"))
            fits = {at for at, role in named if words and words <= role and not _SECOND & (role - words)}
            if len(fits) == 1 and (not nations or nations == {self._land(self._known[min(fits)])}):
                known.joined = min(fits)

    def _land(self, known: _Known) -> str | None:
        return self._country(known, known.figure.mentions)

    # -- what is said of it -------------------------------------------------------------------------------------------------

    def _actor(self, known: _Known, parts: Sequence[Figure], number: Numbering) -> Actor:
        figure = known.figure
        mentions = sorted((m for part in parts for m in part.mentions), key=lambda m: (m.start, m.end))
        kind = self._kind(figure) if known.term is None else "person"
        name = self._name(known, parts)
        return Actor(
            id=number(name),
            name=name,
            kind=kind,
            country=self._country(known, mentions),
            role=self._role(known, mentions),
            wikidata=self._wikidata(known),
            mentions=tuple(Span(m.start, m.end, m.text) for m in dict.fromkeys(mentions)),
        )

    def _name(self, known: _Known, parts: Sequence[Figure]) -> str:
        figure = known.figure
        if figure.country is not None:
            return self._nations.titles[figure.country]
        fullest = max((_fullest(part) for part in parts), key=len)
        if known.term is not None:
            return fullest if " " in fullest else known.term.person
        if fullest and _is_person(figure):
            return fullest
        if fullest and figure.mentions[0].noun_class is None:
            return next((_named(m.text, m.name) for m in figure.mentions if m.name == fullest), fullest)
        first = next((m for m in figure.mentions if m.form != "pronoun"), figure.mentions[0])
        named = max((m for m in figure.mentions if m.form == "name"), key=lambda m: len(m.text), default=None)
        return _called(named.text, named.name) if named is not None else _described(first)

    def _kind(self, figure: Figure) -> ActorKind:
        if figure.country is not None:
            return "government"
        first = next((m for m in figure.mentions if m.form != "pronoun"), figure.mentions[0])
        if _is_person(figure):
            return "person"
        known = self._organisation(figure)
        if known is not None:
            return known.kind  # type: ignore[return-value]  # the table's kinds are the contract's, which a test checks
        low = first.text.lower()
        if any(word in low for word in _DEFENCE) and any(word in low.split() for word in _MINISTRIES):
            return "military"
        if first.noun_class in _NOUN_KINDS and (first.noun_class != "organization" or first.entity is None):
            return _NOUN_KINDS[first.noun_class]
        if first.noun_class == "person":
            return "group" if first.plural else "unnamed"
        if first.entity == "NORP":
            return "people" if first.plural else "unnamed"
        if first.entity == "Location":
            return "group"
        return "organization" if first.entity is not None or first.text[:1].isupper() else "unnamed"

    def _organisation(self, figure: Figure) -> nations_of.Organisation | None:
        for mention in figure.mentions:
            if mention.name and (known := self._nations.organisation(mention.name)) is not None:
                return known
        return None

    def _country(self, known: _Known, mentions: Iterable[Mention]) -> str | None:
        if known.term is not None:
            return known.term.country if known.term.country != officeholders.WORLD else None
        if known.figure.country is not None:
            return known.figure.country
        organisation = self._organisation(known.figure)
        if organisation is not None and organisation.country is not None:
            return organisation.country
        mentions = tuple(mentions)
        nation = next((m.nations[0] for m in mentions if m.nations), None)
        if nation is not None or not _is_person(known.figure):
            return nation
        roles = [role for m in mentions for role in m.roles]
        lands = {land for name, land in self._lands.items() if any(_names_it(name, role) for role in roles)}
        return lands.pop() if len(lands) == 1 else None

    def _role(self, known: _Known, mentions: Iterable[Mention]) -> str | None:
        """The fullest of a person's offices as the report has it; else the office by which the table knows the person."""
        if not (_is_person(known.figure) or known.term is not None):
            return None
        roles = [
            _plain_role(role) for m in mentions if m.form != "pronoun" for role in m.roles if self._says_something(role)
        ]
        roles = [role for role in roles if role]
        if roles:
            return max(roles, key=len)
        return known.term.position if known.term is not None and self._day and known.term.held(self._day) else None

    def _says_something(self, role: str) -> bool:
        return any(word.lower().rstrip(".") not in self._words.courtesy for word in role.split())

    def _wikidata(self, known: _Known) -> str | None:
        if known.term is not None:
            return known.term.wikidata
        if known.figure.country is not None:
            return self._nations.wikidata.get(known.figure.country)
        organisation = self._organisation(known.figure)
        return organisation.wikidata if organisation is not None else None


def _is_person(figure: Figure) -> bool:
    return any(m.entity == "Person" and m.name for m in figure.mentions)


def _may_hold(figure: Figure) -> bool:
    """One definite person known by an office alone."""
    nouns = [m for m in figure.mentions if m.form != "pronoun"]
    return bool(nouns) and all(
        m.form == "noun" and m.noun_class == "person" and m.definite and not m.plural for m in nouns
    )


def _office_words(text: str) -> set[str]:
    """What an office is, without what says where: "the regional governor" is a governor."""
    words = {word.removesuffix("'s").removesuffix("’s").strip(".,'’").lower() for word in _bare(text).split()}
    return {word for word in words if word and word not in _WHERE}


def _names_it(name: str, role: str) -> bool:
    return f" {name} " in f" {role.replace(',', ' ')} "


def _fullest(figure: Figure) -> str:
    """The longest name that a figure is called by; "" where it has none."""
    return max((m.name for m in figure.mentions), key=len, default="")


def _roles(figure: Figure) -> list[str]:
    return [role for mention in figure.mentions for role in mention.roles]


def _bare(text: str) -> str:
    """Words on one line, without the article before and the possessive behind."""
    text = " ".join(text.split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text.removesuffix("'s").removesuffix("’s") or text


def _called(text: str, name: str) -> str:
    """What a body is called by the words around its name: with whose it is ("Ruritania's defence ministry"), without adjectives,
    offices and what is added behind ("paramilitary", ", a charity"), its own possessives kept ("Doctors' Committee")."""
    text = _bare(text)
    found = _spelt(text, name)
    if found is None or not name:
        return text
    at, end = found.span()
    if text[end:].lstrip().startswith((",", "(")):
        text = text[:end]
    return text[at:] if name[:1].isupper() and all(word.islower() for word in text[:at].split()) else text


def _spelt(text: str, name: str) -> re.Match[str] | None:
    return re.search(r"(?:['’]s?)? ".join(re.escape(word) for word in name.split()), text)


def _named(text: str, name: str) -> str:
    """A name as the text spells it: names are kept without their possessive marks."""
    found = _spelt(_bare(text), name)
    return found[0] if found is not None else name


def _described(mention: Mention) -> str:
    """What one without a name is called: "the committee *that runs the camps*" is known without the clause, "an official who asked
    not to be named" only by it."""
    text = _bare(mention.text)
    return (_CLAUSE.split(text, maxsplit=1)[0] or text) if mention.definite else text


def _plain_role(role: str) -> str:
    """An office without an article; "" for what is one only beside another ("his counterpart")."""
    words = _bare(role).split()
    if words and words[0].lower() in ("a", "an"):
        del words[0]
    return "" if not words or words[0].lower() in _OTHERS or words[0].lower() == "one" else " ".join(words)


def _linked(
    figures: Sequence[int], candidates: Sequence[int], ids: Mapping[int, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = tuple(dict.fromkeys(ids[at] for at in figures))
    maybe = tuple(dict.fromkeys(ids[at] for at in candidates))
    if not who and len(maybe) == 1 and len(candidates) > 1:
        return maybe, ()  # the ones between which nothing decided are one
    return who, tuple(one for one in maybe if one not in who)
