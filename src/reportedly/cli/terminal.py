"""Rows of styled text on standard output: in colour on a terminal, as plain text everywhere else."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reportedly.export.styled import NO_BREAK, Row, Style, plain

MOST = 110
"""Columns beyond which lines are too long to be read with ease."""
LEAST = 40

# Chosen to be read on dark and on light screens; blue is too dark for one half of them. Every style also has words or
# a place of its own, so none is told by colour alone.
_STYLES: dict[Style, str] = {
    "title": "bold",
    "faint": "dim",
    "number": "bold",
    "trigger": "black on yellow",
    "source": "black on cyan",
    "cue": "underline",
    "deed": "bold",
    "voice": "cyan",
    "fact": "green",
    "negative": "bold bright_red",
    "hedged": "yellow",
    "odds": "bright_red",
    "problem": "bold",
    "rule": "dim",
}


class Screen:
    """Where rows go: standard output, or a file.

    Args:
        out: Standard output, or the file.
        no_color: Whether the person asked for none.
    """

    def __init__(self, out: TextIO, *, no_color: bool = False) -> None:
        self._out = out
        is_terminal = out is sys.stdout and out.isatty()
        asked_off = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        self.colour = is_terminal and not asked_off
        columns = shutil.get_terminal_size().columns
        self.width = max(LEAST, min(columns, MOST)) if is_terminal else 100

    def show(self, rows: Iterable[Row]) -> None:
        """Print the rows."""
        if not self.colour:
            self._out.writelines(f"{plain(row)}\n" for row in rows)
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(file=self._out, highlight=False, width=self.width + 1, force_terminal=True)
        for row in rows:
            parts = [(part.text.replace(NO_BREAK, " "), _STYLES.get(part.style, "")) for part in row]
            console.print(Text.assemble(*parts), soft_wrap=True)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name only when all is written."""
    if path is None:
        yield sys.stdout
        return
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", str(path))
    # Beside its target, since a file can be renamed into place only on its own disk.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        out = part.open("w", encoding="utf-8", newline="")
    except OSError as error:
        # The person knows the name of the file, not that of its part.
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with out:
            yield out
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
