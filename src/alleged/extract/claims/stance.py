"""What a claim's source does and what it commits itself to: act, stance, and how certain the cue itself leaves the content.

A rule looks at one cue and answers a Meaning, or None where it has nothing to say. The first answer counts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from alleged.extract.claims.cue import Reading
from alleged.extract.tree import Tree
from alleged.lexicon.cues import NO_TRUTH, Cues
from alleged.lexicon.events import Events
from alleged.lexicon.verdicts import Verdicts
from alleged.records.claim import Act, Certainty, Stance


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cue does."""

    act: Act
    stance: Stance
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons that the rules look into."""

    cues: Cues
    events: Events
    verdicts: Verdicts


Rule = Callable[[Reading, Words], Meaning | None]

_VERIFY = frozenset(
    {"verify", "confirm", "verified", "confirmed", "authenticate", "corroborate", "substantiate", "ascertain"}
)
_ESTABLISH = frozenset({"establish", "determine", "trace", "identify"})
_ABLE = frozenset({"can", "ca", "could", "able", "unable", "possible", "impossible", "independently", "cannot", "fail"})
_LACKING = frozenset({"unable", "impossible", "fail"})
_ANSWER = frozenset({"respond", "reply", "answer", "return", "react"})
_TELL = frozenset(
    (
        "comment elaborate specify say mention disclose explain detail discuss address clarify reveal identify "
        "name provide give offer release indicate state tell announce report talk speak publish describe share "
        "issue"
    ).split()
)
_GIVEN = frozenset({"provide", "give", "offer", "release", "disclose", "reveal", "publish", "share", "issue"})
_DETAILS = frozenset(
    (
        "detail details comment comments information figure figures explanation evidence reason reasons number "
        "numbers name names statement answer answers breakdown specifics response toll confirmation"
    ).split()
)
_WOULD_NOT = frozenset({"would", "will", "wo", "won't", "wouldn't"})
_REFUSE = frozenset({"decline", "refuse"})
_DENY = frozenset({"deny", "dispute", "contest", "reject", "contradict"})
_NUMBERS = frozenset(
    {
        "dozens",
        "dozen",
        "scores",
        "hundreds",
        "thousands",
        "hundred",
        "thousand",
        "tens",
        "million",
        "millions",
        "zero",
        "several",
    }
)
_OWN = frozenset({"it", "they", "we", "he", "she", "i"})
_OWN_ACTS = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "RETREAT"})


def cannot_verify(cue: Reading, words: Words) -> Meaning | None:
    """ "Could not verify", "was unable to confirm", "could not be independently established": nobody has confirmed the content."""
    lacking = cue.has(_LACKING)
    if cue.has(_VERIFY) and (lacking or cue.negated) and cue.has(_ABLE):
        return Meaning("unable to verify", "unverified", "unknown")
    if cue.has(_ESTABLISH) and (lacking or (cue.negated and cue.has(_ABLE))):
        return Meaning("unable to verify", "unverified", "unknown")
    return None


def refuses(cue: Reading, words: Words) -> Meaning | None:
    """ "Declined to comment", "refused to say", "would not say", "refused to confirm or deny": will not tell."""
    if cue.has(_REFUSE) and not cue.negated:
        return Meaning("decline", "declines", "unknown")
    if cue.negated and cue.has(_WOULD_NOT) and cue.has(_TELL | _VERIFY | _ANSWER):
        return Meaning("decline", "declines", "unknown")
    return None


def gives_nothing(cue: Reading, words: Words) -> Meaning | None:
    """ "Did not respond to a request", "did not say", "has not given any further details", "gave no reason": does not tell."""
    gives = cue.has(_GIVEN)
    without = cue.negated or (bool(cue.after) and cue.after[0] == "no")
    if not without:
        return None
    if gives:
        named = not _DETAILS.isdisjoint(cue.after) or not _DETAILS.isdisjoint(cue.lemmas)
        return Meaning("decline", "declines", "unknown") if named or cue.entry is None or cue.negated else None
    if cue.negated and (cue.has(_ANSWER) or cue.has(_TELL)):
        return Meaning("decline", "declines", "unknown")
    return None


def not_confirmed(cue: Reading, words: Words) -> Meaning | None:
    """ "Has not confirmed", "did not verify": the content stands unverified, and is not denied."""
    return Meaning("decline", "unverified", "unknown") if cue.negated and cue.has(_VERIFY) else None


def not_denied(cue: Reading, words: Words) -> Meaning | None:
    """ "Did not deny" tells nothing; "did not rule out" holds it possible; "did not doubt" asserts."""
    if not cue.negated or cue.entry is None:
        return None
    if cue.entry.lemma == "rule out":
        return Meaning("say", "asserts", "possible")
    if cue.entry.name == "doubt":
        return Meaning("think", "asserts", "probable")
    return Meaning("decline", "declines", "unknown") if cue.lemma in _DENY else None


def calls_it_false(cue: Reading, words: Words) -> Meaning | None:
    """ "Called the report a fabrication", "described the figures as exaggerated": disputes it."""
    if cue.entry is None or cue.entry.act != "call" or cue.negated:
        return None
    lower = cue.tree.lower
    return (
        Meaning("dispute", "disputes", "certain")
        if any(lower[w] in words.verdicts.false for w in cue.content_words())
        else None
    )


def construction(cue: Reading, words: Words) -> Meaning | None:
    """A class that the word has only with a figure or before a certain word: "put the toll at 12", "called for", "asked him to".

    Source: the constructions of lexicon/cues.toml.
    """
    for option in words.cues.constructions.get(cue.lemma, ()):
        if (option.number and _has_number(cue)) or (option.governs and _governs(cue, option.governs)):
            return Meaning(option.cue.act, option.cue.stance, option.cue.certainty)
    return None


def own_act(cue: Reading, words: Words) -> Meaning | None:
    """Who says that they themselves attacked, captured or withdrew claims an act: "the army said it launched an attack"."""
    if (
        cue.entry is None
        or cue.entry.act != "say"
        or cue.entry.stance != "asserts"
        or cue.negated
        or cue.draft.source is None
    ):
        return None
    tree = cue.tree
    first, end = cue.draft.content[0] if cue.draft.content else (0, 0)
    for verb in tree.tops(first, end)[:1]:
        kind = _deed(tree, verb, words.events)
        subject = tree.child(verb, "nsubj")
        if kind in _OWN_ACTS and subject is not None and tree.lower[subject] in _OWN and not tree.negated(verb):
            return Meaning("claim", "asserts", cue.entry.certainty)
    return None


def _deed(tree: Tree, verb: int, events: Events) -> str | None:
    """The type of what a verb tells, by itself or by the noun that it carries: "*launched* an *attack*"."""
    kind = events.verbs.get(tree.lower[verb])
    thing = tree.child(verb, "obj")
    if kind in _OWN_ACTS or thing is None or tree.lower[verb] not in events.carry | events.light:
        return kind
    return events.nouns.get(tree.lower[thing])


def not_believed(cue: Reading, words: Words) -> Meaning | None:
    """ "Does not believe", "is not convinced", "did not expect": doubts; "does not agree", "does not accept": disputes."""
    if not cue.negated or cue.entry is None:
        return None
    if cue.entry.name in {"think", "predict", "seem", "suggest"}:
        return Meaning(cue.entry.act, "doubts", "unknown")
    if cue.entry.name in {"agree", "concede"}:
        return Meaning("dispute", "disputes", "certain")
    if cue.entry.name in {"perceive", "show"}:
        return Meaning(cue.entry.act, "unverified", "unknown")
    return None


def negated(cue: Reading, words: Words) -> Meaning | None:
    """Any other cue under "not" keeps its act and commits to nothing: "did not accuse", "does not know", "did not ask"."""
    if not cue.negated or cue.entry is None or cue.entry.stance in NO_TRUTH:
        return None
    if cue.entry.act == "say" and "without" not in cue.lemmas:
        return Meaning("decline", "declines", "unknown")
    return Meaning(cue.entry.act, "none", "unknown")


def by_class(cue: Reading, words: Words) -> Meaning | None:
    """What the lexicon says of the word."""
    return Meaning(cue.entry.act, cue.entry.stance, cue.entry.certainty) if cue.entry else None


RULES: tuple[Rule, ...] = (
    cannot_verify,
    refuses,
    not_denied,
    not_confirmed,
    calls_it_false,
    construction,
    gives_nothing,
    own_act,
    not_believed,
    negated,
    by_class,
)

# A cue that the lexicon lacks is a statement if the model says so. Source: the commonest class, three quarters of PolNeAR's cues.
UNKNOWN_CUE = Meaning("say", "asserts", "certain")


def meaning(cue: Reading, words: Words) -> Meaning:
    """What a cue does, by the first rule that knows."""
    return next((found for rule in RULES if (found := rule(cue, words)) is not None), UNKNOWN_CUE)


def _has_number(cue: Reading) -> bool:
    upos, lower = cue.tree.document.upos, cue.tree.lower
    return any(upos[w] == "NUM" or lower[w] in _NUMBERS for w in cue.content_words())


def _governs(cue: Reading, governs: frozenset[str]) -> bool:
    """Whether one of these words stands behind the head: in the cue, or as the first word of the content; an infinitive's "to"
    only where a clause hangs on the head as its xcomp, or opens the content."""
    if cue.after and cue.after[0] in governs:
        return True
    lower = cue.tree.lower
    if any(lower[w] in governs for w in range(cue.head + 1, cue.cue[1])):
        return True
    if "to" not in governs:
        return False
    infinitive = cue.tree.child(cue.head, "xcomp")
    return infinitive is not None and cue.tree.child(cue.head, "ccomp") is None and _marked_to(cue, infinitive)


def _marked_to(cue: Reading, verb: int) -> bool:
    return any(cue.tree.lower[c] == "to" and cue.tree.document.deprels[c] == "mark" for c in cue.tree.children[verb])
