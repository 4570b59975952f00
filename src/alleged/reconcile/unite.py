"""One voice under several names: reports name the same one now in full, now by surname, now by office."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alleged.lexicon.folding import fold
from alleged.reconcile.account import Account, Voice
from alleged.reconcile.posts import agree

_SMALL = frozenset({"of", "the", "and", "for", "in", "on"})


def united(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of one incident with every voice under one key: within an incident a surname is taken for the one person of
    that name who is named in full, an authority without a name for the one of its kind and side, an office-holder for the only one
    of that office, initials and a name's last words for the one body that has them."""
    known = sorted({v.key: v for a in accounts for v in _voices(a)}.values(), key=lambda v: v.key)
    surnames = _surnames(known)
    same = {**_posts(_in_full(known, surnames)), **_names(known), **surnames, **_offices(known)}
    if not same:
        return tuple(accounts)
    by_key = {voice.key: voice for voice in known}
    same = {key: _last(key, same) for key in same}
    bodies = {by_key[key].body: by_key[kept].body for key, kept in same.items()}
    return tuple(_renamed(account, same, by_key, bodies) for account in accounts)


def _in_full(known: Sequence[Voice], surnames: Mapping[str, str]) -> list[Voice]:
    """The voices without those that are another's surname, whose office is then the other's."""
    posts = {surnames[v.key]: v.post for v in known if v.key in surnames and v.post is not None}
    whole = (v for v in known if v.key not in surnames)
    return [replace(v, post=posts[v.key]) if v.post is None and v.key in posts else v for v in whole]


def _last(key: str, same: Mapping[str, str]) -> str:
    """Where a key leads to in the end; keys that lead in a circle go to the first of it."""
    seen = [key]
    while same.get(seen[-1], seen[-1]) not in seen:
        seen.append(same[seen[-1]])
    return seen[-1] if seen[-1] not in same else min(seen)


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


def _names(known: Sequence[Voice]) -> dict[str, str]:
    """Keys of bodies by their initials ("RSF") or last words ("Relief Fund") to the key of the one body named in full."""
    out: dict[str, str] = {}
    bodies = {v.key: _plain(v.ref.name) for v in known if v.named and not v.person and _is_name(v.ref.name)}
    for voice in known:
        words = bodies.get(voice.key)
        if words is None:
            continue
        short = words[0] if len(words) == 1 and voice.ref.name.strip(".").isupper() else None
        fits = {
            key
            for key, full in bodies.items()
            if len(full) > len(words)
            and (short in _initials(full) if short is not None else len(words) > 1 and full[-len(words) :] == words)
        }
        fits = {key for key in fits if _sides_agree(voice, next(v for v in known if v.key == key))}
        if len(fits) == 1:
            out[voice.key] = fits.pop()
    return out


def _is_name(name: str) -> bool:
    """Whether all words of a name are a name's: "a spokesman for the Relief Fund" is none."""
    return all(word[:1].isupper() or word.lower() in _SMALL for word in name.split())


def _plain(name: str) -> list[str]:
    return fold(name.replace("’s", "").replace("'s", "")).split()


def _initials(words: Sequence[str]) -> tuple[str, str]:
    """A name's initials, with and without its small words."""
    return "".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)


def _sides_agree(one: Voice, other: Voice) -> bool:
    return one.side is None or other.side is None or one.side == other.side or one.side == one.ref.name


def _posts(known: Sequence[Voice]) -> dict[str, str]:
    """Keys of office-holders without a name to the key of the one they are: of those of one office, where no two of them
    contradict each other; the one who is named where just one is."""
    by_noun: dict[str, list[Voice]] = {}
    for voice in known:
        if voice.post is not None:
            by_noun.setdefault(voice.post.noun, []).append(voice)
    out: dict[str, str] = {}
    for alike in by_noun.values():
        for group in _groups(alike):
            named = [v for v in group if v.person]
            kept = named[0] if named else max(group, key=lambda v: (len(v.ref.name), v.key))
            out |= {v.key: kept.key for v in group if v.key != kept.key}
    return out


def _groups(alike: Sequence[Voice]) -> list[list[Voice]]:
    """Voices of one office noun that are one each: all that agree with one another; who agrees with two that do not is left out."""
    agreeing = {v.key: [o for o in alike if o.key == v.key or _is_one(v, o)] for v in alike}
    groups: list[list[Voice]] = []
    for voice in alike:
        mine = agreeing[voice.key]
        whole = all(_is_one(a, b) for i, a in enumerate(mine) for b in mine[i + 1 :])
        if whole and len(mine) > 1 and mine not in groups:
            groups.append(mine)
    taken = [v.key for group in groups for v in group]
    return [[v for v in group if taken.count(v.key) == 1] for group in groups]


def _is_one(one: Voice, other: Voice) -> bool:
    """Whether two voices may hold one office: not two of a name, nor of two sides."""
    if one.post is None or other.post is None or (one.person and other.person):
        return False
    sides = one.side is None or other.side is None or one.side == other.side
    return sides and agree(one.post, other.post)


def _renamed(
    account: Account, same: Mapping[str, str], by_key: Mapping[str, Voice], bodies: Mapping[str, str]
) -> Account:
    def one(voice: Voice) -> Voice:
        key = same.get(voice.key)
        body = bodies.get(voice.body, voice.body)
        if key is None:
            return voice if body == voice.body else replace(voice, body=body)
        other = by_key[key]
        return replace(
            voice,
            key=key,
            body=bodies.get(other.body, other.body),
            side=voice.side or other.side,
            ref=other.ref,
            named=voice.named or other.named,
        )

    return replace(
        account,
        voice=one(account.voice) if account.voice is not None else None,
        blamed=one(account.blamed) if account.blamed is not None else None,
        cast={actor: one(voice) for actor, voice in account.cast.items()},
    )
