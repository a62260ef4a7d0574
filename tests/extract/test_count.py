"""How many, as ranges."""

import pytest

from reportedly.extract.count import Range, number, read_range


@pytest.mark.parametrize(
    ("words", "value"),
    [("11", 11), ("1,900", 1900), ("three", 3), ("twenty-one", 21), ("two hundred and five", 205), ("a dozen", 12)],
)
def test_a_cardinal_is_read_from_digits_or_words(words: str, value: int):
    assert number(words) == value


@pytest.mark.parametrize("words", ["many", "the army", "", "9999999999"])
def test_what_is_no_cardinal_is_none(words: str):
    assert number(words) is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("three soldiers", 3, 3),
        ("at least 3 people", 3, None),
        ("more than a dozen houses", 13, None),
        ("between 20 and 30 men", 20, 30),
        ("20-30 men", 20, 30),
        ("fewer than ten", None, 9),
        ("up to 40 families", None, 40),
        ("about 40 families", 40, 40),
        ("11 people, including two children", 11, 11),
    ],
)
def test_a_hedge_opens_one_side_of_the_range(words: str, low: int | None, high: int | None):
    assert read_range(words) == Range(low, high)


def test_words_without_a_number_have_no_range():
    assert read_range("many people") is None


@pytest.mark.parametrize(("words", "low"), [("dozens of people", 24), ("hundreds", 200), ("thousands of men", 2000)])
def test_the_plural_of_a_scale_is_at_least_two_of_it(words: str, low: int):
    assert read_range(words) == Range(low, None)
