"""Claims -> the cards in the margin: who says it, how, in which words, and what it tells."""

from collections.abc import Iterable, Mapping, Sequence

from alleged.export.escaping import escaped
from alleged.export.facts import Facts, facts
from alleged.export.shown import Shown, flat, how_words, language, short, style, who
from alleged.records import Claim, Reading


def cards(reading: Reading, tree: Sequence[Shown]) -> str:
    """The cards as nested lists, in the order of the text."""
    everyone = flat(tree)
    by_id = {one.claim.id: one for one in everyone}
    disputed: dict[str, list[Shown]] = {}
    for one in everyone:
        for target in one.claim.disputes:
            disputed.setdefault(target, []).append(one)
    names = {actor.id: actor.name for actor in reading.actors}
    spoken = language(reading)
    told = facts(reading)

    def card(one: Shown, parent: Shown | None, depth: int) -> str:
        claim = one.claim
        words = " […] ".join(span.text for span in claim.content)
        more = _relations(claim, by_id, disputed.get(claim.id, ()), parent)
        quote = f'<blockquote class="words"{spoken}>{escaped(words)}</blockquote>\n' if words else ""
        inner = "".join(card(nested, one, depth + 1) for nested in one.inside)
        nested_list = f"<ol>\n{inner}</ol>" if inner else ""
        around = f' data-parent="{parent.key}"' if parent else ""
        return (
            f'<li><div class="card {style(claim)} in{min(depth, 4)}" id="c{one.key}" data-for="{one.key}" tabindex="-1" '
            f'role="group" aria-label="Reported claim {one.number}" data-id="{escaped(claim.id)}"{around}>\n'
            f'<p class="first"><a class="number" href="#m{one.key}" data-to="{one.key}" tabindex="-1">{one.number}</a>'
            f'<span class="who">{escaped(who(claim))}</span>{_described(claim, names)}</p> '
            f'<p class="how">{_how(claim)}</p>\n{quote}{_told(claim, told[claim.id])}{more}</div>\n'
            f"{nested_list}</li>\n"
        )

    return f"<ol>\n{''.join(card(one, None, 0) for one in tree)}</ol>"


def _described(claim: Claim, names: Mapping[str, str]) -> str:
    """What the report says about the source, and who it is where that is known."""
    known = [names[actor] for actor in claim.actors if actor in names]
    parts = [f"“{span.text}”" for span in claim.described]
    if known and ", ".join(known) != who(claim):
        parts.append("that is, " + ", ".join(known))
    return f' <span class="aside">{escaped("; ".join(parts))}</span>' if parts else ""


def _how(claim: Claim) -> str:
    """The card's second line: stance and certainty, the words that tell us so, channel, addressee and day."""
    hedges = ", ".join(f"“{span.text}”" for span in claim.hedges)
    parts = [f"<b>{escaped(how_words(claim))}</b>{escaped(f' ({hedges})') if hedges else ''}"]
    if claim.cue:
        parts.append(escaped(f"“{claim.cue.text}”"))
    if claim.channel:
        parts.append(escaped(f"{claim.channel.kind}: “{claim.channel.text}”"))
    if claim.addressee:
        parts.append(escaped(f"to “{claim.addressee.text}”"))
    if claim.said and claim.said.from_:
        parts.append(escaped(f"said {claim.said.from_}"))
    return " · ".join(parts)


def _told(claim: Claim, told: Facts) -> str:
    """What the claim tells: where, when, how many, what kind of event. Only one who puts it forward gives an account of it."""
    line = " · ".join(part for part in (told.where, told.when, told.how_many, told.event) if part)
    if not line:
        return ""
    vouched = claim.stance in ("asserts", "confirms", "concedes")
    return f'<p class="facts"><span class="aside">{"By this account" if vouched else "Speaks of"}:</span> {escaped(line)}</p>\n'


def _relations(claim: Claim, by_id: Mapping[str, Shown], disputed: Sequence[Shown], parent: Shown | None) -> str:
    """Links to the claims that this one answers, or that answer it."""

    def links(targets: Iterable[Shown]) -> str:
        return ", ".join(
            f'<a href="#m{one.key}" data-to="{one.key}">{one.number}\u00a0{escaped(short(who(one.claim)))}</a>'
            for one in targets
        )

    rows = [
        (word, [by_id[target] for target in ids if target in by_id])
        for word, ids in (("disputes", claim.disputes), ("confirms", claim.confirms), ("the same as", claim.same_as))
    ]
    rows.append(("disputed by", list(disputed)))
    answers = "".join(f'<p class="answers">{word} {links(targets)}</p>\n' for word, targets in rows if targets)
    around = f"inside {links([parent])} · " if parent else ""
    return f'{answers}<p class="more">{around}reader’s confidence {claim.confidence:.2f}</p>\n'
