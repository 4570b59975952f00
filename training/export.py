"""A checkpoint -> the shipped weights: `python -m training.export MODEL.pt`.

Two graphs, both for one window at a time: `encoder.onnx` (wordpieces -> everything of the words) and `roles.onnx` (words and
chosen cues -> roles). Matrix products run in int8 with dynamic scales; as each window runs alone, a window's figures do not
depend on what else is read.
"""

import argparse
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import torch
from torch import Tensor, nn

from training import labels
from training.model import Model
from training.train import ROOT, minilm

WEIGHTS = ROOT / "src/alleged/parse/weights"


class EncoderGraph(nn.Module):
    """ids `(T,)`, marks `(T, 3)`, first and last `(W,)` -> the outputs named in OUTPUTS, word 0 being the root."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, marks: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words = self.model.words(ids[None], marks[None], None, first[None], last[None])
        out = self.model.heads(words, None)
        return (
            torch.sigmoid(out["start"])[0],
            out["upos"].argmax(-1)[0],
            out["arcs"][0],
            out["best"][0],
            out["relations"].argmax(-1)[0],
            out["entities"][0],
            torch.softmax(out["outer"], -1)[0],
            torch.softmax(out["any"], -1)[0],
            out["words"][0],
        )


OUTPUTS = ["start", "upos", "arcs", "best", "relations", "entities", "outer", "any", "words"]


class RolesGraph(nn.Module):
    """words `(W, 256)`, best and relations `(W,)`, cues' first and last words `(N,)` -> tag scores `(N, W, 7)`."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.roles = model.roles

    def forward(self, words: Tensor, best: Tensor, relations: Tensor, first: Tensor, last: Tensor) -> Tensor:
        out: Tensor = self.roles(words[None], best[None], relations[None], torch.zeros_like(first), first, last)
        return out


def export(model: Model, folder: Path) -> None:
    """Write both graphs in float."""
    t, w, n = 40, 30, 3
    first = torch.cat([torch.zeros(1, dtype=torch.long), torch.arange(1, w)])
    inputs = (torch.randint(1000, 2000, (t,)), torch.zeros(t, 3, dtype=torch.long), first, first)
    torch.onnx.export(
        EncoderGraph(model),
        inputs,
        str(folder / "encoder.onnx"),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "marks", "first", "last"],
        output_names=OUTPUTS,
        dynamic_axes={
            "ids": {0: "T"},
            "marks": {0: "T"},
            "first": {0: "W"},
            "last": {0: "W"},
            "arcs": {0: "W", 1: "W"},
            **{o: {0: "W"} for o in OUTPUTS if o != "arcs"},
        },
    )
    words = torch.randn(w, 256)
    heads = (torch.arange(w) - 1).clamp(min=0)
    cues = torch.tensor([3, 9, 20][:n])
    torch.onnx.export(
        RolesGraph(model),
        (words, heads, torch.zeros(w, dtype=torch.long), cues, cues + 1),
        str(folder / "roles.onnx"),
        dynamo=False,
        opset_version=17,
        input_names=["words", "best", "relations", "first", "last"],
        output_names=["tags"],
        dynamic_axes={
            "words": {0: "W"},
            "best": {0: "W"},
            "relations": {0: "W"},
            "first": {0: "N"},
            "last": {0: "N"},
            "tags": {0: "N", 1: "W"},
        },
    )


def quantise(source: Path, target: Path) -> None:
    """Matrix products and embeddings to int8, weights by channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    """Export, quantise, write labels and the tokenizer."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("model", type=Path)
    ap.add_argument("--to", type=Path, default=WEIGHTS)
    ap.add_argument("--float", action="store_true", help="without int8, to measure what it loses")
    args = ap.parse_args()
    model = Model(0.0)
    state = torch.load(args.model)
    model.load_state_dict(state.get("model", state))
    model.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp, torch.no_grad():
        export(model, Path(tmp))
        for name in ("encoder.onnx", "roles.onnx"):
            if args.float:
                shutil.copy(Path(tmp) / name, args.to / name)
            else:
                quantise(Path(tmp) / name, args.to / name)
        chains = {
            name: model_chain.tables()
            for name, model_chain in (("roles", model.chain), ("entities", model.entity_chain))
        }
    about = {
        "upos": labels.UPOS,
        "deprels": labels.DEPRELS,
        "entities": labels.ENTITY_TAGS,
        "roles": labels.ROLE_TAGS,
        "chains": {
            name: {
                "start": [round(x, 4) for x in start.tolist()],
                "step": [[round(x, 4) for x in row] for row in step.tolist()],
            }
            for name, (start, step) in chains.items()
        },
        "config": tomllib.loads((ROOT / "training/config.toml").read_text()),
    }
    (args.to / "labels.json").write_text(json.dumps(about, indent=1) + "\n")
    shutil.copy(minilm() / "vocab.txt", args.to / "vocab.txt")
    for f in sorted(args.to.iterdir()):
        print(f"{f.stat().st_size / 1e6:8.2f} MB  {f.name}")


if __name__ == "__main__":
    main()
