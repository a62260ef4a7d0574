"""The board in text: states, contested points side by side, main events, each with its sentence and its source."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from math import log2
from typing import TextIO

from reportedly.export.claims import Claims, counted, deed, dot, heading, number, together, voice_of
from reportedly.export.styled import Row, Style, Styled, cells, margin, plain, wrap
from reportedly.export.text import WIDTH
from reportedly.export.wording import day, stretch, visible, when_words
from reportedly.records import (
    Board,
    Contest,
    Event,
    Modality,
    PastState,
    Reading,
    Role,
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
_CASUALTIES = frozenset(("killed", "injured", "missing", "abducted", "displaced", "detained"))
_MATERIAL = frozenset((2, 4))
"""Quad classes of deeds; the others are words."""
_MOST_TOLD = 16
_OLD = 60
"""Days that an event without one counts as old."""
_DAYS_A_POINT = 7
"""A week's age weighs as much as one voice."""
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
        self._claims = Claims(readings, width, colour=colour)
        self._width, self._homes = width, self._claims.homes

    def head(self, board: Board) -> Iterator[Row]:
        outlets = {article.outlet for article in board.articles if article.outlet}
        facts = (
            f"as of {day(board.as_of, weekday=True)}" if board.as_of else _latest(board),
            f"{number(len(board.articles), 'report')} from {number(len(outlets), 'outlet')}",
            number(len(board.reprint_of), "reprint") if board.reprint_of else "",
            number(len(board.events), "event"),
            f"{len(board.contested)} contested" if board.contested else "nothing contested",
        )
        yield (Styled("What is known", "title"),)
        yield from wrap([Styled(" · ".join(fact for fact in facts if fact), "faint")], self._width)

    def states(self, states: Iterable[SubjectState]) -> Iterator[Row]:
        for place, state in enumerate(states):
            if not place:
                yield from heading("States")
            yield from self._state(state)

    def _state(self, state: SubjectState) -> Iterator[Row]:
        kind = "" if state.kind == "other" or state.kind in state.subject.casefold() else f" ({state.kind})"
        since = f" since {day(state.since)}" if state.since else ""
        parts = [
            Styled(visible(state.subject)), Styled(kind, "faint"), Styled(": ", "faint"),
            Styled(together(f"{state.state.replace('_', ' ')}{since}"), "deed"),
        ]  # fmt: skip
        if state.according_to:
            parts += [dot(), Styled(f"according to {', '.join(map(visible, state.according_to))}", "voice")]
        if state.disputed:
            parts += [dot(), Styled("disputed", "odds")]
        yield ()
        yield from self._claims.filled(parts, 2)
        yield from self._claims.sentence(state.statement_id, 4)
        if state.history:
            past = ", then ".join(_past(before) for before in state.history)
            yield from self._claims.filled([Styled(f"before: {past}", "faint")], 4)

    def contested(self, contests: Iterable[Contest]) -> Iterator[Row]:
        for place, contest in enumerate(contests):
            if not place:
                yield from heading("Contested")
            yield ()
            yield from self._claims.filled(self._point(contest), 2)
            yield from self._sides([[i for i in side if i in self._homes] for side in contest.sides])

    def _point(self, contest: Contest) -> list[Styled]:
        """What is contested, and of what: the day and the code of a statement, of one with a stated day if any has."""
        point = _POINTS.get(contest.kind, contest.kind)
        told = [self._homes[statement_id][0] for statement_id in contest.statement_ids if statement_id in self._homes]
        told.sort(key=lambda statement: not (statement.when and statement.when.basis == "stated"))
        when = when_words(told[0].when) if told and told[0].when else ""
        code = " ".join(part for part in (told[0].event, told[0].mode) if part) if told else ""
        parts = [Styled(point[:1].upper() + point[1:], "odds")]
        return parts + [part for words in (when, code) if words for part in (dot(), Styled(together(words), "faint"))]

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
            yield from self._claims.claim(statement_id, indent, width)

    def events(self, board: Board, n_events: int | None) -> Iterator[Row]:
        """What has happened, the weightiest of late first, then what is still ahead of the board's day."""
        today = board.as_of or _last_day(board)
        ahead = [event for event in board.events if today and event.start and event.start > today]
        past = [event for event in board.events if event not in ahead]
        yield from self._some("Main events", sorted(past, key=lambda e: -self._weight(e, today)), n_events)
        # The nearest day first: what comes next is what a reader must be ready for.
        yield from self._some("Ahead", ahead[::-1], n_events)

    def _weight(self, event: Event, today: date | None) -> float:
        """How much an event matters to a hurried reader: who tells it, whom it hit, its disputes, its age."""
        told = [self._homes[i][0] for i in event.statement_ids if i in self._homes]
        hit = max((c.high or c.low or 0 for c in event.counts if c.what in _CASUALTIES), default=0)
        weight = event.origins + log2(1 + hit) + min(len(event.statement_ids), _MOST_TOLD) / 4
        weight += 2.0 * any(statement.quad in _MATERIAL for statement in told)
        weight += event.verification in {"contested", "corroborated", "admitted"}
        age = (today - event.start).days if today and event.start else _OLD
        return weight - age / _DAYS_A_POINT

    def _some(self, title: str, events: list[Event], n_events: int | None) -> Iterator[Row]:
        if not events:
            return
        yield from heading(title)
        shown = events if n_events is None else events[:n_events]
        for event in shown:
            yield from self._event(event)
        if len(shown) < len(events):
            yield ()
            more = number(len(events) - len(shown), "other event")
            yield (Styled(f"  and {more}; show them with --all", "faint"),)

    def _event(self, event: Event) -> Iterator[Row]:
        best = self._first(event)
        parts = [Styled(together(stretch(event.start, event.end) or "no day"), "number"), dot()]
        if best:
            statement, article = self._homes[best]
            parts += deed(statement, article.text)
            parts += [dot(), Styled(voice_of(statement, article), "voice")]
        code = " ".join(code for code in (event.event, event.mode) if code)
        if event.place:
            country = f" ({event.place.country})" if event.place.country else ""
            parts += [dot(), Styled(visible(event.place.name)), Styled(country, "faint")]
        parts += [dot(), Styled(event.verification, _VERIFICATION.get(event.verification, ""))]
        parts += [dot(), Styled(together(number(event.origins, "independent voice")), "faint")]
        parts += [dot(), Styled(together(code), "faint")] if code else []
        yield ()
        yield from self._claims.filled(parts, 2)
        for count in event.counts:
            yield from self._claims.filled([Styled(counted(count))], 4)
        if best:
            yield from self._claims.sentence(best, 4)
        more = len(event.statement_ids) - 1
        others = f"and {number(more, 'more statement')} · " if more else ""
        yield from self._claims.filled([Styled(f"{others}{together(f'event {event.id}')}", "faint")], 4)

    def _first(self, event: Event) -> str | None:
        """The statement that tells the event best: flatly, with most parts named, and the surest of those."""
        known = [statement_id for statement_id in event.statement_ids if statement_id in self._homes]

        def merit(statement_id: str) -> tuple[bool, int, bool, float]:
            statement = self._homes[statement_id][0]
            roles = {argument.role for argument in statement.arguments}
            told = statement.factuality.modality is Modality.ACTUAL
            return told, len(roles - {Role.DATE}), Role.ACTOR in roles, statement.score

        return max(known, key=merit, default=None)


def _last_day(board: Board) -> date | None:
    return max((article.published for article in board.articles if article.published), default=None)


def _latest(board: Board) -> str:
    last = _last_day(board)
    return f"as of the latest report, {day(last, weekday=True)}" if last else "no report has a date"


def _past(before: PastState) -> str:
    span = _range(before.start, before.end)
    return f"{before.state.replace('_', ' ')}{f' ({span})' if span else ''}"


def _range(start: date | None, end: date | None) -> str:
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    return day(start) if start else f"until {day(end)}" if end else ""
