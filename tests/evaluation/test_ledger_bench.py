"""The ledger's bench measures what it says, on readings that a ledger takes."""

from evaluation.ledger_bench import measured, varied

from reportedly.link import marks
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
    assert all(
        min(point.stored_ms, point.linked_ms, point.derived_ms, point.event_ms, point.searched_ms) > 0
        for point in points
    )


def test_reports_of_two_stories_share_no_name():
    one, two = (varied([sample_reading()], n, stories=2) for n in (0, 1))
    assert marks_of(one).isdisjoint(marks_of(two))


def marks_of(reading):
    return {name for name in marks(reading).names if name.startswith("n:")}
