"""Scores of words become records."""

import numpy as np
import pytest

from reportedly.annotate import decode

NAMES = ("ASSAULT", "PROTEST", "NONE")


def scores(*rows):
    return np.log(np.array(rows, dtype=np.float32))


def test_a_word_has_its_likely_types_with_the_likeliest_first():
    (found,) = decode.types(scores([0.3, 0.5, 0.2]), NAMES)
    assert found == (("PROTEST", pytest.approx(0.5)), ("ASSAULT", pytest.approx(0.3)))


def test_a_word_that_tells_of_no_event_has_no_types():
    assert decode.types(scores([0.01, 0.02, 0.97]), NAMES) == ((),)


def test_a_model_without_types_gives_none_for_every_word():
    assert decode.types(np.zeros((2, 0), dtype=np.float32), ()) == ((), ())


def test_meanings_come_back_as_they_were_within_a_byte():
    meaning = np.array([[-1.0, 0.25, 1.0], [0.0, 0.5, -0.125]], dtype=np.float32)
    back = np.frombuffer(decode.meanings(meaning), np.int8).reshape(2, -1) / 127
    assert np.abs(back - meaning).max() <= 0.5 / 127


def parties(*rows, told=(1.0, 1.0), roles=("actor",)):
    chances = np.array(rows, dtype=np.float32)
    return decode.parties(np.log(chances / (1 - chances)), np.array(told, dtype=np.float32), roles)


def test_a_word_that_tells_has_its_likely_parties_with_the_likeliest_first():
    (found, _, _) = parties([[0.5, 0.2, 0.9], [0.01, 0.5, 0.01], [0.01, 0.01, 0.5]], told=(1.0, 1.0, 1.0))
    assert [(role, place) for role, place, _ in found] == [("actor", 2), ("actor", 1)]
    assert found[0][2] == pytest.approx(0.9, abs=1e-3)


def test_nothing_takes_part_in_itself():
    assert parties([[0.9, 0.01], [0.01, 0.9]]) == ((), ())


def test_nobody_takes_part_in_what_is_hardly_told():
    assert parties([[0.5, 0.9], [0.9, 0.5]], told=(0.001, 1.0))[0] == ()


def test_a_model_without_parties_gives_none_for_every_word():
    assert decode.parties(np.zeros((0, 2, 2), dtype=np.float32), np.ones(2, dtype=np.float32), ()) == ((), ())
