"""Events and situations as pages that need nothing else, in the clothes of the reading view."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from reportedly.export.claims import named as parties
from reportedly.export.claims import number, short_id, voice_of
from reportedly.export.event import SIDES, called, facts, reasons, resting, title, voice_line
from reportedly.export.grouped import Homes, first_of, once
from reportedly.export.html import page_head
from reportedly.export.situations import DYADS, by_day, dyads, main_events, months, more_words, worst_words
from reportedly.export.tolls import later_words, opposed, own_words
from reportedly.export.wording import day, home_of, negation, quotes, reserve, short_day, stretch, visible
from reportedly.records import Board, Event, EventView, Link, Reading, Role, Situation

_HEIGHT, _STEP, _MOST, _LEFT = 80, 44, 720, 32
"""Of the tension line, in CSS pixels; days lie a step apart, closer where they would not fit, right of the scale."""


def event_page(view: EventView, readings: Iterable[Reading]) -> str:
    """One event as a page: facts, then every voice with its sentences, then what is at odds."""
    homes = _homes(readings)
    return _page(title(view, homes), _event_parts(view, homes))


def situations_page(found: Sequence[Situation], board: Board, readings: Iterable[Reading]) -> str:
    """The situations as a page: each with its tension line, its dyads and its main events."""
    homes = _homes(readings)
    events = {event.id: event for event in board.events}
    parts = (part for each in found for part in _situation_parts(each, events, homes))
    return _page(number(len(found), "situation"), parts)


def _homes(readings: Iterable[Reading]) -> Homes:
    return {s.id: (s, r.article) for r in readings for s in r.statements}


def _page(name: str, parts: Iterable[str]) -> str:
    folder = files("reportedly.export")
    style = "\n".join((folder / sheet).read_text(encoding="utf-8") for sheet in ("html.css", "event.css"))
    return f"{page_head(name, style)}{''.join(parts)}</body>\n</html>\n"


def event_article(view: EventView, homes: Homes, *, back: str) -> str:
    """One event as a part of a larger page, with the way back.

    Args:
        view: The event.
        homes: Where its statements stand.
        back: The anchor of the part that leads here; empty for none.
    """
    return "".join(_event_parts(view, homes, back=back))


def _event_parts(view: EventView, homes: Homes, *, back: str = "") -> Iterator[str]:
    name, status = escape(view.event.id), escape(view.event.verification)
    yield f'<article class="reportedly event {status}" id="{name}">\n<header>\n'
    if back:
        yield f'<p class="back"><a href="#{escape(back)}">back to the board</a></p>\n'
    yield f"<h1><bdi>{escape(called(view, homes))}</bdi></h1>\n"
    yield f'<p class="faint"><code>{name}</code></p>\n<dl>'
    for name, words in facts(view, homes):
        yield f"<dt>{escape(name)}</dt><dd><bdi>{escape(words)}</bdi></dd>\n"
    yield "</dl>\n</header>\n"
    yield '<div class="sides">\n'
    for side, words in SIDES.items():
        told = [telling for telling in view.tellings if telling.side == side]
        if not told:
            continue
        yield f'<section class="side {side}"><h2>{escape(words)} · {number(len(told), "voice")}</h2>\n'
        for telling in told:
            yield f'<p class="voice"><bdi>{escape(voice_line(telling))}</bdi></p>\n<ul>\n'
            spoken, own = own_words(once(telling.statement_ids, homes), homes)
            yield from (sentence(i, homes, named=True) for i in spoken)
            for outlet, ids in own.items():
                yield f'<li class="resting"><span class="faint">{escape(resting(outlet))}</span><ul>'
                yield from (sentence(i, homes, named=True) for i in ids)
                yield "</ul></li>\n"
            yield "</ul>\n"
        yield "</section>\n"
    yield "</div>\n"
    yield from _relations(view.links, homes)
    yield "</article>\n"


def _relations(links: Sequence[Link], homes: Homes) -> Iterator[str]:
    if odds := opposed(links, homes):
        yield '<section class="notes"><h2>At odds</h2>\n'
        for link in odds:
            yield f'<p class="odds">{escape(reasons(link))}</p>\n<ul>\n'
            yield from (sentence(i, homes) for i in (link.left, link.right))
            yield "</ul>\n"
        yield "</section>\n"
    if later := later_words(links, homes):
        yield '<section class="notes"><h2>Later words on the same, the latest last</h2>\n'
        for line in later:
            yield "<ul>\n"
            yield from (sentence(i, homes) for i in once(line, homes))
            yield "</ul>\n"
        yield "</section>\n"


def sentence(statement_id: str, homes: Homes, *, named: bool = False, voiced: bool = True) -> str:
    """A list item: the sentence with its trigger marked, where it stands, and who says so how firmly.

    Args:
        statement_id: Which.
        homes: Where it stands.
        named: Whether to show the beginning of its id, by which it can be judged.
        voiced: Whether to say who says so; not where that stands beside it.
    """
    statement, article = homes[statement_id]
    text, evidence, trigger = article.text, statement.evidence, statement.trigger
    before, after = text[evidence.start : trigger.start], text[trigger.end : evidence.end]
    published = day(article.published) if article.published else "no date"
    bare = "" if quotes(evidence.of(text))[0] else ' class="bare"'
    no = '<em class="no">NOT so</em>' if voiced and negation(statement.factuality) else ""
    voice = escape(voice_of(statement, article)) if voiced else ""
    said = " · ".join(filter(None, (voice, no, escape(reserve(statement.factuality)))))
    name = f"<code>{escape(short_id(statement_id))}</code>" if named else ""
    more = "".join(f" · {part}" for part in (f"<bdi>{said}</bdi>" if said else "", name) if part)
    return (
        f'<li><q dir="auto"{bare}>{escape(visible(before))}'
        f'<mark class="trigger">{escape(visible(trigger.of(text)))}</mark>'
        f'{escape(visible(after))}</q> <span class="faint"><bdi>{escape(home_of(article))}</bdi> · '
        f"<time>{published}</time>{more}</span></li>\n"
    )


def deed(statement_id: str, homes: Homes) -> str:
    """Who did what to whom, and who says so."""
    statement, article = homes[statement_id]
    who, whom = (", ".join(parties(statement, role, article.text)) for role in (Role.ACTOR, Role.RECIPIENT))
    no = '<em class="no">NOT</em> ' if negation(statement.factuality) else ""
    did = escape(visible(statement.trigger.of(article.text)))
    told = '<b class="deed">' + (f"<bdi>{escape(who)}</bdi> → " if who else "") + f"{no}<bdi>{did}</bdi>"
    told += f" → <bdi>{escape(whom)}</bdi></b>" if whom else "</b>"
    return f'{told} · <span class="voice"><bdi>{escape(voice_of(statement, article))}</bdi></span>'


def _situation_parts(each: Situation, events: dict[str, Event], homes: Homes) -> Iterator[str]:
    size = f"{number(len(each.event_ids), 'event')} in {number(len(each.article_ids), 'report')}"
    yield f'<article class="reportedly situation" id="{escape(each.id)}">\n<header>\n'
    yield f'<h1><bdi>{escape(visible(each.name))}</bdi></h1>\n<p class="faint">{size}</p>\n</header>\n'
    if each.tension:
        words = f"PLOVER score by day: below the line hostile, above it cooperative; {worst_words(each.tension)}"
        yield f'<figure>{_line(by_day(each.tension))}<figcaption class="faint">{escape(words)}</figcaption></figure>\n'
        yield f'<p class="faint dyads">{escape(DYADS)}</p>\n<ul>'
        yield "".join(f"<li><bdi>{escape(words)}</bdi></li>" for words in dyads(each.tension)) + "</ul>\n"
    if told := months(each, events):
        yield (
            '<ul class="months faint">' + "".join(f"<li><bdi>{escape(words)}</bdi></li>" for words in told) + "</ul>\n"
        )
    yield '<ol class="events">\n'
    shown = main_events([events[i] for i in each.event_ids if i in events])
    for event in shown:
        yield from _event_line(event, homes)
    yield "</ol>\n"
    if (more := len(each.event_ids) - len(shown)) > 0:
        yield f'<p class="faint">{escape(more_words(more, each.id))}</p>\n'
    yield "</article>\n"


def _line(points: Sequence[tuple[date, float]]) -> str:
    """A bar up or down for each day, with days below and scores beside; a page fetches nothing."""
    first, last = points[0][0], points[-1][0]
    step = min(float(_STEP), _MOST / ((last - first).days + 1))
    middle = _HEIGHT / 2
    bars, ends = [], {first, last}
    for when, score in points:
        height = max(1.5, abs(score) / 10 * (middle - 2))
        x = _LEFT + (when - first).days * step
        y = middle if score < 0 else middle - height
        tone = "hostile" if score < 0 else "friendly"
        bars.append(
            f'<rect class="{tone}" x="{x:.1f}" y="{y:.1f}" width="{max(1.0, step - 2):.1f}" height="{height:.1f}">'
            f"<title>{day(when)}: {score:+.1f}</title></rect>"
        )
        if when in ends or step >= _STEP:
            anchor = "end" if when == last and when != first and step < _STEP else "start"
            at = x + step if anchor == "end" else x
            bars.append(f'<text x="{at:.1f}" y="{_HEIGHT + 14}" text-anchor="{anchor}">{short_day(when)}</text>')
    width = _LEFT + max(((last - first).days + 1) * step, 2 * _STEP)
    scale = "".join(
        f'<text x="{_LEFT - 6}" y="{y}" text-anchor="end">{words}</text>'
        for words, y in (("+10", 10), ("0", middle + 4), ("\N{MINUS SIGN}10", _HEIGHT))
    )
    return (
        f'<svg role="img" aria-label="tension by day" viewBox="0 0 {width:.0f} {_HEIGHT + 20}" width="{width:.0f}" '
        f'height="{_HEIGHT + 20}"><line x1="{_LEFT}" x2="{width:.0f}" y1="{middle}" y2="{middle}"/>'
        f"{scale}{''.join(bars)}</svg>"
    )


def _event_line(event: Event, homes: Homes) -> Iterator[str]:
    best = first_of(event, homes)
    when = escape(stretch(event.start, event.end) or "no day")
    yield f'<li><time>{when}</time> <span class="{escape(event.verification)}">{escape(event.verification)}</span> '
    if best is not None:
        yield deed(best, homes)
        yield f"<ul>{sentence(best, homes, voiced=False)}</ul>"
    yield f" <code>{escape(event.id)}</code></li>\n"
