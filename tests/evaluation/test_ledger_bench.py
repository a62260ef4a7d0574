"""The ledger's bench measures what it says, on readings that a ledger takes."""

from evaluation.ledger_bench import measured, varied

from reportedly.store import open_ledger
from reportedly.testing import sample_reading


def test_varied_reports_are_whole_and_different():
    readings = [varied([sample_reading()], n) for n in range(3)]
    ledger = open_ledger(":memory:")
    assert ledger.add(readings) == 3
    assert list(ledger.verify()) == []
    assert len({reading.article.text for reading in readings}) == 3


def test_every_size_is_measured(tmp_path):
    points = list(measured([sample_reading()], (30, 60), tmp_path))
    assert [point.n_reports for point in points] == [30, 60]
    assert all(min(point.stored_per_second, point.fetched_ms, point.searched_ms) > 0 for point in points)
