from evaluation.syntax import read_conllu, score

CONLLU = """\
# newdoc id = one
# newpar
# text = She didn't go.
1\tShe\tshe\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4.1\tgone\tgo\tVERB\t_\t_\t_\t_\t0:root\t_
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_

# newdoc id = two
1\tHers\ther\tPRON\t_\t_\t2\tnmod:poss\t_\t_
2\twon\twin\tVERB\t_\t_\t0\troot\t_\t_
"""


def test_multiword_lines_and_empty_nodes_give_way_to_words() -> None:
    (first, second), (third,) = read_conllu(CONLLU.splitlines(keepends=True))
    assert first.forms == ["She", "did", "n't", "go", "."]
    assert first.heads == [3, 3, 3, -1, 3]
    assert first.breaks == [3, 1, 0, 1, 0]
    assert second.breaks == [1]
    assert third.forms == ["Hers", "won"]
    assert third.breaks[0] == 3


def test_heads_count_from_the_document_and_subtypes_only_for_full_labels() -> None:
    document = read_conllu(CONLLU.splitlines())[0]
    upos = ["PRON", "AUX", "PART", "VERB", "PUNCT", "NOUN"]
    heads = [3, 3, 3, -1, 2, -1]
    labels = ["nsubj:pass", "aux", "det", "root", "punct", "root"]
    assert score(document, upos, heads, labels) == {"words": 6, "UPOS": 5, "UAS": 5, "LAS": 4, "LAS, full labels": 3}


def test_a_root_in_a_later_sentence_is_no_word_before_it() -> None:
    document = read_conllu(CONLLU.splitlines())[0]
    assert score(document, [""] * 6, [4, 4, 4, 4, 4, 4], ["root"] * 6)["UAS"] == 0
