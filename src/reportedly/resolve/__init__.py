"""Give mentions a target in the world: which place, which actor, which day; "none" is a legal answer."""

from pathlib import Path

from reportedly.resolve.door import Resolved, resolve
from reportedly.resolve.gazetteer import EMBEDDED, EmbeddedGazetteer
from reportedly.resolve.gazetteer_full import Built, Sources, build_gazetteer
from reportedly.resolve.ground import ground
from reportedly.resolve.lookalike import odd_letters
from reportedly.resolve.merge import merged, same_actors
from reportedly.resolve.own_actors import load_actors
from reportedly.resolve.tables import Tables
from reportedly.resolve.timex import recognise_times

__all__ = [
    "EMBEDDED",
    "Built",
    "EmbeddedGazetteer",
    "Resolved",
    "Sources",
    "Tables",
    "build_gazetteer",
    "ground",
    "load_actors",
    "merged",
    "odd_letters",
    "open_gazetteer",
    "recognise_times",
    "resolve",
    "same_actors",
]


def open_gazetteer(path: Path | None = None) -> EmbeddedGazetteer:
    """Open the embedded gazetteer, or another file of its form.

    Raises:
        GazetteerError: if the file is missing, damaged or of another version.
    """
    return EmbeddedGazetteer(path)
