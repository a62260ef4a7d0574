"""Choosing one of several by fitted weights."""

import io

import numpy as np
import pytest

from reportedly.errors import ModelMismatchError
from reportedly.extract.words.choice import Option, Weights, parse
from reportedly.records import Argument, Role, Span

DAY = Argument(role=Role.DATE, span=Span(0, 6), head=Span(0, 6))


def option(*signs, argument=DAY):
    return Option(argument=argument, signs=signs)


def file_of(**arrays):
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def test_the_option_with_the_heaviest_signs_is_chosen():
    weights = Weights(weights={"near": 1.0, "far": -1.0}, lean=0.0)
    assert weights.judge(None, [option("far"), option("near"), option("unheard of")]) == 1


def test_the_first_of_equals_is_chosen():
    assert Weights(weights={}, lean=0.0).judge(None, [option("a"), option("b")]) == 0


def test_nothing_is_held_less_likely_by_the_lean():
    options = [option("none", argument=None), option("near")]
    assert Weights(weights={"none": 0.3}, lean=0.0).judge(None, options) == 0
    assert Weights(weights={"none": 0.3}, lean=0.5).judge(None, options) == 1


def test_weights_are_read_from_a_file():
    content = file_of(names=np.array(["far", "near"]), weights=np.array([-1.0, 1.0], dtype=np.float16))
    made = parse(content, name="x.npz", program="training.x", lean=0.2)
    assert made == Weights(weights={"far": -1.0, "near": 1.0}, lean=0.2)


def test_a_file_with_more_names_than_weights_is_refused():
    content = file_of(names=np.array(["far", "near"]), weights=np.array([1.0]))
    with pytest.raises(ModelMismatchError, match=r"x\.npz .* training\.x"):
        parse(content, name="x.npz", program="training.x", lean=0.0)
