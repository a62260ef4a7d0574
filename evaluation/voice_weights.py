"""Weights of the signs by which two voices corroborate each other, fitted to what Reportedly reads.

`python -m evaluation.voice_weights FILE...` prints how often a corroboration is false, by the least chance that is
asked for, with each author's situations left out of the fit once, then the weights over all of them; `--write` puts
those into `link/between/vouched.py`. The model is a logistic regression with a prior towards small weights.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.link_weights import Case, case_of
from evaluation.situations.figures import Tally
from evaluation.situations.gold import load_situations
from evaluation.situations.links import Crisis, crisis, mark_links
from evaluation.situations.reading import open_reader, readings
from reportedly import link
from reportedly.link.between import vouched
from reportedly.link.between.corroborate import two_voices
from reportedly.link.joining.across import laid_out
from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import Profile
from reportedly.link.thing.subject import subjects, things
from reportedly.records import Link, LinkKind

Floats = NDArray[np.float64]
RIDGE = 20.0
"""Strength of the prior; 5 to 100 do the same within what chance brings."""
BARS = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The pairs of two voices in the events that were found in one situation."""

    author: str
    signs: Floats
    """[pairs, signs]"""
    true: Floats
    """1 where the gold lets the two corroborate each other, 0 where it does not."""
    names: tuple[tuple[str, str], ...]
    """The two statements of each pair."""


def heard(case: Case) -> Heard:
    """Signs and answers of a situation's pairs; those with a statement that answers no gold one are left out."""
    found = link.across(case.readings.values()).found
    gold = crisis(case.situation)
    rows, true, names = [], [], []
    for pair in _pairs(case, found):
        ends = pair.later.id, pair.earlier.id
        if not {*ends} <= case.gold_of.keys() or len({case.gold_of[end] for end in ends}) == 1:
            continue
        rows.append([one.shows(pair) for one in vouched.SIGNS])
        true.append(0.0 if _is_false(gold, case, ends) else 1.0)
        names.append(ends)
    width = len(vouched.SIGNS)
    return Heard(
        author=case.situation.author,
        signs=np.array(rows, float).reshape(-1, width),
        true=np.array(true, float),
        names=tuple(names),
    )


def _is_false(gold: Crisis, case: Case, ends: tuple[str, str]) -> bool:
    tally = Tally()
    made = {"kind": "corroborates", "left": ends[0], "right": ends[1]}
    mark_links(gold, [made], gold_of=case.gold_of, report_of={}, found=(), tally=tally)
    return tally.share("false corroboration").hits > 0


def _pairs(case: Case, found: Iterable[Link]) -> Iterator[vouched.Pair]:
    """The pairs that linking asks for."""
    by_id = {p.id: p for p in case.profiles}
    there = [k for k in found if k.left in by_id and k.right in by_id]
    events = Groups(by_id)
    for k in there:
        if k.kind is LinkKind.SAME_EVENT:
            events.join(k.left, k.right)
    apart = [k for k in there if k.kind in {LinkKind.CONTRADICTS, LinkKind.UPDATES}]
    voices = laid_out(list(case.readings.values())).voices
    same_thing = _same_thing(by_id, events)
    for group in events.all():
        yield from two_voices([by_id[i] for i in group], voices, apart=apart, same_thing=same_thing)


def _same_thing(by_id: Mapping[str, Profile], events: Groups) -> Groups:
    named = [thing for p in by_id.values() for thing in things(p)]
    articles = sorted({p.article.id for p in by_id.values()})
    near = [(one, two) for one in articles for two in articles]
    same = Groups()
    for first, *rest in subjects(named, events, near):
        for thing in rest:
            same.join(first.profile.id, thing.profile.id)
    return same


def fit(cases: Sequence[Heard]) -> Floats:
    """Base, then one weight for each sign, rounded to a hundredth."""
    x, y = np.concatenate([c.signs for c in cases]), np.concatenate([c.true for c in cases])
    spread = x.std(axis=0)
    spread[spread == 0] = 1.0
    z = np.c_[np.ones(len(x)), (x - x.mean(axis=0)) / spread]
    prior = np.full(z.shape[1], RIDGE)
    prior[0] = 0.01
    weights = np.zeros(z.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (chance - y) + prior * weights
        step = np.linalg.solve((z.T * (chance * (1 - chance))) @ z + np.diag(prior), slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    own = weights[1:] / spread
    return np.asarray(np.round(np.r_[weights[0] - own @ x.mean(axis=0), own], 2), float)


def chances(case: Heard, weights: Floats) -> Floats:
    """The chance of each pair."""
    return np.asarray(1 / (1 + np.exp(-(np.c_[np.ones(len(case.signs)), case.signs] @ weights))))


def left_out(cases: Sequence[Heard]) -> str:
    """How many pairs are false from each bar on, with weights that their author had no part in."""
    sure, true = [], []
    for author in sorted({c.author for c in cases}):
        weights = fit([c for c in cases if c.author != author])
        for c in cases:
            if c.author == author:
                sure.append(chances(c, weights))
                true.append(c.true)
    s, y = np.concatenate(sure), np.concatenate(true)
    lines = [f"{len(y)} pairs of two voices, {100 * (1 - y.mean()):.0f} % false"]
    for bar in BARS:
        taken = s >= bar
        false = f", {100 * (1 - y[taken].mean()):.0f} % false" if taken.any() else ""
        lines.append(f"  from {bar:.2f}: {taken.sum()} pairs{false}")
    return "\n".join(lines)


def written(weights: Floats, source: str) -> str:
    """The text of `vouched.py` with other weights."""
    for one, weight in zip(vouched.SIGNS, weights[1:], strict=True):
        entry = re.compile(rf'(words="{re.escape(one.words)}",.*?\bodds=)-?[\d.]+', re.DOTALL)
        source = entry.sub(rf"\g<1>{weight + 0.0:.2f}", source, count=1)
    return re.sub(r"^BASE = .*$", f"BASE = {weights[0]:.2f}", source, flags=re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.voice_weights", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="situations, or folders of them, that may be looked at")
    parser.add_argument("--write", action="store_true", help="put the weights into link/between/vouched.py")
    asked = parser.parse_args(arguments)
    reader = open_reader()
    cases = [heard(case_of(each, readings(each, reader))) for each in load_situations(asked.files)]
    report(cases, write=asked.write)
    return 0


def report(cases: Sequence[Heard], *, write: bool) -> None:
    """Print the figures and the weights, and put them into the source if asked."""
    print(left_out(cases))
    weights = fit(cases)
    for number, one in enumerate(vouched.SIGNS, start=1):
        print(f"{weights[number]:6.2f}  {one.words}")
    if write:
        file = Path(str(vouched.__file__))
        file.write_text(written(weights, file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
