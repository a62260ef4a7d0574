"""How much of a source is read before it is refused; every number is a setting, none of them cuts in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one fetch. What is beyond a bound gives an error that names it."""

    report_bytes: int = 10_000_000
    """One report (a file, a page, a row), after decompression. A novel has about half a megabyte of text; ten leave
    room for pages with much markup."""
    decoded_bytes: int = 200_000_000
    """What one compressed file may unpack to; guards against decompression bombs. Plain files are read row by row and
    may be of any size."""
    fetch_seconds: float = 60.0
    """For one page from first look-up to last byte, redirects and robots.txt included."""
    redirects: int = 5
    """How often a server may send us elsewhere."""
    retry_seconds: float = 10.0
    """The longest wait that a server may ask for (Retry-After) before the one second try; longer waits are refused."""
