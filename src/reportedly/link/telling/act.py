"""What sort of act one statement tells of: an attack, something done by speaking, a deed, a plan or a wish."""

from typing import TYPE_CHECKING

from reportedly.records import Modality

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile


SPEECH = frozenset(("ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONSULT"))
"""Event codes of acts that are done by speaking."""


TALK = SPEECH | {"AID", "AGREE", "COOPERATE", "CONCEDE"}
"""Event codes that hold acts of many contents: two demands of one week are two unless their words agree."""

_WISH = frozenset((Modality.DEMANDED, Modality.THREATENED, Modality.CONDITIONAL))
_PLAN = frozenset((Modality.PLANNED, Modality.POSSIBLE))
_PAST = frozenset((Modality.HISTORICAL, Modality.GENERIC))


def world(p: "Profile") -> str:
    """`actual`, `plan`, `wish` or `past`: where the act stands."""
    modality = p.statement.factuality.modality
    return "wish" if modality in _WISH else "plan" if modality in _PLAN else "past" if modality in _PAST else "actual"


def is_attack(p: "Profile") -> bool:
    """Whether it tells of violence itself, not of whom it hit."""
    return "violence" in p.sorts.families and not p.is_toll
