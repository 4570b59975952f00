"""An incident as the row that lists are made from."""

from collections.abc import Iterator, Mapping

from alleged.records import Incident, Reading
from alleged.records.incident import Range
from alleged.schema import incident_to_json
from alleged.store.incidents import IncidentRow

MOST_SAID = 4_000
"""Characters of its claims' contents by which an incident is found, the first ones in time: some forty claims."""


def incident_row(made: Incident, readings: Mapping[str, Reading]) -> IncidentRow:
    """The row of an incident; `readings` are its reports', for their days."""
    days = sorted(day for report in made.reports if (day := readings[report].report.published) is not None)
    refs = [
        *(origin.actor for origin in made.origins),
        *(position.actor for position in made.positions),
        *(position.blames for position in made.positions),
    ]
    sides = (origin.side for origin in made.origins)
    names = dict.fromkeys(
        [*(ref.name for ref in refs if ref is not None), *(side for side in sides if side is not None)]
    )
    return IncidentRow(
        id=made.id,
        type=made.type,
        headline=made.headline,
        day_from=made.when.from_ if made.when is not None else None,
        day_to=made.when.to if made.when is not None else None,
        place_name=made.place.name if made.place is not None else None,
        geonameid=made.place.geonameid if made.place is not None else None,
        country=made.place.country if made.place is not None else None,
        killed=_bounds(made.killed),
        injured=_bounds(made.injured),
        sources=made.sources,
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        body=incident_to_json(made),
        names=tuple(names),
        words=tuple(dict.fromkeys([*(w for w in (made.means, made.target) if w is not None), *_said(made, readings)])),
        stances=tuple(sorted({position.stance for position in made.positions})),
    )


def _said(made: Incident, readings: Mapping[str, Reading]) -> Iterator[str]:
    """What the claims say that the incident rests on, in the order of its reports."""
    wanted = set(made.status.happened.claims)
    left = MOST_SAID
    for report in made.reports:
        for claim in readings[report].claims:
            if claim.id in wanted:
                content = " ".join(piece.text for piece in claim.content)
                left -= len(content)
                if left < 0:
                    return
                yield content


def _bounds(of: Range | None) -> tuple[int | None, int | None]:
    return (of.low, of.high) if of is not None else (None, None)
