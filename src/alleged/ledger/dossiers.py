"""Incidents with all that they rest on: readings, texts, what was copied, what is likely one statement."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection

from alleged.ledger.as_of import read_of
from alleged.ledger.copying import copies_among
from alleged.ledger.remarks import of_incident
from alleged.reconcile.likely import likely_same_origin, utterances
from alleged.reconcile.many import Copied, told
from alleged.reconcile.part import Part
from alleged.records import Incident
from alleged.records.dossier import CopiedPassage, Dossier, LikelySame
from alleged.store import parts, reports

_part = msgspec.json.Decoder(Part)


def dossier(connection: Connection, incident: Incident, members: Collection[int]) -> Dossier:
    """The dossier of an incident that is made of the parts with these keys. Its readings are in time."""
    known, versions = read_of(connection, incident.reports)
    texts = reports.texts(connection, versions.values())
    ordered = sorted(known.values(), key=lambda reading: (reading.report.published or "", reading.report.id))
    several = len(known) > 1
    copied = copies_among(connection, versions.values()) if several else ()
    likely: tuple[LikelySame, ...] = ()
    if several:
        group = sorted(
            (_part.decode(body) for body in parts.bodies(connection, members).values()), key=lambda p: p.order
        )
        _, accounts, _ = told(group, known, copied)
        likely = tuple(LikelySame(one.first, one.later, one.reason) for one in likely_same_origin(utterances(accounts)))
    return Dossier(
        incident,
        tuple(ordered),
        {report: texts[version] for report, version in versions.items()},
        _passages(copied),
        likely,
        of_incident(connection, incident, members, ordered),
    )


def _passages(copied: Sequence[Copied]) -> tuple[CopiedPassage, ...]:
    return tuple(
        CopiedPassage(one.origin, p.other_start, p.other_end, one.copy, p.start, p.end, p.words)
        for one in copied
        for p in one.passages
    )
