"""Contract JSON back to records, strictly: a bad value is refused with the path that leads to it.

What the contract repeats for its readers' comfort (words, inline groundings) is checked against the text and dropped;
fields that a newer Reportedly added are passed over.
"""

from collections.abc import Iterator

import msgspec

from reportedly.codec import contract
from reportedly.codec.contract import Pair, Words
from reportedly.errors import RecordError
from reportedly.records import (
    Actor,
    Argument,
    Article,
    Attribution,
    Block,
    Candidate,
    Count,
    Factuality,
    Grounding,
    Link,
    Mention,
    Place,
    Polarity,
    Post,
    Problem,
    Producer,
    Reading,
    Source,
    Span,
    Statement,
    Status,
    TaggedAttribution,
    Time,
    TimeExpression,
    When,
)


def reading_from_json(raw: bytes | str) -> Reading:
    """The reading that a contract object tells of, without its annotation.

    Raises:
        RecordError: if the JSON is malformed, a value is not what the contract says, a span lies outside the text, or
            words are given that do not stand at their span; the message ends in the path of the value.
    """
    try:
        shape = msgspec.json.decode(raw, type=contract.ReadingShape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not a reading of the contract {contract.READING}: {error}") from error
    _check(shape)
    return _reading(shape)


def _check(shape: contract.ReadingShape) -> None:
    text = shape.article.text
    for path, node in _walk(shape, "$"):
        match node:
            case Pair() if node.end > len(text):
                raise RecordError(f"span ends after the text's {len(text)} code points - at `{path}`")
            case Words() if text[node.span.start : node.span.end] != node.text:
                raise RecordError(f"{node.text!r} does not stand at its span - at `{path}.text`")
            case contract.StatementShape() if text[node.evidence.start : node.evidence.end] != node.text:
                raise RecordError(f"{node.text[:40]!r} does not stand at its evidence - at `{path}.text`")
            case contract.StatementShape(evidence=held, trigger=t) if not _holds(held, t.span):
                raise RecordError(f"the trigger lies outside its evidence - at `{path}.trigger.span`")


def _holds(outer: Pair, inner: Pair) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _walk(node: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(node, tuple):
        for number, part in enumerate(node):
            yield from _walk(part, f"{path}[{number}]")
    elif isinstance(node, msgspec.Struct):
        # Inner nodes first: a span outside the text is reported as such, not as words that do not stand there.
        if not isinstance(node, Pair):
            for name in node.__struct_fields__:
                yield from _walk(getattr(node, name), f"{path}.{name}")
        yield path, node


def _reading(shape: contract.ReadingShape) -> Reading:
    article = _article(shape)
    return Reading(
        article=article,
        statements=tuple(_statement(statement, article.id) for statement in shape.statements),
        attributions=tuple(
            TaggedAttribution(
                source=_spans(tagged.source),
                cue=_spans(tagged.cue),
                content=_spans(tagged.content),
                positive=tagged.polarity is Polarity.POSITIVE,
                score=tagged.score,
            )
            for tagged in shape.attributions
        ),
        # A name without a score is a toponym that stands among the groundings as well.
        mentions=tuple(
            Mention(span=_span(name.span), kind=name.kind, score=name.score)
            for name in shape.mentions
            if name.score is not None
        ),
        times=tuple(_time_expression(time) for time in shape.times),
        groundings=tuple(_grounding(found, article.id) for found in shape.groundings),
        links=tuple(_link(link) for link in shape.links),
        problems=tuple(
            Problem(
                code=problem.code,
                stage=problem.stage,
                article_id=problem.article,
                span=_maybe(problem.span),
                message=problem.message,
            )
            for problem in shape.problems
        ),
    )


def _span(pair: Pair) -> Span:
    return Span(pair.start, pair.end)


def _maybe(pair: Pair | None) -> Span | None:
    return _span(pair) if pair else None


def _spans(pairs: tuple[Pair, ...]) -> tuple[Span, ...]:
    return tuple(_span(pair) for pair in pairs)


def _where(words: Words | None) -> Span | None:
    return _span(words.span) if words else None


def _producer(text: str) -> Producer:
    name, _, rest = text.rpartition("@")
    version, _, digest = rest.partition("#")
    return Producer(name=name, version=version, digest=digest or None)


def _article(shape: contract.ReadingShape) -> Article:
    given = shape.article
    return Article(
        id=given.id,
        snapshot_id=given.snapshot,
        url=given.url,
        outlet=given.outlet,
        byline=given.byline,
        title=given.title,
        published=given.published,
        published_at=given.published_at,
        language=given.language,
        text=given.text,
        blocks=tuple(Block(span=_span(block.span), kind=block.kind) for block in given.blocks),
        posts=tuple(
            Post(
                span=_span(post.span),
                body=_span(post.body),
                platform=post.platform,
                author=post.author,
                handle=post.handle,
                posted=post.posted,
                url=post.url,
            )
            for post in shape.posts
        ),
        where=given.where,
        extra=tuple(given.extra.items()),
    )


def _statement(shape: contract.StatementShape, article_id: str) -> Statement:
    return Statement(
        id=shape.id,
        article_id=article_id,
        evidence=_span(shape.evidence),
        trigger=_span(shape.trigger.span),
        lemma=shape.trigger.lemma,
        event=shape.event,
        mode=shape.mode,
        contexts=shape.contexts,
        cameo=shape.cameo,
        quad=shape.quad,
        plover_score=shape.plover_score,
        goldstein=shape.goldstein,
        chain=tuple(_attribution(link) for link in shape.chain),
        arguments=tuple(_argument(argument) for argument in shape.arguments),
        factuality=Factuality(
            polarity=shape.factuality.polarity,
            certainty=shape.factuality.certainty,
            modality=shape.factuality.modality,
            cues=tuple(_span(cue.span) for cue in shape.factuality.cues),
        ),
        counts=tuple(
            Count(what=count.what, low=count.low, high=count.high, span=_span(count.span)) for count in shape.counts
        ),
        status=_status(shape.status),
        when=_when(shape.when),
        score=shape.score,
        producer=_producer(shape.producer),
        reasons=shape.reasons,
    )


def _when(shape: contract.WhenShape | None) -> When | None:
    if not shape:
        return None
    return When(start=shape.start, end=shape.end, granularity=shape.granularity, basis=shape.basis)


def _attribution(shape: contract.ChainShape) -> Attribution:
    source = Source(
        span=_maybe(shape.source.span),
        text=shape.source.text,
        kind=shape.source.kind,
        named=shape.source.named,
        antecedent=_where(shape.source.antecedent),
    )
    return Attribution(
        source=source,
        cue=_where(shape.cue),
        content=_spans(shape.content),
        manner=shape.manner,
        stance=shape.stance,
    )


def _argument(shape: contract.ArgumentShape) -> Argument:
    return Argument(
        role=shape.role, span=_span(shape.span), head=_span(shape.head), antecedent=_where(shape.antecedent)
    )


def _status(shape: contract.StatusShape | None) -> Status | None:
    if not shape:
        return None
    return Status(subject=_span(shape.subject.span), kind=shape.subject.kind, state=shape.state, since=shape.since)


def _time_expression(shape: contract.TimexShape) -> TimeExpression:
    return TimeExpression(
        span=_span(shape.span),
        type=shape.type,
        value=shape.value,
        time=_time(shape.time) if shape.time else None,
        flags=shape.flags,
    )


def _grounding(shape: contract.GroundingShape, article_id: str) -> Grounding:
    return Grounding(
        article_id=article_id,
        span=_span(shape.span),
        kind=shape.kind,
        target=_target(shape.target) if shape.target else None,
        score=shape.score,
        candidates=tuple(Candidate(target=_target(found), score=found.score) for found in shape.candidates),
        producer=_producer(shape.producer),
    )


def _target(shape: contract.Target) -> Place | Actor | Time:
    match shape:
        case contract.ActorTarget():
            return Actor(id=shape.id, name=shape.name, country=shape.country, sectors=shape.sectors)
        case contract.PlaceTarget():
            return Place(
                id=shape.id,
                name=shape.name,
                country=shape.country,
                admin1=shape.admin1,
                lat=shape.lat,
                lon=shape.lon,
                precision=shape.precision,
            )
    return _time(shape)


def _time(shape: contract.TimeTarget) -> Time:
    return Time(start=shape.start, end=shape.end, granularity=shape.granularity, relation=shape.relation)


def _link(shape: contract.LinkShape) -> Link:
    return Link(
        id=shape.id,
        left=shape.left,
        right=shape.right,
        kind=shape.kind,
        score=shape.score,
        reasons=shape.reasons,
        producer=_producer(shape.producer),
    )
