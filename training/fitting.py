"""What the commands have in common that fit weights to words looked at in situations."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from evaluation.situations.gold import Situation, load_situations

from reportedly import annotate, pipeline

C = TypeVar("C")
"""What is made of one look."""


def options_of(program: str, about: str | None, file: str) -> argparse.Namespace:
    """Read the command line: `read`, `model`, `out` and `check`.

    Args:
        program: The module's name.
        about: What it does.
        file: The name under which the weights ship.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    parser.add_argument(
        "--read", action="append", nargs="+", type=Path, required=True, metavar=("MODEL", "SITUATION"),
        help="a reader model and situations that it was not trained on; may be given more than once",
    )  # fmt: skip
    parser.add_argument(
        "--model", type=Path, help="the reader model that the weights are for; the shipped one if left out"
    )
    parser.add_argument("--out", type=Path, required=True, help=f"the .npz file to write ({file})")
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def looked_at(
    read: Iterable[Sequence[Path]], cases_of: Callable[[Situation, pipeline.Reader, str], Iterable[C]]
) -> list[C]:
    """Give the cases of all situations, each read with the model that stands before it; the last word is its digest."""
    cases: list[C] = []
    for folder, *files in read:
        annotator = annotate.open_annotator(folder)
        reader = pipeline.open_reader(annotator=annotator)
        for situation in load_situations(files):
            cases += cases_of(situation, reader, annotator.producer.digest or "")
    return cases
