"""Where each actor stands: that it happened, who did it, how many were killed or injured."""

from collections.abc import Iterator, Sequence

from alleged.lexicon import positions as words
from alleged.reconcile.account import ASSERTING, DENYING, TOOK_PLACE, Account, Voice
from alleged.records.claim import Claim, Stance
from alleged.records.event import Event
from alleged.records.incident import About, Position

Stand = tuple[About, Stance, Voice | None]
"""On which question, how, and whom it blames."""

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
    found: dict[tuple[str, Stand], list[Account]] = {}
    for account in sorted(accounts, key=lambda a: a.order):
        who = account.voice.key if account.voice is not None else f"open {account.report.id} {account.claim.id}"
        if account.claim.form == "narrated":
            continue  # the report's own voice is a source, no party
        for stand in stands(account, among):
            found.setdefault((who, stand), []).append(account)
    return tuple(
        Position(
            actor=mine[0].voice.ref if mine[0].voice is not None else None,
            side=mine[0].voice.side if mine[0].voice is not None else None,
            stance=stance,
            act=mine[0].claim.act,
            about=about,
            blames=blames.ref if blames is not None else None,
            claims=tuple(dict.fromkeys(a.claim.id for a in mine)),
        )
        for (_, (about, stance, blames)), mine in found.items()
    )


def is_own(account: Account, doer: Voice) -> bool:
    """Whether the one who speaks and the one who is said to have done it are one, or of one side."""
    voice = account.voice
    if voice is None:
        return False
    return voice.key == doer.key or voice.body == doer.body or (voice.side is not None and voice.side == doer.side)


def _stands(account: Account, among: dict[str, Account]) -> Iterator[Stand]:
    claim = account.claim
    yield from _on_what_happened(account)
    if account.blamed is not None and claim.stance in ASSERTING:
        yield "responsible", "asserts", account.blamed
    said = _said(claim)
    # Whoever does not believe a denial doubts that it was not they.
    against = claim.stance in ("doubts", "disputes", "denies") or (
        claim.stance in ASSERTING and words.disbelieves(said)
    )
    if words.of_a_denial(said) and against and not account.events:
        yield "responsible", "disputes" if claim.stance == "disputes" else "doubts", None
    for toll in account.tolls:
        about = _FIGURES.get(toll.kind, "killed" if toll.kind == "casualties" else None)
        if about is not None and toll.scope != "cumulative":
            yield about, claim.stance if claim.stance not in ("none",) else "asserts", None
    own = any(event.status == "did not happen" for event in account.events) or words.disclaims(said)
    for answered in claim.disputes:
        # Who says what was not, or not theirs, has said what is disputed; a figure in the claim that it answers is not.
        if answered in among and not own:
            yield _matter(among[answered]), _against(claim), None
    for answered in claim.confirms:
        if answered in among:
            yield _matter(among[answered]), "confirms", None
    if claim.stance in ("unverified", "declines"):
        yield "happened", claim.stance, None


def _on_what_happened(account: Account) -> Iterator[Stand]:
    claim = account.claim
    if words.disclaims(_said(claim)) and claim.stance in ASSERTING:
        yield "responsible", "denies", None
        return
    for event in account.events:
        doers = account.doers(event)
        if claim.stance in DENYING or event.status == "did not happen":
            # Only somebody who says that nothing took place denies that it happened: "it was not us" is another question.
            yield ("responsible" if event.actor else "happened"), "denies", None
        elif claim.stance == "doubts":
            yield ("responsible" if doers else "happened"), "doubts", None
        elif claim.stance in ASSERTING and event.status in TOOK_PLACE:
            yield "happened", claim.stance, None
            for doer in () if _only_things(account, event) else doers:
                yield "responsible", claim.stance, doer


def _only_things(account: Account, event: Event) -> bool:
    """Whether all that an event destroyed is things: who shoots drones down is not blamed for the attack."""
    lost = [toll.kind for toll in account.tolls if toll.id in event.tolls]
    return bool(lost) and set(lost) == {"equipment"}


def _said(claim: Claim) -> str:
    return " ".join(piece.text for piece in claim.content)


def _matter(answered: Account) -> About:
    """The question that an account speaks to, for one who answers it: its figure, else whom it blames, else that it happened."""
    for toll in answered.tolls:
        if toll.kind in ("killed", "casualties"):
            return "killed"
        if toll.kind == "injured":
            return "injured"
    blames = answered.blamed is not None or bool(answered.doers())
    disclaims = any(about == "responsible" for about, _, _ in _on_what_happened(answered))
    return "responsible" if blames or disclaims else "happened"


def _against(claim: Claim) -> Stance:
    return claim.stance if claim.stance in ("denies", "doubts") else "disputes"
