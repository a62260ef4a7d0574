"""What sort of act one statement tells of: an attack, something done by speaking, a deed, a plan or a wish."""

from typing import TYPE_CHECKING

from reportedly.link.telling.wording import stem
from reportedly.records import Modality, SubjectKind

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile


SPEECH = frozenset(("ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONSULT"))
"""Event codes of acts that are done by speaking."""


TALK = SPEECH | {"AID", "AGREE", "COOPERATE", "CONCEDE"}
"""Event codes that hold acts of many contents: two demands of one week are two unless their words agree."""

LIGHT = frozenset(
    stem(word)
    for word in "be begin bring call carry come continue do drop end enter fall find get give go have hold keep leave "
    "let lose make move offer open pass pull put reach remain return run say see send set stand start stay stop take "
    "turn want work plan ready due attempt decision measure order".split()
)
"""Stems of words that tell little of an act."""
PASSAGES = frozenset((SubjectKind.CROSSING, SubjectKind.ROAD, SubjectKind.PORT))
"""Kinds that readers mix: a bridge on the border is road to one and crossing to another."""
PASSING = frozenset(("closure", "service"))
"""Families of acts that close, open or cut something."""

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
