"""Readings written as marked sentences, for the rooms that take readings: the ledger and linking."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import uuid4

import pytest

from reportedly.records import (
    Actor,
    Argument,
    Article,
    Attribution,
    Count,
    Factuality,
    Grounding,
    GroundingKind,
    Manner,
    Modality,
    Place,
    Polarity,
    Producer,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    State,
    Statement,
    Status,
    SubjectKind,
    When,
)
from reportedly.testing import marked

_PRODUCER = Producer(name="testing/said", version="1")
_ROLES = {"actor": Role.ACTOR, "recipient": Role.RECIPIENT, "location": Role.LOCATION}


@dataclass(frozen=True, kw_only=True)
class Said:
    """One marked sentence and what extraction would say of it.

    Labels: trigger (needed), source, actor, recipient, location, subject; a digit behind one makes another of its kind.
    """

    marked: str
    lemma: str
    event: str | None = None
    mode: str | None = None
    day: str | None = None
    stated: bool = True
    polarity: str = "positive"
    modality: str = "actual"
    stance: str = "asserts"
    kind: str = "organisation"
    state: tuple[str, str] | None = None
    counts: tuple[tuple[str, int | None, int | None], ...] = ()
    targets: dict[str, Place | Actor] = field(default_factory=dict)


def _said(marked_text: str, lemma: str, **fields: object) -> Said:
    return Said(marked=marked_text, lemma=lemma, **fields)  # type: ignore[arg-type]


def _reading_of(
    *sentences: Said, name: str = "r1", outlet: str | None = "Valley Wire", published: str | None = "2031-03-02",
    url: str | None = None, tail: str = "",
) -> Reading:  # fmt: skip
    texts = [marked(sentence.marked)[0] for sentence in sentences]
    text = "\n\n".join([*texts, *([tail] if tail else [])]) or "Nothing happened."
    article_id = "a-" + sha256(repr((text, outlet, url, name)).encode()).hexdigest()[:12]
    day = date.fromisoformat(published) if published else None
    statements, groundings, start = [], [], 0
    for sentence, plain in zip(sentences, texts, strict=True):
        spans = {k: Span(s.start + start, s.end + start) for k, s in marked(sentence.marked)[1].items()}
        evidence = Span(start, start + len(plain))
        statements.append(_statement(sentence, spans, evidence, text=text, article_id=article_id, published=day))
        groundings += [_grounding(article_id, spans[k], target) for k, target in sentence.targets.items()]
        start += len(plain) + 2
    article = Article(
        id=article_id, snapshot_id="x-" + article_id, url=url, outlet=outlet, byline=None, title=None,
        published=day, published_at=None, language="en", text=text,
    )  # fmt: skip
    return Reading(
        article=article, statements=tuple(statements), attributions=(), mentions=(), times=(),
        groundings=tuple(groundings), links=(), problems=(),
    )  # fmt: skip


def _statement(
    said: Said, spans: dict[str, Span], evidence: Span, *, text: str, article_id: str, published: date | None
) -> Statement:
    trigger = spans["trigger"]
    day = date.fromisoformat(said.day) if said.day else published
    basis = "stated" if said.day and said.stated else "inferred"
    return Statement(
        id="s-" + sha256(repr((article_id, trigger, said.lemma)).encode()).hexdigest()[:12],
        article_id=article_id, evidence=evidence, trigger=trigger, lemma=said.lemma, event=said.event, mode=said.mode,
        contexts=(), cameo=None, quad=None, plover_score=None, goldstein=None, chain=_chain(said, spans, text),
        arguments=tuple(
            Argument(role=_ROLES[label.rstrip("0123456789")], span=span, head=span)
            for label, span in spans.items() if label.rstrip("0123456789") in _ROLES
        ),
        factuality=Factuality(polarity=Polarity(said.polarity), modality=Modality(said.modality)),
        counts=tuple(Count(what=what, low=low, high=high, span=trigger) for what, low, high in said.counts),
        status=_status(said, spans, day),
        when=None if day is None else When(start=day, end=day, granularity="day", basis=basis),
        score=0.9, producer=_PRODUCER,
    )  # fmt: skip


def _status(said: Said, spans: dict[str, Span], day: date | None) -> Status | None:
    if said.state is None:
        return None
    kind, state = said.state
    subject = spans.get("subject", spans["trigger"])
    return Status(subject=subject, kind=SubjectKind(kind), state=State(state), since=day)


def _chain(said: Said, spans: dict[str, Span], text: str) -> tuple[Attribution, ...]:
    if "source" not in spans:
        return ()
    words = spans["source"].of(text)
    for leading in ("The ", "the ", "A ", "a ", "An ", "an "):
        words = words.removeprefix(leading)
    source = Source(span=spans["source"], text=words, kind=SourceKind(said.kind), named=words[:1].isupper())
    link = Attribution(
        source=source, cue=None, content=(spans["trigger"],), manner=Manner.INDIRECT, stance=Stance(said.stance)
    )
    return (link,)


def _grounding(article_id: str, span: Span, target: Place | Actor) -> Grounding:
    kind = GroundingKind.PLACE if isinstance(target, Place) else GroundingKind.ACTOR
    return Grounding(
        article_id=article_id, span=span, kind=kind, target=target, score=0.9, candidates=(), producer=_PRODUCER
    )


@pytest.fixture(scope="session")
def said() -> Callable[..., Said]:
    """Writes one sentence: `said("[Police]actor [closed]trigger the road.", "close", event="COERCE")`."""
    return _said


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """Makes a reading of such sentences: `reading_of(said(...), outlet="Valley Wire", published="2031-03-02")`."""
    return _reading_of


SERVER = "TEST_POSTGRESQL"
"""Names the variable that holds the URL of a server on which tests may make and drop schemas."""


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The URL of an empty ledger on a PostgreSQL server, gone after the test."""
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(f"no PostgreSQL server: {SERVER} is not set; .ci/postgresql starts one")
    import psycopg  # noqa: PLC0415 - an extra, needed only where there is a server

    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name},public"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


def pytest_addoption(parser: pytest.Parser) -> None:
    golden = parser.getgroup("golden ledgers")
    golden.addoption("--update-golden", action="store_true", help="write what is read now into the golden ledgers")
    golden.addoption("--clean-golden", action="store_true", help="remove files that belong to no golden case")
