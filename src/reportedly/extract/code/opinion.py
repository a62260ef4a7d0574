"""Lay the classifier's opinion beside what the word lists decided, and take it where the lists are silent.

Lists give precision and say why; the classifier knows what they do not list. So a listed code stands, with the
classifier's dissent told in the statement's reasons; a statement that no list has a code for takes the classifier's
where it is sure. Denials, claims of responsibility and bare states keep none: there the lists say so on purpose.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.code.classify import Classifier, Lens, evidence_of, head_at, lens
from reportedly.extract.code.coded import coded
from reportedly.extract.code.event import strict
from reportedly.extract.trigger.unlisted import SEEN_BY_READER, UNLISTED
from reportedly.ontology import Ontology
from reportedly.records import Annotation, Modality, Statement

SURE = 0.8  # to give a code where the lists have none; the reader has to agree
LOUD = 0.6  # to be told as a dissent
YIELDING = "YIELD"
"""What the classifier calls CONCEDE and RETREAT: its texts do not tell them apart."""
GIVING_WAY = frozenset({"CONCEDE", "RETREAT"})
SILENT = (f"trigger {UNLISTED.name}", f"trigger {SEEN_BY_READER}")
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
    return tuple(_consulted(seen, each, classifier, ontology) for each in statements)


def _consulted(seen: Lens, statement: Statement, classifier: Classifier, ontology: Ontology) -> Statement:
    is_silent = statement.event is None and any(reason.startswith(SILENT) for reason in statement.reasons)
    if statement.event is None and not is_silent:
        return statement
    said = [] if is_silent else [statement]
    chances = classifier.judge(evidence_of(seen, said, at=statement.trigger))
    top, chance = chances[0]
    opinion = f"model says {top} {chance:.2f}"
    if is_silent:
        evident = chance >= SURE and top in _seen_types(seen, statement)
        return (
            coded(
                statement,
                _spelt(top, statement),
                None,
                reason=f"code {opinion}, lists are silent",
                ontology=ontology,
            )
            if evident
            else statement
        )
    own = strict(statement.event, statement.mode, statement.factuality).event
    agrees = top in {own, statement.event} or (top == YIELDING and {own, statement.event} & GIVING_WAY)
    agrees = agrees or (statement.event, top) in OLDER_CODES
    if not agrees and chance >= LOUD:
        return replace(statement, reasons=(*statement.reasons, f"code lists say {statement.event}, {opinion}"))
    return statement


def _seen_types(seen: Lens, statement: Statement) -> frozenset[str]:
    """What the reader itself takes a trigger for: its likeliest type, and YIELD for those that stand for it."""
    _, sentence, head = head_at(seen, statement.trigger)
    likeliest = {kind for kind, _ in sentence.tokens[head].types[:1]}
    return frozenset(likeliest | ({YIELDING} if likeliest & GIVING_WAY else set()))


def _spelt(event: str, statement: Statement) -> str:
    """CONCEDE or RETREAT for what the classifier leaves open: words or deeds."""
    if event != YIELDING:
        return event
    return "RETREAT" if statement.factuality.modality is Modality.ACTUAL else "CONCEDE"
