"""`reportedly add` and `reportedly board`."""

import json


def test_reports_go_into_a_ledger_once(reportedly):
    ledger = reportedly.folder / "l.ledger"
    path = reportedly.file("a.txt")
    assert reportedly("add", path, "--ledger", ledger)[:2] == (0, f"{ledger}: 1 new report\n")
    assert reportedly("add", path, "--ledger", ledger)[:2] == (0, f"{ledger}: 0 new reports, 1 known already\n")


def test_a_ledger_keeps_what_was_read_when_another_report_fails(reportedly):
    ledger = reportedly.folder / "l.ledger"
    status, out, err = reportedly("add", reportedly.file("a.txt"), "none.txt", "--ledger", ledger)
    assert (status, out) == (1, f"{ledger}: 1 new report\n")
    assert err == "reportedly: none.txt: no such file; check the path\n"


def test_a_report_that_was_not_understood_is_not_added(reportedly):
    ledger = reportedly.folder / "l.ledger"
    status, out, _ = reportedly("add", reportedly.file("a.txt"), "--language", "sq", "--ledger", ledger)
    assert (status, out) == (1, f"{ledger}: 0 new reports\n")


def test_the_board_is_shown_as_text_and_as_json(reportedly):
    ledger = reportedly.folder / "l.ledger"
    reportedly("add", reportedly.file("a.txt"), "--ledger", ledger)
    status, out, _ = reportedly("board", "--ledger", ledger)
    assert status == 0
    assert out.startswith("What is known\n")
    board = json.loads(reportedly("board", "--ledger", ledger, "--format", "json", "--as-of", "2031-05-20")[1])
    assert (board["schema"], board["as_of"]) == ("reportedly-board/1", "2031-05-20")


def test_a_ledger_that_is_not_there_is_not_made_by_looking(reportedly):
    status, _, err = reportedly("board", "--ledger", "none.ledger")
    assert status == 1
    assert err.startswith('reportedly: no ledger at "none.ledger"')
    assert not list(reportedly.folder.iterdir())


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(reportedly):
    path = reportedly.file("a.txt")
    before = path.read_bytes()
    for command in (("board",), ("add", path)):
        status, _, err = reportedly(*command, "--ledger", path)
        assert status == 1
        assert err.count("\n") == 1
    assert path.read_bytes() == before


def test_the_day_of_a_board_must_be_a_day(reportedly):
    status, _, err = reportedly("board", "--ledger", "l.ledger", "--as-of", "soon")
    assert status == 2
    assert "'soon'" in err


def test_the_demo_reads_what_ships(reportedly):
    status, out, _ = reportedly("demo")
    assert status == 0
    assert "What is known" in out
    assert "Where to go from here" in out
    assert (reportedly.folder / "demo.ledger").exists()
