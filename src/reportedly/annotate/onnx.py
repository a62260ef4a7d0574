"""The model runtime: window in, scores out. The only file that knows onnxruntime.

One rule to keep: a window's answer depends on that window alone. The quantised graph scales its activations by the
tensor it sees, so windows never share a call; at 160 word pieces one window fills a core, and a batch is no faster.
"""

import hashlib
import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.annotate.lemma import Lexicon
from reportedly.annotate.pieces import Pieces
from reportedly.errors import ModelMismatchError, ModelMissingError

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

DEFAULT_MODEL = "news-small"
MODELS = Path(__file__).parent / "models"
_FILES = ("model.onnx", "tokenizer.json", "labels.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the numbers of the model's answers stand for."""

    window: int
    """Word pieces that a window may hold."""
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    edits: tuple[str, ...]
    """Lemma edits, see `lemma`."""
    names: tuple[str, ...]
    """BIO tags."""
    roles: tuple[str, ...]
    """BIO tags."""
    name_pairs: Floats
    """Score of each pair of neighbouring name tags [left, right]."""
    role_pairs: Floats
    lexicon: Lexicon
    types: tuple[str, ...]
    """Event types, "no event" as the last; empty with a model that does not know them."""
    parties: tuple[str, ...]
    """Roles; empty with a model that does not know who takes part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The model's answer about one window of n words."""

    upos: Integers
    """[n], a position in `Labels.upos`; so are the next ones in theirs."""
    edits: Integers
    arcs: Floats
    """[n, 1 + n]: score of the root (column 0) and of each word as governor; other sentences' words are at -10000."""
    heads: Integers
    """[n], the best column of `arcs`."""
    relations: Integers
    names: Floats
    """[n, tags]"""
    roles: Floats
    """[n, tags]"""
    cues: Floats
    """[n, n]: score of each word as the first word of this word's cue."""
    factuality: Floats
    """[n], -3 to 3."""
    predicate: Floats
    """[n], 0 to 1."""
    nominals: Floats
    """[n], 0 to 1; all 0 with a model that does not judge nouns."""
    told: Floats
    """[n], 0 to 1; all 0 with a model that does not judge what is told."""
    meaning: Floats
    """[n, size], -1 to 1; size is 0 with a model that gives none."""
    types: Floats
    """[n, types]: scores of the types in `Labels.types`."""
    parties: Floats
    """[roles, n, n]: score of each word as taking part, in a role of `Labels.parties`, in what each word tells of: the
    word that tells, then the one that takes part."""


class Model:
    """One loaded model. Build it once for each process; it uses one thread.

    Args:
        folder: Holds model.onnx, tokenizer.json and labels.json; the shipped default if None.

    Raises:
        ModelMissingError: if a file is missing.
        ModelMismatchError: if a file of a shipped model is not the one that `models.toml` names, or cannot be loaded.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or MODELS / DEFAULT_MODEL
        content = {name: _read(folder, name) for name in _FILES}
        self.name = folder.name
        self.version, self.digest = _verified(folder, content)
        self.labels = _labels(content["labels.json"])
        try:
            self.pieces = Pieces(Tokenizer.from_str(content["tokenizer.json"].decode("utf-8")))
            self._session = onnxruntime.InferenceSession(content["model.onnx"], _options(), ["CPUExecutionProvider"])
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelMismatchError(f'model "{folder.name}" cannot be loaded; install it again') from error
        self._outputs = [output.name for output in self._session.get_outputs()]

    def look(self, pieces: list[tuple[int, ...]], shapes: list[int], places: list[int], sentences: list[int]) -> Look:
        """Read one window.

        Args:
            pieces: The pieces of each word, as `self.pieces` gives them; `labels.window` together at most.
            shapes: `features.shape` of each word.
            places: `features.place` of each word.
            sentences: A number for each word, the same for words of one sentence.
        """
        sizes = np.array([len(word) for word in pieces])
        ends = np.cumsum(sizes) + 1
        flat = [self.pieces.opening, *(piece for word in pieces for piece in word), self.pieces.closing]
        fed = {
            "pieces": np.array(flat, dtype=np.int64),
            "shapes": _spread(shapes, sizes),
            "places": _spread(places, sizes),
            "first": ends - sizes,
            "last": ends - 1,
            "sentences": np.array(sentences, dtype=np.int64),
        }
        answer = dict(zip(self._outputs, self._session.run(self._outputs, fed), strict=True))
        chosen = {name: answer.pop(name).argmax(axis=1) for name in ("upos", "edits", "relations")}
        if "meaning" not in answer:  # a model from before these were learnt
            answer["nominals"] = np.zeros(len(pieces), dtype=np.float32)
            answer["meaning"] = answer["types"] = np.zeros((len(pieces), 0), dtype=np.float32)
        answer.setdefault("told", np.zeros(len(pieces), dtype=np.float32))
        answer.setdefault("parties", np.zeros((0, len(pieces), len(pieces)), dtype=np.float32))
        return Look(**answer, **chosen)


def _spread(values: list[int], sizes: Integers) -> Integers:
    return np.pad(np.repeat(np.array(values, dtype=np.int64), sizes), 1)


def _options() -> Any:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # tokenizers brings a downloader along; it is never to be used
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        message = (
            f'model "{folder.name}" is not installed ({name} is missing); reinstall reportedly or give another folder'
        )
        raise ModelMissingError(message) from error


def _verified(folder: Path, content: dict[str, bytes]) -> tuple[str, str]:
    digests = {name: hashlib.sha256(body).hexdigest() for name, body in content.items()}
    known = (
        tomllib.loads((MODELS.parent / "models.toml").read_text(encoding="utf-8")) if folder.parent == MODELS else {}
    )
    entry = known.get(folder.name, {})
    for name, digest in digests.items():
        if name in entry and entry[name] != digest:
            raise ModelMismatchError(
                f'{name} of model "{folder.name}" is damaged or of another version (sha256 {digest[:12]}, expected '
                f"{entry[name][:12]}); reinstall reportedly"
            )
    return entry.get("version", "0"), digests["model.onnx"][:12]


def _labels(content: bytes) -> Labels:
    raw = json.loads(content)
    return Labels(
        window=raw["window"],
        **{name: tuple(raw[name]) for name in ("upos", "relations", "edits", "names", "roles")},
        name_pairs=np.array(raw["name_pairs"], dtype=np.float32),
        role_pairs=np.array(raw["role_pairs"], dtype=np.float32),
        lexicon=Lexicon.of(raw["lexicon"]),
        types=tuple(raw.get("types", ())),
        parties=tuple(raw.get("parties", ())),
    )
