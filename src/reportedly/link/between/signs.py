"""What two statements show that may be at odds, or of which one may bring the other up to date: one test for each sign.

Every test takes the later statement first; most are of two statements or of many pairs (`telling/either.py`). Nothing
here weighs; see `bearing`.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from reportedly.link.between.rules import own_counts
from reportedly.link.between.voice import same_source
from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.either import (
    Truth,
    Two,
    any_of,
    given,
    greatest,
    meets,
    no,
    number,
    of_many,
    of_one,
    size,
    some,
)
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, clash, kin, unlike
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.traits import Trait
from reportedly.link.telling.wording import stem, words
from reportedly.records import Stance


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


CONTRAST = _stems(
    "but however although though contrary instead insist insisted maintain deny denied denies denial reject rejected "
    "rejects refute refuted dismiss dismissed false untrue lie lies fabrication fabricated hoax rumour rumours "
    "baseless nonsense claim claims claimed alleged allegedly contradict contradicted dispute disputed disputes "
    "actually pretend propaganda invention invented fake slander"
)
"""Words of whoever sets one account against another."""
CONCEDING = _stems(
    "concede conceded concedes admit admitted admits acknowledge acknowledged correct corrected correction retract "
    "retracted withdraw withdrew revise revised regret regretted mistake wrongly after earlier previously initially "
    "first now later turned"
)
"""Words of whoever changes an account."""
MOVING_ON = _stems(
    "risen rose rises rise climbed now later since final finally revised updated update total bringing confirmed died "
    "succumbed found recovered more another released reopened resumed lifted ended expired extended postponed signed "
    "began started arrived returned"
)
"""Words that tell what time brought."""
MISHAP = _stems(
    "accident accidental accidentally fault fire short circuit fell fall falling slipped drowned tripped crash crashed "
    "crashing technical malfunction misfire misfired maintenance storm natural wind lightning explosion exploded gas "
    "leak overloaded capsized collision collided heart suicide himself stumbled wall collapse landslide error"
)
"""Words for what nobody meant to do."""
ATTACK = _stems(
    "shot shots bullet bullets gunfire fired strike struck shelled shelling rocket missile drone bomb bombed attack "
    "attacked killed beaten baton torture rammed sabotage explosive grenade sniper round"
)
"""Words for what somebody did to harm."""
NOTHING = _stems("only no none not nobody nothing never neither without any")


_NEGATIVE, _ACTUAL, _COUNTS = int(Trait.NEGATIVE), int(Trait.ACTUAL), int(Trait.COUNTS)
_RELEASING, _TAKING = int(Trait.RELEASING), int(Trait.TAKING)
PLAN, WISH = int(Trait.PLAN), int(Trait.WISH)


@lru_cache(maxsize=1 << 12)
def _stems_of(sentence: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(sentence))


def holds(kind: frozenset[str], p: Two) -> Truth:
    """Whether such a word stands in its sentence."""
    if kind not in _KINDS:
        return of_one(_holding(kind), p)
    return of_one(_kinds_said, p) & _KINDS[kind] != 0


_KINDS = {kind: 1 << n for n, kind in enumerate((CONTRAST, CONCEDING, MOVING_ON, MISHAP, ATTACK, NOTHING))}
"""The kinds that every pair is asked about, each with a bit of its own."""


def _kinds_said(p: Profile) -> int:
    return sum(bit for kind, bit in _KINDS.items() if not kind.isdisjoint(p.said))


@cache
def _holding(kind: frozenset[str]) -> Callable[[Profile], bool]:
    return lambda p: not kind.isdisjoint(p.said)


def holds_in(kind: frozenset[str], a: Two, b: Two) -> Any:
    """In how many of the two sentences such a word stands."""
    return number(holds(kind, a)) + number(holds(kind, b))


def negative(p: Two) -> Truth:
    """Whether it says that it is not so."""
    return p.has(_NEGATIVE)


def actual(p: Two) -> Truth:
    """Whether it says that something is or was so."""
    return p.has(_ACTUAL)


def told(p: Profile) -> date:
    """The day of its report; an undated one comes first."""
    return p.article.published or date.min


def later_first(a: Profile, b: Profile) -> tuple[Profile, Profile]:
    """The two, the one told later first: by day of the report, its id, place in it."""
    one, two = sorted((a, b), key=lambda p: p.order, reverse=True)
    return one, two


@of_many
def same_report(a: Two, b: Two) -> Truth:
    """Both stand in one report."""
    return a.report == b.report


@of_many
def gap(a: Two, b: Two) -> Any:
    """Days between their reports; -1 within one report."""
    return abs(a.day - b.day) - number(same_report(a, b))


@of_many
def one_polarity_each(a: Two, b: Two) -> Truth:
    """One says that it is so, the other that it is not."""
    return negative(a) != negative(b)


@of_many
def one_voice(a: Two, b: Two) -> Truth:
    """One source, or the own words of one outlet."""
    named = some(a.heard) & some(b.heard)
    own = same_report(a, b) | (given(a.outlet) & (a.outlet == b.outlet))
    return (named & any_of(same_source, a.heard, b.heard)) | (no(named) & own)


@of_many
def one_breath(a: Two, b: Two) -> Truth:
    """One source in one report."""
    return same_report(a, b) & (a.breath == b.breath)


@of_many
def sources_of_two_lands(a: Two, b: Two) -> Truth:
    """Their sources belong to two countries."""
    return any_of(clash, a.heard, b.heard)


def sources(a: Two, b: Two) -> Any:
    """How many of the two name who says so."""
    return number(some(a.heard)) + number(some(b.heard))


def is_told_with(stance: Stance, p: Two) -> Truth:
    """Whether it is told by somebody who does this with it."""
    return of_one(_stance, p) == stance


def _stance(p: Profile) -> str:
    return p.statement.chain[-1].stance if p.statement.chain else ""


def stances(stance: Stance, a: Two, b: Two) -> Any:
    """How many of the two are told by somebody who does this with it."""
    return number(is_told_with(stance, a)) + number(is_told_with(stance, b))


def of_type(event: str | None, a: Two, b: Two) -> Any:
    """How many of the two are of this type of event."""
    return number(of_one(_event, a) == (event or "")) + number(of_one(_event, b) == (event or ""))


def _event(p: Profile) -> str:
    return p.event or ""


neighbours = act.follows


@of_many
def letters_between(a: Two, b: Two) -> Any:
    """Code points between their sentences in one report; -1 in two."""
    here = same_report(a, b)
    return number(here) * greatest(a.begins - b.ends, b.begins - a.ends, 0) - number(no(here))


@of_many
def other_doer(a: Two, b: Two) -> Truth:
    """Both name who did it, and they are surely different."""
    known = any_of(lambda x, y: x.known & y.known, a.actors, b.actors)
    return known & no(any_of(lambda x, y: x.known & y.known & no(unlike(x, y)), a.actors, b.actors))


def alike_or_kin(one: Two, two: Two) -> Truth:
    """Whether two parties are one, or one belongs to the other."""
    return alike(one, two) | kin(one, two)


@of_many
def blamed_speaks(a: Two, b: Two) -> Truth:
    """Whose word one is acts in the other."""
    return any_of(alike_or_kin, a.heard, b.actors) | any_of(alike_or_kin, b.heard, a.actors)


@of_many
def reversed_parties(a: Two, b: Two) -> Truth:
    """Who acts in one suffers in the other, and the other way round."""
    return any_of(alike, a.actors, b.recipients) & any_of(alike, a.recipients, b.actors)


@of_last
def counts_apart(a: Profile, b: Profile) -> str:
    """What both count, and the counts do not meet; empty if there is none."""
    one, two = own_counts(a), own_counts(b)
    apart = [w for w in one.keys() & two.keys() if one[w][0] > two[w][1] or two[w][0] > one[w][1]]
    return min(apart, default="")


def higher(later: Profile, earlier: Profile) -> bool:
    """The later report counts more."""
    what = counts_apart(later, earlier)
    return bool(what) and gap(later, earlier) > 0 and later.counts[what][0] > earlier.counts[what][1]


def lower(later: Profile, earlier: Profile) -> bool:
    """The later report counts less."""
    return bool(counts_apart(later, earlier)) and gap(later, earlier) > 0 and not higher(later, earlier)


def times_as_many(a: Profile, b: Profile) -> float:
    """How many times the smaller count the larger is; 0 where no two counts are apart."""
    what = counts_apart(a, b)
    if not what:
        return 0.0
    small, large = sorted((a.counts[what], b.counts[what]))
    return (large[0] + 1) / (small[1] + 1)


@of_many
def ties(a: Two, b: Two) -> Any:
    """How much they share: word, sort of act, recipient, place, day, words, doer."""
    shared = (
        act.same_word(a, b),
        act.same_sort(a, b),
        parties.same_recipient(a, b),
        setting.near(a, b) | setting.place_named_alike(a, b),
        setting.same_day(a, b),
        parties.words_shared(a, b),
        parties.same_actor(a, b),
    )
    return sum(map(number, shared))


@of_many
def mishap_and_attack(a: Two, b: Two) -> Truth:
    """One tells of a mishap and of no attack, the other of an attack."""
    one = holds(MISHAP, a) & no(holds(ATTACK, a)) & holds(ATTACK, b)
    return one | (holds(MISHAP, b) & no(holds(ATTACK, b)) & holds(ATTACK, a))


def done_after(world: int, later: Two, earlier: Two) -> Truth:
    """What was a plan or a wish is told as done."""
    return actual(later) & earlier.has(world)


@of_many
def undoes(later: Two, earlier: Two) -> Truth:
    """The later act undoes the earlier one."""
    return meets(earlier.sorts.opposites, later.sorts.sorts)


@of_many
def freed(later: Two, earlier: Two) -> Truth:
    """Somebody is let go after somebody was taken."""
    return later.has(_RELEASING) & earlier.has(_TAKING)


def same_thing(a: Profile, b: Profile) -> bool:
    """Both give the state of a thing, and the names of the two share a word."""
    if a.statement.status is None or b.statement.status is None:
        return False
    return bool(_stems_of(a.subject) & _stems_of(b.subject))


other_state = parties.other_state


@of_many
def words_shared(a: Two, b: Two) -> Any:
    """How many words of their sentences are the same."""
    return size(a.words & b.words)
