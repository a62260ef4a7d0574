"""`reportedly event` and `reportedly situations`: one event, and which belong together."""

import json

import pytest

from reportedly import pipeline
from reportedly.cli.main import run


@pytest.fixture
def reading(said, reading_of):
    hit = said("Rockets [hit]trigger the [market]recipient.", "hit", event="ASSAULT", mode="aerial", day="2031-03-01")
    return reading_of(hit, said("Families [fled]trigger.", "flee", event="ASSAULT", mode="displace"))


@pytest.fixture
def ledger(tmp_path, reading):
    path = str(tmp_path / "crisis.db")
    held = pipeline.open_ledger(path)
    pipeline.add([reading], held)
    held.close()
    return path


def test_an_event_is_found_by_the_id_of_a_statement(ledger, reading, capsys):
    statement = reading.statements[0]
    assert run(["event", statement.id, "--ledger", ledger]) == 0
    assert "grade: F" in capsys.readouterr().out


def test_an_event_as_json_names_its_statements(ledger, reading, capsys):
    statement = reading.statements[0]
    assert run(["event", statement.id, "--ledger", ledger, "--format", "json"]) == 0
    assert statement.id in json.loads(capsys.readouterr().out)["event"]["statements"]


def test_an_unknown_event_is_one_line_and_status_1(ledger, capsys):
    assert run(["event", "e-ffffffff", "--ledger", ledger]) == 1
    assert "nothing in the ledger has the id" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_situations_can_be_written_in_every_form(ledger, capsys, form):
    assert run(["situations", "--ledger", ledger, "--format", form]) == 0
    assert capsys.readouterr().out.strip() or form == "text"
