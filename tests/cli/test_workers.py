"""Worker processes that cannot start."""

import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_model_that_is_missing_is_one_line_however_many_workers(tmp_path, workers):
    report = tmp_path / "a.txt"
    report.write_text("Police closed the bridge on Monday.", encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", "import sys; from reportedly.cli.main import run; sys.exit(run())",
         "read", str(report), "--workers", str(workers)],
        env=os.environ | {"REPORTEDLY_READER_MODEL_FOLDER": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("reportedly: model ")
    assert ran.stderr.count("\n") == 1
