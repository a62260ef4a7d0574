"""Whether two reports are of one happening, by what they are about."""

from dataclasses import replace

import pytest

from reportedly.link.telling.matter import matter, one_happening
from reportedly.records import Mention, Span

FIRE = "Gunmen burned 12 trucks near Kolda.\nThe Sandu road was closed on Monday, Captain Iba Sarr said."
SAME = "Kolda: 12 trucks burned.\nCaptain Iba Sarr of the gendarmerie said the Sandu road was closed."
OTHER = "Gunmen burned 3 buses near Velingara.\nMayor Awa Diop spoke of thieves on the Bonconto road."


@pytest.fixture
def about(reading_of, said):
    """What a report in a few lines is about."""

    def make(text, *persons):
        made = reading_of(said("[It]actor [happened]trigger.", "happen"))
        named = tuple(
            Mention(span=Span(start=text.index(name), end=text.index(name) + len(name)), kind="PER") for name in persons
        )
        return matter(replace(made, article=replace(made.article, title=None, text=text), mentions=named))

    return make


def test_reports_that_share_names_and_numbers_are_of_one_happening(about):
    assert one_happening(about(FIRE), about(SAME)) > 4


def test_reports_of_two_like_deeds_are_not_of_one_happening(about):
    assert one_happening(about(FIRE), about(OTHER)) < 2


def test_the_order_of_two_reports_does_not_matter(about):
    assert one_happening(about(FIRE), about(OTHER)) == one_happening(about(OTHER), about(FIRE))


def test_weekdays_are_no_names_that_reports_on_one_matter_share(about):
    assert not about("It was on Monday.").bare


def test_reports_that_open_with_other_persons_are_less_likely_of_one_happening(about):
    one, two = "Police arrested Iba Sarr in Kolda.", "Police arrested Awa Diop in Kolda."
    assert one_happening(about(one, "Iba Sarr"), about(two, "Awa Diop")) < one_happening(about(one), about(two)) - 2


def test_a_person_counts_under_the_last_name(about):
    one, two = "Police arrested Iba Sarr in Kolda.", "Sarr was arrested in Kolda."
    assert one_happening(about(one, "Iba Sarr"), about(two, "Sarr")) > one_happening(about(one), about(two))


def test_persons_further_down_say_nothing_of_what_a_report_opens_with(about):
    text = "A fire.\nIn Kolda.\nTrucks burned.\nCaptain Iba Sarr spoke."
    assert not about(text, "Iba Sarr").opening_persons
