"""Parents and depths."""

from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.claims.draft import Draft
from alleged.extract.claims.nesting import depths, innermost, parents, passed_on
from alleged.extract.tree import Tree
from tests.extract.trees import document


def draft(cue: tuple[int, int] | None, *content: tuple[int, int]) -> Draft:
    return Draft(None, cue, content, 0.5)


def test_innermost_first() -> None:
    assert innermost([((0, 10), 0), ((2, 8), 1), ((9, 12), 2)], [((3, 4), 7), ((9, 10), 8), ((11, 12), 9)]) == [
        (1, 0),
        (2, 0),
        (2,),
    ]


def test_what_is_said_inside_what_is_said() -> None:
    drafts = [draft((1, 2), (2, 20)), draft((4, 5), (5, 12)), draft((7, 8), (8, 12)), draft((15, 16), (16, 20))]
    above = parents(drafts)
    assert above == [None, 0, 1, 0]
    assert depths(above, drafts) == [1, 2, 3, 2]


def test_a_cue_between_the_pieces_of_its_own_content_is_not_inside() -> None:
    drafts = [draft((5, 6), (0, 4), (7, 12))]
    assert parents(drafts) == [None]


def test_a_second_piece_holds_claims_too() -> None:
    drafts = [draft((5, 6), (0, 4), (7, 12)), draft((8, 9), (9, 12))]
    assert parents(drafts) == [None, 0]


def test_narrated_claims_are_no_parents() -> None:
    drafts = [draft(None, (0, 20)), draft((4, 5), (5, 12))]
    above = parents(drafts)
    assert above == [None, None]
    assert depths(above, drafts) == [0, 1]


def test_two_in_each_other_make_no_circle() -> None:
    drafts = [draft((1, 2), (4, 9)), draft((5, 6), (0, 4))]
    above = parents(drafts)
    assert sorted(above, key=str) in ([0, None], [1, None])
    assert sorted(depths(above, drafts)) == [1, 2]


def test_what_an_agency_passes_on_stands_inside_its_claim() -> None:
    made = document(
        "It|PRON|2|nsubj rained|VERB|0|root ,|PUNCT|2|punct Keld|PROPN|5|nsubj said|VERB|2|parataxis ,|PUNCT|5|punct "
        "according|VERB|9|case to|ADP|7|fixed Wire|PROPN|5|obl .|PUNCT|2|punct"
    )
    drafts = [
        Draft((3, 4), (4, 5), ((0, 2),), 0.9),
        Draft((8, 9), (6, 8), ((0, 2),), 0.9),
    ]
    above = passed_on(Tree.of(made), drafts, parents(drafts))
    assert above == [1, None]
    assert depths(above, drafts) == [2, 1]


RANGES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(RANGES, st.lists(RANGES, max_size=3)), max_size=12))
def test_depths_follow_parents(rows: list[tuple[tuple[int, int], list[tuple[int, int]]]]) -> None:
    drafts = [draft(cue, *content) for cue, content in rows]
    above = parents(drafts)
    for i, (parent, depth) in enumerate(zip(above, depths(above, drafts), strict=True)):
        if parent is None:
            assert depth == 1
            continue
        assert depth == depths(above, drafts)[parent] + 1
        cue = drafts[i].cue
        assert cue is not None
        assert any(first <= cue[0] and cue[1] <= end for first, end in drafts[parent].content)
