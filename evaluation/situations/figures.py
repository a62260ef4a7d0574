"""Sums that exams keep while they mark, and the values that follow from them.

Figures of several situations are added before the value is taken, so that every statement weighs the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    hits: float = 0
    n: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.n + other.n)

    @property
    def value(self) -> float | None:
        """None where there was nothing to hit."""
        return self.hits / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What was found of what was asked for; precision and recall may have sums of their own, as in B-cubed."""

    right: float = 0
    made: float = 0
    right_asked: float = 0
    asked: float = 0

    def __add__(self, other: "Retrieval") -> "Retrieval":
        return Retrieval(
            self.right + other.right,
            self.made + other.made,
            self.right_asked + other.right_asked,
            self.asked + other.asked,
        )

    @property
    def precision(self) -> float | None:
        """Share of what was made that is right."""
        return self.right / self.made if self.made else None

    @property
    def recall(self) -> float | None:
        """Share of what was asked for that was found."""
        return self.right_asked / self.asked if self.asked else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where nothing was asked for."""
        precision, recall = self.precision, self.recall
        if precision and recall:
            return 2 * precision * recall / (precision + recall)
        return 0.0 if self.asked else None


def retrieval(right: float, made: float, asked: float) -> Retrieval:
    """Retrieval whose right ones count the same on both sides."""
    return Retrieval(right, made, right, asked)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each gold label was answered with each label."""

    cells: Mapping[tuple[str | None, str | None], int] = field(default_factory=dict)

    def __add__(self, other: "Confusion") -> "Confusion":
        return Confusion(Counter(self.cells) + Counter(other.cells))

    @property
    def accuracy(self) -> float | None:
        """Share of the cases with the gold's label."""
        n = sum(self.cells.values())
        return sum(count for (gold, made), count in self.cells.items() if gold == made) / n if n else None

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 over the labels that the gold has, each weighing the same."""
        scores = []
        for label in {gold for gold, _ in self.cells}:
            right = self.cells.get((label, label), 0)
            made = sum(count for (_, answer), count in self.cells.items() if answer == label)
            asked = sum(count for (gold, _), count in self.cells.items() if gold == label)
            scores.append(2 * right / (made + asked))
        return sum(scores) / len(scores) if scores else None


@dataclass(slots=True)
class Tally:
    """All figures of one exam run, by name."""

    shares: dict[str, Share] = field(default_factory=dict)
    retrievals: dict[str, Retrieval] = field(default_factory=dict)
    confusions: dict[str, Confusion] = field(default_factory=dict)

    def mark(self, name: str, hit: float, n: int = 1) -> None:
        """Count a case of a share."""
        self.shares[name] = self.shares.get(name, Share()) + Share(float(hit), n)

    def find(self, name: str, figure: Retrieval) -> None:
        """Add to a retrieval."""
        self.retrievals[name] = self.retrievals.get(name, Retrieval()) + figure

    def label(self, name: str, gold: str | None, made: str | None) -> None:
        """Count a case of a confusion."""
        self.confusions[name] = self.confusions.get(name, Confusion()) + Confusion({(gold, made): 1})

    def share(self, name: str) -> Share:
        """A share by name; an empty one if nothing was counted."""
        return self.shares.get(name, Share())

    def retrieval(self, name: str) -> Retrieval:
        """A retrieval by name."""
        return self.retrievals.get(name, Retrieval())

    def confusion(self, name: str) -> Confusion:
        """A confusion by name."""
        return self.confusions.get(name, Confusion())


def total(tallies: Iterable[Tally]) -> Tally:
    """The sums of several runs."""
    whole = Tally()
    for tally in tallies:
        for name, share in tally.shares.items():
            whole.mark(name, share.hits, share.n)
        for name, figure in tally.retrievals.items():
            whole.find(name, figure)
        for name, confusion in tally.confusions.items():
            whole.confusions[name] = whole.confusion(name) + confusion
    return whole
