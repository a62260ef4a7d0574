"""Whether two reports are of one happening, by what they are about."""

from dataclasses import replace

import pytest

from reportedly.link.telling.matter import matter, one_happening

FIRE = "Gunmen burned 12 trucks near Kolda.\nThe Sandu road was closed on Monday, Captain Iba Sarr said."
SAME = "Kolda: 12 trucks burned.\nCaptain Iba Sarr of the gendarmerie said the Sandu road was closed."
OTHER = "Gunmen burned 3 buses near Velingara.\nMayor Awa Diop spoke of thieves on the Bonconto road."


@pytest.fixture
def about(reading_of, said):
    """What a report in a few lines is about."""

    def make(text):
        made = reading_of(said("[It]actor [happened]trigger.", "happen"))
        return matter(replace(made, article=replace(made.article, title=None, text=text)))

    return make


def test_reports_that_share_names_and_numbers_are_of_one_happening(about):
    assert one_happening(about(FIRE), about(SAME)) > 4


def test_reports_of_two_like_deeds_are_not_of_one_happening(about):
    assert one_happening(about(FIRE), about(OTHER)) < 2


def test_the_order_of_two_reports_does_not_matter(about):
    assert one_happening(about(FIRE), about(OTHER)) == one_happening(about(OTHER), about(FIRE))


def test_weekdays_are_no_names_that_reports_on_one_matter_share(about):
    assert not about("It was on Monday.").bare
