"""Python's collector of cycles rests while reports are linked, and only then."""

import gc

import pytest

from reportedly import link, pipeline


@pytest.fixture
def seen(monkeypatch):
    """Whether the collector was on each time linking was asked."""
    told = []
    join = link.join

    def watched(*args, **kwargs):
        told.append(gc.isenabled())
        return join(*args, **kwargs)

    monkeypatch.setattr(link, "join", watched)
    return told


def test_the_collector_rests_while_reports_are_linked_and_goes_on_after(seen, reading_of):
    ledger = pipeline.open_ledger(":memory:")
    pipeline.add([reading_of()], ledger)
    assert seen == [False]
    assert gc.isenabled()


def test_the_collector_goes_on_where_linking_fails(monkeypatch, reading_of):
    def fails(*_args, **_kwargs):
        raise KeyError("no such report")

    monkeypatch.setattr(link, "join", fails)
    with pytest.raises(KeyError):
        pipeline.add([reading_of()], pipeline.open_ledger(":memory:"))
    assert gc.isenabled()


def test_a_collector_that_somebody_switched_off_stays_off(seen, reading_of):
    gc.disable()
    try:
        pipeline.add([reading_of()], pipeline.open_ledger(":memory:"))
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert seen == [False]
