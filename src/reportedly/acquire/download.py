"""Large files from the network: resumed where they broke off, checked, and fetched again only when they changed.

Beside each file `NAME` stands `NAME.json` with its address, size, SHA-256 and the server's mark of its version (ETag or
Last-Modified). A download in progress is `NAME.part`, with a `NAME.part.json` of its own: only a server that says that
its file is still the same one may continue it.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx2

from reportedly.acquire.address import Deadline, GuardedBackend
from reportedly.acquire.transport import GuardedTransport
from reportedly.acquire.web import agent
from reportedly.errors import AcquireError, FetchRefusedError

OnBytes = Callable[[str, int, int | None], None]
"""Is told a file's name, how many bytes are there, and how many there will be; None if the server does not say."""

_STALL_SECONDS = 60.0  # without a byte for so long, a connection is given up and the download resumed
_TRIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """One file as it lies on the disk."""

    path: Path
    url: str
    n_bytes: int
    sha256: str
    version: str | None
    """The server's ETag or Last-Modified, with the header's name before a colon; None if it gave none."""
    was_there: bool = False
    """Whether it had been fetched before and had not changed since."""


class Downloads:
    """An open door for large files; close it with `with downloads(...)`."""

    def __init__(self, client: httpx2.Client, deadline: Deadline, sleep: Callable[[float], None]) -> None:
        self._client = client
        self._deadline = deadline
        self._sleep = sleep

    def fetch(self, url: str, path: Path, *, on_bytes: OnBytes | None = None) -> Downloaded:
        """Fetch one file; what is there already and whole is kept if the server says that it has not changed.

        Args:
            url: An http or https address.
            path: Where it goes; it appears whole or not at all.
            on_bytes: Told how far it is.

        Raises:
            FetchRefusedError: if it cannot be had after several tries; what came so far is kept, and the next call goes
                on from there.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        known = known_download(path)
        for number in range(_TRIES):
            try:
                return self._once(url, path, known if known and known.url == url else None, on_bytes)
            except _BrokenOffError as error:
                if number == _TRIES - 1:
                    message = f"{url}: broke off {_TRIES} times ({error}); run it again to go on from there"
                    raise FetchRefusedError(message) from error
                self._sleep(2.0**number)
        raise AssertionError  # pragma: no cover - the loop returns or raises

    def _once(self, url: str, path: Path, known: Downloaded | None, on_bytes: OnBytes | None) -> Downloaded:
        part, note = path.with_name(path.name + ".part"), path.with_name(path.name + ".part.json")
        self._deadline.start(_STALL_SECONDS)
        try:
            with self._client.stream("GET", url, headers=_conditions(part, note, url, known)) as response:
                if response.status_code == 304 and known is not None:
                    return known
                _check(url, response)
                version, total = _version(response), _total(response, _begun(part, response))
                note.write_text(json.dumps({"url": url, "version": version}), encoding="utf-8")
                done, sha256 = self._keep(response, part, _teller(path.name, total, on_bytes))
        except httpx2.TransportError as error:
            raise _BrokenOffError(str(error) or type(error).__name__) from error
        if total is not None and done != total:
            raise _BrokenOffError(f"{done:,} of {total:,} bytes came")
        found = Downloaded(path=path, url=url, n_bytes=done, sha256=sha256, version=version)
        part.replace(path)
        note.unlink(missing_ok=True)
        _remember(found)
        return found

    def _keep(self, response: httpx2.Response, part: Path, told: Callable[[int], None]) -> tuple[int, str]:
        """Write what comes, behind what is there if the server goes on from it; gives size and SHA-256 of the whole."""
        done = _begun(part, response)
        digest = _digest(part) if done else hashlib.sha256()
        with part.open("ab" if done else "wb") as out:
            # Pieces of no given size: a piece that waits to be filled is lost when the connection breaks.
            for chunk in response.iter_raw():
                self._deadline.start(_STALL_SECONDS)
                out.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                told(done)
        return done, digest.hexdigest()


def _teller(name: str, total: int | None, on_bytes: OnBytes | None) -> Callable[[int], None]:
    return (lambda _: None) if on_bytes is None else lambda so_far: on_bytes(name, so_far, total)


def _check(url: str, response: httpx2.Response) -> None:
    if response.status_code not in {200, 206}:
        raise FetchRefusedError(f"{url}: the server answered {response.status_code}; check the address")


def _begun(part: Path, response: httpx2.Response) -> int:
    return part.stat().st_size if response.status_code == 206 else 0


class _BrokenOffError(AcquireError):
    """A connection ended early; the next try goes on from there."""


@contextmanager
def downloads(
    *,
    allow_private: bool = False,
    transport: httpx2.BaseTransport | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Downloads]:
    """Open the door for large files.

    Args:
        allow_private: Whether addresses of this machine and of private networks may be fetched.
        transport: Stands in for the network, in tests.
        sleep: Waits before another try.
    """
    deadline = Deadline()
    backend = GuardedBackend(deadline=deadline, allow_private=allow_private)
    # Bytes are kept as the server sends them, so that they can be resumed and checked.
    headers = {"User-Agent": agent(), "Accept-Encoding": "identity"}
    client = httpx2.Client(
        transport=transport or GuardedTransport(backend), headers=headers, follow_redirects=True, trust_env=False
    )
    with client:
        yield Downloads(client, deadline, sleep)


def known_download(path: Path) -> Downloaded | None:
    """Give what is known of a file that was fetched before; None if it is not there or is not what was fetched."""
    try:
        noted = json.loads(_note(path).read_text(encoding="utf-8"))
        found = Downloaded(
            path=path,
            url=noted["url"],
            n_bytes=noted["n_bytes"],
            sha256=noted["sha256"],
            version=noted["version"],
            was_there=True,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not path.is_file() or path.stat().st_size != found.n_bytes or _digest(path).hexdigest() != found.sha256:
        return None
    return found


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _remember(found: Downloaded) -> None:
    kept = {key: value for key, value in asdict(found).items() if key not in {"path", "was_there"}}
    _note(found.path).write_text(json.dumps(kept), encoding="utf-8")


def _conditions(part: Path, note: Path, url: str, known: Downloaded | None) -> dict[str, str]:
    """Give the headers that continue what is there, or ask only for a change."""
    try:
        begun = json.loads(note.read_text(encoding="utf-8"))
        name, _, value = (begun["version"] or "").partition(":")
        if begun["url"] == url and value and part.stat().st_size:
            return {"Range": f"bytes={part.stat().st_size}-", "If-Range": value}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    if known is None or known.version is None:
        return {}
    name, _, value = known.version.partition(":")
    return {"If-None-Match" if name == "etag" else "If-Modified-Since": value}


def _version(response: httpx2.Response) -> str | None:
    for name in ("etag", "last-modified"):
        value = response.headers.get(name)
        # A weak tag does not promise the same bytes.
        if value and not value.startswith("W/"):
            return f"{name}:{value}"
    return None


def _total(response: httpx2.Response, begun: int) -> int | None:
    length = response.headers.get("content-length")
    return begun + int(length) if length and length.isdigit() else None


def _digest(path: Path) -> "hashlib._Hash":
    digest = hashlib.sha256()
    with path.open("rb") as body:
        while chunk := body.read(1 << 20):
            digest.update(chunk)
    return digest
