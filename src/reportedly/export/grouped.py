"""A board cut by situation, so that crises do not stand mixed, with the words that text and page share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.export.claims import bounds, number, voice_of
from reportedly.export.wording import day, source_name, stretch, visible, when_words
from reportedly.records import (
    Article,
    Board,
    Contest,
    Event,
    EventCount,
    PastState,
    Polarity,
    Situation,
    Statement,
    SubjectState,
)

_POINTS = {
    "actor": "who did it",
    "happened": "whether it happened",
    "count": "how many",
    "state": "what state it is in",
    "account": "how it came about",
}
_DAYS_A_POINT = 7
"""A week's age weighs as much as one voice."""
_OLD = 60
"""Days that an event without one counts as old."""
_STALE = 2
"""Days after which it is said how long ago a state was last told."""
_PEOPLE = frozenset(("killed", "injured", "missing", "abducted", "displaced", "detained", "arrested", "released"))
LONG = 60
"""Days from which a situation is told month by month too."""
Homes = Mapping[str, tuple[Statement, Article]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is known of one situation, or of all that is in none."""

    situation: Situation | None
    states: tuple[SubjectState, ...]
    contested: tuple[Contest, ...]
    main: tuple[Event, ...]
    """What has happened, the weightiest of late first."""
    ahead: tuple[Event, ...]
    """What lies behind its day, the nearest first."""
    today: date | None = None
    """The day that ages are counted from: the board's where one was asked for, else that of the latest report on it."""

    @property
    def title(self) -> str:
        """The situation's name."""
        return visible(self.situation.name) if self.situation else "In no situation"

    @property
    def size(self) -> str:
        """How much it is, and as of which day."""
        if self.situation is None:
            return ""
        n_events, n_reports = len(self.situation.event_ids), len(self.situation.article_ids)
        told = f"{number(n_events, 'event')} in {number(n_reports, 'report')}"
        first, last = self.situation.start, self.situation.end
        if first and last and (last - first).days >= LONG:
            told += f" over {(last - first).days // 30} months (month by month: reportedly situations)"
        return f"{told} · as of {day(self.today)}" if self.today else told


def parts(board: Board, homes: Homes | None = None) -> list[Part]:
    """The board by situation, in the board's order of them; what is in none comes last.

    Args:
        board: What is known.
        homes: Where its statements stand: a point that is contested in no event of the board belongs to the situation
            of its reports.
    """
    by_event = {event: n for n, one in enumerate(board.situations) for event in one.event_ids}
    by_article = {article: n for n, one in enumerate(board.situations) for article in one.article_ids}
    by_statement = {i: by_event.get(event.id, -1) for event in board.events for i in event.statement_ids}
    by_link = {state.statement_id: by_article.get(state.article_id, -1) for state in board.states} | by_statement
    asked = board.as_of is not None or board.known_at is not None

    def where_contested(contest: Contest) -> int:
        found = [by_link[i] for i in contest.statement_ids if by_link.get(i, -1) >= 0]
        told = (homes[i][1].id for i in contest.statement_ids if homes and i in homes)
        found += [by_article[article] for article in told if article in by_article]
        return found[0] if found else -1

    found = []
    for n in (*range(len(board.situations)), -1):
        situation = board.situations[n] if n >= 0 else None
        # A crisis that was last told of a year ago is not a year older because another one goes on.
        today = board_day(board) if asked or situation is None else situation.end or board_day(board)
        events = [event for event in board.events if by_event.get(event.id, -1) == n]
        ahead = [event for event in events if today and event.start and event.start > today]
        past = [event for event in events if event not in ahead]
        part = Part(
            situation=situation,
            states=tuple(state for state in board.states if by_article.get(state.article_id, -1) == n),
            contested=tuple(contest for contest in board.contested if where_contested(contest) == n),
            main=tuple(sorted(past, key=lambda event: -aged(event, today))),
            ahead=tuple(sorted(ahead, key=lambda event: (event.start or date.max, event.id))),
            today=today,
        )
        if part.states or part.contested or part.main or part.ahead:
            found.append(part)
    return found


def aged(event: Event, today: date | None) -> float:
    """An event's weight, less for its age."""
    age = (today - event.start).days if today and event.start else _OLD
    return event.weight - age / _DAYS_A_POINT


def board_day(board: Board) -> date | None:
    """The day that ages are counted from: the one asked for, else that of the latest report."""
    if board.as_of is not None:
        return board.as_of
    if board.known_at is not None:
        return board.known_at.date() if isinstance(board.known_at, datetime) else board.known_at
    known = [article.published for article in board.articles if article.published]
    return max([*known, *([board.totals.last_day] if board.totals and board.totals.last_day else [])], default=None)


def facts(board: Board) -> str:
    """Up to when, from how much, and how much is known; one line."""
    if board.totals is None:
        n_reports, n_events, n_contested = len(board.articles), len(board.events), len(board.contested)
        n_situations = len(board.situations)
    else:
        n_reports, n_events, n_contested = board.totals.n_reports, board.totals.n_events, board.totals.n_contested
        n_situations = board.totals.n_situations
    said = [
        _when(board),
        number(n_reports, "report") + _left_out(board),
        number(n_events, "event"),
        number(n_situations, "situation") if n_situations > 1 else "",
        f"{n_contested:,} contested" if n_contested else "nothing contested",
    ]
    return " · ".join(part for part in said if part)


def _left_out(board: Board) -> str:
    """Reports that a board of another day does not count, and why."""
    parts = [f"{board.n_elsewhere:,} of other situations"] if board.n_elsewhere else []
    parts += [f"{board.n_later:,} told later"] if board.n_later else []
    parts += [f"{board.n_undated:,} without a day"] if board.n_undated else []
    return f" ({', '.join(parts[:-2])}{', ' * (len(parts) > 2)}{' and '.join(parts[-2:])} left out)" if parts else ""


def _when(board: Board) -> str:
    known = board.known_at
    told = f"{day(known.date())}, {known:%H:%M}" if isinstance(known, datetime) else day(known) if known else ""
    if board.as_of is not None:
        as_of = f"as of {day(board.as_of, weekday=True)}"
        return f"{as_of}, by what was told up to {told}" if told else as_of
    if told:
        return f"by what was told up to {told}"
    last = board_day(board)
    return f"as of the latest report, {day(last, weekday=True)}" if last else "no report has a date"


def state_words(state: str, since: date | None) -> str:
    """`open since 4 Mar 2031`."""
    return state.replace("_", " ") + (f" since {day(since)}" if since else "")


def age_words(told: date | None, today: date | None) -> str:
    """`last told 12 days ago`; empty where it was told lately. Silence says nothing: the state may be another now."""
    if told is None or today is None or (age := (today - told).days) < _STALE:
        return ""
    for days, noun in ((730, "year"), (60, "month"), (14, "week")):
        if age >= days:
            return f"last told {age // _LENGTHS[noun]} {noun}s ago"
    return f"last told {age} days ago"


_LENGTHS = {"year": 365, "month": 30, "week": 7}


def past_words(before: PastState) -> str:
    """`closed 1 Mar 2031 – 4 Mar 2031, according to police`."""
    span = stretch(before.start, before.end) if before.start else f"until {day(before.end)}" if before.end else ""
    who = f", according to {', '.join(map(source_name, before.according_to))}" if before.according_to else ""
    return f"{before.state.replace('_', ' ')}{f' {span}' if span else ''}{who}"


def dispute_words(state: SubjectState) -> str:
    """`disputed: closed, according to monitors`; empty where nobody says otherwise of the same time."""
    if not state.disputed:
        return ""
    others = [before for before in reversed(state.history) if before.state != state.state]
    # Who says both is no rival of his own.
    rivals = (before for before in others if set(before.according_to) - set(state.according_to))
    other = next(rivals, others[0] if others else None)
    if other is None:
        return "disputed"
    who = f", according to {', '.join(map(source_name, other.according_to))}" if other.according_to else ""
    return f"disputed: {other.state.replace('_', ' ')}{who}"


def point_words(contest: Contest) -> str:
    """What is contested."""
    words = _POINTS.get(contest.kind, contest.kind)
    words = f"{words} {contest.what}" if contest.what else words
    return words[:1].upper() + words[1:]


def value_words(value: tuple[int | None, int | None]) -> str:
    """A count as it is said: `at least 16`, `none`."""
    return "none" if value == (0, 0) else bounds(*value)


def first_of(event: Event, homes: Homes) -> str | None:
    """The statement that tells the event best, of those at hand."""
    known = [statement_id for statement_id in event.statement_ids if statement_id in homes]

    def merit(statement_id: str) -> tuple[bool, bool, bool, bool, int, bool, float]:
        told = homes[statement_id][0]
        fact, roles = told.factuality, {str(argument.role) for argument in told.arguments}
        return (
            fact.modality == "actual", fact.polarity == "positive",
            (told.event, told.mode) == (event.event, event.mode),
            any(count.what in _PEOPLE for count in told.counts), len(roles - {"date"}), "actor" in roles,
            told.score,
        )  # fmt: skip

    return max(known, key=merit, default=None)


def people(event: Event) -> list[EventCount]:
    """The counts of people whom it befell; lorries and rifles stand on the event's own page."""
    return [count for count in event.counts if count.what in _PEOPLE]


def once(ids: Iterable[str], homes: Homes) -> list[str]:
    """The statements that can be shown, each sentence once, the earliest report's; a copy adds nothing."""
    kept: dict[tuple[str, str], str] = {}
    for statement_id in sorted((i for i in ids if i in homes), key=lambda i: (homes[i][1].published or date.max, i)):
        statement, article = homes[statement_id]
        words = " ".join(statement.evidence.of(article.text).split()).casefold()
        kept.setdefault((words, statement.trigger.of(article.text)), statement_id)
    return list(kept.values())


def sides_of(contest: Contest, homes: Homes) -> list[list[str]]:
    """The sides of a contested point, each sentence once.

    Whether it happened has two sides whatever else its statements disagree on: those that tell it as so, then those
    that deny it.
    """
    if contest.kind == "happened":
        shown = once((i for side in contest.sides for i in side), homes)
        told = [[i for i in shown if homes[i][0].factuality.polarity == polarity] for polarity in Polarity]
        if all(told):
            return told
    return [once(side, homes) for side in contest.sides]


def by_voice(ids: Iterable[str], homes: Homes) -> list[tuple[str, list[str]]]:
    """Statements by who says so, reprints and repeats of one voice together, the earliest first."""
    found: dict[str, list[str]] = {}
    for statement_id in once(ids, homes):
        found.setdefault(voice_of(*homes[statement_id]), []).append(statement_id)
    return list(found.items())


def setting_words(contest: Contest, homes: Homes) -> tuple[str, ...]:
    """Day and code of what is contested: those of a statement of it, of one with a stated day if any has."""
    told = apart_first([i for i in contest.statement_ids if i in homes], homes)
    if not told:
        return ()
    first, _ = homes[told[0]]
    code = " ".join(part for part in (first.event, first.mode) if part)
    return tuple(words for words in (when_words(first.when) if first.when else "", code) if words)


def apart_first(told: Sequence[str], homes: Homes) -> list[str]:
    """Statements in order, those whose day is stated first."""
    return sorted(told, key=lambda i: not ((when := homes[i][0].when) and when.basis == "stated"))
