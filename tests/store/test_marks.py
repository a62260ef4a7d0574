"""Neighbours are found by marks: the latest bearers of each, undated ones behind the dated."""

from datetime import date, timedelta

import pytest

from reportedly.records import Marks
from reportedly.store import open_ledger

DAYS = ("2031-03-01", "2031-03-02", "2031-03-05", None, None)


@pytest.fixture
def held(said, reading_of):
    ledger = open_ledger(":memory:")
    readings = [
        reading_of(said("Rockets [hit]trigger Brezna.", "hit"), name=f"Paper {n}", outlet=f"Paper {n}", published=day)
        for n, day in enumerate(DAYS)
    ]
    ledger.add(readings, marks=[made(reading.article.id, 1) for reading in readings])
    return ledger, [reading.article.id for reading in readings]


def made(article_id, version):
    return Marks(article_id=article_id, version=version, day=None, names=("n:brezna",), sample=(), n_words=3)


def bearers(ledger, first, last, latest=60):
    return {article for article, _ in ledger.sharing(["n:brezna"], first, last, latest=latest)}


def test_dated_bearers_outside_the_days_are_left_out_and_undated_ones_are_not(held):
    ledger, ids = held
    assert bearers(ledger, date(2031, 3, 2), date(2031, 3, 4)) == {ids[1], *ids[3:]}


def test_the_latest_bearers_are_given_over_months_and_no_more_than_asked_for(said, reading_of):
    ledger = open_ledger(":memory:")
    days = [date(2031, 1, 5) + n * timedelta(days=9) for n in range(20)]
    readings = [reading_of(name=f"Paper {n}", outlet=f"Paper {n}", published=f"{day}") for n, day in enumerate(days)]
    ids = [reading.article.id for reading in readings]
    order = [7, 3, 19, 0, 12, 1, 18, 4, 9, 2, 11, 5, 17, 6, 13, 8, 16, 10, 15, 14]
    ledger.add([readings[n] for n in order], marks=[made(ids[n], 1) for n in order])
    asked = {"first": days[2], "last": days[17], "latest": 9}
    assert [article for article, _ in ledger.sharing(["n:brezna", "n:other"], **asked)] == ids[17:8:-1]
    assert bearers(ledger, days[2], days[17]) == set(ids[2:18])
    assert bearers(ledger, None, None) == set(ids)


def test_undated_bearers_are_given_as_far_as_dated_ones_leave_room(held):
    ledger, ids = held
    assert bearers(ledger, date(2031, 3, 1), None, latest=3) == set(ids[:3])
    assert len(bearers(ledger, date(2031, 3, 2), None, latest=3) & set(ids[3:])) == 1


def test_only_marks_of_the_newest_version_are_looked_at(held):
    ledger, ids = held
    ledger.add((), marks=[made(ids[0], 2)])
    assert bearers(ledger, None, None) == {ids[0]}
