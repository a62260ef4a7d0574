"""Fitting a choice among several."""

from importlib.util import find_spec

import numpy as np
import pytest
from training.choices import Question, Recorder, fit, least, marked, table_of

from reportedly.extract.words.choice import Option, Weights, parse
from reportedly.records import Argument, Role, Span

needs_scipy = pytest.mark.skipif(find_spec("scipy") is None, reason="scipy is installed where weights are fitted")
DAY = Argument(role=Role.DATE, span=Span(0, 6), head=Span(0, 6))


def question(*options, right, rule=0, author="a", asked=True):
    made = tuple(Option(argument=DAY if signs[0] != "none" else None, signs=signs) for signs in options)
    return Question(author, made, right, rule, is_asked=asked)


MANY = [question(("none",), ("near",), ("far",), right=(False, True, False))] * 10


@needs_scipy
def test_what_is_chosen_again_and_again_gets_its_weight():
    weights = parse(fit(MANY), name="x", program="x", lean=0.0).weights
    assert weights["near"] > 1
    assert weights["far"] < 0
    assert weights["none"] < 0


@needs_scipy
def test_a_question_without_a_right_option_tells_nothing():
    lost = [question(("none",), ("near",), ("far",), right=(False, False, False))] * 10
    assert fit([*MANY, *lost]) == fit(MANY)


@needs_scipy
def test_two_right_options_share_the_credit():
    both = [question(("none",), ("near",), ("far",), right=(False, True, True))] * 10
    weights = parse(fit(both), name="x", program="x", lean=0.0).weights
    assert weights["near"] == pytest.approx(weights["far"])


def test_the_slope_is_that_of_the_loss():
    names = {"none": 0, "near": 1, "far": 2}
    table = table_of(MANY, names)
    here, small = np.array([0.3, -0.2, 0.1]), 1e-6
    _, slope = table.losses(here)
    for place in range(3):
        step = np.eye(3)[place] * small
        assert slope[place] == pytest.approx(
            (table.losses(here + step)[0] - table.losses(here - step)[0]) / (2 * small)
        )


@needs_scipy
def test_the_least_of_a_bowl_is_found():
    bottom = np.array([3.0, -2.0])
    bowl = np.array([1.0, 40.0])
    found = least(lambda x: (float(bowl @ (x - bottom) ** 2), 2 * bowl * (x - bottom)), np.zeros(2))
    assert found == pytest.approx(bottom, abs=0.01)


def test_what_rules_and_weights_find_is_counted():
    tally = marked(MANY, Weights(weights={"near": 1.0}, lean=0.0))
    assert (tally["asked"], tally["rules right"], tally["weights right"], tally["weights made"]) == (10, 0, 10, 10)


def test_a_recorder_leaves_the_choice_to_the_rules():
    recorder = Recorder(lambda _statement, options: len(options) - 1)
    statement = type("Statement", (), {"id": "s1"})()
    options = [Option(argument=None, signs=()), Option(argument=DAY, signs=("near",))]
    assert recorder.judge(statement, options) == 1
    assert recorder.seen == {"s1": (tuple(options), 1)}
