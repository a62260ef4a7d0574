import io
from pathlib import Path

import pytest
from cases import HERE, Case, all_cases, examples_file, strays

from reportedly import pipeline
from reportedly.export.text import TextExporter
from reportedly.pipeline import Reader
from reportedly.records import Reading, Stated

HOW = "if it should read so now: pytest tests/golden --update-golden, then read the difference"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return pipeline.open_reader()


def readings(source: Path, reader: Reader) -> list[Reading]:
    outcomes = list(pipeline.read_all(pipeline.snapshots([str(source)], stated=Stated()), reader=reader))
    assert all(isinstance(outcome, Reading) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Reading)]


def told(reading: Reading) -> str:
    out = io.StringIO()
    TextExporter().write([reading], out)
    return out.getvalue()


def hold_against(golden: Path, text: str, *, update: bool) -> None:
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"no {golden.relative_to(HERE)}; {HOW}"
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines(), HOW


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_report_reads_as_its_golden_ledger_says(case: Case, reader: Reader, request: pytest.FixtureRequest):
    text = told(readings(case.source, reader)[case.row])
    hold_against(case.ledger, text, update=request.config.getoption("--update-golden"))


def test_every_file_belongs_to_a_case(request: pytest.FixtureRequest):
    if request.config.getoption("--clean-golden"):
        for file in strays():
            file.unlink()
    assert strays() == [], "pytest tests/golden --clean-golden removes them"


def test_the_examples_are_marked_as_invented():
    rows = examples_file().read_text(encoding="utf-8").splitlines()
    assert len(rows) >= 5
    assert all('"invented": true' in row and ".invalid/" in row for row in rows)
