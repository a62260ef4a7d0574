import pytest
from evaluation.events import EXAMS, Answer, accuracy, macro_f1


def test_a_text_without_an_answer_counts_as_wrong():
    assert accuracy([Answer(gold="AID", said="AID"), Answer(gold="AID", said=None)]) == 0.5


def test_macro_f1_weighs_every_type_the_same():
    answers = [Answer(gold="AID", said="AID")] * 3 + [Answer(gold="REJECT", said="AID")]
    assert macro_f1(answers) == pytest.approx((6 / 7 + 0) / 2)


def test_nothing_asked_has_no_figure():
    assert accuracy([]) is None
    assert macro_f1([]) is None


def test_the_exams_name_their_files():
    assert {each.kind for each in EXAMS.values()} == {"scoreboard"}
