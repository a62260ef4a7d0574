"""The board as one page that needs nothing else, in the clothes of the reading view."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from reportedly.export.claims import counted, number
from reportedly.export.event_html import deed, event_article, sentence
from reportedly.export.grouped import (
    Homes,
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
from reportedly.export.html import page_head
from reportedly.export.wording import source_name, stretch, visible
from reportedly.records import Board, Contest, Event, EventView, Reading, SubjectState

LATEST = 12
"""Events of a situation that stand open; the others are folded."""


def board_page(
    board: Board, readings: Iterable[Reading], views: Iterable[tuple[EventView, Sequence[Reading]]] = ()
) -> str:
    """The board as a page: contents, then each situation with its states, contested points and events.

    Args:
        board: What is known.
        readings: Where its statements stand.
        views: Events with everything behind them and the readings that hold their sentences; each has a part of the
            page that the board leads to.
    """
    homes = _homes(readings)
    folder = files("reportedly.export")
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in ("html.css", "event.css", "board.css"))
    cut, behind = parts(board, homes), list(views)
    page = _Page(board, homes, frozenset(view.event.id for view, _ in behind))
    body = "".join(part for each in cut for part in page.part(each))
    events = "".join(event_article(view, _homes(told), back=page.home_of(view.event.id)) for view, told in behind)
    return f"{page_head('What is known', style)}{_head(board, cut)}{body}{events}</body>\n</html>\n"


def _homes(readings: Iterable[Reading]) -> Homes:
    return {s.id: (s, r.article) for r in readings for s in r.statements}


def shown_events(board: Board) -> list[str]:
    """The events that a page of this board shows open, and those in which it shows something contested."""
    holders = {i: event.id for event in board.events for i in event.statement_ids}
    found = []
    for each in parts(board):
        found += [event.id for event in (*each.main[:LATEST], *each.ahead[:LATEST])]
        found += [holders[i] for contest in each.contested for i in contest.statement_ids if i in holders]
    return list(dict.fromkeys(found))


def _head(board: Board, cut: Sequence[Part]) -> str:
    names = "".join(f'<li><a href="#{escape(_anchor(each))}"><bdi>{escape(each.title)}</bdi></a></li>' for each in cut)
    contents = f"<ol>{names}</ol>" if len(cut) > 1 else ""
    return (
        '<nav class="reportedly contents">\n<h1>What is known</h1>\n'
        f'<p class="faint">{escape(facts(board))}</p>\n{contents}</nav>\n'
    )


def _anchor(part: Part) -> str:
    return part.situation.id if part.situation else "elsewhere"


class _Page:
    """Writes the parts of a board; knows which event has a part of the page."""

    def __init__(self, board: Board, homes: Homes, behind: frozenset[str]) -> None:
        self._homes, self._behind = homes, behind
        self._holders = {i: event.id for event in board.events for i in event.statement_ids}
        self._parts = {event.id: _anchor(each) for each in parts(board, homes) for event in (*each.main, *each.ahead)}

    def home_of(self, event_id: str) -> str:
        """The anchor of the situation that an event stands in."""
        return self._parts.get(event_id, "")

    def part(self, part: Part) -> Iterator[str]:
        """One situation."""
        yield f'<article class="reportedly board" id="{escape(_anchor(part))}">\n<header>\n'
        yield f"<h1><bdi>{escape(part.title)}</bdi></h1>\n"
        if part.situation:
            yield f'<p class="faint">{part.size} · <code>{escape(part.situation.id)}</code></p>\n'
        yield "</header>\n"
        if part.states:
            yield '<section><h2>States</h2>\n<table class="states"><thead><tr><th>what</th><th>state</th>'
            yield "<th>according to</th><th>before</th></tr></thead>\n<tbody>\n"
            yield from (row for state in part.states for row in _state(state, self._homes, part.today))
            yield "</tbody></table></section>\n"
        if part.contested:
            yield "<section><h2>Contested</h2>\n"
            yield from (row for contest in part.contested for row in self._contest(contest))
            yield "</section>\n"
        yield from self._events("Main events", part.main)
        yield from self._events("Ahead", part.ahead)
        yield "</article>\n"

    def _name(self, event_id: str) -> str:
        """The event's id, leading to its part of the page if it has one."""
        code = f"<code>{escape(event_id)}</code>"
        return f'<a href="#{escape(event_id)}">{code}</a>' if event_id in self._behind else code

    def _contest(self, contest: Contest) -> Iterator[str]:
        homes = self._homes
        setting = "".join(f' <span class="faint">· {escape(words)}</span>' for words in setting_words(contest, homes))
        event_id = next((self._holders[i] for i in contest.statement_ids if i in self._holders), None)
        lead = f" · {self._name(event_id)}" if event_id in self._behind and event_id else ""
        yield f'<h3><span class="odds">{escape(point_words(contest))}</span>{setting}{lead}</h3>\n'
        if contest.values:
            yield '<dl class="values">'
            for value, side in zip(contest.values, contest.sides, strict=True):
                yield f"<dt>{escape(value_words(value))}</dt><dd>"
                for voice, ids in by_voice(side, homes):
                    yield f'<span class="voice"><bdi>{escape(voice)}</bdi></span>'
                    yield f"<ul>{sentence(ids[0], homes, voiced=False)}</ul>"
                yield "</dd>\n"
            yield "</dl>\n"
            return
        yield '<div class="sides">\n'
        for told in sides_of(contest, homes):
            yield '<section class="side"><ul>'
            yield from (
                f'<li class="claim">{deed(i, homes)}<ul>{sentence(i, homes, voiced=False)}</ul></li>' for i in told
            )
            yield "</ul></section>\n"
        yield "</div>\n"

    def _events(self, title: str, events: Sequence[Event]) -> Iterator[str]:
        if not events:
            return
        yield f'<section><h2>{escape(title)}</h2>\n<ol class="events">\n'
        yield from (row for event in events[:LATEST] for row in self._event(event))
        yield "</ol>\n"
        if len(events) > LATEST:
            yield f"<details><summary>{number(len(events) - LATEST, 'other event')}</summary>\n"
            yield f'<ol class="events" start="{LATEST + 1}">\n'
            yield from (row for event in events[LATEST:] for row in self._event(event))
            yield "</ol></details>\n"
        yield "</section>\n"

    def _event(self, event: Event) -> Iterator[str]:
        best = first_of(event, self._homes)
        when = escape(stretch(event.start, event.end) or "no day")
        yield f"<li><time>{when}</time> · "
        if best is not None:
            yield f"{deed(best, self._homes)} · "
        if event.place:
            yield f"<bdi>{escape(visible(event.place.name))}</bdi> · "
        yield f'<span class="{escape(event.verification)}">{escape(event.verification)}</span> · '
        yield f'<span class="faint">{number(event.origins, "independent voice")}</span>'
        for count in people(event):
            yield f'<br><bdi class="count">{escape(counted(count))}</bdi>'
        if best is not None:
            yield f"<ul>{sentence(best, self._homes, voiced=False)}</ul>"
        more = len(event.statement_ids) - 1
        yield f'<span class="faint">and {number(more, "more statement")} · </span>' if more else ""
        yield f"{self._name(event.id)}</li>\n"


def _state(state: SubjectState, homes: Homes, today: date | None) -> Iterator[str]:
    age = age_words(state.told, today)
    marks = [f'<span class="hedged">{escape(age)}</span>'] if age else []
    dispute = dispute_words(state)
    marks += [f'<span class="odds"><bdi>{escape(dispute)}</bdi></span>'] if dispute else []
    who = ", ".join(map(source_name, state.according_to))
    before = "".join(f"<li><bdi>{escape(past_words(one))}</bdi></li>" for one in reversed(state.history))
    is_said = state.kind == "other" or state.kind in state.subject.casefold()
    kind = "" if is_said else f' <span class="faint">{escape(state.kind)}</span>'
    # On a narrow screen there is no head row; each cell says what it is.
    yield f"<tr><th><bdi>{escape(visible(state.subject))}</bdi>{kind}</th>"
    yield f'<td data-name="state"><b class="{escape(state.state)}">{escape(state_words(state.state, state.since))}</b>'
    yield "".join(f"<br>{mark}" for mark in marks) + "</td>"
    yield f'<td data-name="according to"><span class="voice"><bdi>{escape(who)}</bdi></span>'
    yield f"<ul>{sentence(state.statement_id, homes)}</ul>" if state.statement_id in homes else ""
    past = f"<ul>{before}</ul>" if before else "<i>nothing told</i>"
    yield f'</td><td data-name="before">{past}</td></tr>\n'
