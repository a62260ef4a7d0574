"""Which Friday is meant, and of which year a month is."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.resolve.timex import recognise_times
from reportedly.testing import article_of

WEDNESDAY = date(2032, 6, 16)


def first(text: str) -> tuple[date | None, date | None] | None:
    found = recognise_times(replace(article_of(text), published=WEDNESDAY)).found
    return (found[0].time.start, found[0].time.end) if found and found[0].time else None


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the union will march to the gate.",
        "The firm hopes to work the gates from Friday.",
        "The hearing was moved to Friday.",
        "Friday will be a day of mourning.",
    ],
)
def test_what_is_to_come_is_of_the_next_friday(text: str):
    assert first(text) is not None
    assert first(text)[0] == date(2032, 6, 18)


@pytest.mark.parametrize(
    "text",
    [
        "The bloc cut its planned force from 600 to 250 soldiers on Friday.",
        "The editor was moved to house arrest on Friday.",
        "On Friday the army said it would march.",
        "On Friday the minister, who will resign, met them.",
    ],
)
def test_what_was_done_is_of_the_last_friday(text: str):
    assert first(text) == (date(2032, 6, 11), date(2032, 6, 11))


def test_a_month_of_last_year_is_of_last_year():
    assert first("Eight were wounded in February of last year.") == (date(2031, 2, 1), date(2031, 2, 28))
    assert first("On 4 March last year a bus burned.") == (date(2031, 3, 4), date(2031, 3, 4))


def test_a_short_day_before_a_clock_time_is_a_day():
    assert first("wed 2am a market burned.") == (WEDNESDAY, WEDNESDAY)
    assert first("sun 07:50 first shots near the palace.") == (date(2032, 6, 13), date(2032, 6, 13))


def test_who_sat_for_hours_names_no_saturday():
    assert first("She sat 9 hrs w/ her cart.") is None
