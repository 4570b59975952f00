"""Incidents with deaths as rows in the columns of UCDP's Georeferenced Event Dataset (GED).

An approximation for tools that read GED, and no GED: UCDP's conflicts, dyads and actor ids are coded by people, and a row of GED is
a finding, where ours is an allegation. What GED's columns cannot hold (whose word a figure is, who denies it) stands in columns of
our own at the end, `alleged_*`. docs/exports.md has the mapping.
Source: the UCDP GED codebook (Högbladh), columns as of version 23.1.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from alleged.export.cells import Cell
from alleged.export.cited import WHOLE, Cited, Register, Showing, outlet
from alleged.lexicon.areas import load
from alleged.lexicon.tolls import load as toll_words
from alleged.records import Actor, ActorRef, Incident
from alleged.records.dossier import Dossier
from alleged.records.incident import Range
from alleged.records.place import PlacePrecision
from alleged.records.toll import Bounds, Toll

COLUMNS: tuple[str, ...] = tuple(
    """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id
    dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office
    source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
    geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
    deaths_unknown best high low gwnoa gwnob alleged_headline alleged_independent alleged_responsible alleged_said_by
    alleged_denied_by alleged_latest_by alleged_open alleged_ever_low alleged_ever_high
    """.split()
)
"""GED's columns in its order, then ours. Those that only UCDP's coders can fill stay empty."""

WHERE_PREC: Mapping[PlacePrecision, int] = {
    "exact": 1, "town": 1, "district": 3, "region": 4, "vague": 5, "country": 6, "sea": 7
}  # fmt: skip
"""GED: 1 the place itself, 2 within 25 km, 3 second-order and 4 first-order division, 5 an estimate, 6 country, 7 sea or air."""
_ARMED = frozenset({"military", "group"})
_STATE = frozenset({"government", "military"})
_FOR_IT = frozenset({"asserts", "confirms", "concedes"})
_AGAINST = frozenset({"denies", "disputes", "doubts"})


def rows(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[dict[str, Cell]]:
    """A row for each incident in which some account has somebody killed, withdrawn accounts included: see `alleged_headline`."""
    for dossier in dossiers:
        killed = dossier.incident.killed
        if killed is not None and max(killed.high or 0, killed.low or 0) > 0:
            yield _row(dossier, killed, showing)


def date_prec(first: date, end: date) -> int:
    """GED's precision of a half-open interval of days: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer."""
    days = (end - first).days
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def best(killed: Range) -> int | None:
    """The figure for GED's `best`: the latest one given, kept between `low` and `high`.

    UCDP's coders weigh the sources; we do not settle it, and take what was said last.
    """
    given = killed.latest.low if killed.latest.low is not None else killed.latest.high
    given = killed.low if given is None else given
    if given is None:
        return killed.high
    given = max(given, killed.low) if killed.low is not None else given
    return min(given, killed.high) if killed.high is not None else given


def _row(dossier: Dossier, killed: Range, showing: Showing) -> dict[str, Cell]:
    incident = dossier.incident
    found = Register.of(dossier, showing)
    cited = list(found.claims.values())
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    row |= {"id": incident.id, "code_status": "Machine reading, not coded", "number_of_sources": len(incident.reports)}
    sides = _sides(incident, found)
    row |= _source(cited) | _where(incident) | _when(incident) | _deaths(killed, _dead_of(sides, incident, found))
    row |= {"side_a": sides[0].name if sides[0] else None, "side_b": sides[1].name if sides[1] else None}
    row["dyad_name"] = f"{sides[0].name} - {sides[1].name}" if sides[0] and sides[1] else None
    row["type_of_violence"] = type_of_violence(*sides, killed)
    blamed = dict.fromkeys(
        p.blames.name for p in incident.positions if p.about == "responsible" and p.blames and p.stance in _FOR_IT
    )
    return row | {
        "alleged_headline": incident.headline,
        "alleged_independent": incident.sources,
        "alleged_responsible": _names(blamed),
        "alleged_said_by": _names(p.actor.name for p in incident.positions if p.actor and p.stance in _FOR_IT),
        "alleged_denied_by": _names(p.actor.name for p in incident.positions if p.actor and p.stance in _AGAINST),
        "alleged_latest_by": killed.latest.by.name if killed.latest.by else None,
        "alleged_open": killed.open,
        "alleged_ever_low": killed.ever.low,
        "alleged_ever_high": killed.ever.high,
    }


def type_of_violence(side_a: Actor | None, side_b: Actor | None, killed: Range) -> int | None:
    """GED's type where it can be told: 1 state-based, 2 non-state, 3 one-sided; None where it cannot.

    State-based wants a state and another armed party; non-state two groups; one-sided an armed doer, and civilians alone among
    the dead by every figure that says.
    """
    if side_a is not None and side_b is not None:
        kinds = {side_a.kind, side_b.kind}
        if kinds <= (_STATE | _ARMED):
            return 1 if kinds & _STATE else 2
    classes = killed.by_class
    if side_a is not None and side_a.kind in (_STATE | _ARMED) and classes.civilian is not None:
        return 3 if classes.combatant is None and classes.unknown is None else None
    return None


def _sides(incident: Incident, found: Register) -> tuple[Actor | None, Actor | None]:
    """Who did it and to whom, where nobody disputes who did it and only one of each is named. A state stands first, as in GED."""
    responsible = incident.status.responsible
    if responsible.dispute != "none" or responsible.withdrawn:
        return None, None
    doers = [p.blames for p in incident.positions if p.about == "responsible" and p.blames and p.stance in _FOR_IT]
    doer = _one(doers, found)
    sufferers = [
        ActorRef(party.actor, party.text) for event in found.events for party in event.recipient if party.actor
    ]
    sufferer = _one(sufferers, found)
    if sufferer is not None and sufferer.kind not in (_STATE | _ARMED):
        sufferer = None  # people: no party
    if doer is not None and sufferer is not None and sufferer.kind in _STATE and doer.kind not in _STATE:
        return sufferer, doer
    return doer, sufferer


def _one(refs: Iterable[ActorRef], found: Register) -> Actor | None:
    actors = {found.actors[ref.id].name: found.actors[ref.id] for ref in refs if ref.id in found.actors}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _source(cited: Iterable[Cited]) -> dict[str, Cell]:
    """GED's four source columns, an item each report, and the words' sources as `source_original`."""
    every = list(cited)
    reports = list({c.report.id: c.report for c in every}.values())
    article = ";".join(f'"{outlet(r)},{(r.published or "")[:10]},{r.title or r.id}"' for r in reports)
    return {
        "source_article": article or None,
        "source_office": _names(outlet(r) for r in reports),
        "source_date": _names((r.published or "")[:10] for r in reports if r.published),
        "source_headline": _names(r.title for r in reports if r.title),
        "source_original": _names(c.who for c in every),
    }


def _where(incident: Incident) -> dict[str, Cell]:
    place = incident.place
    if place is None:
        return {}
    area = load().countries.get(place.country) if place.country else None
    located = place.lat is not None and place.lon is not None
    return {
        "where_prec": WHERE_PREC[place.precision],
        "where_coordinates": place.name,
        "where_description": place.name,
        "adm_1": place.admin1,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if located else None,
        "country": area.name if area else place.country,
    }


def _when(incident: Incident) -> dict[str, Cell]:
    if incident.when is None:
        return {}
    first, end = date.fromisoformat(incident.when.from_), date.fromisoformat(incident.when.to)
    return {
        "year": first.year,
        "date_prec": date_prec(first, end),
        "date_start": first.isoformat(),
        "date_end": (end - timedelta(days=1)).isoformat(),
    }


def _dead_of(sides: tuple[Actor | None, Actor | None], incident: Incident, found: Register) -> tuple[int, int]:
    """Of each side the lowest figure that stands for its dead combatants, 0 where nobody gives one."""
    gone = {toll.supersedes for toll in incident.tolls}
    lowest: list[int | None] = [None, None]
    for figure in incident.tolls:
        toll = found.tolls.get(figure.id)
        counted = figure.kind == "killed" and figure.scope == "incident" and figure.id not in gone
        if not counted or figure.victim_class != "combatant" or toll is None or not figure.counts_as.low:
            continue
        of = _side_of(toll, sides, found)
        if of is not None:
            known = lowest[of]
            lowest[of] = figure.counts_as.low if known is None else min(known, figure.counts_as.low)
    return lowest[0] or 0, lowest[1] or 0


def _side_of(toll: Toll, sides: tuple[Actor | None, Actor | None], found: Register) -> int | None:
    """Which of the two sides a toll's dead were on: the one that is named for them, else the one state of their country where they
    are called soldiers; None where that cannot be told."""
    dead = found.actors.get(toll.victim_side or "")
    if dead is None or toll.victims is None:
        return None
    named = [n for n, side in enumerate(sides) if side is not None and side.name == dead.name]
    if len(named) == 1:
        return named[0]
    regulars = toll_words().words["regulars"]
    if dead.country is None or not regulars & set(toll.victims.text.lower().split()):
        return None
    theirs = [n for n, side in enumerate(sides) if side is not None and side.country == dead.country]
    if len(theirs) != 1:
        return None
    side = sides[theirs[0]]
    is_state = side is not None and (side.kind in _STATE or bool(regulars & set(side.name.lower().split())))
    return theirs[0] if is_state else None


def _deaths(killed: Range, dead: tuple[int, int]) -> dict[str, Cell]:
    """Deaths by class add up to `best`, as in GED; `dead` are combatants of side a and side b. Where the figures for both sides and
    for civilians are more than that, they contradict one another, and the combatants are unknown."""
    total = best(killed)
    if total is None:
        return {"low": killed.low, "high": killed.high}
    civilians = min(_least(killed.by_class.civilian), total)
    of_a, of_b = dead
    if of_a and of_b and of_a + of_b > total - civilians:
        of_a = of_b = 0
    of_a, of_b = min(of_a, total - civilians), min(of_b, total - civilians)
    return {
        "deaths_a": of_a,
        "deaths_b": of_b,
        "deaths_civilians": civilians,
        "deaths_unknown": total - civilians - of_a - of_b,
        "best": total,
        "high": killed.high if killed.high is not None else total,
        "low": killed.low if killed.low is not None else total,
    }


def _least(bounds: Bounds | None) -> int:
    return (bounds.low or 0) if bounds is not None else 0


def _names(names: Iterable[str | None]) -> str | None:
    return ";".join(dict.fromkeys(name for name in names if name)) or None
