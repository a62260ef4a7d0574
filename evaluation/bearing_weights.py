"""Weights of the signs of contradictions and updates, fitted to what Reportedly reads in situations that may be read.

`python -m evaluation.bearing_weights FILE...` prints how well pairs of statements are told apart with each author's
situations left out of the fit once, then the weights over all of them;
`--write` puts those into `link/between/bearing.py` and `link/between/contrary.py`. The model is that of
`evaluation.link_weights`.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.link_weights import Case, average_precision, case_of
from evaluation.situations.given import given
from evaluation.situations.gold import load_situations
from evaluation.situations.links import crisis
from evaluation.situations.reading import open_reader, readings
from reportedly import link
from reportedly.link.between import bearing, contrary
from reportedly.link.between.relate import can_be_at_odds
from reportedly.link.between.signs import later_first
from reportedly.link.same.candidates import compared
from reportedly.link.same.compare import likeness
from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import Profile, profiles
from reportedly.records import LinkKind

Floats = NDArray[np.float64]
_Row = tuple[Profile, Profile, list[bool]]
"""The later statement, the earlier one, and which signs hold."""
KINDS = ("contradicts", "updates")
RIDGE = 10.0
"""Strength of the prior towards small weights; 20, 30 and 100 did worse on situations left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The pairs of statements of one situation that linking looks at, by kind of link."""

    author: str
    signs: dict[str, Floats]
    """By kind [pairs, signs], 0 or 1; of contradictions the signs of two accounts and of one event stand behind."""
    gold: dict[str, Floats]
    """By kind, 1 where the gold has the link, 0 where it has not, -1 where either is right."""
    asked: dict[str, int]
    """Links in the gold, found or not."""


def shown(case: Case) -> Shown:
    """Signs and answers of a situation's pairs; statements that answer no gold one are left out."""
    here = crisis(case.situation)
    hard: dict[str, set[object]] = {kind: set() for kind in KINDS}
    soft: dict[str, set[object]] = {kind: set() for kind in KINDS}
    for entry in case.situation.links:
        kind, left, right = entry["kind"], entry["left"], entry["right"]
        if kind in KINDS:
            is_soft = entry.get("optional") or {left, right} & here.optional
            (soft if is_soft else hard)[kind].add(here.key(kind, left, right))
    looked_at = {"contradicts": _at_odds(case), "updates": _in_time(case)}
    gold: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for kind, rows in looked_at.items():
        for later, earlier, _ in rows:
            one, two = case.gold_of[later.id], case.gold_of[earlier.id]
            key = here.key(kind, one, two)
            loose = key in soft[kind] or bool({one, two} & here.optional)
            gold[kind].append(1.0 if key in hard[kind] else -1.0 if loose else 0.0)
    return Shown(
        author=case.situation.author,
        signs={kind: np.array([signs for *_, signs in rows], float) for kind, rows in looked_at.items()},
        gold={kind: np.array(values) for kind, values in gold.items()},
        asked={kind: len(keys) for kind, keys in hard.items()},
    )


def as_given(case: Case) -> Case:
    """The situation as if it had been read without a fault."""
    lemmas = {case.gold_of[s.id]: s.lemma for r in case.readings.values() for s in r.statements if s.id in case.gold_of}
    found, gold_of = given(case.situation, case.readings, lemmas)
    own = [r["id"] for r in case.situation.reports if not r["origin"].startswith("reprint") and r["id"] in found]
    return Case(
        situation=case.situation,
        readings=found,
        gold_of=gold_of,
        profiles=tuple(p for report in own for p in profiles(found[report])),
    )


def _in_time(case: Case) -> list[_Row]:
    """Pairs that are compared, the later first, with the signs that tell of updates."""
    ordered = (later_first(a, b) for a, b in _compared(case, beside_too=False))
    return [(later, earlier, [s.holds(later, earlier) for s in bearing.SIGNS]) for later, earlier in ordered]


def _at_odds(case: Case) -> list[_Row]:
    """Pairs that may be at odds as linking asks for it, with all signs of that."""
    events = Groups(p.id for p in case.profiles)
    for found in link.across(case.readings.values()).found:
        if found.kind is LinkKind.SAME_EVENT and {found.left, found.right} <= {p.id for p in case.profiles}:
            events.join(found.left, found.right)
    rows = []
    for a, b in _compared(case, beside_too=True):
        one, two = (a, b) if a.id < b.id else (b, a)
        score, together = likeness(one, two).score, events.together(one.id, two.id)
        if can_be_at_odds(one, two, score=score, together=together):
            later, earlier = later_first(a, b)
            alone = [s.holds(later, earlier) for s in (*bearing.SIGNS, *contrary.ACCOUNTS)]
            rows.append((later, earlier, alone + [s.holds(later, earlier, score, together) for s in contrary.BONDS]))
    return rows


def _compared(case: Case, *, beside_too: bool) -> list[tuple[Profile, Profile]]:
    """The pairs that linking looks at, each report as if all others came before it; the smaller id first."""
    by_article: dict[str, list[Profile]] = {}
    for p in case.profiles:
        by_article.setdefault(p.article.id, []).append(p)
    before: list[Profile] = []
    found: list[tuple[Profile, Profile]] = []
    for article in sorted(by_article):
        for some in compared(by_article[article], before):
            told = some.later.sheet.profiles
            ends = zip(some.later.at, some.earlier.at, some.is_beside, strict=True)
            found += [(told[one], told[two]) for one, two, is_beside in ends if beside_too or not is_beside]
        before += by_article[article]
    return [
        (a, b) for a, b in found if {a.id, b.id} <= case.gold_of.keys() and case.gold_of[a.id] != case.gold_of[b.id]
    ]


def fit(cases: Sequence[Shown], kind: str) -> Floats:
    """Bias, then one weight for each sign, rounded to a tenth."""
    x = np.concatenate([c.signs[kind] for c in cases if len(c.signs[kind])])
    y = np.concatenate([c.gold[kind] for c in cases])
    x, y = np.c_[np.ones((y >= 0).sum()), x[y >= 0]], y[y >= 0]
    weights, prior = np.zeros(x.shape[1]), np.full(x.shape[1], RIDGE)
    weights[0], prior[0] = -4.0, 0.01
    for _ in range(20):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + prior * weights
        step = np.linalg.solve((x.T * (chance * (1 - chance))) @ x + np.diag(prior), slope)
        weights -= step * min(1.0, 2 / np.abs(step).max())
        if np.abs(step).max() < 0.01:
            break
    return np.asarray(np.round(weights, 1), float)


def left_out(cases: Sequence[Shown], kind: str, more: Sequence[Shown] = ()) -> str:
    """How well pairs of each author are told apart by weights that it had no part in, in one line for each bar.

    Args:
        cases: What is told apart.
        kind: Of link.
        more: Other pairs to learn from, where they are of another author.
    """
    scores, gold = [], []
    for author in sorted({c.author for c in cases}):
        weights = fit([c for c in (*cases, *more) if c.author != author], kind)
        mine = [c for c in cases if c.author == author]
        scores.append(np.concatenate([_scores(c, kind, weights) for c in mine]))
        gold.append(np.concatenate([c.gold[kind] for c in mine]))
    s, y = np.concatenate(scores), np.concatenate(gold)
    s, y = s[y >= 0], y[y >= 0]
    asked = sum(c.asked[kind] for c in cases)
    lines = [f"{kind}: average precision {average_precision(s, y):.3f} of {y.sum():.0f} pairs, {asked} asked"]
    for chance in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        taken = s >= np.log(chance / (1 - chance))
        right = float(y[taken].sum())
        lines.append(
            f"  from {chance:.2f}: P {right / max(1, taken.sum()):.3f} R {right / asked:.3f} "
            f"F1 {2 * right / (taken.sum() + asked):.3f}"
        )
    return "\n".join(lines)


def _scores(case: Shown, kind: str, weights: Floats) -> Floats:
    signs = case.signs[kind]
    return np.asarray(np.c_[np.ones(len(signs)), signs] @ weights) if len(signs) else np.zeros(0)


def written(odds: Floats, news: Floats, source: str) -> str:
    """The text of `bearing.py` or of `contrary.py` with other weights.

    Args:
        odds: Bias, then weights of contradictions: signs, signs of two accounts, signs of one event.
        news: Bias, then weights of updates.
        source: The text.
    """
    for words, weight in zip(_words(), odds[1:], strict=True):
        source = _weighed(source, words, "odds", weight)
    for sign, weight in zip(bearing.SIGNS, news[1:], strict=True):
        source = _weighed(source, sign.words, "news", weight)
    return re.sub(r"^ODDS, NEWS = .*$", f"ODDS, NEWS = {odds[0]:.1f}, {news[0]:.1f}", source, flags=re.MULTILINE)


def _words() -> list[str]:
    alone = [sign.words for sign in (*bearing.SIGNS, *contrary.ACCOUNTS)]
    return alone + [bond.words for bond in contrary.BONDS]


def _weighed(source: str, words: str, which: str, weight: float) -> str:
    entry = re.compile(rf'(words="{re.escape(words)}",.*?\b{which}=)-?[\d.]+', re.DOTALL)
    return entry.sub(rf"\g<1>{weight + 0.0:.1f}", source, count=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bearing_weights", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="situations, or folders of them, that may be looked at")
    parser.add_argument(
        "--write", action="store_true", help="put the weights into link/between/bearing.py and link/between/contrary.py"
    )
    asked = parser.parse_args(arguments)
    reader = open_reader()
    cases = [case_of(each, readings(each, reader)) for each in load_situations(asked.files)]
    report([shown(case) for case in cases], [shown(as_given(case)) for case in cases], write=asked.write)
    return 0


def report(cases: Sequence[Shown], faultless: Sequence[Shown], *, write: bool) -> None:
    """Print the figures and the weights, and put them into the source if asked.

    Args:
        cases: Situations as they are read.
        faultless: The same as the gold has them; contradictions, of which few are between statements that were read,
            are learnt from these, too.
        write: Whether to change the source.
    """
    print(left_out(cases, "contradicts", faultless))
    print(left_out(cases, "updates"))
    odds, news = fit([*cases, *faultless], "contradicts"), fit(cases, "updates")
    for number, words in enumerate(_words(), start=1):
        print(f"{odds[number]:5.1f} {f'{news[number]:5.1f}' if number < len(news) else '     '}  {words}")
    if write:
        for module in (bearing, contrary):
            file = Path(str(module.__file__))
            file.write_text(written(odds, news, file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
