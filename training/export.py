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
from torch.nn import functional

from reportedly.annotate.features import N_PLACES
from reportedly.annotate.windows import MAX_PIECES
from training.labels import PARTIES
from training.model import Layer, ReaderModel, encoder_folder
from training.narrow import narrow

ATTENTION_HEADS = 12
RELATION_SIZE = 48
"""Relations of words are scored with this many numbers for each side. The model learns 96; the other half of its form
is what it began with by chance: LAS stays, and the scores cost a third."""

_INPUTS = ("pieces", "shapes", "places", "first", "last", "sentences")
_OUTPUTS = (
    "upos", "edits", "arcs", "heads", "relations", "names", "roles", "cues", "factuality", "predicate", "nominals",
    "meaning", "types", "told", "parties",
)  # fmt: skip
_OPSET = 17
_NEVER = -1e4


class Graph(nn.Module):
    """The reader model over one window without a batch dimension, folded so that it runs fast; heads are chosen in it.

    Its fp32 answers are the model's own, but for relation scores (`RELATION_SIZE`). Other choices are left to the
    reader: onnxruntime's ArgMax took longer than numpy's.
    """

    def __init__(self, model: ReaderModel, root: int) -> None:
        super().__init__()
        self.pieces, self.norm = model.pieces, model.norm
        self.register_buffer("positions", model.positions.weight[: MAX_PIECES + 2] + model.kind)
        # One look-up for both features.
        marks = model.shapes.weight.unsqueeze(1) + model.places.weight
        self.register_buffer("marks", marks.flatten(0, 1))
        self.layers = nn.ModuleList(_Layer(layer) for layer in model.layers)
        self.heads = _Heads(model, root)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """The tensors named in `_OUTPUTS`, for the inputs named in `_INPUTS`; see the model's labels.json."""
        pieces, shapes, places, first, last, sentences = inputs
        states = self.pieces(pieces) + self.positions[: pieces.shape[0]] + self.marks[shapes * N_PLACES + places]
        states = self.norm(states)
        for layer in self.layers:
            states = layer(states)
        # A word is the mean of both; the half is in the weights of the heads.
        return self.heads(states[first] + states[last], sentences)


class _Product(nn.Module):
    """A linear layer as product and sum, the form in which the quantiser finds it.

    Args:
        weight: [in, out]
        bias: [out]
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight.detach().clone().contiguous())
        self.register_buffer("bias", bias.detach().clone())

    def forward(self, states: Tensor) -> Tensor:
        return states @ self.weight + self.bias


class _Layer(nn.Module):
    """A transformer layer over states [pieces, hidden].

    With two dimensions onnxruntime folds all transpositions but one into its products, and leaves sum and
    normalisation apart: its SkipLayerNormalization took five times as long as the two.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.size = layer.mixed.in_features
        self.parts = (-1, ATTENTION_HEADS, self.size // ATTENTION_HEADS)
        scale = torch.ones(3 * self.size)
        scale[: self.size] = self.parts[2] ** -0.5  # of the queries
        self.joint = _Product((layer.joint.weight * scale.unsqueeze(1)).T, layer.joint.bias * scale)
        self.mixed, self.up, self.down = (
            _Product(one.weight.T, one.bias) for one in (layer.mixed, layer.up, layer.down)
        )
        self.norm, self.last_norm = layer.norm, layer.last_norm

    def forward(self, states: Tensor) -> Tensor:
        split = self.joint(states).split(self.size, dim=1)
        query, key, value = (one.view(self.parts).transpose(0, 1) for one in split)
        seen = torch.softmax(query @ key.transpose(1, 2), dim=2) @ value
        states = self.norm(states + self.mixed(seen.transpose(0, 1).reshape(-1, self.size)))
        return self.last_norm(states + self.down(functional.gelu(self.up(states))))


class _Heads(nn.Module):
    """All heads over word vectors [words, hidden]; their first layers are one product.

    What a bilinear score adds for the governor alone is a bias of the layer before: (d W + b) . g.
    """

    def __init__(self, model: ReaderModel, root: int) -> None:
        super().__init__()
        bent = [
            model.arc_dependent[0], model.relation_dependent[0], model.cue_dependent[0], model.cue_governor[0],
            model.judged[0], model.arc_governor[0], model.relation_governor[0],
        ]  # fmt: skip
        plain = [
            model.meaning[0], model.telling[0], model.teller[0], model.taker[0],
            model.upos, model.edits, model.names, model.roles,
        ]  # fmt: skip
        self.bent, self.plain = [one.out_features for one in bent], [one.out_features for one in plain]
        every = bent + plain
        self.first = _Product(torch.cat([one.weight for one in every]).T * 0.5, torch.cat([one.bias for one in every]))
        self.register_buffer("arc_root", model.arc_governor(model.root.unsqueeze(0)))
        self.register_buffer("relation_root", model.relation_governor(model.root.unsqueeze(0)))
        self.arcs = _Product(model.arc_weight, model.arc_bias.weight[0])
        self.cues = _Product(model.cue_weight, model.cue_bias.weight[0])
        self.relations = _Relations(model, root)
        judges = (model.factuality, model.predicate, model.nominals)
        self.judges = _Product(torch.cat([one.weight for one in judges]).T, torch.cat([one.bias for one in judges]))
        self.parties = _Parties(model)
        self.types = _Product(model.types.weight.T, model.types.bias)
        self.told = _Product(model.told.weight.T, model.told.bias)

    def forward(self, words: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        first = self.first(words)
        n = sum(self.bent)
        arc, relation, cue, cue_word, judged, arc_governor, relation_governor = (
            torch.relu(first[:, :n]).split(self.bent, dim=1)
        )  # fmt: skip
        meaning, telling, teller, taker, upos, edits, names, roles = first[:, n:].split(self.plain, dim=1)
        place = torch.arange(words.shape[0])
        foreign = (sentences.unsqueeze(1) != sentences) | (place.unsqueeze(1) == place)
        arcs = self.arcs(arc) @ torch.cat([self.arc_root, arc_governor]).T
        arcs = arcs.masked_fill(functional.pad(foreign, (1, 0)), _NEVER)
        heads = arcs.argmax(dim=1)
        relations = self.relations(relation, torch.cat([self.relation_root, relation_governor])[heads])
        cues = self.cues(cue) @ cue_word.T
        judges = self.judges(judged)
        factuality, chances = judges[:, 0].clamp(-3, 3), judges[:, 1:].sigmoid()
        meaning = meaning.tanh()
        told = self.told(functional.gelu(telling))[:, 0].sigmoid()
        return (
            upos, edits, arcs, heads, relations, names, roles, cues, factuality, chances[:, 0], chances[:, 1], meaning,
            self.types(meaning), told, self.parties(teller, taker),
        )  # fmt: skip


class _Parties(nn.Module):
    """Scores [roles, words, words] of words as taking part in what words tell of."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.weight = nn.Parameter(model.party_weight.detach().unsqueeze(1))
        self.teller, self.taker = (_Product(one[3].weight.T, one[3].bias) for one in (model.teller, model.taker))
        self.of_teller = _Product(model.teller_bias.weight.T, model.teller_bias.bias)
        self.of_taker = nn.Parameter(model.taker_bias.weight.T.detach().clone().contiguous())

    def forward(self, tells: Tensor, takes: Tensor) -> Tensor:
        tells, takes = self.teller(functional.gelu(tells)).tanh(), self.taker(functional.gelu(takes)).tanh()
        crossed = (tells.unsqueeze(0) * self.weight) @ takes.T
        return crossed + self.of_teller(tells).T.unsqueeze(2) + (takes @ self.of_taker).T.unsqueeze(1)


class _Relations(nn.Module):
    """Relation scores of words under their heads, their bilinear form cut down to `RELATION_SIZE`.

    The cut is that of the higher-order singular value decomposition (De Lathauwer et al. 2000): both sides are turned
    onto the directions that hold most of the form.
    """

    def __init__(self, model: ReaderModel, root: int) -> None:
        super().__init__()
        size, self.n = model.relation_weight.shape[0], model.relation_bias.out_features
        form = model.relation_weight.detach().view(size, self.n, size)
        dependent = _directions(form.flatten(1))
        governor = _directions(form.flatten(0, 1).T)
        core = torch.einsum("arc,ak,cj->krj", form, dependent, governor).flatten(1)
        closed = torch.zeros(self.n)
        # "root" is for words on the root only, and the reader writes it there by itself.
        closed[root] = _NEVER
        self.dependent, self.governor = nn.Parameter(dependent), nn.Parameter(governor)
        self.core = nn.Parameter(core)
        weight = model.relation_bias.weight
        self.of_dependent = _Product(weight[:, :size].T, model.relation_bias.bias + closed)
        self.of_governor = nn.Parameter(weight[:, size:].T.detach().clone().contiguous())

    def forward(self, dependent: Tensor, governor: Tensor) -> Tensor:
        crossed = (dependent @ self.dependent @ self.core).view(-1, self.n, RELATION_SIZE)
        scores = (crossed @ (governor @ self.governor).unsqueeze(2)).squeeze(2)
        return scores + self.of_dependent(dependent) + governor @ self.of_governor


def _directions(matrix: Tensor) -> Tensor:
    """The left singular vectors with the largest values, as columns."""
    return torch.linalg.svd(matrix, full_matrices=False)[0][:, :RELATION_SIZE].contiguous()


def main() -> None:
    """Write model.onnx, tokenizer.json and labels.json into the model folder and print their sha256."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model-dir", type=Path, required=True)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    parser.add_argument("--lexicon", type=Path, help="lexicon.json of the prepared folder")
    parser.add_argument("--narrow", type=Path, help="prepared folder, to narrow the inner layers by; not done without")
    parser.add_argument("--width", type=int, default=1344, help="inner neurons that --narrow leaves in each layer")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    model = ReaderModel(saved["labels"])
    model.load_state_dict(saved["model"])
    model.eval()
    if options.narrow:
        narrow(model, options.narrow, width=options.width)
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
    axes["parties"] = {1: "words", 2: "words"}
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
        "parties": PARTIES,
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
