"""Bytes and what was stated about them, made into a snapshot with a reproducible id."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

from reportedly.records import Problem, Snapshot, Stated

# 80 bits: a collision is expected only beyond 10**12 snapshots, and the id still fits a line of a listing.
_DIGEST_BYTES = 10


def snapshot(  # noqa: PLR0913 - one argument for each thing that a snapshot holds
    body: bytes,
    *,
    where: str,
    media_type: str,
    stated: Stated,
    url: str | None = None,
    fetched_at: datetime | None = None,
    status: int | None = None,
    charset: str | None = None,
    problems: Iterable[Problem] = (),
) -> Snapshot:
    """Give the snapshot of these bytes; the same bytes with the same statements always get the same id."""
    return Snapshot(
        id=_digest(body, stated),
        url=url,
        fetched_at=fetched_at,
        status=status,
        media_type=media_type,
        body=body,
        where=where,
        stated=stated,
        charset=charset,
        problems=tuple(problems),
    )


def fill(own: Stated, given: Stated) -> Stated:
    """What the container states, completed by what the person states where the container is silent."""
    return Stated(
        url=own.url or given.url,
        title=own.title or given.title,
        outlet=own.outlet or given.outlet,
        published=own.published or given.published,
        language=own.language or given.language,
        extra=own.extra + given.extra,
    )


def _digest(body: bytes, stated: Stated) -> str:
    digest = blake2b(digest_size=_DIGEST_BYTES)
    parts = [stated.url, stated.title, stated.outlet, stated.published, stated.language]
    parts += [cell for pair in stated.extra for cell in pair]
    for part in parts:
        # A length in front keeps ("ab", "c") and ("a", "bc") apart; -1 keeps None and "" apart.
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(f"{-1 if part is None else len(encoded)}:".encode())
        digest.update(encoded)
    digest.update(body)
    return digest.hexdigest()
