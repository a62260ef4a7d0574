"""A person's word on what views show, and what changes by it."""

import pytest

from reportedly import pipeline
from reportedly.errors import LedgerError
from reportedly.records import LinkKind
from reportedly.store import open_ledger


@pytest.fixture
def ledger(said, reading_of):
    held = open_ledger(":memory:")
    shelled = "The army [shelled]trigger the market of [Brezna]location on Sunday, killing {} traders."
    readings = [
        reading_of(
            said(shelled.format(many), "shell", event="ASSAULT", day="2031-03-02", counts=(("killed", many, many),)),
            name=outlet, outlet=outlet,
        )
        for outlet, many in (("Valley Wire", 14), ("Coast Post", 17))
    ]  # fmt: skip
    far = said("[Miners]actor [blocked]trigger the pass.", "block", event="PROTEST", day="2031-03-03")
    pipeline.add([*readings, reading_of(far, name="far", outlet="Hill Echo")], held)
    yield held
    held.close()


@pytest.fixture
def ids(ledger):
    return {r.article.outlet: (r.article.id, r.statements[0].id) for r in ledger.readings()}


@pytest.fixture
def events(ledger):
    board, _ = pipeline.board(ledger)
    return {len(event.statement_ids): event.id for event in board.events}


def _together(ledger):
    return sorted(len(event.statement_ids) for event in pipeline.board(ledger)[0].events)


def test_a_statement_is_taken_out_of_an_event(ledger, ids, events):
    ruling = pipeline.rule(ledger, "not_same", events[2], ids["Coast Post"][1][:10], by="ana")
    assert _together(ledger) == [1, 1, 1]
    assert len(ruling.judgements) == 1
    sizes = [tuple(one and len(one.event.statement_ids) for one in pair) for pair in ruling.changes.events]
    assert sorted(sizes, key=str) == [(2, 1), (None, 1)]
    assert dict(ruling.changes.links_gone)[LinkKind.SAME_EVENT] == 1


def test_two_events_are_judged_to_be_one_and_that_is_taken_back(ledger, ids, events):
    pipeline.rule(ledger, "same", events[2], events[1], by="ana")
    assert _together(ledger) == [3]
    (joined,) = (event.id for event in pipeline.board(ledger)[0].events)
    pipeline.rule(ledger, "withdrawn", joined, ids["Hill Echo"][1], by="ana")
    assert _together(ledger) == [1, 2]


def test_one_after_the_other_what_was_parted_is_joined_again(ledger, ids, events):
    pipeline.rule(ledger, "not_same", events[2], ids["Coast Post"][1], by="ana")
    pipeline.rule(ledger, "same", "e-" + ids["Valley Wire"][1], ids["Coast Post"][1], by="ana")
    assert _together(ledger) == [1, 2]


def test_what_is_said_of_one_statement_is_refused_for_an_event_of_several(ledger, ids, events):
    with pytest.raises(LedgerError, match="an event that 2 statements tell of") as refused:
        pipeline.rule(ledger, "wrong", events[2], by="ana")
    assert all(ids[outlet][1] in str(refused.value) for outlet in ("Valley Wire", "Coast Post"))
    assert "reportedly judge wrong ID" in str(refused.value)
    assert ledger.judgements() == ()


def test_an_event_of_one_statement_stands_for_it(ledger, ids, events):
    ruling = pipeline.rule(ledger, "wrong", events[1], by="ana")
    assert ruling.judgements[0].left == ids["Hill Echo"][1]
    assert pipeline.wrong(ledger) == {ids["Hill Echo"][1]: "ana"}


def test_two_reports_that_nothing_takes_for_one_are_not_judged_apart(ledger, ids, events):
    with pytest.raises(LedgerError, match=f"two reports already, .*both tell of {events[2]}; take a statement out"):
        pipeline.rule(ledger, "not_same", ids["Valley Wire"][0], ids["Coast Post"][0], by="ana")


def test_a_report_and_a_statement_are_not_judged_against_each_other(ledger, ids):
    with pytest.raises(LedgerError, match="give two of a kind"):
        pipeline.rule(ledger, "same", ids["Valley Wire"][0], ids["Coast Post"][1], by="ana")


def test_an_event_is_not_judged_against_itself(ledger, ids, events):
    with pytest.raises(LedgerError, match="are one event; give it and the id of a statement"):
        pipeline.rule(ledger, "not_same", "e-" + ids["Valley Wire"][1], "e-" + ids["Coast Post"][1], by="ana")


def test_what_changes_nothing_says_so(ledger, ids):
    assert not pipeline.rule(ledger, "right", ids["Hill Echo"][1], by="ana").changes
