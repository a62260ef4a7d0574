from pathlib import Path

import pytest
from evaluation.score import Exam, Score

from evaluation import __main__ as examiner


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> Exam:
    """One exam that counts the files it is given."""
    exam = Exam(
        run=lambda files: (Score(name="files", value=len(files), n=len(files), unit=""),),
        files=("set/*.txt",),
        kind="quality",
        about="how many files there are",
    )
    monkeypatch.setattr(examiner, "exams", lambda: {"files": exam})
    return exam


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    for name in "ab":
        (tmp_path / "set" / f"{name}.txt").touch()
    return tmp_path


def test_an_exam_by_name_takes_the_files_given(exam, data, capsys):
    assert examiner.main(["files", str(data / "set" / "a.txt")]) == 0
    assert "files      1" in capsys.readouterr().out


def test_a_kind_runs_every_exam_of_it_on_the_data_folder(exam, data, capsys):
    assert examiner.main(["quality", "--data", str(data)]) == 0
    assert "files      2" in capsys.readouterr().out


def test_a_missing_set_is_said_and_fails(exam, tmp_path, capsys):
    assert examiner.main(["quality", "--data", str(tmp_path)]) == 1
    assert "files: no file set/*.txt" in capsys.readouterr().err


def test_a_kind_takes_no_files(exam, data, capsys):
    assert examiner.main(["quality", "x.txt"]) == 2
    assert "--data" in capsys.readouterr().err
