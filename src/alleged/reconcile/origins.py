"""Where an incident's accounts come from: the source of the innermost claim, and the reports that only relay it."""

from collections.abc import Sequence

from alleged.reconcile.account import Account, origin_key
from alleged.records.incident import Origin


def origins(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """Each origin once, in time, with its claims and the reports that carry them.

    The first report that carries an origin's word is no relay: `relayed_by` holds the further ones.
    """
    found: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: a.order):
        found.setdefault(origin_key(account), []).append(account)
    out: list[Origin] = []
    for mine in found.values():
        voice = mine[0].voice
        reports = tuple(dict.fromkeys(a.report.id for a in mine))
        out.append(
            Origin(
                actor=voice.ref if voice is not None else None,
                side=voice.side if voice is not None else None,
                claims=tuple(dict.fromkeys(a.claim.id for a in mine)),
                relayed_by=reports[1:],
            )
        )
    return tuple(out)
