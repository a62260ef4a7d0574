"""Neighbours are found by marks: the latest bearers of each, undated ones behind the dated."""

from datetime import date

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


def test_undated_bearers_are_given_as_far_as_dated_ones_leave_room(held):
    ledger, ids = held
    assert bearers(ledger, date(2031, 3, 1), None, latest=3) == set(ids[:3])
    assert len(bearers(ledger, date(2031, 3, 2), None, latest=3) & set(ids[3:])) == 1


def test_only_marks_of_the_newest_version_are_looked_at(held):
    ledger, ids = held
    ledger.add((), marks=[made(ids[0], 2)])
    assert bearers(ledger, None, None) == {ids[0]}
