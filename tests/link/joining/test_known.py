"""What linking keeps between joins, and what it does not ask, changes no link."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from evaluation.ledger_bench import varied

from reportedly.link import Known, MemoryShelf, across, join
from reportedly.link.same.compare import BIAS, REASONS, likeness
from reportedly.link.telling.profile import profiles
from reportedly.records import LinkKind
from reportedly.testing import sample_reading

DAY = date(2031, 3, 1)


@pytest.fixture(scope="module")
def reports():
    return tuple(varied([sample_reading()], n) for n in range(12))


def joined(readings, at_once, known=None):
    shelf = MemoryShelf(())
    for at in range(0, len(readings), at_once):
        for reading in readings[at : at + at_once]:
            shelf.put(reading)
        changed = join([r.article.id for r in readings[at : at + at_once]], shelf, known=known)
        shelf.change(changed.found, changed.withdrawn)
    return shelf.links()


def test_links_are_the_same_whether_what_was_known_is_kept_or_not(reports):
    assert joined(reports, 3, Known()) == joined(reports, 3)


def test_links_are_the_same_one_by_one_and_all_at_once(reports):
    assert joined(reports, 1) == joined(reports[::-1], 5) == across(reports).found


def test_reports_that_wait_for_their_own_join_are_not_decided_on(reports):
    shelf, (first, *others) = MemoryShelf(reports), reports
    found = join([first.article.id], shelf, later=[r.article.id for r in others]).found
    mine = {statement.id for statement in first.statements}
    assert all(k.kind is LinkKind.REPRINTS or mine & {k.left, k.right} for k in found)


def test_links_are_the_same_where_the_last_ones_waited(reports):
    shelf, ids = MemoryShelf(reports), [r.article.id for r in reports]
    for at in range(0, len(ids), 4):
        changed = join(ids[at : at + 4], shelf, later=ids[at + 4 :])
        shelf.change(changed.found, changed.withdrawn)
    assert shelf.links() == across(reports).found


def test_another_reading_of_a_report_is_looked_at_anew(reports):
    known, one = Known(), reports[0]
    fewer = replace(one, statements=one.statements[:1])
    assert len(known.of(one).profiles) > len(known.of(fewer).profiles) == 1
    assert known.of(replace(fewer)).profiles is known.of(fewer).profiles


def test_no_gate_keeps_out_a_reason_that_holds(reports):
    told = [p for reading in reports[:4] for p in profiles(reading)]
    for a, b in combinations(told, 2):
        held = [reason for reason in REASONS if reason.weight and reason.holds(a, b)]
        found = likeness(a, b)
        assert found.reasons == tuple(reason.words for reason in held if reason.weight > 0)
        assert found.score <= BIAS + sum(reason.weight for reason in held)


@pytest.mark.parametrize("last", [2, 3])
def test_links_are_the_same_in_every_order_where_marks_are_common(reports, monkeypatch, last):
    module = sys.modules["reportedly.link.joining.join"]
    monkeypatch.setattr(module, "_LATEST", last)
    monkeypatch.setattr(module, "_NEIGHBOURS", 2)
    monkeypatch.setattr(module, "is_copy", lambda *_: False)
    dated = [replace(r, article=replace(r.article, published=DAY + timedelta(days=n))) for n, r in enumerate(reports)]
    expected = across(dated).found
    assert (
        joined(dated[::-1], 1) == joined((*dated[5:], *dated[:5]), 1) == joined(dated[::2] + dated[1::2], 4) == expected
    )
