"""Where reports come in: files, folders, standard input and the network. The only room that opens a connection.

The one rule: bytes are handed on as they were received. What they mean is for `clean` to say.
"""

from typing import TYPE_CHECKING

from reportedly.acquire.limits import Limits
from reportedly.acquire.source import expand, fetch, left_out

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reportedly.acquire.download import Downloads
    from reportedly.acquire.web import Web

__all__ = ["Limits", "expand", "fetch", "left_out", "open_downloads", "open_web"]


def open_web(*, limits: Limits = Limits(), allow_private: bool = False) -> "Web":  # noqa: B008 - a frozen value
    """Open the door to the network once for many URLs; close it with `with`.

    Args:
        limits: The bounds on one fetch.
        allow_private: Whether addresses of this machine and of private networks may be fetched.

    Returns:
        What `fetch` takes as `web`.
    """
    # The HTTP library costs 150 ms to import; only a URL pays for it.
    from reportedly.acquire import web  # noqa: PLC0415

    return web.open_web(limits=limits, allow_private=allow_private)


def open_downloads(*, allow_private: bool = False) -> "AbstractContextManager[Downloads]":
    """Open the door for large files, which are resumed and checked; see `download.Downloads.fetch`.

    Args:
        allow_private: Whether addresses of this machine and of private networks may be fetched.
    """
    from reportedly.acquire import download  # noqa: PLC0415

    return download.downloads(allow_private=allow_private)
