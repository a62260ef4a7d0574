"""Give acts of violence the means that the rest of the report tells of.

A report that speaks of shots tells of people "hurt" in the next sentence and means the same shots. Where everything
that a report says of means is one and the same, the acts told without any take it over; where it tells of two, nothing
is guessed, nor for a war or a clash, which have many.
"""

from collections.abc import Sequence

from reportedly.extract.code.coded import coded
from reportedly.ontology import Ontology
from reportedly.records import Modality, Statement

MEANS = frozenset(
    {"aerial", "drone", "explosives", "firearms", "heavy-weapons", "primitive", "suicide-attack", "unconventional"}
)
MANY = frozenset({"battle", "clash", "conflict", "fight", "fighting", "hostilities", "insurgency", "violence", "war"})
"""What is fought by many means at once."""
RULE = "means/of-the-rest-of-the-report"


def spread(statements: Sequence[Statement], ontology: Ontology) -> tuple[Statement, ...]:
    """Give the statements back, acts of violence without a mode with that of the others, if they have but one."""
    told = {each.mode for each in statements if _is_violent(each) and each.mode in MEANS}
    if len(told) != 1:
        return tuple(statements)
    means = told.pop()
    return tuple(
        coded(each, "ASSAULT", means, reason=RULE, ontology=ontology) if _is_open(each) else each for each in statements
    )


def _is_violent(statement: Statement) -> bool:
    return statement.event == "ASSAULT" and statement.factuality.modality is Modality.ACTUAL


def _is_open(statement: Statement) -> bool:
    is_bare = statement.mode is None and statement.status is None
    return is_bare and _is_violent(statement) and statement.lemma not in MANY
