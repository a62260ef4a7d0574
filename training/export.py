"""A checkpoint becomes what ships: `python -m training.export --checkpoint FILE --model-dir DIR`.

The graph reads one window at a time. Dynamic quantisation scales activations by the tensor it sees, so a window's
answer would otherwise depend on what else stood in its batch; windows are long enough for one to fill a core.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.annotate.windows import MAX_PIECES
from training.model import ReaderModel, encoder_folder

_INPUTS = ("pieces", "shapes", "places", "first", "last", "sentences")
_OUTPUTS = (
    "upos", "edits", "arcs", "heads", "relations", "names", "roles", "cues", "factuality", "predicate", "nominals",
    "meaning", "types",
)  # fmt: skip
_OPSET = 17


class Graph(nn.Module):
    """The reader model over one window without a batch dimension; heads are chosen in the graph.

    Other choices are left to the reader: onnxruntime's ArgMax took longer than numpy's.
    """

    def __init__(self, model: ReaderModel, root: int) -> None:
        super().__init__()
        self.model = model
        closed = torch.zeros(model.relation_bias.out_features)
        # "root" is for words on the root only, and the reader writes it there by itself.
        closed[root] = -1e4
        self.register_buffer("closed", closed)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """The tensors named in `_OUTPUTS`, for the inputs named in `_INPUTS`; see the model's labels.json."""
        pieces, shapes, places, first, last, sentences = (one.unsqueeze(0) for one in inputs)
        states = self.model.encode(pieces, shapes, places, n_pieces=None)
        words = (states[0, first[0]] + states[0, last[0]]).unsqueeze(0) * 0.5
        output = self.model.judge(words, sentences)
        heads = output.arcs.argmax(dim=2)
        relations = self.model.relations(output, heads)
        relations = relations + self.closed
        chosen = (
            output.upos, output.edits, output.arcs, heads, relations,
            output.names, output.roles, output.cues, output.factuality.clamp(-3, 3), output.predicate.sigmoid(),
            output.nominals.sigmoid(), output.meaning, output.types,
        )  # fmt: skip
        return tuple(one.squeeze(0) for one in chosen)


def main() -> None:
    """Write model.onnx, tokenizer.json and labels.json into the model folder and print their sha256."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model-dir", type=Path, required=True)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    parser.add_argument("--lexicon", type=Path, help="lexicon.json of the prepared folder")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    model = ReaderModel(saved["labels"])
    model.load_state_dict(saved["model"])
    model.eval()
    options.model_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _trace(model, saved["labels"], plain)
        if options.precision == "fp32":
            shutil.copyfile(plain, options.model_dir / "model.onnx")
        else:
            _quantise(plain, options.model_dir / "model.onnx")
    _write_labels(model, saved["labels"], options)
    shutil.copyfile(encoder_folder() / "tokenizer.json", options.model_dir / "tokenizer.json")
    for name in ("model.onnx", "tokenizer.json", "labels.json"):
        path = options.model_dir / name
        print(f'"{name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"  # {path.stat().st_size} bytes')


def _trace(model: ReaderModel, labels: dict[str, list[str]], path: Path) -> None:
    graph = Graph(model, labels["relations"].index("root"))
    pieces, words = torch.arange(12) + 1000, torch.arange(8)
    example = (pieces, pieces % 5, pieces % 3, words + 1, words + 2, words // 4)
    axes = {name: {0: "pieces"} for name in _INPUTS[:3]} | {name: {0: "words"} for name in _INPUTS[3:] + _OUTPUTS}
    axes["arcs"] = {0: "words", 1: "columns"}
    axes["cues"] = {0: "words", 1: "words"}
    torch.onnx.export(
        graph, example, str(path), input_names=list(_INPUTS), output_names=list(_OUTPUTS), dynamic_axes=axes,
        opset_version=_OPSET, dynamo=False,
    )  # fmt: skip


def _quantise(plain: Path, path: Path) -> None:
    quantize_dynamic(plain, path, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8)
    onnx.checker.check_model(str(path))


def _write_labels(model: ReaderModel, labels: dict[str, list[str]], options: argparse.Namespace) -> None:
    written = {
        "window": MAX_PIECES,
        **{name: labels[name] for name in ("upos", "relations", "edits", "names", "roles", "types")},
        "name_pairs": _rounded(model.name_chain.pairs),
        "role_pairs": _rounded(model.role_chain.pairs),
        "lexicon": json.loads(options.lexicon.read_text(encoding="utf-8")) if options.lexicon else {},
    }
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    (options.model_dir / "labels.json").write_text(text + "\n", encoding="utf-8")


def _rounded(pairs: Tensor) -> list[list[float]]:
    return [[round(float(one), 4) for one in row] for row in pairs.detach()]


if __name__ == "__main__":
    main()
