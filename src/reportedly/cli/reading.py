"""Sources to readings for every command that reads: failures become lines, the rest goes on."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly import extract, pipeline
from reportedly.acquire import Limits, left_out
from reportedly.cli.progress import Watch
from reportedly.errors import ReportedlyError
from reportedly.records import Reading, Stated
from reportedly.settings import Settings

STDIN = "-"
_SHOWN = 10  # lines of a list that could not be read


@dataclass(slots=True)
class Run:
    """One run over some sources; counts what was read and what was not."""

    settings: Settings
    watch: Watch
    n_read: int = field(default=0, init=False)
    n_failed: int = field(default=0, init=False)

    def readings(self, sources: Iterable[str], *, stated: Stated, workers: int | None) -> Iterator[Reading]:
        """Give every reading in order; each failure is one line on standard error."""
        sources = list(sources)
        # Read once and for all: standard input cannot be read again, and is given to `-` only.
        stdin = sys.stdin.buffer.read() if STDIN in sources else None
        fetch, reader = self.settings.fetch, self.settings.reader
        limits = Limits(fetch_seconds=fetch.timeout_seconds, report_bytes=int(fetch.report_megabytes * 1e6))
        for note in extract.words_of(reader.ontology_file, reader.verbs_file)[1]:
            self.watch.say(f"reportedly: {note}; left out")
        outcomes = pipeline.read_all(
            pipeline.snapshots(sources, stated=stated, stdin=stdin, limits=limits),
            workers=workers or reader.workers,
            parts=pipeline.Parts(
                model_folder=reader.model_folder,
                annotator_name=reader.annotator,
                gazetteer_file=reader.gazetteer_file,
                actors_file=reader.actors_file,
                ontology_file=reader.ontology_file,
                verbs_file=reader.verbs_file,
            ),
        )
        if reader.actors_file:
            self._say_odd(reader.actors_file)
        for source in sources:
            self._say_left_out(source)
        for outcome in outcomes:
            self.watch.step()
            if isinstance(outcome, ReportedlyError):
                self._fail(str(outcome))
                continue
            if outcome.article.language not in pipeline.LANGUAGES:
                # It is shown all the same, with its problem; but nobody can say that it was read.
                self._fail(_unspoken(outcome))
            else:
                self.n_read += 1
            yield outcome

    def _say_odd(self, actors: Path) -> None:
        """Name the lines of the user's actors that could not be read; the others are used."""
        from reportedly.resolve import load_actors

        problems = load_actors(actors).problems
        for problem in problems[:_SHOWN]:
            self.watch.say(f"reportedly: {problem.message}")
        if len(problems) > _SHOWN:
            self.watch.say(f"reportedly: and {len(problems) - _SHOWN:,} more lines of {actors}")

    def _say_left_out(self, source: str) -> None:
        """Name the documents of a folder that nobody will read: who put them there counts on them."""
        if paths := left_out(source):
            what = f"{len(paths):,} document{'' if len(paths) == 1 else 's'} left out"
            remedy = "convert them to text first, for example with pdftotext"
            self.watch.say(f"reportedly: {source}: {what} ({paths[0]}{', ...' if len(paths) > 1 else ''}); {remedy}")

    def _fail(self, message: str) -> None:
        self.n_failed += 1
        self.watch.say("reportedly: " + " ".join(message.split()))

    @property
    def status(self) -> int:
        """The exit status: 0 if all was read, else 1."""
        return 1 if self.n_failed else 0


def _unspoken(reading: Reading) -> str:
    article = reading.article
    where = article.where or article.title or article.id
    usual = f'language "{article.language}" is not spoken; give a translation, or --language en if that is wrong'
    said = next((problem.message for problem in reading.problems if "language" in problem.code), usual)
    return said if said.startswith(where) else f"{where}: {said}"
