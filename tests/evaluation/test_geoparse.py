"""How places found in a text are tallied against gold ones; names and numbers are invented."""

from evaluation.geoparse import _tally

from reportedly.records import Span
from reportedly.resolve.gazetteer import Entry


def entry(lat: float) -> Entry:
    return Entry("geonames:1", "Brezna", "MNE", None, lat, 19.5, 100, "city", 0, reviewed=False)


def gold(start: int, end: int, **fields):
    return {"start": start, "end": end, "geonameid": "1", "lat": 42.5, "lon": 19.5} | fields


def test_a_place_near_the_gold_one_is_right_and_a_far_one_is_only_seen():
    document = {"toponyms": [gold(0, 6), gold(10, 16)]}
    tally = _tally(document, [(Span(0, 6), entry(42.6)), (Span(10, 16), entry(52.0))])
    assert (tally.seen, tally.right, tally.found, tally.gold) == (2, 1, 2, 2)


def test_one_that_stands_elsewhere_counts_as_found_only():
    tally = _tally({"toponyms": [gold(0, 6)]}, [(Span(20, 26), entry(42.5))])
    assert (tally.seen, tally.found, tally.gold) == (0, 1, 1)


def test_gold_without_coordinates_is_left_out_with_what_was_found_on_it():
    tally = _tally({"toponyms": [gold(0, 6, lat=None)]}, [(Span(0, 6), entry(42.5))])
    assert (tally.found, tally.gold) == (0, 0)


def test_one_gold_toponym_is_answered_once():
    tally = _tally({"toponyms": [gold(0, 16)]}, [(Span(0, 6), entry(42.5)), (Span(10, 16), entry(42.5))])
    assert (tally.seen, tally.found) == (1, 2)
