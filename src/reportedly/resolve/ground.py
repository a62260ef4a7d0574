"""Ground one wording on its own: for lists of names, phrases and dates, without a report around them."""

import hashlib
from datetime import date

from reportedly.protocols import Gazetteer
from reportedly.records import Article, Candidate, Grounding, GroundingKind, Span
from reportedly.resolve.actor import as_candidates, guess_actor
from reportedly.resolve.gazetteer import lookup_of
from reportedly.resolve.locate import PRODUCER as PLACES
from reportedly.resolve.party import PRODUCER as ACTORS
from reportedly.resolve.place import Resolution, country_focus, resolve_toponyms, sureness
from reportedly.resolve.scene import Known, Scene
from reportedly.resolve.tables import Tables, load_tables
from reportedly.resolve.timex import recognise_times
from reportedly.resolve.timex_foreign import foreign_day
from reportedly.resolve.toponym import toponyms_in
from reportedly.resolve.when import PRODUCER as TIMES
from reportedly.resolve.when import expression_at

# A longer "name" is no name; cutting it keeps odd input from costing time.
_LONGEST = 300


def ground(
    kind: GroundingKind,
    text: str,
    *,
    context: str | None = None,
    date: date | None = None,
    gazetteer: Gazetteer,
    tables: Tables | None = None,
) -> Grounding:
    """What one wording stands for.

    Args:
        kind: As what to ground it.
        text: The wording.
        context: The sentence or passage it stands in; the wording is looked for there and read with what is around it.
        date: The day it was written, for relative dates and for leaders' terms.
        gazetteer: Knows places by name.
        tables: Knows parties by name; the lists that ship with Reportedly if None.

    Returns:
        A grounding whose span is where the wording stands in the context (in the wording itself without one); its
        target is None where nothing fits.
    """
    tables = tables or load_tables()
    whole, span = _placed(text, context)
    article_id = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if kind is GroundingKind.TIME:
        return _time(article_id, whole, span, date)
    focus = country_focus(whole, tables)
    lookup = lookup_of(gazetteer)
    spans = toponyms_in(whole, gazetteer=lookup, tables=tables, within=span if kind is GroundingKind.PLACE else None)
    found = resolve_toponyms(whole, spans, gazetteer=lookup, tables=tables, focus=focus, day=date)
    if kind is GroundingKind.PLACE:
        return _place(article_id, span, found)
    return _actor(article_id, whole, span, date, found, focus, tables)


def _placed(text: str, context: str | None) -> tuple[str, Span]:
    """The passage and where the wording stands in it."""
    wording = text[:_LONGEST] or " "
    if context:
        start = context.find(wording)
        if start < 0:
            start = context.casefold().find(wording.casefold())
        if start >= 0 and start + len(wording) <= len(context):
            return context, Span(start, start + len(wording))
        return f"{wording}\n{context}", Span(0, len(wording))
    return wording, Span(0, len(wording))


def _time(article_id: str, whole: str, span: Span, day: date | None) -> Grounding:
    article = Article(
        id=article_id,
        snapshot_id=article_id,
        url=None,
        outlet=None,
        byline=None,
        title=None,
        published=day,
        published_at=None,
        language="en",
        text=whole,
    )
    expression = expression_at(span, recognise_times(article).found)
    target = expression.time if expression else None
    sure = 0.95 if target else 0.0
    if expression is None and (foreign := foreign_day(span.of(whole))) is not None:
        target, sure = foreign, 0.8
    return Grounding(
        article_id=article_id,
        span=span,
        kind=GroundingKind.TIME,
        target=target,
        score=sure,
        candidates=(),
        producer=TIMES,
    )


def _place(article_id: str, span: Span, found: dict[Span, Resolution]) -> Grounding:
    inside = [(at, resolution) for at, resolution in found.items() if span.holds(at) and resolution.best]
    # The longest name in the wording is the one that is asked for.
    resolution = max(inside, key=lambda pair: (len(pair[0]), -pair[0].start), default=(span, Resolution(())))[1]
    target = resolution.best.entry.place() if resolution.best else None
    runners = tuple(
        Candidate(target=r.entry.place(), score=round(min(0.9, r.score / 3), 3)) for r in resolution.readings[1:4]
    )
    return Grounding(
        article_id=article_id,
        span=span,
        kind=GroundingKind.PLACE,
        target=target,
        score=sureness(resolution),
        candidates=runners,
        producer=PLACES,
    )


def _actor(
    article_id: str,
    whole: str,
    span: Span,
    day: date | None,
    found: dict[Span, Resolution],
    focus: dict[str, float],
    tables: Tables,
) -> Grounding:
    ranked = sorted(focus, key=lambda country: (-focus[country], country))
    towns = tuple(
        (at.start, at.end, resolution.best.entry.country)
        for at, resolution in sorted(found.items(), key=lambda pair: pair[0])
        if resolution.best and resolution.best.entry.country and resolution.best.entry.country in tables.countries
    )
    home = ranked[0] if ranked else towns[0][2] if towns else None
    scene = Scene(
        text=whole,
        tables=tables,
        day=day,
        home=home,
        runners=tuple(ranked[1:3]),
        towns=towns,
        spots=tuple((start, country) for start, _, country in towns),
        names=((span.start, span.end),),
    )
    guesses = guess_actor(span.start, span.end, scene, Known())
    target = guesses[0].actor if guesses else None
    return Grounding(
        article_id=article_id,
        span=span,
        kind=GroundingKind.ACTOR,
        target=target,
        score=guesses[0].score if guesses else 0.0,
        candidates=as_candidates(guesses[1:]),
        producer=ACTORS,
    )
