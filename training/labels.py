"""The label sets of the heads, in the order that the weights know them. Written into weights/labels.json by export."""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()

# Universal Dependencies relations of EWT and GUM; rarer ones fall back to the part before the colon.
DEPRELS = (
    "punct case det nsubj root advmod amod obj obl conj nmod cc compound mark aux cop advcl nmod:poss xcomp acl:relcl flat "
    "ccomp acl parataxis nummod aux:pass appos nsubj:pass discourse obl:unmarked nmod:unmarked compound:prt expl fixed iobj "
    "list obl:agent dep reparandum csubj nmod:desc nsubj:outer advcl:relcl det:predet vocative goeswith cc:preconj orphan "
    "dislocated csubj:pass csubj:outer"
).split()

ENTITIES = "Location Person Organization NORP Misc Date Money Facility Product".split()
ENTITY_TAGS = ["O"] + [f"{p}-{k}" for k in ENTITIES for p in "BI"]

CUE_TAGS = ["O", "B", "I"]
ROLE_TAGS = ["O", "B-source", "I-source", "B-content", "I-content", "B-cue", "I-cue"]


def deprel(label: str) -> int:
    """The number of a relation, of its universal part where the set lacks the whole."""
    return DEPRELS.index(label if label in DEPRELS else label.split(":")[0])
