"""What the commands have in common that fit a choice among several: what was chosen among, and the fit itself.

No sign depends on the reader model's scores, so situations are read with the model that ships.
"""

import argparse
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from evaluation.situations.gold import Situation, load_situations
from numpy.typing import NDArray

from reportedly import pipeline
from reportedly.extract.words.choice import Option, Weights, parse
from reportedly.records import Statement

Floats = NDArray[np.float64]
RARE = 4  # a sign seen less often tells nothing
PENALTY = 2e-3
"""How much a large weight costs, unless a command asks for another."""
STEPS = 150
SMALL = 0.004
"""Weights nearer to nothing are left out of the file."""


@dataclass(frozen=True, slots=True)
class Question:
    """One choice with what the gold says of it."""

    author: str
    options: tuple[Option, ...]
    right: tuple[bool, ...]
    """More than one may be; none where the gold's answer was not among them."""
    rule: int
    """What the rules chose."""
    is_asked: bool
    """Whether the gold gives an answer, rather than none."""
    weight: float = 1.0
    """How much it counts."""


@dataclass(slots=True)
class Recorder:
    """Keeps every choice and leaves it to the rules."""

    rule: Callable[[Statement, Sequence[Option]], int]
    seen: dict[str, tuple[tuple[Option, ...], int]] = field(default_factory=dict)
    """Options and the rules' choice by statement."""

    def judge(self, statement: Statement, options: Sequence[Option]) -> int:
        """Keep the options; choose as the rules do."""
        chosen = self.rule(statement, options)
        self.seen[statement.id] = tuple(options), chosen
        return chosen


@dataclass(frozen=True, slots=True)
class Table:
    """Questions as sparse rows of signs, one for each option."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    first: NDArray[np.int64]
    """Row of each question's first option."""
    question: NDArray[np.int64]
    """Of each row."""
    right: Floats
    weight: Floats
    """Of each question."""
    width: int
    penalty: float

    def losses(self, weights: Floats) -> tuple[float, Floats]:
        """Give the mean loss with its penalty, and its slope; questions without a right option do not count."""
        scores = np.bincount(self.rows, weights=weights[self.columns], minlength=len(self.question))
        raised = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.question])
        chances = raised / np.add.reduceat(raised, self.first)[self.question]
        hits = np.add.reduceat(chances * self.right, self.first)
        is_told = np.add.reduceat(self.right, self.first) > 0
        counts = self.weight * is_told
        n = max(1.0, float(counts.sum()))
        wanted = chances * self.right / np.where(is_told, np.maximum(hits, 1e-12), 1.0)[self.question]
        pull = (chances - wanted) * counts[self.question]
        slope = np.bincount(self.columns, weights=pull[self.rows], minlength=self.width) / n + self.penalty * weights
        loss = -(counts * np.log(np.where(is_told, np.maximum(hits, 1e-12), 1.0))).sum() / n + self.penalty / 2 * float(
            weights @ weights
        )
        return float(loss), slope


def table_of(questions: Sequence[Question], names: dict[str, int], penalty: float = PENALTY) -> Table:
    """Write questions as sparse rows."""
    rows, columns, first, question, right = list[int](), list[int](), list[int](), list[int](), list[float]()
    for number, each in enumerate(questions):
        first.append(len(question))
        for option, is_right in zip(each.options, each.right, strict=True):
            places = [names[sign] for sign in option.signs if sign in names]
            rows += [len(question)] * len(places)
            columns += places
            question.append(number)
            right.append(float(is_right))
    return Table(
        rows=np.array(rows),
        columns=np.array(columns),
        first=np.array(first),
        question=np.array(question),
        right=np.array(right),
        weight=np.array([each.weight for each in questions]),
        width=len(names),
        penalty=penalty,
    )


def fit(questions: Sequence[Question], *, penalty: float = PENALTY) -> bytes:
    """Give the weights' file."""
    counted = Counter(sign for each in questions for option in each.options for sign in option.signs)
    names = {name: place for place, name in enumerate(sorted(n for n, times in counted.items() if times >= RARE))}
    weights = least(table_of(questions, names, penalty).losses, np.zeros(len(names)))
    kept = {name: weights[place] for name, place in names.items() if abs(weights[place]) >= SMALL}
    out = io.BytesIO()
    np.savez_compressed(
        out, names=np.array(list(kept), dtype=np.str_), weights=np.array(list(kept.values()), dtype=np.float16)
    )
    return out.getvalue()


def least(losses: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Give where a smooth function is least, by limited-memory BFGS (Nocedal 1980) as scipy has it."""
    from scipy.optimize import minimize  # noqa: PLC0415 - is not where tests run

    found: Floats = minimize(losses, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "ftol": 1e-6}).x
    return found


def command(
    program: str,
    about: str | None,
    *,
    file: str,
    lean: float,
    questions_of: Callable[[Situation, pipeline.Reader], Iterable[Question]],
    penalty: float = PENALTY,
) -> None:
    """Read the command line and situations, fit, and write; with `--check`, print how authors left out fare.

    Args:
        program: The module's name.
        about: What it does.
        file: The name under which the weights ship.
        lean: How much less likely nothing is held to be.
        questions_of: Gives the choices of one situation.
        penalty: How much a large weight costs.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    parser.add_argument("situations", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, help=f"the .npz file to write ({file})")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    reader = pipeline.open_reader()
    questions = [each for one in load_situations(options.situations) for each in questions_of(one, reader)]
    print(f"{len(questions)} choices")
    if options.check:
        _check(questions, program=program, lean=lean, penalty=penalty)
    content = fit(questions, penalty=penalty)
    options.out.write_bytes(content)
    print(f"{options.out}: {len(content)} bytes")


def _check(questions: Sequence[Question], *, program: str, lean: float, penalty: float) -> None:
    """Print for each author what the rules and weights that have not seen it choose rightly."""
    whole: Counter[str] = Counter()
    for author in sorted({each.author for each in questions}):
        content = fit([each for each in questions if each.author != author], penalty=penalty)
        weights = parse(content, name=author, program=program, lean=lean)
        tally = marked([each for each in questions if each.author == author], weights)
        whole.update(tally)
        print(author, _shares(tally))
    print("all", _shares(whole))


def marked(questions: Iterable[Question], weights: Weights) -> Counter[str]:
    """Count what rules and weights choose, and how often rightly."""
    tally: Counter[str] = Counter()
    for each in questions:
        statement = None
        chosen = weights.judge(statement, each.options)  # type: ignore[arg-type]  # weights look at the options alone
        tally["asked"] += each.is_asked
        tally["unasked"] += not each.is_asked
        tally["could"] += each.is_asked and any(each.right)
        for name, place in (("rules", each.rule), ("weights", chosen)):
            is_made = each.options[place].argument is not None
            tally[f"{name} right"] += each.is_asked and each.right[place]
            tally[f"{name} made"] += is_made and each.is_asked
            tally[f"{name} made unasked"] += is_made and not each.is_asked
            tally[f"{name} made rightly"] += is_made and each.is_asked and each.right[place]
    return tally


def _shares(tally: Counter[str]) -> str:
    parts = [f"{tally['asked']} asked, {tally['could']} among the options, {tally['unasked']} not asked"]
    for name in ("rules", "weights"):
        right, made = tally[f"{name} right"] / max(1, tally["asked"]), max(1, tally[f"{name} made"])
        parts.append(
            f"{name} {100 * right:.1f} found, {100 * tally[f'{name} made rightly'] / made:.1f} of {made} right"
        )
    return "; ".join(parts)
