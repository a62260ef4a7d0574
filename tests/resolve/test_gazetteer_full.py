"""A full gazetteer from files in GeoNames' form, some of them damaged; all places and numbers are invented."""

import sqlite3
import zipfile

import pytest

from reportedly.errors import GazetteerError
from reportedly.resolve import EmbeddedGazetteer, Sources, build_gazetteer
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer_build import compile_gazetteer


def place(number: int, name: str, **fields: str) -> str:
    given = {"others": "", "lat": "42.51", "lon": "19.52", "class": "P", "code": "PPL", "country": "ME", "admin1": "07"}
    given |= {"population": "120"} | fields
    cells = [str(number), name, name, given["others"], given["lat"], given["lon"], given["class"], given["code"]]
    cells += [given["country"], "", given["admin1"], "", "", "", given["population"], "", "610", "Europe/Podgorica"]
    return "\t".join([*cells, "2031-01-01"])


def other(
    number: int, of: int, language: str, name: str, *, preferred: str = "", first: str = "", last: str = ""
) -> str:
    return "\t".join([str(number), str(of), language, name, preferred, "", "", "", first, last])


LINES = [
    place(501, "Gornja Brezna", others="Upper Brezna,Brezna Eperme"),
    place(502, "Brezna Gate", code="PSTB", **{"class": "S"}),
    place(503, "Corner Shop", code="STO", **{"class": "S"}),
    place(504, "Upper Hills", code="ADM1", **{"class": "A"}),
]


@pytest.fixture
def base(tmp_path):
    out = tmp_path / "base.sqlite"
    compile_gazetteer(
        out, cities=[], countries={}, country_rows=[], territory_names={}, admin_rows=[], overlay_rows=[], fold=fold,
        source="test",
    )  # fmt: skip
    return out


@pytest.fixture
def build(base, tmp_path):
    def _build(*lines: str, names: tuple[str, ...] = (), admins: str = "", **sources):
        main = tmp_path / "ME.txt"
        main.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files = {"places": (main,)}
        if names:
            (tmp_path / "alternateNamesV2.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
            files["names"] = (tmp_path / "alternateNamesV2.txt",)
        if admins:
            (tmp_path / "admin1CodesASCII.txt").write_text(admins, encoding="utf-8")
            files["admins"] = tmp_path / "admin1CodesASCII.txt"
        built = build_gazetteer(tmp_path / "full.sqlite", Sources(**(files | sources)), base=base)
        return built, EmbeddedGazetteer(tmp_path / "full.sqlite")

    return _build


def test_every_kind_of_place_that_reports_name_is_taken(build):
    built, gazetteer = build(*LINES)
    found = [gazetteer.places(name)[0].target.precision for name in ("Gornja Brezna", "Brezna Gate", "Upper Hills")]
    assert found == ["city", "point", "province"]
    assert gazetteer.places("Corner Shop") == ()
    assert (built.n_places, built.problems) == (3, ())


def test_the_country_and_the_division_are_filled_in(build):
    _, gazetteer = build(*LINES)
    town = gazetteer.places("Gornja Brezna")[0].target
    assert (town.id, town.country, town.admin1) == ("geonames:501", "MNE", "Upper Hills")


def test_the_file_of_divisions_gives_their_names(build):
    _, gazetteer = build(LINES[0], admins="ME.07\tHill Country\tHill Country\t504\n")
    assert gazetteer.places("Gornja Brezna")[0].target.admin1 == "Hill Country"


def test_other_names_stand_in_the_main_file(build):
    _, gazetteer = build(*LINES)
    assert gazetteer.places("Brezna Eperme")[0].target.id == "geonames:501"


def test_a_file_of_names_takes_their_place(build):
    names = (other(1, 501, "sq", "Brezna e Sipërme"), other(2, 501, "link", "https://example.org/brezna"))
    _, gazetteer = build(*LINES, names=names)
    assert gazetteer.places("Brezna e Sipërme")[0].target.id == "geonames:501"
    assert gazetteer.places("Brezna Eperme") == ()
    assert gazetteer.places("https example org brezna") == ()


def test_a_name_keeps_the_days_on_which_it_was_in_use(build):
    _, gazetteer = build(*LINES, names=(other(1, 501, "en", "Marshal Town", first="1946-07-13", last="1992"),))
    entry = gazetteer.look_up(("Marshal Town",))["Marshal Town"][0]
    assert (entry.since, entry.until) == (19460713, 19920101)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (place(601, "North Pole Camp", lat="92.1"), "a latitude of 92.1 is beyond 90 degrees"),
        (place(601, "Datelinia", lon="-181"), "a longitude of -181 is beyond 180 degrees"),
        (place(601, "Nowhere", lat="nan"), "a latitude of nan is beyond"),
        (place(601, "Wordy", lat="north"), '"north" is no latitude'),
        (place(601, "Numberless").replace("601", "six", 1), '"six" is no number of a place'),
        (place(601, "Half a line")[:40], "may be cut short"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_rest_is_taken(build, line, message):
    built, gazetteer = build(LINES[0], line, LINES[1])
    assert [problem.code for problem in built.problems] == ["gazetteer-line"]
    assert built.problems[0].message.startswith("ME.txt, line 2: ")
    assert message in built.problems[0].message
    assert built.n_places == 2
    assert gazetteer.places("Brezna Gate")


def test_a_line_that_is_no_utf8_is_named(base, tmp_path):
    main = tmp_path / "ME.txt"
    main.write_bytes(LINES[0].encode() + b"\n" + LINES[1].replace("Gate", "Gat\u00e9").encode("latin-1") + b"\n")
    built = build_gazetteer(tmp_path / "full.sqlite", Sources(places=(main,)), base=base)
    assert "ME.txt, line 2: no UTF-8" in built.problems[0].message


def zipped(path, *lines):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what the fields are")
        archive.writestr(f"{path.stem}.txt", "\n".join(lines))
    return path


def test_zipped_files_are_read(base, tmp_path):
    main = zipped(tmp_path / "ME.zip", *LINES)
    assert build_gazetteer(tmp_path / "full.sqlite", Sources(places=(main,)), base=base).n_places == 3


def test_a_zip_file_cut_short_is_named_and_the_other_files_are_taken(base, tmp_path):
    whole = zipped(tmp_path / "ME.zip", *LINES)
    cut = zipped(tmp_path / "RS.zip", *LINES)
    cut.write_bytes(cut.read_bytes()[:150])
    built = build_gazetteer(tmp_path / "full.sqlite", Sources(places=(cut, whole)), base=base)
    assert "RS.zip: damaged or cut short" in built.problems[0].message
    assert built.n_places == 3


def test_bytes_damaged_inside_a_zip_file_are_named(base, tmp_path):
    path = zipped(tmp_path / "ME.zip", *(place(number, f"Brezna {number}") for number in range(700, 4700)))
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 0xFF
    path.write_bytes(bytes(body))
    other_file = zipped(tmp_path / "RS.zip", *LINES)
    built = build_gazetteer(tmp_path / "full.sqlite", Sources(places=(path, other_file)), base=base)
    assert any("ME.zip" in problem.message for problem in built.problems)
    assert built.n_places >= 3


def test_without_a_single_place_nothing_is_written(base, tmp_path):
    main = tmp_path / "ME.txt"
    main.write_text("not a dump\n")
    with pytest.raises(GazetteerError, match="no place could be taken"):
        build_gazetteer(tmp_path / "full.sqlite", Sources(places=(main,)), base=base)
    assert not list(tmp_path.glob("full*"))


def test_the_digests_of_the_files_are_kept_in_the_gazetteer(build):
    _, gazetteer = build(*LINES, digests=(("ME.zip", "ab" * 32),))
    assert gazetteer.meta["sha256 ME.zip"] == "ab" * 32
    assert gazetteer.meta["source"] == "test; GeoNames ME.txt"


def test_it_stands_on_the_embedded_gazetteer(base, build):
    with sqlite3.connect(base) as file:
        file.execute("INSERT INTO place VALUES (-1, 'Old Gate', 'MNE', NULL, 425000, 195000, 0, 'point', 'old-gate')")
        file.execute("INSERT INTO name VALUES ('old gate', -1, 0, NULL, NULL)")
    _, gazetteer = build(*LINES)
    assert gazetteer.places("Old Gate")[0].target.id == "overlay:old-gate"
