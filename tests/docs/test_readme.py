import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from reportedly.cli.main import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_first_two_commands_are_make_demo_and_make_test():
    lines = [line.split("#")[0].split() for line in blocks("sh")[0].splitlines()]
    assert lines == [["make", "demo"], ["make", "test"]]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command):
    assert f"| `reportedly {command}" in README


def test_no_documented_command_is_gone():
    assert set(re.findall(r"^\| `reportedly (\S+?)[` ]", README, re.MULTILINE)) <= set(COMMANDS)


def test_every_option_in_a_shell_example_exists():
    for line in "".join(blocks("sh")).splitlines():
        words = line.split("#")[0].split()
        if words and words[0] == "reportedly":
            known = {name for option in COMMANDS[words[1]].params for name in option.opts}
            assert {word for word in words[2:] if word.startswith("--")} <= known, line


def test_every_target_of_the_makefile_that_is_named_exists():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for page in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        assert set(re.findall(r"`make ([a-z]+)", page)) <= set(targets)


def test_every_link_leads_somewhere():
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_python_example_runs(tmp_path):
    examples = ROOT / "src" / "reportedly" / "examples" / "reports.jsonl"
    report = json.loads(examples.read_text(encoding="utf-8").splitlines()[0])
    (tmp_path / "report.txt").write_text(report["text"], encoding="utf-8")
    for code in blocks("python"):
        done = subprocess.run(  # noqa: S603 - our own example
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env={**os.environ}, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "according to" in done.stdout


def test_the_view_is_what_the_program_prints():
    golden = (ROOT / "tests" / "golden" / "examples" / "0001-cordillera-press" / "ledger.txt").read_text("utf-8")
    assert blocks("text")[0] in golden
