"""Actors of a user's own, in invented dictionaries and exports."""

import json
from datetime import date

import pytest

from reportedly.errors import LexiconError
from reportedly.records import Actor, GroundingKind
from reportedly.resolve import ground, load_actors
from reportedly.resolve.petrarch import meaning

PETRARCH = """# invented
BREZNA_FRONT_ [MNEREB 20280101-20301231]  # comment
+FRONT_FOR_BREZNA_
\t[MNEGOVPTY >20310101]
HILL_COUNTRY_ [KSV]
"""
AGENTS = """!MINIST! = MINISTER, MINISTERS
GATE_KEEPER {GATE_KEEPERS} [~COP]
SALT_!MINIST! [~GOV]
"""
WIKIDATA = """item,itemLabel,aliases,iso3,positionLabel,start,end
http://www.wikidata.org/entity/Q900000001,Mira Kolar,M. Kolar|Kolar of Brezna,MNE,Minister of Defence,2030-05-01,
http://www.wikidata.org/entity/Q900000002,Union of the Passes,,MNE,political party,,
"""


@pytest.fixture
def loaded(tmp_path):
    def _loaded(text: str, name: str = "actors.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_actors(tmp_path / name)

    return _loaded


@pytest.fixture
def actor(gazetteer):
    def _actor(tables, words: str, *, on: date = date(2031, 3, 2)) -> Actor | None:
        found = ground(GroundingKind.ACTOR, words, date=on, gazetteer=gazetteer, tables=tables)
        return found.target

    return _actor


def test_a_name_has_the_code_of_the_day(loaded, actor):
    tables = loaded(PETRARCH).found[0]
    before, after = (actor(tables, "the Brezna Front", on=date(year, 6, 1)) for year in (2029, 2031))
    assert (before.country, before.sectors) == ("MNE", ("REB",))
    assert after.sectors == ("GOV", "PTY")


def test_another_name_is_the_same_actor(loaded, actor):
    tables = loaded(PETRARCH).found[0]
    assert actor(tables, "Front for Brezna").id == actor(tables, "Brezna Front").id


def test_a_country_of_a_dictionary_is_no_party(loaded, actor):
    found = actor(loaded(PETRARCH).found[0], "Hill Country")
    assert (found.country, found.sectors) == ("XKX", ("GOV",))


def test_an_agent_is_a_role(loaded, actor):
    tables = loaded(AGENTS).found[0]
    assert actor(tables, "Serbian gate keepers").sectors == ("COP",)


def test_sets_of_words_are_filled_in(loaded, actor):
    assert actor(loaded(AGENTS).found[0], "the Serbian salt minister").sectors == ("GOV",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SALT_GUARD_ [MNEREB 320230]", "gives no days"),
        ("SALT_GUARD_ [MNEREB >320230]", "320230 is no day of the calendar"),
        ("SALT_GUARD_ [MNEREB 330101-320101]", "330101 comes after 320101"),
        ("SALT_GUARD_ [MNEREB", "a bracket is missing"),
        ("SALT_GUARD_", "a name without a code"),
        ("[MNEREB]", "without a name before it"),
        ("SALT_GUARD_ [mne reb]", "is no code"),
        ("SALT_GUARD_ [MNEXYZ]", "nothing is known of XYZ"),
        ("SALT_!GUARDS!_ [MNEREB]", "no set !GUARDS! stands above it"),
    ],
)
def test_a_line_with_an_error_is_named_and_the_rest_is_loaded(loaded, actor, line, message):
    findings = loaded(f"{line}\n{PETRARCH}")
    assert findings.problems[0].code == "actor-line"
    assert findings.problems[0].message.startswith("actors.txt, line 1: ")
    assert message in findings.problems[0].message
    assert actor(findings.found[0], "Brezna Front") is not None


def test_bytes_that_are_no_utf8_are_named(tmp_path):
    (tmp_path / "actors.txt").write_bytes("SALT_GU\u00c1RD_ [MNEREB]\n".encode("latin-1"))
    assert "no UTF-8" in load_actors(tmp_path / "actors.txt").problems[0].message


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("KSV", "XKX", ()),
        ("FRYKSV", "XKX", ()),
        ("SRBMIL", "SRB", ("MIL",)),
        ("KSVUNO", "XKX", ()),
        ("IGOUNO", "IGO", ()),
        ("NGOHLH", "NGO", ("MED",)),
        ("USAMED", "USA", ("JRN",)),
        ("PSEINS", "PSE", ("REB",)),
    ],
)
def test_a_code_is_taken_apart_into_country_and_sectors(code, country, sectors):
    assert meaning(code)[:2] == (country, sectors)


def test_a_person_of_wikidata_keeps_its_number(loaded, actor):
    found = actor(loaded(WIKIDATA, "export.csv").found[0], "Mira Kolar")
    assert (found.id, found.country, found.sectors[0]) == ("wikidata:Q900000001", "MNE", "GOV")


def test_other_names_of_wikidata_are_the_same_actor(loaded, actor):
    assert actor(loaded(WIKIDATA, "export.csv").found[0], "M. Kolar").name == "Mira Kolar"


def test_the_kind_of_a_body_gives_its_sector(loaded, actor):
    assert actor(loaded(WIKIDATA, "export.csv").found[0], "the Union of the Passes").sectors == ("PTY",)


@pytest.mark.parametrize(
    "body",
    [
        [{"item": "Q900000001", "itemLabel": "Mira Kolar", "iso3": "MNE", "positionLabel": "minister"}],
        {"results": {"bindings": [{"itemLabel": {"value": "Mira Kolar"}, "iso3": {"value": "MNE"}}]}},
    ],
)
def test_both_json_forms_are_read(loaded, actor, body):
    assert actor(loaded(json.dumps(body), "export.json").found[0], "Mira Kolar").country == "MNE"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Q1,Oto Brez,,MNE,minister,0000-01-01,", "is no day of the years 1 to 9999"),
        ("Q1,Oto Brez,,MNE,minister,+12031-01-01T00:00:00Z,", "is no day of the years 1 to 9999"),
        ("Q1,Oto Brez,,MNE,minister,2031-02-30,", "is no day"),
        ("Q1,Oto Brez,,MNE,minister,2031-03-01,2030-01-01", "begins on 2031-03-01 and ends on 2030-01-01"),
        ("Q1,Q1,,MNE,minister,,", "has no label"),
        ("Q1,Oto Brez,,Montenegro,minister,,", "is no ISO 3166-1 alpha-3 code"),
    ],
)
def test_a_row_with_an_error_is_named_and_the_rest_is_loaded(loaded, row, message):
    lines = WIKIDATA.splitlines()
    findings = loaded("\n".join([lines[0], row, *lines[1:]]), "export.csv")
    assert "export.csv, line 2: " in findings.problems[0].message
    assert message in findings.problems[0].message
    assert len(findings.problems) == 1


def test_a_folder_of_files_is_read_as_one(tmp_path, actor):
    (tmp_path / "a.txt").write_text(PETRARCH, encoding="utf-8")
    (tmp_path / "b.csv").write_text(WIKIDATA, encoding="utf-8")
    tables = load_actors(tmp_path).found[0]
    assert actor(tables, "Brezna Front") is not None
    assert actor(tables, "Mira Kolar") is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", "# nothing\n"), ("a.csv", "a,b\n1,2\n"), ("a.json", "{"), ("a.doc", "x"), (None, "")],
)
def test_a_file_without_actors_is_refused(tmp_path, name, text):
    if name:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError):
        load_actors(tmp_path / (name or "missing.txt"))
