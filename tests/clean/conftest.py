"""Snapshots from words, and articles from snapshots."""

from functools import partial

import pytest

from reportedly.acquire.snapshot import snapshot
from reportedly.clean import clean
from reportedly.records import BlockKind, Stated
from reportedly.testing import only


def _cleaned(body, *, media_type="text/plain", charset=None, at=None, fetched_at=None, problems=(), **stated):
    stated.setdefault("language", "en")
    raw = body.encode() if isinstance(body, str) else body
    given = snapshot(
        raw, where="report", media_type=media_type, stated=Stated(**stated), charset=charset, url=at,
        fetched_at=fetched_at, problems=problems,
    )  # fmt: skip
    return clean(given)


def _blocks(article, kind):
    return [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind(kind)]


@pytest.fixture
def cleaned():
    """Article and problem codes of a plain text."""

    def run(body, **options):
        found = _cleaned(body, **options)
        return only(found.found), [problem.code for problem in found.problems]

    return run


@pytest.fixture
def page(cleaned):
    """Article and problem codes of a page."""
    return partial(cleaned, media_type="text/html")


@pytest.fixture
def blocks():
    return _blocks
