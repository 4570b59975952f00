"""Windows: all words once, whole sentences, never more pieces than fit."""

from hypothesis import given
from hypothesis import strategies as st

from alleged.parse.windows import sentence_cuts, windows
from alleged.parse.words import BLANK, PARAGRAPH, find_words


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3), st.booleans()), min_size=1, max_size=300),
    st.integers(16, 80),
)
def test_cover_once_and_fit(words: list[tuple[int, int, bool]], size: int) -> None:
    offsets = [0]
    for pieces, _, _ in words:
        offsets.append(offsets[-1] + pieces)
    breaks = [PARAGRAPH, *(b for _, b, _ in words[1:])]
    cuts = [0, *(i for i, (_, _, cut) in enumerate(words) if cut and i)]
    found = windows(cuts, offsets, breaks, size)
    assert [w for a, b in found for w in range(a, b)] == list(range(len(words)))
    assert all(offsets[b] - offsets[a] <= size - 2 for a, b in found)


def test_whole_sentences() -> None:
    words = find_words("One two three. Four five six. Seven eight nine.")
    cuts = sentence_cuts(words.forms, words.breaks)
    assert cuts == [0, 4, 8]
    offsets = list(range(len(words.forms) + 1))
    assert windows(cuts, offsets, words.breaks, size=11) == [(0, 8), (8, 12)]


def test_cuts_mind_small_letters_and_closing_marks() -> None:
    words = find_words("“Go.” He went. and stayed (there.) Then")
    assert [words.forms[i] for i in sentence_cuts(words.forms, words.breaks)] == ["“", "He", "Then"]


def test_a_sentence_without_end_is_cut_where_the_window_is_full() -> None:
    offsets = list(range(101))
    found = windows([0], offsets, [PARAGRAPH, *[BLANK] * 99], size=32)
    assert found == [(0, 30), (30, 60), (60, 90), (90, 100)]
