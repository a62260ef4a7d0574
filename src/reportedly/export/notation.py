"""The readable notation of golden ledgers: everything said about a report, one fact a line, in a stable order.

It is written to be reviewed as a diff: no ids, no scores, no wrapping; a statement is one line of the reading view and
the codes, chain and groundings behind it.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from reportedly.export.view import Line, Mark, Passage, Phrase, Piece, View, view
from reportedly.export.wording import commitment, visible
from reportedly.records import Actor, Grounding, GroundingKind, Place, Reading, Role, Span, Time

_BRACKETS = {Mark.TRIGGER: "[]", Mark.SOURCE: "{}", Mark.CUE: "<>"}
_Known = dict[tuple[GroundingKind, Span], Grounding]
_ROLE_KINDS = {
    Role.ACTOR: GroundingKind.ACTOR,
    Role.RECIPIENT: GroundingKind.ACTOR,
    Role.LOCATION: GroundingKind.PLACE,
    Role.DATE: GroundingKind.TIME,
}


class NotationExporter:
    """Readings in the notation of golden ledgers."""

    name = "notation"
    media_type = "text/plain"

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write the notation of each reading, an empty line behind it."""
        out.writelines(notation(reading) + "\n" for reading in readings)


def notation(reading: Reading) -> str:
    """One reading in the notation, ending in a line feed."""
    return "\n".join(_rows(view(reading))) + "\n"


def _rows(shown: View) -> Iterator[str]:
    reading = shown.reading
    article = reading.article
    yield f"# {visible(article.title or '-')}"
    yield f"outlet: {article.outlet or '-'}; published: {article.published or '-'}; language: {article.language or '-'}"
    known = {(found.kind, found.span): found for found in reading.groundings}
    for paragraph in shown.paragraphs:
        for passage in paragraph.passages:
            yield from _passage(passage, reading, known)
    yield from _links(shown)
    yield from _problems(reading)


def _passage(passage: Passage, reading: Reading, known: _Known) -> Iterator[str]:
    yield ""
    yield "".join(_marked(piece) for piece in passage.pieces).strip()
    for line in passage.lines:
        yield f"  {line.number}. {_told(line)}"
        yield from (f"     {row}" for row in _behind(line, reading, known))


def _marked(piece: Piece) -> str:
    opening = "".join(_BRACKETS[mark][0] for mark in piece.opens)
    closing = "".join(_BRACKETS[mark][1] for mark in piece.closes)
    return f"{opening}{piece.text}{closing}{','.join(map(str, piece.numbers))}"


def _told(line: Line) -> str:
    deed = f"{_phrases(line.who) or '-'} -> {line.negation}{line.deed}"
    if line.whom:
        deed += f" -> {_phrases(line.whom)}"
    sure = commitment(line.statement.factuality)
    return " · ".join(part for part in (deed, *line.outcome, _phrases(line.where), line.when, line.voice, sure) if part)


def _phrases(phrases: tuple[Phrase, ...]) -> str:
    return "; ".join(f"{phrase.text} ({phrase.note})" if phrase.note else phrase.text for phrase in phrases)


def _behind(line: Line, reading: Reading, known: _Known) -> Iterator[str]:
    statement, text = line.statement, reading.article.text
    contexts = f" ({', '.join(statement.contexts)})" if statement.contexts else ""
    yield f"code: {line.code or '-'}{contexts}" + (f", CAMEO {statement.cameo}" if statement.cameo else "")
    for link in statement.chain:
        cue = f' "{visible(link.cue.of(text))}"' if link.cue else ""
        yield f"source: {visible(link.source.text) or '-'} [{link.source.kind}]{cue} {link.stance}, {link.manner}"
    for argument in statement.arguments:
        found = known.get((_ROLE_KINDS[argument.role], argument.span))
        if found:
            yield f"{argument.role}: {visible(argument.span.of(text))} = {_target(found.target)}"
    if status := statement.status:
        since = f" since {status.since}" if status.since else ""
        yield f"status: {visible(status.subject.of(text))} [{status.kind}] {status.state}{since}"
    cues = ", ".join(f'"{visible(cue.of(text))}"' for cue in statement.factuality.cues)
    if cues:
        yield f"hedges: {cues}"


def _target(target: Place | Actor | Time | None) -> str:
    match target:
        case Place():
            return f"{target.name} {target.id} {target.country or '-'} ({target.lat:.2f}, {target.lon:.2f})"
        case Actor():
            return f"{target.id} {target.name}"
        case Time():
            return f"{target.relation} {target.start or '..'}/{target.end or '..'} {target.granularity}"
    return "nothing"


def _links(shown: View) -> Iterator[str]:
    number_by_id = {line.statement.id: line.number for line in shown.lines}
    for link in shown.reading.links:
        if link.left in number_by_id and link.right in number_by_id:
            yield ""
            yield f"{number_by_id[link.left]} {link.kind} {number_by_id[link.right]}: {'; '.join(link.reasons)}"


def _problems(reading: Reading) -> Iterator[str]:
    if reading.problems:
        yield ""
    for problem in reading.problems:
        where = f' at "{visible(problem.span.of(reading.article.text))}"' if problem.span else ""
        yield f"! {problem.code} [{problem.stage}]{where}: {visible(problem.message)}"
