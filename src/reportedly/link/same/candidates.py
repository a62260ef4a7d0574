"""Which statements are worth comparing, so that cost grows with the number of reports and not with its square."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.link.same.same_act import one_family, same_type, same_word
from reportedly.link.telling.either import Mask, Truth, Two, no, of_many
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.sheet import Many, Numbers, Sheet
from reportedly.link.telling.traits import Trait

_BACK = 80
"""Statements of one report that are compared with a later one of it."""
_ACROSS = 200
"""Statements of another report that are compared with one."""
_BESIDE = 4
"""So many statements on, what a report tells is no longer set against what has nothing in common with it."""
_SLACK = 10
"""Days that lie between two stretches that may be one."""
_AT_ONCE = 20_000
"""Pairs that are looked at in one go, more or less: long reports would take much memory."""
_DAYS, _STATUS = int(Trait.DAYS), int(Trait.STATUS)


@of_many
def worth_comparing(a: Two, b: Two) -> Truth:
    """A cheap look before the full table: the acts must have something in common, and the days must not exclude it."""
    in_time = (a.first <= b.last + _SLACK) & (b.first <= a.last + _SLACK)
    alike = same_type(a, b) | same_word(a, b) | one_family(a, b) | (a.has(_STATUS) & b.has(_STATUS))
    return alike & (in_time | no(a.has(_DAYS) & b.has(_DAYS)))


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of statements that are worth a look."""

    later: Many
    """The one of each pair that was told later."""
    earlier: Many
    is_beside: Mask
    """Which of them stand close together in one report, and their acts have nothing in common: they are hardly of one
    event, but two voices that a report sets side by side may still tell one matter otherwise."""


def compared(mine: Sequence[Profile], near: Sequence[Profile]) -> Iterator[Compared]:
    """Pairs of a report's statements with each other, and with those of earlier reports.

    Args:
        mine: The report's statements.
        near: Those of other reports, those of one beside each other.
    """
    step = max(1, _AT_ONCE // max(1, len(mine) + len(near)))
    for at in range(0, len(mine), step):
        asked, before = mine[at : at + step], mine[max(0, at - _BACK) : at]
        yield _worth_a_look(Sheet([*asked, *before, *near], len(asked)), len(asked), len(before))


def _worth_a_look(sheet: Sheet, n_asked: int, n_before: int) -> Compared:
    """Of each statement asked about with each that was told before it, and with all of other reports."""
    nth = np.concatenate((np.arange(n_asked) + n_before, np.arange(n_before)))
    steps = nth[:n_asked, None] - nth[None, :]
    mine, told = np.nonzero((steps > 0) & (steps <= _BACK))
    n_near = len(sheet.profiles) - n_asked - n_before
    mine_too, near = np.divmod(np.arange(n_asked * n_near), max(1, n_near))
    one, two = np.concatenate((mine, mine_too)), np.concatenate((told, near + n_asked + n_before))
    worth_it = worth_comparing(Many(sheet, one), Many(sheet, two))
    worth_it[np.flatnonzero(worth_it)[_many_of_one(one[worth_it], sheet.rows["report"][two[worth_it]])]] = False
    place = np.argsort(np.argsort(sheet.rows["nth"][: n_asked + n_before], kind="stable"))
    is_beside = np.zeros(len(one), bool)
    is_beside[: len(mine)] = (abs(place[mine] - place[told]) <= _BESIDE) & ~worth_it[: len(mine)]
    kept = np.flatnonzero(worth_it | is_beside)
    one, two = _later_first(sheet, one[kept], two[kept])
    return Compared(Many(sheet, one), Many(sheet, two), is_beside[kept])


def _many_of_one(mine: Numbers, report: Numbers) -> Mask:
    """Which pairs are beyond the most of one statement with those of one report; they stand beside each other."""
    begins = np.flatnonzero(np.r_[True, (mine[1:] != mine[:-1]) | (report[1:] != report[:-1])][: len(mine)])
    lengths = np.diff(np.r_[begins, len(mine)])
    over: Mask = np.arange(len(mine)) - np.repeat(begins, lengths) >= _ACROSS
    return over


def _later_first(sheet: Sheet, one: Numbers, two: Numbers) -> tuple[Numbers, Numbers]:
    told = sheet.profiles
    place = np.empty(len(told), np.int64)
    place[sorted(range(len(told)), key=lambda n: told[n].order)] = np.arange(len(told))
    is_later = place[one] > place[two]
    return np.where(is_later, one, two), np.where(is_later, two, one)


def paired(pairs: Sequence[tuple[Profile, Profile]]) -> tuple[Many, Many]:
    """Pairs of statements in columns."""
    asked = list({id(one): one for one, _ in pairs}.values())
    others = list({id(two): two for _, two in pairs}.values())
    at = {id(one): n for n, one in enumerate(asked)}, {id(two): n for n, two in enumerate(others, len(asked))}
    sheet = Sheet([*asked, *others], len(asked))
    left, right = (np.array([at[side][id(pair[side])] for pair in pairs], np.int64) for side in (0, 1))
    return Many(sheet, left), Many(sheet, right)
