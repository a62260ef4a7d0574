"""A second reading of what kind of event a statement tells of, from the reader's vectors.

A multinomial logistic regression over what the word lists decided (type, mode, CAMEO code, world, polarity, word) and
what the reader model saw (what the trigger means, what its clause means, which types it may tell of). It was fitted by
`training.events`; its file names the model and the files that it was fitted on. It says how sure it is of each type, so
that a statement can tell both opinions: "lists say COERCE, model says ASSAULT .83".
"""

import hashlib
import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelMismatchError, ModelMissingError
from reportedly.extract.code.event import strict
from reportedly.records import Annotation, Sentence, Span, Statement

Floats = NDArray[np.float32]
SHIPPED = "event-types.npz"
WIDTH = 64
"""Numbers that stand for what a word means."""
VECTORS = 0.5  # of the vectors beside the names; of 0 to 1, 0.3 to 0.6 were best by five folds
LEAST = 0.05  # of a type's probability; less is not worth telling
CLOSED = frozenset({"SCONJ", "ADP", "DET", "PUNCT", "PRON", "AUX", "PART", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a type is judged by."""

    names: frozenset[str]
    """What is so, as "event=COERCE", "lemma=seize"."""
    numbers: Floats
    """Meaning of the trigger, then of its clause; zeros where the reader gave none."""
    types: dict[str, float]
    """The reader's own opinion of the trigger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """The fitted weights."""

    types: tuple[str, ...]
    """What it tells apart."""
    names: dict[str, int]
    """Row of each name in the weights; the numbers and the reader's types stand behind them."""
    seen: tuple[str, ...]
    """The reader's types, in the order of their rows."""
    weights: Floats
    """[names + numbers + seen + 1, types], the last row being the constant."""
    folds: tuple[Floats, ...]
    """The same, each fitted without a fifth of the texts; see `fold_of`."""
    model: str
    """Digest of the reader model that it was fitted with: vectors of another one mean something else."""
    files: tuple[str, ...]
    """SHA-256 of each file of texts that it was fitted on."""
    digest: str
    """First 12 hex digits of its own file's SHA-256."""

    def judge(self, evidence: Evidence, *, fold: int | None = None) -> tuple[tuple[str, float], ...]:
        """Give the types it thinks likely with their probabilities, likeliest first.

        Args:
            evidence: From `evidence_of`.
            fold: Which fifth of the texts the weights must not have seen; None for the weights of all.
        """
        weights = self.weights if fold is None else self.folds[fold]
        scores = row(evidence, self.names, self.seen) @ weights
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        order = np.argsort(-chances, kind="stable")
        return tuple((self.types[at], round(float(chances[at]), 3)) for at in order if chances[at] >= LEAST)


def fold_of(text: str, *, folds: int) -> int:
    """Which part a text belongs to; the same text always to the same one."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest()) % folds


def row(evidence: Evidence, names: dict[str, int], seen: Sequence[str]) -> Floats:
    """Write evidence as one row of numbers, the constant last."""
    made = np.zeros(len(names) + len(evidence.numbers) + len(seen) + 1, dtype=np.float32)
    for name in evidence.names & names.keys():
        made[names[name]] = 1
    made[len(names) : len(names) + len(evidence.numbers)] = evidence.numbers * VECTORS
    made[-len(seen) - 1 : -1] = [evidence.types.get(kind, 0.0) for kind in seen]
    made[-1] = 1
    return made


@dataclass(frozen=True, slots=True)
class Lens:
    """An annotation made ready to be looked into at many places."""

    annotation: Annotation
    starts: tuple[int, ...]
    """Where each sentence begins."""
    firsts: tuple[int, ...]
    """How many tokens stand before each sentence."""
    meanings: Floats | None
    """[tokens, WIDTH]; None where the reader gave none."""


def lens(annotation: Annotation) -> Lens:
    """Make an annotation ready, once for all its statements."""
    sizes = [len(sentence.tokens) for sentence in annotation.sentences]
    return Lens(
        annotation=annotation,
        starts=tuple(sentence.span.start for sentence in annotation.sentences),
        firsts=tuple(accumulate(sizes, initial=0))[:-1],
        meanings=_meanings(annotation, sum(sizes)),
    )


def evidence_of(seen: Lens, said: Sequence[Statement], *, at: Span) -> Evidence:
    """Give what the type of a word is judged by.

    Args:
        seen: What the reader saw in the article.
        said: What the lists make of the word, and of others that matter, the nearest first; may be empty.
        at: The word or expression.

    Raises:
        ModelMismatchError: if no word stands there.
    """
    first, sentence, head = head_at(seen, at)
    token = sentence.tokens[head]
    names = {f"lemma={token.lemma.lower()}", f"pos={token.upos}"}
    for rank, statement in enumerate(said[:2]):
        names |= {f"{name}{rank or ''}" for name in _coded(statement)}
    if not said:
        names.add("lists=silent")
    numbers = np.zeros(2 * WIDTH, dtype=np.float32)
    if seen.meanings is not None:
        clause = [first + each for each in subtree(sentence, head) if sentence.tokens[each].upos not in CLOSED]
        own, around = seen.meanings[first + head], seen.meanings[clause or [first + head]].mean(axis=0)
        numbers = np.concatenate([own, around])
    return Evidence(frozenset(names), numbers, dict(token.types))


def _coded(statement: Statement) -> set[str]:
    said = strict(statement.event, statement.mode, statement.factuality).event
    cameo = statement.cameo or "none"
    return {
        f"strict={said}",
        f"event={statement.event}",
        f"mode={statement.event}.{statement.mode}",
        f"root={cameo[:2]}",
        f"cameo={cameo[:3]}",
        f"world={statement.factuality.modality.value}",
        f"polarity={statement.factuality.polarity.value}",
    }


def _meanings(annotation: Annotation, n_tokens: int) -> Floats | None:
    if not annotation.meanings or not n_tokens:
        return None
    flat = np.frombuffer(annotation.meanings, np.int8).reshape(n_tokens, -1)
    return (flat / 127).astype(np.float32) if flat.shape[1] == WIDTH else None


def head_at(seen: Lens, at: Span) -> tuple[int, Sentence, int]:
    """Give how many tokens stand before a span's sentence, the sentence, and the span's highest word in it."""
    number = max(0, bisect_right(seen.starts, at.start) - 1)
    for place in range(number, len(seen.starts)):
        sentence = seen.annotation.sentences[place]
        inside = [each for each, token in enumerate(sentence.tokens) if token.span.meets(at)]
        if inside:
            head = next((each for each in inside if sentence.tokens[each].head not in inside), inside[0])
            return seen.firsts[place], sentence, head
        if sentence.span.start >= at.end:
            break
    raise ModelMismatchError(f"no word stands at {at.start}-{at.end}; the annotation is of another article")


def subtree(sentence: Sentence, head: int) -> list[int]:
    """Give the positions of a word and of all below it, in text order."""
    below: dict[int, list[int]] = {}
    for place, token in enumerate(sentence.tokens):
        below.setdefault(token.head, []).append(place)
    found, waiting = [], [head]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(below.get(here, ()))
    return sorted(found)


@cache
def shipped() -> Classifier | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.code") / "data" / SHIPPED
    return parse(file.read_bytes(), name=SHIPPED) if file.is_file() else None


def read(path: Path) -> Classifier:
    """Read weights from a file.

    Raises:
        ModelMissingError: if it cannot be read.
        ModelMismatchError: if it holds no weights of this form.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelMissingError(f"no event classifier at {path} ({error.strerror}); check the path") from error
    return parse(content, name=str(path))


def parse(content: bytes, *, name: str) -> Classifier:
    """Read weights from bytes.

    Raises:
        ModelMismatchError: if they are not of this form.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            weights = [held[key].astype(np.float32) for key in ("weights", *sorted(k for k in held if "fold" in k))]
            names = {str(each): place for place, each in enumerate(held["names"])}
            made = Classifier(
                types=tuple(map(str, held["types"])),
                names=names,
                seen=tuple(map(str, held["seen"])),
                weights=weights[0],
                folds=tuple(weights[1:]),
                model=str(held["model"]),
                files=tuple(map(str, held["files"])),
                digest=hashlib.sha256(content).hexdigest()[:12],
            )
    except (BadZipFile, KeyError, OSError, ValueError) as error:
        raise ModelMismatchError(f"{name} is no event classifier ({error}); fit one with training.events") from error
    wanted = (len(made.names) + 2 * WIDTH + len(made.seen) + 1, len(made.types))
    if any(each.shape != wanted for each in weights):
        raise ModelMismatchError(f"{name} has weights of another form than {wanted}; fit it anew with training.events")
    return made
