"""Pages are fetched as a guest: by the site's rules, within bounds, and never from the inside of a network."""

import gzip
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from reportedly.acquire import Limits, address, fetch
from reportedly.acquire.address import Deadline, GuardedBackend, is_public
from reportedly.acquire.web import open_web
from reportedly.errors import AcquireError, FetchRefusedError, RobotsForbidError, UnreadableSnapshotError
from reportedly.records import Stated
from reportedly.testing import only

PAGE = "<!doctype html><p>Striking miners blocked the Brezna pass on Sunday.</p>"
NOW = datetime(2031, 3, 2, 12, tzinfo=UTC)


def _site(pages, *, robots=None, slept=None, **options):
    """An open door to a site that answers from a table of paths; a value may be a list, used one by one."""

    def answer(request):
        if request.url.path == "/robots.txt":
            return robots or httpx2.Response(404)
        found = pages.get(request.url.path)
        if isinstance(found, list):
            found = found.pop(0)
        if callable(found):
            return found(request)
        return found or httpx2.Response(404)

    waits = slept if slept is not None else []
    return open_web(transport=httpx2.MockTransport(answer), sleep=waits.append, now=lambda: NOW, **options)


def _page():
    return httpx2.Response(200, html=PAGE)


def _to(target):
    return httpx2.Response(302, headers={"location": target})


def test_a_page_becomes_a_snapshot_with_its_url_time_and_status():
    with _site({"/a": _page()}) as web:
        snapshot = only(fetch("https://valley.example/a#top", web=web, stated=Stated(outlet="Valley Courier")))
    assert (snapshot.url, snapshot.fetched_at, snapshot.status) == ("https://valley.example/a", NOW, 200)
    assert (snapshot.media_type, snapshot.charset, snapshot.stated.outlet) == ("text/html", "utf-8", "Valley Courier")
    assert snapshot.body == PAGE.encode()


def test_redirects_are_followed_to_the_last_url():
    with _site({"/a": _to("/b"), "/b": _to("https://other.example/c"), "/c": _page()}) as web:
        assert only(fetch("https://valley.example/a", web=web)).url == "https://other.example/c"


def test_a_sixth_redirect_is_refused():
    pages = {f"/{n}": _to(f"/{n + 1}") for n in range(6)} | {"/6": _page()}
    with _site(pages) as web:
        assert "more than 5 redirects" in str(only(fetch("https://valley.example/0", web=web)))
        assert only(fetch("https://valley.example/1", web=web)).status == 200


def test_a_circle_of_redirects_is_refused():
    with _site({"/a": _to("/b"), "/b": _to("/a")}) as web:
        assert "in a circle" in str(only(fetch("https://valley.example/a", web=web)))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x.example/", "https://user:word@x.example/", "javascript:1"]
)
def test_a_redirect_to_another_scheme_or_with_a_password_is_refused(target):
    with _site({"/a": _to(target)}) as web:
        assert isinstance(only(fetch("https://valley.example/a", web=web)), FetchRefusedError)


def test_robots_txt_is_kept_to_on_every_hop():
    robots = httpx2.Response(200, text="User-agent: *\nDisallow: /private\n\nUser-agent: reportedly\nDisallow: /shut")
    with _site({"/a": _to("/shut/b"), "/private": _page()}, robots=robots) as web:
        refused = only(fetch("https://valley.example/a", web=web))
        allowed = only(fetch("https://valley.example/private", web=web))
    assert isinstance(refused, RobotsForbidError)
    assert "https://valley.example/a" in str(refused)
    assert allowed.status == 200


def test_a_site_whose_robots_txt_fails_is_left_alone():
    with _site({"/a": _page()}, robots=httpx2.Response(500)) as web:
        assert isinstance(only(fetch("https://valley.example/a", web=web)), RobotsForbidError)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_gets_one_more_try_after_the_wait_it_asks_for(status):
    slept = []
    busy = httpx2.Response(status, headers={"retry-after": "3"})
    with _site({"/a": [busy, _page()]}, slept=slept) as web:
        assert only(fetch("https://valley.example/a", web=web)).status == 200
    assert slept == [3.0]


def test_a_server_that_stays_busy_is_not_asked_a_third_time():
    with _site({"/a": [httpx2.Response(503), httpx2.Response(503), _page()]}) as web:
        assert "answered 503" in str(only(fetch("https://valley.example/a", web=web)))


@pytest.mark.parametrize("wait", ["3600", "Sun, 02 Mar 2031 13:00:00 GMT"])
def test_a_wait_that_is_too_long_is_refused(wait):
    with _site({"/a": httpx2.Response(429, headers={"retry-after": wait})}) as web:
        assert "wait 3600 s" in str(only(fetch("https://valley.example/a", web=web)))


@pytest.mark.parametrize(("status", "says"), [(404, "no such page"), (403, "save the page"), (500, "try again later")])
def test_an_answer_that_is_no_page_says_what_to_do(status, says):
    with _site({"/a": httpx2.Response(status)}) as web:
        message = str(only(fetch("https://valley.example/a", web=web)))
    assert message.startswith("https://valley.example/a: ")
    assert says in message


def test_a_pdf_from_the_network_is_named():
    with _site({"/a": httpx2.Response(200, content=b"%PDF-1.7 x", headers={"content-type": "application/pdf"})}) as web:
        assert "PDF" in str(only(fetch("https://valley.example/a", web=web)))


def test_an_empty_page_is_named():
    with _site({"/a": httpx2.Response(200, content=b" ")}) as web:
        assert isinstance(only(fetch("https://valley.example/a", web=web)), UnreadableSnapshotError)


def test_a_table_from_the_network_gives_its_rows():
    body = b'{"text": "Shots were fired."}\n{bad\n{"text": "Nobody was hurt."}\n'
    with _site({"/a.jsonl": httpx2.Response(200, content=body, headers={"content-type": "text/plain"})}) as web:
        first, bad, second = fetch("https://valley.example/a.jsonl", web=web)
    assert [first.where, second.where] == ["https://valley.example/a.jsonl:1", "https://valley.example/a.jsonl:3"]
    assert isinstance(bad, AcquireError)


def test_the_bound_counts_bytes_after_decompression():
    bomb = httpx2.Response(200, content=gzip.compress(b"a" * 500_000), headers={"content-encoding": "gzip"})
    with _site({"/a": bomb}, limits=Limits(report_bytes=100_000)) as web:
        assert "more than 0 MB" in str(only(fetch("https://valley.example/a", web=web)))


def test_damaged_compression_is_one_error():
    broken = httpx2.Response(200, stream=_Stream(b"\x1f\x8bxx"), headers={"content-encoding": "gzip"})
    with _site({"/a": broken}) as web:
        assert "damaged compressed bytes" in str(only(fetch("https://valley.example/a", web=web)))


class _Stream(httpx2.SyncByteStream):
    def __init__(self, body):
        self._body = body

    def __iter__(self):
        yield self._body


PRIVATE = """
    127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255
    ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 fc00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 64:ff9b::7f00:1 2002:7f00:1::
    2001:0:4136:e378:8000:63bf:80ff:fffe
""".split()


@pytest.mark.parametrize("one", PRIVATE)
def test_addresses_of_private_networks_are_not_public(one):
    assert not is_public(one)


@pytest.mark.parametrize("one", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])
def test_other_addresses_are_public(one):
    assert is_public(one)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:9", "localhost:9", "2130706433", "0x7f000001", "[::1]", "[::ffff:10.0.0.1]"]
)
def test_a_url_into_this_machine_is_refused_before_a_connection(host):
    error = only(fetch(f"http://{host}/"))
    assert isinstance(error, FetchRefusedError)
    assert "private network" in str(error) or "not known" in str(error)


def test_one_private_address_among_public_ones_refuses_the_name():
    backend = GuardedBackend(deadline=Deadline(), allow_private=False, resolver=lambda *_: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(FetchRefusedError, match=r"10\.0\.0\.1"):
        backend.connect_tcp("news.example", 80)


@contextmanager
def _server(handle):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            handle(self)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


def _answer(request):
    if request.path == "/robots.txt":
        request.send_error(404)
        return
    request.send_response(200)
    request.send_header("Content-Type", "text/html; charset=utf-8")
    request.end_headers()
    request.wfile.write(f"<p>{request.headers['Host']} {request.headers['User-Agent']}</p>".encode())


def test_the_connection_goes_to_the_judged_address_under_the_hosts_own_name():
    asked = []

    def resolver(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    with _server(_answer) as port, open_web(allow_private=True, resolver=resolver) as web:
        body = only(fetch(f"http://news.example:{port}/a", web=web)).body.decode()
    assert f"news.example:{port} reportedly/" in body
    assert set(asked) == {"news.example"}


def test_a_redirect_into_a_private_network_is_refused(monkeypatch):
    def redirect(request):
        request.send_response(302)
        request.send_header("Location", "http://inside.example/")
        request.send_header("Content-Length", "0")
        request.end_headers()

    addresses = {"news.example": "127.0.0.1", "inside.example": "10.0.0.1"}
    # The test's own server stands for a public host; every other address is judged as ever.
    monkeypatch.setattr(address, "is_public", lambda one: one == "127.0.0.1" or is_public(one))
    with _server(redirect) as port, open_web(resolver=lambda host, _: [addresses[host]]) as web:
        error = only(fetch(f"http://news.example:{port}/a", web=web))
    assert isinstance(error, FetchRefusedError)
    assert "inside.example (10.0.0.1) is an address of a private network" in str(error)


def test_a_server_that_drips_is_left_at_the_deadline():
    stop = threading.Event()

    def drip(request):
        if request.path == "/robots.txt":
            request.send_error(404)
            return
        request.send_response(200)
        request.end_headers()
        while not stop.wait(0.05):
            try:
                request.wfile.write(b"x")
            except OSError:
                return

    with _server(drip) as port, open_web(allow_private=True, limits=Limits(fetch_seconds=0.6)) as web:
        error = only(fetch(f"http://127.0.0.1:{port}/a", web=web))
        stop.set()
    assert "took longer" in str(error) or "no connection" in str(error)


def test_a_port_where_nobody_listens_is_one_line():
    with _server(_answer) as port:
        pass
    with open_web(allow_private=True) as web:
        message = str(only(fetch(f"http://127.0.0.1:{port}/a", web=web)))
    assert "no connection" in message
    assert "\n" not in message
