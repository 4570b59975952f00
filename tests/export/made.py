"""A report of our own words and a reading of it, made by hand: nested, disputed, overlapping and broken claims."""

import hashlib
import re
from typing import Any

from alleged.records import Channel, Claim, Problem, Reader, Reading, ReportRecord, Span

TEXT = """\ufeffdate 2031-05-12 PORT SALVE — Two officials gave opposite accounts on Monday of a blast at a grain depot.

“We hit a store of drones,” Colonel Ivo Marr, who leads the northern brigade, wrote on Telegram. “Nothing else.”

Advertisement

The ministry in Dova dismissed the account. Its spokeswoman, Lena Hask, said that the depot held nothing but wheat and \
that a guard had told her that at least six people, possibly more, were killed. The colonel, she added, “is inventing \
his targets”.

Local bloggers put the dead in the dozens. The monitoring mission could not verify any of the figures.

Residents, who asked not to be named, denied that any soldiers had slept there & called for an inquiry.\r
Eleven people were in hospital on Tuesday. <script>alert("not run")</script> & so on.
"""


def span(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The n-th place where `words` stand."""
    at = [match.start() for match in re.finditer(re.escape(words), text)][nth - 1]
    return Span(at, at + len(words), words)


def claim(name: str, source: Span | None, cue: Span | None, *content: Span, **more: Any) -> Claim:
    """A claim with everything that is not given left open."""
    fields: dict[str, Any] = {
        "confidence": 0.87,
        "described": (),
        "actors": (),
        "candidates": (),
        "form": "indirect",
        "act": "say",
        "stance": "asserts",
        "certainty": "certain",
        "hedges": (),
        "channel": None,
        "addressee": None,
        "said": None,
        "depth": 1,
        "parent": None,
        "disputes": (),
        "confirms": (),
        "same_as": (),
    }
    return Claim(id=name, source=source, cue=cue, content=content, **(fields | more))


def claims() -> tuple[Claim, ...]:
    """What the report says, and who says it."""
    telegram = span("on Telegram")
    return (
        claim(
            "n1",
            None,
            None,
            span("Two officials gave opposite accounts on Monday of a blast at a grain depot"),
            form="narrated",
            depth=0,
            act="say",
            confidence=0.7,
        ),
        claim(
            "c1",
            span("Colonel Ivo Marr, who leads the northern brigade,"),
            span("wrote"),
            span("“We hit a store of drones,”"),
            span("“Nothing else.”"),
            form="direct",
            channel=Channel(telegram.start, telegram.end, telegram.text, "social media"),
        ),
        claim(
            "c2",
            span("The ministry in Dova"),
            span("dismissed"),
            span("the account"),
            act="dispute",
            stance="disputes",
            disputes=("c1",),
        ),
        claim(
            "c3",
            span("Its spokeswoman, Lena Hask,"),
            span("said"),
            span(
                "that the depot held nothing but wheat and that a guard had told her that at least six people, possibly more, "
                "were killed"
            ),
            disputes=("c1",),
        ),
        claim(
            "c4",
            span("a guard"),
            span("had told"),
            span("that at least six people, possibly more, were killed"),
            depth=2,
            parent="c3",
            certainty="possible",
            hedges=(span("possibly"),),
            addressee=span("her"),
        ),
        claim(
            "c5",
            span("she"),
            span("added"),
            span("The colonel,"),
            span("“is inventing his targets”"),
            form="mixed",
            act="accuse",
            disputes=("c1",),
            confidence=0.93,
        ),
        claim(
            "c6",
            span("Local bloggers"),
            span("put"),
            span("the dead in the dozens"),
            act="estimate",
            certainty="probable",
        ),
        claim(
            "c7",
            span("The monitoring mission"),
            span("could not verify"),
            span("any of the figures"),
            act="unable to verify",
            stance="unverified",
            disputes=(),
        ),
        claim(
            "c8",
            span("Residents, who asked not to be named,"),
            span("denied"),
            span("that any soldiers had slept there"),
            act="deny",
            stance="denies",
        ),
        claim(
            "c9",
            span("Residents, who asked not to be named,"),
            span("called for"),
            span("an inquiry"),
            act="demand",
            stance="none",
            certainty="unknown",
        ),
        # Crosses the border of c9's content: what no nesting of elements could show.
        claim(
            "c10", None, None, span("inquiry.\r\nEleven people were in hospital on Tuesday"), form="narrated", depth=0
        ),
    )


def reading(
    identity: str = "made", text: str = TEXT, *, title: str | None = "Blast at a grain depot", **more: Any
) -> Reading:
    """The reading of `TEXT`, or one of another text with the claims given."""
    return Reading(
        reader=Reader("0.1.0", None, None, None),
        report=ReportRecord(
            id=identity,
            published="2031-05-12",
            publisher="The Salve Courier",
            author=None,
            title=title,
            url="https://example.org/depot?a=1&b=2",
            retrieved=None,
            sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            language="en",
            furniture=(span("Advertisement"),) if text == TEXT else (),
        ),
        claims=more.pop("claims", claims() if text == TEXT else ()),
        problems=more.pop("problems", ()),
        **more,
    )


def hostile() -> tuple[Reading, str]:
    """A report that would break out of a page, and a claim that says it."""
    text = 'He said </div></script><script>document.title="broken"</script>\x00 $title ]]> --> "\' &amp; \udc80\r\nend.'
    words = text[text.index("</div>") : text.index("\r")]
    source, cue = span("He", text=text), span("said", text=text)
    claims_ = (claim("x", source, cue, span(words, text=text)),)
    made = reading(
        'id"><script>1</script>',
        text,
        title="<script>document.title='broken'</script>",
        claims=claims_,
        problems=(Problem("odd", "<img src=x onerror=alert(1)>"),),
    )
    return made, text
