"""One statement in one line: who did what to whom, where, when, according to whom, how sure."""

from collections.abc import Iterator

from reportedly.export.wording import (
    commitment,
    count_words,
    is_short_for,
    negation,
    party_words,
    place_note,
    reserve,
    status_words,
    visible,
    voice,
    when_words,
    where_words,
)
from reportedly.records import Argument, GroundingKind, Place, Reading, Role, Statement


def facets(statement: Statement, reading: Reading) -> dict[str, str]:
    """What a statement says, worded part by part; parts that it leaves open are not in it."""
    text = reading.article.text
    post = next((post for post in reading.article.posts if post.span.holds(statement.trigger)), None)
    worded = {
        "who": ", ".join(_arguments(statement, Role.ACTOR, text)),
        "did": negation(statement.factuality) + visible(statement.trigger.of(text)),
        "to whom": ", ".join(_arguments(statement, Role.RECIPIENT, text)),
        "where": ", ".join(_places(statement, reading)),
        "when": when_words(statement.when) if statement.when else "",
        "how many": ", ".join(count_words(count) for count in statement.counts),
        "state": status_words(statement.status) if statement.status else "",
        "according to": voice(statement.chain, text=text, post=post),
        "how sure": commitment(statement.factuality),
        "code": " ".join(code for code in (statement.event, statement.mode) if code),
    }
    return {name: words for name, words in worded.items() if words}


def line(statement: Statement, reading: Reading) -> str:
    """The statement in one line."""
    said = facets(statement, reading)
    deed = [said.pop("who", ""), said.pop("did"), said.pop("to whom", "")]
    said["how sure"] = reserve(statement.factuality)
    return " · ".join([" → ".join(part for part in deed if part), *filter(None, said.values())])


def _arguments(statement: Statement, role: Role, text: str) -> Iterator[str]:
    for argument in statement.arguments:
        if argument.role is role:
            words = party_words(visible(argument.span.of(text)), statement.factuality)
            fuller = visible(argument.antecedent.of(text)) if argument.antecedent else ""
            if words:
                yield fuller if is_short_for(words, fuller) else f"{words} ({fuller})" if fuller else words


def _places(statement: Statement, reading: Reading) -> Iterator[str]:
    for argument in statement.arguments:
        if argument.role is Role.LOCATION:
            place = _place(argument, reading)
            words = where_words(argument, reading.article.text, evidence=statement.evidence)
            note = place_note(place, words) if place else ""
            yield f"{words} ({note})" if note else words


def _place(argument: Argument, reading: Reading) -> Place | None:
    spans = {argument.span, argument.head, argument.antecedent}
    for grounding in reading.groundings:
        if grounding.kind is GroundingKind.PLACE and grounding.span in spans and isinstance(grounding.target, Place):
            return grounding.target
    return None
