"""Which statements of one event corroborate each other: one deed, told flatly by two independent voices."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from reportedly.link.between.relate import is_actual, is_negative, told
from reportedly.link.between.rules import NO_ACT_AGAINST
from reportedly.link.between.voice import Voices, same_voice, speaker
from reportedly.link.same.compare import likeness
from reportedly.link.same.groups import Groups
from reportedly.link.same.linked import linked
from reportedly.link.same.same_setting import near, place_named_alike, same_day
from reportedly.link.telling.parties import alike, unlike
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import stem
from reportedly.records import Link, LinkKind, Stance

_CLAIMS = frozenset((Stance.ACCUSES, Stance.ALLEGES, Stance.DENIES, Stance.DOUBTS))
_NOBODYS = frozenset(
    stem(word) for word in "allegation allegations accusation accusations rumour rumours rumor rumors gossip".split()
)
"""Sources that stand for nobody."""
CORROBORATES = 1.5
"""Least log-odds of one event for a corroboration: more than an even chance.

In 108 situations this made 13 links of which none was false; from 1.2 on two of 14 are.
"""


def corroborations(
    group: Sequence[Profile], voices: Voices, *, apart: Iterable[Link], same_thing: Groups
) -> list[Link]:
    """One link for every two independent voices that say the same of one event, whoever else contests it.

    One of the two must name its source: who stands behind the own words of two outlets cannot be told.

    Args:
        group: Statements of one event.
        voices: Who depends on whom.
        apart: Contradictions and updates between them; such pairs do not corroborate.
        same_thing: Statements on the state of one thing; states of two things do not corroborate.
    """
    against = {frozenset((link.left, link.right)) for link in apart}
    best: dict[frozenset[str], tuple[float, str, str, tuple[str, ...]]] = {}
    stated = [p for p in group if _vouches(p)]
    names = _voice_names(stated, voices)
    for a, b in combinations(stated, 2):
        if names[a.id] == names[b.id] or frozenset((a.id, b.id)) in against:
            continue
        if not (_is_one_time_and_place(a, b) and _is_one_deed(a, b)) or (speaker(a) is None and speaker(b) is None):
            continue
        if same_voice(a, b, voices) or _differs(a, b) or (_has_states(a, b) and not same_thing.together(a.id, b.id)):
            continue
        alike_by = likeness(a, b)
        if alike_by.score < CORROBORATES:
            continue
        entry = (alike_by.score, a.id, b.id, alike_by.reasons)
        key = frozenset((names[a.id], names[b.id]))
        if key not in best or entry > best[key]:
            best[key] = entry
    return [
        linked(
            left,
            right,
            LinkKind.CORROBORATES,
            score=0.6,
            reasons=("another origin says the same", *reasons),
            rule="corroborate",
        )
        for _, left, right, reasons in sorted(best.values())
    ]


def _vouches(p: Profile) -> bool:
    """Whether a statement can stand for an event on its own: a flat report, no accusation, no denial, no look back.

    An accusation is a party's claim about another; own words on what was days ago are background from elsewhere.
    """
    if not is_actual(p) or is_negative(p) or p.statement.event in NO_ACT_AGAINST:
        return False
    if any(link.stance in _CLAIMS for link in p.statement.chain) or any(x.words & _NOBODYS for x in p.sources):
        return False
    if p.days is not None and p.article.published is not None and p.days.start > p.article.published:
        return False
    return not is_background(p)


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


def _is_one_deed(a: Profile, b: Profile) -> bool:
    """Whether they tell it in the same word, or of the same recipient: "fired" and "turned back" may be two deeds."""
    return bool(a.act_words & b.act_words) or any(alike(x, y) for x in a.recipients for y in b.recipients)


def _is_one_time_and_place(a: Profile, b: Profile) -> bool:
    """Whether both give the same day or name the same place, and neither rules the other out: else two acts may be two.

    A state that is told again within days is the same one: had it changed in between, the later report would say so.
    """
    here = near(a, b) or place_named_alike(a, b)
    one, two = a.statement.status, b.statement.status
    if one is not None and two is not None:
        return one.state == two.state and abs(told(a) - told(b)) <= _STILL
    return same_day(a, b) or (here and (_is_dated(a) or _is_dated(b)))


_STILL = timedelta(days=7)
"""So long a state that nobody tells otherwise is the same one."""


def _is_dated(p: Profile) -> bool:
    """Whether the report says when it was."""
    return p.days is not None and p.days.stated


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
