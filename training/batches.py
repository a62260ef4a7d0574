"""Documents become windows, windows become padded batches; cuts and order change with every pass."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from reportedly.annotate import features
from reportedly.annotate.pieces import Pieces
from reportedly.annotate.windows import MAX_PIECES, windows
from training.documents import Document, load
from training.labels import ANY_NAME, NAME_KINDS, bit

SHARES = {"ewt": 4.4, "gum": 3.2, "polnear": 2.6, "stories": 0.4, "situations": 0.8, "wnut": 0.3, "crossner": 0.15}
"""How often a window comes from each corpus, relative to the others."""
_LONE_SENTENCES = 0.08  # share of documents read sentence by sentence, so that short posts are not strange
_LENGTHS = (32, 48, 64, 80, 96, 112, 128, 144, MAX_PIECES + 2)
# Few batch shapes: oneDNN compiles its kernels anew for each, which cost a third of the time; and equal batches keep
# the processes from waiting for each other.
UNKNOWN = -100
"""What the losses skip."""
_MASKED_WORDS = 0.05  # share of words whose pieces are hidden, so that the words around must tell
_SWAPPED_NAMES = 0.3  # share of names of one word that another name of their kind and shape stands in for
_MASKED_EVENTS = 0.4  # the same among words that lists take for events: they are known in plain sight


@dataclass
class Window:
    """Some sentences of a document, with everything that the model is told and asked; one entry for each word."""

    pieces: list[int]
    shapes: list[int]
    places: list[int]
    first: list[int]
    last: list[int]
    sentences: list[int]
    upos: list[int]
    heads: list[int]
    relations: list[int]
    edits: list[int]
    names: list[int]
    roles: list[int]
    cues: list[int]
    factuality: list[float]
    is_judged: list[bool]
    nominals: list[int]
    types: list[int]
    told: list[int]
    story: list[int]
    """The type of the whole text, once for each word."""
    parties: list[tuple[int, int, int]]
    """Of the words of this window: role, word that tells, word that takes part; not one for each word."""


class Reader:
    """Cuts prepared documents into windows.

    Args:
        labels: As `training.prepare` writes them.
        pieces: The encoder's word pieces.
    """

    def __init__(self, labels: dict[str, Any], pieces: Pieces) -> None:
        self._upos = {name: n for n, name in enumerate(labels["upos"])}
        self._relations = {name: n for n, name in enumerate(labels["relations"])}
        self._edits = {name: n for n, name in enumerate(labels["edits"])}
        self._no_event = len(labels["types"]) - 1
        self._pieces = pieces
        self._mask = pieces.of(["[MASK]"])[0][0]
        self._names: dict[tuple[int, int], list[str]] = defaultdict(list)

    def learn_names(self, documents: Collection[Document]) -> None:
        """Keep the names of one word, which `windows` puts in place of others of their kind and shape."""
        for document in documents:
            for at, tag in _lone_names(document):
                word = document.words[at]
                self._names[tag, features.shape(word)].append(word)

    def _swapped(self, document: Document, chance: random.Random) -> Document:
        words, edits = list(document.words), list(document.edits or ())
        for at, tag in _lone_names(document):
            others = self._names.get((tag, features.shape(words[at])))
            if others and chance.random() < _SWAPPED_NAMES:
                words[at] = chance.choice(others)
                if edits:
                    edits[at] = ""  # nobody knows the lemma of the new one
        return replace(document, words=words, edits=edits or None)

    def windows(self, document: Document, *, chance: random.Random) -> Iterator[Window]:
        """All windows of a document; `chance` decides where the first one ends."""
        document = self._swapped(document, chance)
        pieces = self._pieces.of(document.words)
        sizes = [len(word) for word in pieces]
        if chance.random() < _LONE_SENTENCES:
            cuts = iter(zip(document.starts, [*document.starts[1:], len(sizes)], strict=True))
            bounds = [cut for start, end in cuts for cut in windows([0], sizes[start:end])
                      for cut in [(cut[0] + start, cut[1] + start)]]  # fmt: skip
        else:
            openings = frozenset(at for at in document.starts if document.places[at] >= 4)  # those open a paragraph
            first = chance.randint(40, MAX_PIECES)
            bounds = list(windows(document.starts, sizes, openings=openings, first=first))
        pieces = self._masked(pieces, document.types if document.told is None else None, chance)
        number, sentence = [], -1
        opens = set(document.starts)
        for at in range(len(sizes)):
            sentence += at in opens
            number.append(sentence)
        for begin, end in bounds:
            yield self._window(document, pieces, number, begin, end)

    def _masked(
        self, pieces: list[tuple[int, ...]], types: list[int] | None, chance: random.Random
    ) -> list[tuple[int, ...]]:
        """The pieces with some words hidden, piece by piece: lengths stay; `types` where lists gave them."""
        masked = []
        for at, word in enumerate(pieces):
            is_event = types is not None and 0 <= types[at] < self._no_event
            is_hidden = chance.random() < (_MASKED_EVENTS if is_event else _MASKED_WORDS)
            masked.append((self._mask,) * len(word) if is_hidden else word)
        return masked

    def _window(
        self, document: Document, pieces: list[tuple[int, ...]], number: list[int], begin: int, end: int
    ) -> Window:
        flat, shapes, places, first, last = [self._pieces.opening], [0], [0], [], []
        for at in range(begin, end):
            first.append(len(flat))
            flat += pieces[at]
            shapes += [features.shape(document.words[at])] * len(pieces[at])
            places += [document.places[at]] * len(pieces[at])
            last.append(len(flat) - 1)
        n = end - begin
        nothing = [UNKNOWN] * n
        here = slice(begin, end)
        return Window(
            [*flat, self._pieces.closing], [*shapes, 0], [*places, 0], first, last, number[here],
            [self._upos[tag] for tag in document.upos[here]] if document.upos else nothing,
            _heads(document.heads, begin, end) if document.heads else nothing,
            [self._relations[name] for name in document.relations[here]] if document.relations else nothing,
            [self._edits.get(edit, UNKNOWN) for edit in document.edits[here]] if document.edits else nothing,
            document.names[here] if document.names else [ANY_NAME] * n,
            document.roles[here] if document.roles else nothing,
            _inside(document.cues, begin, end) if document.cues else nothing,
            [UNKNOWN if one is None else one for one in document.factuality[here]]
            if document.factuality else [float(UNKNOWN)] * n,
            document.is_judged[here] if document.is_judged else [False] * n,
            _known(document.nominals[here]) if document.nominals else nothing,
            _known(document.types[here]) if document.types else nothing,
            _known(document.told[here]) if document.told else nothing,
            nothing if document.story is None else [document.story] * n,
            [
                (role, teller - begin, taker - begin) for role, teller, taker in document.parties or ()
                if begin <= teller < end and begin <= taker < end
            ],
        )  # fmt: skip


_OPENINGS = frozenset(bit(f"B-{kind}") for kind in ("PER", "ORG", "LOC"))
_INSIDES = sum(bit(f"I-{kind}") for kind in NAME_KINDS)


def _lone_names(document: Document) -> Iterator[tuple[int, int]]:
    """Position and tag of each person, organisation or place whose name surely has one word."""
    names = document.names or []
    for at, tag in enumerate(names):
        after = names[at + 1] if at + 1 < len(names) else ANY_NAME
        if tag in _OPENINGS and (after == ANY_NAME or not after & _INSIDES):
            yield at, tag


def _heads(heads: list[int], begin: int, end: int) -> list[int]:
    # Column 0 of the arc scores is the root. A cut sentence may have its head elsewhere.
    return [0 if head < 0 else head - begin + 1 if begin <= head < end else UNKNOWN for head in heads[begin:end]]


def _known(numbers: list[int]) -> list[int]:
    return [UNKNOWN if number < 0 else number for number in numbers]


def _inside(cues: list[int], begin: int, end: int) -> list[int]:
    return [cue - begin if begin <= cue < end else UNKNOWN for cue in cues[begin:end]]


def stream(
    folder: Path, reader: Reader, *, n_pieces: int, seed: int, only: Collection[str] | None = None
) -> Iterator[dict[str, Tensor]]:
    """Batches without end of about `n_pieces`, windows drawn from the corpora by `SHARES`; from all of them if None."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    corpora = {
        name: list(load(folder / f"{name}.jsonl.gz"))
        for name in SHARES
        if (only is None or name in only) and (folder / f"{name}.jsonl.gz").exists()
    }
    for documents in corpora.values():
        reader.learn_names(documents)
    endless = {name: _endless(documents, reader, chance) for name, documents in corpora.items()}
    weights = [SHARES[name] for name in endless]
    waiting: dict[int, list[Window]] = {length: [] for length in _LENGTHS}
    while True:
        (name,) = chance.choices(list(endless), weights)
        window = next(endless[name])
        length = next(length for length in _LENGTHS if length >= len(window.pieces))
        waiting[length].append(window)
        if len(waiting[length]) * length > n_pieces - length:
            yield collate(waiting[length], length)
            waiting[length] = []


def _endless(documents: list[Document], reader: Reader, chance: random.Random) -> Iterator[Window]:
    # Windows of many documents are shuffled together, or a batch would be one article.
    held: list[Window] = []
    while True:
        for document in chance.sample(documents, len(documents)):
            held += reader.windows(document, chance=chance)
            while len(held) > 400:  # enough to mix about forty articles
                at = chance.randrange(len(held))
                held[at], held[-1] = held[-1], held[at]
                yield held.pop()


_PADDING = {
    "pieces": 0,
    "shapes": 0,
    "places": 0,
    "first": 0,
    "last": 0,
    "sentences": -1,
    "names": 0,
    "is_judged": False,
}


def collate(group: list[Window], n_pieces: int) -> dict[str, Tensor]:
    """Stack windows into padded tensors [batch, n_pieces or most words], with their `n_pieces` [batch]."""
    batch = {}
    for name in Window.__dataclass_fields__:
        if name == "parties":  # pairs of words; `training.heads` alone learns them
            continue
        rows = [getattr(window, name) for window in group]
        longest = n_pieces if name in ("pieces", "shapes", "places") else max(map(len, rows))
        padding = _PADDING.get(name, UNKNOWN)
        batch[name] = torch.tensor([row + [padding] * (longest - len(row)) for row in rows])
    batch["n_pieces"] = torch.tensor([len(window.pieces) for window in group])
    return batch
