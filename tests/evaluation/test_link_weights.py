"""Weights of linking come from pairs whose gold is known."""

from pathlib import Path

import numpy as np
from evaluation.link_weights import Pairs, average_precision, fit, weighing, written

from reportedly.link.same import compare

N = len(compare.REASONS)


def pairs(*rows):
    fired = np.zeros((len(rows), N))
    for n, (reasons, _) in enumerate(rows):
        fired[n, list(reasons)] = 1
    return Pairs(fired=fired, same=np.array([same for _, same in rows], float))


def test_what_fires_only_for_one_event_weighs_in_favour():
    weights = fit([pairs(*[((0,), 1)] * 20, *[((1,), 0)] * 20)])
    assert weights[1] > 0 > weights[2]


def test_what_never_fires_weighs_nothing():
    assert fit([pairs(*[((0,), 1)] * 20, *[((1,), 0)] * 20)])[4] == 0


def test_another_day_rules_out_whatever_the_pairs_say():
    day = next(n for n, reason in enumerate(compare.REASONS) if reason.words == "another time")
    assert fit([pairs(*[((day,), 1)] * 20, *[((0,), 0)] * 20)])[day + 1] <= -3


def test_other_weights_hold_only_for_a_while():
    bias, reasons = compare.BIAS, compare.REASONS
    with weighing(np.full(N + 1, 0.5)):
        assert {reason.weight for reason in compare.REASONS} == {0.5}
    assert bias == compare.BIAS
    assert compare.REASONS is reasons


def test_the_table_is_written_with_its_new_weights():
    text = written(np.arange(N + 1) / 10, Path(compare.__file__).read_text(encoding="utf-8"))
    assert "BIAS = 0.0" in text
    assert 'words="same word for the act", holds=act.same_word, weight=0.1)' in text
    assert f"weight={N / 10:.1f}" in text


def test_the_best_order_has_all_precision():
    assert average_precision(np.array([3.0, 2.0, 1.0]), np.array([1.0, 1.0, 0.0])) == 1
