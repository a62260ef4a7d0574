"""Readings far from all that a report speaks of."""

from dataclasses import replace

from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.stray import send_off

DORI = Entry(
    id="1",
    name="Dori",
    country="BFA",
    admin1=None,
    lat=14.0,
    lon=0.0,
    population=46_000,
    precision="city",
    kind=0,
    reviewed=False,
)
DJIBO = replace(DORI, id="2", name="Djibo", lat=14.1, lon=-1.6)
FAR = replace(DORI, id="3", name="Milak", country="IND", lat=28.6, lon=79.2)


def scores_of(*entries: Entry, focus: dict[str, float]) -> list[float]:
    names = [([entry], [1.0]) for entry in entries]
    send_off(names, focus, -2.0)
    return [scores[0] for _, scores in names]


def test_a_village_in_a_country_that_nobody_speaks_of_is_given_up():
    assert scores_of(DORI, DJIBO, FAR, focus={"BFA": 1.0}) == [1.0, 1.0, -1.0]


def test_where_the_report_is_at_home_nowhere_it_stays():
    assert scores_of(DORI, FAR, focus={}) == [1.0, 1.0]


def test_a_great_town_in_its_country_keeps_it():
    other = replace(FAR, id="4", name="Bareilly", population=900_000)
    assert scores_of(DORI, DJIBO, FAR, other, focus={"BFA": 1.0})[2] == 1.0


def test_two_villages_of_such_a_country_do_not_speak_for_each_other():
    other = replace(FAR, id="4", name="Chandpur")
    assert scores_of(DORI, DJIBO, FAR, other, focus={"BFA": 1.0})[2:] == [-1.0, -1.0]


def test_a_region_that_was_reviewed_stays():
    region = replace(FAR, name="Zangezur", precision="province", reviewed=True)
    assert scores_of(DORI, DJIBO, region, focus={"BFA": 1.0})[2] == 1.0
