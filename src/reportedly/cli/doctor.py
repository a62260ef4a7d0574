"""`reportedly doctor`: what is installed, and the command that mends what is missing."""

import platform
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.errors import ReportedlyError

NAME = "doctor"

_REINSTALL = "pip install --force-reinstall reportedly"
_MODEL_LICENCE = "weights CC BY-SA 4.0, corpora in its model card"
_PYTHON_FLOOR = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found in one place."""

    what: str
    found: str
    mend: str | None = None
    """The command that mends it; None if all is well."""


def command() -> int:
    """Say what is installed, which model and place data, and what is missing with the command that mends it.

    The exit status is 1 if something that reading needs is missing or damaged.
    """
    findings = list(examined())
    wide = max(len(finding.what) for finding in findings)
    for finding in findings:
        print(f"{'ok     ' if finding.mend is None else 'missing'}  {finding.what:<{wide}}  {finding.found}")
        if finding.mend:
            print(f"{'':7}  {'':{wide}}  mend it with: {finding.mend}")
    n_missing = sum(finding.mend is not None for finding in findings)
    print("\nall well" if not n_missing else f"\n{n_missing} to mend")
    return 1 if n_missing else 0


def examined() -> Iterator[Finding]:
    """Look everywhere; every place gives one finding, whatever its state."""
    yield _package("reportedly", "Reportedly")
    yield _python()
    yield _sqlite()
    for name in ("onnxruntime", "tokenizers", "trafilatura", "lxml_html_clean", "SQLAlchemy"):
        yield _package(name, name)
    yield _place("settings", _settings)
    yield _place("reader model", _model)
    yield _place("gazetteer", _gazetteer)
    yield _place("ontology", _ontology)
    yield _place("word lists", _word_lists)
    yield _place("example reports", _examples)


def _package(name: str, shown: str) -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Finding(what=shown, found=version(name))
    except PackageNotFoundError:
        return Finding(what=shown, found="not installed", mend=_REINSTALL)


def _python() -> Finding:
    found = platform.python_version()
    recent = tuple(int(part) for part in platform.python_version_tuple()[:2]) >= _PYTHON_FLOOR
    return Finding(what="Python", found=found, mend=None if recent else "install Python 3.11 or newer")


def _sqlite() -> Finding:
    # 3.51.3 mends a rare loss of commits when two connections of one file reset its write-ahead log at the same time;
    # Reportedly's own writers take turns (store/engine.py), other programs may not.
    old = sqlite3.sqlite_version_info < (3, 51, 3)
    advice = "; before 3.51.3, let no other program write to a ledger while Reportedly does" if old else ""
    return Finding(what="SQLite", found=f"{sqlite3.sqlite_version}{advice}")


def _place(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what=what, found=look())
    except ReportedlyError as error:
        mend = "correct the setting" if what == "settings" else _REINSTALL
        return Finding(what=what, found=str(error), mend=mend)
    except (OSError, ImportError) as error:
        return Finding(what=what, found=f"{type(error).__name__}: {error}", mend=_REINSTALL)


def _settings() -> str:
    from reportedly import settings

    chosen = settings.here()
    default = settings.Settings()
    values = [
        (f"{s}.{k}", getattr(getattr(chosen, s), k), getattr(getattr(default, s), k)) for s, k in settings.names()
    ]
    return ", ".join(f"{name} = {value}" for name, value, usual in values if value != usual) or "defaults"


def _model() -> str:
    from reportedly import annotate, settings

    chosen = settings.here().reader
    folder = chosen.model_folder
    producer = annotate.open_annotator(folder, name=chosen.annotator).producer
    name = producer.name.removeprefix("annotate/")
    if chosen.annotator:
        return f"{name} {producer.version}, a spaCy pipeline"
    # Opening it has compared the digests of its files with those of the list that ships.
    checked = "files as shipped" if folder is None else f"from {folder}"
    return f"{name} {producer.version}, digest {producer.digest}, {checked}; {_MODEL_LICENCE}"


def _gazetteer() -> str:
    from reportedly import resolve, settings

    gazetteer = resolve.open_gazetteer(settings.here().reader.gazetteer_file)
    return "; ".join(f"{key}: {value}" for key, value in sorted(gazetteer.meta.items(), reverse=True))


def _ontology() -> str:
    from reportedly import ontology

    loaded = ontology.load()
    return f"{loaded.name} {loaded.version}, {len(loaded.types)} event types, {len(loaded.cameo)} CAMEO codes"


def _word_lists() -> str:
    from importlib.resources import files

    from reportedly.lexicon.load import load

    names = [file.name.removesuffix(".tsv") for file in (files("reportedly.lexicon") / "data" / "en").iterdir()]
    tables = [load(name) for name in names]
    return f"{len(tables)} lists, {sum(len(table.rows) for table in tables):,} entries"


def _examples() -> str:
    from reportedly.cli.demo import examples

    return ", ".join(path.name for path in examples())
