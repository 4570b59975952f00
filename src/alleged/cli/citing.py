"""The claims of what is shown, each as it would be cited: quote, outlet, day, address with a text fragment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alleged.export.cited import GAP, Register, outlet
from alleged.export.fragments import fragment
from alleged.ledger.showing import Shown
from alleged.records import Claim, ReportRecord


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's words and where they stand. `cue` are the words that say how it is said ("denied"), "" in the report's own voice:
    without them a quotation may say the opposite. `url` leads to the words themselves where the report has an address."""

    claim: str
    who: str
    cue: str
    stance: str
    quote: str
    outlet: str
    published: str | None
    report: str
    url: str | None


def citations(shown: Shown) -> list[Citation]:
    """Those of all its claims, in time, then in the order of the text."""
    if shown.dossier is not None:
        found = Register.of(shown.dossier)
        ordered = sorted(found.claims.values(), key=lambda c: (c.report.published or "", c.report.id, start(c.claim)))
        return [_citation(c.claim, c.report, c.who, shown.dossier.texts) for c in ordered]
    if shown.reading is None:
        return []
    record = shown.reading.report
    texts = {record.id: shown.text}
    return [_citation(claim, record, who(claim), texts) for claim in shown.claims]


def who(claim: Claim) -> str:
    """Whose word a claim is, in the report's words."""
    if claim.source is not None:
        return claim.source.text.strip(" ,;:")
    return "the report itself" if claim.form == "narrated" else "nobody named"


def start(claim: Claim) -> int:
    """Where a claim begins in its text."""
    return min((piece.start for piece in claim.content), default=0)


def _citation(claim: Claim, report: ReportRecord, source: str, texts: Mapping[str, str]) -> Citation:
    return Citation(
        claim=claim.id,
        who=source,
        cue=" ".join(claim.cue.text.split()) if claim.cue is not None else "",
        stance=claim.stance,
        quote=GAP.join(_words(piece.text for piece in claim.content)),
        outlet=outlet(report),
        published=report.published,
        report=report.id,
        url=fragment(report.url, texts.get(report.id, ""), claim.content),
    )


def _words(pieces: Iterable[str]) -> Iterable[str]:
    return (" ".join(piece.split()) for piece in pieces)
