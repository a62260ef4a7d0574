from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean.day import read_date, read_day

DAY = date(2031, 3, 2)


@pytest.mark.parametrize(
    "words",
    [
        "2031-03-02", "2031-3-2", "2031/03/02", "20310302", "2 March 2031", "2nd March 2031", "Sunday, 2 March 2031",
        "2 Mar. 2031", "March 2, 2031", "Mar 2 2031", "Sunday, March 2nd, 2031", "2-Mar-2031", "02.03.2031",
        "2. 3. 2031", "2 March, 2031", " 2031-03-02 ", "2031-03-02T08:15:00", "March 2, 2031 at 2:05 PM",
        "10:21 PM · Mar 2, 2031",
        "14:05, 2 March 2031", "2nd of March 2031", "2031 Mar 2", "2 March 2031 GMT", "March 2, 2031 MST",
        "2-Mar-2031 14:05",
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(words):
    assert read_date(words) == DAY


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2031-03-02T08:15:00+01:00", "2031-03-02T08:15:00+01:00"),
        ("2031-03-02T08:15:00.123Z", "2031-03-02T08:15:00+00:00"),
        ("2031-03-02 08:15 UTC", "2031-03-02T08:15:00+00:00"),
        ("20310302T081500Z", "2031-03-02T08:15:00+00:00"),
        ("Sun, 02 Mar 2031 08:15:00 -0330", "2031-03-02T08:15:00-03:30"),
        ("Sunday 2 March 2031 08.15 GMT+1", "2031-03-02T08:15:00+01:00"),
        ("March 2, 2031, 12:05 a.m. EST", "2031-03-02T00:05:00-05:00"),
        ("8:15 AM, Mar 2, 2031 GMT", "2031-03-02T08:15:00+00:00"),
        ("1930205700", "2031-03-02T08:15:00+00:00"),
        ("1930205700000", "2031-03-02T08:15:00+00:00"),
    ],
)
def test_times_keep_their_own_offset(words, iso):
    found = read_date(words)
    assert isinstance(found, datetime)
    assert found.isoformat() == iso


@pytest.mark.parametrize("words", ["13/02/2031", "02/13/2031"])
def test_slashes_are_read_where_one_number_is_no_month(words):
    assert read_date(words) == date(2031, 2, 13)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "Sunday", "March 2", "2031", "2031-03", "03/04/2031", "30 February 2031", "2031-13-01", "2 March 0031",
     "2 March 2031 or later", "2031-03-02T25:00Z", "x" * 500],
)  # fmt: skip
def test_what_is_no_single_day_is_none(words):
    assert read_date(words) is None


def test_a_missing_year_is_the_last_one_that_fits():
    assert read_day(day="30", month="Dec", year=None, near=date(2032, 1, 2)) == date(2031, 12, 30)
    assert read_day(day="5", month="January", year=None, near=date(2032, 1, 2)) == date(2032, 1, 5)
    assert read_day(day="29", month="Feb", year=None, near=date(2031, 1, 1)) is None


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet="0123456789 :-/.,TZMarchpm+·", max_size=70))
def test_no_words_raise(words):
    read_date(words)


@pytest.mark.parametrize(("published", "code"), [("soon", "date-unreadable"), ("03/04/2031", "date-unreadable")])
def test_a_stated_date_that_is_none_is_a_problem(cleaned, published, code):
    article, codes = cleaned("The road is closed, regional police said on Sunday in Brezna.", published=published)
    assert article.published is None
    assert codes == [code, "date-missing"]


def test_the_calendar_day_is_the_one_of_its_own_offset(cleaned):
    article, _ = cleaned("The road is closed.", published="2031-03-02T00:30:00+05:00")
    assert article.published == DAY
    assert article.published_at.isoformat() == "2031-03-02T00:30:00+05:00"


def test_a_report_from_the_future_is_a_problem(cleaned):
    _, codes = cleaned(
        "The road is closed.", published="2031-03-05", fetched_at=datetime.fromisoformat("2031-03-02T00:00Z")
    )
    assert "date-in-future" in codes
