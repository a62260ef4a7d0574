"""The examiner's command line: `python -m evaluation`."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.score import Exam, table

if TYPE_CHECKING:
    from evaluation.score import Score

MODULES = ("reader", "events", "grounding", "linking", "crossdoc", "situations", "facts")
"""Where exams are kept, in the order of the scoreboard; each has an `EXAMS`."""

OWN = Path(__file__).parent
"""Sets that we wrote ourselves stand beside the exams."""


def exams() -> dict[str, Exam]:
    """Every exam by name."""
    present = [f"evaluation.{name}" for name in MODULES if find_spec(f"evaluation.{name}")]
    return {name: exam for module in present for name, exam in importlib.import_module(module).EXAMS.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for and print its figures.

    Returns:
        0 when everything ran, 1 when an exam found no file, 2 for a wrong call.
    """
    known = exams()
    asked = _parser(known).parse_args(arguments)
    if asked.model:
        from evaluation import reader  # noqa: PLC0415 - the menu needs no model runtime

        reader.examine(asked.model)
    if asked.name == "ledger" and asked.really:
        from evaluation.ledger_added import added  # noqa: PLC0415 - as below

        return added(asked.really, max(asked.reports), stories=asked.stories)
    if asked.name == "ledger":
        from evaluation.ledger_bench import ledger_bench  # noqa: PLC0415 - as below

        return ledger_bench(asked.reports, stories=asked.stories)
    if asked.name == "bench":
        from evaluation.bench import bench  # noqa: PLC0415 - the other exams need no process pool

        return bench(asked.data, runs=asked.runs)
    if asked.name in known:
        files = asked.files or _files(known[asked.name], asked.data)
        return _run({asked.name: (known[asked.name], files)}, asked.json)
    if asked.files:
        print(f"{asked.name} takes --data FOLDER, not files; to mark one file name the exam", file=sys.stderr)
        return 2
    chosen = {name: (exam, _files(exam, asked.data)) for name, exam in known.items() if exam.kind == asked.name}
    return _run(chosen, asked.json)


def _parser(known: dict[str, Exam]) -> argparse.ArgumentParser:
    menu = "\n".join(f"  {name:14} {exam.about}" for name, exam in known.items())
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description="Measure Reportedly.",
        epilog=f"exams:\n{menu}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [*known, "quality", "scoreboard", "bench", "ledger"]
    parser.add_argument("name", choices=names, metavar="NAME", help="an exam, or quality, scoreboard, bench, ledger")
    parser.add_argument("files", nargs="*", type=Path, help="files or folders to mark one exam on")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the dev sets")
    parser.add_argument("--model", type=Path, help="another model folder for the reader's exams (kind quality)")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    parser.add_argument(
        "--reports", nargs="+", type=int, default=[1_000, 10_000],
        help="sizes at which ledger measures: up to 10000 take five minutes of a quiet core, 100000 with --stories "
        "ten minutes and 8 GB of disk",
    )  # fmt: skip
    parser.add_argument(
        "--stories", type=int, default=0, help="ledger: matters that a week's reports tell of; 0 is one, the dearest"
    )
    parser.add_argument(
        "--really",
        type=Path,
        help="ledger: add each of so many --reports to the ledger in this file, from where it stands",
    )
    parser.add_argument("--runs", type=int, default=3, help="how often bench measures; the median is printed")
    return parser


def _files(exam: Exam, data: Path) -> list[Path]:
    """The exam's dev set: in the data folder, or with the exams if it is our own."""
    return [file for pattern in exam.files for file in sorted(data.glob(pattern)) or sorted(OWN.glob(pattern))]


def _run(chosen: dict[str, tuple[Exam, list[Path]]], out: Path | None) -> int:
    figures: dict[str, Sequence[Score]] = {}
    missing = []
    for name, (exam, files) in chosen.items():
        if not files or not all(file.exists() for file in files):
            missing.append(
                f"{name}: no file {', '.join(map(str, files)) or ' '.join(exam.files)}; give --data or files"
            )
            continue
        figures[name] = exam.run(files)
        print(table(figures[name], f"{name}: {exam.about}"), end="\n\n", flush=True)
    if out:
        out.write_text(json.dumps({name: [asdict(score) for score in scores] for name, scores in figures.items()}))
    print("\n".join(missing), file=sys.stderr, end="\n" if missing else "")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
