"""What statements of one event are to each other: contradictions, updates, corroborations."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.between import rules
from reportedly.link.between.accounts import may_be_weighed, rivals, worth_weighing
from reportedly.link.between.chances import news, news_of_many, odds, odds_of_many
from reportedly.link.between.rules import common_ground, elsewhere, is_actual, is_negative, told
from reportedly.link.between.signs import PLAN, WISH, actual, blamed_speaks, counts_apart, one_breath, ties
from reportedly.link.between.voice import Voices, same_source, same_voice, speaker
from reportedly.link.same.cluster import APART
from reportedly.link.same.linked import linked
from reportedly.link.telling.either import Mask, Truth, Two, any_of, meets, no, of_many, of_one, some
from reportedly.link.telling.parties import alike
from reportedly.link.telling.profile import Profile, part_of
from reportedly.link.telling.sheet import Many, Numbers
from reportedly.link.telling.traits import Trait
from reportedly.records import Link, LinkKind, Modality, Stance

__all__ = ["contradiction", "decides", "is_actual", "is_count", "is_negative", "told", "update"]

Floats = NDArray[np.float64]
_COUNTS, _STATUS = int(Trait.COUNTS), int(Trait.STATUS)
_WISHED = frozenset((Modality.PLANNED, Modality.THREATENED, Modality.CONDITIONAL, Modality.DEMANDED))

OTHERWISE = -1.5
"""Least log-odds of one event for what a rule says of two statements of two clusters: two sides tell an event so
differently that they often end up in two."""
AT_ODDS = 0.2
"""Least chance of a contradiction by all signs together, where a rule names one; see `bearing`."""
BY_SIGNS = 0.3
"""The same where no rule names it."""
RIVALS = 0.6
"""The same of two doers of what one word calls the same act, to a thing in common: six of nine are at odds."""
PLAIN = 4
"""Where so much is the same (word, recipient, place, day and so on) what a rule names needs no sign."""
IS_NEWS = 0.2
"""Least chance of an update that no rule names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Many pairs of statements, and what is known of each."""

    later: Many
    """The statement of each pair that was told later."""
    earlier: Many
    scores: Floats
    """Log-odds that they are of one event."""
    together: Mask
    """Whether they were found to be of one event."""
    is_beside: Mask
    """Whether they only stand side by side in a report."""

    def taken(self, at: Numbers) -> "Pairs":
        """Some of them."""
        return Pairs(
            later=self.later.taken(at), earlier=self.earlier.taken(at), scores=self.scores[at],
            together=self.together[at], is_beside=self.is_beside[at],
        )  # fmt: skip

    @property
    def close(self) -> Floats:
        """The scores as they count for whether a pair is weighed at all."""
        return np.where(self.is_beside, APART, self.scores)


def contradiction(a: Profile, b: Profile, voices: Voices, *, score: float, together: bool) -> Link | None:
    """A link if two statements cannot both be right; None if they can, or one supersedes the other.

    Args:
        a: One statement.
        b: The other.
        voices: Who depends on whom.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if not can_be_at_odds(a, b, score=score, together=together) or (same_voice(a, b, voices) and not _denied(a, b)):
        return None
    chance = odds(a, b, score=score, together=together)
    return _drawn(a, b, chance=max(chance, RIVALS) if rivals(a, b) else chance, score=score, together=together)


def contradictions(pairs: Pairs, voices: Voices) -> Iterator[tuple[Profile, Profile, Link]]:
    """What `contradiction` says of each of many pairs: two statements, and the link."""
    a, b = pairs.later, pairs.earlier
    close_by = pairs.close
    may_be = may_be_weighed(a, b, score=close_by, together=pairs.together) & no(one_breath(a, b))
    may_be &= no(of_one(_retold, a) | of_one(_retold, b)) & no(any_of(same_source, a.heard, b.heard))
    # Of two reports in their own words it hangs on the whole family of each.
    for k in np.flatnonzero(may_be & no(some(a.heard)) & no(some(b.heard))).tolist():
        may_be[k] = not same_voice(a.profile(k), b.profile(k), voices)
    pairs = pairs.taken(np.flatnonzero(may_be))
    a, b, close_by = pairs.later, pairs.earlier, pairs.close
    chances = odds_of_many(a, b, scores=pairs.scores, together=pairs.together)
    chances = np.where(rivals(a, b), np.maximum(chances, RIVALS), chances)
    for k in np.flatnonzero((chances >= AT_ODDS) | (ties(a, b) >= PLAIN)).tolist():
        one, two = sorted((a.profile(k), b.profile(k)), key=lambda p: p.id)
        score, close, together = float(pairs.scores[k]), float(close_by[k]), bool(pairs.together[k])
        link = None
        if can_be_at_odds(one, two, score=close, together=together):
            link = _drawn(one, two, chance=float(chances[k]), score=score, together=together)
        if link is not None:
            yield one, two, link


def _drawn(a: Profile, b: Profile, *, chance: float, score: float, together: bool) -> Link | None:
    """The link between two statements that may be at odds, by the chance of it and by rule."""
    reason = _by_rule(a, b, score=score, together=together)
    # Two doers of one sort of act are two acts more often than two accounts, unless who is blamed speaks.
    is_surer = reason is not None and (not reason.startswith(rules.SAME_ACT) or blamed_speaks(a, b))
    if chance < (AT_ODDS if is_surer else BY_SIGNS) and not (reason and ties(a, b) >= PLAIN):
        return None
    rule = "contradict" if reason else "contradict by signs"
    reason = reason or _by_signs(a, b)
    if reason is None:
        return None
    return linked(a.id, b.id, LinkKind.CONTRADICTS, score=round(chance, 2), reasons=(reason,), rule=rule)


def can_be_at_odds(a: Profile, b: Profile, *, score: float, together: bool) -> bool:
    """Whether it is worth weighing whether two statements are at odds.

    Args:
        a: One statement.
        b: The other.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if _one_breath(a, b) or _retold(a) or _retold(b):
        return False
    if rules.denies_later(a, b) or rules.denies_later(b, a):
        return False
    return worth_weighing(a, b, score=score, together=together)


def _by_signs(a: Profile, b: Profile) -> str | None:
    """What two voices differ on, where no rule names it.

    None where only their counts differ, which the rule allows; where they count the killed and the hurt; where each
    denies something.
    """
    if is_negative(a) != is_negative(b):
        is_one = rules.one_act(a, b) or (a.statement.event is not None and a.statement.event == b.statement.event)
        return rules.HAPPENED if is_one else rules.OTHERWISE
    if (is_negative(a) and is_negative(b)) or counts_apart(a, b) or (a.is_toll and b.is_toll):
        return None
    return rules.OTHERWISE


def _by_rule(a: Profile, b: Profile, *, score: float, together: bool) -> str | None:
    """Why two statements of two voices cannot both be right, where one reason shows it."""
    close = together or (score >= OTHERWISE and not elsewhere(a, b))
    shared = close or (common_ground(a, b) and not elsewhere(a, b))
    reason = rules.happened(a, b, together=together) if shared else None
    if reason is None and (close or (shared and (rules.none_at_all(a) or rules.none_at_all(b)))):
        reason = rules.count(a, b)
    if reason is None and (close or rivals(a, b)):
        reason = rules.actor(a, b)
    return reason


def _one_breath(a: Profile, b: Profile) -> bool:
    """One source in one report does not contradict itself."""
    one, two = speaker(a), speaker(b)
    return a.article.id == b.article.id and (one.text if one else None) == (two.text if two else None)


def _denied(a: Profile, b: Profile) -> bool:
    """A source's own words on one side and the report's on the other: they are one origin, but can disagree."""
    return (speaker(a) is None) != (speaker(b) is None)


def _retold(p: Profile) -> bool:
    """Whether it is another's claim, told by one who denies it: the denial is what contradicts."""
    return any(link.stance in (Stance.DENIES, Stance.DOUBTS) for link in p.statement.chain[:-1])


def update(a: Profile, b: Profile, *, score: float, together: bool) -> Link | None:
    """A link from the later of two statements to the earlier one that it supersedes; None if it does not.

    It gives a later count, or tells what came of what was planned, demanded or threatened.

    Args:
        a: One statement.
        b: The other.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if told(a) == told(b):
        return None
    later, earlier = (a, b) if told(a) > told(b) else (b, a)
    by_rule = _supersedes(later, earlier, score=score, together=together)
    if by_rule is not None:
        return by_rule
    return _by_news(later, earlier, news(later, earlier)) if _may_be_news(later, earlier) else None


def updates(pairs: Pairs) -> Iterator[Link]:
    """What `update` says of each of many pairs."""
    a, b = pairs.later, pairs.earlier
    in_time = (a.day > b.day) & no(pairs.is_beside)
    counted = a.has(_COUNTS) & b.has(_COUNTS) & (pairs.together | (pairs.scores >= OTHERWISE))
    for k in np.flatnonzero(in_time & actual(a) & (counted | b.has(PLAN | WISH))).tolist():
        score, together = float(pairs.scores[k]), bool(pairs.together[k])
        by_rule = _supersedes(a.profile(k), b.profile(k), score=score, together=together)
        if by_rule is not None:
            in_time[k] = False
            yield by_rule
    pairs = pairs.taken(np.flatnonzero(in_time & _may_be_news(a, b)))
    a, b = pairs.later, pairs.earlier
    chances = news_of_many(a, b)
    for k in np.flatnonzero(chances >= IS_NEWS).tolist():
        by_signs = _by_news(a.profile(k), b.profile(k), float(chances[k]))
        if by_signs is not None:
            yield by_signs


def _supersedes(later: Profile, earlier: Profile, *, score: float, together: bool) -> Link | None:
    """The link of a later count, or of what came of a plan or a wish."""
    reason = _recount(later, earlier) if together or score >= OTHERWISE else None
    if reason is None and _came_of_it(later, earlier, together=together):
        reason = "what was planned, demanded or threatened, and what came of it"
    if reason is None:
        return None
    return linked(later.id, earlier.id, LinkKind.UPDATES, score=0.7, reasons=(reason,), rule="update")


def _by_news(later: Profile, earlier: Profile, chance: float) -> Link | None:
    if chance < IS_NEWS:
        return None
    return linked(
        later.id, earlier.id, LinkKind.UPDATES, score=round(chance, 2), reasons=(_NEWS,), rule="update by signs"
    )


_NEWS = "a later report tells how it went on"


@of_many
def _may_be_news(later: Two, earlier: Two) -> Truth:
    """Whether they share a word, and do not both tell, as so, that a thing is in one state: that is no news."""
    told_again = later.has(_STATUS) & earlier.has(_STATUS) & (later.state == earlier.state)
    return meets(later.words, earlier.words) & no(told_again & actual(later) & actual(earlier))


def _came_of_it(later: Profile, earlier: Profile, *, together: bool) -> bool:
    """Whether a deed is what was wished for or announced: the same act, or its delay, to the same."""
    if not is_actual(later) or earlier.statement.factuality.modality not in _WISHED:
        return False
    if "speech" in later.sorts.families or elsewhere(later, earlier):
        return False
    said_alike = bool(later.act_words & earlier.act_words) or "postponing" in later.sorts.sorts
    whom = [(x, y) for x in (*later.recipients, *later.actors) for y in (*earlier.recipients, *earlier.actors)]
    if together or any(alike(x, y) for x, y in whom):
        return said_alike or bool(later.sorts.sorts & earlier.sorts.sorts)
    return said_alike and not whom and common_ground(later, earlier)


def _recount(later: Profile, earlier: Profile) -> str | None:
    if not is_actual(later):
        return None
    for what in sorted(later.counts.keys() & earlier.counts.keys()):
        new, old = later.counts[what], earlier.counts[what]
        if not is_actual(earlier) or is_negative(earlier) or part_of(new, old):
            continue
        if rules.later_count(later, earlier, what) is later:
            return f"a later count of {what}"
    return None


def decides(link: Link) -> bool:
    """Whether it makes an event contested: a contradiction on whether or by whom."""
    return link.kind is LinkKind.CONTRADICTS and not is_count(link) and link.reasons[0] != rules.OTHERWISE


def is_count(link: Link) -> bool:
    """Whether a contradiction is only about how many."""
    return link.reasons[0].startswith(rules.COUNTS)
