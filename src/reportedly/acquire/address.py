"""Which addresses of the network we speak to, and for how long.

A URL that a stranger wrote must not make us knock on doors inside the reader's own network (SSRF). So a host name is
resolved once, every address it resolves to is judged, and the connection goes to the judged address and no other: a
second look-up could answer differently (DNS rebinding).
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from reportedly.errors import FetchRefusedError

Resolve = Callable[[str, int], list[str]]
"""Host name and port to numeric addresses."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Prefixes under which an IPv6 address carries an IPv4 one: 6to4, Teredo's and NAT64's are tunnels into other networks.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public network and to one host."""
    parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        carried = parsed.ipv4_mapped or parsed.sixtofour
        if parsed.teredo is not None:
            carried = parsed.teredo[1]
        if parsed in _NAT64:
            carried = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(str(carried))
        # Site-local addresses are withdrawn but still routed in old networks.
        if parsed.is_site_local:
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved and not parsed.is_unspecified


class Deadline:
    """The moment by which a whole fetch has to be over."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = float("inf")
        self.seconds = 0.0

    def start(self, seconds: float) -> None:
        """Count from now."""
        self.seconds = seconds
        self._end = self._clock() + seconds

    def left(self, at_most: float | None = None) -> float:
        """The seconds that are left, or `at_most` if that is less.

        Raises:
            FetchRefusedError: if none are left.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise FetchRefusedError(f"the server took longer than {self.seconds:.0f} s; try again later")
        return left if at_most is None else min(left, at_most)


class GuardedBackend(httpcore2.SyncBackend):
    """Connects to judged addresses only, and lets no single read outlast the deadline."""

    def __init__(self, *, deadline: Deadline, allow_private: bool, resolver: Resolve = resolve) -> None:
        super().__init__()
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, judge, connect.

        Raises:
            FetchRefusedError: if the name resolves to an address of this machine or of a private network.
        """
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the host {host} is not known") from error
        for address in addresses:
            if not self._allow_private and not is_public(address):
                named = host if host == address else f"{host} ({address})"
                raise FetchRefusedError(f"{named} is an address of a private network; save the page and give the file")
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = super().connect_tcp(address, port, self._deadline.left(timeout), local_address, socket_options)
                return _GuardedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"the host {host} has no address")


class _GuardedStream(httpcore2.NetworkStream):
    """A server that sends one byte at a time restarts every read's own clock; the deadline counts them all."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _GuardedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
