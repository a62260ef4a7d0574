import gzip
import json
import os

import pytest
from evaluation.bench import Clocked, Row, Run, _circumstances, _first_statement, _resident

from evaluation import bench, bench_encoder
from reportedly.testing import FakeAnnotator, article_of

RUN = Run(articles=2, sentences=8, seconds=2.0, start_seconds=0.5, encoder_seconds=1.0, mebibytes=300)


def test_a_process_has_resident_memory():
    assert _resident(os.getpid()) > 2**20


def test_a_process_that_ended_has_none():
    assert _resident(2**22 + 1) == 0


def test_the_middle_of_several_runs_is_their_median():
    runs = [RUN, RUN, Run(articles=2, sentences=8, seconds=9.0, start_seconds=1, encoder_seconds=None, mebibytes=1)]
    row = Row(what="examples", cores=1, runs=runs)
    assert row.middle("seconds") == 2.0
    assert row.middle("encoder_seconds") == 1.0


def test_a_clocked_annotator_says_the_same_and_keeps_the_time():
    clocked = Clocked(FakeAnnotator())
    articles = [article_of("Police closed the road."), article_of("It reopened.")]
    assert [*clocked.annotate(articles)] == [*FakeAnnotator().annotate(articles)]
    assert clocked.seconds > 0


def test_a_busy_machine_is_said():
    assert "do not quote" in _circumstances(9.4, 3)
    assert "do not quote" not in _circumstances(0.1, 3)


def test_a_command_that_says_nothing_is_not_a_measurement(tmp_path, monkeypatch):
    command = tmp_path / "reportedly"
    command.write_text("#!/bin/sh\ncat > /dev/null\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setattr(bench.sys, "executable", str(tmp_path / "python"))
    report = tmp_path / "reports.jsonl"
    report.write_text('{"text": "Police closed the road."}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="nothing was measured"):
        _first_statement(report)


def test_the_encoder_is_measured_in_processes_of_its_own(tmp_path, monkeypatch):
    articles = tmp_path / "attribution/polnear/dev/polnear-dev.jsonl.gz"
    articles.parent.mkdir(parents=True)
    with gzip.open(articles, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"text": "The army left Tarn on Monday. Nobody came."}) + "\n")
    monkeypatch.setattr(bench_encoder, "SECONDS", 0.1)
    (line, *_) = bench_encoder.lines(tmp_path, runs=1)
    assert float(line.split()[1]) > 0
    assert line.endswith("one process")


def test_without_articles_the_encoder_is_not_measured(tmp_path):
    assert bench_encoder.lines(tmp_path, runs=1) == ()
