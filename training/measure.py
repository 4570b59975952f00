"""Figures of a checkpoint on the dev sets, before export: `python -m training.measure MODEL.pt [--cue-threshold 0.5]`."""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from alleged.parse import decode
from alleged.parse.features import PieceTable
from training import data
from training.batches import collate
from training.labels import DEPRELS, ENTITIES, ENTITY_TAGS, ROLE_TAGS
from training.model import Model
from training.train import shared, tokenizer


def claims_of(model: Model, docs: list[data.Doc], table: PieceTable) -> list[list[tuple[float, dict]]]:  # type: ignore[type-arg]
    """For each document its claims with the probability of their cue, in code points of the text."""
    out = []
    start, step = (t.detach().numpy() for t in model.chain.tables())
    for doc in docs:
        found = []
        for w in data.windows(doc, table):
            batch = collate([w])
            words = model.words(batch.ids, batch.marks, batch.mask, batch.first, batch.last)
            heads = model.heads(words, batch.absent)
            cues = decode.cue_spans(decode.softmax(heads["outer"][0].float().numpy())[1:], 0.15)
            if not cues:
                continue
            first, last = torch.tensor([c[0] + 1 for c in cues]), torch.tensor([c[1] + 1 for c in cues])
            tags = model.roles(
                heads["words"], heads["best"], heads["relations"].argmax(-1), torch.zeros_like(first), first, last
            )
            scores = tags[:, 1:].float().numpy()
            for cue, row in zip(cues, decode.viterbi(scores, start, step).tolist(), strict=True):
                spans = {k: decode.spans_of(row, ROLE_TAGS.index("B-" + k)) for k in ("source", "content", "cue")}
                spans["cue"] = [(cue[0], cue[1] + 1)]
                place = {
                    k: [[doc.starts[a + w.begin], doc.ends[b - 1 + w.begin]] for a, b in v] for k, v in spans.items()
                }
                found.append((cue[2], place))
        out.append(found)
    return out


def attribution(model: Model, table: PieceTable) -> None:
    """attribution.py's figures at several thresholds."""
    sys.path.insert(0, str(shared() / "score"))
    import attribution as scorer  # type: ignore[import-not-found]
    from scoring import read  # type: ignore[import-not-found]

    gold = read(shared() / "data/attribution/dev.jsonl")
    docs = data.read_attribution(shared() / "data/attribution/dev.jsonl")
    found = claims_of(model, docs, table)
    span = lambda p: {"start": p[0], "end": p[1]}  # noqa: E731
    for threshold in (0.3, 0.4, 0.5, 0.6):
        rows = [
            {
                "report": {"id": d.id},
                "claims": [
                    {
                        "source": [span(p) for p in c["source"]],
                        "cue": [span(p) for p in c["cue"]],
                        "content": [span(p) for p in c["content"]],
                    }
                    for p_, c in cs
                    if p_ >= threshold and (c["content"])
                ],
            }
            for d, cs in zip(docs, found, strict=True)
        ]
        f = scorer.score(gold, rows)
        print(
            threshold,
            "claim",
            [(f[f"claim {t}"]["f1"]) for t in (0.5, 0.8, 1.0)],
            "p/r",
            f["claim 0.5"]["p"],
            f["claim 0.5"]["r"],
            "word",
            [f[f"word {r}"]["f1"] for r in ("source", "cue", "content")],
            "span",
            [f[f"span {r}"]["f1"] for r in ("source", "cue", "content")],
            "source acc",
            f["source accuracy"],
            "n",
            f["claims"]["predicted"],
            flush=True,
        )


def syntax_and_entities(model: Model, table: PieceTable) -> None:
    """UPOS, UAS, LAS (universal and full labels) with greedy heads in the window; entity F1."""
    for name in ("ewt", "gum"):
        n = ok_pos = ok_head = ok_rel = ok_full = tp = pp = gg = 0
        for doc in data.read_syntax(shared() / f"data/syntax/{name}.dev.conllu"):
            for w in data.windows(doc, table):
                b = collate([w])
                out = model.heads(model.words(b.ids, b.marks, b.mask, b.first, b.last), b.absent)
                pos, best, rel = (
                    out["upos"][0].argmax(-1)[1:].tolist(),
                    out["best"][0][1:].tolist(),
                    out["relations"][0].argmax(-1)[1:].tolist(),
                )
                start = (out["start"][0][1:] > 0).tolist()
                cuts = set(doc.cuts)
                assert doc.upos and doc.heads and doc.deprels
                for i in range(w.end - w.begin):
                    g = i + w.begin
                    head = doc.heads[g] - w.begin + 1 if doc.heads[g] >= 0 else 0
                    n += 1
                    ok_pos += pos[i] == doc.upos[g]
                    ok_head += best[i] == head
                    full = best[i] == head and rel[i] == doc.deprels[g]
                    ok_full += full
                    ok_rel += best[i] == head and DEPRELS[rel[i]].split(":")[0] == DEPRELS[doc.deprels[g]].split(":")[0]
                    s, t = start[i], g in cuts
                    tp += s and t
                    pp += s
                    gg += t
        print(
            name,
            f"UPOS {100 * ok_pos / n:.2f} UAS {100 * ok_head / n:.2f} LAS {100 * ok_rel / n:.2f} full {100 * ok_full / n:.2f} sentences F1 {200 * tp / (pp + gg):.1f}",
            flush=True,
        )
    gold, pred = set(), set()
    for k, doc in enumerate(data.read_entities(shared() / "data/entities/worldwide.dev.tsv")):
        for w in data.windows(doc, table):
            b = collate([w])
            out = model.heads(model.words(b.ids, b.marks, b.mask, b.first, b.last), b.absent)
            pred |= {
                (k, a + w.begin, z + w.begin, x)
                for a, z, x in decode.entities(out["entities"][0][1:].float().numpy(), ENTITY_TAGS)
            }
        one_hot = np.eye(len(ENTITY_TAGS), dtype=np.float32)[doc.entities]
        gold |= {(k, *e) for e in decode.entities(one_hot, ENTITY_TAGS)}
    tp = len(gold & pred)
    print(
        "entities",
        f"P {100 * tp / max(1, len(pred)):.1f} R {100 * tp / len(gold):.1f} F1 {200 * tp / (len(pred) + len(gold)):.2f}",
        "of",
        len(ENTITIES),
    )


def main() -> None:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("model", type=Path)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--only")
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    model = Model(0.0)
    state = torch.load(args.model)
    model.load_state_dict(state.get("model", state))
    model.eval()
    table = PieceTable(tokenizer())
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        if args.only != "syntax":
            attribution(model, table)
        if args.only != "attribution":
            syntax_and_entities(model, table)


if __name__ == "__main__":
    main()
