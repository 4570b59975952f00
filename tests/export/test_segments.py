from hypothesis import given
from hypothesis import strategies as st

from alleged.export.segments import Mark, levels, segments

LENGTH = 40
offsets = st.integers(-3, LENGTH + 3)
marks = st.lists(
    st.builds(Mark, start=offsets, end=offsets, index=st.integers(0, 5), role=st.sampled_from(["content", "source"])),
    max_size=12,
)
contents = st.lists(st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)), max_size=3), max_size=8)


@given(marks)
def test_pieces_make_up_the_text(marks: list[Mark]) -> None:
    pieces = list(segments(LENGTH, marks))
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == LENGTH
    assert all(piece.start < piece.end for piece in pieces)


@given(marks)
def test_each_code_point_has_exactly_the_marks_that_cover_it(marks: list[Mark]) -> None:
    for piece in segments(LENGTH, marks):
        for at in range(piece.start, piece.end):
            assert list(piece.marks) == [mark for mark in marks if mark.start <= at < mark.end]


def test_an_empty_text_has_no_pieces() -> None:
    assert list(segments(0, [Mark(0, 0, 0, "content")])) == []


@given(contents)
def test_claims_that_share_a_code_point_lie_on_levels_of_their_own(contents: list[list[tuple[int, int]]]) -> None:
    found = levels(contents)
    covered = [{at for a, b in ranges for at in range(a, b)} for ranges in contents]
    for first in range(len(contents)):
        for second in range(first):
            if covered[first] & covered[second]:
                assert found[first] != found[second]


def test_a_nested_claim_lies_deeper_than_the_one_around_it() -> None:
    assert levels([[(5, 9)], [(0, 20)], [(6, 8)], [(30, 40)]]) == [1, 0, 2, 0]
