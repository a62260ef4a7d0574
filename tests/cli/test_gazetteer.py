"""`reportedly gazetteer build` from a folder and from a server on this machine."""

import threading
import zipfile
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler

import pytest

from reportedly.resolve import EmbeddedGazetteer

LINE = (
    "990001\tGornja Brezna\tGornja Brezna\t\t42.51\t19.52\tP\tPPL\tME\t\t07\t\t\t\t120\t\t610"
    "\tEurope/Podgorica\t2031-01-01"
)
NAMES = "1\t990001\tsq\tBrezna e Sipërme\t\t\t\t\t\t"


@pytest.fixture
def dump(tmp_path):
    folder = tmp_path / "dump"
    (folder / "alternatenames").mkdir(parents=True)
    for path, body in ((folder / "ME.zip", LINE), (folder / "alternatenames" / "ME.zip", NAMES)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("ME.txt", body + "\n")
    (folder / "admin1CodesASCII.txt").write_text("ME.07\tHill Country\tHill Country\t5\n")
    return folder


@pytest.fixture
def server(dump):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=dump)) as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def town(path):
    return EmbeddedGazetteer(path).places("Brezna e Sipërme")[0].target


def test_a_gazetteer_is_built_from_a_folder(reportedly, dump, tmp_path):
    status, out, err = reportedly("gazetteer", "build", "--from", dump, "--to", tmp_path / "full.sqlite")
    assert (status, err) == (0, "")
    assert "1 places" in out
    assert f'gazetteer_file = "{tmp_path / "full.sqlite"}"' in out
    assert (town(tmp_path / "full.sqlite").name, town(tmp_path / "full.sqlite").admin1) == (
        "Gornja Brezna",
        "Hill Country",
    )


def test_a_gazetteer_is_built_from_a_server(reportedly, server, tmp_path):
    status, _, err = reportedly("gazetteer", "build", "--countries", "me", "--mirror", server)
    assert (status, err) == (0, "")
    assert town(tmp_path / "data" / "reportedly" / "geonames.sqlite").country == "MNE"


def test_what_it_was_made_of_is_kept_with_its_digest(reportedly, server, tmp_path):
    reportedly("gazetteer", "build", "--countries", "ME", "--mirror", server)
    meta = EmbeddedGazetteer(tmp_path / "data" / "reportedly" / "geonames.sqlite").meta
    assert len(meta["sha256 ME.zip"]) == 64


def test_a_country_that_the_server_lacks_is_an_error_of_one_line(reportedly, server):
    status, out, err = reportedly("gazetteer", "build", "--countries", "QQ", "--mirror", server)
    assert (status, out) == (1, "")
    assert "QQ.zip: the server answered 404" in err


def test_an_odd_line_is_named_and_the_status_is_1(reportedly, dump, tmp_path):
    (dump / "RS.txt").write_text(LINE.replace("42.51", "142.51") + "\n" + LINE.replace("990001", "990002") + "\n")
    status, out, err = reportedly("gazetteer", "build", "--from", dump, "--to", tmp_path / "full.sqlite")
    assert status == 1
    assert "RS.txt, line 1: a latitude of 142.51 is beyond 90 degrees" in err
    assert "2 places" in out


@pytest.mark.parametrize("given", [[], ["--all", "--countries", "XK"], ["--countries", "Kosovo"]])
def test_a_wrong_choice_is_no_command(reportedly, given):
    assert reportedly("gazetteer", "build", *given)[0] == 2


def test_a_folder_without_a_main_file_is_named(reportedly, tmp_path):
    status, _, err = reportedly("gazetteer", "build", "--from", tmp_path)
    assert status == 1
    assert "holds no main file" in err
