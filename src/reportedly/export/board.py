"""The board in text: states, contested points side by side, latest events, each with its sentence and its source."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import TextIO

from reportedly.export.styled import NO_BREAK, Row, Style, Styled, cells, margin, plain, wrap
from reportedly.export.text import WIDTH
from reportedly.export.wording import commitment, day, is_short_for, negation, stretch, visible, voice, when_words
from reportedly.records import (
    Article,
    Board,
    Contest,
    Event,
    EventCount,
    PastState,
    Reading,
    Role,
    Statement,
    SubjectState,
)

LATEST = 12
"""Events shown unless all are asked for; a board is read in a minute."""

_TWO_COLUMNS = 80
"""Columns from which two sides stand beside each other; below, a half holds too few words to be read."""

_POINTS = {
    "actor": "who did it",
    "happened": "whether it happened",
    "count": "how many",
    "state": "what state it is in",
}
_VERIFICATION: dict[str, Style] = {
    "corroborated": "fact",
    "admitted": "fact",
    "contested": "odds",
    "denied": "negative",
    "reported": "hedged",
}


def write_board(
    board: Board, readings: Iterable[Reading], out: TextIO, *, width: int = WIDTH, n_events: int | None = LATEST
) -> None:
    """Write the board in plain text."""
    out.writelines(f"{plain(row)}\n" for row in board_rows(board, readings, width=width, n_events=n_events))


def board_rows(
    board: Board,
    readings: Iterable[Reading],
    *,
    width: int = WIDTH,
    n_events: int | None = LATEST,
    colour: bool = False,
) -> Iterator[Row]:
    """The board, row by row.

    Args:
        board: What is known.
        readings: Where its statements stand; a cell whose statement is missing is shown without its sentence.
        width: Columns to fill.
        n_events: How many events to show, latest first; all if None.
        colour: Whether the styles will be seen; if not, brackets mark the trigger.

    Yields:
        Rows of styled text, no wider than `width`.
    """
    write = _Writer(readings, width, colour=colour)
    yield from write.head(board)
    yield from write.states(board.states)
    yield from write.contested(board.contested)
    yield from write.events(board, n_events)


class _Writer:
    """Words a board; knows which statement stands where."""

    def __init__(self, readings: Iterable[Reading], width: int, *, colour: bool) -> None:
        self._width = width
        self._mark = "{}" if colour else "[{}]"
        self._homes: dict[str, tuple[Statement, Article]] = {
            statement.id: (statement, reading.article) for reading in readings for statement in reading.statements
        }

    def head(self, board: Board) -> Iterator[Row]:
        outlets = {article.outlet for article in board.articles if article.outlet}
        facts = (
            f"as of {day(board.as_of, weekday=True)}" if board.as_of else _latest(board),
            f"{_number(len(board.articles), 'report')} from {_number(len(outlets), 'outlet')}",
            _number(len(board.reprint_of), "reprint") if board.reprint_of else "",
            _number(len(board.events), "event"),
            f"{len(board.contested)} contested" if board.contested else "nothing contested",
        )
        yield (Styled("What is known", "title"),)
        yield from wrap([Styled(" · ".join(fact for fact in facts if fact), "faint")], self._width)

    def states(self, states: Iterable[SubjectState]) -> Iterator[Row]:
        for number, state in enumerate(states):
            if not number:
                yield from _heading("States")
            yield from self._state(state)

    def _state(self, state: SubjectState) -> Iterator[Row]:
        kind = "" if state.kind == "other" or state.kind in state.subject.casefold() else f" ({state.kind})"
        since = f" since {day(state.since)}" if state.since else ""
        parts = [
            Styled(visible(state.subject)), Styled(kind, "faint"), Styled(": ", "faint"),
            Styled(_together(f"{state.state.replace('_', ' ')}{since}"), "deed"),
        ]  # fmt: skip
        if state.according_to:
            parts += [_dot(), Styled(f"according to {', '.join(map(visible, state.according_to))}", "voice")]
        if state.disputed:
            parts += [_dot(), Styled("disputed", "odds")]
        yield ()
        yield from self._filled(parts, 2)
        yield from self._sentence(state.statement_id, 4)
        if state.history:
            past = ", then ".join(_past(before) for before in state.history)
            yield from self._filled([Styled(f"before: {past}", "faint")], 4)

    def contested(self, contests: Iterable[Contest]) -> Iterator[Row]:
        for number, contest in enumerate(contests):
            if not number:
                yield from _heading("Contested")
            yield ()
            yield from self._filled(self._point(contest), 2)
            yield from self._sides([[i for i in side if i in self._homes] for side in contest.sides])

    def _point(self, contest: Contest) -> list[Styled]:
        """What is contested, and of what: the day and the code of a statement, of one with a stated day if any has."""
        point = _POINTS.get(contest.kind, contest.kind)
        told = [self._homes[statement_id][0] for statement_id in contest.statement_ids if statement_id in self._homes]
        told.sort(key=lambda statement: not (statement.when and statement.when.basis == "stated"))
        when = when_words(told[0].when) if told and told[0].when else ""
        code = " ".join(part for part in (told[0].event, told[0].mode) if part) if told else ""
        parts = [Styled(point[:1].upper() + point[1:], "odds")]
        return parts + [part for words in (when, code) if words for part in (_dot(), Styled(_together(words), "faint"))]

    def _sides(self, sides: list[list[str]]) -> Iterator[Row]:
        """Two sides in two columns where the screen is wide enough, else one below the other."""
        if len(sides) != 2 or self._width < _TWO_COLUMNS:
            for place, side in enumerate(sides):
                if place:
                    yield (Styled("    — or —", "odds"),)
                yield from self._side(side, 4, self._width)
            return
        half = (self._width - 5) // 2
        left, right = (list(self._side(side, 0, half)) for side in sides)
        for one, other in zip_longest(left, right, fillvalue=()):
            gap = " " * (half - cells(margin(one)))
            yield (Styled("  "), *one, Styled(gap), Styled(" │ ", "rule"), *other)

    def _side(self, side: list[str], indent: int, width: int) -> Iterator[Row]:
        for statement_id in side:
            yield from self._claim(statement_id, indent, width)

    def _claim(self, statement_id: str, indent: int, width: int) -> Iterator[Row]:
        """Who says what, then the sentence."""
        statement, article = self._homes[statement_id]
        said = [_dot(), Styled(_voice(statement, article), "voice"), _dot(), Styled(commitment(statement.factuality))]
        yield from self._filled([*_deed(statement, article.text), *said], indent, width)
        yield from self._sentence(statement_id, indent, width)

    def events(self, board: Board, n_events: int | None) -> Iterator[Row]:
        """What has happened, latest first, then what is still ahead of the board's day."""
        today = board.as_of or _last_day(board)
        ahead = [event for event in board.events if today and event.start and event.start > today]
        past = [event for event in board.events if event not in ahead]
        yield from self._some("Latest events", past, n_events, "earlier")
        # The nearest day first: what comes next is what a reader must be ready for.
        yield from self._some("Ahead", ahead[::-1], n_events, "later")

    def _some(self, heading: str, events: list[Event], n_events: int | None, others: str) -> Iterator[Row]:
        if not events:
            return
        yield from _heading(heading)
        shown = events if n_events is None else events[:n_events]
        for event in shown:
            yield from self._event(event)
        if len(shown) < len(events):
            yield ()
            more = _number(len(events) - len(shown), f"{others} event")
            yield (Styled(f"  and {more}; show them with --all", "faint"),)

    def _event(self, event: Event) -> Iterator[Row]:
        best = self._first(event)
        parts = [Styled(_together(stretch(event.start, event.end) or "no day"), "number"), _dot()]
        if best:
            statement, article = self._homes[best]
            parts += _deed(statement, article.text)
            parts += [_dot(), Styled(_voice(statement, article), "voice")]
        code = " ".join(code for code in (event.event, event.mode) if code)
        if event.place:
            country = f" ({event.place.country})" if event.place.country else ""
            parts += [_dot(), Styled(visible(event.place.name)), Styled(country, "faint")]
        parts += [_dot(), Styled(event.verification, _VERIFICATION.get(event.verification, ""))]
        parts += [_dot(), Styled(_together(_number(event.origins, "independent voice")), "faint")]
        parts += [_dot(), Styled(_together(code), "faint")] if code else []
        yield ()
        yield from self._filled(parts, 2)
        for count in event.counts:
            yield from self._filled([Styled(_counted(count))], 4)
        if best:
            yield from self._sentence(best, 4)
        if len(event.statement_ids) > 1:
            others = _number(len(event.statement_ids) - 1, "more statement")
            yield from self._filled([Styled(f"and {others}", "faint")], 4)

    def _first(self, event: Event) -> str | None:
        """The statement that tells the event best: not a reprint's, one with an actor first, then the surest."""
        known = [statement_id for statement_id in event.statement_ids if statement_id in self._homes]

        def merit(statement_id: str) -> tuple[bool, float]:
            statement = self._homes[statement_id][0]
            return any(argument.role is Role.ACTOR for argument in statement.arguments), statement.score

        return max(known, key=merit, default=None)

    def _sentence(self, statement_id: str, indent: int, width: int | None = None) -> Iterator[Row]:
        """The sentence with its trigger marked, and where it stands."""
        if statement_id not in self._homes:
            return
        statement, article = self._homes[statement_id]
        text, evidence, trigger = article.text, statement.evidence, statement.trigger
        before, after = text[evidence.start : trigger.start], text[trigger.end : evidence.end]
        parts = [
            Styled("“" + visible(before)), Styled(self._mark.format(visible(trigger.of(text))), "trigger"),
            Styled(visible(after) + "”"),
        ]  # fmt: skip
        published = _together(day(article.published) if article.published else "no date")
        home = visible(article.outlet or article.where or "outlet not stated")
        yield from self._filled([*parts, Styled(f" — {home}{NO_BREAK}· {published}", "faint")], indent, width)

    def _filled(self, parts: list[Styled], indent: int, width: int | None = None) -> Iterator[Row]:
        edge = (Styled(" " * indent),)
        yield from wrap(parts, width or self._width, first=edge, rest=edge)


def _last_day(board: Board) -> date | None:
    return max((article.published for article in board.articles if article.published), default=None)


def _latest(board: Board) -> str:
    last = _last_day(board)
    return f"as of the latest report, {day(last, weekday=True)}" if last else "no report has a date"


def _heading(words: str) -> Iterator[Row]:
    yield ()
    yield (Styled(words, "title"),)


def _dot() -> Styled:
    return Styled(f"{NO_BREAK}· ", "faint")


def _together(words: str) -> str:
    return words.replace(" ", NO_BREAK)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _deed(statement: Statement, text: str) -> list[Styled]:
    """`who → did what → to whom`."""
    arrow = Styled(f"{NO_BREAK}→ ", "faint")
    whom = ", ".join(_words(statement, Role.RECIPIENT, text))
    parts = [
        Styled(", ".join(_words(statement, Role.ACTOR, text)) or "—"),
        arrow,
        Styled(_together(negation(statement.factuality)), "negative"),
        Styled(visible(statement.trigger.of(text)), "deed"),
    ]
    return [*parts, arrow, Styled(whom)] if whom else parts


def _words(statement: Statement, role: Role, text: str) -> Iterator[str]:
    for argument in statement.arguments:
        if argument.role is role:
            words = visible(argument.span.of(text))
            fuller = visible(argument.antecedent.of(text)) if argument.antecedent else ""
            yield fuller if is_short_for(words, fuller) else f"{words} ({fuller})" if fuller else words


def _voice(statement: Statement, article: Article) -> str:
    if not statement.chain:
        return f"{visible(article.outlet)} itself" if article.outlet else "the report itself"
    post = next((post for post in article.posts if post.span.holds(statement.trigger)), None)
    return voice(statement.chain, text=article.text, post=post)


def _past(before: PastState) -> str:
    span = _range(before.start, before.end)
    return f"{before.state.replace('_', ' ')}{f' ({span})' if span else ''}"


def _range(start: date | None, end: date | None) -> str:
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    return day(start) if start else f"until {day(end)}" if end else ""


def _counted(count: EventCount) -> str:
    """How many over all sources, then each source's own number."""
    by = ", ".join(f"{_bounds(claim.low, claim.high)} ({visible(claim.source)})" for claim in count.by)
    return f"{_bounds(count.low, count.high)} {count.what}" + (f": {by}" if len(count.by) > 1 else "")


def _bounds(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"up to {high:,}" if high is not None else "some"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
