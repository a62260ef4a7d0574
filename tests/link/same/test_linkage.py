"""When two groups of statements become one."""

import pytest

from reportedly.link.same.cluster import JOIN
from reportedly.link.same.linkage import Linkage


@pytest.fixture
def groups():
    """Two groups by name, and the log-odds of some of their pairs; all other pairs were compared and are apart."""

    def make(one, two, scores):
        scored = {tuple(sorted(pair)): score for pair, score in scores.items()}
        return Linkage([list(one), list(two)], {}, own=frozenset(one), scored=scored, alike=_never)

    return make


def _never(pairs):
    pytest.fail("everything that is worth it was compared before")


def test_one_likely_pair_does_not_join_two_large_groups(groups):
    assert groups("abcdef", "uvwxyz", {("a", "z"): 2.0}).likeness(0, 1) < JOIN


def test_a_statement_joins_an_event_by_the_one_side_of_it_that_it_tells(groups):
    assert groups("a", "uvw", {("a", "z"): 2.0, ("a", "w"): 2.0}).likeness(0, 1) >= JOIN


def test_groups_join_where_each_of_the_smaller_finds_its_like_in_the_larger(groups):
    scores = {("a", "u"): 2.0, ("b", "v"): 2.0, ("a", "v"): 0.0, ("b", "u"): 0.0}
    assert groups("ab", "uvw", scores).likeness(0, 1) >= JOIN


def test_the_order_of_two_groups_does_not_matter(groups):
    two = groups("ab", "uv", {("a", "u"): 2.0})
    assert two.likeness(0, 1) == two.likeness(1, 0)


def test_joined_groups_keep_what_both_have_in_common_with_a_third(groups):
    scored = dict.fromkeys((("a", "z"), ("b", "z")), 2.0)
    three = Linkage([["a"], ["b"], ["z"]], {}, own=frozenset("abz"), scored=scored, alike=_never)
    assert three.likeness(three.join(0, 1), 2) == pytest.approx(2.0)
