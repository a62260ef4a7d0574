"""Many pairs of statements compared at once get the answers that each gets by itself."""

from itertools import combinations

import pytest
from evaluation.ledger_bench import varied

from reportedly.link.same.candidates import compared, paired, worth_comparing
from reportedly.link.same.compare import REASONS, likeness, likenesses
from reportedly.link.same.remembered import Remembered
from reportedly.link.telling.either import is_of_many
from reportedly.link.telling.profile import profiles
from reportedly.testing import sample_reading


@pytest.fixture(scope="module")
def told():
    return tuple(p for n in range(6) for p in profiles(varied([sample_reading()], n)))


def test_a_reason_says_the_same_of_many_pairs_as_of_each(told):
    pairs = list(combinations(told, 2))
    a, b = paired(pairs)
    for reason in REASONS:
        if is_of_many(reason.holds):
            assert reason.holds(a, b).tolist() == [reason.holds(*pair) for pair in pairs], reason.words


def test_many_pairs_are_as_likely_of_one_event_as_each_by_itself(told):
    pairs = list(combinations(told, 2))
    together, alone = likenesses(*paired(pairs)), [likeness(*pair) for pair in pairs]
    assert together.scores.tolist() == [one.score for one in alone]
    assert [together.reasons(k) for k in range(len(pairs))] == [one.reasons for one in alone]


def test_each_statement_is_compared_with_those_before_it_and_with_all_of_other_reports(told):
    home = told[0].report
    mine, near = [p for p in told if p.report == home], [p for p in told if p.report != home]
    found = {
        frozenset((some.later.profile(k).id, some.earlier.profile(k).id))
        for some in compared(mine, near)
        for k in range(len(some.later))
        if not some.is_beside[k]
    }
    asked = [*combinations(mine, 2), *((one, two) for one in mine for two in near)]
    assert found == {frozenset((a.id, b.id)) for a, b in asked if worth_comparing(a, b)}


def test_a_long_report_is_compared_a_part_at_a_time_with_the_same_outcome(told, monkeypatch):
    def pairs():
        looked = list(compared(told[:9], told[9:]))
        return {
            (s.later.profile(k).id, s.earlier.profile(k).id, bool(s.is_beside[k]))
            for s in looked
            for k in range(len(s.later))
        }

    whole = pairs()
    monkeypatch.setattr("reportedly.link.same.candidates._AT_ONCE", 2 * len(told))
    assert {(a, b) for a, b, is_beside in pairs() if not is_beside} == {
        (a, b) for a, b, is_beside in whole if not is_beside
    }


def test_what_was_found_of_a_pair_is_remembered(told):
    known, pair = Remembered(), (told[0], told[1])
    known.keep([pair], [7.0])
    assert known.scores([pair, (told[0], told[2])]) == [7.0, likeness(told[0], told[2]).score]
