"""What changed by a person's word, in lines: events, states of things, situations, links."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.export.claims import bounds, number
from reportedly.export.grouped import people, state_words
from reportedly.export.styled import Row, Styled, wrap
from reportedly.export.wording import source_name, stretch, visible
from reportedly.records import EventStanding, LinkKind, SituationStanding, SubjectStanding

MOST = 12
"""Lines of each kind."""
_KINDS = {
    LinkKind.SAME_EVENT: "one event", LinkKind.REPRINTS: "a copy", LinkKind.CORROBORATES: "corroborated",
    LinkKind.CONTRADICTS: "at odds", LinkKind.UPDATES: "later word",
}  # fmt: skip


def event_lines(pairs: Sequence[tuple[EventStanding | None, EventStanding | None]]) -> Iterator[str]:
    """One line for each event that is new, gone or another."""
    yield from _cut([_event(*pair) for pair in pairs], "event")


def _event(old: EventStanding | None, new: EventStanding | None) -> str:
    if old is None or new is None:
        one = old or new
        verb = "is no more" if new is None else "is new"
        return f"event {one.event.id} {verb}: {_event_words(one)}" if one else ""
    was, now = _event_words(old), _event_words(new)
    renamed = f" (was {old.event.id})" if old.event.id != new.event.id else ""
    return f"event {new.event.id}{renamed}: {was} ⇒ {now}"


def _event_words(one: EventStanding) -> str:
    event = one.event
    parts = [
        number(len(event.statement_ids), "statement"),
        event.verification,
        stretch(event.start, event.end),
        *(f"{bounds(count.low, count.high)} {count.what}" for count in people(event)),
    ]
    return ", ".join(filter(None, parts))


def state_lines(pairs: Sequence[tuple[SubjectStanding | None, SubjectStanding | None]]) -> Iterator[str]:
    """One line for each thing whose state is new, gone or another."""
    yield from _cut([_state(*pair) for pair in pairs], "state")


def _state(old: SubjectStanding | None, new: SubjectStanding | None) -> str:
    was, now = (one.state if one else None for one in (old, new))
    name = next((visible(one.subject) for one in (now, was) if one), "")
    before, after = (
        f"{state_words(one.state, one.since)}{' (disputed)' if one.disputed else ''}" if one else "not on the board"
        for one in (was, now)
    )
    if before == after and was and now:
        before, after = (", ".join(map(source_name, one.according_to)) or "nobody named" for one in (was, now))
        return f"state of {name}: according to {before} ⇒ {after}" if before != after else f"state of {name}: its past"
    return f"state of {name}: {before} ⇒ {after}"


def situation_lines(pairs: Sequence[tuple[SituationStanding | None, SituationStanding | None]]) -> Iterator[str]:
    """One line for each situation that is new, gone or another."""
    yield from _cut([_situation(*pair) for pair in pairs], "situation")


def _situation(old: SituationStanding | None, new: SituationStanding | None) -> str:
    one = new or old
    if one is None:
        return ""
    name = f"situation {one.situation.id} ({visible(one.situation.name)})"
    if old is None or new is None:
        return f"{name} {'is new' if old is None else 'is no more'}: {_size(one)}"
    return f"{name}: {_size(old)} ⇒ {_size(new)}"


def _size(one: SituationStanding) -> str:
    told = f"{number(one.n_events, 'event')} in {number(len(one.situation.article_ids), 'report')}"
    return f"{told}, {one.n_contested} contested"


def link_lines(made: Iterable[tuple[LinkKind, int]], gone: Iterable[tuple[LinkKind, int]]) -> Iterator[str]:
    """How many links came and went, by what they say; no line where none did."""
    parts = [f"{n} new ({_KINDS[kind]})" for kind, n in made] + [f"{n} gone ({_KINDS[kind]})" for kind, n in gone]
    if parts:
        yield f"links between reports: {', '.join(parts)}"


def change_rows(lines: Iterable[str], *, width: int) -> Iterator[Row]:
    """The lines behind a margin, each wrapped under itself."""
    for line in lines:
        yield from wrap([Styled(line)], width, first=(Styled("  "),), rest=(Styled("    "),))


def _cut(lines: Sequence[str], noun: str) -> Iterator[str]:
    yield from lines[:MOST]
    if (more := len(lines) - MOST) > 0:
        yield f"and {number(more, f'other {noun}')}"
