"""Derived rows: the same in any order, after a crash, and made anew."""

import os
import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reportedly import pipeline
from reportedly.pipeline import keeping
from reportedly.records import Place
from reportedly.store import open_ledger
from reportedly.store.engine import open_sqlite
from reportedly.store.sql import SqlLedger

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)
BREZNA = Place(id="t:1", name="Brezna", country="MNE", admin1=None, lat=42.9, lon=19.1, precision="city")
TAIL = "Brezna lies by the Piva, below Durmitor; the Union of Miners meets there."


@pytest.fixture
def readings(said, reading_of):
    """Eight reports of three days on one pass and one attack, two of them alike word by word, and one of elsewhere."""
    found = []
    for n, outlet in enumerate(("Wire", "Post", "Star", "Echo")):
        day = f"2031-03-0{n + 1}"
        hit = said(
            "[Police]source said rockets [hit]trigger the [market]recipient of [Brezna]location.", "hit",
            event="ASSAULT", mode="heavy-weapons", day="2031-03-01", counts=(("killed", 5 + n, 5 + n),),
            targets={"location": BREZNA},
        )  # fmt: skip
        state = ("closed", "open")[n % 2]
        road = said(f"The [Brezna pass]subject is [{state}]trigger.", state, state=("road", state))
        found.append(reading_of(hit, road, name=outlet, outlet=outlet, published=day, tail=TAIL))
        found.append(reading_of(road, name=f"{outlet}-2", outlet=f"{outlet} Late", published=day, tail=TAIL))
    met = said("[Fishers]actor [met]trigger on Faroe.", "meet", event="CONSULT")
    found.append(reading_of(met, name="far", outlet="Faroe Times", published="2031-09-01"))
    return found


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(keeping, "DERIVED_AT_ONCE", 2)
    monkeypatch.setattr(keeping, "LINKED_AT_ONCE", 2)


def standing(ledger) -> tuple:
    """Every derived row."""
    ids = sorted(reading.article.id for reading in ledger.readings())
    with ledger.derived() as rows:
        found = rows.articles(ids), rows.ties(ids), rows.sorts(ids), rows.events_under(ids), rows.subjects_under(ids)
        return (*found, rows.situations())


def filled(where, readings):
    ledger = open_ledger(where)
    for reading in readings:
        pipeline.add([reading], ledger)
    return ledger


def test_rows_are_the_same_in_whatever_order_reports_come(readings):
    expected = standing(filled(":memory:", readings))
    assert expected[3]
    assert expected[5]
    for seed in range(3):
        shuffled = random.Random(seed).sample(readings, len(readings))  # noqa: S311 - an order, not a secret
        assert standing(filled(":memory:", shuffled)) == expected


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_rows_made_anew_are_those_that_were_kept(request, tmp_path, readings, where):
    ledger = filled(tmp_path / "a.db" if where == "sqlite" else request.getfixturevalue("postgresql"), readings)
    assert list(pipeline.verify(ledger)) == []
    before = standing(ledger)
    pipeline.rederive(ledger)
    assert standing(ledger) == before
    ledger.close()


def test_a_page_that_changed_leaves_nothing_of_its_earlier_version(readings):
    old, new = (
        replace(r, article=replace(r.article, url="https://wire.example/1")) for r in (readings[0], readings[4])
    )
    ledger = filled(":memory:", [old, new])
    assert [event.event.statement_ids for event in standing(ledger)[3]] == [(new.statements[0].id,)]
    assert list(pipeline.verify(ledger)) == []


def test_rows_that_do_not_follow_from_the_reports_are_found_and_made_anew(tmp_path, readings):
    ledger = filled(tmp_path / "a.db", readings)
    with ledger.deriving(limit=1) as desk:
        desk.rows.drop_events([desk.rows.events_of([readings[0].article.id])[0].event.id])
    assert [problem.code for problem in pipeline.verify(ledger)] == ["standing-differs"]
    pipeline.rederive(ledger)
    assert list(pipeline.verify(ledger)) == []


def killed_at(number: int, path, work: Callable[[SqlLedger], None]) -> bool:
    """Do some work in a child that kills itself at a step; whether there was such a step."""
    child = os.fork()
    if not child:
        left = [number]

        def step(_: str) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        work(SqlLedger(open_sqlite(path, wait_seconds=20), step=step))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def test_a_judgement_killed_at_any_step_is_made_whole_by_the_next_word(tmp_path, readings):
    path = tmp_path / "a.db"
    filled(path, readings).close()
    one, two = readings[0].statements[0].id, readings[2].statements[0].id

    def judge(ledger):
        pipeline.judge(ledger, "not_same", one, two, by="ana", at=NOON)

    whole = tmp_path / "whole.db"
    shutil.copy(path, whole)
    ledger = open_ledger(whole)
    judge(ledger)
    expected, rows = list(ledger.export()), standing(ledger)
    number, was_killed = 0, True
    while was_killed:
        trial = tmp_path / f"{number}.db"
        shutil.copy(path, trial)
        was_killed = killed_at(number, trial, judge)
        ledger = open_ledger(trial)
        judge(ledger)
        assert list(ledger.export()) == expected
        assert standing(ledger) == rows
        ledger.close()
        number += 1
    assert number > 5


def test_two_writers_one_of_whom_judges_leave_what_one_alone_would(tmp_path, readings):
    path, serial = tmp_path / "a.db", tmp_path / "b.db"
    one, two = readings[0].statements[0].id, readings[2].statements[0].id
    for where in (path, serial):
        filled(where, readings[:4]).close()
    children = []
    for work in (
        lambda ledger: pipeline.judge(ledger, "not_same", one, two, by="ana", at=NOON),
        lambda ledger: pipeline.add(readings[4:], ledger),
    ):
        child = os.fork()
        if not child:
            work(SqlLedger(open_sqlite(path, wait_seconds=60)))
            os._exit(0)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    alone, both = open_ledger(serial), open_ledger(path)
    pipeline.add(readings[4:], alone)
    pipeline.judge(alone, "not_same", one, two, by="ana", at=NOON)
    pipeline.add([], both)
    assert list(both.export()) == list(alone.export())
    assert list(pipeline.verify(alone)) == []
    assert standing(both) == standing(alone)
    assert list(pipeline.verify(both)) == []


def test_the_board_of_an_earlier_day_shows_what_had_been_told_by_then(readings):
    ledger = filled(":memory:", readings)

    def pass_state(**asked):
        known, _ = pipeline.board(ledger, **asked)
        return [(state.state, state.told) for state in known.states]

    assert pass_state(as_of=date(2031, 3, 1)) == [("closed", date(2031, 3, 1))]
    assert pass_state(known_at=date(2031, 3, 2)) == [("open", date(2031, 3, 2))]
    assert pass_state(as_of=date(2031, 3, 1), known_at=date(2031, 9, 1))[0][0] == "closed"
    assert pass_state()[0][0] == "open"


def test_a_board_can_be_asked_for_one_situation_only(readings):
    ledger = filled(":memory:", readings)
    _, found = pipeline.board(ledger, about="Brezna")
    assert {reading.article.outlet for reading in found} == {r.article.outlet for r in readings} - {"Faroe Times"}
    assert pipeline.board(ledger, country="MNE", short=True)[0].events
    with pytest.raises(keeping.LedgerError, match="no situation is about"):
        pipeline.board(ledger, about="Atlantis")
