import pytest
from evaluation.situations.names import head_word, same_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Kenyan police", "Kenyan Police"),
        ("Kenya's police", "police"),
        ("residents of Moyale", "residents"),
        ("Général Traoré", "General Traore"),
        ("spokesman for the ministry", "ministry spokesman"),
    ],
)
def test_wordings_that_name_the_same(left, right):
    assert same_name(left, right)


@pytest.mark.parametrize(("left", "right"), [("army", "police"), ("", "police"), (None, "police"), ("the", "army")])
def test_wordings_that_do_not(left, right):
    assert not same_name(left, right)


def test_the_head_stands_before_the_first_preposition():
    assert head_word("two drivers from Wajir, both wounded") == "drivers"
