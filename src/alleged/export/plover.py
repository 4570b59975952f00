"""Events as PLOVER records, one JSON object a line, with the columns of the POLECAT data set in snake case.

What POLECAT's columns cannot hold, attribution above all, stands in fields of our own at the end: whose word it is (`claimed_by`,
`claim_words`), how surely (`certainty`), and whether in that claim's world it happened (`status`). A user of PLOVER data who counts
rows as facts must take `status` "happened" alone, and then still has claims.
"""

from collections.abc import Iterator, Mapping

from alleged.export.cited import WHOLE, Showing
from alleged.records.actor import Actor
from alleged.records.claim import Claim
from alleged.records.event import Event, EventType, Party
from alleged.records.reading import Reading

QUADS: dict[EventType, str] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""Source: the PLOVER codebook's quad classes."""

Row = dict[str, object]


def rows(reading: Reading, showing: Showing = WHOLE) -> Iterator[Row]:
    """The events of a reading in the order of the text, the report's words as far as `showing` lets."""
    claims = {claim.id: claim for claim in reading.claims}
    actors = {actor.id: actor for actor in reading.actors}
    for event in reading.events:
        yield _row(reading, event, claims.get(event.claim), actors, showing)


def _row(reading: Reading, event: Event, claim: Claim | None, actors: Mapping[str, Actor], showing: Showing) -> Row:
    place = reading.places[event.place] if event.place is not None else None
    return {
        "event_id": event.id,
        "event_date": event.when.from_ if event.when is not None else None,
        "event_date_end": event.when.to if event.when is not None else None,
        "event_type": event.type,
        "event_mode": event.mode,
        "quad": QUADS[event.type],
        "actor": [_party(party, actors, showing) for party in event.actor],
        "recipient": [_party(party, actors, showing) for party in event.recipient],
        "raw_placename": showing.words(place.text) if place is not None else None,
        "placename": place.name if place is not None else None,
        "country": place.country if place is not None else None,
        "admin1": place.admin1 if place is not None else None,
        "latitude": place.lat if place is not None else None,
        "longitude": place.lon if place is not None else None,
        "geonames_id": place.geonameid if place is not None else None,
        "story_id": reading.report.id,
        "source": reading.report.publisher,
        "publication_date": reading.report.published,
        "event_text": showing.words(event.trigger.text),
        "event_start": event.trigger.start,
        "event_end": event.trigger.end,
        "status": event.status,
        "repeated": event.repeated,
        "certainty": event.certainty,
        "claimed_by": showing.words(claim.source.text) if claim is not None and claim.source is not None else None,
        "claim_id": event.claim,
        "claim_words": [showing.words(piece.text) for piece in claim.content] if claim is not None else [],
        "claim_stance": claim.stance if claim is not None else None,
    }


def _party(party: Party, actors: Mapping[str, Actor], showing: Showing) -> Row:
    actor = actors.get(party.actor) if party.actor is not None else None
    return {
        "raw": showing.words(party.text),
        "name": actor.name if actor is not None else None,
        "country": actor.country if actor is not None else None,
        "kind": actor.kind if actor is not None else None,
        "wikidata": actor.wikidata if actor is not None else None,
    }
