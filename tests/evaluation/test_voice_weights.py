"""Fitting the signs of corroborations, and putting their weights into the source."""

from pathlib import Path

import numpy as np
from evaluation.voice_weights import Heard, chances, fit, left_out, written

from reportedly.link.between import vouched


def heard(author: str) -> Heard:
    signs = np.zeros((60, 2))
    signs[:30, 0] = 1.0
    true = np.r_[np.ones(28), np.zeros(32)]
    return Heard(author=author, signs=signs, true=true, names=(("a", "b"),) * 60)


def test_a_sign_of_most_true_pairs_weighs_for_them():
    weights = fit([heard("one")])
    assert weights[1] > 0
    assert weights[2] == 0
    sure = chances(heard("one"), weights)
    assert sure[0] > 0.5 > sure[-1]


def test_every_author_is_left_out_once():
    assert left_out([heard("one"), heard("two")]).startswith("120 pairs of two voices, 53 % false")


def test_weights_are_put_into_the_source_behind_their_words():
    source = Path(str(vouched.__file__)).read_text(encoding="utf-8")
    text = written(np.full(len(vouched.SIGNS) + 1, 7.25), source)
    assert text.count("odds=7.25") == len(vouched.SIGNS)
    assert "BASE = 7.25" in text
