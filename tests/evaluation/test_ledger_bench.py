"""The ledger's bench measures what it says, on readings that a ledger takes."""

from contextlib import closing

from evaluation.ledger_bench import measured, measured_whole, varied
from evaluation.ledger_copies import copied

from evaluation import ledger_bench
from reportedly import pipeline
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


def test_with_stories_a_small_ledger_is_copied_up_to_each_size(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger_bench, "_BASE", 50)
    monkeypatch.setattr(ledger_bench, "_A_WEEK", 20)
    points = list(measured_whole([sample_reading()], (50, 150), tmp_path, stories=2))
    assert [point.n_reports for point in points] == [70, 170]


def test_a_copied_ledger_has_its_rows_so_many_times(tmp_path):
    base, large = tmp_path / "base.ledger", tmp_path / "large.ledger"
    with closing(open_ledger(base)) as ledger:
        pipeline.add([varied([sample_reading()], n) for n in range(50)], ledger)
    copied(base, large, times=3, n_reports=50, n_days=1)
    with closing(open_ledger(base)) as one, closing(open_ledger(large)) as three:
        with one.derived() as rows, three.derived() as more:
            assert more.totals().n_reports == 3 * rows.totals().n_reports == 150
        assert len(list(three.links())) == 3 * len(list(one.links()))


def test_reports_of_two_stories_share_no_name():
    one, two = (varied([sample_reading()], n, stories=2) for n in (0, 1))
    assert marks_of(one).isdisjoint(marks_of(two))


def marks_of(reading):
    return {name for name in marks(reading).names if name.startswith("n:")}
