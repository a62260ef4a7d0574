"""`reportedly annotate`: what the reader model sees, before anything is made of it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.annotate import OnnxAnnotator, SpacyAnnotator
    from reportedly.records import Annotation

NAME = "annotate"


class Format(StrEnum):
    """What an annotation can be written as."""

    CONLLU = "conllu"
    JSON = "json"


def command(
    sources: options.Sources,
    *,
    form: Annotated[Format, typer.Option("--format", help="CoNLL-U, or one JSON object a line.")] = Format.CONLLU,
    output: options.Output = None,
) -> int:
    """Show sentences, words, tags, trees, names and attributions as the reader model sees them.

    A CoNLL-U file (.conllu) keeps the words that it has, so that any treebank can be scored.
    """
    from reportedly import annotate, settings
    from reportedly.cli.progress import watched
    from reportedly.cli.terminal import opened
    from reportedly.codec import annotation_json

    chosen = settings.here().reader
    reader = annotate.open_annotator(chosen.model_folder, name=chosen.annotator)
    n_failed = 0
    # No bar: a treebank is one file, and its words go by faster than a bar could be read.
    with watched(()) as watch, opened(output) as out:
        for source in sources:
            given = _treebank(source, reader) if source.endswith(".conllu") else _reports(source, reader)
            for text, annotation, lines in given:
                if annotation is None:
                    n_failed += 1
                    watch.say(f"reportedly: {text}")
                elif form is Format.JSON:
                    out.write(annotation_json(text, annotation).decode() + "\n")
                else:
                    out.writelines(f"{line}\n" for line in lines)
        out.flush()
    return 1 if n_failed else 0


Seen = tuple[str, "Annotation | None", Iterator[str]]
"""A text, its annotation and its CoNLL-U lines; without an annotation the text says what went wrong."""


def _treebank(source: str, reader: "OnnxAnnotator | SpacyAnnotator") -> Iterator[Seen]:
    from reportedly.annotate import conllu

    try:
        with open(source, encoding="utf-8") as lines:  # noqa: PTH123 - an OSError of open() names the file
            for given in conllu.read(lines):
                annotation = reader.read(given.words).found[0]
                yield given.words.text, annotation, conllu.filled(given, annotation)
    except ValueError as error:
        yield f"{source}: {error}; correct the line", None, iter(())
    except OSError as error:
        yield f"{source}: {error.strerror or error}; check the path", None, iter(())


def _reports(source: str, reader: "OnnxAnnotator | SpacyAnnotator") -> Iterator[Seen]:
    import sys

    from reportedly import clean, pipeline
    from reportedly.annotate import conllu
    from reportedly.errors import ReportedlyError
    from reportedly.records import Stated

    stdin = sys.stdin.buffer.read() if source == "-" else None
    for found in pipeline.snapshots([source], stated=Stated(), stdin=stdin):
        try:
            if isinstance(found, ReportedlyError):
                raise found
            article = clean.clean(found).found[0]
        except ReportedlyError as error:
            yield str(error), None, iter(())
            continue
        annotation = next(iter(reader.annotate([article]))).found[0]
        yield article.text, annotation, conllu.written(annotation, article.text)
