"""Dossiers as GeoJSON (RFC 7946): a feature an incident, in WGS 84. The coordinates are the place's, not the impact's."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from alleged.export.cited import WHOLE, Register, Showing, outlet
from alleged.records.dossier import Dossier
from alleged.records.incident import Range


def pieces(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[str]:
    """A feature collection in pieces to be written one after the other."""
    yield '{"type":"FeatureCollection","features":['
    for number, dossier in enumerate(dossiers):
        yield ("," if number else "") + "\n" + json.dumps(feature(dossier, showing), ensure_ascii=False)
    yield "\n]}\n"


def feature(dossier: Dossier, showing: Showing = WHOLE) -> dict[str, Any]:
    """One incident; "geometry" is null where its place is not known. What is told of it stands under "said", by whom, in words."""
    incident = dossier.incident
    place = incident.place
    found = Register.of(dossier, showing)
    located = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place is not None and located else None,
        "properties": {
            "type": incident.type,
            "headline": incident.headline,
            "place": place.name if place is not None else None,
            "place_precision": place.precision if place is not None else None,
            "country": place.country if place is not None else None,
            "from": incident.when.from_ if incident.when is not None else None,
            "to": incident.when.to if incident.when is not None else None,
            "killed": _range(incident.killed),
            "injured": _range(incident.injured),
            "sources": incident.sources,
            "reports": list(incident.reports),
            "said": [
                {
                    "by": cited.who,
                    "stance": cited.claim.stance,
                    "words": cited.content,
                    "outlet": outlet(cited.report),
                    "published": cited.report.published,
                    "url": cited.report.url,
                }
                for cited in found.claims.values()
            ],
        },
    }


def _range(found: Range | None) -> dict[str, Any] | None:
    return None if found is None else {"low": found.low, "high": found.high, "open": found.open}
