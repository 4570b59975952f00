"""One report's incidents: its events gathered, and each claim counted to the incidents that it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alleged.reconcile.blame import takes_back
from alleged.reconcile.gathering import accounts, gathered, main_of
from alleged.reconcile.incident import incident
from alleged.reconcile.look import Look
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
    if main_figures is not None:
        first = _with_main(first, main_figures, _taken_back(main_figures, reading))
    return first, *others


def _taken_back(figures: Mapping[TollKind, MainFigure], reading: Reading) -> frozenset[TollKind]:
    """The kinds whose main figure rests on tolls alone that their source takes back: there what is left tells."""
    back = {claim.id for claim in reading.claims if takes_back(claim)}
    gone = {toll.id for toll in reading.tolls if toll.claim in back}
    return frozenset(kind for kind, figure in figures.items() if figure.tolls and figure.tolls <= gone)


def _with_main(
    found: Incident, figures: Mapping[TollKind, MainFigure], but: frozenset[TollKind] = frozenset()
) -> Incident:
    """The main incident with the bounds that the report as a whole gives for it, `but` for kinds that keep their own."""
    return replace(
        found,
        killed=found.killed if "killed" in but else _bounded(found, "killed", figures.get("killed")),
        injured=found.injured if "injured" in but else _bounded(found, "injured", figures.get("injured")),
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
