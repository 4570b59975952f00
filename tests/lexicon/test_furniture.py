"""Page furniture: what is taken out, and what must never be."""

import time
from itertools import pairwise

import pytest

from alleged.lexicon.furniture import find

FURNITURE = [
    # a word left between two sentences
    ("“We hold the hill,” she said. Loading The brigade left at dawn.", ["Loading"]),
    ("The bridge fell. Advertisement It was rebuilt.", ["Advertisement"]),
    ("The bridge fell. Read more Officials blamed the flood.", ["Read more"]),
    ("The bridge fell. Story continues below advertisement It was rebuilt.", ["Story continues below advertisement"]),
    # whole lines
    ("The bridge fell.\nAdvertisement\nIt was rebuilt.", ["Advertisement"]),
    ("The bridge fell.\r\n  ADVERTISEMENT  \r\nIt was rebuilt.", ["ADVERTISEMENT"]),
    (
        "Share this article\nThe bridge fell.\nFollow us on Telegram for more\n",
        ["Share this article", "Follow us on Telegram for more"],
    ),
    (
        "The bridge fell.\nSign up for our newsletter, every Friday\nIt was rebuilt.",
        ["Sign up for our newsletter, every Friday"],
    ),
    (
        "The bridge fell.\n© 2023 The Example Times. All rights reserved.",
        ["© 2023 The Example Times. All rights reserved."],
    ),
    ("We use cookies to improve your visit.\nThe bridge fell.", ["We use cookies to improve your visit."]),
    ("The bridge fell.\nImage caption\nGetty Images\nIt was rebuilt.", ["Image caption", "Getty Images"]),
    (
        "Most Read\nThe bridge fell.\nWatch: the bridge before it fell",
        ["Most Read", "Watch: the bridge before it fell"],
    ),
    ("The bridge fell.\n* * *\nIt was rebuilt.", ["* * *"]),
    # boxes
    ("It fell.\nOther Topics of Interest Rain in Dova\nIt was rebuilt.", ["Other Topics of Interest Rain in Dova"]),
    ("It fell.\nskip past newsletter promotion Sign up to X\nSo.", ["skip past newsletter promotion Sign up to X"]),
    ("It fell.\nWe need your consent to load this.\nIt was rebuilt.", ["We need your consent to load this."]),
    (
        "It fell. The views expressed in this article are the author’s.",
        ["The views expressed in this article are the author’s."],
    ),
    ("It fell.\nSee the video of the bridge\nIt was rebuilt.", ["See the video of the bridge"]),
    # agency tags and credits
    ("KYIV (Reuters) - The bridge fell.", ["(Reuters) -"]),
    ("GAZA CITY (AP) — The bridge fell.", ["(AP) —"]),
    ("It fell. (Reporting by A. Writer; Editing by B. Reader)", ["(Reporting by A. Writer; Editing by B. Reader)"]),
    (
        "It fell.\nReporting by Ann Writer in Oslo and Bo Scribe; editing by Cy Reader\n",
        ["Reporting by Ann Writer in Oslo and Bo Scribe; editing by Cy Reader"],
    ),
    # the header of a report saved as text
    ("date 2023-01-04 The bridge fell.", ["date 2023-01-04"]),
    ("\ufeff date 2023-01-04 The bridge fell.", ["date 2023-01-04"]),
]
PROSE = [
    "Loading docks were hit overnight.",
    "The port was hit. Loading docks burned.",
    "The port was hit. Loading Dock B burned.",
    "He was loading The Times into the van.",
    "The port was hit. Advertisement revenue fell.",
    "He urged them to read more. They did.",
    "Share prices fell.\nPrint workers struck.\nThe email leaked on Monday.",
    "Watch the border, he said.\nFollow the river, she said.",
    "The agency (Reuters) was told of it.",
    "The views expressed in this article were disputed by the ministry.",
    "We need your consent to go there, he said.",
    "There are other topics of interest to the council.",
    "The talks, to date 2023-01-04 the longest, failed.",
    "Live",
    "It fell.\nReporting by journalists was curbed.\nAdvertisement revenue fell.\nYour privacy is at risk, he wrote.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FURNITURE)
def test_furniture(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find(text)] == expected


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays(text: str) -> None:
    assert find(text) == ()


def test_ranges_are_sorted_and_apart() -> None:
    text = "date 2023-01-04\nAdvertisement\nThe bridge fell. Loading It was rebuilt.\nRead more: (Reuters) - more\n"
    ranges = find(text)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


@pytest.mark.parametrize(
    "unit", ["The bridge fell. Loading It was rebuilt. ", "a" * 50, "(Reuters ", "\n", "Read more ", "Follow him "]
)
def test_time_is_linear(unit: str) -> None:
    """Twenty times the text takes about twenty times as long, and never minutes: the figure is generous for a busy machine."""
    text = unit * (1_200_000 // len(unit))
    start = time.perf_counter()
    find(text)
    assert time.perf_counter() - start < 10
