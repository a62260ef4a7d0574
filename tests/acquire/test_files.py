"""Files, folders and standard input become snapshots; what cannot be read becomes an error beside them."""

import gzip
import io
import os
from typing import ClassVar

import pytest
import zstandard

from reportedly.acquire import Limits, expand, fetch
from reportedly.errors import AcquireError, UnreadableSnapshotError
from reportedly.records import Snapshot, Stated
from reportedly.testing import only

REPORT = "Miners block the Brezna pass\n\nStriking miners blocked the Brezna pass on Sunday, regional police said.\n"


def _snapshots(source, **options):
    found = list(fetch(str(source), **options))
    assert all(isinstance(one, Snapshot) for one in found), found
    return found


def _error(source, **options):
    error = only(fetch(str(source), **options))
    assert isinstance(error, AcquireError)
    assert "\n" not in str(error)
    return str(error)


def test_a_text_file_is_one_snapshot_with_its_bytes(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    snapshot = only(_snapshots(path))
    assert snapshot.body == REPORT.encode()
    assert (snapshot.media_type, snapshot.where, snapshot.url) == ("text/plain", str(path), None)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("r.txt", "text/plain"),
        ("r.md", "text/markdown"),
        ("r.HTML", "text/html"),
        ("r.htm", "text/html"),
        ("r", "text/plain"),
        ("r.news", "text/plain"),
    ],
)
def test_the_suffix_tells_the_form(tmp_path, name, media_type):
    (tmp_path / name).write_text(REPORT)
    assert only(_snapshots(tmp_path / name)).media_type == media_type


def test_a_page_without_a_telling_name_is_known_by_its_first_tag(tmp_path):
    (tmp_path / "page").write_text("\n<!-- saved -->\n<!DOCTYPE html><html><p>Shots were fired.</p></html>")
    assert only(_snapshots(tmp_path / "page")).media_type == "text/html"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
@pytest.mark.parametrize("name", ["r.txt.gz", "r.txt.zst", "r.txt"])
def test_compressed_bytes_are_unpacked_whatever_the_name(tmp_path, pack, name):
    (tmp_path / name).write_bytes(pack(REPORT.encode()))
    assert only(_snapshots(tmp_path / name)).body == REPORT.encode()


def test_the_same_bytes_and_statements_give_the_same_id(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT)
    first, second = _snapshots(tmp_path, stated=Stated(outlet="Valley Courier"))
    other = only(_snapshots(tmp_path / "a.txt", stated=Stated(outlet="Lake Herald")))
    assert first.id == second.id != other.id


def test_statements_are_kept_apart_in_the_id(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    ids = {only(_snapshots(tmp_path / "a.txt", stated=s)).id for s in (Stated(title="x"), Stated(outlet="x"), Stated())}
    assert len(ids) == 3


def test_a_folder_gives_its_readable_files_by_path_and_no_hidden_ones(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt.gz", ".hidden.txt", ".git/d.txt", "picture.png", "sub/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(REPORT.encode()) if name.endswith(".gz") else REPORT.encode())
    assert expand(str(tmp_path)) == tuple(str(tmp_path / name) for name in ("a.md", "b.txt", "sub/c.txt.gz"))
    assert [snapshot.where for snapshot in _snapshots(tmp_path)] == list(expand(str(tmp_path)))


def test_one_bad_file_of_a_folder_does_not_cost_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(REPORT)
    error, snapshot = fetch(str(tmp_path))
    assert isinstance(error, UnreadableSnapshotError)
    assert isinstance(snapshot, Snapshot)


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(expand(str(tmp_path))) == 1


def test_standard_input_is_read_as_bytes_or_stream():
    for stdin in (REPORT.encode(), io.BytesIO(REPORT.encode())):
        snapshot = only(_snapshots("-", stdin=stdin))
        assert (snapshot.where, snapshot.body) == ("-", REPORT.encode())


def test_rows_on_standard_input_are_told_by_their_brace():
    rows = b'{"text": "Shots were fired."}\n{"text": "Nobody was hurt."}\n'
    assert [snapshot.where for snapshot in _snapshots("-", stdin=rows)] == ["-:1", "-:2"]


def test_a_slow_pipe_is_read_whole():
    class Pipe(io.RawIOBase):
        chunks: ClassVar = [bytes([byte]) for byte in REPORT.encode()]

        def readable(self):
            return True

        def readinto(self, buffer):
            chunk = self.chunks.pop(0) if self.chunks else b""
            buffer[: len(chunk)] = chunk
            return len(chunk)

    assert only(_snapshots("-", stdin=io.BufferedReader(Pipe()))).body == REPORT.encode()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\nxx", "PDF, which is not supported yet; convert it to text first"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"PK\x03\x04xxxx", "ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0xxxx", "office document"),
        (b"SQLite format 3\x00", "database"),
        (b"Shots\x00 were fired", "NUL bytes"),
        (bytes(range(1, 32)) * 40, "binary file"),
    ],
)
def test_bytes_that_are_no_text_say_what_they_are_and_what_to_do(tmp_path, body, says):
    path = tmp_path / "r.txt"
    path.write_bytes(body)
    message = _error(path)
    assert message.startswith(f"{path}: ")
    assert says in message


def test_nul_bytes_far_behind_the_beginning_are_seen(tmp_path):
    (tmp_path / "r.txt").write_bytes(b"x" * 50_000 + b"\x00" * 10)
    assert "NUL bytes" in _error(tmp_path / "r.txt")


def test_utf16_with_its_mark_is_text(tmp_path):
    (tmp_path / "r.txt").write_bytes(REPORT.encode("utf-16"))
    assert only(_snapshots(tmp_path / "r.txt")).body.startswith((b"\xff\xfe", b"\xfe\xff"))


def test_a_report_beyond_the_limit_is_refused_with_the_limit(tmp_path):
    (tmp_path / "r.txt").write_bytes(b"word " * 1000)
    assert "too long for one report" in _error(tmp_path / "r.txt", limits=Limits(report_bytes=4999))
    assert _snapshots(tmp_path / "r.txt", limits=Limits(report_bytes=5000))


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
@pytest.mark.parametrize("name", ["r.txt.gz", "r.jsonl.gz"])
def test_a_decompression_bomb_is_refused(tmp_path, pack, name):
    (tmp_path / name).write_bytes(pack(b"a" * 3_000_000))
    message = _error(tmp_path / name, limits=Limits(decoded_bytes=1_000_000, report_bytes=5_000_000))
    assert "decompression bomb" in message


@pytest.mark.parametrize("keep", [4, 12, 30, -1])
@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_damaged_compressed_file_is_said(tmp_path, pack, keep):
    (tmp_path / "r.txt.gz").write_bytes(pack(REPORT.encode() * 20)[:keep])
    assert "fetch or pack it again" in _error(tmp_path / "r.txt.gz")


def test_a_missing_file_is_said(tmp_path):
    assert "no such file" in _error(tmp_path / "none.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    (tmp_path / "r.txt").chmod(0)
    assert "no permission" in _error(tmp_path / "r.txt")


def test_a_folder_without_readable_files_is_said(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"x")
    assert "no readable file in this folder" in _error(tmp_path)


@pytest.mark.parametrize("source", ["", "a\x00b", "ftp://x.example/a", "file:///etc/passwd", "gopher://x.example"])
def test_a_source_that_is_none_is_one_error(source):
    assert _error(source)


def test_dash_without_standard_input_is_one_error():
    assert "no standard input" in _error("-")


def test_comments_before_the_first_tag_do_not_hide_a_page_nor_cost_time():
    head = b"<?xml version='1.0'?>" + b"<!---->" * 900
    assert only(_snapshots("-", stdin=head + b"<html><p>Shots.</p></html>")).media_type == "text/html"
    assert only(_snapshots("-", stdin=head + b"Shots were fired.")).media_type == "text/plain"


def test_statements_in_front_of_markdown_are_taken_from_the_text(tmp_path):
    (tmp_path / "r.md").write_text(
        '---\ntitle: "Pass: blocked"\ndate: 2031-03-02\nstory: 7\n---\n\n# Pass blocked\n\nShots.\n'
    )
    snapshot = only(_snapshots(tmp_path / "r.md", stated=Stated(outlet="Valley Courier")))
    assert snapshot.body == b"\n# Pass blocked\n\nShots.\n"
    assert snapshot.stated == Stated(
        title="Pass: blocked", published="2031-03-02", outlet="Valley Courier", extra=(("story", "7"),)
    )


@pytest.mark.parametrize(
    "text", ["---\n\nShots were fired.\n---\n", "---\n- a: b\n---\nShots.", "---\ntitle: x\nShots."]
)
def test_a_rule_in_front_of_markdown_is_text(tmp_path, text):
    (tmp_path / "r.md").write_text(text)
    assert only(_snapshots(tmp_path / "r.md")).body == text.encode()


def test_json_files_of_a_folder_are_not_read_unless_they_are_named(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "map.json").write_text('{"text": "Shots."}')
    assert [snapshot.where for snapshot in _snapshots(tmp_path)] == [str(tmp_path / "a.txt")]
    assert only(_snapshots(tmp_path / "map.json")).body == b"Shots."
