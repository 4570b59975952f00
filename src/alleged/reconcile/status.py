"""How each question about an incident stands: who supports an answer, who disputes it, who admits it, and why that is so."""

from collections.abc import Callable, Iterable, Sequence

from alleged.lexicon import positions as words
from alleged.reconcile.account import ASSERTING, Account, origin_key
from alleged.reconcile.blame import nations_in, takes_back, whole
from alleged.reconcile.positions import Stand, is_own, stands
from alleged.reconcile.ranges import Figure, meet, standing
from alleged.reconcile.voices import side_of
from alleged.records.incident import About, Admission, Aspect, Dispute, Headline, Status, Support
from alleged.records.toll import Toll

_QUESTIONS: tuple[About, ...] = ("happened", "responsible", "killed", "injured")
_NO_WORD = frozenset({"unverified", "declines"})
_AGAINST = frozenset({"denies", "disputes", "doubts"})


def status(accounts: Sequence[Account], given: Sequence[Figure]) -> Status:
    """The four questions over an incident's accounts; `given` are its figures."""
    among = {account.claim.id: account for account in accounts}
    said = [(account, stands(account, among)) for account in sorted(accounts, key=lambda a: a.order)]
    aspects = {about: _aspect(about, said, given) for about in _QUESTIONS}
    return Status(aspects["happened"], aspects["responsible"], aspects["killed"], aspects["injured"])


def headline(of: Status) -> Headline:
    """One word for a list, by the first test that holds."""
    return next((word for word, holds in HEADLINES if holds(of)), "unverified")


def independent(accounts: Iterable[Account]) -> int:
    """How many independent origins stand behind these accounts: organisations, those of one side counted once, and the unnamed
    not at all, nor whoever says nothing. Where a report tells in its own voice the figures that somebody in it gives, it carries on
    and is no further one."""
    every = [account for account in accounts if account.claim.stance not in _NO_WORD]
    given = {(a.report.id, *_literal(t)) for a in every if a.voice is not None for t in a.tolls}
    sides: set[str] = set()
    for account in every:
        voice = account.voice
        if voice is None:
            carries = bool(account.tolls) and all((account.report.id, *_literal(t)) in given for t in account.tolls)
            if account.claim.form == "narrated" and not carries:
                sides.add(f"body {origin_key(account)}")
        elif voice.named:
            sides.add(f"side {voice.side}" if voice.side is not None else f"body {voice.body}")
    return len(sides)


def _literal(toll: Toll) -> tuple[str, int | None, int | None]:
    return toll.kind, toll.low, toll.high


HEADLINES: tuple[tuple[Headline, Callable[[Status], bool]], ...] = (
    ("retracted", lambda s: s.happened.withdrawn),
    ("occurrence contested", lambda s: s.happened.dispute in ("denied", "doubted")),
    ("responsibility contested", lambda s: s.responsible.dispute in ("denied", "counter-accused", "doubted")),
    ("figures contested", lambda s: s.killed.dispute != "none" or s.injured.dispute != "none"),
    ("conceded", lambda s: s.responsible.admission == "conceded" or s.happened.admission == "conceded"),
    ("corroborated", lambda s: s.happened.support == "independent"),
    ("one side only", lambda s: s.happened.support == "one side"),
    ("single source", lambda s: s.happened.support == "single source"),
)


def _aspect(about: About, said: Sequence[tuple[Account, tuple[Stand, ...]]], given: Sequence[Figure]) -> Aspect:
    mine = [(account, stand) for account, every in said for stand in every if stand[0] == about]
    for_it = [account for account, (_, stance, _) in mine if stance in ASSERTING]
    if about == "happened":
        # Who gives a figure of it or blames somebody for it says that it happened.
        for_it += [a for a, every in said for _, stance, _ in every if stance in ASSERTING and a not in for_it]
    against = [(account, stance) for account, (_, stance, _) in mine if stance in _AGAINST]
    support = _support(for_it)
    admission = _admission(about, mine)
    dispute = _dispute(about, mine, against, given, settled=admission == "conceded")
    withdrawn = _withdrawn(about, said)
    unverified = any(stance == "unverified" for _, (_, stance, _) in mine)
    claims = tuple(dict.fromkeys(a.claim.id for a in [*for_it, *(a for a, _ in mine)]))
    return Aspect(support, dispute, admission, withdrawn, unverified, claims, _why(for_it, against, dispute, admission))


def _support(for_it: Sequence[Account]) -> Support:
    if not for_it:
        return "none"
    if independent(for_it) > 1:
        return "independent"
    named = [a for a in for_it if a.voice is not None and a.voice.named and a.voice.side is not None]
    bodies = {a.voice.body for a in named if a.voice is not None}
    return "one side" if len(bodies) > 1 else "single source"


def _withdrawn(about: About, said: Sequence[tuple[Account, tuple[Stand, ...]]]) -> bool:
    """Whether somebody takes back what he said on a question. Who only takes a figure back, and gives another or otherwise stands
    by it, does not say that nothing happened; who takes a denial back concedes."""
    for account, _ in said:
        claim = account.claim
        if not takes_back(claim) or words.of_a_denial(whole(claim)):
            continue
        kinds = {toll.kind for toll in account.tolls}
        if about == "killed" and ("killed" in kinds or (not kinds and words.of_figures(whole(claim)))):
            return True
        if about == "injured" and "injured" in kinds:
            return True
        figure = bool(kinds) or words.of_figures(whole(claim))
        if about == "happened" and not (figure and _stands_by_it(account, said)):
            return True
    return False


def _stands_by_it(account: Account, said: Sequence[tuple[Account, tuple[Stand, ...]]]) -> bool:
    """Whether somebody else, or the one who takes a figure back, says otherwise that something happened."""
    others = [(other, every) for other, every in said if not takes_back(other.claim)]
    return any(
        stance in ASSERTING and (other.order[:2] >= account.order[:2] or _speaker(other) != _speaker(account))
        for other, every in others
        for _, stance, _ in every
    )


def _speaker(account: Account) -> str:
    return account.voice.body if account.voice is not None else origin_key(account)


def _dispute(
    about: About,
    mine: Sequence[tuple[Account, Stand]],
    against: Sequence[tuple[Account, str]],
    given: Sequence[Figure],
    *,
    settled: bool,
) -> Dispute:
    """What is against an answer. A denial that its own side later gives up stands no longer; where somebody admits the deed
    (`settled`) different words for who did it contest nothing."""
    standing_ = [(account, stance) for account, stance in against if not _given_up(account, mine)]
    if any(stance == "denies" for _, stance in standing_):
        return "denied"
    if about == "responsible" and not settled:
        blamed = {_party(blames) for _, (_, stance, blames) in mine if blames is not None and stance in ASSERTING}
        if len(blamed) > 1:
            return "counter-accused"
    if about in ("killed", "injured") and not meet(standing(given, "killed" if about == "killed" else "injured")):
        return "figures differ"
    return "doubted" if standing_ and not settled else "none"


def _given_up(account: Account, mine: Sequence[tuple[Account, Stand]]) -> bool:
    """Whether the one who denies or disputes, or a voice of the side whose deed is denied, concedes later."""
    theirs = {voice.side for voice in account.doers() if voice.side is not None}
    if account.voice is not None and account.voice.side is not None:
        theirs.add(account.voice.side)
    nation = {side_of(code) for event in account.events for party in event.actor for code in nations_in(party.text)}
    for other, (_, stance, _) in mine:
        voice = other.voice
        if stance != "concedes" or voice is None or other.order <= account.order:
            continue
        if _speaker(other) == _speaker(account) or (voice.side is not None and voice.side in theirs | nation):
            return True
    return False


def _party(blames: object) -> object:
    side = getattr(blames, "side", None)
    return side if side is not None else getattr(blames, "key", None)


def _admission(about: About, mine: Sequence[tuple[Account, Stand]]) -> Admission | None:
    """Its own act or loss: conceded where the cue says so, claimed where it speaks of it as of any deed."""
    if about == "injured":
        return None
    for account, (_, stance, blames) in mine:
        if stance == "concedes":
            return "conceded"
        if about == "responsible" and blames is not None and stance in ASSERTING and is_own(account, blames):
            return "claimed"
    return None


def _why(
    for_it: Sequence[Account], against: Sequence[tuple[Account, str]], dispute: Dispute, admission: Admission | None
) -> str | None:
    parts: list[str] = []
    if for_it:
        parts.append(f"said by {_names(for_it)}")
    if against:
        parts.append(f"against it {_names([a for a, _ in against])}")
    elif dispute == "figures differ":
        parts.append("the figures of the sides do not meet")
    elif dispute == "counter-accused":
        parts.append("different parties are blamed")
    if admission is not None:
        parts.append(f"{admission} by one that is said to have done it" if admission == "claimed" else "admitted")
    return "; ".join(parts) or None


def _names(accounts: Iterable[Account]) -> str:
    return ", ".join(dict.fromkeys(_name(account) for account in accounts))


def _name(account: Account) -> str:
    if account.voice is not None:
        return account.voice.ref.name
    if account.claim.source is not None:
        return f"“{account.claim.source.text}”"
    return account.report.publisher or "the report"
