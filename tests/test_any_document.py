"""Whatever the model makes of a text, under whatever tree, the rest of the way does not fall over it."""

from functools import cache
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.parse import Parser
from alleged.pipeline import Tools, read_document
from alleged.read.language import Languages
from alleged.records import Report
from alleged.records.document import Attribution, Document, Entity
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.schema import to_json
from alleged.settings import Settings
from tests.making import READER

WORDS = (
    "Kyiv Moscow Ukrainian Zelensky Putin he she they it who that which said says denied accused according to of "
    "the a army ministry spokesman president killed wounded died attack attacked strike shelling struck hit 12 39 "
    "dozens hundreds at least no one people civilians soldiers on Monday last week January 2023 two days later in "
    "near Kharkiv and but not could verify toll dead talks met agreed sanctions rejected the , . “ ” ’s U.S. region "
    "if will planned tried repeatedly aged km² ² ½ ٣ ३ 1² "
).split()
UPOS = ["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "PRON", "NUM", "PUNCT", "SCONJ", "CCONJ", "DET", "PART"]
DEPRELS = (
    "root nsubj nsubj:pass obj obl nmod nmod:poss amod nummod advmod aux aux:pass case mark ccomp xcomp advcl acl "
    "acl:relcl conj cc  appos flat compound punct parataxis expl cop det dep "
).split()
KINDS = ["Person", "Organization", "Location", "NORP", "Facility", "Date", "Product"]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Words of news under any tree, circles among them, with any entities and attributions."""
    size = draw(st.integers(1, 20))

    def column(values: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), min_size=size, max_size=size)))

    forms = column(WORDS)
    starts = tuple(sum(len(form) + 1 for form in forms[:i]) for i in range(size))
    ranges = st.integers(0, size - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, size)))
    entities: list[Entity] = []
    for words in sorted(draw(st.lists(ranges, max_size=4))):
        if not entities or entities[-1].words[1] <= words[0]:
            entities.append(Entity(words, draw(st.sampled_from(KINDS))))
    attribution = st.builds(
        Attribution,
        st.none() | ranges,
        ranges,
        st.lists(ranges, max_size=2).map(tuple),
        st.floats(0, 1),
        st.floats(0, 1),
    )
    cut = draw(st.integers(0, size - 1))
    return Document(
        text=" ".join(forms),
        forms=forms,
        starts=starts,
        ends=tuple(start + len(form) for start, form in zip(starts, forms, strict=True)),
        breaks=(3,) + (1,) * (size - 1),
        quotes=tuple(draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))),
        upos=column(UPOS),
        heads=tuple(draw(st.lists(st.integers(-1, size - 1), min_size=size, max_size=size))),
        deprels=column(DEPRELS),
        sentences=((0, cut), (cut, size)) if cut else ((0, size),),
        entities=tuple(entities),
        attributions=tuple(draw(st.lists(attribution, max_size=4))),
    )


@cache
def tools() -> Tools:
    return Tools(cast("Parser", None), Languages(), READER, "recorder", Gazetteer.of(Settings()))


@settings(max_examples=400, deadline=None)
@given(documents())
def test_it_is_read(document: Document) -> None:
    reading = read_document(Report("r", document.text, published="2023-01-04"), document, tools(), "en")
    claims = {claim.id for claim in reading.claims}
    assert all(event.claim in claims for event in reading.events)
    assert all(toll.claim in claims for toll in reading.tolls)
    assert all(event.place is None or event.place < len(reading.places) for event in reading.events)
    assert to_json(reading)
