"""Give a statement other codes, with everything that follows from them."""

from dataclasses import replace

from reportedly.ontology import Ontology
from reportedly.records import Statement


def coded(statement: Statement, event: str | None, mode: str | None, *, reason: str, ontology: Ontology) -> Statement:
    """Give a statement with a type and mode, their CAMEO code, quad class and values, and the reason for them.

    Args:
        statement: As it was coded before.
        event: None for a statement without a code.
        mode: None for none.
        reason: Is added to the statement's reasons.
        ontology: The loaded one.
    """
    cameo = None if event is None else ontology.default_cameo(event, mode)
    return replace(
        statement,
        event=event,
        mode=mode,
        cameo=cameo,
        quad=None if event is None else ontology.quad(event),
        plover_score=None if event is None else ontology.score(event, mode),
        goldstein=ontology.goldstein(cameo),
        reasons=(*statement.reasons, reason),
    )
