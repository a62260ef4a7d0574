"""Large files from a server of our own on this machine: whole, resumed, unchanged, broken."""

import hashlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reportedly.acquire.download import downloads, known_download
from reportedly.errors import FetchRefusedError

BODY = b"Brezna\t42.5\n" * 5000


class Server(HTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.body, self.tag, self.cut_after, self.asked = BODY, '"one"', None, []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/XK.zip"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        server = self.server
        server.asked.append(dict(self.headers))
        if self.path == "/missing":
            self.send_error(404)
            return
        if self.headers.get("If-None-Match") == server.tag:
            self.send_response(304)
            self.end_headers()
            return
        start = 0
        wanted = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if wanted and self.headers.get("If-Range") == server.tag:
            start = int(wanted.group(1))
        self.send_response(206 if start else 200)
        if server.tag:
            self.send_header("ETag", server.tag)
        self.send_header("Content-Length", str(len(server.body) - start))
        self.end_headers()
        stop, server.cut_after = server.cut_after, None
        self.wfile.write(server.body[start:] if stop is None else server.body[start:stop])
        if stop is not None:
            self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield one
        one.shutdown()
        thread.join()


@pytest.fixture
def fetch(server, tmp_path):
    def _fetch(**options):
        with downloads(allow_private=True, sleep=lambda _: None) as door:
            return door.fetch(server.url, tmp_path / "XK.zip", **options)

    return _fetch


def test_a_file_comes_whole_with_its_digest(fetch):
    found = fetch()
    assert found.path.read_bytes() == BODY
    assert found.sha256 == hashlib.sha256(BODY).hexdigest()


def test_progress_is_told(fetch):
    told = []
    fetch(on_bytes=lambda *what: told.append(what))
    assert told[-1] == ("XK.zip", len(BODY), len(BODY))


def test_what_broke_off_is_resumed_where_it_ended(fetch, server):
    server.cut_after = 20_000
    assert fetch().path.read_bytes() == BODY
    assert server.asked[1]["Range"] == "bytes=20000-"


def test_what_changed_in_between_is_begun_anew(fetch, server, tmp_path):
    (tmp_path / "XK.zip.part").write_bytes(b"old bytes")
    (tmp_path / "XK.zip.part.json").write_text(json.dumps({"url": server.url, "version": 'etag:"older"'}))
    assert fetch().path.read_bytes() == BODY


def test_a_file_that_has_not_changed_is_not_sent_again(fetch, server):
    fetch()
    assert fetch().was_there
    assert server.asked[1]["If-None-Match"] == '"one"'


def test_a_file_that_was_damaged_on_the_disk_is_fetched_again(fetch, tmp_path):
    fetch()
    (tmp_path / "XK.zip").write_bytes(BODY[:-5])
    assert known_download(tmp_path / "XK.zip") is None
    assert fetch().path.read_bytes() == BODY


def test_a_server_without_the_file_is_named(server, tmp_path):
    with downloads(allow_private=True) as door, pytest.raises(FetchRefusedError, match="404"):
        door.fetch(server.url.replace("XK.zip", "missing"), tmp_path / "XK.zip")


def test_addresses_of_this_machine_are_refused_unless_allowed(server, tmp_path):
    with downloads(sleep=lambda _: None) as door, pytest.raises(FetchRefusedError):
        door.fetch(server.url, tmp_path / "XK.zip")


def test_a_connection_that_never_holds_keeps_what_came(server, tmp_path, monkeypatch):
    cuts = iter([10_000, 20_000, 30_000, 40_000])
    monkeypatch.setattr(Server, "cut_after", property(lambda _: next(cuts), lambda _, __: None), raising=False)
    with downloads(allow_private=True, sleep=lambda _: None) as door, pytest.raises(FetchRefusedError, match="again"):
        door.fetch(server.url, tmp_path / "XK.zip")
    assert (tmp_path / "XK.zip.part").stat().st_size == 40_000
