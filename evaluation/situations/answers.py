"""What Reportedly said about one report, read from its JSON contract and carried to the gold's text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.situations.align import Carrier, Range, carrier
from evaluation.situations.names import NOBODY, folded

Json = Mapping[str, Any]

QUADS: Mapping[str, frozenset[int]] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), frozenset({1})),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), frozenset({2})),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), frozenset({3})),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), frozenset({4})),
    "SANCTION": frozenset({3, 4}),
}
"""PLOVER's quad classes by type; a sanction is verbal or material."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One statement that Reportedly made, with spans in the gold's text."""

    id: str
    trigger: Range
    evidence: Range
    event: str | None
    mode: str | None
    quads: frozenset[int]
    chain: tuple[Json, ...]
    arguments: tuple[Json, ...]
    values: Mapping[str, str | None]
    """Polarity, modality and certainty."""
    counts: tuple[Json, ...]
    status: Json

    def role(self, role: str) -> list[Json]:
        """The arguments of one role that name somebody or something."""
        return [each for each in self.arguments if each["role"] == role and folded(each.get("text")) not in NOBODY]

    def grounded(self, role: str) -> list[Json]:
        """The groundings of one role's arguments."""
        return [each["grounding"] for each in self.role(role) if each.get("grounding")]

    @property
    def sources(self) -> list[list[str]]:
        """For every link of the chain, outermost first, what its source may be called."""
        return [wordings(link.get("source") or {}) for link in self.chain]

    @property
    def source(self) -> list[str]:
        """What the innermost source may be called; empty for the outlet's own voice."""
        return self.sources[-1] if self.chain else []


def wordings(mention: Json) -> list[str]:
    """A mention's own words, those of its antecedent, and the name it was grounded to."""
    antecedent, grounding = mention.get("antecedent"), mention.get("grounding")
    fuller = antecedent.get("text") if isinstance(antecedent, Mapping) else antecedent
    name = grounding.get("name") if isinstance(grounding, Mapping) else None
    return [words for words in (mention.get("text"), fuller, name) if isinstance(words, str) and words]


def answers(reading: Json, text: str) -> tuple[list[Answer], int]:
    """The statements of one reading that stand in the gold's text, and how many stand outside (in a title).

    Args:
        reading: The contract's object for one article; an empty one for a report that was not read.
        text: The gold's text of the report.
    """
    carry = carrier((reading.get("article") or {}).get("text"), text)
    said = [_answer(statement, carry) for statement in reading.get("statements") or ()]
    inside = [answer for answer in said if answer]
    return inside, len(said) - len(inside)


def _answer(statement: Json, carry: Carrier) -> Answer | None:
    """One statement with its spans carried; None if its trigger has no place in the gold's text."""
    own = (statement.get("trigger") or {}).get("span") or statement.get("evidence")
    trigger = carry(tuple(own)) if own else None
    if trigger is None:
        return None
    evidence = carry(tuple(statement["evidence"])) if statement.get("evidence") else None
    event, quad = statement.get("event"), statement.get("quad")
    factuality = statement.get("factuality") or {}
    return Answer(
        id=statement["id"],
        trigger=trigger,
        evidence=evidence or trigger,
        event=event,
        mode=statement.get("mode"),
        quads=frozenset({quad}) if quad else QUADS.get(event or "", frozenset()),
        chain=tuple(statement.get("chain") or ()),
        arguments=tuple(statement.get("arguments") or ()),
        values={key: factuality.get(key) for key in ("polarity", "modality", "certainty")},
        counts=tuple(statement.get("counts") or ()),
        status=statement.get("status") or {},
    )
