"""One report's incidents: its events gathered, and each claim counted to the incidents that it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alleged.reconcile.gathering import Look, accounts, gathered, main_of
from alleged.reconcile.incident import incident
from alleged.reconcile.outline import outline
from alleged.reconcile.voices import voices
from alleged.records.incident import ByClass, Incident, LatestFigure, Range
from alleged.records.reading import Reading
from alleged.records.toll import Bounds, TollKind


@dataclass(frozen=True, slots=True)
class MainFigure:
    """What a report as a whole gives for the incident it is mainly about: bounds over its sources, and the tolls they rest on."""

    low: int
    high: int
    open: bool
    tolls: frozenset[str]


def incidents(reading: Reading, main_figures: Mapping[TollKind, MainFigure] | None = None) -> tuple[Incident, ...]:
    """The incidents of one reading, the one it is mainly about first, the others in the order of the text.

    `main_figures` says which of the report's tolls are those of its main incident: background, repeats and people counted one by
    one were sorted out. Without it every toll counts.
    """
    cast = voices(reading)
    groups = gathered(reading, cast)
    if not groups:
        return ()
    figured = frozenset(toll for figure in (main_figures or {}).values() for toll in figure.tolls)
    main = main_of(groups, reading, figured)
    look = Look.of(reading)
    ordered = (groups[main], *groups[:main], *groups[main + 1 :])
    first, *others = (incident(outline(group.events), accounts(reading, group, cast, look)) for group in ordered)
    return (first if main_figures is None else _with_main(first, main_figures), *others)


def _with_main(found: Incident, figures: Mapping[TollKind, MainFigure]) -> Incident:
    """The main incident with the bounds that the report as a whole gives for it."""
    return replace(
        found,
        killed=_bounded(found, "killed", figures.get("killed")),
        injured=_bounded(found, "injured", figures.get("injured")),
    )


def _bounded(found: Incident, kind: TollKind, figure: MainFigure | None) -> Range | None:
    """The range of a kind with the report's own bounds; None where the report as a whole gives no such figure."""
    if figure is None:
        return None
    given = found.killed if kind == "killed" else found.injured
    bounds = Bounds(figure.low, figure.high)
    if given is not None:
        low, high = given.ever.low, given.ever.high
        ever = Bounds(min(figure.low, figure.low if low is None else low), max(figure.high, high or 0))
        return replace(given, low=figure.low, high=figure.high, open=figure.open, ever=ever)
    # People told one by one, or by a plural: they add up to a figure that stands nowhere.
    claims = found.status.happened.claims or tuple(claim for origin in found.origins for claim in origin.claims)
    latest = LatestFigure(figure.low, figure.high, None, claims[0])
    return Range(figure.low, figure.high, figure.open, bounds, latest, (), ByClass(None, None, bounds))
