"""Lay the classifier's opinion beside the code that a statement has.

A code stands, whether a list or the second look gave it; where the classifier is sure of another one, the statement's
reasons tell its dissent.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.code.classify import Classifier, Lens, evidence_of, lens
from reportedly.extract.code.event import strict
from reportedly.ontology import Ontology
from reportedly.records import Annotation, Statement

LOUD = 0.6  # to be told as a dissent
YIELDING = "YIELD"
"""What the classifier calls CONCEDE and RETREAT: its texts do not tell them apart."""
GIVING_WAY = frozenset({"CONCEDE", "RETREAT"})
# Texts that it learnt from follow the older map of CAMEO: blockades, occupations and cyber attacks are ASSAULT there,
# embargoes COERCE, convictions ACCUSE, peacekeepers AID. PLOVER 2 codes them as our lists do: no dissent.
OLDER_CODES = frozenset({("COERCE", "ASSAULT"), ("SANCTION", "COERCE"), ("SANCTION", "ACCUSE"), ("MOBILIZE", "AID")})


def consult(
    annotation: Annotation, statements: Sequence[Statement], classifier: Classifier | None, ontology: Ontology
) -> tuple[Statement, ...]:
    """Give the statements back, each with the classifier's opinion among its reasons where that matters.

    Args:
        annotation: What the reader saw in the article.
        statements: As the lists made them.
        classifier: None if there is none; one that was fitted with another reader model is not asked.
        ontology: The loaded one; the classifier is only asked where it knows the ontology's types.
    """
    if classifier is None or classifier.model != annotation.producer.digest:
        return tuple(statements)
    if not {*classifier.types} - {YIELDING} <= ontology.types.keys():
        return tuple(statements)
    seen = lens(annotation)
    return tuple(_consulted(seen, each, classifier) for each in statements)


def _consulted(seen: Lens, statement: Statement, classifier: Classifier) -> Statement:
    if statement.event is None:
        return statement
    chances = classifier.judge(evidence_of(seen, [statement], at=statement.trigger))
    top, chance = chances[0]
    own = strict(statement.event, statement.mode, statement.factuality).event
    agrees = top in {own, statement.event} or (top == YIELDING and {own, statement.event} & GIVING_WAY)
    agrees = agrees or (statement.event, top) in OLDER_CODES
    if not agrees and chance >= LOUD:
        return replace(
            statement, reasons=(*statement.reasons, f"code lists say {statement.event}, model says {top} {chance:.2f}")
        )
    return statement
