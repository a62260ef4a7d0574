"""The same text, added again with its day or its outlet."""

from dataclasses import replace

import pytest

from reportedly import pipeline
from reportedly.store import open_ledger

TEXT = "The gate at Karsa was shut on Monday, the border guard said."


@pytest.fixture
def ledger():
    held = open_ledger(":memory:")
    yield held
    held.close()


@pytest.fixture
def report(reading_of):
    def made(text=TEXT, *, where="a.txt", **fields):
        given = {"outlet": None, "published": None} | fields
        reading = reading_of(name=text + repr(fields) + where, tail=text, **given)
        return replace(reading, article=replace(reading.article, where=where))

    return made


def _added(ledger, reading, **options):
    pipeline.add([reading], ledger)
    return pipeline.restate(ledger, [reading.article.id], by="Ana", **options)


@pytest.mark.parametrize("fields", [{"published": "2031-03-02"}, {"outlet": "Valley Wire"}])
def test_a_text_added_again_with_its_day_or_outlet_takes_the_place_of_the_earlier_one(ledger, report, fields):
    bare, fuller = report(), report(where="another.csv:3", **fields)
    assert _added(ledger, bare) == ()
    assert [pair.earlier.id for pair in _added(ledger, fuller)] == [bare.article.id]
    assert ledger.superseded() == {bare.article.id: fuller.article.id}
    assert len(list(ledger.readings())) == 2


def test_a_text_added_again_without_its_day_is_the_report_that_is_there(ledger, report):
    fuller, bare = report(published="2031-03-02", outlet="Valley Wire"), report()
    _added(ledger, fuller)
    _added(ledger, bare)
    assert ledger.superseded() == {bare.article.id: fuller.article.id}


def test_who_states_another_day_for_the_same_file_corrects_it(ledger, report):
    wrong, right = report(published="2031-03-02"), report(published="2031-03-03", where="reports/a.txt")
    _added(ledger, wrong)
    assert _added(ledger, right) == ()
    assert pipeline.restate(ledger, [right.article.id], by="Ana", stated=True) != ()
    assert ledger.superseded() == {wrong.article.id: right.article.id}


def test_the_same_notice_of_another_day_from_another_file_is_another_report(ledger, report):
    _added(ledger, report(published="2031-03-02"), stated=True)
    _added(ledger, report(published="2031-03-03", where="b.txt"), stated=True)
    assert ledger.superseded() == {}


def test_a_bare_text_that_two_outlets_printed_belongs_to_neither(ledger, report):
    for outlet in ("Valley Wire", "Coast Post"):
        _added(ledger, report(outlet=outlet, published="2031-03-02"))
    assert _added(ledger, report()) == ()


def test_what_a_person_said_of_the_two_is_left_alone(ledger, report):
    bare, fuller = report(), report(published="2031-03-02")
    _added(ledger, bare)
    _added(ledger, fuller)
    pipeline.judge(ledger, "withdraw" + "n", fuller.article.id, bare.article.id, by="Ana")
    assert pipeline.restate(ledger, [fuller.article.id], by="Ana") == ()
    assert ledger.superseded() == {}
