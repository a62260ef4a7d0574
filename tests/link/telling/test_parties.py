"""Who is whom, across reports that name them differently."""

import pytest

from reportedly.link.between.voice import origins, same_source, voices
from reportedly.link.same.groups import Groups
from reportedly.link.telling.parties import alike, unlike
from reportedly.link.telling.profile import profiles
from reportedly.records import Actor


@pytest.fixture
def party(said, reading_of):
    def make(text, **target):
        given = {"id": "X/GOV", "name": text, "country": None, "sectors": ()} | target
        targets = {"actor": Actor(**given)} if target else {}
        reading = reading_of(said(f"[{text}]actor [acted]trigger.", "act", targets=targets))
        return profiles(reading)[0].actors[0]

    return make


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Armenian Defence Ministry", "Defence Ministry in Yerevan"),
        ("regional police", "police"),
        ("two ambulance drivers", "drivers"),
        ("Front for the Renewal of Kivu", "Front for the Renewal of Kivu (FRK)"),
    ],
)
def test_one_party_in_two_wordings(party, one, two):
    assert alike(party(one), party(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Armenian Defence Ministry", "Ministry of Defence of Azerbaijan"),
        ("miners", "police"),
        ("they", "they"),
        ("no one", "no one"),
    ],
)
def test_two_parties_are_not_one(party, one, two):
    assert not alike(party(one), party(two))


def test_a_named_body_is_known_by_its_grounding(party):
    one = party("the Force", id="IGO/MIL/mnjtf", country="IGO", sectors=("MIL",))
    two = party("MNJTF", id="IGO/MIL/mnjtf", country="IGO", sectors=("MIL",))
    assert alike(one, two)


def test_soldiers_of_two_countries_are_different(party):
    one = party("soldiers", country="ARM", sectors=("MIL",))
    two = party("troops", country="AZE", sectors=("MIL",))
    assert unlike(one, two)


def test_gunmen_may_be_rebels(party):
    one = party("gunmen", country="TCD", sectors=("UAF",))
    two = party("insurgents", country="NGA", sectors=("REB",))
    assert not unlike(one, two)


def test_a_pronoun_is_unlike_nobody(party):
    assert not unlike(party("they"), party("police", country="MNE", sectors=("COP",)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("KFOR", "KFOR spokesman"),
        ("Azerbaijan", "Ministry of Defence of Azerbaijan"),
        ("local officials", "governor of Lac province"),
    ],
)
def test_who_speaks_for_a_body_is_the_body(party, one, two):
    assert same_source(party(one), party(two))


def test_a_doctor_and_the_police_are_two_voices(party):
    assert not same_source(party("doctor at the clinic"), party("police"))


def test_own_words_add_nothing_to_a_source_quoted_on_the_same_event(said, reading_of):
    reading = reading_of(
        said("The road was [blocked]trigger.", "block"),
        said("The road was [blocked]trigger, [police]source said.", "block"),
    )
    heard = voices([reading.article], Groups([reading.article.id]))
    assert origins(profiles(reading), heard) == 1


def test_two_outlets_in_their_own_words_are_two_origins(said, reading_of):
    readings = [reading_of(said("The road was [blocked]trigger.", "block"), outlet=name, name=name) for name in "AB"]
    heard = voices([r.article for r in readings], Groups(r.article.id for r in readings))
    assert origins([p for r in readings for p in profiles(r)], heard) == 2
