"""Windows of whole sentences."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.annotate.windows import windows

SIZES = st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=25), min_size=1, max_size=8)


def flat(sentences):
    starts, sizes = [], []
    for sentence in sentences:
        starts.append(len(sizes))
        sizes += sentence
    return starts, sizes


@given(SIZES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_windows_follow_each_other_without_gaps(sentences):
    starts, sizes = flat(sentences)
    found = list(windows(starts, sizes, most=60))
    assert found[0][0] == 0
    assert found[-1][1] == len(sizes)
    assert all(left[1] == right[0] for left, right in pairwise(found))


@given(SIZES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_window_holds_more_pieces_than_allowed(sentences):
    starts, sizes = flat(sentences)
    assert all(sum(sizes[first:last]) <= 60 for first, last in windows(starts, sizes, most=60))


def test_a_sentence_that_fits_is_never_cut():
    starts, sizes = flat([[1] * 40, [1] * 50, [1] * 8])
    assert list(windows(starts, sizes, most=60)) == [(0, 40), (40, 98)]


def test_a_sentence_longer_than_a_window_is_cut():
    starts, sizes = flat([[1] * 150])
    assert list(windows(starts, sizes, most=60)) == [(0, 60), (60, 120), (120, 150)]


def test_a_nearly_full_window_ends_with_its_paragraph():
    starts, sizes = flat([[1] * 40, [1] * 10, [1] * 10])
    assert list(windows(starts, sizes, openings=frozenset((40,)), most=60)) == [(0, 40), (40, 60)]
