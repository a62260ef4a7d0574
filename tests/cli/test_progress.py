"""How many reports a run expects, and when it shows a bar."""

import io

import pytest

from reportedly.cli.progress import expected, watched


@pytest.fixture
def file(tmp_path):
    def write(name, text="x\n"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_files_and_lines_are_counted(file):
    assert expected([file("a.txt"), file("b.jsonl", "{}\n{}\n\n{}\n"), "none.txt", "-", "https://x.example/"]) == 7


def test_a_folder_counts_its_files(file, tmp_path):
    file("a.txt")
    file("b.md")
    file("c.png")
    assert expected([str(tmp_path)]) == 2


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl.gz"])
def test_what_would_have_to_be_read_is_not_counted(file, name):
    assert expected([file(name)]) is None


@pytest.mark.parametrize(("number", "shows"), [(5, False), (6, True)])
def test_a_bar_is_for_more_than_a_few(monkeypatch, number, shows):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with watched(["none.txt"] * number) as watch:
        for _ in range(number):
            watch.step()
        watch.say("reportedly: none.txt: no such file")
    assert ("reading" in screen.getvalue()) is shows
    assert "reportedly: none.txt: no such file\n" in screen.getvalue()


def test_there_is_no_bar_in_a_log(monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr("sys.stderr", log)
    with watched(["none.txt"] * 100) as watch:
        watch.step()
    assert log.getvalue() == ""
