"""A ledger to which every report is added goes on where it stands."""

import re

import pytest

from evaluation import ledger_added
from reportedly.testing import sample_reading


@pytest.fixture
def told(monkeypatch, tmp_path, capsys):
    """Add up to so many reports, a line for every two; the numbers of reports that the lines begin with."""
    monkeypatch.setattr(ledger_added, "examples_read", lambda: (sample_reading(),))
    monkeypatch.setattr(ledger_added, "BATCH", 2)
    monkeypatch.setattr(ledger_added, "_TOLD", 2)

    def added(n):
        assert ledger_added.added(tmp_path / "really.ledger", n, stories=2) == 0
        return [int(found) for found in re.findall(r"^ *(\d+) ", capsys.readouterr().out, re.MULTILINE)]

    return added


def test_every_lot_of_reports_is_told_and_a_run_goes_on_where_the_last_one_ended(told):
    assert told(4) == [2, 4]
    assert told(7) == [6, 7]


def test_a_ledger_that_holds_enough_is_left_as_it_is(told):
    told(2)
    assert told(2) == []
