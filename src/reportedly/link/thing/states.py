"""What state a thing is in, since when and according to whom; and which statements give it another at the same time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from reportedly.link.between.relate import is_actual, is_negative, told
from reportedly.link.between.voice import Voices, same_voice, speaker
from reportedly.link.same.linked import linked
from reportedly.link.telling.profile import Profile
from reportedly.link.thing.naming import WAYS
from reportedly.link.thing.subject import Thing, wording
from reportedly.records import Link, LinkKind, Modality, PastState, State, SubjectKind, SubjectState

_OFF = frozenset(
    (State.CLOSED, State.RESTRICTED, State.SUSPENDED, State.LIFTED, State.REPEALED, State.BROKEN, State.POSTPONED)
)
_ON = frozenset((State.OPEN, State.IN_FORCE, State.HOLDING, State.ACTIVE, State.EXTENDED))
_RULES = frozenset((SubjectKind.LAW, SubjectKind.AGREEMENT))
"""Kinds of which a plan is a state itself: a law that is to come is announced."""
_DECISIONS = frozenset((State.POSTPONED, State.ANNOUNCED))
"""States that begin when they are decided, whatever day they speak of."""
_BACKGROUND = frozenset(
    """barricade blackout blockade closure cut halt interruption outage pause roadblock shutdown standstill stoppage
    suspension""".split()
)
"""Nouns that tell of a state in passing: "traffic resumed, ending the blockade"."""
_BEFORE = re.compile(r"\b(?:had|having|after|previously|formerly)\b(?:\s+[\w'’-]+){0,3}\s+$", re.IGNORECASE)
_LOOK = 40
"""Code points before a word in which such words are looked for."""
_PARTLY = {State.OPEN, State.CLOSED}
_LATER = frozenset((State.BROKEN, State.HOLDING))
"""States of what has begun before."""
_GOES_ON = re.compile(r"(?:continue|keep|remain|stay)\b")
_FOR_SOME = re.compile(r"\s+(?:only\s+)?(?:to|for)\s")
_LATEST = 12
"""Sayings of the last day that are held against the others."""
_SAME_TIME = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One statement's word on a thing's state."""

    thing: Thing
    state: State
    since: date | None
    """First day of it, as far as the statement tells."""
    holds_on: date
    """The last day for which the statement vouches: the report's own, or the day it tells of."""

    @property
    def profile(self) -> Profile:
        """The statement that says so."""
        return self.thing.profile


def reports(group: Sequence[Thing]) -> tuple[Report, ...]:
    """What the statements on one thing say of its state, in the order in which it held; plans and wishes left out."""
    found = [report for report in map(_report, group) if report is not None]
    return tuple(sorted(_in_parts(found), key=_order))


def _in_parts(found: Sequence[Report]) -> Iterator[Report]:
    """Restricted where one sentence has a thing both ways: "open to goods but closed to travellers"."""
    for report in found:
        p = report.profile
        both = (
            other
            for other in found
            if other.profile.article.id == p.article.id
            and other.profile.statement.evidence == p.statement.evidence
            and other.holds_on == report.holds_on
            and {other.state, report.state} == _PARTLY
            and _is_for_some(other)
            and _is_for_some(report)
        )
        yield replace(report, state=State.RESTRICTED) if next(both, None) is not None else report


def _is_for_some(report: Report) -> bool:
    p = report.profile
    return _FOR_SOME.match(p.article.text, p.statement.trigger.end) is not None


def _order(report: Report) -> tuple[date, date, bool, bool, bool, bool, bool, str, int]:
    """Later days last; of two on one day the denial and the plan first, what gives its day last: it knows more.

    A truce is broken or kept after it began.
    """
    p = report.profile
    stated = p.days is not None and p.days.stated
    news = p.statement.lemma not in _BACKGROUND and not _looks_back(p)
    return (
        report.holds_on,
        told(p),
        not is_negative(p),
        news,
        is_actual(p),
        report.state in _LATER,
        stated,
        p.article.id,
        p.statement.trigger.start,
    )


def _looks_back(p: Profile) -> bool:
    """Whether its words tell what was so before: "having been shut for a week", "after a standstill of two days"."""
    at = p.statement.trigger.start
    return _BEFORE.search(p.article.text, max(0, at - _LOOK), at) is not None


def _report(thing: Thing) -> Report | None:
    p, status = thing.profile, thing.profile.statement.status
    if status is None:
        return None
    when, published = p.statement.when, p.article.published
    stated = when if when is not None and when.basis == "stated" else None
    since = status.since or (when.start if when else published)
    ahead = published is not None and since is not None and since > published
    if status.state in _DECISIONS:
        # What is put off or announced is so from the day it is told; the day that is given is when it will be.
        since = published if ahead or not is_actual(p) else since
    elif ahead or not (is_actual(p) or _holds_already(p, status.state)):
        return _to_come(thing)
    day = told(p)
    if stated is not None and published is None:
        day = stated.end or stated.start
    elif stated is not None and stated.end is not None:
        day = min(stated.end, day)
    return Report(thing=thing, state=_of_way(thing, status.state), since=since, holds_on=day)


def _holds_already(p: Profile, state: State) -> bool:
    """Whether what is planned is so already: it will stay shut, will not run before May, or began on a day gone by."""
    if p.statement.factuality.modality is not Modality.PLANNED:
        return False
    when, published = p.statement.when, p.article.published
    if state in _OFF and (is_negative(p) or _GOES_ON.match(p.statement.lemma)):
        return True
    began = when is not None and when.basis == "stated" and when.end is None
    return began and when is not None and published is not None and when.start < published


def _of_way(thing: Thing, state: State) -> State:
    """A road, crossing, port or airport is open once what blocked it is lifted."""
    return State.OPEN if state is State.LIFTED and thing.kind in WAYS else state


def _to_come(thing: Thing) -> Report | None:
    """A law or agreement that is planned is announced; what else is planned has no state yet."""
    p, status = thing.profile, thing.profile.statement.status
    planned = is_actual(p) or p.statement.factuality.modality is Modality.PLANNED
    if (
        status is None
        or not planned
        or thing.kind not in _RULES
        or is_negative(p)
        or status.state is not State.IN_FORCE
    ):
        return None
    return Report(thing=thing, state=State.ANNOUNCED, since=p.article.published, holds_on=told(p))


def opposed(one: State, two: State) -> bool:
    """Whether a thing cannot be in both states at one time."""
    return (one in _ON and two in _OFF) or (one in _OFF and two in _ON)


def at_odds(a: Report, b: Report, voices: Voices) -> bool:
    """Whether two voices give a thing opposed states for the same time."""
    if not opposed(a.state, b.state) or same_voice(a.profile, b.profile, voices):
        return False
    if told(a.profile) == told(b.profile) and is_negative(a.profile) != is_negative(b.profile):
        return True
    if abs(a.holds_on - b.holds_on) < _SAME_TIME and abs(told(a.profile) - told(b.profile)) < _SAME_TIME:
        return True
    return _covers(a, b) or _covers(b, a)


def _covers(one: Report, other: Report) -> bool:
    """Whether a state that has lasted since a stated day lasts over the day on which another is told."""
    when = one.profile.statement.when
    has_lasted = when is not None and when.basis == "stated" and when.end is None
    return has_lasted and one.since is not None and one.since < other.holds_on < one.holds_on


def state_links(found: Sequence[Report], voices: Voices) -> list[Link]:
    """Contradictions between states of one time, and updates from each state to the one before it."""
    links = []
    for n, later in enumerate(found):
        links += [_odds(later, earlier) for earlier in found[:n] if at_odds(later, earlier, voices)]
        links += _supersedes(later, found[:n], voices)
    return links


def _odds(later: Report, earlier: Report) -> Link:
    reason = f"{earlier.state} and {later.state} at the same time"
    return linked(
        later.profile.id,
        earlier.profile.id,
        LinkKind.CONTRADICTS,
        score=0.8,
        reasons=(reason,),
        rule="contradict",
    )


def _supersedes(later: Report, before: Sequence[Report], voices: Voices) -> list[Link]:
    """Updates to every voice that told of the state before, where the state is another one now."""
    earlier = [r for r in before if told(r.profile) < told(later.profile) and not at_odds(r, later, voices)]
    links: list[Link] = []
    heard: list[Profile] = []
    for report in reversed(earlier):
        if report.state != earlier[-1].state or report.state == later.state:
            break  # What is told again is no news.
        if any(same_voice(report.profile, other, voices) for other in heard):
            continue
        heard.append(report.profile)
        reason = f"{report.state} before, {later.state} now"
        ends = later.profile.id, report.profile.id
        links.append(linked(*ends, LinkKind.UPDATES, score=0.8, reasons=(reason,), rule="update"))
    return links


def subject_state(group: Sequence[Thing], voices: Voices, *, as_of: date | None) -> SubjectState | None:
    """The board's row for one thing; None if nobody has given its state yet."""
    found = [r for r in reports(group) if as_of is None or r.since is None or r.since <= as_of]
    if not found:
        return None
    runs: list[list[Report]] = []
    for report in found:
        if runs and runs[-1][-1].state == report.state:
            runs[-1].append(report)
        else:
            runs.append([report])
    now = runs[-1]
    last = now[-1]
    # Who told last need not be who disputes: of one day's sayings any two may be at odds.
    latest = [r for r in found if last.holds_on - r.holds_on < _SAME_TIME][-_LATEST:]
    disputed = any(at_odds(one, other, voices) for one in latest for other in found)
    return SubjectState(
        subject=wording(group),
        kind=str(last.thing.kind),
        state=str(last.state),
        since=_start(now),
        according_to=_according_to(now),
        statement_id=last.profile.id,
        article_id=last.profile.article.id,
        disputed=disputed,
        history=tuple(
            PastState(
                state=str(run[-1].state), start=_start(run), end=_end(run, after), statement_id=run[-1].profile.id,
                according_to=_according_to(run), told=_told(run),
            )
            for run, after in pairwise(runs)
        ),
        told=_told(now),
        country=_country(group),
    )  # fmt: skip


def _told(run: Sequence[Report]) -> date | None:
    """The last day on which somebody said so."""
    return max((r.profile.article.published for r in run if r.profile.article.published is not None), default=None)


def _country(group: Sequence[Thing]) -> str | None:
    """The country that most statements place the thing in."""
    known = [thing.place.country for thing in group if thing.place is not None and thing.place.country]
    return max(sorted(set(known)), key=known.count, default=None)


def _start(run: Sequence[Report]) -> date | None:
    return min((r.since for r in run if r.since is not None), default=None)


def _end(run: Sequence[Report], after: Sequence[Report]) -> date | None:
    """The day the next state begins, or the last day this one was told of if the next claims an earlier one."""
    start, begins = _start(run), _start(after)
    return run[-1].holds_on if begins is None or (start is not None and begins < start) else begins


def _according_to(run: Sequence[Report]) -> tuple[str, ...]:
    """Those who say so, the latest first."""
    named = []
    for report in reversed(run):
        who = speaker(report.profile)
        named.append(who.text if who else report.profile.article.outlet or "report")
    return tuple(dict.fromkeys(named))
