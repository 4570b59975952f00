"""The phrases of a document that may stand for somebody or something: heads, names, number, gender."""

from collections.abc import Sequence

from alleged.extract.actors.extent import begins, is_apart, is_held, name_begins, without_day
from alleged.extract.actors.nouns import Nouns
from alleged.extract.actors.phrase import Being, Number, Phrase
from alleged.extract.tree import Tree
from alleged.lexicon import actors as words_of
from alleged.lexicon import nations as nations_of
from alleged.lexicon.actors import Actors, Gender, Noun
from alleged.lexicon.nations import Nations
from alleged.lexicon.spelling import plain
from alleged.records.document import Entity, WordRange

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Relations of a word that is a part of the phrase around it and no phrase of its own.
_PARTS = frozenset("compound flat fixed goeswith nmod:desc det case mark punct expl cc advmod amod nummod".split())
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "PART"})
_TITLE_LINKS = frozenset({"'s", "’s", "-", "of", "the", "and", "for", "a"})
_NOT_ONE = ("s", "ese", "sh", "ch")
_PREMODIFIERS = frozenset({"compound", "nmod:desc", "amod"})
# What a mention's words leave out: clauses, what stands beside it, prepositions.
_OUTSIDE = frozenset(
    (
        "case cc conj acl acl:relcl appos parataxis mark cop advcl punct nsubj obl aux advmod ccomp orphan dep discourse list "
        "obl:unmarked dislocated"
    ).split()
)
_PERSONAL: dict[str, tuple[Number, Gender | None, Being | None]] = {
    "he": ("s", "m", "person"), "him": ("s", "m", "person"), "his": ("s", "m", "person"), "himself": ("s", "m", "person"),
    "she": ("s", "f", "person"), "her": ("s", "f", "person"), "hers": ("s", "f", "person"), "herself": ("s", "f", "person"),
    "it": ("s", None, None), "its": ("s", None, None), "itself": ("s", None, None),
    "they": ("p", None, None), "them": ("p", None, None), "their": ("p", None, None), "themselves": ("p", None, None),
}  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BESIDE = frozenset({"appos", "dep", "parataxis"})
_BODIES = frozenset({"government", "military", "organization", "country"})
_NAMES_OF_BODIES = frozenset({"Organization", "Location", "NORP"})


def phrases(tree: Tree) -> tuple[list[Phrase], dict[int, Phrase]]:
    """All phrases in the order of their heads, and the phrase of each word that heads one or stands beside its head as another
    name for it ("Dmytro Kuleba" and "minister" are one phrase)."""
    return _Finder(tree).found()


def is_plural(lower: str, form: str, upos: str, words: Actors) -> Number:
    """The number that a noun's form shows."""
    if lower in words.either:
        return "?"
    if lower in words.plurals:
        return "p"
    if lower in words.singulars or upos == "PROPN":
        return "s"
    known = words.nouns.get(lower)
    if known is not None:
        return "p" if known.plural else "s"
    return "p" if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ics")) else "s"


class _Finder:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._document = tree.document
        self._words = words_of.load()
        self._nations = nations_of.load()
        entities = map(self._corrected, tree.document.entities)
        self._entity: dict[int, Entity] = {w: e for e in entities for w in range(*e.words)}
        self._nouns = Nouns(tree, self._entity)

    def found(self) -> tuple[list[Phrase], dict[int, Phrase]]:
        document = self._document
        upos, deprels, heads = document.upos, document.deprels, document.heads
        out: list[Phrase] = []
        by_word: dict[int, Phrase] = {}
        beside: list[tuple[int, int]] = []
        for word, tag in enumerate(upos):
            if tag not in _NOMINAL or (deprels[word] in _PARTS and self._is_part(word)) or self._inside(word):
                continue
            if any(first <= word < end for first, end in document.datelines):
                continue
            if self._beside(heads[word], word) and self._same(heads[word], word):
                beside.append((word, heads[word]))
                continue
            phrase = self._pronoun(word) if tag == "PRON" else self._noun(word)
            if phrase is not None:
                out.append(phrase)
                by_word[word] = phrase
        for word, head in beside:
            if head in by_word:
                by_word[word] = by_word[head]
                self._known_as(by_word[head], word)
            elif (phrase := self._noun(word)) is not None:
                out.append(phrase)
                by_word[word] = phrase
        out.sort(key=lambda phrase: phrase.head)
        at, sentences = 0, document.sentences
        for phrase in out:
            while at < len(sentences) and sentences[at][1] <= phrase.head:
                at += 1
            phrase.sentence = at
        out.extend(self._groups(out, by_word))
        out.sort(key=lambda phrase: (phrase.head, len(phrase.members)))
        return out, by_word

    def _corrected(self, entity: Entity) -> Entity:
        """ "The Kremlin" is nobody's surname, nor is an armed group's name, though the parser may take it for one."""
        first, end = entity.words
        if entity.kind != "Person" or end - first > 1:
            return entity
        form = self._document.forms[first]
        known = self._nations.organisation(form)
        body = known is not None and known.kind == "group"
        if first and self._tree.lower[first - 1] == "the":
            body = body or known is not None or self._nations.seat(form) is not None
        return Entity(entity.words, "Organization") if body else entity

    def _known_as(self, phrase: Phrase, word: int) -> None:
        """Keep what an apposition says of a name: by that noun the text may come back to it."""
        noun = self._words.nouns.get(self._tree.lower[word])
        if word in self._entity or phrase.entity == "Person":
            return
        phrase.also = (*phrase.also, (self._nouns.lemma(word), self._nouns.content(word)))
        if phrase.being == "thing" and noun is not None and self._being(word, None, noun) == "body":
            phrase.being = "body"

    def _is_part(self, word: int) -> bool:
        """Whether a word is a part of the phrase around it; what hangs so on a verb is a phrase that the tree misread."""
        head = self._document.heads[word]
        return self._document.deprels[word] not in _PREMODIFIERS or head < 0 or self._document.upos[head] in _NOMINAL

    def _beside(self, head: int, word: int) -> bool:
        """Whether a word is another name for its head: an apposition, or a person's name behind an office and a comma that the
        tree took for one more of several."""
        deprel = self._document.deprels[word]
        if deprel != "conj" or head < 0:
            return deprel == "appos" and not is_apart(self._tree, self._entity, self._words, head, word)
        entity, noun = self._entity.get(word), self._words.nouns.get(self._tree.lower[head])
        if entity is None or entity.kind != "Person" or head in self._entity:
            return False
        if noun is None or noun.kind != "person" or noun.plural:
            return False
        return self._tree.lower[self._tree.left[word]] == "," and self._tree.child(word, "cc") is None

    def _inside(self, word: int) -> bool:
        """Whether a word stands in a name whose head is another word of it: "Trade" in "Department of Transport and Trade"."""
        entity = self._entity.get(word)
        if entity is None:
            return False
        first, end = entity.words
        head = self._document.heads[word]
        steps = end - first
        while head >= 0 and steps:
            if first <= head < end:
                return True
            head, steps = self._document.heads[head], steps - 1
        return False

    def _same(self, head: int, word: int) -> bool:
        """Whether an apposition names what its head names: not a person beside a town, nor one person beside another."""
        if head < 0:
            return False
        one, other = self._entity.get(head), self._entity.get(word)
        if one is None or other is None:
            bare = word if other is None else head
            noun = self._words.nouns.get(self._tree.lower[bare])
            named = one or other
            if noun is None or named is None or noun.kind in ("group", "people"):
                return True
            return (noun.kind == "person") == (named.kind == "Person")
        return one.kind == other.kind and one.kind != "Person"

    def _pronoun(self, word: int) -> Phrase | None:
        lower = self._tree.lower[word]
        known = _PERSONAL.get(lower)
        if known is None:
            return None
        number, gender, being = known
        return Phrase(word, (word, word + 1), None, (), (), None, number, gender, being, True, (), pronoun=lower)

    def _noun(self, word: int) -> Phrase:
        tree, document = self._tree, self._document
        entity, name, roles, head_noun = self._naming(word)
        words = self._words_of(word, entity, roles)
        noun = self._words.nouns.get(tree.lower[word]) if document.upos[word] != "PROPN" or entity != "Person" else None
        if noun is None and head_noun is not None:
            noun = self._words.nouns.get(tree.lower[head_noun])
        nations = self._nations_in(words, roles)
        person = entity == "Person"
        if person:
            number: Number = "s"
        elif entity in ("Organization", "Location"):
            number = "?" if entity == "Organization" else "s"
        else:
            number = is_plural(tree.lower[word], document.forms[word], document.upos[word], self._words)
            if number == "s" and (entity == "NORP" and tree.lower[word].endswith("s")):
                number = "p"
        return Phrase(
            head=word, words=words, entity=entity, name=name, roles=tuple(roles), noun=noun, number=number,
            gender=self._gender(word, name if person else (), roles), being=self._being(word, entity, noun),
            definite=self._is_definite(word), nations=nations, content=self._nouns.content(word),
            aliases=self._aliases(word) if entity == "Organization" else (),
        )  # fmt: skip

    def _words_of(self, word: int, entity: str | None, roles: Sequence[WordRange]) -> WordRange:
        """A phrase's own words. After a name nothing follows but its possessive mark: what the tree hangs there is often astray."""
        first, end = self._tree.phrase(word, drop=_OUTSIDE)
        own = self._entity.get(word)
        # "according to the agency": its first word is a verb by its part of speech
        while first < word and (
            self._document.upos[first] in ("ADP", "SCONJ", "CCONJ") or self._document.deprels[first] in ("case", "mark")
        ):
            first += 1
        if own is None or own.kind != entity:
            return without_day(self._tree, self._entity, (first, end), word)
        if entity == "Person":
            first = min([own.words[0], *(role[0] for role in roles if first <= role[0] < word)])
        else:
            first = begins(self._tree, first, own.words[0])
        return min(first, own.words[0]), own.words[1]

    def _naming(self, word: int) -> tuple[str | None, tuple[str, ...], list[WordRange], int | None]:
        """The class and words of the name in a phrase, the offices beside it, and the noun of the first of them."""
        tree, document = self._tree, self._document
        deprels = document.deprels
        own = self._entity.get(word)
        titled = [
            c for c in tree.children[word] if (deprels[c] == "flat" or self._beside(word, c)) and c in self._entity
        ]
        named = own
        if own is None or (own.kind != "Person" and self._words.nouns.get(tree.lower[word])):
            named = next((self._entity[c] for c in titled if self._entity[c].kind == "Person"), own)
        if named is None:
            named = next((self._entity[c] for c in titled if self._entity[c].kind == "Organization"), None)
        if named is None or named.kind in ("Date", "Money"):
            return None, (), [], None
        roles: list[WordRange] = []
        noun: int | None = None
        first, end = name_begins(tree, self._entity, self._nations, named), named.words[1]
        if named.kind == "Person":
            while first < end - 1 and tree.lower[first].rstrip(".") in self._words.titles:
                roles.append((first, first + 1))
                first += 1
            begin = min(tree.left[word], first)
            before = self._before(begin, first)
            if named.words[0] <= word < named.words[1]:
                if before is not None:
                    roles.append(before)
            elif self._words.nouns.get(tree.lower[word]) is not None or word < first:
                roles.append(self._until_verb(tree.phrase(word, drop=_OUTSIDE | {"flat"}), word))
                noun = word
            for child in tree.children[word]:
                if (
                    deprels[child] == "appos"
                    and child not in self._entity
                    and document.upos[child] in ("NOUN", "PROPN")
                ):
                    roles.append(self._until_verb(tree.phrase(child, drop=_OUTSIDE), child))
                    noun = noun if noun is not None else child
        name = tuple(f for f in document.forms[first:end] if f not in ("'s", "’s", "'", "’"))
        return named.kind, name, roles, noun

    def _until_verb(self, words: WordRange, noun: int) -> WordRange:
        """A role's words up to a verb that the tree hung into them."""
        upos = self._document.upos
        end = next((w for w in range(noun + 1, words[1]) if upos[w] in ("VERB", "AUX")), words[1])
        return self._tree.trim((words[0], end), keep=noun)

    def _before(self, first: int, name: int) -> WordRange | None:
        """The words before a person's name that say what he is: titles, "Kremlin spokesman", without an article."""
        upos, lower = self._document.upos, self._tree.lower
        at = name
        while at > first and (upos[at - 1] in _TITLE_TAGS or lower[at - 1] in _TITLE_LINKS):
            at -= 1
        while at < name and (lower[at] in _TITLE_LINKS or upos[at] in ("ADP", "DET", "PUNCT")):
            at += 1
        known = any(
            lower[w].rstrip(".") in self._words.titles or lower[w] in self._words.nouns for w in range(at, name)
        )
        return (at, name) if at < name and known else None

    def _gender(self, word: int, name: Sequence[str], roles: Sequence[WordRange]) -> Gender | None:
        lower, gendered = self._tree.lower, self._words.gendered
        for first, end in roles:
            for w in range(first, end):
                if lower[w] in gendered or lower[w].rstrip(".") in gendered:
                    return gendered.get(lower[w]) or gendered[lower[w].rstrip(".")]
        if name:
            if len(name) > 1:
                for part in plain(name[0]).split("-"):
                    if part in self._words.given:
                        return self._words.given[part]
                last = plain(name[-1])
                if last.endswith(self._words.female_endings) and len(last) > 5:
                    return "f"
            return None
        return gendered.get(lower[word])

    def _being(self, word: int, entity: str | None, noun: Noun | None) -> Being:
        if entity == "Person":
            return "person"
        # "The American" is one; "the British" are many, as are "Americans".
        if entity == "NORP" and self._document.upos[word] in _NOMINAL and not self._tree.lower[word].endswith(_NOT_ONE):
            return "person"
        if entity in _NAMES_OF_BODIES:
            return "body" if noun is None or noun.kind != "person" else "person"
        if noun is None:
            return "thing"
        if noun.kind in _BODIES:
            return "body"
        return "thing" if noun.kind == "document" else "body" if noun.lemma in self._words.either else "person"

    def _is_definite(self, word: int) -> bool:
        tree, deprels = self._tree, self._document.deprels
        return any(
            (deprels[c] == "det" and tree.lower[c] in _DEFINITE) or deprels[c] == "nmod:poss"
            for c in tree.children[word]
        )

    def _aliases(self, word: int) -> tuple[str, ...]:
        """Other names beside a name: "the Committee of the Red Cross (ICRC)"."""
        out = []
        for child in self._tree.children[word]:
            entity = self._entity.get(child)
            if entity is None or entity.kind != "Organization" or self._document.deprels[child] not in _BESIDE:
                continue
            if self._document.deprels[child] == "appos" or self._document.forms[child].isupper():
                out.append(" ".join(self._document.forms[slice(*entity.words)]))
        return tuple(out)

    def _nations_in(self, words: WordRange, roles: Sequence[WordRange]) -> tuple[str, ...]:
        """Countries named in a phrase and in its roles, each once, in their order."""
        out: list[str] = []
        for first, end in (words, *roles):
            at = first
            while at < end:
                entity = self._entity.get(at)
                past = min(entity.words[1], end) if entity is not None else at + 1
                if is_held(self._tree, at):
                    at = past
                    continue
                if entity is not None or self._document.forms[at][:1].isupper():
                    code = nation(self._nations, self._document.forms[at:past])
                    if entity is None or (code is None and entity.kind == "Organization"):
                        code = self._of_part(at, past)
                    if code is not None and code not in out:
                        out.append(code)
                at = past
        return tuple(out)

    def _of_part(self, at: int, past: int) -> str | None:
        """The country named inside a name that is none itself: "Warsaw" in "Warsaw Pact" is a town, and stands for nobody."""
        form = self._document.forms[at]
        known = self._nations.organisation(" ".join(self._document.forms[at:past]))
        return known.country if known is not None else self._nations.named(form) or self._nations.described(form)

    def _groups(self, found: Sequence[Phrase], by_word: dict[int, Phrase]) -> list[Phrase]:
        """Coordinations: a phrase for each first conjunct that others of its kind hang on."""
        deprels = self._document.deprels
        out = []
        for phrase in found:
            conjuncts = (c for c in self._tree.children[phrase.head] if deprels[c] == "conj" and c > phrase.head)
            others = [by_word[c] for c in conjuncts if c in by_word and by_word[c] is not phrase]
            if others and phrase.pronoun is None:
                last = others[-1].words[1]
                members = (phrase, *others)
                being: Being | None = phrase.being if all(m.being == phrase.being for m in members) else "body"
                out.append(
                    Phrase(phrase.head, (phrase.words[0], last), None, (), (), None, "p", None, being, True, (),
                           members=members, sentence=phrase.sentence)
                )  # fmt: skip
        return out


def nation(known: Nations, forms: Sequence[str]) -> str | None:
    """The country that words name or describe, a possessive's mark left out."""
    text = " ".join(f for f in forms if f not in ("'s", "’s"))
    return known.any(text)
