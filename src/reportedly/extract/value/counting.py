"""Choose which of the numbers that a sentence tells are those of the dead, hurt or held of a statement.

Rules go by the words that count ("killed", "arrested") and by grammar (`count`); authors differ in which words they
use ("pulled out of the sea", "embraced martyrdom"). So every number, and everybody who is one, is weighed by what
speaks for each kind and for none (`tallied`), the rules' own choice among it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page
from reportedly.extract.value.count import told_of
from reportedly.extract.value.tallied import KINDS, Tally, amounts, counted_by, tally, usual
from reportedly.extract.value.told import Told
from reportedly.extract.words.choice import parse
from reportedly.records import Count, Statement

SHIPPED = "counts.npz"
PROGRAM = "training.counting"
LEAN = 1.0
"""How much less likely a number is held to count nobody than the weights say: of authors left out, the counts' F1 is
66.8 with 0.6, 67.3 with 0.9 and 67.5 with 1.2 (rules alone 60.7)."""
WEIGHED = "count weighed"

Floats = NDArray[np.float32]
Judge = Callable[[Statement, Sequence[Tally]], tuple[Count, ...]]
"""What of all that may be counted a statement counts."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights."""

    rows: Mapping[str, int]
    """Row of each sign in `kinds`."""
    kinds: Floats
    """One number for each sign and kind."""
    alone: Mapping[str, float]
    """By sign that holds for one kind alone."""

    def judge(self, statement: Statement, tallies: Sequence[Tally]) -> tuple[Count, ...]:
        """Give the likeliest number of each kind, where one is likelier than none, in text order.

        What the rules count beside people ("rifles", "houses") stays, unless its number is one of these; so does a
        number of people that was not weighed.
        """
        best: dict[str, tuple[float, Count]] = {}
        for one in tallies:
            scores = self._scores(one)
            place = int(scores.argmax())
            kind, score = KINDS[place], float(scores[place])
            if score > -LEAN and score > best.get(kind, (-LEAN, None))[0]:
                best[kind] = score, _count(statement, one, kind)
        made = [count for _, count in best.values()]
        numbers = {(count.low, count.high) for count in made}
        asked = {(one.amount.low, one.amount.high) for one in tallies}
        rest = (
            count
            for count in statement.counts
            if (count.low, count.high) not in (numbers if usual(count.what) not in KINDS else asked)
            and usual(count.what) not in best
        )
        return tuple(sorted((*made, *rest), key=lambda count: count.span.start))

    def _scores(self, one: Tally) -> Floats:
        known = self.rows
        scores: Floats = self.kinds[[known[sign] for sign in one.common if sign in known]].sum(axis=0)
        for place, signs in enumerate(one.alone):
            if signs:
                scores[place] += sum(self.alone.get(sign, 0.0) for sign in signs)
        return scores


def _count(statement: Statement, one: Tally, kind: str) -> Count:
    """Give the rules' own count where it is the same."""
    low, high = one.amount.low, one.amount.high
    ruled = (c for c in statement.counts if usual(c.what) == kind and (c.low, c.high) == (low, high))
    return next(ruled, Count(what=kind, low=low, high=high, span=one.span))


def weigh_counts(
    page: Page, told: Sequence[Told], statements: Sequence[Statement], judge: Judge, nouns: Nouns
) -> list[Statement]:
    """Give the statements of a report, in their order, each with the likeliest of the counts it may have.

    Args:
        page: The report.
        told: Its statements in text order, with their triggers.
        statements: The same with the counts that the rules gave.
        judge: What the weights say.
        nouns: Classes of nouns.
    """
    asked = [one for one in told if not one.trigger.is_speech_act]
    known = {number: amounts(page, number, nouns) for number in {one.sentence for one in asked}}
    made = []
    for at, (one, statement) in enumerate(zip(told, statements, strict=True)):
        if one.trigger.is_speech_act:
            # who accuses or demands hurts nobody: of 1,331 such statements ten count anybody
            counts = tuple(count for count in statement.counts if usual(count.what) not in KINDS)
        else:
            weighed = (tally(page, told, statements, at, amount, nouns) for amount in known[one.sentence])
            tallies = [each for each in weighed if each is not None]
            counts = told_of(judge(statement, tallies), statement.factuality) if tallies else statement.counts
        is_same = set(counts) == set(statement.counts)
        made.append(statement if is_same else replace(statement, counts=counts, reasons=(*statement.reasons, WEIGHED)))
    return _each_its_own(told, made)


def _each_its_own(told: Sequence[Told], statements: Sequence[Statement]) -> list[Statement]:
    """Leave the wounded to "nine were wounded" where the same sentence says that three were killed."""
    own: dict[tuple[int, str | None], list[Statement]] = {}
    for one, statement in zip(told, statements, strict=True):
        own.setdefault((one.sentence, counted_by(one)), []).append(statement)

    def is_told_beside(count: Count, one: Told) -> bool:
        kind = usual(count.what)
        beside = own.get((one.sentence, kind), ()) if counted_by(one) not in (None, kind) else ()
        numbers = {(usual(c.what), c.low, c.high) for each in beside for c in each.counts}
        return (kind, count.low, count.high) in numbers

    return [
        replace(statement, counts=tuple(count for count in statement.counts if not is_told_beside(count, one)))
        for one, statement in zip(told, statements, strict=True)
    ]


def grouped(names: Mapping[str, float]) -> Weights:
    """Put weights by name together for each sign; a name that begins with a kind is that kind's."""
    parted = [(*name.partition(" "), weight) for name, weight in names.items()]
    rows = {sign: row for row, sign in enumerate(sorted({sign for kind, _, sign, _ in parted if kind in KINDS}))}
    kinds = np.zeros((len(rows), len(KINDS)), np.float32)
    for kind, _, sign, weight in parted:
        if kind in KINDS:
            kinds[rows[sign], KINDS.index(kind)] = weight
    alone = {name: weight for name, weight in names.items() if name.partition(" ")[0] not in KINDS}
    return Weights(rows=rows, kinds=kinds, alone=alone)


@cache
def shipped() -> Weights | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.value") / "data" / SHIPPED
    if not file.is_file():
        return None
    return grouped(parse(file.read_bytes(), name=SHIPPED, program=PROGRAM, lean=LEAN).weights)
