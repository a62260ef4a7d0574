"""The board in text: by situation the states, contested points side by side, main events, each with its sentence."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest

from reportedly.export.claims import Claims, counted, deed, dot, heading, number, together, voice_of
from reportedly.export.grouped import (
    Part,
    age_words,
    by_voice,
    dispute_words,
    facts,
    first_of,
    parts,
    past_words,
    people,
    point_words,
    setting_words,
    sides_of,
    state_words,
    value_words,
)
from reportedly.export.styled import Row, Style, Styled, cells, margin, wrap
from reportedly.export.text import WIDTH
from reportedly.export.wording import place_note, source_name, stretch, visible
from reportedly.records import Board, Contest, Event, Reading, SubjectState

LATEST = 12
"""Events shown unless all are asked for; a board is read in a minute."""

_TWO_COLUMNS = 80
"""Columns from which two sides stand beside each other; below, a half holds too few words to be read."""
_VERIFICATION: dict[str, Style] = {
    "corroborated": "fact",
    "admitted": "fact",
    "contested": "odds",
    "denied": "negative",
    "reported": "hedged",
}


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
        n_events: How many events of each situation to show, the weightiest first; all if None.
        colour: Whether the styles will be seen; if not, brackets mark the trigger.

    Yields:
        Rows of styled text, no wider than `width`.
    """
    write = _Writer(board, readings, width, colour=colour)
    yield (Styled("What is known", "title"),)
    yield from wrap([Styled(facts(board), "faint")], width)
    cut = parts(board, write.homes)
    for part in cut:
        yield from write.part(part, n_events, named=part.situation is not None or len(cut) > 1)
    if board.totals is not None and (more := board.totals.n_situations - len(board.situations)) > 0:
        yield ()
        words = f"and {number(more, 'other situation')}; list them with: reportedly situations"
        yield from wrap([Styled(f"{words}, choose with --about or --country", "faint")], width)


class _Writer:
    """Words a board; knows which statement stands where."""

    def __init__(self, board: Board, readings: Iterable[Reading], width: int, *, colour: bool) -> None:
        self._claims = Claims(readings, width, colour=colour)
        self._width, self._homes = width, self._claims.homes
        self.homes = self._claims.homes
        self._is_short = board.totals is not None

    def part(self, part: Part, n_events: int | None, *, named: bool) -> Iterator[Row]:
        """One situation."""
        if named:
            yield ()
            yield (Styled("─" * self._width, "rule"),)
            yield from self._claims.filled([Styled(part.title, "title")], 0)
            if part.situation:
                yield from self._claims.filled([Styled(f"{part.size} · {together(part.situation.id)}", "faint")], 0)
        for place, state in enumerate(part.states):
            yield from () if place else heading("States")
            yield from self._state(state, part.today)
        for place, contest in enumerate(part.contested):
            yield from () if place else heading("Contested")
            yield from self._contest(contest)
        n_told = len(part.situation.event_ids) if part.situation and self._is_short else None
        yield from self._some("Main events", part.main, n_events, n_told and n_told - len(part.ahead))
        yield from self._some("Ahead", part.ahead, n_events, None)

    def _state(self, state: SubjectState, today: date | None) -> Iterator[Row]:
        kind = "" if state.kind == "other" or state.kind in state.subject.casefold() else f" ({state.kind})"
        line = [
            Styled(visible(state.subject)), Styled(kind, "faint"), Styled(": ", "faint"),
            Styled(together(state_words(state.state, state.since)), "deed"),
        ]  # fmt: skip
        if state.according_to:
            line += [dot(), Styled(f"according to {', '.join(map(source_name, state.according_to))}", "voice")]
        if age := age_words(state.told, today):
            line += [dot(), Styled(together(age), "hedged")]
        if dispute := dispute_words(state):
            line += [dot(), Styled(dispute, "odds")]
        yield ()
        yield from self._claims.filled(line, 2)
        yield from self._claims.sentence(state.statement_id, 4)
        for before in reversed(state.history):
            yield from self._claims.filled([Styled(f"before: {past_words(before)}", "faint")], 4)

    def _contest(self, contest: Contest) -> Iterator[Row]:
        yield ()
        yield from self._claims.filled(self._point(contest), 2)
        if contest.values:
            for value, side in zip(contest.values, contest.sides, strict=True):
                yield from self._value(value_words(value), side)
        else:
            yield from self._sides(sides_of(contest, self._homes))

    def _point(self, contest: Contest) -> list[Styled]:
        """What is contested, and of what."""
        line = [Styled(point_words(contest), "odds")]
        setting = setting_words(contest, self._homes)
        return line + [part for words in setting for part in (dot(), Styled(together(words), "faint"))]

    def _value(self, value: str, side: Iterable[str]) -> Iterator[Row]:
        """A count, with each voice that gives it and its sentence."""
        for place, (voice, ids) in enumerate(by_voice(side, self._homes)):
            many = Styled(" " * (len(value) + 2) if place else f"{value}: ", "deed")
            yield from self._claims.filled([many, Styled(voice, "voice")], 4)
            yield from self._claims.sentence(ids[0], 6)

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

    def _some(self, title: str, events: tuple[Event, ...], n_events: int | None, n_known: int | None) -> Iterator[Row]:
        if not events:
            return
        yield from heading(title)
        shown = events if n_events is None else events[:n_events]
        for event in shown:
            yield from self._event(event)
        if (more := (n_known or len(events)) - len(shown)) > 0:
            yield ()
            yield (Styled(f"  and {number(more, 'other event')}; show them with --all", "faint"),)

    def _event(self, event: Event) -> Iterator[Row]:
        best = first_of(event, self._homes)
        line = [Styled(together(stretch(event.start, event.end) or "no day"), "number"), dot()]
        if best:
            statement, article = self._homes[best]
            line += deed(statement, article.text)
            line += [dot(), Styled(voice_of(statement, article), "voice")]
        code = " ".join(code for code in (event.event, event.mode) if code)
        if event.place:
            note = place_note(event.place, event.place.name)
            line += [dot(), Styled(visible(event.place.name)), Styled(f" ({note})" if note else "", "faint")]
        line += [dot(), Styled(event.verification, _VERIFICATION.get(event.verification, ""))]
        line += [dot(), Styled(together(number(event.origins, "independent voice")), "faint")]
        line += [dot(), Styled(together(code), "faint")] if code else []
        yield ()
        yield from self._claims.filled(line, 2)
        for count in people(event):
            yield from self._claims.filled([Styled(counted(count))], 4)
        if best:
            yield from self._claims.sentence(best, 4)
        more = len(event.statement_ids) - 1
        others = f"and {number(more, 'more statement')} · " if more else ""
        yield from self._claims.filled([Styled(f"{others}{together(f'event {event.id}')}", "faint")], 4)
