"""The best sequence of tags."""

import numpy as np
import pytest

from reportedly.annotate import chains

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
PAIRS = chains.closed(np.zeros((5, 5), dtype=np.float32), TAGS)


def scores(*rows):
    return np.array(rows, dtype=np.float32)


def spans(window):
    (tags,) = chains.best([window], PAIRS)
    (likely,) = chains.chances([window], PAIRS)
    return [(piece.label, piece.first, piece.last) for piece in chains.pieces(tags, likely, TAGS)]


def test_an_inside_tag_follows_only_its_own_kind():
    window = scores([0, 5, 0, 0, 0], [0, 0, 3, 0, 4], [9, 0, 0, 0, 0])
    assert spans(window) == [("PER", 0, 1)]


def test_two_neighbouring_names_stay_apart():
    assert spans(scores([0, 5, 0, 0, 0], [0, 5, 0, 0, 0])) == [("PER", 0, 0), ("PER", 1, 1)]


def test_windows_of_different_length_do_not_disturb_each_other():
    short, long = scores([0, 5, 0, 0, 0]), scores([9, 0, 0, 0, 0], [0, 0, 0, 7, 0], [0, 0, 0, 0, 7])
    together = chains.best([short, long], PAIRS)
    alone = [chains.best([window], PAIRS)[0] for window in (short, long)]
    assert all(np.array_equal(left, right) for left, right in zip(together, alone, strict=True))


def test_a_window_may_open_inside_a_span():
    window = scores([0, 0, 5, 0, 0], [9, 0, 0, 0, 0])
    (tags,) = chains.best([window], PAIRS)
    (piece,) = chains.pieces(tags, chains.chances([window], PAIRS)[0], TAGS)
    assert piece.is_continued


def test_the_chances_of_a_word_add_up_to_one():
    window = scores([0, 1, 2, 3, 0], [2, 0, 1, 0, 1], [1, 1, 1, 1, 1])
    assert chains.chances([window], PAIRS)[0].sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_surer_name_has_a_higher_score():
    def score(height):
        window = scores([0, height, 0, 0, 0])
        tags, likely = chains.best([window], PAIRS)[0], chains.chances([window], PAIRS)[0]
        return next(chains.pieces(tags, likely, TAGS)).score

    assert score(6) > score(2)
