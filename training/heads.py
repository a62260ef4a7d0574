"""Train what reads the encoder for what words tell of: `python -m training.heads --prepared DIR --model DIR ...`.

The encoder and all other heads stay as they are in the checkpoint, so its word vectors are made once, by the quantised
graph that ships, and kept; then some thousand small steps take minutes, where training through the encoder would take
hours for as many.
"""

import argparse
import itertools
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotate.pieces import Pieces
from training.batches import UNKNOWN, Reader, Window
from training.documents import Document, load
from training.labels import PARTIES
from training.losses import WEIGHTS, of_stories, of_types
from training.model import ReaderModel, encoder_folder

READ = ("meaning", "types", "telling", "told", "teller", "taker", "party_weight", "teller_bias", "taker_bias")
MOST = {"situations": 10_000, "stories": 2400}
"""Documents of each corpus."""
SHARE = 0.65  # of a batch's windows that come from situations
WINDOWS = 16
STEPS = 3500
RATE = 2e-3
DROPOUT = 0.2  # of a word's numbers; 0.1 to 0.3 do the same within half a point
DECAY = 0.02
_WORDS = "word-vectors"


@dataclass(frozen=True, slots=True)
class Seen:
    """One window as the frozen encoder sees it."""

    words: Tensor
    """[words, hidden], half precision."""
    told: Tensor
    types: Tensor
    """Both [words], `UNKNOWN` where nobody judged."""
    story: int
    """The type of the whole text, or `UNKNOWN`."""
    pairs: Tensor
    """[pairs, 2]: each word that is told or has a party, and each other word of its sentence."""
    parties: Tensor
    """[pairs, PARTIES], 0 or 1: whether the second word takes part in what the first one tells of."""


def main() -> None:
    """Make the word vectors, train the heads on them and write a checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m training.heads", description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True, help="what training.prepare wrote")
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model whose encoder is read")
    parser.add_argument("--start", type=Path, required=True, help="the checkpoint that it was exported from")
    parser.add_argument("--out", type=Path, required=True, help="folder for the new checkpoint")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    labels = json.loads((options.prepared / "labels.json").read_text(encoding="utf-8"))
    model = ReaderModel(labels)
    saved = torch.load(options.start, map_location="cpu", weights_only=True)
    fresh, _ = model.load_state_dict(saved["model"], strict=False)
    print("not in the checkpoint:", ", ".join(fresh) or "nothing", flush=True)
    reader = Reader(labels, Pieces(Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))))
    chance = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
    graph = _graph(options.model / "model.onnx")
    seen = {
        name: list(_seen(graph, reader, islice(load(options.prepared / f"{name}.jsonl.gz"), most), chance))
        for name, most in MOST.items()
    }
    print({name: len(windows) for name, windows in seen.items()}, flush=True)
    _train(model, seen, chance, steps=options.steps)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "labels": labels}, options.out / "last.pt")


def _graph(path: Path) -> Any:
    """A session of the exported graph that also gives the sum of each word's first and last piece.

    Raises:
        ValueError: if the graph has no such sum.
    """
    model = onnx.load(str(path))
    made = {name: node for node in model.graph.node for name in node.output}
    sums = (
        node for node in model.graph.node
        if node.op_type == "Add" and all(made.get(i) is not None and made[i].op_type == "Gather" for i in node.input)
    )  # fmt: skip
    # The first such sum is that of pieces and positions, the last one that of the words.
    words = next(reversed(list(sums)), None)
    if words is None:
        raise ValueError(f"{path} has no sum of two gathered states; export it with training.export")
    model.graph.node.append(onnx.helper.make_node("Identity", [words.output[0]], [_WORDS]))
    model.graph.output.append(onnx.helper.make_tensor_value_info(_WORDS, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])


def _seen(graph: Any, reader: Reader, documents: Iterable[Document], chance: random.Random) -> Iterator[Seen]:
    """The windows of documents with the words' vectors, which do not change any more."""
    for document in documents:
        for window in reader.windows(document, chance=chance):
            fed = {
                name: np.array(getattr(window, name), dtype=np.int64)
                for name in ("pieces", "shapes", "places", "first", "last", "sentences")
            }
            # A word is the mean of both; the graph keeps the half in the weights of the heads.
            words = torch.tensor(graph.run([_WORDS], fed)[0] * 0.5).half()
            pairs, parties = _pairs(window)
            told, types = torch.tensor(window.told), torch.tensor(window.types)
            yield Seen(words, told, types, window.story[0], pairs, parties)


def _pairs(window: Window) -> tuple[Tensor, Tensor]:
    taking = {(teller, taker, role) for role, teller, taker in window.parties}
    tellers = {teller for teller, _, _ in taking} | {at for at, told in enumerate(window.told) if told == 1}
    pairs = [
        (teller, at)
        for teller in sorted(tellers)
        for at, sentence in enumerate(window.sentences)
        if sentence == window.sentences[teller] and at != teller
    ]
    parties = [[float((*pair, role) in taking) for role in range(len(PARTIES))] for pair in pairs]
    return torch.tensor(pairs, dtype=torch.long).view(-1, 2), torch.tensor(parties).view(-1, len(PARTIES))


def _train(model: ReaderModel, seen: dict[str, list[Seen]], chance: random.Random, *, steps: int) -> None:
    weights = [weight for name, weight in model.named_parameters() if name.split(".")[0] in READ]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=DECAY)
    sums: dict[str, float] = {}
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        chosen = [chance.choice(seen["situations" if chance.random() < SHARE else "stories"]) for _ in range(WINDOWS)]
        found = _losses(model, chosen, nn.Dropout(DROPOUT))
        optimizer.zero_grad()
        sum(WEIGHTS[name] * value for name, value in found.items()).backward()
        optimizer.step()
        for name, value in found.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach())
        if (step + 1) % 500 == 0:
            print(f"step {step + 1}", *(f"{name} {total / 500:.3f}" for name, total in sums.items()), flush=True)
            sums = {}


def _losses(model: ReaderModel, chosen: Sequence[Seen], drop: nn.Dropout) -> dict[str, Tensor]:
    """The losses over the words of some windows, laid one after the other."""
    words = drop(torch.cat([one.words for one in chosen]).float())
    sizes = [len(one.words) for one in chosen]
    types = model.types(model.meaning(words))
    found = {
        "types": of_types(types, torch.cat([one.types for one in chosen])),
        "story": of_stories(types.split(sizes), [one.story for one in chosen]),
    }
    read = [(one, own) for one, own in zip(chosen, words.split(sizes), strict=True) if one.story == UNKNOWN]
    if read:
        found |= _situations(model, [one for one, _ in read], torch.cat([own for _, own in read]))
    return found


def _situations(model: ReaderModel, chosen: Sequence[Seen], words: Tensor) -> dict[str, Tensor]:
    told = torch.cat([one.told for one in chosen])
    judged = told != UNKNOWN
    scores = model.told(model.telling(words[judged])).squeeze(1)
    starts = itertools.accumulate((len(one.words) for one in chosen), initial=0)
    pairs = torch.cat([one.pairs + start for one, start in zip(chosen, starts, strict=False)])
    found = {"told": functional.binary_cross_entropy_with_logits(scores, told[judged].float())}
    if len(pairs):
        parties = torch.cat([one.parties for one in chosen])
        found["parties"] = functional.binary_cross_entropy_with_logits(model.parties(words, pairs), parties)
    return found


if __name__ == "__main__":
    main()
