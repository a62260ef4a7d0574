"""Readings of every shape, for properties."""

from datetime import timedelta, timezone

from hypothesis import strategies as st

from reportedly import records as r

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
names = st.from_regex(r"[a-z/]{1,12}", fullmatch=True)
scores = st.floats(0, 1)
maybe_words = st.none() | words
days = st.dates()
producers = st.builds(r.Producer, name=names, version=names, digest=st.none() | names)


@st.composite
def spans(draw, limit):
    start = draw(st.integers(0, limit - 1))
    return r.Span(start, draw(st.integers(start + 1, limit)))


places = st.builds(
    r.Place, id=words, name=words, country=maybe_words, admin1=maybe_words, lat=st.floats(-90, 90),
    lon=st.floats(-180, 180), precision=words,
)  # fmt: skip
actors = st.builds(r.Actor, id=words, name=words, country=maybe_words, sectors=st.lists(words, max_size=2).map(tuple))
times = st.builds(r.Time, start=st.none() | days, end=st.none() | days, granularity=words, relation=words)
targets = places | actors | times


def several(strategy, size=2):
    return st.lists(strategy, max_size=size).map(tuple)


@st.composite
def statements(draw, article_id, limit):
    span = spans(limit)
    evidence = draw(span)
    trigger = draw(st.integers(evidence.start, evidence.end - 1))
    source = st.builds(
        r.Source, span=st.none() | span, text=st.text("abc ", max_size=5), kind=st.sampled_from(r.SourceKind),
        named=st.booleans(), antecedent=st.none() | span,
    )  # fmt: skip
    chain = st.builds(
        r.Attribution, source=source, cue=st.none() | span, content=several(span), manner=st.sampled_from(r.Manner),
        stance=st.sampled_from(r.Stance),
    )  # fmt: skip
    argument = st.builds(r.Argument, role=st.sampled_from(r.Role), span=span, head=span, antecedent=st.none() | span)
    count = st.builds(
        r.Count, what=words, low=st.none() | st.integers(0, 9), high=st.none() | st.integers(0, 9), span=span
    )
    status = st.builds(
        r.Status, subject=span, kind=st.sampled_from(r.SubjectKind), state=st.sampled_from(r.State),
        since=st.none() | days,
    )  # fmt: skip
    factuality = st.builds(
        r.Factuality, polarity=st.sampled_from(r.Polarity), certainty=st.sampled_from(r.Certainty),
        modality=st.sampled_from(r.Modality), cues=several(span),
    )  # fmt: skip
    return draw(
        st.builds(
            r.Statement, id=words, article_id=st.just(article_id), evidence=st.just(evidence),
            trigger=st.just(r.Span(trigger, trigger + 1)), lemma=words, event=maybe_words, mode=maybe_words,
            contexts=several(words), cameo=maybe_words, quad=st.none() | st.integers(0, 4),
            plover_score=st.none() | st.floats(-10, 10), goldstein=st.none() | st.floats(-10, 10), chain=several(chain),
            arguments=several(argument), factuality=factuality, counts=several(count), status=st.none() | status,
            when=st.none() | st.builds(r.When, start=days, end=st.none() | days, granularity=words, basis=words),
            score=scores, producer=producers, reasons=several(words),
        )
    )  # fmt: skip


@st.composite
def readings(draw):
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
    span = spans(len(text))
    post = st.builds(
        r.Post, span=span, body=span, platform=maybe_words, author=maybe_words, handle=maybe_words,
        posted=st.none() | days, url=maybe_words,
    )  # fmt: skip
    article = draw(
        st.builds(
            r.Article, id=words, snapshot_id=words, url=maybe_words, outlet=maybe_words, byline=maybe_words,
            title=maybe_words, published=st.none() | days,
            published_at=st.none() | st.datetimes(timezones=st.none() | st.timezones()).map(fixed_offset),
            language=maybe_words, text=st.just(text),
            blocks=several(st.builds(r.Block, span=span, kind=st.sampled_from(r.BlockKind))), posts=several(post),
            where=maybe_words, extra=st.dictionaries(words, words, max_size=2).map(lambda held: tuple(held.items())),
        )
    )  # fmt: skip
    candidate = st.builds(r.Candidate, target=targets, score=scores)
    grounding = st.builds(
        r.Grounding, article_id=st.just(article.id), span=span, kind=st.sampled_from(r.GroundingKind),
        target=st.none() | targets, score=scores, candidates=several(candidate), producer=producers,
    )  # fmt: skip
    timex = st.builds(
        r.TimeExpression, span=span, type=words, value=words, time=st.none() | times, flags=several(words)
    )
    tagged = st.builds(
        r.TaggedAttribution, source=several(span), cue=several(span), content=several(span), positive=st.booleans(),
        score=scores,
    )  # fmt: skip
    link = st.builds(
        r.Link, id=words, left=words, right=words, kind=st.sampled_from(r.LinkKind), score=scores,
        reasons=several(words), producer=producers,
    )  # fmt: skip
    problem = st.builds(
        r.Problem, code=words, stage=st.sampled_from(r.Stage), article_id=maybe_words, span=st.none() | span,
        message=words,
    )  # fmt: skip
    return draw(
        st.builds(
            r.Reading, article=st.just(article), statements=several(statements(article.id, len(text))),
            attributions=several(tagged), mentions=several(st.builds(r.Mention, span=span, kind=words, score=scores)),
            times=several(timex),
            groundings=several(grounding), links=several(link), problems=several(problem), annotation=st.none(),
        )
    )  # fmt: skip


def fixed_offset(moment):
    """The same moment as ISO 8601 can write it: with an offset in whole minutes instead of a zone's name."""
    offset = moment.utcoffset()
    if offset is None:
        return moment
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)), fold=0)
