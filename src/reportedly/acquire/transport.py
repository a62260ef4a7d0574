"""The HTTP library's connection pool over our own guarded sockets."""

from collections.abc import Iterable, Iterator

import httpcore2
import httpx2

from reportedly.acquire.address import GuardedBackend


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests through connections that the backend has judged; knows no proxies, which would judge for us."""

    def __init__(self, backend: GuardedBackend) -> None:
        # Certificates are loaded by the pool with the first https connection: a quarter of a second that http and
        # tests need not pay.
        self._pool = httpcore2.ConnectionPool(network_backend=backend, max_connections=10)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the body is read as it comes.

        Raises:
            httpx2.TransportError: for whatever goes wrong on the wire.
            FetchRefusedError: if the backend refuses the address or the deadline has passed.
        """
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        try:
            response = self._pool.handle_request(
                httpcore2.Request(
                    method=request.method,
                    url=url,
                    headers=request.headers.raw,
                    content=request.read(),
                    extensions=request.extensions,
                )
            )
        except _WIRE_ERRORS as error:
            raise httpx2.TransportError(str(error) or type(error).__name__) from error
        if not isinstance(response.stream, Iterable):  # pragma: no cover - the sync pool gives sync streams
            raise httpx2.TransportError("an asynchronous stream in a synchronous pool")
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response.stream),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


_WIRE_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpcore2.ProxyError,
)


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except _WIRE_ERRORS as error:
            raise httpx2.TransportError(str(error) or type(error).__name__) from error

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()
