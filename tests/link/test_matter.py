"""Whether two reports are of one happening, by what they are about."""

import pytest

from reportedly.link.matter import matter, one_happening
from reportedly.records import Article

FIRE = "Gunmen burned 12 trucks near Kolda.\nThe Sandu road was closed on Monday, Captain Iba Sarr said."
SAME = "Kolda: 12 trucks burned.\nCaptain Iba Sarr of the gendarmerie said the Sandu road was closed."
OTHER = "Gunmen burned 3 buses near Velingara.\nMayor Awa Diop spoke of thieves on the Bonconto road."


@pytest.fixture
def about():
    def make(text):
        return matter(
            Article(
                id="a-1", snapshot_id="a-1", url=None, outlet=None, byline=None, title=None, published=None,
                published_at=None, language="en", text=text,
            )
        )  # fmt: skip

    return make


def test_reports_that_share_names_and_numbers_are_of_one_happening(about):
    assert one_happening(about(FIRE), about(SAME)) > 4


def test_reports_of_two_like_deeds_are_not_of_one_happening(about):
    assert one_happening(about(FIRE), about(OTHER)) < 2


def test_the_order_of_two_reports_does_not_matter(about):
    assert one_happening(about(FIRE), about(OTHER)) == one_happening(about(OTHER), about(FIRE))
