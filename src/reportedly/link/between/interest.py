"""Whether a source says of itself what speaks against it; telling one's own routine work is no admission."""

from collections.abc import Iterable

from reportedly.link.between.voice import speaker
from reportedly.link.telling.parties import alike, kin
from reportedly.link.telling.profile import Party, Profile
from reportedly.link.telling.wording import stem
from reportedly.records import Polarity, Stance

_HOSTILE = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"))
_ACCUSING = frozenset((Stance.ACCUSES, Stance.ALLEGES))
_REJECTING = frozenset((Stance.DENIES, Stance.DOUBTS))
_ARMED = frozenset(("MIL", "COP", "SPY", "REB", "CRM", "UAF"))
_ARMED_WORDS = frozenset(
    stem(word)
    for word in "terrorist terrorists militant militants rebel rebels fighter fighters insurgent insurgents gunman "
    "gunmen bandit bandits combatant combatants enemy militia militiamen soldier soldiers troops mercenary "
    "mercenaries".split()
)
_STATE = frozenset(("GOV", "MIL", "COP", "SPY", "JUD"))
"""Sectors whose trade force is."""
_UNARMED = frozenset(("CVL", "SOC", "LAB", "EDU", "MED", "JRN", "HLH", "REF", "AGR", "BUS", "IGO", "NGO"))


def is_hostile(p: Profile) -> bool:
    """Whether it tells of an act that harms somebody."""
    return p.statement.event in _HOSTILE


def owns_up(p: Profile, group: Iterable[Profile]) -> bool:
    """Whether a statement's source owns up to what it would rather not have done.

    It did a hostile act to people who bear no arms, or it did what others accuse it of. Whoever claims an attack on an
    armed enemy boasts of it.

    Args:
        p: The statement.
        group: All statements of its event.
    """
    who = speaker(p)
    if who is None or not is_hostile(p) or is_rejected(p) or not any(_is(who, actor) for actor in p.actors):
        return False
    if any(party.sectors & _UNARMED for party in p.recipients):
        return True
    if any(party.sectors & _ARMED or party.words & _ARMED_WORDS for party in p.recipients):
        return False
    return any(_accuses(other, who) for other in group if other is not p)


def is_rejected(p: Profile) -> bool:
    """Whether it is denied: by its polarity, or as a charge that somebody passes on only to reject it."""
    rejected = any(link.stance in _REJECTING for link in p.statement.chain)
    return rejected or p.statement.factuality.polarity is Polarity.NEGATIVE


def _accuses(other: Profile, who: Party) -> bool:
    """Whether somebody accuses this party of it."""
    accused = any(link.stance in _ACCUSING for link in other.statement.chain)
    return accused and any(_is(who, actor) for actor in other.actors)


def _is(who: Party, actor: Party) -> bool:
    return alike(who, actor) or _of(who, actor)


def admits(p: Profile, group: Iterable[Profile]) -> bool:
    """Whether a statement admits violence: who did it says so.

    Soldiers who tell of a fight and police who tell of tear gas tell of their work; that is admitted only where people
    without arms were hit or another voice says that they did it.

    Args:
        p: A statement that tells of the act as so.
        group: All statements of its event.
    """
    who = speaker(p)
    if who is None or p.statement.event != "ASSAULT" or not any(alike(who, actor) for actor in p.actors):
        return False
    is_work = p.statement.mode == "crowd-control" or any(actor.sectors & _STATE for actor in p.actors)
    return not is_work or owns_up(p, group) or any(_blames(other, who) for other in group)


def _blames(other: Profile, who: Party) -> bool:
    """Whether somebody else says that this party did it."""
    voice = speaker(other)
    return not (voice is not None and alike(voice, who)) and any(alike(who, actor) for actor in other.actors)


def _of(who: Party, actor: Party) -> bool:
    """Whether a spokesman speaks of a body of his own kind: the army's spokesman of its soldiers."""
    return kin(who, actor) and bool(who.sectors & actor.sectors)
