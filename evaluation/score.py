"""What an exam says: a number, how sure we are of it, and how many cases stand behind it."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Unit = TypeVar("Unit")

SEED = 20310302
"""Every bootstrap draws from this seed, so that the same answers give the same interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of one exam."""

    name: str
    value: float | None
    """A share from 0 to 1 unless `unit` says otherwise; None where nothing could be measured."""
    low: float | None = None
    """Lower end of the 95 % bootstrap interval, in the same unit; None if none was drawn."""
    high: float | None = None
    n: int
    """How many cases stand behind the value."""
    unit: str = "%"
    """`%` prints a share as a percentage; any other unit is printed behind the plain number, "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """One set of questions and how to mark the answers."""

    run: Callable[[Sequence[Path]], Sequence[Score]]
    """Takes files or folders in the exam's format and gives its figures, in the order to print."""
    files: tuple[str, ...]
    """Where its dev set lies inside the data folder."""
    kind: str
    """`quality` for what the reader model sees, `scoreboard` for what Reportedly makes of it."""
    about: str
    """One line for the menu: what is measured on what."""


def bootstrap(
    units: Sequence[Unit],
    measure: Callable[[Sequence[Unit]], Mapping[str, float | None]],
    *,
    rounds: int = 500,
    seed: int = SEED,
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals of every figure that `measure` gives.

    Units (documents, situations) are drawn with replacement, as many as there are, `rounds` times.

    Args:
        units: What is drawn; cases that depend on each other belong in one unit.
        measure: Gives the figures of a draw by name; None leaves the figure out of that round.
        rounds: How many draws.
        seed: Fixes the draws.

    Returns:
        Low and high by name; nothing for fewer than two units, and not for a figure that was None in every round.
    """
    drawer = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    drawn: dict[str, list[float]] = {}
    # One unit drawn from one unit is always the same: that would print certainty where nothing is known.
    for _ in range(rounds if len(units) > 1 else 0):
        for name, value in measure([units[drawer.randrange(len(units))] for _ in units]).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {name: percentiles(values) for name, values in drawn.items()}


def percentiles(values: Iterable[float]) -> tuple[float, float]:
    """The values that 2.5 % lie below and 2.5 % above."""
    ranked = sorted(values)
    last = len(ranked) - 1
    return ranked[int(0.025 * len(ranked))], ranked[min(last, int(0.975 * len(ranked)))]


def scored(
    name: str,
    units: Sequence[Unit],
    measure: Callable[[Sequence[Unit]], float | None],
    *,
    n: int | None = None,
    unit: str = "%",
    rounds: int = 500,
) -> Score:
    """One figure over all units with its interval.

    Args:
        name: What to call it.
        units: What is drawn.
        measure: Gives the figure of some units.
        n: How many cases stand behind it; the number of units if left out.
        unit: As in `Score`.
        rounds: How many draws.
    """
    low, high = bootstrap(units, lambda draw: {name: measure(draw)}, rounds=rounds).get(name, (None, None))
    return Score(name=name, value=measure(units), low=low, high=high, n=len(units) if n is None else n, unit=unit)


def f1(right: float, made: float, asked: float) -> float | None:
    """Harmonic mean of precision and recall; None where there was nothing to find."""
    if not asked:
        return None
    return 2 * right / (made + asked) if right else 0.0


def number(value: float | None, unit: str = "%") -> str:
    """A figure as the tables print it."""
    if value is None:
        return "-"
    if unit == "%":
        return f"{100 * value:.1f}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table(scores: Iterable[Score], title: str) -> str:
    """The figures of one exam, one a line, ready to print."""
    rows = [("", "value", "95 %", "n")]
    for score in scores:
        span = "" if score.low is None else f"[{number(score.low, score.unit)}, {number(score.high, score.unit)}]"
        rows.append((score.name, f"{number(score.value, score.unit)} {score.unit}".strip(), span, f"{score.n:,}"))
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{a:{wide[0]}}  {b:>{wide[1]}}  {c:>{wide[2]}}  {d:>{wide[3]}}".rstrip() for a, b, c, d in rows]
    return "\n".join([title, "-" * len(title), *lines])
