"""Pages from the network, fetched as a guest: with a name, by the site's rules, within bounds.

The rule to keep: every hop is judged anew. A redirect is a stranger's URL like the first one.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Self

import httpx2
from protego import Protego

from reportedly.acquire.address import Deadline, GuardedBackend, Resolve, resolve
from reportedly.acquire.limits import Limits
from reportedly.acquire.sniff import Form, suffix_of
from reportedly.acquire.source import read_stream
from reportedly.acquire.transport import GuardedTransport
from reportedly.errors import AcquireError, FetchRefusedError, RobotsForbidError, UnreadableSnapshotError
from reportedly.records import Snapshot, Stated

AGENT = "reportedly"
"""What robots.txt files call us."""
_ROBOTS_BYTES = 500_000  # what RFC 9309 asks a reader to take at least, and enough for every real one
_READ_SECONDS = 15.0
_RETRIABLE = frozenset({429, 503})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FORM_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/json": ".json",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
}
_TEXT_FORMS = (Form.HTML.value, Form.TEXT.value, Form.MARKDOWN.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent."""

    url: str
    """After redirects."""
    status: int
    media_type: str
    charset: str | None
    body: bytes
    retry_after: str | None


class Web(AbstractContextManager["Web"]):
    """An open door to the network; keeps connections and robots.txt files between fetches."""

    def __init__(
        self,
        client: httpx2.Client,
        *,
        limits: Limits,
        deadline: Deadline,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._limits = limits
        self._deadline = deadline
        self._now = now
        self._sleep = sleep
        self._robots_by_origin: dict[str, Protego | None] = {}

    def snapshots(self, url: str, *, stated: Stated) -> Iterator[Snapshot | AcquireError]:
        """Fetch one URL and give the reports in what comes back.

        Args:
            url: An http or https URL.
            stated: What the person said about it.

        Returns:
            One snapshot for a page or a text; for a table one for each row, or an error for a row that cannot be read.

        Raises:
            RobotsForbidError: if the site's robots.txt asks us to stay away.
            UnreadableSnapshotError: if what came back holds no report.
            FetchRefusedError: for every other reason why the page could not be had.
        """
        answer = self.get(url)
        fetched_at = self._now()
        suffix = _FORM_BY_TYPE.get(answer.media_type) or suffix_of(httpx2.URL(answer.url).path)
        found = read_stream(io.BytesIO(answer.body), name=f"page{suffix}", where=url, given=stated, limits=self._limits)
        for one in found:
            if isinstance(one, AcquireError):
                yield one
                continue
            is_page = one.media_type in _TEXT_FORMS and one.body == answer.body
            yield replace(
                one,
                url=answer.url,
                fetched_at=fetched_at,
                status=answer.status,
                charset=answer.charset if is_page else one.charset,
            )

    def get(self, url: str) -> Answer:
        """Fetch one URL politely: robots.txt first, one more try if the server asks for patience.

        Raises:
            FetchRefusedError: if it could not be had; RobotsForbidError if we were asked to stay away.
        """
        self._deadline.start(self._limits.fetch_seconds)
        self._client.cookies.clear()
        try:
            answer = self._follow(url, ask_robots=True)
            if answer.status in _RETRIABLE:
                self._sleep(self._patience(answer, url))
                answer = self._follow(url, ask_robots=True)
        except AcquireError as error:
            # Errors from inside a connection, or after a redirect, do not name the URL that was asked for.
            raise type(error)(str(error) if url in str(error) else f"{url}: {error}") from error
        if answer.status != 200:
            raise FetchRefusedError(f"{url}: the server answered {answer.status}{_meaning(answer.status)}")
        if not answer.body.strip():
            raise UnreadableSnapshotError(f"{url}: the page is empty; check the URL in a browser")
        return answer

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, start: str, *, ask_robots: bool) -> Answer:
        """Go where the server sends us, judging every hop."""
        url = _checked(start)
        seen = {str(url)}
        for _ in range(self._limits.redirects + 1):
            if ask_robots:
                self._ask_robots(url)
            answer, target = self._once(url, limit=self._limits.report_bytes if ask_robots else _ROBOTS_BYTES)
            if target is None:
                return answer
            url = _checked(target)
            if str(url) in seen:
                raise FetchRefusedError(f"{start}: the server sends us in a circle; check the URL in a browser")
            seen.add(str(url))
        raise FetchRefusedError(f"{start}: more than {self._limits.redirects} redirects; give the last URL")

    def _once(self, url: httpx2.URL, *, limit: int) -> tuple[Answer, str | None]:
        """Send one request; gives the answer and where it sends us, if anywhere."""
        timeout = self._deadline.left(_READ_SECONDS)
        try:
            with self._client.stream("GET", url, timeout=timeout) as response:
                target = response.headers.get("location") if response.status_code in _REDIRECTS else None
                body = b"" if target else self._body(response, url=str(url), limit=limit)
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            raise FetchRefusedError(f"{url}: {_reason(error)}") from error
        media_type, charset = _content_type(response.headers.get("content-type", ""))
        answer = Answer(
            url=str(url),
            status=response.status_code,
            media_type=media_type,
            charset=charset,
            body=body,
            retry_after=response.headers.get("retry-after"),
        )
        return answer, str(url.join(target)) if target else None

    def _body(self, response: httpx2.Response, *, url: str, limit: int) -> bytes:
        """Read the body, decompressed, up to the limit. The library unpacks in pieces, so a bomb is seen early."""
        body = bytearray()
        for chunk in response.iter_bytes():
            self._deadline.left()
            body += chunk
            if len(body) > limit:
                if limit == _ROBOTS_BYTES:
                    return bytes(body[:limit])  # RFC 9309: rules beyond the limit need not be read
                raise UnreadableSnapshotError(f"{url}: more than {limit / 1e6:.0f} MB; save it and give a part of it")
        return bytes(body)

    def _ask_robots(self, url: httpx2.URL) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots_by_origin:
            self._robots_by_origin[origin] = self._read_robots(origin)
        rules = self._robots_by_origin[origin]
        if rules is not None and not rules.can_fetch(str(url), AGENT):
            raise RobotsForbidError(
                f"{url}: robots.txt asks readers like us to stay away; open it in a browser and save it"
            )

    def _read_robots(self, origin: str) -> Protego | None:
        """The site's rules; None where it has none. A site that cannot say may not be read (RFC 9309, 2.3.1.4)."""
        answer = self._follow(f"{origin}/robots.txt", ask_robots=False)
        if answer.status >= 500:
            raise RobotsForbidError(f"{origin}/robots.txt: the server answered {answer.status}; try again later")
        if answer.status != 200:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace"))

    def _patience(self, answer: Answer, url: str) -> float:
        seconds = _seconds(answer.retry_after, self._now())
        if seconds > self._limits.retry_seconds:
            raise FetchRefusedError(
                f"{url}: the server answered {answer.status} and asks us to wait {seconds:.0f} s; try again then"
            )
        return min(seconds, self._deadline.left())


def open_web(
    *,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
    allow_private: bool = False,
    transport: httpx2.BaseTransport | None = None,
    resolver: Resolve = resolve,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Web:
    """Open the door to the network; see `acquire.open_web` for the first two arguments.

    Args:
        limits: The bounds on one fetch.
        allow_private: Whether addresses of this machine and of private networks may be fetched.
        transport: Stands in for the network, in tests.
        resolver: Stands in for the system's resolver, in tests.
        sleep: Waits before a second try.
        now: Tells the time of a fetch.
    """
    deadline = Deadline()
    backend = GuardedBackend(deadline=deadline, allow_private=allow_private, resolver=resolver)
    client = httpx2.Client(
        transport=transport or GuardedTransport(backend),
        headers={
            "User-Agent": agent(),
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.5",
            "Accept-Language": "en, *;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        follow_redirects=False,
        trust_env=False,
    )
    return Web(client, limits=limits, deadline=deadline, now=now, sleep=sleep)


def agent() -> str:
    """What we call ourselves to a server."""
    return f"{AGENT}/{_version()} (reads news reports for research; keeps to robots.txt)"


def _checked(words: str) -> httpx2.URL:
    try:
        url = httpx2.URL(words)
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise FetchRefusedError(f"{words[:200]}: not a URL; check it") from error
    if url.scheme not in {"http", "https"}:
        raise FetchRefusedError(f"{words[:200]}: only http and https are fetched; save it and give the file")
    if not url.host:
        raise FetchRefusedError(f"{words[:200]}: the URL names no host; check it")
    if url.userinfo:
        raise FetchRefusedError(f"{url.host}: the URL holds a user name or password; remove it")
    return url.copy_with(fragment=None)


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    media_type = header.partition(";")[0].strip().lower()
    return media_type, charset if isinstance(charset, str) else None


def _seconds(header: str | None, now: datetime) -> float:
    """The wait that Retry-After asks for, in seconds; two if it says nothing."""
    if not header:
        return 2.0
    if header.strip().isdigit():
        return float(header.strip())
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return 2.0
    return max(0.0, (until - now).total_seconds()) if until.tzinfo else 2.0


def _meaning(status: int) -> str:
    meanings = {
        401: " (log-in needed); save the page and give the file",
        402: " (to be paid for); save the page and give the file",
        403: " (refused); save the page in a browser and give the file",
        404: " (no such page); check the URL",
        410: " (page removed); look for an archived copy",
        429: " (too many requests); try again later",
        451: " (withheld for legal reasons)",
    }
    return meanings.get(status, "; try again later" if status >= 500 else "; check the URL in a browser")


def _reason(error: Exception) -> str:
    if isinstance(error, httpx2.DecodingError):
        return "the server sent damaged compressed bytes; try again later"
    words = str(error).strip() or type(error).__name__
    return f"no connection ({words.splitlines()[0][:120]}); check the URL and the network"


def _version() -> str:
    try:
        return version("reportedly")
    except PackageNotFoundError:  # pragma: no cover - run from a source tree that is not installed
        return "0"
