"""The gazetteer is compiled from small sources of the real form."""

import sqlite3
from pathlib import Path

import pytest

from reportedly.errors import GazetteerError
from reportedly.resolve import EmbeddedGazetteer
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer_build import compile_gazetteer

CITY = {
    "geonameid": 101,
    "name": "Brezna",
    "latitude": 42.5,
    "longitude": 19.5,
    "countrycode": "ME",
    "population": 30_000,
    "admin1code": "07",
    "alternatenames": ["Brjezna", "BRZ", "Брезна", "ブレズナ"],
}
COUNTRY_ROW = {
    "iso3": "MNE",
    "iso2": "ME",
    "cameo": "MNE",
    "name": "Montenegro",
    "aliases": "Crna Gora",
    "demonyms": "Montenegrin",
    "ethnonyms": "",
    "seats": "Podgorica",
    "lat": "42.75",
    "lon": "19.25",
    "source": "test",
}
ADMIN_ROW = {
    "level": "1",
    "country": "ME",
    "code": "07",
    "admin1": "Upper Hills",
    "name": "Upper Hills",
    "lat": "42.6",
    "lon": "19.4",
    "towns": "3",
}


def overlay(name: str, aliases: str, lat: str, precision: str) -> dict[str, str]:
    return {
        "slug": fold(name).replace(" ", "-"),
        "name": name,
        "aliases": aliases,
        "country": "MNE",
        "admin1": "Upper Hills",
        "lat": lat,
        "lon": "19.5",
        "precision": precision,
        "source": "test",
    }


@pytest.fixture
def compiled(tmp_path) -> Path:
    out = tmp_path / "places.sqlite"
    compile_gazetteer(
        out,
        cities=[CITY],
        countries={"ME": {"geonameid": 9, "name": "Montenegro", "population": 600_000, "iso3": "MNE"}},
        country_rows=[COUNTRY_ROW],
        territory_names={"ME": ["Monténégro"]},
        admin_rows=[ADMIN_ROW],
        overlay_rows=[
            overlay("Brezna", "Old Brezna", "42.51", "city"),
            overlay("Brezna pass", "Gate 7", "42.4", "point"),
        ],
        fold=fold,
        source="test",
    )
    return out


def test_a_town_has_its_division_and_country(compiled):
    place = EmbeddedGazetteer(compiled).places("Brezna")[0].target
    assert (place.country, place.admin1, place.precision) == ("MNE", "Upper Hills", "city")


def test_a_town_of_the_overlay_keeps_its_geonames_id(compiled):
    assert [candidate.target.id for candidate in EmbeddedGazetteer(compiled).places("Old Brezna")] == ["geonames:101"]


def test_what_no_list_has_gets_an_id_of_the_overlay(compiled):
    assert EmbeddedGazetteer(compiled).places("Gate 7")[0].target.id == "overlay:brezna-pass"


def test_an_abbreviation_is_left_out(compiled):
    assert EmbeddedGazetteer(compiled).places("BRZ") == ()


def test_a_country_is_known_in_other_languages(compiled):
    assert EmbeddedGazetteer(compiled).places("Monténégro")[0].target.precision == "country"


def test_a_gazetteer_of_another_version_is_refused(compiled):
    with sqlite3.connect(compiled) as base:
        base.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
    with pytest.raises(GazetteerError, match="version"):
        EmbeddedGazetteer(compiled)


def test_a_file_cut_short_is_refused(compiled):
    compiled.write_bytes(compiled.read_bytes()[:3000])
    with pytest.raises(GazetteerError):
        EmbeddedGazetteer(compiled)


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path):
    path = tmp_path / "places.sqlite"
    path.write_text("not a database")
    with pytest.raises(GazetteerError):
        EmbeddedGazetteer(path)


def test_a_name_of_the_overlay_may_carry_the_days_on_which_it_was_in_use(tmp_path):
    out = tmp_path / "dated.sqlite"
    rows = [overlay("Brezna", "Marshal Town@1946-07-13..1992", "42.51", "city")]
    land = {"ME": {"geonameid": 9, "name": "M", "population": 1, "iso3": "MNE"}}
    compile_gazetteer(
        out,
        cities=[],
        countries=land,
        country_rows=[],
        territory_names={},
        admin_rows=[],
        overlay_rows=rows,
        fold=fold,
        source="test",
    )
    entry = EmbeddedGazetteer(out).look_up(("Marshal Town",))["Marshal Town"][0]
    assert (entry.name, entry.since, entry.until) == ("Brezna", 19460713, 19920101)
