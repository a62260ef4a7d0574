"""Codes in words for people."""

import pytest

from reportedly.export.names import country_name, pair_name, side_name


def test_a_country_has_its_name_and_an_unknown_code_stays():
    assert (country_name("XKX"), country_name("NER"), country_name("ZZZ")) == ("Kosovo", "Niger", "ZZZ")


@pytest.mark.parametrize(
    ("side", "name"),
    [
        ("NER/MIL", "armed forces of Niger"), ("KEN", "Kenya"), ("Shared Bread", "Shared Bread"),
        ("NER/XYZ", "XYZ of Niger"), ("/REB", "rebels"), ("either/or", "either/or"),
    ],
)  # fmt: skip
def test_a_side_is_told_in_words(side, name):
    assert side_name(side) == name


def test_a_side_that_nobody_is_named_for_is_left_out():
    assert pair_name("NER/MIL", "NER/CVL") == "armed forces of Niger → civilians of Niger"
    assert pair_name("KEN/COP", "—") == "by police of Kenya"
    assert pair_name("—", "KEN/COP") == "against police of Kenya"


def test_bodies_of_no_country_have_a_name():
    assert side_name("IGO/GOV") == "international organisations"
