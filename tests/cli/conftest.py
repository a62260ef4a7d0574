"""The command line without a model: sources are fetched and cleaned, then the sample's statements stand in them."""

import gzip
from dataclasses import replace

import pytest

from reportedly import clean, pipeline
from reportedly.cli.main import run
from reportedly.errors import ReportedlyError
from reportedly.testing import sample_reading


def _as_given(snapshot):
    cleaned = clean.clean(snapshot)
    reading = sample_reading()
    stated = snapshot.stated
    article = replace(
        reading.article, id=cleaned.found[0].id, where=snapshot.where, language=cleaned.found[0].language,
        outlet=stated.outlet or reading.article.outlet, title=stated.title or reading.article.title,
        url=stated.url or reading.article.url,
    )  # fmt: skip
    reading = replace(reading, article=article, problems=(*cleaned.problems, *reading.problems))
    if article.language not in pipeline.LANGUAGES:
        return replace(reading, article=article, statements=(), links=(), groundings=(), problems=cleaned.problems)
    name = f"{article.id}-".__add__
    return replace(
        reading, article=article,
        statements=tuple(replace(s, id=name(s.id), article_id=article.id) for s in reading.statements),
        groundings=tuple(replace(g, article_id=article.id) for g in reading.groundings),
        links=tuple(replace(k, id=name(k.id), left=name(k.left), right=name(k.right)) for k in reading.links),
        problems=tuple(replace(p, article_id=article.id, span=None) for p in reading.problems),
    )  # fmt: skip


def _read_all(found, *, workers=1, **_):
    for each in found:
        try:
            yield each if isinstance(each, ReportedlyError) else _as_given(each)
        except ReportedlyError as error:
            yield error


def as_stated(found, **_):
    """Reports with their own text, day and outlet, in which nothing was read."""
    for each in found:
        if isinstance(each, ReportedlyError):
            yield each
            continue
        cleaned = clean.clean(each)
        article = replace(cleaned.found[0], language="en")
        yield replace(
            sample_reading(), article=article, statements=(), links=(), groundings=(), mentions=(), times=(),
            attributions=(), problems=cleaned.problems,
        )  # fmt: skip


class Command:
    """Runs the command line and keeps what it printed."""

    def __init__(self, capsys, folder):
        self._capsys = capsys
        self.folder = folder

    def __call__(self, *arguments):
        status = run([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        return status, printed.out, printed.err

    def file(self, name, content="Shots were fired at the bridge on Monday.\n"):
        path = self.folder / name
        body = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
        return path


@pytest.fixture
def reportedly(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "read_all", _read_all)
    monkeypatch.chdir(tmp_path)
    for name in ("REPORTEDLY_DEBUG", "REPORTEDLY_SETTINGS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Command(capsys, tmp_path)
