"""Actor groundings of a report: its arguments, its sources and its names."""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.records import Actor, Annotation, Article, Grounding, GroundingKind, Producer, Role, Span, Statement
from reportedly.resolve.actor import as_candidates, guess_actor
from reportedly.resolve.fold import fold
from reportedly.resolve.introduced import introduce
from reportedly.resolve.report_places import Places
from reportedly.resolve.scene import Guess, Known, Scene
from reportedly.resolve.tables import Tables
from reportedly.resolve.when import day_of
from reportedly.resolve.whose import opening_country

PRODUCER = Producer(name="resolve/actor", version="1")
# Who was named this many code points back can still be meant by "its".
_REACH = 200
_NAMES = frozenset({"PER", "ORG", "NORP"})


def scene_of(article: Article, annotation: Annotation, places: Places, tables: Tables) -> Scene:
    """What the report says around its wordings."""
    ranked = sorted(places.focus, key=lambda country: (-places.focus[country], country))
    towns = tuple(
        (span.start, span.end, found.best.entry.country)
        for span, found in places.toponyms
        if found.best and found.best.entry.country and found.best.entry.country in tables.countries
    )
    home = ranked[0] if ranked else None
    spots = tuple(
        (span.start, found.best.entry.country)
        for span, found in places.toponyms
        if found.best
        and found.best.entry.precision != "country"
        and places.focus.get(found.best.entry.country or "", 0) >= _SPOKEN_OF
        and found.best.entry.country in tables.countries
    )
    day = article.published or (day_of(article, Span(0, 1)) if article.text else None)
    return Scene(
        text=article.text,
        tables=tables,
        day=day,
        home=home,
        lead=_lead(article, places, tables),
        issuer=_issuer(article, home, tables),
        runners=tuple(ranked[1:3]),
        towns=towns,
        spots=spots,
        names=tuple((m.span.start, m.span.end) for m in annotation.mentions if m.kind in ("PER", "ORG")),
    )


# A country that the report hardly speaks of is where its correspondent sits.
_SPOKEN_OF = 0.3
_OPENING = 600


def _lead(article: Article, places: Places, tables: Tables) -> str | None:
    """The dateline's country if the report speaks of it, else that of the first state organ it names."""
    for span, found in places.toponyms:
        if (
            span.end <= places.dateline
            and found.best
            and places.focus.get(found.best.entry.country or "", 0) >= _SPOKEN_OF
        ):
            return found.best.entry.country
    hits = tables.scan(article.text, start=places.dateline, end=min(len(article.text), places.dateline + _OPENING))
    for land, role in pairwise(hits):
        if (
            land.country in tables.countries
            and land.kind in ("name", "demonym")
            and role.kind == "role"
            and role.sectors[0] in _ORGANS
            and role.role_kind == "body"
            and role.start - land.end <= _BESIDE
        ):
            return land.country
    return None


_ORGANS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_BESIDE = 12  # code points between "Poland's" and "Border Guard"


def _issuer(article: Article, home: str | None, tables: Tables) -> Actor | None:
    """Who issued the report, for "we" in its own voice; a body that no list knows is taken for civil society."""
    if not article.outlet:
        return None
    outlet = article.outlet
    scene = Scene(text=outlet, tables=tables, day=article.published, home=home, names=((0, len(outlet)),))
    guesses = guess_actor(0, len(outlet), scene, Known())
    if guesses and guesses[0].actor.sectors != ("UNK",):
        return guesses[0].actor
    slug = fold(outlet).replace(" ", "-")[:60]
    return Actor(id=f"{home or '---'}/SOC/{slug}", name=outlet, country=home, sectors=("SOC",))


def _know_issuer(article: Article, scene: Scene, known: Known) -> None:
    """Let "the Mission" be the mission that issued the report; a newspaper's last word is too common for that."""
    issuer = scene.issuer
    if issuer is None or not article.outlet or "JRN" in issuer.sectors:
        return
    words = article.outlet.split()
    for tail in (words[-1:], words[-2:], words):
        name = " ".join(tail)
        if len(name) > 3:
            known.by_name.setdefault(fold(name), issuer)


def ground_actors(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...], places: Places, tables: Tables
) -> Iterator[Grounding]:
    """One grounding for each actor, recipient, source and name, by span.

    The report is gone through twice: first to learn who is named in full, then to ground, so that a short form in the
    headline inherits from the full form below it.
    """
    scene = scene_of(article, annotation, places, tables)
    wanted = _wanted(annotation, statements)
    known = Known()
    _know_issuer(article, scene, known)
    parties_seen = []
    for span, antecedent in wanted.items():
        guesses = guess_actor(span.start, span.end, scene, known) if antecedent is None else ()
        if guesses and guesses[0].actor.sectors != ("UNK",):
            known.learn(span.start, span.end, guesses[0].actor, scene)
            parties_seen.append((span.end, guesses[0].actor))
    introduce(scene, known, tuple(parties_seen))
    speakers = _speakers(statements)
    parties = _roles(statements)
    last: tuple[int, Guess] | None = None
    for span, antecedent in wanted.items():
        meant = span if antecedent is None or _opens_elsewhere(span, antecedent, scene) else antecedent
        before = last[1].actor if last and span.start - last[0] < _REACH else None
        source = speakers.get(span)
        speaker = next(iter(guess_actor(source.start, source.end, scene, known)), None) if source else None
        guesses = guess_actor(
            meant.start, meant.end, scene, known, speaker=speaker.actor if speaker else None, before=before
        )
        if guesses:
            last = span.start, guesses[0]
            if meant == span:
                known.learn_head(span.of(article.text), guesses[0].actor)
        if guesses or span in parties:
            yield _grounding(article, span, guesses)


def _opens_elsewhere(span: Span, antecedent: Span, scene: Scene) -> bool:
    """Whether the sentence sets the words elsewhere than what they are thought to repeat: "In Baku, the ministry"."""
    country = opening_country(span.start, scene)
    other = next((hit.country for hit in scene.scan(antecedent.start, antecedent.end) if hit.country), None)
    return country is not None and other is not None and country != other


def _speakers(statements: tuple[Statement, ...]) -> dict[Span, Span]:
    """The innermost source behind each party's words."""
    found: dict[Span, Span] = {}
    for statement in statements:
        source = statement.chain[-1].source if statement.chain else None
        place = source.antecedent or source.span if source else None
        if place is not None:
            for argument in statement.arguments:
                found.setdefault(argument.span, place)
    return found


def _roles(statements: tuple[Statement, ...]) -> frozenset[Span]:
    return frozenset(a.span for s in statements for a in s.arguments if a.role in (Role.ACTOR, Role.RECIPIENT))


def _wanted(annotation: Annotation, statements: tuple[Statement, ...]) -> dict[Span, Span | None]:
    """Every span that names a party, in text order, with the fuller mention it stands for."""
    spans: dict[Span, Span | None] = {}
    for statement in statements:
        for argument in statement.arguments:
            if argument.role in (Role.ACTOR, Role.RECIPIENT):
                spans.setdefault(argument.span, argument.antecedent)
        for link in statement.chain:
            if link.source.span is not None:
                spans.setdefault(link.source.span, link.source.antecedent)
    for mention in annotation.mentions:
        if mention.kind in _NAMES:
            spans.setdefault(mention.span, None)
    return dict(sorted(spans.items(), key=lambda pair: pair[0]))


def _grounding(article: Article, span: Span, guesses: tuple[Guess, ...]) -> Grounding:
    best = guesses[0] if guesses else None
    return Grounding(
        article_id=article.id,
        span=span,
        kind=GroundingKind.ACTOR,
        target=best.actor if best else None,
        score=best.score if best else 0.0,
        candidates=as_candidates(guesses[1:]),
        producer=PRODUCER,
    )
