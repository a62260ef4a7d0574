"""How many, as ranges."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.extract.value.number import Range, number, read_range
from reportedly.testing import article_of


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


def numbers(*sentences):
    page = page_of(*sentences)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return [[(one.what, one.low, one.high) for one in each.counts] for each in found]


def test_two_numbers_that_are_joined_are_added():
    notation = (
        "Two/NUM/2/nummod soldiers/NOUN/7/nsubj:pass/soldier and/CCONJ/5/cc 16/NUM/5/nummod gunmen/NOUN/2/conj/gunman "
        "were/AUX/7/aux:pass killed/VERB/0/root/kill"
    )
    assert numbers(notation) == [[("killed", 18, 18)]]


def test_a_number_that_names_a_gate_counts_nobody():
    notation = (
        "At/ADP/2/case Gate/NOUN/7/obl/gate 5/NUM/5/nummod police/NOUN/5/compound officers/NOUN/7/nsubj/officer "
        "then/ADV/7/advmod killed/VERB/0/root/kill rebels/NOUN/7/obj/rebel"
    )
    assert numbers(notation) == [[]]


def test_somebody_definite_is_one():
    notation = (
        "The/DET/2/det mayor/NOUN/4/nsubj:pass was/AUX/4/aux:pass arrested/VERB/0/root/arrest on/ADP/6/case "
        "Monday/PROPN/4/obl"
    )
    assert numbers(notation) == [[("arrested", 1, 1)]]


def test_who_an_attack_left_dead_is_counted_with_it():
    notation = (
        "The/DET/2/det shelling/NOUN/3/nsubj left/VERB/0/root/leave two/NUM/5/nummod nurses/NOUN/3/obj/nurse "
        "dead/ADJ/3/xcomp"
    )
    assert numbers(notation) == [[("killed", 2, 2)]]


def test_a_burned_granary_is_no_injured_person():
    notation = "They/PRON/2/nsubj burned/VERB/0/root/burn the/DET/4/det granary/NOUN/2/obj"
    assert numbers(notation) == [[]]


def test_what_burned_out_is_no_injured_person():
    notation = "Four/NUM/2/nummod flats/NOUN/3/nsubj/flat burned/VERB/0/root/burn out/ADV/3/compound:prt"
    assert all(what != "injured" for each in numbers(notation) for what, _, _ in each)


def test_who_loses_a_limb_is_hurt():
    notation = "A/DET/2/det shepherd/NOUN/3/nsubj lost/VERB/0/root/lose a/DET/5/det foot/NOUN/3/obj"
    assert numbers(notation) == [[("injured", 1, 1)]]


def test_of_a_loss_the_lost_are_counted():
    notation = "Rebels/NOUN/2/nsubj/rebel lost/VERB/0/root/lose nine/NUM/4/nummod fighters/NOUN/2/obj/fighter"
    assert numbers(notation) == [[("killed", 9, 9)]]


def test_a_year_before_a_number_is_no_part_of_it():
    notation = (
        "In/ADP/2/case 2031/NUM/5/obl four/NUM/4/nummod guards/NOUN/5/nsubj/guard died/VERB/0/root/die in/ADP/8/case "
        "a/DET/8/det raid/NOUN/5/obl"
    )
    assert ("killed", 4, 4) in [count for each in numbers(notation) for count in each]


def test_a_number_before_a_noun_of_arrest_counts_who_is_held():
    notation = "Police/NOUN/2/nsubj made/VERB/0/root/make 57/NUM/4/nummod arrests/NOUN/2/obj/arrest"
    assert ("arrested", 57, 57) in [count for each in numbers(notation) for count in each]


def test_lakhs_decimals_and_a_plus_are_read():
    assert read_range("1.2 lakh persons") == Range(120_000, 120_000)
    assert read_range("20+") == Range(20, None)


def test_animals_and_ages_are_no_dead():
    goats = "Shells/NOUN/2/nsubj/shell killed/VERB/0/root/kill 30/NUM/4/nummod goats/NOUN/2/obj/goat"
    assert all(what != "killed" for each in numbers(goats) for what, _, _ in each)
    aged = "A/DET/2/det helper/NOUN/5/nsubj aged/VERB/2/acl/age 17/NUM/3/obj died/VERB/0/root/die"
    assert all(low != 17 for each in numbers(aged) for _, low, _ in each)


def test_a_crew_of_nine_are_nine():
    notation = (
        "A/DET/2/det crew/NOUN/6/nsubj:pass of/ADP/4/case nine/NUM/2/nmod was/AUX/6/aux:pass/be "
        "kidnapped/VERB/0/root/kidnap"
    )
    assert numbers(notation) == [[("abducted", 9, 9)]]


def test_who_is_not_held_counts_nobody():
    notation = (
        "The/DET/2/det mayor/NOUN/5/nsubj:pass was/AUX/5/aux:pass/be not/PART/5/advmod arrested/VERB/0/root/arrest"
    )
    assert numbers(notation) == [[]]


def test_the_number_of_those_held_is_how_many_are():
    notation = (
        "Police/NOUN/2/nsubj put/VERB/0/root/put the/DET/4/det number/NOUN/2/obj of/ADP/6/mark "
        "detained/VERB/4/acl/detain at/ADP/10/case more/ADJ/10/advmod than/ADP/8/fixed 60/NUM/2/obl"
    )
    assert [("detained", 61, None)] in numbers(notation)


def test_up_to_twenty_killed_are_at_most_twenty():
    notation = (
        "Up/ADP/3/case to/ADP/1/fixed 20/NUM/5/obl were/AUX/5/aux:pass/be killed/VERB/0/root/kill ./PUNCT/5/punct"
    )
    assert numbers(notation) == [[("killed", None, 20)]]


def test_who_is_taken_by_those_who_coerce_is_held():
    notation = (
        "Police/NOUN/2/nsubj rounded/VERB/0/root/round up/ADP/2/compound:prt 40/NUM/5/nummod dockers/NOUN/2/obj/docker"
    )
    assert ("detained", 40, 40) in [each for one in numbers(notation) for each in one]


def test_men_who_are_missing_are_counted_so():
    notation = "Some/DET/3/det 27/NUM/3/nummod men/NOUN/5/nsubj/man are/AUX/5/cop/be missing/ADJ/0/root/missing"
    assert [what for one in numbers(notation) for what, _, _ in one] == ["missing"]
