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


TOWNS = ("Aldova", "Brezna", "Cvetna", "Dravik", "Elmora", "Fjelna", "Gornik", "Hvozd")


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def several(request, tmp_path, said, reading_of):
    """Eight towns, each told of on a day of its own and on the tenth; the page on the first one changed then."""
    held = open_ledger(
        {"memory": ":memory:", "sqlite": tmp_path / "a.db"}.get(request.param) or request.getfixturevalue("postgresql")
    )
    found = []
    for n, town in enumerate(TOWNS):
        hit = said(
            f"The [army]actor [shelled]trigger {town} market.",
            "shell",
            event="ASSAULT",
            mode=None,
            day=f"2031-03-0{n + 1}",
        )
        fled = said(
            f"[Traders]actor of {town} [fled]trigger to {town} hills.", "flee", event="RETREAT", day=f"2031-03-0{n + 1}"
        )
        dead = said(
            f"The [army]actor [killed]trigger traders of {town}.", "kill", event="ASSAULT", day=f"2031-03-0{n + 1}"
        )
        url = {"url": "https://wire.example/1"} if not n else {}
        found.append(reading_of(hit, fled, name=f"{town}-1", outlet="Wire", published=f"2031-03-0{n + 1}", **url))
        found.append(reading_of(dead, fled, name=f"{town}-2", outlet="Wire", published="2031-03-10", **url))
    pipeline.add(found, held)
    yield held
    held.close()


@pytest.mark.parametrize("asked", [date(2031, 3, 1), SECOND, date(2031, 3, 7), TENTH])
def test_a_short_board_of_a_day_shows_of_the_whole_one_what_was_told_of_last(several, asked):
    whole, short = pipeline.board(several, as_of=asked)[0], pipeline.board(several, as_of=asked, short=True)[0]
    assert short.situations == whole.situations[:5]
    assert len(short.situations) == min(asked.day, 5)
    shown = {i for one in short.situations for i in one.event_ids}
    assert short.events == tuple(event for event in whole.events if event.id in shown)
    told = {article.id for article in short.articles}
    assert short.states == tuple(state for state in whole.states if state.article_id in told)
    changed = {article.id for article in whole.articles} & several.superseded().keys() - told
    assert short.n_elsewhere == len(whole.articles) - len(short.articles) - len(changed)
    assert (short.n_later, short.n_undated) == (whole.n_later, whole.n_undated)
