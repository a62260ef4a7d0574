"""What a person's word changes on the board and in an event, and that taking it back gives the earlier answer."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reportedly import codec, pipeline
from reportedly.errors import LedgerError
from reportedly.link.same.linked import linked
from reportedly.records import Actor, LinkKind, Place

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)
BREZNA = Place(id="t:1", name="Brezna", country="MNE", admin1=None, lat=42.9, lon=19.1, precision="city")
MINERS = Actor(id="MNE/LAB", name="miners", country="MNE", sectors=("LAB",))
REBELS = Actor(id="MNE/REB", name="rebels", country="MNE", sectors=("REB",))


@pytest.fixture
def readings(said, reading_of):
    def made(outlet, source=""):
        struck = said(
            f"{source}ockets of the [miners]actor [hit]trigger the [market]recipient of [Brezna]location.", "hit",
            event="ASSAULT", mode="heavy-weapons", day="2031-03-01", counts=(("killed", 5, 5),),
            targets={"location": BREZNA, "actor": MINERS},
        )  # fmt: skip
        closed = said("The [Brezna pass]subject is [closed]trigger.", "close", state=("road", "closed"))
        rebels = said("The [rebels]actor [met]trigger in Piva.", "meet", event="CONSULT", targets={"actor": REBELS})
        reading = reading_of(struck, closed, rebels, name=outlet, outlet=outlet, tail="Brezna lies by the Piva.")
        return replace(reading, statements=tuple(replace(s, plover_score=-7.0) for s in reading.statements))

    return made("Wire", "R"), made("Post", "[Police]source said that r")


@pytest.fixture
def held(ledger, readings):
    pipeline.add(readings, ledger)
    return ledger


def shown(held):
    return json.loads(codec.board_json(*pipeline.board(held)))


def tellings(held, statement_id):
    view, _ = pipeline.event(held, statement_id)
    return set(view.event.statement_ids)


def hits(readings):
    return [reading.statements[0].id for reading in readings]


def test_statements_that_are_judged_apart_are_two_events_and_one_again_when_that_is_withdrawn(held, readings):
    one, two = hits(readings)
    before = shown(held)
    assert tellings(held, one) == {one, two}
    pipeline.judge(held, "not_same", one, two, by="ana")
    assert tellings(held, one) == {one}
    assert {one, two} not in [set(event["statements"]) for event in shown(held)["events"]]
    pipeline.judge(held, "withdrawn", one, two, by="ana")
    assert shown(held) == before
    assert tellings(held, one) == {one, two}


def test_statements_that_are_judged_one_are_one_event_and_apart_again_when_that_is_withdrawn(held, readings):
    one, other = readings[0].statements[0].id, readings[1].statements[2].id
    before = shown(held)
    pipeline.judge(held, "same", one, other, by="ana")
    assert {one, other} <= tellings(held, one)
    assert any({one, other} <= set(event["statements"]) for event in shown(held)["events"])
    pipeline.judge(held, "withdrawn", one, other, by="ana")
    assert shown(held) == before


def test_statements_of_one_report_can_be_judged_apart(ledger, readings):
    first, _ = readings
    one, two = first.statements[0].id, first.statements[2].id
    known = next(iter(pipeline.board(ledger)[0].links), None)
    assert known is None
    inner = replace(first, links=(_same(one, two),))
    pipeline.add([inner], ledger)
    assert tellings(ledger, one) == {one, two}
    pipeline.judge(ledger, "not_same", one, two, by="ana")
    assert tellings(ledger, one) == {one}


def _same(left, right):
    return linked(left, right, LinkKind.SAME_EVENT, score=0.9, reasons=("told alike",), rule="event")


def test_what_is_judged_wrong_is_off_the_board_until_that_is_withdrawn(held, readings):
    closed = [reading.statements[1].id for reading in readings]
    before = shown(held)
    assert [state["subject"] for state in before["states"]] == ["Brezna pass"]
    for statement in closed:
        pipeline.judge(held, "wrong", statement, by="ana")
    assert shown(held)["states"] == []
    with pytest.raises(LedgerError, match="judged wrong by ana"):
        pipeline.event(held, closed[0])
    for statement in closed:
        pipeline.judge(held, "withdrawn", statement, by="ana")
    assert shown(held) == before


def test_right_after_wrong_puts_it_back(held, readings):
    one = hits(readings)[0]
    before = shown(held)
    pipeline.judge(held, "wrong", one, by="ana")
    assert all(one not in event["statements"] for event in shown(held)["events"])
    pipeline.judge(held, "right", one, by="ben")
    assert shown(held) == before


@pytest.mark.parametrize("back", ["unmerge", "withdrawn"])
def test_merged_actors_are_one_side_of_a_situation_and_two_again_afterwards(held, back):
    def sides():
        return {point.actor for one in pipeline.board(held)[0].situations for point in one.tension}

    before = shown(held)
    assert sides() == {"MNE/LAB", "MNE/REB"}
    pipeline.judge(held, "merge", "MNE/REB", "MNE/LAB", by="ana")
    assert len(sides()) == 1
    pipeline.judge(held, back, "MNE/REB", "MNE/LAB", by="ana")
    assert sides() == {"MNE/LAB", "MNE/REB"}
    assert shown(held) == before


def test_the_last_word_counts_though_the_clock_ran_backwards(held, readings):
    one, two = hits(readings)
    pipeline.judge(held, "not_same", one, two, by="ana", at=NOON)
    pipeline.judge(held, "same", one, two, by="ana", at=NOON - timedelta(days=400))
    assert tellings(held, one) == {one, two}


def test_judgements_hold_for_a_newer_reading_of_the_report(held, readings):
    one, two = hits(readings)
    pipeline.judge(held, "not_same", one, two, by="ana")
    newer = replace(
        readings[0], statements=tuple(replace(s, mode="firearms", score=0.7) for s in readings[0].statements)
    )
    pipeline.add([newer], held)
    assert tellings(held, one) == {one}
    pipeline.judge(held, "withdrawn", one, two, by="ana")
    assert tellings(held, one) == {one, two}
    assert list(pipeline.verify(held)) == []


def test_a_newer_reading_without_the_statement_leaves_nothing_of_it_but_the_judgement(held, readings):
    one, two = hits(readings)
    given = pipeline.judge(held, "same", one, two, by="ana")
    pipeline.add([replace(readings[0], statements=readings[0].statements[1:])], held)
    assert tellings(held, two) == {two}
    assert all(one not in event["statements"] for event in shown(held)["events"])
    assert held.judgements() == (given,)
    assert list(pipeline.verify(held)) == []


def test_a_newer_reading_shows_as_a_difference_and_changes_the_board(held, readings):
    first = readings[0]
    opened = replace(
        first.statements[1],
        status=replace(first.statements[1].status, state="open"),
        trigger=first.statements[1].trigger,
    )
    pipeline.add([replace(first, statements=(first.statements[0], opened, first.statements[2]))], held)
    ((old, new),) = pipeline.differences(held)
    assert (old.statements[1].status.state, new.statements[1].status.state) == ("closed", "open")
    assert {state["state"] for state in shown(held)["states"]} == {"open", "closed"} or shown(held)["contested"]
