"""The board and bare annotations to the shapes of their contract; both are derived, so there is no way back."""

from collections.abc import Iterable, Iterator

from reportedly.codec import board_contract as contract
from reportedly.codec.contract import PlaceTarget
from reportedly.codec.encode import (
    Groundings,
    link_shape,
    pair,
    pairs,
    producer_text,
    statement_fields,
    target_shape,
)
from reportedly.records import (
    Annotation,
    Board,
    Event,
    EventCount,
    Polarity,
    Reading,
    Sentence,
    SubjectState,
)


def board_shape(board: Board, readings: Iterable[Reading] = ()) -> contract.BoardShape:
    """The contract object of a board.

    Args:
        board: What is known.
        readings: Where its statements stand; those that a cell rests on are given in full, others are left out.
    """
    copies = dict(board.reprint_of)
    return contract.BoardShape(
        schema="reportedly-board/1",
        as_of=board.as_of,
        states=tuple(_state(state) for state in board.states),
        events=tuple(event_shape(event) for event in board.events),
        contested=tuple(
            contract.ContestShape(
                kind=contest.kind,
                statements=contest.statement_ids,
                sides=contest.sides,
                what=contest.what,
                values=tuple(contract.CountValueShape(low=low, high=high) for low, high in contest.values),
            )
            for contest in board.contested
        ),
        links=tuple(link_shape(link) for link in board.links),
        articles=tuple(
            contract.BoardArticleShape(
                id=article.id,
                url=article.url,
                outlet=article.outlet,
                title=article.title,
                published=article.published,
                reprint_of=copies.get(article.id),
            )
            for article in board.articles
        ),
        statements=tuple(statement_shapes(set(_cited(board)), readings)),
        known_at=board.known_at.isoformat() if board.known_at else None,
        n_later=board.n_later,
        n_undated=board.n_undated,
        situations=tuple(
            contract.BoardSituationShape(
                id=one.id, name=one.name, start=one.start, end=one.end, events=one.event_ids, articles=one.article_ids
            )
            for one in board.situations
        ),
    )


def annotation_shape(text: str, annotation: Annotation) -> contract.AnnotationShape:
    """The contract object of what the reader model sees in a text."""
    return contract.AnnotationShape(
        schema="reportedly-annotation/1",
        article=annotation.article_id,
        text=text,
        sentences=tuple(_sentence(sentence, text) for sentence in annotation.sentences),
        mentions=tuple(
            contract.NameShape(span=pair(name.span), text=name.span.of(text), kind=name.kind, score=name.score)
            for name in annotation.mentions
        ),
        attributions=tuple(
            contract.TagShape(
                source=pairs(tagged.source),
                cue=pairs(tagged.cue),
                content=pairs(tagged.content),
                polarity=Polarity.POSITIVE if tagged.positive else Polarity.NEGATIVE,
                score=tagged.score,
            )
            for tagged in annotation.attributions
        ),
        producer=producer_text(annotation.producer),
    )


def _cited(board: Board) -> Iterator[str]:
    for state in board.states:
        yield state.statement_id
        yield from (past.statement_id for past in state.history)
    for event in board.events:
        yield from event.statement_ids
    for contest in board.contested:
        yield from contest.statement_ids
    for link in board.links:
        yield from (link.left, link.right)


def statement_shapes(cited: set[str], readings: Iterable[Reading]) -> Iterator[contract.BoardStatementShape]:
    """The contract objects of the statements with these ids, in the order of the readings."""
    for reading in readings:
        groundings = Groundings(reading)
        for statement in reading.statements:
            if statement.id in cited:
                fields = statement_fields(statement, reading.article.text, groundings)
                yield contract.BoardStatementShape(article=reading.article.id, **fields)  # type: ignore[arg-type]


def _state(state: SubjectState) -> contract.SubjectStateShape:
    return contract.SubjectStateShape(
        subject=state.subject,
        kind=state.kind,
        state=state.state,
        since=state.since,
        according_to=state.according_to,
        statement=state.statement_id,
        article=state.article_id,
        disputed=state.disputed,
        history=tuple(
            contract.PastStateShape(
                state=past.state,
                start=past.start,
                end=past.end,
                statement=past.statement_id,
                according_to=past.according_to,
                told=past.told,
            )
            for past in state.history
        ),
        told=state.told,
        country=state.country,
    )


def event_shape(event: Event) -> contract.EventShape:
    """The contract object of one event."""
    place = target_shape(event.place, 1.0) if event.place else None
    return contract.EventShape(
        id=event.id,
        event=event.event,
        mode=event.mode,
        start=event.start,
        end=event.end,
        place=place if isinstance(place, PlaceTarget) else None,
        statements=event.statement_ids,
        origins=event.origins,
        verification=event.verification,
        counts=tuple(_count(count) for count in event.counts),
        weight=event.weight,
    )


def _count(count: EventCount) -> contract.EventCountShape:
    return contract.EventCountShape(
        what=count.what,
        low=count.low,
        high=count.high,
        by=tuple(
            contract.ClaimedCountShape(
                source=claim.source, low=claim.low, high=claim.high, statement=claim.statement_id
            )
            for claim in count.by
        ),
    )


def _sentence(sentence: Sentence, text: str) -> contract.SentenceShape:
    return contract.SentenceShape(
        span=pair(sentence.span),
        tokens=tuple(
            contract.TokenShape(
                span=pair(token.span),
                text=token.span.of(text),
                upos=token.upos,
                lemma=token.lemma,
                head=token.head,
                relation=token.relation,
                predicate=token.predicate,
                factuality=token.factuality,
            )
            for token in sentence.tokens
        ),
    )
