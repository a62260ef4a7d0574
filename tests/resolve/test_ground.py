"""One wording at a time, and what parties are made of."""

from datetime import date

import pytest

from reportedly.records import Actor, GroundingKind, Place, Time
from reportedly.resolve import ground


def party(
    text: str, gazetteer, context: str | None = None, day: date | None = None
) -> tuple[str | None, tuple[str, ...]]:
    target = ground(GroundingKind.ACTOR, text, context=context, date=day, gazetteer=gazetteer).target
    return (target.country, target.sectors) if isinstance(target, Actor) else (None, ())


@pytest.mark.parametrize(
    ("text", "country", "sectors"),
    [
        ("Kosovar Police", "XKX", ("COP",)),
        ("the Serbian Defense Ministry", "SRB", ("GOV", "MIL")),
        ("Azerbaijani troops", "AZE", ("MIL",)),
        ("Haitian gang leader", "HTI", ("CRM",)),
        ("Nigerian lawmakers", "NGA", ("LEG",)),
        ("two ambulance drivers in Goma", "COD", ("MED",)),
        ("KFOR", "IGO", ("MIL",)),
        ("UN Security Council", "UNO", ("GOV",)),
        ("European Union", "EUR", ("GOV",)),
        ("Boko Haram fighters", "IMG", ("REB",)),
        ("Doctors Without Borders", "NGO", ("MED",)),
        ("Rwandan rebels", "RWA", ("REB",)),
        ("Serbia", "SRB", ("GOV",)),
        ("Baku", "AZE", ("GOV",)),
        ("refugees from Sudan", "SDN", ("REF",)),
        ("spokesman of the Myanmar military", "MMR", ("MIL",)),
        ("Peru's Supreme Court", "PER", ("JUD",)),
        ("aid agencies", "NGO", ("SOC",)),
        ("former Haitian president", "HTI", ("GOV",)),
    ],
)
def test_country_and_sector_come_from_the_words(text, country, sectors, gazetteer):
    assert party(text, gazetteer) == (country, sectors)


def test_a_people_belongs_to_where_it_lives(gazetteer):
    context = "Clashes in northern Kosovo went on as ethnic Serbs in the north blocked a road."
    assert party("ethnic Serbs in the north", gazetteer, context) == ("XKX", ("CVL",))


def test_residents_belong_to_their_town(gazetteer):
    assert party("residents of Sittwe", gazetteer) == ("MMR", ("CVL",))


def test_the_army_is_that_of_the_country_spoken_of(gazetteer):
    assert party("army", gazetteer, "In Chad, the army said nothing.") == ("TCD", ("MIL",))


def test_nobody_is_no_party(gazetteer):
    assert party("it", gazetteer) == (None, ())


def test_the_abbreviation_of_a_country_is_no_pronoun(gazetteer):
    assert party("US", gazetteer)[0] == "USA"


def test_the_same_party_has_the_same_id_in_every_report(gazetteer):
    ids = {
        getattr(ground(GroundingKind.ACTOR, text, context=context, gazetteer=gazetteer).target, "id", None)
        for text, context in (("Arakan Army", "The Arakan Army advanced."), ("AA", "The AA said so."))
    }
    assert len(ids) == 1


def test_a_place_keeps_its_runners_up(gazetteer):
    grounding = ground(GroundingKind.PLACE, "Tripoli", context="Shots in Tripoli, Lebanon", gazetteer=gazetteer)
    assert isinstance(grounding.target, Place)
    assert grounding.target.country == "LBN"
    assert any(isinstance(c.target, Place) and c.target.country == "LBY" for c in grounding.candidates)


def test_a_date_is_laid_against_the_given_day(gazetteer):
    target = ground(GroundingKind.TIME, "two days earlier", date=date(2031, 3, 2), gazetteer=gazetteer).target
    assert isinstance(target, Time)
    assert target.start == date(2031, 2, 28)


@pytest.mark.parametrize("kind", list(GroundingKind))
@pytest.mark.parametrize(
    "text", ["", "x" * 10_000, "\u202eetadpu", "30 February 2031", "Ѕеrbіа", "\n\n", "((((", "year 0"]
)
def test_odd_wordings_give_a_grounding_without_stopping(kind, text, gazetteer):
    assert ground(kind, text, gazetteer=gazetteer).kind is kind


@pytest.mark.parametrize(
    "words",
    ["3 марта 2031 года", "le 3 mars 2031", "3 de marzo de 2031", "3. März 2031", "3 mart 2031", "3 marca 2031"],
)
def test_a_whole_date_in_another_language_is_a_day(words, gazetteer):
    found = ground(GroundingKind.TIME, words, date=date(2031, 4, 1), gazetteer=gazetteer)
    assert (found.target.start, found.target.end) == (date(2031, 3, 3), date(2031, 3, 3))


@pytest.mark.parametrize("words", ["hier", "вчера", "30 février 2031", "mars", "Brezna 2031"])
def test_what_is_no_whole_date_in_another_language_is_none(words, gazetteer):
    found = ground(GroundingKind.TIME, words, date=date(2031, 4, 1), gazetteer=gazetteer)
    assert found.target is None or found.target.granularity != "day"
