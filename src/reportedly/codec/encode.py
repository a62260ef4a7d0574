"""Records to the shapes of the contract. Words are looked up in the article here, for readers without its text."""

from collections.abc import Iterable

from reportedly.codec import contract
from reportedly.codec.contract import Pair, Words
from reportedly.records import (
    Actor,
    Argument,
    Article,
    Attribution,
    Candidate,
    Grounding,
    GroundingKind,
    Link,
    Mention,
    Place,
    Polarity,
    Post,
    Problem,
    Producer,
    Reading,
    Role,
    Source,
    Span,
    Statement,
    TaggedAttribution,
    Time,
    TimeExpression,
)

_KIND = {
    Role.ACTOR: GroundingKind.ACTOR,
    Role.RECIPIENT: GroundingKind.ACTOR,
    Role.LOCATION: GroundingKind.PLACE,
    Role.DATE: GroundingKind.TIME,
}


class Groundings:
    """The groundings of one reading, by what and where."""

    def __init__(self, reading: Reading) -> None:
        self._found = {(found.kind, found.span): found for found in reading.groundings}
        self._times = {found.span: found for found in reading.times}

    def at(self, kind: GroundingKind, *spans: Span | None) -> contract.Target | None:
        """The target at the first of the spans that has one; a pronoun may stand for what its antecedent does."""
        for span in spans:
            found = self._found.get((kind, span)) if span else None
            if found and found.target:
                return target_shape(found.target, found.score)
            if kind is GroundingKind.TIME and span in self._times and (time := self._times[span].time):
                return target_shape(time, 1.0)
        return None

    def of_name(self, mention: Mention) -> contract.Target | None:
        """What a name stands for: a place name's place first, any other name's party."""
        kinds = (GroundingKind.PLACE, GroundingKind.ACTOR)
        for kind in kinds if mention.kind == "LOC" else reversed(kinds):
            if found := self.at(kind, mention.span):
                return found
        return None


def reading_shape(reading: Reading) -> contract.ReadingShape:
    """The contract object of one reading; the annotation is left out, it has a shape of its own."""
    text, groundings = reading.article.text, Groundings(reading)
    return contract.ReadingShape(
        schema="reportedly/1",
        article=_article(reading.article),
        posts=tuple(_post(post) for post in reading.article.posts),
        statements=tuple(statement_shape(statement, text, groundings) for statement in reading.statements),
        attributions=tuple(_tagged(tagged) for tagged in reading.attributions),
        mentions=tuple(_mentions(reading, text, groundings)),
        times=tuple(_timex(time, text) for time in reading.times),
        groundings=tuple(_grounding(grounding, text) for grounding in reading.groundings),
        links=tuple(link_shape(link) for link in reading.links),
        problems=tuple(_problem(problem) for problem in reading.problems),
    )


def pair(span: Span) -> Pair:
    """A span as the contract writes it."""
    return Pair(span.start, span.end)


def pairs(spans: Iterable[Span]) -> tuple[Pair, ...]:
    """Spans as the contract writes them."""
    return tuple(pair(span) for span in spans)


def producer_text(producer: Producer) -> str:
    """`name@version`, with `#digest` behind it for a model."""
    return f"{producer}#{producer.digest}" if producer.digest else str(producer)


def _words(span: Span | None, text: str) -> Words | None:
    return Words(span=pair(span), text=span.of(text)) if span else None


def _article(article: Article) -> contract.ArticleShape:
    return contract.ArticleShape(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        published_at=article.published_at,
        url=article.url,
        language=article.language,
        text=article.text,
        blocks=tuple(contract.BlockShape(span=pair(block.span), kind=block.kind) for block in article.blocks),
        snapshot=article.snapshot_id,
        where=article.where,
        extra=dict(article.extra),
    )


def _post(post: Post) -> contract.PostShape:
    return contract.PostShape(
        span=pair(post.span),
        body=pair(post.body),
        platform=post.platform,
        author=post.author,
        handle=post.handle,
        posted=post.posted,
        url=post.url,
    )


def statement_shape(statement: Statement, text: str, groundings: Groundings) -> contract.StatementShape:
    """The contract object of one statement of the article with this text."""
    return contract.StatementShape(**statement_fields(statement, text, groundings))  # type: ignore[arg-type]


def statement_fields(statement: Statement, text: str, groundings: Groundings) -> dict[str, object]:
    """The fields of a statement's contract object, for shapes that add some."""
    when, trigger = statement.when, statement.trigger
    return {
        "id": statement.id,
        "evidence": pair(statement.evidence),
        "text": statement.evidence.of(text),
        "trigger": contract.Trigger(span=pair(trigger), text=trigger.of(text), lemma=statement.lemma),
        "event": statement.event,
        "mode": statement.mode,
        "contexts": statement.contexts,
        "cameo": statement.cameo,
        "quad": statement.quad,
        "plover_score": statement.plover_score,
        "goldstein": statement.goldstein,
        "chain": tuple(_chain(attribution, text, groundings) for attribution in statement.chain),
        "arguments": tuple(_argument(argument, text, groundings) for argument in statement.arguments),
        "when": when
        and contract.WhenShape(start=when.start, end=when.end, granularity=when.granularity, basis=when.basis),
        "factuality": _factuality(statement, text),
        "counts": tuple(
            contract.CountShape(
                span=pair(count.span), text=count.span.of(text), what=count.what, low=count.low, high=count.high
            )
            for count in statement.counts
        ),
        "status": _status(statement, text),
        "score": statement.score,
        "producer": producer_text(statement.producer),
        "reasons": statement.reasons,
    }


def _chain(attribution: Attribution, text: str, groundings: Groundings) -> contract.ChainShape:
    return contract.ChainShape(
        source=_source(attribution.source, text, groundings),
        cue=_words(attribution.cue, text),
        content=pairs(attribution.content),
        manner=attribution.manner,
        stance=attribution.stance,
    )


def _source(source: Source, text: str, groundings: Groundings) -> contract.SourceShape:
    return contract.SourceShape(
        span=pair(source.span) if source.span else None,
        text=source.text,
        kind=source.kind,
        named=source.named,
        antecedent=_words(source.antecedent, text),
        grounding=groundings.at(GroundingKind.ACTOR, source.span, source.antecedent),
    )


def _argument(argument: Argument, text: str, groundings: Groundings) -> contract.ArgumentShape:
    return contract.ArgumentShape(
        role=argument.role,
        span=pair(argument.span),
        text=argument.span.of(text),
        head=pair(argument.head),
        antecedent=_words(argument.antecedent, text),
        grounding=groundings.at(_KIND[argument.role], argument.span, argument.head, argument.antecedent),
    )


def _factuality(statement: Statement, text: str) -> contract.FactualityShape:
    found = statement.factuality
    return contract.FactualityShape(
        polarity=found.polarity,
        certainty=found.certainty,
        modality=found.modality,
        cues=tuple(Words(span=pair(cue), text=cue.of(text)) for cue in found.cues),
    )


def _status(statement: Statement, text: str) -> contract.StatusShape | None:
    if not (status := statement.status):
        return None
    subject = contract.SubjectShape(span=pair(status.subject), text=status.subject.of(text), kind=status.kind)
    return contract.StatusShape(subject=subject, state=status.state, since=status.since)


def _tagged(tagged: TaggedAttribution) -> contract.AttributionShape:
    return contract.AttributionShape(
        source=pairs(tagged.source),
        cue=pairs(tagged.cue),
        content=pairs(tagged.content),
        polarity=Polarity.POSITIVE if tagged.positive else Polarity.NEGATIVE,
        score=tagged.score,
    )


def _mentions(reading: Reading, text: str, groundings: Groundings) -> Iterable[contract.MentionShape]:
    """Every name, then the toponyms that only the gazetteer knew."""
    for mention in reading.mentions:
        yield contract.MentionShape(
            span=pair(mention.span),
            text=mention.span.of(text),
            kind=mention.kind,
            antecedent=None,
            grounding=groundings.of_name(mention),
            score=mention.score,
        )
    known = {mention.span for mention in reading.mentions}
    for found in reading.groundings:
        if found.kind is GroundingKind.PLACE and found.target and found.span not in known:
            known.add(found.span)
            yield contract.MentionShape(
                span=pair(found.span),
                text=found.span.of(text),
                kind="LOC",
                antecedent=None,
                grounding=target_shape(found.target, found.score),
                score=None,
            )


def _timex(time: TimeExpression, text: str) -> contract.TimexShape:
    target = target_shape(time.time, 1.0) if time.time else None
    return contract.TimexShape(
        span=pair(time.span),
        text=time.span.of(text),
        type=time.type,
        value=time.value,
        time=target if isinstance(target, contract.TimeTarget) else None,
        flags=time.flags,
    )


def _grounding(found: Grounding, text: str) -> contract.GroundingShape:
    return contract.GroundingShape(
        span=pair(found.span),
        text=found.span.of(text),
        kind=found.kind,
        target=target_shape(found.target, found.score) if found.target else None,
        score=found.score,
        candidates=candidate_shapes(found.candidates),
        producer=producer_text(found.producer),
    )


def candidate_shapes(candidates: Iterable[Candidate]) -> tuple[contract.Target, ...]:
    """Runners-up as the contract writes them."""
    return tuple(target_shape(candidate.target, candidate.score) for candidate in candidates)


def target_shape(target: Place | Actor | Time, score: float) -> contract.Target:
    """A target as the contract writes it, with how sure we are of it."""
    match target:
        case Actor():
            return contract.ActorTarget(
                id=target.id, name=target.name, country=target.country, sectors=target.sectors, score=score
            )
        case Place():
            return contract.PlaceTarget(
                id=target.id,
                name=target.name,
                country=target.country,
                admin1=target.admin1,
                lat=target.lat,
                lon=target.lon,
                precision=target.precision,
                score=score,
            )
    return contract.TimeTarget(
        start=target.start, end=target.end, granularity=target.granularity, relation=target.relation, score=score
    )


def link_shape(link: Link) -> contract.LinkShape:
    """A link as the contract writes it."""
    return contract.LinkShape(
        id=link.id,
        left=link.left,
        right=link.right,
        kind=link.kind,
        score=link.score,
        reasons=link.reasons,
        producer=producer_text(link.producer),
    )


def _problem(problem: Problem) -> contract.ProblemShape:
    return contract.ProblemShape(
        code=problem.code,
        stage=problem.stage,
        article=problem.article_id,
        span=pair(problem.span) if problem.span else None,
        message=problem.message,
    )
