"""One voice under several names: reports name the same one now in full, now by surname, now by office."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alleged.reconcile.account import Account, Voice


def united(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of one incident with every voice under one key: within an incident a surname is taken for the one person of
    that name who is named in full, and an authority without a name for the one of its kind and side."""
    known = sorted({v.key: v for a in accounts for v in _voices(a)}.values(), key=lambda v: v.key)
    same = {**_surnames(known), **_offices(known)}
    if not same:
        return tuple(accounts)
    by_key = {voice.key: voice for voice in known}
    return tuple(_renamed(account, same, by_key) for account in accounts)


def _voices(account: Account) -> list[Voice]:
    named = [account.voice, account.blamed, *account.cast.values()]
    return [voice for voice in named if voice is not None]


def _surnames(known: Sequence[Voice]) -> dict[str, str]:
    """Keys that are a surname alone, to the key of the one full name that ends in it."""
    out: dict[str, str] = {}
    full = [v for v in known if " " in v.ref.name.strip()]
    for voice in known:
        name = voice.ref.name.strip().lower()
        if " " in name or not name:
            continue
        fits = [v for v in full if v.ref.name.lower().split()[-1] == name and v.person]
        if len({v.key for v in fits}) == 1:
            out[voice.key] = fits[0].key
    return out


def _offices(known: Sequence[Voice]) -> dict[str, str]:
    """Keys of authorities ("the defence ministry", "Russia's Defence Ministry") to the first key of the same one: of the same
    side, or of a side that is not told where only one side has such an office."""
    by_office: dict[str, list[Voice]] = {}
    for voice in known:
        if voice.office is not None:
            by_office.setdefault(voice.office, []).append(voice)
    out: dict[str, str] = {}
    for alike in by_office.values():
        sides = sorted({v.side for v in alike if v.side is not None})
        for side in sides:
            mine = [v for v in alike if v.side == side or (v.side is None and len(sides) == 1)]
            kept = next(v for v in mine if v.side is not None)
            out |= {v.key: kept.key for v in mine if v.key != kept.key}
    return out


def _renamed(account: Account, same: Mapping[str, str], by_key: Mapping[str, Voice]) -> Account:
    def one(voice: Voice) -> Voice:
        key = same.get(voice.key)
        if key is None:
            return voice
        other = by_key[key]
        return replace(voice, key=key, body=other.body, side=voice.side or other.side, ref=other.ref)

    return replace(
        account,
        voice=one(account.voice) if account.voice is not None else None,
        blamed=one(account.blamed) if account.blamed is not None else None,
        cast={actor: one(voice) for actor, voice in account.cast.items()},
    )
