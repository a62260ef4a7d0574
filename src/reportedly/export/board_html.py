"""The board as one page that needs nothing else, in the clothes of the reading view."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from reportedly.export.claims import counted, number
from reportedly.export.event_html import deed, sentence
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
from reportedly.export.wording import stretch, visible
from reportedly.records import Board, Contest, Event, Reading, SubjectState

LATEST = 12
"""Events of a situation that stand open; the others are folded."""


def board_page(board: Board, readings: Iterable[Reading]) -> str:
    """The board as a page: contents, then each situation with its states, contested points and events."""
    homes: Homes = {s.id: (s, r.article) for r in readings for s in r.statements}
    folder = files("reportedly.export")
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in ("html.css", "event.css", "board.css"))
    cut = parts(board)
    body = "".join(part for each in cut for part in _part(each, homes))
    return f"{page_head('What is known', style)}{_head(board, cut)}{body}</body>\n</html>\n"


def _head(board: Board, cut: Sequence[Part]) -> str:
    names = "".join(f'<li><a href="#{escape(_anchor(each))}"><bdi>{escape(each.title)}</bdi></a></li>' for each in cut)
    contents = f"<ol>{names}</ol>" if len(cut) > 1 else ""
    return (
        '<nav class="reportedly contents">\n<h1>What is known</h1>\n'
        f'<p class="faint">{escape(facts(board))}</p>\n{contents}</nav>\n'
    )


def _anchor(part: Part) -> str:
    return part.situation.id if part.situation else "elsewhere"


def _part(part: Part, homes: Homes) -> Iterator[str]:
    yield f'<article class="reportedly board" id="{escape(_anchor(part))}">\n<header>\n'
    yield f"<h1><bdi>{escape(part.title)}</bdi></h1>\n"
    if part.situation:
        yield f'<p class="faint">{part.size} · <code>{escape(part.situation.id)}</code></p>\n'
    yield "</header>\n"
    if part.states:
        yield '<section><h2>States</h2>\n<table class="states"><thead><tr><th>what</th><th>state</th>'
        yield "<th>according to</th><th>before</th></tr></thead>\n<tbody>\n"
        yield from (row for state in part.states for row in _state(state, homes, part.today))
        yield "</tbody></table></section>\n"
    if part.contested:
        yield "<section><h2>Contested</h2>\n"
        yield from (row for contest in part.contested for row in _contest(contest, homes))
        yield "</section>\n"
    yield from _events("Main events", part.main, homes)
    yield from _events("Ahead", part.ahead, homes)
    yield "</article>\n"


def _state(state: SubjectState, homes: Homes, today: date | None) -> Iterator[str]:
    age = age_words(state.told, today)
    marks = [f'<span class="hedged">{escape(age)}</span>'] if age else []
    dispute = dispute_words(state)
    marks += [f'<span class="odds"><bdi>{escape(dispute)}</bdi></span>'] if dispute else []
    who = ", ".join(visible(name) for name in state.according_to)
    before = "".join(f"<li><bdi>{escape(past_words(one))}</bdi></li>" for one in reversed(state.history))
    is_said = state.kind == "other" or state.kind in state.subject.casefold()
    kind = "" if is_said else f' <span class="faint">{escape(state.kind)}</span>'
    yield f"<tr><th><bdi>{escape(visible(state.subject))}</bdi>{kind}</th>"
    yield f'<td><b class="{escape(state.state)}">{escape(state_words(state.state, state.since))}</b>'
    yield "".join(f"<br>{mark}" for mark in marks) + "</td>"
    yield f'<td><span class="voice"><bdi>{escape(who)}</bdi></span>'
    yield f"<ul>{sentence(state.statement_id, homes)}</ul>" if state.statement_id in homes else ""
    yield f"</td><td>{f'<ul>{before}</ul>' if before else '<i>nothing told</i>'}</td></tr>\n"


def _contest(contest: Contest, homes: Homes) -> Iterator[str]:
    setting = "".join(f' <span class="faint">· {escape(words)}</span>' for words in setting_words(contest, homes))
    yield f'<h3><span class="odds">{escape(point_words(contest))}</span>{setting}</h3>\n'
    if contest.values:
        yield '<dl class="values">'
        for value, side in zip(contest.values, contest.sides, strict=True):
            yield f"<dt>{escape(value_words(value))}</dt><dd>"
            for voice, ids in by_voice(side, homes):
                yield f'<span class="voice"><bdi>{escape(voice)}</bdi></span><ul>{sentence(ids[0], homes)}</ul>'
            yield "</dd>\n"
        yield "</dl>\n"
        return
    yield '<div class="sides">\n'
    for told in sides_of(contest, homes):
        yield '<section class="side"><ul>'
        yield from (sentence(i, homes) for i in told)
        yield "</ul></section>\n"
    yield "</div>\n"


def _events(title: str, events: Sequence[Event], homes: Homes) -> Iterator[str]:
    if not events:
        return
    yield f'<section><h2>{escape(title)}</h2>\n<ol class="events">\n'
    yield from (row for event in events[:LATEST] for row in _event(event, homes))
    yield "</ol>\n"
    if len(events) > LATEST:
        yield f"<details><summary>{number(len(events) - LATEST, 'other event')}</summary>\n"
        yield f'<ol class="events" start="{LATEST + 1}">\n'
        yield from (row for event in events[LATEST:] for row in _event(event, homes))
        yield "</ol></details>\n"
    yield "</section>\n"


def _event(event: Event, homes: Homes) -> Iterator[str]:
    best = first_of(event, homes)
    when = escape(stretch(event.start, event.end) or "no day")
    yield f"<li><time>{when}</time> · "
    if best is not None:
        yield f"{deed(best, homes)} · "
    if event.place:
        yield f"<bdi>{escape(visible(event.place.name))}</bdi> · "
    yield f'<span class="{escape(event.verification)}">{escape(event.verification)}</span> · '
    yield f'<span class="faint">{number(event.origins, "independent voice")}</span>'
    for count in people(event):
        yield f'<br><bdi class="count">{escape(counted(count))}</bdi>'
    if best is not None:
        yield f"<ul>{sentence(best, homes)}</ul>"
    yield f"<code>{escape(event.id)}</code></li>\n"
