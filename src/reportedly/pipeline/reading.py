"""The path of one article, from its bytes to its reading.

acquire -> clean -> annotate -> resolve (times) -> extract -> resolve -> link (within)
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from reportedly import acquire, annotate, clean, extract, link, resolve
from reportedly.errors import ModelError, ReportedlyError
from reportedly.protocols import Annotator, Gazetteer
from reportedly.records import Annotation, Article, Findings, Problem, Producer, Reading, Snapshot, Stated

Outcome = Reading | ReportedlyError
"""One report read, or why it was not: `WHERE: what; what to do`."""

LANGUAGES = frozenset({"en", None})
"""What the reader speaks; a report whose language nobody could tell is tried as English."""
AHEAD = 4  # snapshots in flight for each worker: enough to keep it busy, few enough to keep memory flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Everything that reading needs and that is costly to build: model session, gazetteer, word lists."""

    annotator: Annotator
    gazetteer: Gazetteer
    words: extract.Words
    tables: resolve.Tables | None = None
    """Parties by name; the lists that ship with Reportedly if None."""

    def read_article(self, article: Article, *, problems: tuple[Problem, ...] = ()) -> Reading:
        """Read one clean article.

        Args:
            article: With its final text.
            problems: What was odd about it before.
        """
        if article.language not in LANGUAGES:
            return _unread(article, problems)
        annotated = next(iter(self.annotator.annotate([article])))
        return self._reading(article, annotated, problems)

    def read_snapshot(self, snapshot: Snapshot) -> Outcome:
        """Read one report from its bytes; a report that cannot be read is an error value, not a stop."""
        try:
            cleaned = clean.clean(snapshot)
            return self.read_article(cleaned.found[0], problems=cleaned.problems)
        except ModelError:
            raise
        except ReportedlyError as error:
            return error

    def _reading(self, article: Article, annotated: Findings[Annotation], problems: tuple[Problem, ...]) -> Reading:
        annotation = annotated.found[0]
        times = resolve.recognise_times(article, annotation.sentences)
        statements = extract.extract(article, annotation, times=times.found, words=self.words)
        resolved = resolve.resolve(
            article, annotation, statements.found, times=times.found, gazetteer=self.gazetteer, tables=self.tables
        )
        reading = Reading(
            article=article,
            statements=resolved.statements,
            attributions=annotation.attributions,
            mentions=annotation.mentions,
            times=times.found,
            groundings=resolved.groundings,
            links=(),
            problems=(*problems, *annotated.problems, *times.problems, *statements.problems, *resolved.problems),
            annotation=annotation,
            producers=(annotation.producer, _here()),
        )
        links = link.within(reading)
        return replace(reading, links=links.found, problems=reading.problems + links.problems)


@cache
def _here() -> Producer:
    """This Reportedly, whose rules and word lists made a reading of what the model saw."""
    try:
        return Producer(name="reportedly", version=version("reportedly"))
    except PackageNotFoundError:  # run from its sources
        return Producer(name="reportedly", version="0")


def _unread(article: Article, problems: tuple[Problem, ...]) -> Reading:
    """A report in a language that the reader does not speak: kept, with nothing said of it but why."""
    return Reading(
        article=article,
        statements=(),
        attributions=(),
        mentions=(),
        times=(),
        groundings=(),
        links=(),
        problems=problems,
    )


def open_reader(
    *,
    annotator: Annotator | None = None,
    gazetteer: Gazetteer | None = None,
    model_folder: Path | None = None,
    annotator_name: str | None = None,
    gazetteer_file: Path | None = None,
    actors_file: Path | None = None,
    ontology_file: Path | None = None,
    verbs_file: Path | None = None,
) -> Reader:
    """Build a reader once for many reports.

    Args:
        annotator: What sees sentences, names and attributions; opened by the next two if None.
        gazetteer: What knows places; the one in `gazetteer_file` if None.
        model_folder: The shipped model if None.
        annotator_name: `spacy:` and the name of a spaCy pipeline; a reader model if None.
        gazetteer_file: The shipped gazetteer if None.
        actors_file: Actors of the user's own, tried before our lists; a file or a folder of files.
        ontology_file: A TOML file whose codes are given instead of PLOVER's.
        verbs_file: A verb dictionary of the PETRARCH coders, whose patterns win over the shipped lists.
        ontology_file: A TOML file of event types; PLOVER's if None.
        verbs_file: A PETRARCH verb dictionary, whose patterns win over the shipped lists; none if None.

    Raises:
        ModelError: if the model is missing or damaged.
        GazetteerError: if the gazetteer is missing or damaged.
        LexiconError: if the user's actors or verbs cannot be read.
        OntologyError: if the user's ontology cannot be read.
    """
    return Reader(
        annotator=annotator or annotate.open_annotator(model_folder, name=annotator_name),
        gazetteer=gazetteer or resolve.open_gazetteer(gazetteer_file),
        words=extract.words_of(ontology_file, verbs_file)[0],
        tables=resolve.load_actors(actors_file).found[0] if actors_file else None,
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader is built from, small enough to send to a process; the shipped part wherever None."""

    model_folder: Path | None = None
    annotator_name: str | None = None
    gazetteer_file: Path | None = None
    actors_file: Path | None = None
    ontology_file: Path | None = None
    verbs_file: Path | None = None

    def reader(self) -> Reader:
        """Build it."""
        return open_reader(
            model_folder=self.model_folder,
            annotator_name=self.annotator_name,
            gazetteer_file=self.gazetteer_file,
            actors_file=self.actors_file,
            ontology_file=self.ontology_file,
            verbs_file=self.verbs_file,
        )


def snapshots(
    sources: Iterable[str],
    *,
    stated: Stated,
    stdin: bytes | None = None,
    limits: acquire.Limits = acquire.Limits(),  # noqa: B008 - a frozen value
) -> Iterator[Snapshot | ReportedlyError]:
    """Give every report of every source as bytes, and an error for each that cannot be had."""
    return chain.from_iterable(acquire.fetch(source, stated=stated, stdin=stdin, limits=limits) for source in sources)


def read_all(
    found: Iterable[Snapshot | ReportedlyError],
    *,
    workers: int = 1,
    reader: Reader | None = None,
    parts: Parts = Parts(),  # noqa: B008 - a frozen value
) -> Iterator[Outcome]:
    """Read many reports, in order.

    Args:
        found: Snapshots, and errors that are passed on in their place.
        workers: Processes; each has its own model session with one thread, which is faster than one with two.
        reader: Used with one worker; built if None.
        parts: For readers that are built here.

    Returns:
        One outcome for each snapshot or error, in their order. With several workers the readings carry no annotation,
        because trees cost more to send between processes than to make.
    """
    return _read_here(found, reader, parts) if workers <= 1 else _read_in_processes(found, workers, parts)


def _read_here(
    found: Iterable[Snapshot | ReportedlyError],
    reader: Reader | None,
    parts: Parts = Parts(),  # noqa: B008 - frozen
) -> Iterator[Outcome]:
    for each in found:
        if isinstance(each, ReportedlyError):
            yield each
            continue
        # Not before there is something to read: a missing file should not cost the opening of a model.
        reader = reader or parts.reader()
        yield reader.read_snapshot(each)


_READER: list[Reader | ReportedlyError] = []  # one for each worker process, filled when it starts


def _start_worker(parts: Parts) -> None:
    try:
        _READER.append(parts.reader())
    except ReportedlyError as error:
        # Raised here it would be a traceback on the screen; kept, it is the answer to the first report.
        _READER.append(error)


def _read_in_worker(snapshot: Snapshot) -> Outcome:
    reader = _READER[0]
    if isinstance(reader, ReportedlyError):
        raise reader
    outcome = reader.read_snapshot(snapshot)
    return outcome if isinstance(outcome, ReportedlyError) else replace(outcome, annotation=None)


def _read_in_processes(found: Iterable[Snapshot | ReportedlyError], workers: int, parts: Parts) -> Iterator[Outcome]:
    # A forked process would inherit the model session's threads in an unknown state.
    context = get_context("spawn")
    waiting: deque[Future[Outcome] | ReportedlyError] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(parts,))
    try:
        for each in found:
            waiting.append(each if isinstance(each, ReportedlyError) else _submitted(pool, each))
            if len(waiting) >= workers * AHEAD:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool as error:
        raise ModelError(
            "a reading process ended early (out of memory, or the model cannot be opened); run: reportedly doctor"
        ) from error
    finally:
        # Whoever stops early does not wait for reports that nobody will see.
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, snapshot: Snapshot) -> Future[Outcome]:
    """Hand a report over, deaf to Ctrl-C: a process that starts here inherits that, and is ended by its parent."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_read_in_worker, snapshot)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _outcome(pending: Future[Outcome] | ReportedlyError) -> Outcome:
    return pending if isinstance(pending, ReportedlyError) else pending.result()


def read(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    reader: Reader | None = None,
) -> Reading:
    """Read one report from a file or URL.

    Args:
        source: A path or an http(s) address.
        published: Publication day, as 2031-03-02, if the report does not say; so are the next ones.
        outlet: Who published it.
        title: Its headline.
        url: Where it stands.
        language: ISO 639-1 code.
        reader: From `open_reader`, to read many reports one by one without building it each time.

    Raises:
        AcquireError: if it cannot be had or holds no report.
        ReportedlyError: if it holds more than one.
    """
    stated = Stated(url=url, title=title, outlet=outlet, published=_stated_day(published), language=language)
    outcomes = list(islice(_read_here(snapshots([str(source)], stated=stated), reader), 2))
    for outcome in outcomes:
        if isinstance(outcome, ReportedlyError):
            raise outcome
        if len(outcomes) == 1:
            return outcome
    raise ReportedlyError(f"{source}: holds {'more than one report' if outcomes else 'no report'}; use read_many")


def read_many(
    sources: Iterable[str | Path],
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    workers: int = 1,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """Read every report of many files, folders and URLs, in order.

    Args:
        sources: Paths or http(s) addresses.
        published: Publication day of reports that do not say; so are the next ones.
        outlet: Who published them.
        language: ISO 639-1 code.
        workers: Processes that read at the same time.
        reader: Used with one worker; built if None.

    Returns:
        A reading, or the error that says why there is none, for each report.
    """
    stated = Stated(outlet=outlet, published=_stated_day(published), language=language)
    return read_all(snapshots(map(str, sources), stated=stated), workers=workers, reader=reader)


def _stated_day(published: str | date | None) -> str | None:
    return published.isoformat() if isinstance(published, date) else published
