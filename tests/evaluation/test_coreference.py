"""How pronouns are scored."""

from pathlib import Path

from evaluation.coreference import Tally, read

CONLL = """# begin document GUM_news_made
0\tMara\t(1(2
1\tHolt\t1)
2\t's\t_
3\tdog\t2)
4\tslept\t_
5\t.\t_
6\tIt\t(2)
7\tsnored\t_
# end document
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "made.conll"
    path.write_text(CONLL, encoding="utf-8")
    (gold,) = read(path)
    assert (gold.genre, gold.text) == ("news", "Mara Holt's dog slept. It snored")
    assert sorted(gold.mentions) == [(0, 2, "1"), (0, 4, "2"), (6, 7, "2")]
    assert [gold.text[start] for start in gold.starts] == ["M", "H", "'", "d", "s", ".", "I", "s"]


def test_shares() -> None:
    tally = Tally(anaphoric=10, answered=8, right=6, idle=2)
    assert tally.figures("he") == {"he, right of answered": 60.0, "he, right of all": 60.0, "he, open": 20.0}
