"""Where places are named, and in which role: a location, a government, an adjective."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alleged.extract.places.governments import seat_of_power, stands_for_government
from alleged.extract.places.towns import mistaken
from alleged.extract.tree import Tree
from alleged.lexicon import areas, channels
from alleged.lexicon.areas import Areas
from alleged.lexicon.folding import fold
from alleged.lexicon.places import PlaceWords
from alleged.lexicon.places import load as place_words
from alleged.records.document import Document, WordRange
from alleged.records.place import MentionKind, PlaceMention, PlaceRole

Known = Callable[[str], int]
"""How many people live in the largest place of a name, 0 where the gazetteer has none (a country has many)."""

MAX_WORDS = 5
"""Longest name looked up where the model marked none; a guess: longer names of places are mostly buildings'."""

WELL_KNOWN = 50_000
"""People in a place whose name counts without the model's word and without a preposition before it: a guess."""

MAX_MORE = 2
"""Words that a name marked by the model may be longer on either side."""

MAX_TAIL = 3
"""Words behind a name that a name of our tables may go on with."""

LEAST_LONGER = 1000
"""People in a place whose longer name is taken for a shorter one that the model marked: a guess."""

MIN_LETTERS = 3
"""Shortest name looked up, abbreviations of our tables aside: "Of" and "Us" are towns too."""

_LEADS = frozenset(
    {"in", "at", "near", "from", "to", "around", "outside", "toward", "towards", "into", "inside", "of", "across"}
)
_INNER = frozenset({"Organization", "Misc", "Product"})
_OPEN = frozenset({"PROPN", "NOUN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with what its rules look up."""

    document: Document
    tree: Tree
    known: Known
    areas: Areas
    words: PlaceWords

    def name(self, words: WordRange) -> str:
        """The text of a range as it is written."""
        start, end = self.document.span(words)
        return self.document.text[start:end]

    def is_known(self, words: WordRange) -> int:
        """People in the largest place of this name, 0 for none."""
        return self.known(self.name(words))


@dataclass(frozen=True, slots=True)
class _Found:
    words: WordRange
    kind: MentionKind
    described: bool = False  # it describes an organisation or something else, and is nowhere itself


def mentions(document: Document, known: Known) -> tuple[PlaceMention, ...]:
    """All mentions of places in text order, none inside another."""
    text = _Text(document, Tree.of(document), known, areas.load(), place_words())
    taken: dict[int, _Found] = {}
    for find in FINDERS:
        for found in find(text):
            if not any(word in taken for word in range(*found.words)):
                taken.update(dict.fromkeys(range(*found.words), found))
    ordered = sorted({found.words: found for found in taken.values()}.values(), key=lambda found: found.words)
    governments = _governments(text, [found for found in ordered if not found.described])
    return tuple(_mention(text, found, governments) for found in ordered)


def _mention(text: _Text, found: _Found, governments: frozenset[WordRange]) -> PlaceMention:
    start, end = text.document.span(found.words)
    role: PlaceRole = "location"
    if found.described or found.kind == "adjective":
        role = "adjective"
    elif found.words in governments:
        role = "government"
    sort, partial = _beside(text, found.words)
    return PlaceMention(start, end, text.document.text[start:end], found.words, role, found.kind, sort, partial)


def _from_entities(text: _Text) -> Iterator[_Found]:
    """What the model calls a location, a facility, a people."""
    for entity in text.document.entities:
        if entity.kind == "Location":
            yield from _locations(text, _bare(text, entity.words))
        elif entity.kind == "Facility":
            yield from _facility(text, _bare(text, entity.words))
        elif entity.kind == "NORP":
            yield from _described(text, entity.words)


def _locations(text: _Text, words: WordRange) -> Iterator[_Found]:
    """One location, or the parts of "Paris, Texas" and "Kenya's Lamu" where the model took them for one."""
    first, end = words
    if first >= end or _names_outlet(text, words) or not _may_name(text.name(words)):
        return
    lower = text.tree.lower
    cuts = [w for w in range(first + 1, end - 1) if lower[w] in (",", "(")]
    if not cuts:
        owner = next((w for w in range(first + 1, end - 1) if lower[w] in ("'s", "’s")), None)
        cuts = [owner] if owner is not None and text.areas.named(text.name((first, owner))) else []
    if cuts and not text.is_known(words):
        for left, right in zip([first, *(w + 1 for w in cuts)], [*cuts, end], strict=True):
            if left < right:
                yield from _locations(text, _bare(text, (left, right)))
        return
    if any(line <= first < past for line, past in text.document.datelines):
        yield _Found(words, "name")  # whatever the tree makes of it
    elif _heads_organization(text, words):
        yield _Found(words, "name", described=True)
    elif _modifies(text, words) or (not text.is_known(words) and text.areas.described(text.name(words))):
        yield _Found(words, "adjective")
    elif fold(text.document.forms[end - 1]) in text.words.site and not text.is_known(words):
        yield _Found(words, "site")
    else:
        yield _Found(words, "name")


def _facility(text: _Text, words: WordRange) -> Iterator[_Found]:
    """A building or a ground: a place of its own, unless the name is an organisation's."""
    if words[0] >= words[1]:
        return
    last = fold(text.document.forms[words[1] - 1])
    if last in text.words.organization and last not in text.words.site:
        yield from _inside(text, words)
    elif text.is_known(words):
        yield _Found(words, "name")
    else:
        yield _Found(words, "site")


def _described(text: _Text, words: WordRange) -> Iterator[_Found]:
    """Adjectives and demonyms of places within a people's or a movement's name: "Russian", "pro-Russian", "Crimean Tatars"."""
    whole = _whole(text, words)
    if whole != words and text.areas.named(text.name(whole)):
        yield _Found(whole, "name")  # "European" of "European Union"
        return
    at, end = words
    while at < end:
        stop = next((stop for stop in range(end, at, -1) if _is_adjective(text, (at, stop))), None)
        if stop is not None:
            yield _Found((at, stop), "adjective")
        elif _is_name(text, (at, at + 1), WELL_KNOWN):
            yield _Found((at, at + 1), "name", described=True)
        at = stop or at + 1


def _from_organizations(text: _Text) -> Iterator[_Found]:
    """What describes an organisation: "US" of "US State Department", "Kharkiv" of "Kharkiv University". It is no location."""
    for entity in text.document.entities:
        if entity.kind not in _INNER or _names_outlet(text, entity.words):
            continue
        words = _bare(text, entity.words)
        if words[0] < words[1] and fold(text.name(words)) in text.words.seats and not _is_compound(text, words):
            yield _Found(words, "name")  # the Kremlin, the European Union: governments, by what they do
        else:
            yield from _inside(text, words)


def _inside(text: _Text, words: WordRange) -> Iterator[_Found]:
    at, end = words
    while at < end:
        stop = next((stop for stop in range(min(end, at + MAX_WORDS), at, -1) if _is_adjective(text, (at, stop))), None)
        kind: MentionKind = "adjective"
        if stop is None:
            kind = "name"
            stop = next(
                (stop for stop in range(min(end, at + MAX_WORDS), at, -1) if _is_name(text, (at, stop), WELL_KNOWN)),
                None,
            )
        if stop is not None:
            yield _Found((at, stop), kind, described=True)
        at = stop or at + 1


def _from_adjectives(text: _Text) -> Iterator[_Found]:
    """Adjectives and demonyms that the model left unmarked."""
    document = text.document
    persons = {word for entity in document.entities if entity.kind == "Person" for word in range(*entity.words)}
    for word, form in enumerate(document.forms):
        if form[:1].isupper() and word not in persons and document.upos[word] in ("ADJ", "PROPN", "NOUN"):
            for end in (word + 2, word + 1):
                if end <= len(document.forms) and _is_adjective(text, (word, end)):
                    yield _Found((word, end), "adjective")
                    break


def _from_lookup(text: _Text) -> Iterator[_Found]:
    """Names that the gazetteer has and the model left unmarked: behind a preposition of place, or well known."""
    document = text.document
    marked = {word for entity in document.entities for word in range(*entity.words)}
    word, count = 0, len(document.forms)
    while word < count:
        stop = None
        if document.forms[word][:1].isupper() and document.upos[word] == "PROPN" and word not in marked:
            led = word > 0 and text.tree.lower[word - 1] in _LEADS
            alone = word == 0 or not (document.upos[word - 1] == "PROPN" and document.forms[word - 1][:1].isupper())
            limit = min(count, word + MAX_WORDS)
            if alone:
                ends = [end for end in range(limit, word, -1) if not any(w in marked for w in range(word, end))]
                stop = next(
                    (
                        end
                        for end in ends
                        if _ends_name(text, end) and _is_name(text, (word, end), 0 if led else WELL_KNOWN)
                    ),
                    None,
                )
        if stop is not None:
            yield _Found((word, stop), "name", described=_heads_organization(text, (word, stop)))
        word = stop or word + 1


def _from_people(text: _Text) -> Iterator[_Found]:
    """Towns that the model took for people."""
    yield from (_Found(words, "name") for words in mistaken(text.tree, text.known, text.words.site))


FINDERS = (_from_entities, _from_people, _from_organizations, _from_adjectives, _from_lookup)
"""Who finds mentions, best first: a word that is taken is not taken again."""


def _ends_name(text: _Text, end: int) -> bool:
    """Whether a name may end here: no further name follows."""
    document = text.document
    return end >= len(document.forms) or not (document.upos[end] == "PROPN" and document.forms[end][:1].isupper())


def _may_name(name: str) -> bool:
    """Whether a place can be called so: no lone letter, no common word ("the West", "Hamas"), no address, some capital."""
    return (
        len(name) > 1
        and (areas.is_short(name) or not place_words().is_generic(fold(name)))
        and "//" not in name
        and "@" not in name
        and any(letter.isupper() for letter in name)
    )


def _is_adjective(text: _Text, words: WordRange) -> bool:
    first, end = words
    if end - first > 2 or not text.document.forms[first][:1].isupper():
        return False
    name = text.name(words)
    if areas.is_short(name):
        return False  # "US" and its like are names, and adjectives only by where they stand
    return bool(text.areas.described(name))


def _is_name(text: _Text, words: WordRange, least: int) -> bool:
    document = text.document
    first, last = document.forms[words[0]], document.forms[words[1] - 1]
    if not (first[:1].isupper() and last[:1].isupper()):
        return False
    name = text.name(words)
    folded = fold(name)
    if not areas.is_short(name) and (text.words.is_generic(folded) or len(folded) < MIN_LETTERS):
        return False
    return text.known(name) > least


def _names_outlet(text: _Text, words: WordRange) -> bool:
    """The Washington Post, the New York Times: names of outlets hold no place that anything is said about."""
    bare = _bare(text, words)
    return bare[0] < bare[1] and text.name(bare) in channels.load().names


def _bare(text: _Text, words: WordRange) -> WordRange:
    """A range without what stands at its edges and is no part of a name ("the", "'s", "region"), and with what the model cut off:
    the stop of "Ky.", the first half of "Holy See"."""
    first, end = words
    forms = text.document.forms
    while first < end and (not _opens(forms[first]) or text.tree.lower[first] == "the"):
        first += 1
    while end > first and not _opens(forms[end - 1]):
        end -= 1
    if first == end:
        return first, end
    if end < len(forms) and forms[end] == "." and f"{text.name((first, end))}." in text.areas.exact:
        return first, end + 1
    return _whole(text, (first, end))


def _opens(form: str) -> bool:
    """Whether a word may stand at the edge of a name: it has a capital or is a number ("Kibbutz 7" aside, "5th" of streets)."""
    return any(letter.isupper() for letter in form) or form[0].isdigit()


def _whole(text: _Text, words: WordRange) -> WordRange:
    """The longer name that holds this one, where the gazetteer has it and the words beside are capitalised too."""
    first, end = words
    forms = text.document.forms
    for stop in range(min(len(forms), end + MAX_TAIL), end, -1):
        if forms[stop - 1][0].isalpha() and text.areas.named(text.name((first, stop))):
            return first, stop  # "Kakhovka dam", "Rafah crossing": our tables know some names with common nouns in them
    low = first
    while low > 0 and first - low < MAX_MORE and forms[low - 1][:1].isupper() and text.tree.lower[low - 1] != "the":
        low -= 1
    high = end
    while high < len(forms) and high - end < MAX_MORE and forms[high][:1].isupper():
        high += 1
    for size in range((first - low) + (high - end), 0, -1):
        for start in range(low, first + 1):
            stop = end + size - (first - start)
            if end <= stop <= high and text.is_known((start, stop)) >= LEAST_LONGER:
                return start, stop
    return words


def _heads_organization(text: _Text, words: WordRange) -> bool:
    """Whether the words behind a name make an organisation of it: "Kharkiv University", where only "Kharkiv" was marked."""
    document, end = text.document, words[1]
    if end < len(document.forms) and document.forms[end][:1].isupper() and document.upos[end] in ("PROPN", "NOUN"):
        following = fold(document.forms[end])
        further = fold(document.forms[end + 1]) if end + 1 < len(document.forms) else ""
        return following in text.words.organization or (
            further in text.words.organization and document.upos[end] == "PROPN"
        )
    return False


def _modifies(text: _Text, words: WordRange) -> bool:
    """Whether an abbreviation stands like an adjective before its noun: "US officials", "UK troops"."""
    name = text.name(words)
    if not areas.is_short(name) or words[1] - words[0] != 1:
        return False
    word = words[0]
    head = text.document.heads[word]
    return head > word and text.document.deprels[word] in ("compound", "amod", "nmod") and head - word <= MAX_WORDS


def _is_compound(text: _Text, words: WordRange) -> bool:
    """Whether it stands before a noun that it belongs to: "Kremlin spokesman"."""
    head = _head(text, words)
    return text.document.deprels[head] in ("compound", "amod") and text.document.heads[head] >= words[1]


def _beside(text: _Text, words: WordRange) -> tuple[str | None, bool]:
    """The word that says what a name is, and whether a direction before it takes a part of it."""
    lower, known = text.tree.lower, text.words
    first, end = words
    sort = None
    sorts = known.first_level | known.second_level | known.town | known.water | known.land
    if end < len(lower) and lower[end] in sorts:
        sort = fold(lower[end])
    elif first > 1 and lower[first - 1] == "of" and lower[first - 2] in sorts:
        sort = fold(lower[first - 2])
    elif first > 0 and lower[first - 1] in sorts:
        sort = fold(lower[first - 1])
    name = text.name(words)
    part = (
        lower[first] in known.directions and end - first > 1 and not text.known(name) and not text.areas.described(name)
    )
    return sort, part or (first > 0 and lower[first - 1] in known.directions)


def _governments(text: _Text, found: list[_Found]) -> frozenset[WordRange]:
    """The mentions that stand for a government, those joined to one by "and" included."""
    able = {one.words: _head(text, one.words) for one in found if one.kind == "name" and _may_govern(text, one.words)}
    chosen = {
        words
        for words, head in able.items()
        if stands_for_government(text.tree, head, text.words)
        or (fold(text.name(words)) in text.words.seats and seat_of_power(text.tree, head))
    }
    heads = {able[words] for words in chosen}
    deprels, above = text.document.deprels, text.document.heads
    for words, head in able.items():
        if deprels[head] == "conj" and above[head] in heads:
            chosen.add(words)
    return frozenset(chosen)


def _may_govern(text: _Text, words: WordRange) -> bool:
    name = text.name(words)
    folded = fold(name)
    return (
        any(area.kind == "country" for area in text.areas.named(name))
        or folded in text.areas.capitals
        or folded in text.words.seats
    )


def _head(text: _Text, words: WordRange) -> int:
    """The word of a range whose governor lies outside it."""
    heads = text.document.heads
    return next((w for w in range(*words) if not words[0] <= heads[w] < words[1]), words[0])
