"""`reportedly read`: formats, failures, exit status."""

import csv
import io
import json
import os

import pytest

from reportedly.cli.main import run


def test_the_reading_view_is_what_a_pipe_gets_too(reportedly):
    status, out, err = reportedly("read", reportedly.file("a.txt"))
    assert (status, err) == (0, "")
    assert out.startswith("Drivers block the Karsa crossing\n")
    assert "\x1b" not in out


def test_json_and_json_lines_are_contract_objects(reportedly):
    path = reportedly.file("a.txt")
    assert json.loads(reportedly("read", path, "--format", "json")[1])["schema"] == "reportedly/1"
    lines = reportedly("read", path, path, "--format", "jsonl")[1].splitlines()
    assert [json.loads(line)["article"]["where"] for line in lines] == [str(path)] * 2


def test_csv_has_a_row_for_each_statement(reportedly):
    out = reportedly("read", reportedly.file("a.txt"), "--format", "csv")[1]
    assert len(list(csv.DictReader(io.StringIO(out)))) == 7


def test_html_goes_into_a_file(reportedly):
    page = reportedly.folder / "page.html"
    assert reportedly("read", reportedly.file("a.txt"), "--format", "html", "-o", page) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in reportedly.folder.iterdir()) == ["a.txt", "page.html"]


def test_an_explanation_can_be_asked_for(reportedly):
    assert 'word "block" in events.tsv' in reportedly("read", reportedly.file("a.txt"), "--explain")[1]


def test_what_is_stated_reaches_the_reader(reportedly):
    out = reportedly("read", reportedly.file("a.txt"), "--outlet", "Hill Radio", "--title", "Bridge shut")[1]
    assert out.startswith("Bridge shut\nHill Radio · ")


def test_one_failure_is_one_line_and_the_others_are_read(reportedly):
    good = reportedly.file("good.txt")
    status, out, err = reportedly("read", reportedly.folder / "none.txt", good, "--format", "jsonl")
    assert status == 1
    assert len(out.splitlines()) == 1
    assert err.count("\n") == 1
    assert err.startswith(f"reportedly: {reportedly.folder / 'none.txt'}: no such file")


def test_a_language_that_is_not_spoken_is_shown_and_counts_as_failed(reportedly):
    status, out, err = reportedly("read", reportedly.file("a.txt"), "--language", "sq")
    assert status == 1
    assert out.startswith("Drivers block")
    assert err.startswith("reportedly: ")
    assert '"sq"' in err


@pytest.mark.parametrize("day", ["no date", "2031-02-30", "03/04/2031", ""])
def test_a_date_that_is_no_date_is_a_usage_error_that_says_the_form(reportedly, day):
    status, out, err = reportedly("read", reportedly.file("a.txt"), "--published", day)
    assert (status, out) == (2, "")
    assert "write it as 2031-03-02" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["reed"], ["read", "a.txt", "--format", "pdf"], ["read", "a.txt", "--wrkers", "2"],
     ["read", "a.txt", "--workers", "0"], ["read", "a.txt", "--workers", "two"], ["--wat"]],
)  # fmt: skip
def test_a_command_that_is_not_understood_is_one_line_and_status_2(reportedly, arguments):
    status, out, err = reportedly(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("reportedly: ")
    assert err.count("\n") == 1
    assert "--help" in err


def test_a_bare_command_shows_the_help(reportedly):
    status, out, _ = reportedly()
    assert status == 2
    assert "reportedly demo" in out


def test_an_unknown_setting_is_a_usage_error(reportedly):
    reportedly.file("reportedly.toml", "[reader]\nworker = 2\n")
    status, _, err = reportedly("read", reportedly.file("a.txt"))
    assert status == 2
    assert "did you mean workers?" in err


def test_an_output_that_cannot_be_written_is_one_line(reportedly):
    where = reportedly.folder / "none" / "page.html"
    status, _, err = reportedly("read", reportedly.file("a.txt"), "-o", where)
    assert status == 1
    assert err.startswith(f"reportedly: {where}: No such file or directory")


def test_an_output_is_whole_or_not_there(reportedly, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("midway")
        yield

    monkeypatch.setattr("reportedly.pipeline.read_all", broken)
    status, _, err = reportedly("read", reportedly.file("a.txt"), "-o", reportedly.folder / "out.txt")
    assert status == 1
    assert "unexpected RuntimeError: midway" in err
    assert [path.name for path in reportedly.folder.iterdir()] == ["a.txt"]


def test_a_traceback_is_for_those_who_ask(reportedly, monkeypatch):
    monkeypatch.setattr("reportedly.pipeline.read_all", lambda *_, **__: 1 / 0)
    path = reportedly.file("a.txt")
    assert "Traceback" not in reportedly("read", path)[2]
    assert "Traceback" in reportedly("read", path, "--debug")[2]
    monkeypatch.setenv("REPORTEDLY_DEBUG", "1")
    assert "Traceback" in reportedly("read", path)[2]


def test_the_version_is_shown(reportedly):
    assert reportedly("--version")[:2] == (0, "reportedly 0.1.0\n")


def test_a_reader_that_has_seen_enough_is_no_failure(reportedly, monkeypatch):
    class Closed(io.StringIO):
        def write(self, _):
            raise BrokenPipeError(32, "Broken pipe")

        def fileno(self):
            return os.open(os.devnull, os.O_WRONLY)

    path = reportedly.file("a.txt")
    monkeypatch.setattr("sys.stdout", Closed())
    status = run(["read", str(path)])
    assert status == 0


def test_the_help_tells_every_command_in_a_whole_sentence(reportedly):
    status, out, _ = reportedly("--help")
    assert status == 0
    assert "..." not in out.partition("Commands:")[2]


def test_the_help_says_what_holds_where_an_option_is_not_given(reportedly):
    assert "[default: your login name]" in reportedly("judge", "--help")[1]
