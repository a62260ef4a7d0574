"""What a statement has at all, as bits: most reasons for one event need something of both statements to hold.

A gate is asked for before its reason, and for all pairs of the same bits at once. It may let through what the reason
then turns down, never keep out what the reason would let through (tested over all shipped examples).
"""

from dataclasses import dataclass
from enum import IntFlag, auto
from typing import TYPE_CHECKING, Any

from reportedly.link.telling.act import PASSAGES, PASSING, SPEECH, TALK, is_attack, world
from reportedly.link.telling.either import Truth, no
from reportedly.records import Polarity

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile


class Trait(IntFlag):
    """One thing that a statement can have."""

    EVENT = auto()
    MODE = auto()
    SPEECH = auto()
    TALK = auto()
    SORTED = auto()
    """The word list knows its word."""
    DENYING = auto()
    TOLL = auto()
    ATTACK = auto()
    SPOTS = auto()
    PLACED = auto()
    """A place known to a town or better."""
    DAYS = auto()
    STATED = auto()
    """Its own day."""
    ACTORS = auto()
    RECIPIENTS = auto()
    STATUS = auto()
    COUNTS = auto()
    NEGATIVE = auto()
    ACTUAL = auto()
    PLAN = auto()
    WISH = auto()
    PAST = auto()
    LEADS = auto()
    CENTRAL = auto()
    REFERS = auto()
    OF_ONE = auto()
    """Of a single person."""
    OF_NONE = auto()
    """Nobody was hit."""
    DEFENCE = auto()
    PASSING = auto()
    """It closes, opens or cuts something."""
    PASSAGE = auto()
    """The thing whose state it gives is a crossing, a road or a port."""
    OPENING = auto()
    RELEASING = auto()
    TAKING = auto()
    """Somebody is arrested or abducted."""
    NONE_AT_ALL = auto()
    """A count comes to none: a denial in numbers."""


_TAKING = frozenset(("arresting", "abducting"))
_WORLDS = {"actual": Trait.ACTUAL, "plan": Trait.PLAN, "wish": Trait.WISH, "past": Trait.PAST}


def traits(p: "Profile") -> int:
    """The traits of a statement, as a plain number: it is looked at for every pair."""
    s = p.statement
    has = {
        Trait.EVENT: s.event is not None,
        Trait.MODE: s.mode is not None,
        Trait.SPEECH: s.event in SPEECH,
        Trait.TALK: s.event in TALK,
        Trait.SORTED: bool(p.sorts.sorts or p.sorts.families),
        Trait.DENYING: "denying" in p.sorts.sorts,
        Trait.TOLL: p.is_toll,
        Trait.ATTACK: is_attack(p),
        Trait.SPOTS: bool(p.spots),
        Trait.PLACED: bool(p.fine),
        Trait.DAYS: p.days is not None,
        Trait.STATED: p.days is not None and p.days.stated,
        Trait.ACTORS: bool(p.actors),
        Trait.RECIPIENTS: bool(p.recipients),
        Trait.STATUS: s.status is not None,
        Trait.COUNTS: bool(p.counts),
        Trait.NEGATIVE: s.factuality.polarity is Polarity.NEGATIVE,
        _WORLDS[world(p)]: True,
        Trait.LEADS: p.leads,
        Trait.CENTRAL: p.central,
        Trait.REFERS: p.refers,
        Trait.OF_ONE: p.is_of_one,
        Trait.OF_NONE: p.is_of_none,
        Trait.DEFENCE: "defence" in p.sorts.families,
        Trait.PASSING: not PASSING.isdisjoint(p.sorts.families),
        Trait.OPENING: "opening" in p.sorts.sorts,
        Trait.RELEASING: "releasing" in p.sorts.sorts,
        Trait.TAKING: not _TAKING.isdisjoint(p.sorts.sorts),
        Trait.NONE_AT_ALL: any(most == 0 for _, most in p.counts.values()),
        Trait.PASSAGE: s.status is not None and s.status.kind in PASSAGES,
    }
    return sum(int(trait) for trait, holds in has.items() if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What two statements must have for a reason to be worth asking."""

    both: int = 0
    """Every one of these, both."""
    some: int = 0
    """At least one of these, both; nothing is asked if there is none here."""
    one: int = 0
    """Every one of these, exactly one of the two."""
    same_report: bool | None = None
    """Whether they stand in one report; either if None."""

    def open(self, left: Any, right: Any, *, same_report: Truth) -> Truth:
        """Whether a reason behind this gate can hold for two statements with these traits, or which of many pairs."""
        common = left & right
        is_open = (common & self.both == self.both) & ((left ^ right) & self.one == self.one)
        if self.some:
            is_open = is_open & (common & self.some != 0)
        if self.same_report is None:
            return is_open
        return is_open & (same_report if self.same_report else no(same_report))


def both(*needed: Trait) -> Gate:
    """Both have all of these."""
    return Gate(both=sum(map(int, needed)))


def one(*needed: Trait) -> Gate:
    """Each of these exactly one of the two has."""
    return Gate(one=sum(map(int, needed)))
