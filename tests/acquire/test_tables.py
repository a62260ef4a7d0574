"""Rows of JSON lines, JSON, CSV and TSV become snapshots; a bad row is an error with its line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.acquire import Limits, fetch
from reportedly.errors import AcquireError
from reportedly.records import Snapshot, Stated
from reportedly.testing import only

TEXT = "Striking miners blocked the Brezna pass on Sunday, regional police said."


def _file(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_json_line_gives_its_text_and_states_the_rest(tmp_path):
    row = {
        "url": "https://valley.example/1", "title": "Pass blocked", "text": TEXT, "published": "2031-03-02",
        "outlet": "Valley Courier", "language": "en", "desk": "home", "shares": 3, "tags": ["strike", "road"],
    }  # fmt: skip
    snapshot = only(fetch(_file(tmp_path, "r.jsonl", json.dumps(row))))
    assert snapshot.body == TEXT.encode()
    assert snapshot.stated == Stated(
        url="https://valley.example/1", title="Pass blocked", outlet="Valley Courier",
        published="2031-03-02", language="en",
        extra=(("desk", "home"), ("shares", "3"), ("tags", "strike\n\nroad")),
    )  # fmt: skip


@pytest.mark.parametrize("column", ["body", "content", "Full_Text", "article-text", "TEXT"])
def test_other_names_for_the_text_are_known(tmp_path, column):
    assert only(fetch(_file(tmp_path, "r.jsonl", json.dumps({column: TEXT})))).body == TEXT.encode()


def test_an_empty_column_gives_way_to_the_next_name(tmp_path):
    row = {"text": TEXT, "date": "2031-03-02", "published": None, "outlet": "", "source": {"name": "Valley Courier"}}
    stated = only(fetch(_file(tmp_path, "r.jsonl", json.dumps(row)))).stated
    assert (stated.published, stated.outlet) == ("2031-03-02", "Valley Courier")


def test_what_the_person_states_fills_what_the_row_leaves_open(tmp_path):
    path = _file(tmp_path, "r.jsonl", json.dumps({"text": TEXT, "outlet": "Valley Courier"}))
    stated = only(fetch(path, stated=Stated(outlet="Lake Herald", published="2031-03-02"))).stated
    assert (stated.outlet, stated.published) == ("Valley Courier", "2031-03-02")


def test_rows_are_called_by_their_line_and_bad_ones_cost_no_others(tmp_path):
    good_line = json.dumps({"text": TEXT})
    lines = [good_line, "{bad", "", '["list"]', '{"title": "no text"}', '{"text": " "}', good_line]
    found = list(fetch(_file(tmp_path, "r.jsonl", "\n".join(lines))))
    good = [one.where for one in found if isinstance(one, Snapshot)]
    bad = [str(one) for one in found if isinstance(one, AcquireError)]
    path = str(tmp_path / "r.jsonl")
    assert good == [f"{path}:1", f"{path}:7"]
    assert [message.split(": ")[0] for message in bad] == [f"{path}:{line}" for line in (2, 4, 5, 6)]


def test_a_row_of_html_is_a_page(tmp_path):
    page = "<!doctype html><p>Shots were fired.</p>"
    rows = [{"html": page}, {"text": "", "html": page}, {"text": page}, {"text": TEXT, "html": page}]
    found = list(fetch(_file(tmp_path, "r.jsonl", "\n".join(map(json.dumps, rows)))))
    assert [one.media_type for one in found] == ["text/html"] * 3 + ["text/plain"]


def test_a_list_of_paragraphs_is_a_text(tmp_path):
    assert only(fetch(_file(tmp_path, "r.jsonl", '{"text": ["One.", "Two."]}'))).body == b"One.\n\nTwo."


def test_a_lone_surrogate_does_not_stop_a_row(tmp_path):
    assert only(fetch(_file(tmp_path, "r.jsonl", '{"text": "a \\ud83d b"}'))).body.decode() == "a \ufffd b"


def test_a_json_list_is_read_row_by_row(tmp_path):
    path = _file(tmp_path, "r.json", json.dumps([{"text": TEXT}, {"text": TEXT, "title": "x"}], indent=1))
    assert [one.where for one in fetch(path)] == [f"{path}:1", f"{path}:2"]


def test_deeply_nested_json_is_one_error(tmp_path):
    assert isinstance(only(fetch(_file(tmp_path, "r.jsonl", '{"text": ' + "[" * 200_000))), AcquireError)


@pytest.mark.parametrize(
    ("name", "mark"), [("r.csv", ","), ("r.csv", ";"), ("r.tsv", "\t"), ("r.csv", "\t"), ("r.csv", "|")]
)
def test_a_table_is_read_with_its_own_separator(tmp_path, name, mark):
    table = f'title{mark}text{mark}desk\n"Pass{mark} blocked"{mark}"First.\n\nSecond ""x""."{mark}home\n'
    snapshot = only(fetch(_file(tmp_path, name, table)))
    assert snapshot.body == b'First.\n\nSecond "x".'
    assert (snapshot.stated.title, snapshot.stated.extra) == (f"Pass{mark} blocked", (("desk", "home"),))


def test_a_row_over_several_lines_is_called_by_its_first(tmp_path):
    path = _file(tmp_path, "r.csv", 'text\n"One.\n\nTwo."\n"Three."\n')
    assert [one.where for one in fetch(path)] == [f"{path}:2", f"{path}:5"]


def test_a_table_without_a_text_column_names_its_columns(tmp_path):
    message = str(only(fetch(_file(tmp_path, "r.csv", "title,url\na,b\n"))))
    assert 'no text column among "title", "url"' in message


def test_a_row_with_too_many_cells_is_an_error_and_the_next_is_read(tmp_path):
    error, snapshot = fetch(_file(tmp_path, "r.csv", "text,title\none, two, three, four\nfive,six\n"))
    assert "4 cells for 2 columns" in str(error)
    assert snapshot.body == b"five"


def test_an_article_longer_than_the_csv_modules_own_limit_is_read(tmp_path):
    text = "word " * 50_000
    assert only(fetch(_file(tmp_path, "r.csv", f'text\n"{text}"\n'))).body.decode() == text


def test_a_row_beyond_the_limit_is_an_error(tmp_path):
    rows = (
        json.dumps({"text": "x" * 300})
        + "\n"
        + json.dumps({"text": "y" * 3000})
        + "\n"
        + json.dumps({"text": TEXT})
        + "\n"
    )
    first, second, third = fetch(_file(tmp_path, "r.jsonl", rows), limits=Limits(report_bytes=200))
    assert "limit for one report" in str(first)
    assert "line is longer" in str(second)
    assert third.body == TEXT.encode()


def test_a_line_that_is_no_utf8_is_read_as_windows_1252_and_said(tmp_path):
    lines = json.dumps({"text": "Zveč"}, ensure_ascii=False).encode() + b'\n{"text": "caf\xe9"}\n'
    sound, guessed = fetch(_file(tmp_path, "r.jsonl", lines))
    assert (sound.body.decode(), sound.problems) == ("Zveč", ())
    assert guessed.body.decode() == "café"
    assert only(guessed.problems).code == "encoding-guessed"


def test_a_table_in_utf16_is_read(tmp_path):
    table = "title\ttext\nZveč\tShots were fired.\n"
    assert only(fetch(_file(tmp_path, "r.tsv", table.encode("utf-16")))).stated.title == "Zveč"


def test_a_byte_order_mark_does_not_hide_the_first_column(tmp_path):
    assert only(fetch(_file(tmp_path, "r.csv", b"\xef\xbb\xbftext\nShots.\n"))).body == b"Shots."


@settings(deadline=None)  # a busy machine is no failure
@given(st.binary(max_size=300))
def test_no_bytes_raise(noise):
    for start in (b"", b'{"text": "x"}\n', b"text,title\n"):
        for one in fetch("-", stdin=start + noise):
            assert isinstance(one, Snapshot | AcquireError)


@pytest.mark.parametrize(("name", "content"), [("r.csv", "text,title\n"), ("r.csv", "text\n\n \n"), ("r.json", "[]")])
def test_a_table_without_rows_is_an_error(tmp_path, name, content):
    assert "no rows" in str(only(fetch(_file(tmp_path, name, content))))


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest_in_silence(tmp_path):
    path = _file(tmp_path, "r.csv", 'text\n"One."\n"Two.\nThree.\nFour.\n')
    first, error = fetch(path)
    assert first.body == b"One."
    assert str(error).startswith(f"{path}:3: a quote that opens here is never closed")
