"""Where golden ledgers lie: a report beside what is read in it, in the notation of the reading view."""

import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

HERE = Path(__file__).parent
GROUPS = ("developed-on", "held-out", "bugs")
LEDGER = "ledger.txt"
REPORTS = ("article.txt", "report.jsonl")
NOTES = "known-wrong.md"


@dataclass(frozen=True, slots=True)
class Case:
    """One report and where its ledger lies."""

    name: str
    source: Path
    ledger: Path
    row: int = 0
    """Which of the reports in `source`, from 0."""


def examples_file() -> Path:
    return Path(str(resources.files("reportedly"))) / "examples" / "reports.jsonl"


def example_cases() -> list[Case]:
    """The shipped examples; their reports stay in the package."""
    rows = [json.loads(line) for line in examples_file().read_text(encoding="utf-8").splitlines()]
    names = [f"{number:04}-{row['outlet'].lower().replace(' ', '-')}" for number, row in enumerate(rows, 1)]
    return [
        Case(f"examples/{name}", examples_file(), HERE / "examples" / name / LEDGER, row)
        for row, name in enumerate(names)
    ]


def own_cases() -> list[Case]:
    """Short reports that show one thing each."""
    return [
        Case(f"{group}/{folder.name}", source, folder / LEDGER)
        for group in GROUPS
        for folder in sorted((HERE / group).glob("[0-9][0-9][0-9][0-9]-*"))
        for source in [folder / name for name in REPORTS if (folder / name).exists()]
    ]


def all_cases() -> list[Case]:
    return example_cases() + own_cases()


def strays() -> list[Path]:
    """Files under the groups that no case needs."""
    known = {case.ledger for case in all_cases()} | {case.source for case in all_cases()}
    known |= {case.ledger.parent / NOTES for case in all_cases()} | {HERE / "examples" / "board.txt"}
    files = [file for group in (*GROUPS, "examples") for file in (HERE / group).rglob("*") if file.is_file()]
    return sorted(file for file in files if file not in known and file.name != ".gitkeep")
