"""Reports that repeat one another: fingerprints, passages, extent, groups, and which claims came by copying."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.reconcile.copies import carried, compare, copy_groups, origin_first
from alleged.reconcile.passages import MIN_WORDS, Passage, passages
from alleged.reconcile.quoted import quotations
from alleged.reconcile.shingles import (
    ALL_UP_TO,
    AT_MOST,
    Words,
    containment,
    fingerprints,
    hashes,
)

AGENCY = (
    "PORT SALVE (Wire Q) - At least eleven people were killed on Monday when shells hit a grain depot beside the harbour of Port "
    "Salve, where families had taken shelter from the rain, the district council said.\n\n"
    "Lena Hask, who speaks for the ministry in Dova, wrote on her channel that 27 people had been taken to hospital and that the "
    "search went on. She blamed the northern brigade.\n\n"
    "The brigade denied that it had fired at the harbour. It was not possible to verify either account."
)
TAKEN_OVER = (
    "At least eleven people were killed on Monday when shells hit a grain depot beside the harbour of Port Salve, where families "
    "had taken shelter from the rain, the district council said, according to Wire Q.\n\n"
    "Lena Hask, who speaks for the ministry in Dova, wrote on her channel that 27 people had been taken to hospital and that the "
    "search went on."
)
LIFTED = (
    "Farmers along the coast expect a poor year. Prices have doubled since spring, and two mills have closed. Shells hit a grain "
    "depot beside the harbour of Port Salve, where families had taken shelter from the rain, and the harvest stored there is gone. "
    "The council has asked for wheat from the interior, but the roads are cut and nobody knows when they will open again."
)
OWN_ACCOUNT = (
    "Shelling struck the port's grain store early on Monday and killed eleven, officials of the district said. Hospitals took in "
    "27 wounded, by the ministry's count. The northern brigade said that none of its guns had fired that night."
)
QUOTE = "“We had come in from the rain, all of us together, and then the roof was gone and I could not see my sister any more,”"
HEARD = f"{QUOTE} a woman who had sheltered in the depot told reporters. The fire burned until noon on Monday."
HEARD_TOO = f"Neighbours dug with their hands. {QUOTE} said one survivor in the hospital yard; she gave no name."
NOTICE = "You can follow our coverage of the harbour and all that happens on the coast in our daily letter for readers at home."


@pytest.mark.parametrize(
    ("case", "one", "other", "extent"),
    [
        ("the same text", AGENCY, AGENCY, "whole"),
        ("shortened, with the agency named at a sentence's end", AGENCY, TAKEN_OVER, "whole"),
        ("in capitals, with other marks and spacing", AGENCY, TAKEN_OVER.upper().replace(",", " ").replace(" ", "  "), "whole"),
        ("a clause lifted into another story", AGENCY, LIFTED, "part"),
        ("the same facts in other words", AGENCY, OWN_ACCOUNT, "none"),
        ("one quotation that both heard", HEARD, HEARD_TOO, "none"),
        ("a quotation and the words around it", HEARD, HEARD.replace("noon", "evening"), "whole"),
        ("a dateline", "PORT SALVE (Wire Q) - Rain fell.", AGENCY, "none"),
        ("one word apart in a short formula", "The number of dead in the coastal districts of Ava rises to 80.",
         "The number of dead in the coastal districts of Ava rises to 200.", "none"),
        ("nothing at all", "", AGENCY, "none"),
        ("nothing on both sides", "", "", "none"),
    ],
)  # fmt: skip
def test_extent(case: str, one: str, other: str, extent: str) -> None:
    assert compare(one, other).extent == extent, case
    assert compare(other, one).extent == extent, case


def test_quotations_both_heard_are_shown_though_they_do_not_count() -> None:
    found = compare(HEARD, HEARD_TOO)
    assert found.passages
    assert found.own < 0.2 < found.containment


SENTENCE = LIFTED[LIFTED.index("Shells") : LIFTED.index(" The council")]
BOX = (
    "skip past newsletter promotion Sign up to Harbour News Free daily newsletter Our morning letter tells the news of the coast "
    "and why it matters to all who live beside the sea Privacy Notice: Newsletters may hold other things"
)
TEASERS = (
    "Other Topics of Interest Rain in Dova Rain has fallen in Dova for nine days, and the farmers of the valley say that the wheat "
    "will be late and dear this year."
)
CONSENT = (
    "We need your consent to load this content. We use outlets that can set things on a device and collect data about what is done "
    "there, to manage what they bring"
)
WHOSE_VIEWS = (
    "The views expressed in this opinion article are the author's and not necessarily those of the Courier of Dova and of all who "
    "work there."
)


@pytest.mark.parametrize(
    ("case", "shared", "extent"),
    [
        ("a sentence of the report", SENTENCE, "part"),
        ("a notice to the reader", NOTICE, "none"),
        ("a report's sentence after a notice", f"{NOTICE} {SENTENCE}", "part"),
        ("a box with a newsletter", BOX, "none"),
        ("teasers of other articles", TEASERS, "none"),
        ("a box that asks for consent", CONSENT, "none"),
        ("whose views they are", WHOSE_VIEWS, "none"),
    ],
)
def test_what_a_page_says_makes_no_copy(case: str, shared: str, extent: str) -> None:
    one, other = f"{OWN_ACCOUNT}\n\n{shared}", f"{LIFTED.replace(SENTENCE, '')}\n\n{shared}\n\nSo it was in spring."
    assert compare(one, other).extent == extent, case
    assert compare(other, one).extent == extent, case
    assert compare(one, one).extent == "whole", case


def test_a_page_of_notices_published_twice_is_one_page() -> None:
    assert compare(NOTICE, NOTICE).extent == "whole"


def test_passages_are_exact_longest_first_and_stand_on_words() -> None:
    found = passages(AGENCY, TAKEN_OVER)
    assert [p.words for p in found] == sorted((p.words for p in found), reverse=True)
    for p in found:
        mine, theirs = AGENCY[p.start : p.end], TAKEN_OVER[p.other_start : p.other_end]
        assert Words.of(mine).folded == Words.of(theirs).folded
        assert len(Words.of(mine)) == p.words >= MIN_WORDS
        assert mine == mine.strip(" ,.\n")
    assert [AGENCY[p.start : p.start + 8] for p in found] == ["At least", "Lena Has"]


def test_a_passage_told_twice_counts_once() -> None:
    found = passages(TAKEN_OVER, f"{TAKEN_OVER}\n\n{TAKEN_OVER}")
    assert sum(p.words for p in found) == len(Words.of(TAKEN_OVER))


def test_fingerprints_stay_from_one_machine_to_the_next() -> None:
    assert fingerprints("Shells hit a grain depot") == (-990438562875136155,)
    assert fingerprints("SHELLS  hit a “grain” depot!") == fingerprints("Shells hit a grain depot")
    assert fingerprints("Shells hit a depot") == ()


def test_fingerprints_are_all_of_a_short_text_and_a_sample_of_a_long_one() -> None:
    short = Words.of(TAKEN_OVER).folded
    long = " ".join(f"w{i}" for i in range(3000))
    longest = " ".join(f"w{i}" for i in range(30000))
    assert len(fingerprints(TAKEN_OVER)) == len(set(hashes(short)))
    assert ALL_UP_TO < len(fingerprints(long)) <= AT_MOST
    assert len(fingerprints(longest)) <= AT_MOST
    assert set(fingerprints(longest)) & set(fingerprints(long))
    for prints in (fingerprints(TAKEN_OVER), fingerprints(longest)):
        assert list(prints) == sorted(set(prints))
        assert all(-(2**63) <= h < 2**63 for h in prints)


def test_a_sentence_lifted_into_a_long_article_shares_fingerprints() -> None:
    sentence = AGENCY[AGENCY.index("At least") : AGENCY.index("\n\n")]
    article = " ".join(f"w{i}" for i in range(700)) + ". " + sentence + " " + " ".join(f"v{i}" for i in range(700))
    assert len(set(fingerprints(sentence)) & set(fingerprints(article))) >= 2
    assert containment(fingerprints(sentence), fingerprints(article)) > 0.9
    assert containment(fingerprints(OWN_ACCOUNT), fingerprints(article)) < 0.1
    assert containment((), fingerprints(article)) == 0.0


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “We saw it.” She did not.", ["“We saw it.”"]),
        ('"One," he said, "two."', ['"One,"', '"two."']),
        ("“A first paragraph\n\n“and a second,” she said", ["“A first paragraph", "“and a second,”"]),
        ("The ministry’s ‘special zone’ and the guards’ posts", ["‘special zone’"]),
        ("«Да», he said", ["«Да»"]),
        ("no marks", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_groups_do_not_depend_on_the_order_of_pairs() -> None:
    pairs = [("d", "c"), ("b", "a"), ("c", "b"), ("y", "x"), ("z", "z")]
    assert copy_groups(pairs) == copy_groups(reversed(pairs)) == (("a", "b", "c", "d"), ("x", "y"))
    days = {"x": "2024-01-01", "y": "2024-01-02", "a": "2024-01-04", "b": "2024-01-03", "c": "2024-01-05", "d": None}
    assert copy_groups(pairs, published=days) == (("d", "b", "a", "c"), ("x", "y"))
    assert copy_groups([]) == ()


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (("2024-01-02", "a"), ("2024-01-01", "b"), "b"),
        (("2024-01-01", "b"), ("2024-01-01", "a"), "a"),
        (("2024-01-01", "a"), (None, "b"), "b"),
    ],
)
def test_the_earlier_report_is_the_origin(one: tuple[str, str], other: tuple[str, str], first: str) -> None:
    assert origin_first(one, other)[0][1] == first


@pytest.mark.parametrize(
    ("case", "spans", "is_carried"),
    [
        ("inside", [(12, 40)], True),
        ("begins a word earlier", [(7, 40)], True),
        ("half of it", [(30, 70)], False),
        ("in two pieces, both inside", [(12, 20), (70, 80)], True),
        ("elsewhere", [(50, 60)], False),
        ("without words", [], False),
    ],
)
def test_carried(case: str, spans: list[tuple[int, int]], is_carried: bool) -> None:
    copied = (Passage(10, 45, 110, 145, 12), Passage(65, 90, 0, 25, 10))
    assert carried(spans, copied) is is_carried, case
    assert carried([(110, 140)], [p.turned() for p in copied])


@given(st.text(alphabet='ab ’\n"“”‘’.,é', max_size=300), st.text(alphabet='ab ’\n"“”‘’.,é', max_size=300))
def test_any_two_texts(one: str, other: str) -> None:
    found = compare(one, other)
    assert 0 <= found.own <= 1
    assert 0 <= found.containment <= 1
    for p in found.passages:
        assert Words.of(one[p.start : p.end]).folded == Words.of(other[p.other_start : p.other_end]).folded
