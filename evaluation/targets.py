"""What is to be reached, and where it started: the tables of the issues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A figure's row: the start that was known to work, two human annotators against each other, what to reach.

    `higher` is False where less is better. None: not given.
    """

    name: str
    start: float | None
    humans: float | None
    reach: float | None
    higher: bool = True


# Source: issue 2, "Figures to reach".
TARGETS = (
    Target("claim F1 at 0.5", 62.6, 72.9, 70),
    Target("claim F1 at 0.8", 50.6, 67.4, 60),
    Target("claim F1 at 1.0", 42.5, 63.9, 52),
    Target("word F1 source", 84.1, 81.2, 87),
    Target("word F1 cue", 71.7, 69.7, 75),
    Target("word F1 content", 90.5, 90.8, 91),
    Target("source accuracy", 82.9, 92.6, 91),
    Target("calibration error", None, None, 5, higher=False),
    Target("LAS ewt", 88.4, None, 89.5),
    Target("UPOS ewt", 96.6, None, 97.0),
    Target("LAS gum", 89.5, None, 90.5),
    Target("UPOS gum", 97.9, None, 98.1),
    Target("entities F1", None, None, 84),
    Target("example claims, of 20", 16, None, 18),
    Target("example details", None, None, None),
    Target("claims judged right, %", None, None, 88),
    # Source: issue 3, "Figures to reach"; the start is HeidelTime's on its own test set and Recognizers-Text's first reading.
    Target("dates found F1", 90, None, 92),
    Target("dates value F1", 78, None, 84),
    Target("date phrases found F1", 88, None, 92),
    Target("date phrases value F1", 52, None, 75),
    # Source: issue 3, "Figures to reach".
    Target("tolls shootings killed exact", None, None, 80),
    Target("tolls shootings killed exact > 0", None, None, 72),
    Target("tolls shootings injured exact", None, None, 70),
    Target("tolls shootings injured exact > 0", None, None, 60),
    Target("tolls airwars killed exact", None, None, 50),
    Target("tolls airwars killed covered", None, None, 75),
    Target("tolls airwars killed width", None, None, 6, higher=False),
    Target("tolls shootings calibration error", None, None, 7, higher=False),
    Target("tolls airwars calibration error", None, None, 7, higher=False),
    # Source: issue 3, "Figures to reach".
    Target("places found F1", None, None, 80),
    Target("places within 161 km", None, None, 62),
    Target("places of found within 161 km", None, None, 84),
    Target("events pair", None, None, 80),
    Target("events pair+type", None, None, 62),
    Target("events type", None, None, 72),
    Target("events events", None, None, 3, higher=False),
    Target("events false assaults", None, None, 3, higher=False),
    Target("events pair kept apart", None, None, None),
    Target("events pair+type kept apart", None, None, None),
    Target("events type kept apart", None, None, None),
    Target("events calibration error", None, None, 7, higher=False),
    Target("events calibration error over folds", None, None, 7, higher=False),
    Target("events place F1", None, None, None),
    Target("factuality uds took place or not", None, None, None),
    Target("factuality uds mean error", None, None, None, higher=False),
    Target("factuality uw three classes", None, None, None),
    Target("factuality uw mean error", None, None, None, higher=False),
    # Source: issue 4, "Figures to reach".
    Target("incidents B-cubed F1", None, None, 88),
    Target("incidents killed exact (range)", None, None, 85),
    Target("incidents killed exact (latest)", None, None, None),
    Target("dossier points", None, None, 27),
    Target("dossiers made, tuned", None, None, None),
    Target("dossiers made, apart", None, None, None),
)
BY_NAME = {target.name: target for target in TARGETS}


def better(name: str, measured: float, than: float) -> bool:
    """Whether one value of a figure is better than another."""
    target = BY_NAME.get(name)
    return measured > than if target is None or target.higher else measured < than
