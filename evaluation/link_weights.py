"""Weights of the reasons for one event, fitted to what Reportedly reads in situations whose gold may be looked at.

`python -m evaluation.link_weights FILE...` prints how well pairs are told apart and events are found with every author
left out of the fit once, then the weights over all situations; `--write` puts those into `link/same/compare.py`.

The model is a logistic regression with a prior towards small weights (ridge), by Newton's steps with halving. Pairs of
statements of two situations are negatives, too. Places and days that rule one event out keep a ceiling: so few pairs
show one that a fit knows little of it.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.score import SEED
from evaluation.situations.answers import answers
from evaluation.situations.clusters import conll
from evaluation.situations.figures import Tally, total
from evaluation.situations.gold import Situation, load_situations
from evaluation.situations.links import crisis, mark_links
from evaluation.situations.matching import matched
from evaluation.situations.reading import open_reader, readings
from reportedly import codec, link
from reportedly.link.same import compare, same_setting
from reportedly.link.telling.profile import Profile, profiles
from reportedly.records import LinkKind, Reading

Floats = NDArray[np.float64]

RIDGE = 2.0
"""Strength of the prior; 2 and 6 left-out fits were tried, and do the same within a point."""
EXCLUDING = -3.0
"""At most what a reason weighs that rules one event out."""
UNSURE = -1.5
"""At most what it weighs that reports without a day need not be of one happening: situations all give their days, so
it was chosen on ECB+ (development, before persons were asked for: CoNLL F1 40.8 with 10.8 % false merges; at -1.0 41.5
with 22.5 %).
"""
ACROSS = 150
"""Pairs drawn between two situations."""
OTHERS = (1, 7, 19)
"""With which situations after it, counted round, each one is paired."""
_DATED = frozenset(("same day", "a day apart", "another time", "days that do not fit"))
"""Reasons that two situations, years apart, would make too easy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One situation as it was read."""

    situation: Situation
    readings: Mapping[str, Reading]
    """By report."""
    gold_of: Mapping[str, str]
    """The gold statement that each of ours answers."""
    profiles: tuple[Profile, ...]
    """Of the reports that copy no other."""


def case_of(situation: Situation, found: Mapping[str, Reading]) -> Case:
    """A situation with what was read in it."""
    gold_of: dict[str, str] = {}
    for report in situation.reports:
        reading = found.get(report["id"])
        if reading is not None:
            said, _ = answers(json.loads(codec.reading_json(reading)), report["text"])
            pairs = matched(situation.of_report(report["id"]), said).pairs
            gold_of |= {answer.id: gold.id for gold, answer in pairs}
    own = [r["id"] for r in situation.reports if not r["origin"].startswith("reprint") and r["id"] in found]
    return Case(
        situation=situation,
        readings=found,
        gold_of=gold_of,
        profiles=tuple(p for report in own for p in profiles(found[report])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of statements: which reasons fire, and whether they are of one event."""

    fired: Floats
    """[pairs, reasons], 0 or 1."""
    same: Floats


def _fired(a: Profile, b: Profile) -> list[bool]:
    return [reason.holds(a, b) for reason in compare.REASONS]


def pairs_of(case: Case) -> Pairs:
    """Every two statements of one situation."""
    events = crisis(case.situation).happenings
    fired, same = [], []
    for a, b in combinations(case.profiles, 2):
        one, two = case.gold_of.get(a.id), case.gold_of.get(b.id)
        fired.append(_fired(a, b))
        same.append(one is not None and two is not None and events.name(one) == events.name(two))
    return Pairs(fired=np.array(fired, float), same=np.array(same, float))


def pairs_across(one: Case, others: Sequence[Case]) -> Pairs:
    """Pairs of one situation and others, as if all were of one week."""
    chance = random.Random(f"{SEED}/{one.situation.id}")  # noqa: S311 - repeatable, not secret
    dated = [n for n, reason in enumerate(compare.REASONS) if reason.words in _DATED]
    fits = next(n for n, reason in enumerate(compare.REASONS) if reason.words == "days that fit")
    fired = []
    for other in others:
        for _ in range(ACROSS):
            a, b = chance.choice(one.profiles), chance.choice(other.profiles)
            row = _fired(a, b)
            for n in dated:
                row[n] = False
            row[fits] = a.days is not None and b.days is not None
            fired.append(row)
    return Pairs(fired=np.array(fired, float).reshape(-1, len(compare.REASONS)), same=np.zeros(len(fired)))


def fit(pairs: Sequence[Pairs], *, ridge: float = RIDGE) -> Floats:
    """Bias, then one weight for each reason, rounded to a tenth."""
    rows = np.concatenate([p.fired for p in pairs])
    same = np.concatenate([p.same for p in pairs])
    kinds, place = np.unique(rows, axis=0, return_inverse=True)
    n = np.bincount(place.ravel())
    hits = np.bincount(place.ravel(), weights=same)
    x = np.c_[np.ones(len(kinds)), kinds]
    prior = np.full(x.shape[1], ridge)
    prior[0] = 0.01

    def loss(w: Floats) -> float:
        return float((n * np.logaddexp(0, x @ w) - hits * (x @ w)).sum() + 0.5 * (prior * w * w).sum())

    weights = np.zeros(x.shape[1])
    weights[0] = -3.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -40, 40)))
        slope = x.T @ (n * chance - hits) + prior * weights
        bend = (x * (n * chance * (1 - chance))[:, None]).T @ x + np.diag(prior)
        step, size = np.linalg.solve(bend, slope), 1.0
        while loss(weights - size * step) > loss(weights) and size > 1e-3:
            size /= 2
        weights = weights - size * step
        if abs(size * step).max() < 0.02:
            break
    for number, reason in enumerate(compare.REASONS, start=1):
        if reason.holds in compare.EXCLUDING:
            weights[number] = min(weights[number], EXCLUDING)
        if reason.holds is same_setting.undated_and_unsure:
            weights[number] = min(weights[number], UNSURE)
    return np.asarray(np.round(weights, 1), float)


@contextmanager
def weighing(weights: Floats) -> Iterator[None]:
    """Have linking weigh so, for as long as this is open."""
    bias, reasons = compare.BIAS, compare.REASONS
    compare.BIAS = float(weights[0])
    compare.REASONS = tuple(replace(r, weight=float(w)) for r, w in zip(reasons, weights[1:], strict=True))
    compare.forget()
    try:
        yield
    finally:
        compare.BIAS, compare.REASONS = bias, reasons
        compare.forget()


def marked(case: Case) -> Tally:
    """The figures of links in one situation, with the weights that are in force."""
    tally = Tally()
    found = [k for k in link.across(case.readings.values()).found if k.kind is not LinkKind.REPRINTS]
    mark_links(
        crisis(case.situation),
        [{"kind": str(k.kind), "left": k.left, "right": k.right} for k in found],
        gold_of=case.gold_of,
        report_of={},
        found=frozenset(case.gold_of.values()),
        tally=tally,
    )
    return tally


def average_precision(scores: Floats, same: Floats) -> float:
    """Mean precision at every pair of one event, the likest pairs first."""
    order = np.argsort(-scores, kind="stable")
    precision = np.cumsum(same[order]) / np.arange(1, len(same) + 1)
    return float((precision * same[order]).sum() / same.sum())


def left_out(cases: Sequence[Case], inside: Sequence[Pairs], across: Sequence[Pairs]) -> str:
    """How the situations of every author fare with weights that they had no part in, in one line."""
    scores, tallies, same = [], [], []
    for left in sorted({case.situation.author for case in cases}):
        out = [n for n, case in enumerate(cases) if case.situation.author == left]
        others = [pairs[n] for pairs in (inside, across) for n in range(len(cases)) if n not in out]
        weights = fit(others)
        for n in out:
            scores.append(np.c_[np.ones(len(inside[n].fired)), inside[n].fired] @ weights)
            same.append(inside[n].same)
        with weighing(weights):
            tallies += [marked(cases[n]) for n in out]
    whole = total(tallies)
    events = whole.retrieval("same_event")
    precision = average_precision(np.concatenate(scores), np.concatenate(same))
    return (
        f"every author left out once ({len(cases)} situations): average precision of pairs {precision:.3f}; "
        f"same_event pairs P {events.precision or 0:.3f} R {events.recall or 0:.3f} F1 {events.f1 or 0:.3f} "
        f"of {events.asked:.0f}, CoNLL F1 {conll(whole) or 0:.3f}"
    )


def written(weights: Floats, source: str) -> str:
    """The text of `compare.py` with other weights."""
    for reason, weight in zip(compare.REASONS, weights[1:], strict=True):
        entry = re.compile(rf'(words="{re.escape(reason.words)}",.*?\bweight=)-?[\d.]+', re.DOTALL)
        source = entry.sub(lambda found, weight=weight: f"{found[1]}{weight + 0.0:.1f}", source, count=1)
    return re.sub(r"^BIAS = .*$", f"BIAS = {weights[0]:.1f}", source, flags=re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure and print; 1 where there are fewer than two situations."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.link_weights", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="situations, or folders of them, that may be looked at")
    parser.add_argument("--write", action="store_true", help="put the weights into link/same/compare.py")
    asked = parser.parse_args(arguments)
    reader = open_reader()
    cases = [case_of(each, readings(each, reader)) for each in load_situations(asked.files)]
    if len(cases) < 2:
        print("a fit needs two situations at least", file=sys.stderr)
        return 1
    inside = [pairs_of(case) for case in cases]
    around = [[cases[(n + step) % len(cases)] for step in OTHERS] for n in range(len(cases))]
    across = [pairs_across(case, others) for case, others in zip(cases, around, strict=True)]
    print(left_out(cases, inside, across))
    weights = fit([*inside, *across])
    print(f"{weights[0]:5.1f}  bias")
    for reason, weight in zip(compare.REASONS, weights[1:], strict=True):
        print(f"{weight:5.1f}  {reason.words}")
    if asked.write:
        file = Path(str(compare.__file__))
        file.write_text(written(weights, file.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
