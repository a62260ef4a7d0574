"""Bad input, as people have it: one line that says what, where and what to do; never a traceback."""

import pytest

CASES = {
    "empty.txt": b"",
    "blank.txt": b"  \n\n ",
    "binary.txt": bytes(range(256)) * 40,
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "broken.txt.gz": b"\x1f\x8b\x08\x00broken",
    "rows.jsonl": b'{"title": "no text"}\n{not json}\n',
    "rows.csv": b"title,url\nno text column,x\n",
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_a_line_and_the_next_one_is_read(reportedly, name):
    bad = reportedly.folder / name
    bad.write_bytes(CASES[name])
    status, out, err = reportedly("read", bad, reportedly.file("good.txt"), "--format", "jsonl")
    assert status == 1 or name == "blank.txt"
    assert "good.txt" in out
    assert all(line.startswith(f"reportedly: {bad}") for line in err.splitlines())
    assert "Traceback" not in err


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
