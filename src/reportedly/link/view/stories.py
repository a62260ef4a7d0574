"""Which events belong together: the situations of a ledger, each with how tense it was from day to day.

Two reports are on one situation where they share an event and enough names, or two events, or where one copies the
other, or where they bear the same names within a fortnight; an event that several reports tell of joins them all.
Whether two reports are tied hangs on the two alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.link.telling.parties import alike
from reportedly.link.telling.profile import Party
from reportedly.link.telling.wording import fold, overlap
from reportedly.link.view.parts import is_party, party_name
from reportedly.link.view.rows import Rows
from reportedly.protocols import Shelf
from reportedly.records import (
    ArticleStanding,
    EventStanding,
    LinkKind,
    NamedParty,
    Situation,
    SituationStanding,
    SubjectStanding,
    Tension,
)

_TOPIC = 0.2
"""Least share of names, of the report with fewer, that two reports on one situation have in common."""
_SHARED = 2
"""Events that two reports must share to be on one situation whatever their names."""
_WEEKS = 28
"""Days between two reports of one situation that nothing told in between joins."""
_PARTIES = 3
"""So many parties name a situation."""
LEAST_EVENTS = 2
"""What tells of fewer events is no situation."""


def settle(shelf: Shelf, rows: Rows, *, as_of: date | None = None) -> None:
    """Put every report that is in no situation into one.

    Args:
        shelf: Where the links are that say who copies whom.
        rows: Reports, events and things that are up to date; is changed.
        as_of: The day that is asked for: no situation reaches beyond it. None for no bound.
    """
    found: list[SituationStanding] = []
    alone: list[str] = []
    seen: set[str] = set()
    for article in rows.unsettled():
        if article not in seen:
            story = _story(article, shelf, rows)
            seen |= story.keys()
            events, subjects = rows.events_under(story), rows.subjects_under(story)
            if events or any(one.state for one in subjects):
                found.append(_situation(story, events, subjects, as_of))
            else:
                alone += story
    rows.unsettle(sorted(seen))
    rows.settle(found, sorted(alone))


def _story(first: str, shelf: Shelf, rows: Rows) -> dict[str, ArticleStanding]:
    """The reports on one situation, by id."""
    story = rows.articles([first])
    waiting = [first]
    while waiting:
        known = dict(story)
        fresh = {other for pair in _ties(waiting, known, shelf, rows) for other in pair} - story.keys()
        found = rows.articles(sorted(fresh))
        story |= found
        waiting = sorted(found)
    return story


def _ties(
    ids: Sequence[str], known: Mapping[str, ArticleStanding], shelf: Shelf, rows: Rows
) -> Iterator[Iterable[str]]:
    """Reports that are on one situation with one of these."""
    yield from rows.tied(ids).values()
    for link in shelf.links_of(ids):
        if link.kind is LinkKind.REPRINTS:
            yield link.left, link.right
    shared: Counter[tuple[str, str]] = Counter()
    for articles in rows.shared(ids).values():
        if len(articles) > _SHARED:
            # An event is told in one situation, even where its reports have little else in common.
            yield articles
        else:
            one, two = sorted(articles)
            shared[one, two] += 1
    everyone = {**rows.articles({i for pair in shared for i in pair} - known.keys()), **known}
    for pair, n in shared.items():
        first, second = (everyone.get(i) for i in pair)
        if first and second and _near(first, second) and (n >= _SHARED or _topic(first, second) >= _TOPIC):
            yield pair


def _near(one: ArticleStanding, two: ArticleStanding) -> bool:
    return one.day is None or two.day is None or abs((one.day - two.day).days) <= _WEEKS


def _topic(one: ArticleStanding, two: ArticleStanding) -> float:
    return overlap(frozenset(one.names), frozenset(two.names))


def _situation(
    story: Mapping[str, ArticleStanding],
    found: Sequence[EventStanding],
    subjects: Sequence[SubjectStanding],
    as_of: date | None,
) -> SituationStanding:
    shown = [one for one in found if one.is_shown]
    ordered = sorted(shown, key=lambda one: (one.event.start or date.max, one.event.id))
    start, end = _stretch(story, ordered)
    if as_of is not None and end is not None:
        end = max(min(end, as_of), start or end)
    place = _place(ordered)
    parties = _parties(ordered, place or "")
    by_rank = sorted(found, key=lambda one: (-one.rank, one.event.id))
    countries = {p.country for one in shown for p in one.places} | {p.country for one in shown for p in one.parties}
    known = [one for one in subjects if one.state is not None]
    return SituationStanding(
        situation=Situation(
            id="k-" + min(story).removeprefix("a-"),
            name=_name(place or _subject_name(known), parties, start, end),
            place=place,
            parties=parties,
            start=start,
            end=end,
            event_ids=tuple(one.event.id for one in ordered),
            article_ids=tuple(sorted(story)),
            tension=_tension(ordered),
        ),
        countries=tuple(sorted(country for country in countries if country)),
        main=tuple(one.event.id for one in by_rank if one.is_shown)[:_MAIN],
        contested=tuple(one.event.id for one in by_rank if one.contests)[:_MAIN],
        subjects=tuple(one.id for one in sorted(known, key=_last_told)),
        n_events=len(shown),
        n_contested=sum(len(one.contests) for one in found),
    )


_MAIN = 200
"""Events that are kept at hand for a board."""


def _last_told(one: SubjectStanding) -> tuple[int, str]:
    told = one.state.told if one.state else None
    return (-told.toordinal() if told else 0, one.id)


def _subject_name(known: Sequence[SubjectStanding]) -> str | None:
    return next((one.state.subject for one in sorted(known, key=_last_told) if one.state), None)


def _stretch(story: Mapping[str, ArticleStanding], ordered: Sequence[EventStanding]) -> tuple[date | None, date | None]:
    """First day of what happened, a day long before the first report left out as background, and last day."""
    published = sorted(one.day for one in story.values() if one.day is not None)
    days = [one.event.start for one in ordered if one.happened and one.event.start is not None]
    recent = [day for day in days if not published or ((published[0] - day).days <= _WEEKS and day <= published[-1])]
    return min([*recent, *published[:1]], default=None), max([*recent, *published[-1:]], default=None)


def _name(place: str | None, parties: Sequence[str], start: date | None, end: date | None) -> str:
    time = ""
    if start is not None and end is not None:
        time = f"{start:%-d %b %Y}" if start == end else f"{_short(start, end)} to {end:%-d %b %Y}"
    return " · ".join(part for part in (place or "", ", ".join(parties), time) if part) or "no place, no party, no day"


def _short(start: date, end: date) -> str:
    return f"{start:%-d %b}" if start.year == end.year else f"{start:%-d %b %Y}"


def _place(found: Sequence[EventStanding]) -> str | None:
    """The place named in most reports, a town before a country."""
    named: dict[bool, dict[str, set[str]]] = {True: defaultdict(set), False: defaultdict(set)}
    fine = {place.name for one in found for place in one.places if place.is_fine}
    for one in found:
        for place in one.places:
            named[place.name in fine][place.name].update(place.article_ids)
    best = named[True] or named[False]
    return max(sorted(best), key=lambda name: len(best[name]), default=None)


def _parties(found: Sequence[EventStanding], place: str) -> tuple[str, ...]:
    """Those with names that act or are acted on in most statements; the place that names the situation is none."""
    told: dict[str, list[NamedParty]] = defaultdict(list)
    for one in found:
        for named in one.parties:
            if is_party(named.text) and fold(named.text) != fold(place):
                told[party_name(named.text)].append(named)
    often = sorted(told.values(), key=lambda held: (-sum(p.n for p in held), held[0].text))
    kept: list[tuple[Party, Counter[str]]] = []
    for held in often[:_CANDIDATES]:
        party = replace(_party(held[0]), text=party_name(held[0].text))
        names = next((names for first, names in kept if alike(first, party)), None)
        if names is None:
            names = Counter()
            kept.append((party, names))
        names[party.text] += sum(p.n for p in held)
    ranked = sorted(kept, key=lambda entry: (-entry[1].total(), entry[0].text))
    return tuple(max(sorted(names), key=lambda text: names[text]) for _, names in ranked[:_PARTIES])


_CANDIDATES = 60
"""Wordings of parties that are held against each other."""


def _party(named: NamedParty) -> Party:
    return Party(
        text=named.text, words=frozenset(named.words), head=named.head, country=named.country,
        sectors=frozenset(named.sectors), id=named.id, known=True,
    )  # fmt: skip


def _tension(events: Sequence[EventStanding]) -> tuple[Tension, ...]:
    """Mean score of the events of each day between two sides; an event counts once, however many tell it."""
    scores: dict[tuple[date, str, str], list[tuple[float, str]]] = defaultdict(list)
    for one in events:
        event = one.event
        if event.start is None or one.score is None or one.dyad is None or event.verification == "denied":
            continue
        scores[event.start, *one.dyad].append((one.score, event.id))
    return tuple(
        Tension(
            day=day, actor=actor, recipient=recipient, score=round(sum(s for s, _ in found) / len(found), 2),
            event_ids=tuple(sorted(i for _, i in found)),
        )
        for (day, actor, recipient), found in sorted(scores.items())
    )  # fmt: skip
