"""The reading view without its clothes: a report cut into passages, each with the statements that stand in it.

`text.py`, `html.py` and `notation.py` dress it. It holds every character of the report, so that nothing of the text is
out of sight, and numbers the statements in the order of their triggers, so that a mark in the prose and a line below it
name each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reportedly.export.wording import (
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
from reportedly.records import (
    Argument,
    BlockKind,
    GroundingKind,
    Link,
    LinkKind,
    Place,
    Post,
    Reading,
    Role,
    Span,
    Statement,
)


class Mark(StrEnum):
    """What a stretch of prose is to a statement."""

    TRIGGER = "trigger"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of prose under the same marks."""

    text: str
    marks: tuple[Mark, ...] = ()
    """All that cover it, outermost first."""
    opens: tuple[Mark, ...] = ()
    """Those that start here."""
    closes: tuple[Mark, ...] = ()
    """Those that end here."""
    numbers: tuple[int, ...] = ()
    """Statements whose trigger ends here."""
    statements: tuple[int, ...] = ()
    """All statements that one of its marks belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of the report, and what they stand for."""

    text: str
    note: str = ""
    """The fuller mention, or the gazetteer's name; empty where it adds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement: who, did what, to whom, where, when, according to whom, how committed."""

    number: int
    statement: Statement
    who: tuple[Phrase, ...]
    negation: str
    """`NOT ` where the source says that it is not so."""
    deed: str
    whom: tuple[Phrase, ...]
    outcome: tuple[str, ...]
    """Counts and the state a thing is put in."""
    where: tuple[Phrase, ...]
    when: str
    """Empty where nothing is known."""
    voice: str
    commitment: str
    """Empty where its source says it flatly."""
    code: str
    """Event, mode; empty where the ontology has none."""
    at_odds: tuple[int, ...]
    """Statements of this report that cannot be right if it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a paragraph: one sentence with its statements, or what lies between such sentences."""

    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, heading, caption or post of the report."""

    kind: BlockKind
    post: Post | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Two statements of one report that contradict each other."""

    left: Line
    right: Line
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A reading, ready to be dressed."""

    reading: Reading
    title: str
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    odds: tuple[Odds, ...]

    @property
    def voices(self) -> tuple[str, ...]:
        """Every innermost source, once each, in the order they first speak."""
        return tuple(dict.fromkeys(line.voice for line in self.lines))


def view(reading: Reading) -> View:
    """Lay a reading out.

    Args:
        reading: Its statements may stand in any order; they are numbered by their triggers.
    """
    article = reading.article
    ordered = sorted(reading.statements, key=lambda statement: (statement.trigger, statement.id))
    number_by_id = {statement.id: number for number, statement in enumerate(ordered, start=1)}
    contradictions = [link for link in reading.links if link.kind is LinkKind.CONTRADICTS]
    write = _Writer(reading, number_by_id, contradictions)
    lines = tuple(write.line(statement) for statement in ordered)
    # What has no title is known by its file; the folders in front of it are the reader's own.
    title = article.title or (article.where or "").rpartition("/")[2].removeprefix("-") or "(no title)"
    marks = _Marks(lines)
    paragraphs = (
        _paragraph(reading, kind, span, lines, marks)
        for kind, span in _stretches(reading)
        # A title that stands in the text is the view's heading already, unless something is said in it.
        if kind is not BlockKind.TITLE or span.of(article.text).strip() != title or _told_in(span, lines)
    )
    line_by_id = {line.statement.id: line for line in lines}
    return View(
        reading=reading,
        title=visible(title),
        paragraphs=tuple(paragraphs),
        lines=lines,
        odds=tuple(
            Odds(left=line_by_id[link.left], right=line_by_id[link.right], reasons=link.reasons)
            for link in contradictions
            if link.left in line_by_id and link.right in line_by_id
        ),
    )


class _Writer:
    """Words the statements of one reading."""

    def __init__(self, reading: Reading, number_by_id: dict[str, int], contradictions: Iterable[Link]) -> None:
        self._text = reading.article.text
        self._posts = reading.article.posts
        self._numbers = number_by_id
        self._places = {
            found.span: found.target
            for found in reading.groundings
            if found.kind is GroundingKind.PLACE and isinstance(found.target, Place)
        }
        self._against: dict[str, list[int]] = {}
        for link in contradictions:
            for one, other in ((link.left, link.right), (link.right, link.left)):
                if other in number_by_id:
                    self._against.setdefault(one, []).append(number_by_id[other])

    def line(self, statement: Statement) -> Line:
        text = self._text
        by_role = {role: [a for a in statement.arguments if a.role is role] for role in Role}
        states = (status_words(statement.status),) if statement.status else ()
        dates = ", ".join(visible(argument.span.of(text)) for argument in by_role[Role.DATE])
        return Line(
            number=self._numbers[statement.id],
            statement=statement,
            who=self._parties(by_role[Role.ACTOR], statement),
            negation=negation(statement.factuality),
            deed=visible(statement.trigger.of(text)),
            whom=self._parties(by_role[Role.RECIPIENT], statement),
            outcome=(*(count_words(count) for count in statement.counts), *states),
            where=tuple(self._place(argument, statement.evidence) for argument in by_role[Role.LOCATION]),
            when=when_words(statement.when) if statement.when else dates,
            voice=voice(statement.chain, text=text, post=self._post(statement)),
            commitment=reserve(statement.factuality),
            code=" ".join(code for code in (statement.event, statement.mode) if code),
            at_odds=tuple(sorted(set(self._against.get(statement.id, ())))),
        )

    def _parties(self, arguments: Iterable[Argument], statement: Statement) -> tuple[Phrase, ...]:
        found = (self._party(argument, statement) for argument in arguments)
        return tuple(phrase for phrase in found if phrase.text)

    def _party(self, argument: Argument, statement: Statement) -> Phrase:
        words = party_words(visible(argument.span.of(self._text)), statement.factuality)
        fuller = visible(argument.antecedent.of(self._text)) if argument.antecedent else ""
        return Phrase(text=fuller) if is_short_for(words, fuller) else Phrase(text=words, note=fuller)

    def _place(self, argument: Argument, evidence: Span) -> Phrase:
        words = where_words(argument, self._text, evidence=evidence)
        place = self._places.get(argument.span)
        return Phrase(text=words, note=place_note(place, words) if place else "")

    def _post(self, statement: Statement) -> Post | None:
        return next((post for post in self._posts if post.span.holds(statement.trigger)), None)


class _Marks:
    """Where triggers, sources and cues stand, and of which statements."""

    def __init__(self, lines: Iterable[Line]) -> None:
        owners: dict[tuple[Span, Mark], list[int]] = {}
        for line in lines:
            owners.setdefault((line.statement.trigger, Mark.TRIGGER), []).append(line.number)
            for link in line.statement.chain:
                for span, mark in ((link.source.span, Mark.SOURCE), (link.cue, Mark.CUE)):
                    if span:
                        owners.setdefault((span, mark), []).append(line.number)
        # Longest first, so that what opens first closes last.
        self._found = sorted(
            ((span, mark, tuple(dict.fromkeys(numbers))) for (span, mark), numbers in owners.items()),
            key=lambda found: (found[0].start, -found[0].end, found[1] is Mark.TRIGGER),
        )

    def pieces(self, text: str, stretch: Span) -> Iterator[Piece]:
        """The stretch cut wherever a mark starts or ends."""
        found = [(span, mark, numbers) for span, mark, numbers in self._found if span.meets(stretch)]
        cuts = {stretch.start, stretch.end}
        for span, _, _ in found:
            cuts |= {max(span.start, stretch.start), min(span.end, stretch.end)}
        for start, end in pairwise(sorted(cuts)):
            over = [entry for entry in found if entry[0].start <= start and end <= entry[0].end]
            ending = [entry for entry in over if entry[0].end == end]
            yield Piece(
                text=visible(text[start:end]),
                marks=tuple(mark for _, mark, _ in over),
                opens=tuple(mark for span, mark, _ in over if span.start == start),
                closes=tuple(mark for _, mark, _ in reversed(ending)),
                numbers=tuple(n for _, mark, numbers in ending if mark is Mark.TRIGGER for n in numbers),
                statements=tuple(sorted({n for _, _, numbers in over for n in numbers})),
            )


def _stretches(reading: Reading) -> Iterator[tuple[BlockKind, Span]]:
    """The paragraphs in text order: blocks that share a line are one, text that no block holds is one of its own."""
    text = reading.article.text
    held: list[tuple[BlockKind, Span]] = []
    at = 0
    for block in sorted(reading.article.blocks, key=lambda block: block.span):
        held += _loose(text, at, block.span.start)
        if held and held[-1][1].end <= block.span.start and "\n" not in text[held[-1][1].end : block.span.start]:
            kind = block.kind if held[-1][0] is BlockKind.DATELINE else held[-1][0]
            held[-1] = (kind, Span(held[-1][1].start, block.span.end))
        elif block.span.end > at:
            held.append((block.kind, Span(max(at, block.span.start), block.span.end)))
        at = max(at, block.span.end)
    yield from held
    yield from _loose(text, at, len(text))


def _loose(text: str, start: int, end: int) -> list[tuple[BlockKind, Span]]:
    if start >= end:
        return []
    found = []
    for part in text[start:end].split("\n\n"):
        if part.strip():
            found.append((BlockKind.PARAGRAPH, Span(start, start + len(part))))
        start += len(part) + 2
    return found


def _told_in(span: Span, lines: Iterable[Line]) -> bool:
    return any(span.holds(line.statement.trigger) for line in lines)


def _paragraph(reading: Reading, kind: BlockKind, span: Span, lines: Iterable[Line], marks: _Marks) -> Paragraph:
    text = reading.article.text
    told = [line for line in lines if span.start <= line.statement.trigger.start < span.end]
    passages = []
    at = span.start
    sentences = _sentences(told, span)
    # A dateline belongs to the sentence behind it.
    if sentences and any(b.kind is BlockKind.DATELINE and b.span.start == at for b in reading.article.blocks):
        sentences[0] = Span(at, sentences[0].end)
    for sentence in sentences:
        if text[at : sentence.start].strip():
            passages.append(Passage(pieces=tuple(marks.pieces(text, Span(at, sentence.start)))))
        inside = tuple(line for line in told if sentence.start <= line.statement.trigger.start < sentence.end)
        passages.append(Passage(pieces=tuple(marks.pieces(text, sentence)), lines=inside))
        at = sentence.end
    if text[at : span.end].strip():
        passages.append(Passage(pieces=tuple(marks.pieces(text, Span(at, span.end)))))
    post = next((post for post in reading.article.posts if post.span.meets(span)), None)
    return Paragraph(kind=kind, post=post if kind is BlockKind.POST else None, passages=tuple(passages))


def _sentences(lines: Iterable[Line], span: Span) -> list[Span]:
    """The evidence of the lines inside a paragraph; what overlaps is joined."""
    joined: list[Span] = []
    for evidence in sorted({line.statement.evidence for line in lines}):
        sentence = Span(max(evidence.start, span.start), min(evidence.end, span.end))
        if joined and sentence.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, sentence.end))
        else:
            joined.append(sentence)
    return joined
