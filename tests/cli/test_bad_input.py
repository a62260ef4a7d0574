"""Bad input, as people have it: one line that says what, where and what to do; never a traceback."""

import json

import pytest

CASES = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b"  \n\n ", ""),
    "binary.txt": (bytes(range(256)) * 40, "binary file"),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""),
    "broken.txt.gz": (b"\x1f\x8b\x08\x00broken", ""),
    "rows.jsonl": (b"{not json}\n", "bad JSON"),
    "rows.csv": (b"title,url\nno text column,x\n", "text"),
    "login.html": (b"<html><title>Log in</title><body><form><input></form></body></html>", "no article"),
    "long.txt": (b"Shots were fired at the bridge on Monday. " * 300_000, "too long"),
    "albanian.txt": (
        "Policia e Kosovës njoftoi se dy pikat kufitare janë mbyllur për qarkullim të automjeteve dhe udhëtarëve që "
        "nga mëngjesi i së dielës. Qytetarët u këshilluan të përdorin rrugë alternative.".encode(),
        '"sq"',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_one_line_and_the_next_one_is_read(reportedly, name):
    body, said = CASES[name]
    bad = reportedly.folder / name
    bad.write_bytes(body)
    good = reportedly.file("good.txt", "Police closed the bridge on Monday, local media reported.\n")
    status, out, err = reportedly("read", bad, good, "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["article"]["where"] for line in out.splitlines()][-1] == str(good)
    assert err.startswith(f"reportedly: {bad}")
    assert err.count(str(bad)) == 1
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("latin.txt", "Police closed the bridge at Mitrovicë on Monday.".encode("latin-1"), None),
        ("lost.txt", "Police closed the bridge \ufffd\ufffd on Monday.".encode(), "characters-lost"),
        ("dated.jsonl", b'{"text": "Police closed the bridge on Monday.", "published": "sometime"}', "date-unreadable"),
    ],
)
def test_an_odd_report_is_read_with_a_problem(reportedly, name, body, code):
    status, out, err = reportedly("read", reportedly.file(name, body), "--format", "json", "--language", "en")
    assert (status, err) == (0, "")
    codes = [problem["code"] for problem in json.loads(out)["problems"]]
    assert code is None or code in codes


@pytest.mark.parametrize("source", ["none.txt", "ftp://x.example/a", "http://", "", "https://[::1", "\x00"])
def test_a_bad_source_is_one_line(reportedly, source):
    status, out, err = reportedly("read", source)
    assert (status, out) == (1, "")
    assert err.startswith("reportedly: ")
    assert err.count("\n") == 1


def test_a_folder_without_reports_is_one_line(reportedly):
    (reportedly.folder / "none").mkdir()
    status, _, err = reportedly("read", reportedly.folder / "none")
    assert status == 1
    assert "no readable file in this folder" in err
