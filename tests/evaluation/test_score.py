from evaluation.score import Score, bootstrap, f1, scored, table


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    assert f1(2, 4, 2) == 2 * 0.5 * 1 / 1.5


def test_f1_of_nothing_to_find_is_not_measured():
    assert f1(0, 3, 0) is None


def test_the_same_answers_give_the_same_interval():
    first, second = (bootstrap([0.0, 1.0, 1.0], lambda draw: {"mean": sum(draw) / len(draw)}) for _ in range(2))
    assert first == second


def test_one_unit_gives_no_interval():
    score = scored("share", [0.5], lambda draw: sum(draw) / len(draw))
    assert (score.value, score.low, score.high) == (0.5, None, None)


def test_the_interval_holds_the_value():
    score = scored("mean", [0.0, 1.0, 1.0, 0.0, 1.0, 1.0], lambda draw: sum(draw) / len(draw))
    assert score.low <= score.value <= score.high
    assert score.n == 6


def test_a_share_prints_as_a_percentage_and_another_unit_as_it_is():
    printed = table(
        [Score(name="found", value=0.5, low=0.25, high=0.75, n=8), Score(name="speed", value=1234.5, n=1, unit="1/s")],
        "Exam",
    )
    assert "50.0 %" in printed
    assert "[25.0, 75.0]" in printed
    assert "1,234 1/s" in printed


def test_what_was_not_measured_prints_as_a_dash():
    assert "-" in table([Score(name="nothing", value=None, n=0)], "Exam").splitlines()[-1]
