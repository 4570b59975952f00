"""Dossiers as four tables that refer to one another by id: incidents, claims, sources, tolls. For CSV files and for Parquet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from alleged.export.cells import Cell
from alleged.export.cited import Cited, Register, Showing, offsets, words_sha256
from alleged.records import ActorRef, Incident
from alleged.records.dossier import Dossier
from alleged.records.ids import text_id
from alleged.records.incident import Aspect, Origin, Range
from alleged.records.span import Span

Table = Literal["incidents", "claims", "sources", "tolls"]
Kind = Literal["text", "integer", "number", "truth"]
Row = dict[str, Cell]

LIST = ";"
"""Stands between the ids of a list in one cell: ids given by the input may hold blanks and commas."""
_ASPECTS = ("happened", "responsible", "killed", "injured")
_RANGES = ("killed", "injured", "missing", "captured", "displaced")


def _columns() -> dict[Table, dict[str, Kind]]:
    text: Kind = "text"
    incidents: dict[str, Kind] = dict.fromkeys(("incident_id", "type", "headline", "place"), text)
    incidents |= {"geonameid": "integer", "lat": "number", "lon": "number"}
    incidents |= dict.fromkeys(
        ("country", "admin1", "place_precision", "from", "to", "date_precision", "means", "target"), text
    )
    for kind in _RANGES:
        incidents |= {f"{kind}_{bound}": "integer" for bound in ("low", "high", "ever_low", "ever_high")}
        incidents[f"{kind}_open"] = "truth"
    for about in _ASPECTS:
        incidents |= dict.fromkeys((f"{about}_support", f"{about}_dispute", f"{about}_admission", f"{about}_why"), text)
    incidents |= {"withdrawn": "truth", "unverified": "truth", "sources": "integer", "reports": text, "copies": text}
    claims: dict[str, Kind] = dict.fromkeys(
        ("incident_id", "claim_id", "source_id", "report_id", "report_sha256", "publisher", "published", "title", "url"), text
    )  # fmt: skip
    claims |= dict.fromkeys(("source", "source_at", "cue", "cue_at", "content", "content_at", "content_sha256"), text)
    claims |= dict.fromkeys(("form", "act", "stance", "certainty", "channel", "said_from", "said_to", "parent"), text)
    claims |= {"depth": "integer", "confidence": "number", "about": text, "likely_same_as": text}
    sources: dict[str, Kind] = dict.fromkeys(
        ("incident_id", "source_id", "actor_id", "name", "kind", "country", "wikidata", "side", "relayed_by"), text
    )
    sources["claims"] = "integer"
    tolls: dict[str, Kind] = dict.fromkeys(("incident_id", "toll_id", "kind"), text)
    tolls |= dict.fromkeys(("low", "high", "counts_low", "counts_high"), "integer")
    tolls |= dict.fromkeys(("by_id", "by", "side", "said_from", "said_to", "published", "words"), text)
    tolls |= dict.fromkeys(("words_at", "words_sha256", "claims", "supersedes", "superseded_by"), text)
    tolls |= dict.fromkeys(("scope", "victim_class", "groups"), text)
    return {"incidents": incidents, "claims": claims, "sources": sources, "tolls": tolls}


COLUMNS: Mapping[Table, Mapping[str, Kind]] = _columns()
"""The columns of each table in order, and what they hold."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that one dossier gives to each table."""

    incident: Row
    claims: tuple[Row, ...]
    sources: tuple[Row, ...]
    tolls: tuple[Row, ...]

    def of(self, table: Table) -> tuple[Row, ...]:
        """The rows for one table."""
        every = {"incidents": (self.incident,), "claims": self.claims, "sources": self.sources, "tolls": self.tolls}
        return every[table]


def rows(dossiers: Iterable[Dossier], showing: Showing) -> Iterator[Rows]:
    """The rows of each dossier, one after the other."""
    for dossier in dossiers:
        found = Register.of(dossier, showing)
        incident = dossier.incident
        source_of = {claim: source_id(incident, o) for o in incident.origins for claim in o.claims}
        yield Rows(
            _incident(incident, showing),
            tuple(_claim(dossier, cited, source_of, showing) for cited in found.claims.values()),
            tuple(_source(incident, origin, found) for origin in incident.origins),
            tuple(_tolls(incident, found, showing)),
        )


def source_id(incident: Incident, origin: Origin) -> str:
    """The id of an origin in an incident: the same from run to run."""
    return text_id("\x1f".join((incident.id, origin.actor.id if origin.actor is not None else "", *origin.claims[:1])))


def _incident(incident: Incident, showing: Showing) -> Row:
    place, when, status = incident.place, incident.when, incident.status
    row: Row = {
        "incident_id": incident.id,
        "type": incident.type,
        "headline": incident.headline,
        "place": place.name if place else None,
        "geonameid": place.geonameid if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place_precision": place.precision if place else None,
        "from": when.from_ if when else None,
        "to": when.to if when else None,
        "date_precision": when.precision if when else None,
        "means": showing.words(incident.means) if incident.means else None,
        "target": showing.words(incident.target) if incident.target else None,
    }
    ranges = (incident.killed, incident.injured, incident.missing, incident.captured, incident.displaced)
    for kind, found in zip(_RANGES, ranges, strict=True):
        row |= _range(kind, found)
    aspects = (status.happened, status.responsible, status.killed, status.injured)
    for about, aspect in zip(_ASPECTS, aspects, strict=True):
        row |= _aspect(about, aspect)
    return row | {
        "withdrawn": status.happened.withdrawn,
        "unverified": any(aspect.unverified for aspect in aspects),
        "sources": incident.sources,
        "reports": LIST.join(incident.reports),
        "copies": " | ".join(LIST.join(group) for group in incident.copies),
    }


def _range(kind: str, found: Range | None) -> Row:
    return {
        f"{kind}_low": found.low if found else None,
        f"{kind}_high": found.high if found else None,
        f"{kind}_ever_low": found.ever.low if found else None,
        f"{kind}_ever_high": found.ever.high if found else None,
        f"{kind}_open": found.open if found else None,
    }


def _aspect(about: str, aspect: Aspect) -> Row:
    return {
        f"{about}_support": aspect.support,
        f"{about}_dispute": aspect.dispute,
        f"{about}_admission": aspect.admission,
        f"{about}_why": aspect.why,
    }


def _claim(dossier: Dossier, cited: Cited, source_of: Mapping[str, str], showing: Showing) -> Row:
    claim, report = cited.claim, cited.report
    about = dict.fromkeys(p.about for p in dossier.incident.positions if claim.id in p.claims)
    same = [pair.first for pair in dossier.likely if pair.later == claim.id]
    return {
        "incident_id": dossier.incident.id,
        "claim_id": claim.id,
        "source_id": source_of.get(claim.id),
        "report_id": report.id,
        "report_sha256": report.sha256,
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "url": report.url,
        "source": _shown(claim.source, showing),
        "source_at": _at(claim.source),
        "cue": _shown(claim.cue, showing),
        "cue_at": _at(claim.cue),
        "content": cited.content,
        "content_at": offsets(claim.content),
        "content_sha256": words_sha256(claim.content),
        "form": claim.form,
        "act": claim.act,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "channel": claim.channel.kind if claim.channel else None,
        "said_from": claim.said.from_ if claim.said else None,
        "said_to": claim.said.to if claim.said else None,
        "parent": claim.parent,
        "depth": claim.depth,
        "confidence": claim.confidence,
        "about": LIST.join(about),
        "likely_same_as": LIST.join(same),
    }


def _source(incident: Incident, origin: Origin, found: Register) -> Row:
    actor = found.actors.get(origin.actor.id) if origin.actor is not None else None
    return {
        "incident_id": incident.id,
        "source_id": source_id(incident, origin),
        "actor_id": _id(origin.actor),
        "name": _name(origin.actor),
        "kind": actor.kind if actor else None,
        "country": actor.country if actor else None,
        "wikidata": actor.wikidata if actor else None,
        "side": origin.side,
        "relayed_by": LIST.join(origin.relayed_by),
        "claims": len(origin.claims),
    }


def _tolls(incident: Incident, found: Register, showing: Showing) -> Iterator[Row]:
    replaced = {toll.supersedes: toll.id for toll in incident.tolls if toll.supersedes is not None}
    for toll in incident.tolls:
        words = found.tolls.get(toll.id)
        yield {
            "incident_id": incident.id,
            "toll_id": toll.id,
            "kind": toll.kind,
            "low": toll.low,
            "high": toll.high,
            "counts_low": toll.counts_as.low,
            "counts_high": toll.counts_as.high,
            "by_id": _id(toll.by),
            "by": _name(toll.by),
            "side": toll.side,
            "said_from": toll.said.from_ if toll.said else None,
            "said_to": toll.said.to if toll.said else None,
            "published": toll.published,
            "words": _shown(words, showing),
            "words_at": _at(words),
            "words_sha256": words_sha256([words]) if words else None,
            "claims": LIST.join(toll.claims),
            "supersedes": toll.supersedes,
            "superseded_by": replaced.get(toll.id),
            "scope": toll.scope,
            "victim_class": toll.victim_class,
            "groups": LIST.join(f"{g.who} {_bound(g.low)}-{_bound(g.high)}" for g in toll.groups),
        }


def _bound(value: int | None) -> str:
    return "" if value is None else str(value)


def _shown(span: Span | None, showing: Showing) -> str | None:
    return showing.words(span.text) if span is not None else None


def _at(span: Span | None) -> str | None:
    return offsets([span]) if span is not None else None


def _id(ref: ActorRef | None) -> str | None:
    return ref.id if ref is not None else None


def _name(ref: ActorRef | None) -> str | None:
    return ref.name if ref is not None else None
