"""The reading view: a report with its statements, each with the sentence it stands in.

Without colour, brackets carry the marks: `[trigger]`, `{source}`, `<cue>`; a raised number joins a trigger to its line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from reportedly.export.styled import NO_BREAK, Row, Style, Styled, plain, wrap
from reportedly.export.view import Line, Mark, Odds, Paragraph, Passage, Phrase, Piece, View, view
from reportedly.export.wording import day, visible
from reportedly.records import BlockKind, Problem, Reading

WIDTH = 100
"""Columns of a view that is not shown on a terminal."""

_BRACKETS = {Mark.TRIGGER: "[]", Mark.SOURCE: "{}", Mark.CUE: "<>"}
_STYLES: dict[Mark, Style] = {Mark.TRIGGER: "trigger", Mark.SOURCE: "source", Mark.CUE: "cue"}
_NO_DATE = "no date (give --published DAY)"
_RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")


class TextExporter:
    """The reading view in plain text."""

    name = "text"
    media_type = "text/plain"

    def __init__(self, *, width: int = WIDTH, explain: bool = False) -> None:
        self._width = width
        self._explain = explain

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write one view for each reading, a rule between them."""
        for number, reading in enumerate(readings):
            if number:
                out.write(f"\n{'═' * self._width}\n\n")
            shown = rows(reading, width=self._width, explain=self._explain)
            out.writelines(f"{plain(row)}\n" for row in shown)


def rows(reading: Reading, *, width: int = WIDTH, colour: bool = False, explain: bool = False) -> Iterator[Row]:
    """The reading view, row by row.

    Args:
        reading: What to show.
        width: Columns to fill.
        colour: Whether the styles will be seen; if not, brackets stand for them.
        explain: Whether to say under each statement which rules and entries made it.

    Yields:
        Rows of styled text, no wider than `width`.
    """
    shown = view(reading)
    yield from _head(shown, width, colour=colour)
    for paragraph in shown.paragraphs:
        yield ()
        yield from _paragraph(paragraph, width, colour=colour, explain=explain)
    yield from _odds(shown.odds, width)
    yield from _problems(reading, width)


def _head(shown: View, width: int, *, colour: bool) -> Iterator[Row]:
    article = shown.reading.article
    yield from wrap([Styled(shown.title, "title")], width)
    published = day(article.published, weekday=True) if article.published else _NO_DATE
    facts = (article.outlet or "outlet not stated", published, article.byline, article.url, _language(article.language))
    yield from wrap([Styled(" · ".join(visible(fact) for fact in facts if fact), "faint")], width)
    yield from wrap(_tally(shown), width)
    if shown.lines:
        yield ()
        yield from wrap(_legend(shown, colour=colour), width)


def _language(language: str | None) -> str | None:
    return f"language: {language}" if language and language != "en" else None


def _tally(shown: View) -> list[Styled]:
    claimed = sum(bool(line.statement.chain) for line in shown.lines)
    parts = [
        _number(len(shown.lines), "statement"),
        f"{claimed} according to a source" if claimed else "",
        _number(len(shown.odds), "contradiction") if shown.odds else "",
        _number(len(shown.reading.problems), "problem") if shown.reading.problems else "",
    ]
    return [Styled(" · ".join(part for part in parts if part))]


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _legend(shown: View, *, colour: bool) -> list[Styled]:
    parts: list[Styled] = []
    for mark in Mark:
        parts += _marked(Piece(text=mark, marks=(mark,), opens=(mark,), closes=(mark,)), colour=colour)
        parts.append(Styled(f"{NO_BREAK} "))
    if any(line.when.startswith("~") for line in shown.lines):
        parts.append(Styled(_together("~ no day stated, the report's own stands in"), "faint"))
    return parts


def _together(words: str) -> str:
    return words.replace(" ", NO_BREAK)


def _paragraph(paragraph: Paragraph, width: int, *, colour: bool, explain: bool) -> Iterator[Row]:
    margin: Row = ()
    if paragraph.post:
        margin = (Styled("│ ", "rule"),)
        post = paragraph.post
        signed = (post.author, post.handle, post.platform, day(post.posted, weekday=True) if post.posted else None)
        words = "post by " + " · ".join(visible(part) for part in signed if part)
        yield from wrap([Styled(words, "faint")], width, first=margin, rest=margin)
    elif paragraph.kind in {BlockKind.CAPTION, BlockKind.BYLINE}:
        yield (Styled(paragraph.kind, "faint"),)
    before: Passage | None = None
    for passage in paragraph.passages:
        if before and (before.lines or passage.lines):
            yield margin
        yield from _prose(passage, width, margin, colour=colour)
        for line in passage.lines:
            yield from _line(line, width, margin)
            if explain:
                yield from _why(line, width, margin)
        before = passage


def _prose(passage: Passage, width: int, margin: Row, *, colour: bool) -> Iterator[Row]:
    parts = [part for piece in passage.pieces for part in _marked(piece, colour=colour)]
    if not passage.lines:
        parts = [Styled(part.text, part.style or "faint") for part in parts]
    yield from wrap(parts, width, first=margin, rest=margin)


def _marked(piece: Piece, *, colour: bool) -> Iterator[Styled]:
    style: Style = ""
    for mark in (Mark.CUE, Mark.SOURCE, Mark.TRIGGER):
        style = _STYLES[mark] if mark in piece.marks else style
    opening = "" if colour else "".join(_BRACKETS[mark][0] for mark in piece.opens)
    closing = "" if colour else "".join(_BRACKETS[mark][1] for mark in piece.closes)
    yield Styled(opening + piece.text + closing, style)
    if piece.numbers:
        yield Styled(",".join(map(str, piece.numbers)).translate(_RAISED), "number")


def _line(line: Line, width: int, margin: Row) -> Iterator[Row]:
    number = f"{line.number:>4}  "
    rest = (*margin, Styled(" " * len(number)))
    parts: list[Styled] = []
    for segment in _told(line):
        # The dot stays with what it closes, so that no row starts with one.
        parts += [Styled(f"{NO_BREAK}· ", "faint"), *segment] if parts else segment
    yield from wrap(parts, width, first=(*margin, Styled(number, "number")), rest=rest)


def _told(line: Line) -> Iterator[list[Styled]]:
    """`who → did what → to whom · where · when · according to whom · how committed`."""
    arrow = Styled(f"{NO_BREAK}→ ", "faint")
    deed = [Styled(line.negation.replace(" ", NO_BREAK), "negative"), Styled(line.deed, "deed")]
    whom = [arrow, *_phrases(line.whom)] if line.whom else []
    who = [*_phrases(line.who), arrow] if line.who else []
    yield [*who, *deed, *whom]
    for outcome in line.outcome:
        yield [Styled(_together(outcome))]
    if line.where:
        yield _phrases(line.where)
    if line.when:
        yield [Styled(_together(line.when))]
    yield [Styled(line.voice, "voice") if line.statement.chain else Styled(_together(line.voice), "faint")]
    if line.commitment:
        yield [Styled(_together(line.commitment), "hedged")]
    if line.at_odds:
        yield [Styled(_together(f"at odds with {', '.join(map(str, line.at_odds))}"), "odds")]
    if line.code:
        yield [Styled(_together(line.code), "faint")]


def _phrases(phrases: tuple[Phrase, ...]) -> list[Styled]:
    parts: list[Styled] = []
    for number, phrase in enumerate(phrases):
        if number:
            parts.append(Styled(", ", "faint"))
        parts.append(Styled(phrase.text))
        if phrase.note:
            parts.append(Styled(f" ({phrase.note})", "faint"))
    return parts


def _why(line: Line, width: int, margin: Row) -> Iterator[Row]:
    statement = line.statement
    codes = (
        f"score {statement.score:.2f}",
        f"CAMEO {statement.cameo}" if statement.cameo else "",
        f"quad {statement.quad}" if statement.quad is not None else "",
        f"contexts {', '.join(statement.contexts)}" if statement.contexts else "",
        str(statement.producer),
        statement.id,
    )
    indent = (*margin, Styled("      "))
    for words in (" · ".join(code for code in codes if code), *statement.reasons):
        yield from wrap([Styled(visible(words), "faint")], width, first=indent, rest=(*indent, Styled("  ")))


def _odds(odds: tuple[Odds, ...], width: int) -> Iterator[Row]:
    if not odds:
        return
    yield ()
    yield (Styled("At odds within this report", "title"),)
    for pair in odds:
        yield from wrap([Styled(visible("; ".join(pair.reasons)), "odds")], width, first=(Styled("  "),))
        for line in (pair.left, pair.right):
            yield from _line(replace(line, at_odds=()), width, ())


def _problems(reading: Reading, width: int) -> Iterator[Row]:
    if not reading.problems:
        return
    yield ()
    yield (Styled("Problems", "title"),)
    for problem in reading.problems:
        parts = [Styled(problem.code, "problem"), Styled(f": {_about(problem, reading)}{visible(problem.message)}")]
        yield from wrap(parts, width, first=(Styled("  "),), rest=(Styled("      "),))


def _about(problem: Problem, reading: Reading) -> str:
    if not problem.span or problem.span.end > len(reading.article.text):
        return ""
    words = visible(problem.span.of(reading.article.text))
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”: "
