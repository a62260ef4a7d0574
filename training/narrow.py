"""Narrows the inner layers of a trained encoder: neurons that the others can stand in for are taken out.

Of each layer's inner neurons those go whose loss costs least once the others have taken over what they can of their
work (least squares over the training texts' windows; Optimal Brain Surgeon, Hassibi and Stork 1993). Nothing is
trained. The rule to keep: what is measured on comes from the training texts, never from dev sets.
"""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotate import features
from reportedly.annotate.pieces import Pieces
from reportedly.annotate.windows import windows
from training.documents import Document, load
from training.model import ReaderModel, encoder_folder

_WINDOWS = {"polnear": 150, "ewt": 80, "gum": 70}
"""How many windows of each corpus are measured, about 24,000 word pieces in all."""
_SEED = 20310302
_ROUNDS = 6  # neurons are chosen a sixth at a time, since each loss changes what the others are worth
_RIDGE = 1e-3  # of the mean square of a neuron; keeps the squares solvable


def narrow(model: ReaderModel, prepared: Path, *, width: int) -> None:
    """Leave `width` inner neurons in each layer of the model, in place.

    Args:
        model: As trained.
        prepared: Folder of `training.prepare`, for the texts to measure on.
        width: A multiple of 64 suits the processor.
    """
    pieces = Pieces(Tokenizer.from_file(str(encoder_folder() / "tokenizer.json")))
    squares: list[Tensor] = [torch.zeros(())] * len(model.layers)
    with torch.no_grad():
        for inputs in _sample(prepared, pieces):
            for n, inner in enumerate(_inner(model, *inputs)):
                squares[n] = squares[n] + (inner.T @ inner).double()
        for layer, square in zip(model.layers, squares, strict=True):
            kept, weight = _chosen(square / square[-1, -1], layer.down, width)
            up, down = nn.Linear(layer.up.in_features, width), nn.Linear(width, layer.down.out_features)
            up.weight.copy_(layer.up.weight[kept])
            up.bias.copy_(layer.up.bias[kept])
            down.weight.copy_(weight[:-1].T)
            down.bias.copy_(weight[-1])
            layer.up, layer.down = up, down


def _sample(prepared: Path, pieces: Pieces) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Pieces, shapes and places of windows out of the training texts, each [1, pieces]; the same every time."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    for name, n in _WINDOWS.items():
        path = prepared / f"{name}.jsonl.gz"
        if path.exists():  # permissive models do without some
            documents = list(load(path))
            chance.shuffle(documents)
            yield from islice((one for document in documents for one in _windows(document, pieces)), n)


def _windows(document: Document, known: Pieces) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    pieces = known.of(document.words)
    sizes = [len(word) for word in pieces]
    for begin, end in islice(windows(document.starts, sizes), 2):  # a few of many texts tell more than many of a few
        flat, shapes, places = [known.opening], [0], [0]
        for at in range(begin, end):
            flat += pieces[at]
            shapes += [features.shape(document.words[at])] * sizes[at]
            places += [document.places[at]] * sizes[at]
        rows = ([*flat, known.closing], [*shapes, 0], [*places, 0])
        yield torch.tensor(rows[0])[None], torch.tensor(rows[1])[None], torch.tensor(rows[2])[None]


def _inner(model: ReaderModel, pieces: Tensor, shapes: Tensor, places: Tensor) -> list[Tensor]:
    """What each layer's inner neurons say in one window, [pieces, neurons + 1] with a last column of ones."""
    found: list[Tensor] = []

    def keep(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        inner = inputs[0].squeeze(0)
        found.append(functional.pad(inner, (0, 1), value=1.0))

    hooks = [layer.down.register_forward_pre_hook(keep) for layer in model.layers]
    model.encode(pieces, shapes, places, n_pieces=None)
    for hook in hooks:
        hook.remove()
    return found


def _chosen(square: Tensor, down: nn.Linear, width: int) -> tuple[Tensor, Tensor]:
    """The neurons to keep, and the weights [width + 1, out] of the narrower layer, its bias last."""
    whole = torch.cat([down.weight.T, down.bias.unsqueeze(0)]).double()
    n = len(square) - 1
    square = square + torch.eye(n + 1) * square.diagonal()[:-1].mean() * _RIDGE
    kept, weight = torch.arange(n + 1), whole
    for left in torch.linspace(n, width, _ROUNDS + 1)[1:].round().long().tolist():
        price = weight.square().sum(1) / torch.linalg.inv(square[kept][:, kept]).diagonal()
        price[-1] = torch.inf  # the bias stays
        kept = kept[price.argsort(descending=True)[: left + 1].sort().values]
        weight = torch.linalg.solve(square[kept][:, kept], square[kept] @ whole)
    return kept[:-1], weight.float()
