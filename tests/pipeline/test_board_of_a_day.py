"""What the board of a day leaves out, and what it counts."""

from datetime import date

import pytest

from reportedly import pipeline
from reportedly.export.grouped import facts
from reportedly.store import open_ledger

SECOND, TENTH = date(2031, 3, 2), date(2031, 3, 10)


@pytest.fixture
def ledger(said, reading_of):
    held = open_ledger(":memory:")
    shelled = said("The army [shelled]trigger the market on Sunday.", "shell", event="ASSAULT", day="2031-03-02")
    vote = said(
        "[Voters]actor will [elect]trigger a mayor.", "elect", event="CONSULT", day="2031-03-20", modality="planned"
    )
    fled = said("[Traders]actor [fled]trigger to the hills.", "flee", event="RETREAT", day="2031-03-10")
    dead = said("The army [shelled]trigger the market on Sunday again.", "shell", event="ASSAULT", day="2031-03-02")
    seen = said("[Drones]actor [circled]trigger over the pass.", "circle", event="THREATEN")
    pipeline.add(
        [
            reading_of(shelled, vote, name="early", published="2031-03-02"),
            reading_of(fled, dead, name="late", outlet="Coast Post", published="2031-03-10"),
            reading_of(seen, name="undated", outlet="Hill Echo", published=None),
        ],
        held,
    )
    yield held
    held.close()


def _told(board, readings):
    words = {s.id: s.lemma for r in readings for s in r.statements}
    return sorted({words[i] for event in board.events for i in event.statement_ids})


def test_what_happened_later_is_on_no_board_of_a_day_even_in_hindsight(ledger):
    assert _told(*pipeline.board(ledger, as_of=SECOND, known_at=TENTH)) == ["elect", "shell"]
    assert "flee" in _told(*pipeline.board(ledger, as_of=TENTH))


def test_a_situation_does_not_reach_beyond_the_day_that_is_asked_for(ledger):
    board, _ = pipeline.board(ledger, as_of=SECOND, known_at=TENTH)
    assert board.situations
    assert all(one.end is None or one.end <= SECOND for one in board.situations)
    assert not any("10 Mar" in one.name for one in board.situations)


def test_a_board_says_how_many_reports_it_leaves_out_and_why(ledger):
    board, _ = pipeline.board(ledger, as_of=SECOND)
    assert (board.n_later, board.n_undated) == (1, 1)
    assert "1 report (1 told later and 1 without a day left out)" in facts(board)


def test_the_board_of_the_last_day_counts_what_the_short_board_counts(ledger):
    short, whole = pipeline.board(ledger, short=True)[0], pipeline.board(ledger)[0]
    assert facts(short) == facts(whole)


def test_what_stands_behind_the_events_of_a_day_was_told_by_then(ledger):
    board, readings = pipeline.board(ledger, as_of=SECOND)
    behind = list(pipeline.dossiers(ledger, board, readings, [event.id for event in board.events]))
    assert behind
    assert all(r.article.published == SECOND for _, told in behind for r in told)
