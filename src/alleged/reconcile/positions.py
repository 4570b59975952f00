"""Where each actor stands: that it happened, who did it, how many were killed or injured."""

from collections.abc import Iterator, Sequence

from alleged.lexicon import positions as words
from alleged.reconcile.account import ASSERTING, DENYING, TOOK_PLACE, Account, Voice
from alleged.reconcile.blame import blames_somebody, content, is_armed, takes_back, whole
from alleged.records.claim import Claim, Stance
from alleged.records.event import Event
from alleged.records.incident import About, Position

Stand = tuple[About, Stance, Voice | None]
"""On which question, how, and whom it blames."""

_OWN = frozenset({"its", "their", "our", "his", "her", "my", "we"})
_NO_WORD = frozenset({"unverified", "declines"})
_FIGURES: dict[str, About] = {"killed": "killed", "injured": "injured"}


def stands(account: Account, among: dict[str, Account]) -> tuple[Stand, ...]:
    """What one account says on each question; `among` are the incident's other accounts by claim id.

    An act's content and cue are taken together: "told reporters that the strike *had nothing to do with* the military" denies
    who did it, "denied that its forces had attacked" too; "there was no strike" alone denies that it happened.
    """
    return tuple(dict.fromkeys(_stands(account, among)))


def positions(accounts: Sequence[Account]) -> tuple[Position, ...]:
    """The positions of an incident, each once with all its claims, in time."""
    among = {account.claim.id: account for account in accounts}
    found: dict[tuple[object, ...], list[tuple[Account, Stand]]] = {}
    for account in sorted(accounts, key=lambda a: a.order):
        who = account.voice.key if account.voice is not None else f"open {account.report.id} {account.claim.id}"
        if account.claim.form == "narrated":
            continue  # the report's own voice is a source, no party
        for stand in stands(account, among):
            about, stance, blames = stand
            # The same one blamed in two reports is one, though each has its own words and id for him.
            key = (who, about, stance, blames.key if blames is not None else None)
            found.setdefault(key, []).append((account, stand))
    return tuple(_position(mine) for mine in found.values())


def _position(told: Sequence[tuple[Account, Stand]]) -> Position:
    """One position, from all the accounts that give it."""
    first, (about, stance, blames) = told[0]
    return Position(
        actor=first.voice.ref if first.voice is not None else None,
        side=first.voice.side if first.voice is not None else None,
        stance=stance,
        act=first.claim.act,
        about=about,
        blames=blames.ref if blames is not None else None,
        claims=tuple(dict.fromkeys(account.claim.id for account, _ in told)),
    )


def is_own(account: Account, doer: Voice) -> bool:
    """Whether the one who speaks and the one who is said to have done it are one, or of one side."""
    voice = account.voice
    if voice is None:
        return False
    return voice.key == doer.key or voice.body == doer.body or (voice.side is not None and voice.side == doer.side)


def _stands(account: Account, among: dict[str, Account]) -> Iterator[Stand]:
    claim = account.claim
    if claim.stance in ("unverified", "declines"):
        yield words.question(whole(claim)), claim.stance, None
        return
    if takes_back(claim):
        if words.of_a_denial(whole(claim)):
            yield "responsible", "concedes", account.voice
        return
    yield from _on_what_happened(account)
    yield from _on_the_doer(account)
    yield from _on_figures(account)
    yield from _on_others(account, among)


def _on_what_happened(account: Account) -> Iterator[Stand]:
    claim = account.claim
    said = content(claim)
    involved = claim.stance in DENYING and words.of_involvement(said)
    if involved or (claim.stance in ASSERTING and words.disclaims(said)):
        yield "responsible", "denies", None
        return
    denied = [e for e in account.events if claim.stance in DENYING or e.status == "did not happen"]
    somebodys = any(event.actor for event in denied)
    no_loss = any(toll.low == 0 and toll.high == 0 for toll in account.tolls)
    for event in account.events:
        doers = account.doers(event)
        if event in denied:
            # Only somebody who says that nothing took place denies that it happened: "it was not us" is another question, and so
            # is "nobody was killed".
            if not no_loss:
                yield ("responsible" if somebodys else "happened"), "denies", None
        elif claim.stance == "doubts":
            yield ("responsible" if doers else "happened"), "doubts", None
        elif claim.stance in ASSERTING and event.status in TOOK_PLACE:
            yield "happened", claim.stance, None
            for doer in () if _only_things(account, event) else doers or _own_doers(account, event):
                yield "responsible", claim.stance, doer
            if event.type == "ASSAULT" and not doers and any(is_armed(party.text) for party in event.actor):
                yield "responsible", claim.stance, None


def _only_things(account: Account, event: Event) -> bool:
    """Whether all that an event destroyed is things: who shoots drones down is not blamed for the attack."""
    lost = [toll.kind for toll in account.tolls if toll.id in event.tolls]
    return bool(lost) and set(lost) == {"equipment"}


def _own_doers(account: Account, event: Event) -> tuple[Voice, ...]:
    """The speaker, where the doer is called the speaker's own: "that *its* drones had struck"."""
    own = any(not _OWN.isdisjoint(party.text.lower().split()) for party in event.actor) and not _intercepts(event)
    return (account.voice,) if own and account.voice is not None else ()


def _intercepts(event: Event) -> bool:
    """Whether what is hit are weapons on their way: whoever shoots drones down says nothing of who sent them."""
    return any(not words.weapons().isdisjoint(party.text.lower().split()) for party in event.recipient)


def _on_the_doer(account: Account) -> Iterator[Stand]:
    claim = account.claim
    every = whole(claim)
    if claim.stance in ASSERTING:
        if account.blamed is not None:
            yield "responsible", "asserts", account.blamed
        elif blames_somebody(claim):
            yield "responsible", "asserts", None
        if words.claims_it(every) and account.voice is not None:
            owns_up = claim.stance == "concedes" or words.regrets(every)
            yield "responsible", "concedes" if owns_up else "asserts", account.voice


def _on_figures(account: Account) -> Iterator[Stand]:
    claim = account.claim
    for toll in account.tolls:
        about = _FIGURES.get(toll.kind, "killed" if toll.kind == "casualties" else None)
        if about is not None and toll.scope != "cumulative":
            yield about, claim.stance if claim.stance not in ("none",) else "asserts", None


def _on_others(account: Account, among: dict[str, Account]) -> Iterator[Stand]:
    """Where somebody stands by what he says of another's word."""
    claim = account.claim
    said = content(claim)
    own = any(event.status == "did not happen" for event in account.events) or words.disclaims(said)
    answered = [among[id_] for id_ in claim.disputes if id_ in among]
    against = claim.stance in ("doubts", "disputes", "denies") or (
        claim.stance in ASSERTING and words.disbelieves(said)
    )
    if against and not account.events:
        about = _doubted(account, answered, among)
        if about is not None:
            accused = words.of_an_accusation(said) and claim.stance in DENYING and _is_accused(account, among)
            yield about, "denies" if accused else "disputes" if claim.stance in DENYING else "doubts", None
            answered = []
    for other in answered:
        # Who says what was not, or not theirs, has said what is disputed; a figure in the claim that it answers is not.
        if not own:
            yield _matter(other), _against(claim), None
    for id_ in claim.confirms:
        if id_ in among:
            yield _matter(among[id_]), "confirms", None


def _doubted(account: Account, answered: Sequence[Account], among: dict[str, Account]) -> About | None:
    """The question that somebody's word speaks to which a claim does not believe: that of the ones whose word it is called, in any
    report; of a denial who did it, of figures how many were killed. None where the claim speaks of nobody's word."""
    said = content(account.claim)
    if words.of_figures(said):
        return "killed"
    if not words.of_an_account(said):
        return None
    owners = [account.cast[id_] for id_ in account.named if id_ in account.cast]
    spoke = [a for a in among.values() if a.voice is not None and any(_is_same(a.voice, o) for o in owners)]
    matters = [_matter(a) for a in spoke if a is not account and a.claim.stance not in _NO_WORD]
    if "responsible" in matters or words.of_a_denial(said) or words.of_an_accusation(said):
        # Whoever does not believe a denial doubts that it was not they; an accusation says who did it.
        return "responsible"
    if matters:
        return matters[0]
    return "happened" if account.claim.stance in DENYING and not owners and not answered else None


def _is_accused(account: Account, among: dict[str, Account]) -> bool:
    """Whether somebody blames the one who speaks, or nobody is blamed by name: then who rejects an accusation is the accused."""
    blamed = [a.blamed for a in among.values() if a.blamed is not None]
    blamed += [doer for a in among.values() for doer in a.doers()]
    return not blamed or (account.voice is not None and any(_is_same(account.voice, other) for other in blamed))


def _is_same(one: Voice, other: Voice) -> bool:
    if one.key == other.key or one.body == other.body:
        return True
    return (one.side is not None and one.side == other.side) or (one.office is not None and one.office == other.office)


def _matter(answered: Account) -> About:
    """The question that an account speaks to, for one who answers it: its figure, else whom it blames, else that it happened."""
    for toll in answered.tolls:
        if toll.kind in ("killed", "casualties"):
            return "killed"
        if toll.kind == "injured":
            return "injured"
    blames = answered.blamed is not None or bool(answered.doers())
    stands_ = (*_on_what_happened(answered), *_on_the_doer(answered))
    return "responsible" if blames or any(about == "responsible" for about, _, _ in stands_) else "happened"


def _against(claim: Claim) -> Stance:
    return claim.stance if claim.stance in ("denies", "doubts") else "disputes"
