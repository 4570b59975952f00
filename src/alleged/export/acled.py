"""Incidents as rows in the columns of ACLED's event data, for tools that read those.

No ACLED data: ACLED's researchers code them, and a row of theirs is a finding. Ours is an allegation, and its `notes` say whose.
docs/exports.md has the mapping and what it cannot hold. Source: the ACLED codebook (2023), columns of its CSV export.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.export.cells import Cell
from alleged.export.cited import WHOLE, Register, Showing, in_marks, outlet
from alleged.export.facts import bounds, noun
from alleged.lexicon.areas import load
from alleged.lexicon.folding import fold
from alleged.records import Actor, Incident
from alleged.records.dossier import Dossier
from alleged.records.incident import Position
from alleged.records.place import PlacePrecision

COLUMNS: tuple[str, ...] = tuple(
    """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
    assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
    geo_precision source source_scale notes fatalities tags timestamp
    """.split()
)
"""ACLED's columns in its order. Those that only its researchers can fill stay empty."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip
GEO_PRECISION: Mapping[PlacePrecision, int] = {
    "exact": 1, "town": 1, "district": 2, "region": 3, "vague": 3, "country": 3, "sea": 3
}  # fmt: skip
"""ACLED: 1 the town or place itself, 2 a part of a region, represented by a town, 3 a larger region."""
_FOR_IT = frozenset({"asserts", "confirms", "concedes"})
_AGAINST: Mapping[str, str] = {
    "denies": "denied", "disputes": "disputed", "doubts": "doubted", "declines": "did not comment on",
    "unverified": "could not verify",
}  # fmt: skip
_ABOUT = {
    "happened": "that it happened",
    "responsible": "responsibility",
    "killed": "the number killed",
    "injured": "the number injured",
}


@dataclass(frozen=True, slots=True)
class Coding:
    """A row of the mapping: PLOVER `type`, its `modes` (any where empty), words of the `means` (any where empty), ACLED's types."""

    type: str
    modes: tuple[str, ...]
    means: tuple[str, ...]
    event: str
    sub: str


CODINGS: tuple[Coding, ...] = (
    Coding("ASSAULT", ("suicide-attack",), (), "Explosions/Remote violence", "Suicide bomb"),
    Coding("ASSAULT", (), ("suicide",), "Explosions/Remote violence", "Suicide bomb"),
    Coding("ASSAULT", (), ("chemical", "chlorine", "sarin", "gas", "nerve agent"),
           "Explosions/Remote violence", "Chemical weapon"),
    Coding("ASSAULT", (), ("drone", "drones", "uav", "airstrike", "airstrikes", "air strike", "air strikes", "warplane",
           "warplanes", "jet", "jets", "aircraft", "helicopter", "helicopters",
           "glide bomb", "glide bombs", "barrel bomb", "barrel bombs"),
           "Explosions/Remote violence", "Air/drone strike"),
    Coding("ASSAULT", (), ("missile", "missiles", "rocket", "rockets", "shell", "shells", "shelling", "artillery", "mortar",
           "mortars", "howitzer", "howitzers", "himars", "grad", "iskander", "tank"),
           "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    Coding("ASSAULT", (), ("grenade", "grenades"), "Explosions/Remote violence", "Grenade"),
    Coding("ASSAULT", (), ("bomb", "bombs", "mine", "mines", "landmine", "landmines", "ied", "explosive", "explosives",
           "explosive device", "car bomb"), "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    Coding("ASSAULT", ("aerial",), (), "Explosions/Remote violence", "Air/drone strike"),
    Coding("ASSAULT", ("heavy-weapons",), (), "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    Coding("ASSAULT", ("explosives",), (), "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    Coding("ASSAULT", ("abduct",), (), "Violence against civilians", "Abduction/forced disappearance"),
    Coding("ASSAULT", ("sexual",), (), "Violence against civilians", "Sexual violence"),
    Coding("ASSAULT", ("crowd-control",), (), "Protests", "Excessive force against protesters"),
    Coding("ASSAULT", ("territory",), (), "Battles", "Armed clash"),
    Coding("PROTEST", ("riot",), (), "Riots", "Violent demonstration"),
    Coding("PROTEST", (), (), "Protests", "Peaceful protest"),
    Coding("COERCE", ("arrest",), (), "Strategic developments", "Arrests"),
    Coding("COERCE", ("seize",), (), "Strategic developments", "Looting/property destruction"),
    Coding("AGREE", (), (), "Strategic developments", "Agreement"),
    Coding("RETREAT", ("withdraw",), (), "Strategic developments", "Non-violent transfer of territory"),
    Coding("MOBILIZE", ("troops", "weapons"), (), "Strategic developments", "Change to group/activity"),
)  # fmt: skip
"""From PLOVER and the means as written to ACLED's types: the first row that fits. An assault that none fits is a battle or an
attack, by who suffers it; types without a row are no events of ACLED's and are left out. Source: both codebooks, read side by side.
"""

_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Demonstrations",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


def rows(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[dict[str, Cell]]:
    """A row for each incident of a kind that ACLED records and that somebody says took place."""
    for dossier in dossiers:
        if dossier.incident.status.happened.support == "none":
            continue
        found = Register.of(dossier, showing)
        coded = coding(dossier.incident, found)
        if coded is not None:
            yield _row(dossier.incident, found, coded)


def coding(incident: Incident, found: Register) -> tuple[str, str] | None:
    """ACLED's event and sub-event type of an incident, None where ACLED records no such events."""
    modes = dict.fromkeys(event.mode for event in found.events if event.mode is not None)
    means = f" {fold(incident.means or '')} "
    for row in CODINGS:
        if row.type != incident.type or (row.modes and not any(mode in modes for mode in row.modes)):
            continue
        if not row.means or any(f" {word} " in means for word in row.means):
            return row.event, row.sub
    if incident.type == "ASSAULT":
        sufferer = _party(found, "recipient")
        armed = sufferer is not None and sufferer.kind == "military"
        return ("Battles", "Armed clash") if armed else ("Violence against civilians", "Attack")
    return None


def fatalities(incident: Incident) -> int:
    """ACLED's rule: the lowest of the figures that stand; 0 where none is given, as ACLED has no "not known"."""
    return incident.killed.low or 0 if incident.killed is not None else 0


def _row(incident: Incident, found: Register, coded: tuple[str, str]) -> dict[str, Cell]:
    place, when = incident.place, incident.when
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    if when is not None:
        first = date.fromisoformat(when.from_)
        days = (date.fromisoformat(when.to) - first).days
        row |= {
            "event_date": _day(first),
            "year": first.year,
            "time_precision": 1 if days <= 1 else 2 if days <= 7 else 3,
        }
    if place is not None:
        area = load().countries.get(place.country) if place.country else None
        row |= {
            "country": area.name if area else place.country,
            "admin1": place.admin1,
            "location": place.name,
            "latitude": place.lat,
            "longitude": place.lon,
            "geo_precision": GEO_PRECISION[place.precision],
        }
    doers = [] if incident.status.responsible.dispute != "none" else _doers(incident)
    sufferer = _party(found, "recipient")
    return row | {
        "event_id_cnty": incident.id,
        "disorder_type": _DISORDER[coded[0]],
        "event_type": coded[0],
        "sub_event_type": coded[1],
        "actor1": doers[0] if len(doers) == 1 else None,
        "actor2": sufferer.name if sufferer else None,
        "civilian_targeting": "Civilian targeting" if coded[0] == "Violence against civilians" else None,
        "source": "; ".join(dict.fromkeys(outlet(report) for report in found.reports.values())),
        "notes": notes(incident, found),
        "fatalities": fatalities(incident),
        "tags": f"allegation; {incident.headline}",
    }


def notes(incident: Incident, found: Register) -> str:
    """The account in ACLED's manner, attributed throughout: day, who says what in which words, who denies it, whose figures.

    No sentence of it says that anything happened.
    """
    when, place = incident.when, incident.place
    opening = "On a day not told"
    if when is not None:
        first_day, last_day = date.fromisoformat(when.from_), date.fromisoformat(when.to) - timedelta(days=1)
        opening = f"On {_day(first_day)}"
        if first_day < last_day:
            opening = f"Between {_day(first_day)} and {_day(last_day)}"
    article = "an" if noun(incident.type)[0] in "aeiou" else "a"
    where = f" in {place.name}" if place else ""
    parts = [f"{opening}, according to {_sayers(incident, found)}, {article} {noun(incident.type)} took place{where}."]
    first = next((cited for cited in found.lead(incident.status.happened.claims) if cited.content), None)
    if first is not None:
        parts.append(f"{first.who[:1].upper()}{first.who[1:]}: {in_marks(first.content)} ({outlet(first.report)}).")
    for doer in _doers(incident):
        accusers = [
            p.actor.name
            for p in incident.positions
            if p.blames and p.blames.name == doer and p.actor and p.stance in _FOR_IT
        ]
        parts.append(f"{_listed(accusers) or 'A report'} named {doer} as responsible.")
    parts += [
        f"{position.actor.name} {_AGAINST[position.stance]} {_what(position)}."
        for position in incident.positions
        if position.actor is not None and position.stance in _AGAINST
    ]
    superseded = {toll.supersedes for toll in incident.tolls}
    parts += [
        f"{toll.kind.capitalize()}, by {toll.by.name if toll.by else 'the report'}: {bounds(toll.low, toll.high)}."
        for toll in incident.tolls
        if toll.scope == "incident" and toll.id not in superseded and toll.kind in ("killed", "injured")
    ]
    return " ".join(dict.fromkeys(parts))


def _sayers(incident: Incident, found: Register) -> str:
    """Who says that it took place, or gives figures of it: named actors, else the outlets that tell it in their own voice."""
    asserting = [p for p in incident.positions if p.stance in _FOR_IT]
    named = [p.actor.name for p in asserting if p.actor and p.about == "happened"]
    named = named or [p.actor.name for p in asserting if p.actor]
    outlets = [outlet(cited.report) for cited in found.lead(incident.status.happened.claims)]
    return _listed(named) or _listed(outlets) or "a source that is not named"


def _what(position: Position) -> str:
    """What a position is against: "that it happened", and "whether" of those who will not or cannot say."""
    if position.about == "happened" and position.stance in ("declines", "unverified"):
        return "whether it happened"
    return _ABOUT[position.about]


def _doers(incident: Incident) -> list[str]:
    blamed = (p.blames for p in incident.positions if p.about == "responsible" and p.stance in _FOR_IT)
    return list(dict.fromkeys(ref.name for ref in blamed if ref is not None))


def _party(found: Register, role: str) -> Actor | None:
    """The one actor that the events name in a role; None where there are several or none."""
    ids = [party.actor for event in found.events for party in (event.recipient if role == "recipient" else event.actor)]
    actors = {found.actors[i].name: found.actors[i] for i in ids if i is not None and i in found.actors}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _listed(names: Iterable[str]) -> str:
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + " and " + once[-1] if once else ""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
