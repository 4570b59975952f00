"""Incidents -> the list at the top of a report: what its claims are about, in one line each, the main incident first."""

from collections.abc import Iterable, Mapping, Sequence

from alleged.export.escaping import escaped
from alleged.export.facts import days, noun, ranges
from alleged.export.shown import Shown, flat, how_words, who
from alleged.records import Incident, Reading

# So many stand open: the main one, and those that a reader takes in at a glance. The rest unfold.
_SHOWN_AT_FIRST = 4


def incidents(reading: Reading, tree: Iterable[Shown], index: int) -> str:
    """The list, "" where a report has no incident; `index` is the report's on the page."""
    if not reading.incidents:
        return ""
    shown = {one.claim.id: one for one in flat(tree)}
    rows = [
        f"<li{'' if rank else ' class=main'}>{_line(incident, shown)}</li>\n"
        for rank, incident in enumerate(reading.incidents)
    ]
    rest = rows[_SHOWN_AT_FIRST:]
    more = ""
    if rest:
        more = (
            f"<details><summary>{len(rest)} more</summary>\n"
            f'<ol start="{_SHOWN_AT_FIRST + 1}">\n{"".join(rest)}</ol></details>\n'
        )
    return (
        f'<section class="incidents" aria-labelledby="r{index}-about">\n'
        f'<h3 id="r{index}-about">What the claims are about</h3>\n'
        '<p class="about">As the sources tell it; the report’s main incident first. None of it is established here.</p>\n'
        f"<ol>\n{''.join(rows[:_SHOWN_AT_FIRST])}</ol>\n{more}</section>\n"
    )


def _line(incident: Incident, shown: Mapping[str, Shown]) -> str:
    about = f"Reported {noun(incident.type)}"
    where = incident.place.name if incident.place is not None else ""
    when = days(incident.when) if incident.when is not None else ""
    figures = ranges(incident)
    parts = [
        f"<b>{escaped(about)}</b>{escaped(f' (“{incident.target}”)') if incident.target else ''}",
        escaped(where) or "place not told",
        escaped(when) or "day not told",
        escaped(f"by these accounts {', '.join(figures)}") if figures else "",
        f'<span class="headline">{escaped(incident.headline)}</span>',
        _links([shown[claim] for claim in _claims(incident) if claim in shown]),
    ]
    return " · ".join(part for part in parts if part)


def _claims(incident: Incident) -> Sequence[str]:
    """The ids of all claims that an incident rests on, each once."""
    status = incident.status
    groups = (
        *(origin.claims for origin in incident.origins),
        *(position.claims for position in incident.positions),
        *(toll.claims for toll in incident.tolls),
        *(aspect.claims for aspect in (status.happened, status.responsible, status.killed, status.injured)),
    )
    return list(dict.fromkeys(claim for group in groups for claim in group))


def _links(claims: Sequence[Shown]) -> str:
    """Links to claims by their numbers, in the order of the text."""
    if not claims:
        return ""
    links = ", ".join(
        f'<a href="#m{one.key}" data-to="{one.key}" '
        f'aria-label="{escaped(f"Reported claim {one.number}: {who(one.claim)}, {how_words(one.claim)}")}">{one.number}</a>'
        for one in sorted(claims, key=lambda one: [int(part) for part in one.number.split(".")])
    )
    return f"claim{'' if len(claims) == 1 else 's'}\u00a0{links}"
