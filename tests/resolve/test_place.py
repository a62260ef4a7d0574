"""Which place a name means."""

from datetime import date

import pytest

from reportedly.records import GroundingKind, Place, Span
from reportedly.resolve import ground, open_gazetteer
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.place import resolve_toponyms
from reportedly.resolve.toponym import toponyms_in
from reportedly.testing import marked


def meant(text: str, gazetteer, tables) -> dict[str, tuple[str, str | None]]:
    plain, spans = marked(text)
    found = resolve_toponyms(plain, spans.values(), gazetteer=gazetteer, tables=tables)
    return {
        spans_of: (found[span].best.entry.name, found[span].best.entry.country) if found[span].best else ("", None)
        for spans_of, span in ((span.of(plain), span) for span in spans.values())
    }


def test_a_country_outranks_a_town_of_its_name(gazetteer, tables):
    assert meant("Envoys flew to [Georgia]a.", gazetteer, tables)["Georgia"] == ("Georgia", "GEO")


def test_what_the_words_say_it_lies_in_decides(gazetteer, tables):
    assert meant("A man in [Paris]a, [Texas]b, was held.", gazetteer, tables)["Paris"][1] == "USA"


@pytest.mark.parametrize("name", ["El Alto", "Peoria"])
def test_a_name_before_its_country_lies_nowhere_else(name, gazetteer, tables):
    assert meant(f"They marched in [{name}]a, [Bolivia]b.", gazetteer, tables)[name][1] in {"BOL", None}


def test_places_of_one_report_lie_together(gazetteer, tables):
    text = "Shells hit [Athens]a, [Marietta]b and [Lancaster]c in [Ohio]d."
    assert {country for _, country in meant(text, gazetteer, tables).values()} == {"USA"}


@pytest.mark.parametrize("name", ["Mitrovica", "Mitrovicë", "Kosovska Mitrovica", "Косовска Митровица"])
def test_spellings_of_a_town_are_one_place(name, gazetteer, tables):
    plain = f"Shots were heard in {name}, Kosovo."
    span = Span(plain.index(name), plain.index(name) + len(name))
    best = resolve_toponyms(plain, [span], gazetteer=gazetteer, tables=tables)[span].best
    assert best is not None
    assert (best.entry.country, best.entry.precision) == ("XKX", "city")


@pytest.mark.parametrize(
    "name", ["Jarinje", "Brnjak", "Rafah crossing", "Bab el-Mandeb", "North Kivu", "Maungdaw", "Lachin corridor"]
)
def test_places_that_no_list_of_towns_has_are_known(name, gazetteer):
    assert gazetteer.places(name)


def test_a_short_alternate_is_no_name(gazetteer):
    assert gazetteer.places("Gao")[0].target.country == "MLI"


def test_a_people_s_name_in_a_list_of_toponyms_is_its_country(gazetteer, tables):
    assert meant("[Haitian]a police came.", gazetteer, tables)["Haitian"][1] == "HTI"


def test_an_unknown_name_has_no_place(gazetteer, tables):
    assert meant("He went to [Xyzzyville]a.", gazetteer, tables)["Xyzzyville"] == ("", None)


def test_names_are_found_without_a_reader(gazetteer, tables):
    text = "Fighting reached Goma and Sake in North Kivu."
    assert [span.of(text) for span in toponyms_in(text, gazetteer=gazetteer, tables=tables)] == [
        "Goma",
        "Sake",
        "North Kivu",
    ]


def test_a_place_is_found_again_by_its_id(gazetteer):
    place = gazetteer.places("Jarinje")[0].target
    assert isinstance(place, Place)
    assert gazetteer.place(place.id) == place


def test_a_missing_gazetteer_says_how_to_mend_it(tmp_path):
    with pytest.raises(Exception, match="run: reportedly gazetteer build"):
        open_gazetteer(tmp_path / "none.sqlite")


@pytest.mark.parametrize(
    ("name", "key"),
    [("Zvečan", "zvecan"), ("Đakovica", "djakovica"), ("N’Djamena", "ndjamena"), ("Київ", "kyiv"), ("", "")],
)
def test_spellings_fall_together_under_one_key(name, key):
    assert fold(name) == key


def test_a_name_that_was_in_use_on_the_day_is_that_place(gazetteer):
    found = ground(GroundingKind.PLACE, "Nur-Sultan", date=date(2020, 5, 1), gazetteer=gazetteer)
    assert found.target.name == "Astana"


def test_a_name_that_was_not_in_use_is_passed_over_where_another_place_bears_it(tables):
    old = Entry("geonames:1", "Astana", "KAZ", None, 51.2, 71.4, 900_000, "city", 0, reviewed=False, until=20220917)
    other = Entry("geonames:2", "Nur-Sultan", "KAZ", None, 43.3, 76.9, 30_000, "city", 0, reviewed=False)

    class Two:
        def look_up(self, names):
            return dict.fromkeys(names, (old, other))

    text = "It happened in Nur-Sultan."
    chosen = {
        year: resolve_toponyms(text, [Span(15, 25)], gazetteer=Two(), tables=tables, day=date(year, 1, 1))[Span(15, 25)]
        for year in (2021, 2031)
    }
    assert [chosen[year].best.entry.id for year in (2021, 2031)] == ["geonames:1", "geonames:2"]
