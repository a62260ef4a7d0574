"""Counts by claimant."""

import pytest

from reportedly.export.claims import Claims, counted
from reportedly.export.styled import plain
from reportedly.records import ClaimedCount, EventCount


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([("Police", 4)], "4 killed"),
        ([("Police", 4), ("Wire", 4), ("Police", 4)], "4 killed (Police, Wire)"),
        ([("Police", 4), ("Army", 9), ("Wire", 9)], "4–9 killed: 4 (Police), 9 (Army, Wire)"),
        ([(name, 4) for name in "ABCDE"], "4 killed (A, B, C and 2 more)"),
    ],
)
def test_a_number_is_said_once_with_those_who_give_it(told, words):
    by = tuple(ClaimedCount(source=source, low=n, high=n, statement_id=f"s{i}") for i, (source, n) in enumerate(told))
    low, high = min(n for _, n in told), max(n for _, n in told)
    assert counted(EventCount(what="killed", low=low, high=high, by=by)) == words


def test_a_sentence_that_begins_with_a_quotation_gets_no_other_marks(said, reading_of):
    reading = reading_of(said('"They [opened]trigger the gates," she said.', "open"))
    rows = Claims([reading], 100, colour=True).sentence(reading.statements[0].id, 0)
    assert plain(next(iter(rows))).startswith('"They opened the gates," she said. — Valley Wire')
