"""Events as records of the reading: spans and ids; places, days, actors and tolls are linked later."""

from collections.abc import Sequence

from alleged.extract.events.confidence import confidence
from alleged.extract.events.events import EventDraft
from alleged.records.claim import Claim
from alleged.records.document import Document, WordRange
from alleged.records.event import Event, Party
from alleged.records.ids import Numbering
from alleged.records.span import Span


def event_records(
    document: Document, drafts: Sequence[EventDraft], claims: Sequence[Claim], report_id: str
) -> dict[int, Event]:
    """The drafts that stand in a claim as events of it, by their index among the drafts.

    What no claim covers is left out: nobody's word is known for it. `place` and `when` are None, `tolls` is empty, a party's
    `actor` is None: they are linked later.
    """
    number = Numbering(report_id)
    text = document.text

    def span(words: WordRange) -> Span:
        return Span.of(text, *document.span(words))

    def party(words: WordRange) -> Party:
        start, end = document.span(words)
        return Party(start, end, text[start:end], None)

    out: dict[int, Event] = {}
    for i, draft in enumerate(drafts):
        if draft.claim is None:
            continue
        trigger, claim = span(draft.trigger), claims[draft.claim].id
        out[i] = Event(
            id=number(trigger.text, claim),
            confidence=confidence(document, draft),
            type=draft.type,
            mode=draft.mode,
            trigger=trigger,
            actor=tuple(party(words) for words in draft.actor),
            recipient=tuple(party(words) for words in draft.recipient),
            means=span(draft.means) if draft.means is not None else None,
            target=span(draft.target) if draft.target is not None else None,
            place=None,
            when=None,
            claim=claim,
            status=draft.status,
            repeated=draft.repeated,
            certainty=draft.certainty,
            hedges=tuple(span(words) for words in draft.hedges),
            tolls=(),
        )
    return out
