"""Events and situations to the shapes of their contract; both are derived, so there is no way back."""

from collections.abc import Iterable

from reportedly.codec import event_contract as contract
from reportedly.codec.board import event_shape, statement_shapes
from reportedly.codec.encode import link_shape
from reportedly.records import Board, EventView, Reading, Situation


def event_view_shape(view: EventView, readings: Iterable[Reading]) -> contract.EventViewShape:
    """The contract object of one event; its statements are given in full."""
    cited = {*view.event.statement_ids, *(end for link in view.links for end in (link.left, link.right))}
    return contract.EventViewShape(
        schema="reportedly-event/1",
        event=event_shape(view.event),
        granularity=view.granularity,
        participants=tuple(
            contract.ParticipantShape(role=p.role, name=p.name, country=p.country, statements=p.statement_ids)
            for p in view.participants
        ),
        tellings=tuple(
            contract.TellingShape(
                voice=t.voice,
                outlets=t.outlets,
                side=t.side,
                statements=t.statement_ids,
                against_interest=t.against_interest,
                grade=t.grade,
            )
            for t in view.tellings
        ),
        grade=contract.GradeShape(
            reliability=view.grade.reliability, credibility=view.grade.credibility, reasons=view.grade.reasons
        ),
        links=tuple(link_shape(link) for link in view.links),
        statements=tuple(statement_shapes(cited, readings)),
    )


def situations_shape(found: Iterable[Situation], board: Board) -> contract.SituationsShape:
    """The contract object of all situations, with the events that they are made of."""
    found = tuple(found)
    used = {i for each in found for i in each.event_ids}
    return contract.SituationsShape(
        schema="reportedly-situations/1",
        as_of=board.as_of,
        situations=tuple(_situation(each) for each in found),
        events=tuple(event_shape(event) for event in board.events if event.id in used),
    )


def _situation(each: Situation) -> contract.SituationShape:
    return contract.SituationShape(
        id=each.id,
        name=each.name,
        place=each.place,
        parties=each.parties,
        start=each.start,
        end=each.end,
        events=each.event_ids,
        articles=each.article_ids,
        tension=tuple(
            contract.TensionShape(day=t.day, actor=t.actor, recipient=t.recipient, score=t.score, events=t.event_ids)
            for t in each.tension
        ),
    )
