"""`reportedly add` and `reportedly board`."""

import json

OTHER = "https://another.example/1"


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


def test_a_short_board_is_written_as_json_too(reportedly):
    ledger = reportedly.folder / "l.ledger"
    reportedly("demo", "--ledger", ledger)
    whole, short = (
        json.loads(reportedly("board", "--ledger", ledger, "--format", "json", *asked)[1])
        for asked in ((), ("--short",))
    )
    assert short["schema"] == whole["schema"]
    assert short["situations"]
    assert {event["id"] for event in short["events"]} <= {event["id"] for event in whole["events"]}
    assert short["links"] == []
    assert whole["links"]


def test_the_day_of_a_board_must_be_a_day(reportedly):
    status, _, err = reportedly("board", "--ledger", "l.ledger", "--as-of", "soon")
    assert status == 2
    assert '"soon" is no date; write it as 2031-03-02 (year-month-day)' in err


def test_the_day_of_a_board_may_be_written_as_a_person_writes_it(reportedly):
    ledger = reportedly.folder / "l.ledger"
    reportedly("add", reportedly.file("a.txt"), "--ledger", ledger)
    assert "as of Tue 20 May 2031" in reportedly("board", "--ledger", ledger, "--as-of", "20 May 2031")[1]
    told = reportedly("board", "--ledger", ledger, "--known-at", "2031-05-20T09:30")[1]
    assert "by what was told up to 20 May 2031, 09:30" in told


def test_the_demo_reads_what_ships(reportedly):
    status, out, _ = reportedly("demo")
    assert status == 0
    assert "What is known" in out
    assert "Where to go from here" in out
    assert (reportedly.folder / "demo.ledger").exists()


def test_a_changed_page_is_said_to_take_the_place_of_its_earlier_version(reportedly):
    ledger, path = reportedly.folder / "l.ledger", reportedly.file("a.txt")
    reportedly("add", path, "--ledger", ledger, "--outlet", "Valley Wire")
    changed = reportedly.file("b.txt", "Shots were fired at the bridge on Tuesday.\n")
    status, out, err = reportedly("add", changed, "--ledger", ledger, "--outlet", "VALLEY WIRE", "--url", OTHER)
    assert (status, err) == (0, "")
    assert out.endswith("1 new report, 1 in the place of an earlier version (reportedly diff shows what changed)\n")


def test_what_only_looks_like_a_changed_page_is_told_with_what_to_do(reportedly):
    ledger, path = reportedly.folder / "l.ledger", reportedly.file("a.txt")
    reportedly("add", path, "--ledger", ledger, "--outlet", "Valley Wire")
    other = reportedly.file("b.txt", "Shots were fired at the bridge on Tuesday.\n")
    status, out, err = reportedly(
        "add", other, "--ledger", ledger, "--outlet", "VALLEY WIRE", "--title", "Shots", "--url", OTHER
    )
    assert (status, out) == (0, f"{ledger}: 1 new report\n")
    assert err.startswith("reportedly: ")
    assert "looks like a changed version of" in err
    assert "), but title does not agree; " in err
    told = err.split("if it is one: reportedly ")[1].split()
    assert reportedly(*told)[0] == 0
    assert "is gone" not in reportedly("diff", "--ledger", ledger)[2]
    assert (
        reportedly("add", other, "--ledger", ledger, "--outlet", "VALLEY WIRE", "--title", "Shots", "--url", OTHER)[2]
        == ""
    )


def test_a_person_says_when_adding_what_a_report_supersedes(reportedly):
    ledger, path = reportedly.folder / "l.ledger", reportedly.file("a.txt")
    reportedly("add", path, "--ledger", ledger, "--outlet", "Valley Wire")
    hit = json.loads(reportedly("search", "the", "--ledger", ledger, "--format", "json")[1])["hits"][0]
    later = ("add", path, "--ledger", ledger, "--outlet", "Coast Post", "--url", OTHER, "--supersedes", hit["article"])
    assert "1 in the place of an earlier version" in reportedly(*later)[1]
    assert reportedly(*later)[:2] == (0, f"{ledger}: 0 new reports, 1 known already\n")
    assert reportedly("judge", "list", "--ledger", ledger)[1].count("supersedes") == 1


def test_a_report_supersedes_only_what_is_there(reportedly):
    ledger = reportedly.folder / "l.ledger"
    status, out, err = reportedly("add", reportedly.file("a.txt"), "--ledger", ledger, "--supersedes", "a-none")
    assert (status, out) == (1, "")
    assert 'nothing in the ledger has the id "a-none"' in err
