"""Which statements of one event corroborate each other: one deed, told flatly by two independent voices."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from reportedly.link.between.relate import is_actual, is_negative
from reportedly.link.between.rules import NO_ACT_AGAINST
from reportedly.link.between.signs import later_first
from reportedly.link.between.voice import Voices, same_voice, speaker
from reportedly.link.between.vouched import MARGIN, Pair, chance
from reportedly.link.same.compare import likeness
from reportedly.link.same.groups import Groups
from reportedly.link.same.linked import linked
from reportedly.link.same.remembered import Remembered
from reportedly.link.telling.parties import unlike
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import stem
from reportedly.records import Link, LinkKind, Stance

_CLAIMS = frozenset((Stance.ACCUSES, Stance.ALLEGES, Stance.DENIES, Stance.DOUBTS))
_NOBODYS = frozenset(
    stem(word) for word in "allegation allegations accusation accusations rumour rumours rumor rumors gossip".split()
)
"""Sources that stand for nobody."""
Alike = Callable[[Sequence[tuple[Profile, Profile]]], list[float]]
LEAST = -0.5
"""Log-odds of one event below which no corroboration is asked for."""
CORROBORATES = 0.85
"""Least chance that two voices tell one thing, by all signs; see `vouched`."""


def corroborations(
    group: Sequence[Profile],
    voices: Voices,
    *,
    apart: Iterable[Link],
    same_thing: Groups,
    alike: Alike | None = None,
) -> list[Link]:
    """One link for every two independent voices that surely say the same of one event, whoever else contests it.

    One of the two must name its source: who stands behind the own words of two outlets cannot be told.

    Args:
        group: Statements of one event.
        voices: Who depends on whom.
        apart: Contradictions and updates between them; such pairs do not corroborate.
        same_thing: Statements on the state of one thing; states of two things do not corroborate.
        alike: The log-odds of one event of pairs of statements, the smaller id first; may remember what it said before.
    """
    names = _voice_names([p for p in group if _vouches(p)], voices)
    best: dict[frozenset[str], tuple[float, str, str]] = {}
    for pair in two_voices(group, voices, apart=apart, same_thing=same_thing, alike=alike):
        left, right = sorted((pair.later.id, pair.earlier.id))
        entry = (chance(pair), left, right)
        key = frozenset((names[left], names[right]))
        if entry[0] >= CORROBORATES and len(key) > 1 and (key not in best or entry > best[key]):
            best[key] = entry
    by_id = {p.id: p for p in group}
    return [
        linked(
            left,
            right,
            LinkKind.CORROBORATES,
            score=round(sure, 2),
            reasons=("another origin says the same", *likeness(by_id[left], by_id[right]).reasons),
            rule="corroborate",
        )
        for sure, left, right in sorted(best.values())
    ]


def two_voices(
    group: Sequence[Profile],
    voices: Voices,
    *,
    apart: Iterable[Link],
    same_thing: Groups,
    alike: Alike | None = None,
) -> Iterator[Pair]:
    """Pairs of statements of one event by two voices that may tell one thing; the arguments are as above."""
    against = {frozenset((link.left, link.right)) for link in apart}
    scores = alike or Remembered().scores
    asked = [
        (a, b)
        for a, b in combinations([p for p in group if _vouches(p)], 2)
        if not (speaker(a) is None and speaker(b) is None)
        and frozenset((a.id, b.id)) not in against
        and not _differs(a, b)
        and not same_voice(a, b, voices)
        and (not _has_states(a, b) or same_thing.together(a.id, b.id))
    ]
    for (a, b), score in zip(asked, scores(_in_order(asked)), strict=True):
        if score < LEAST:
            continue
        others = [(x, y) for x in (a, b) for y in group if y.id not in {a.id, b.id}]
        likely = scores(_in_order(others))
        beside = [
            s for (x, y), s in zip(others, likely, strict=True) if y.article.id == (b if x is a else a).article.id
        ]
        later, earlier = later_first(a, b)
        yield Pair(
            later=later, earlier=earlier, score=score,
            margin=min(MARGIN, score - max(beside, default=-math.inf)),
            fellows=sum(likely) / len(likely) if likely else 0.0,
        )  # fmt: skip


def _in_order(pairs: Sequence[tuple[Profile, Profile]]) -> list[tuple[Profile, Profile]]:
    return [(a, b) if a.id < b.id else (b, a) for a, b in pairs]


def _vouches(p: Profile) -> bool:
    """Whether a statement can stand for an event on its own: a flat report, no accusation, no denial, no look back.

    An accusation is a party's claim about another; own words on what was days ago are background from elsewhere.
    """
    if not is_actual(p) or is_negative(p) or p.statement.event in NO_ACT_AGAINST:
        return False
    if any(link.stance in _CLAIMS for link in p.statement.chain) or any(x.words & _NOBODYS for x in p.sources):
        return False
    return p.days is None or p.article.published is None or p.days.start <= p.article.published


def is_background(p: Profile) -> bool:
    """Whether a report looks back in its own words at what was at least two days before it."""
    stated = p.days is not None and p.days.stated
    if speaker(p) is not None or not stated or p.days is None or p.article.published is None:
        return False
    return p.statement.status is None and p.days.end <= p.article.published - timedelta(days=2)


def _voice_names(group: Sequence[Profile], voices: Voices) -> dict[str, str]:
    """For every statement the id of the first one with the same voice."""
    named: dict[str, str] = {}
    kept: list[Profile] = []
    for p in sorted(group, key=lambda p: (speaker(p) is None, p.id)):
        same = next((other for other in kept if same_voice(p, other, voices)), None)
        if same is None:
            kept.append(p)
        named[p.id] = (same or p).id
    return named


def _has_states(a: Profile, b: Profile) -> bool:
    """Whether both give a state of a thing."""
    return a.statement.status is not None and b.statement.status is not None


def _differs(a: Profile, b: Profile) -> bool:
    """Whether they name other parties or counts that do not meet, even if one of them is only the later."""
    for mine, other in ((a.actors, b.actors), (a.recipients, b.recipients)):
        if mine and other and all(unlike(x, y) for x in mine for y in other):
            return True
    one, two = a.counts, b.counts
    return any(one[w][0] > two[w][1] or two[w][0] > one[w][1] for w in one.keys() & two.keys())
