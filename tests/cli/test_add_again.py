"""`reportedly add` of reports without a day, and of the same ones with it."""

import pytest
from tests.cli.conftest import as_stated

from reportedly import pipeline


@pytest.fixture
def ledger(reportedly, monkeypatch):
    monkeypatch.setattr(pipeline, "read_all", as_stated)
    return reportedly.folder / "l.ledger"


def test_a_report_without_a_day_is_a_line_that_says_how_to_mend_it(reportedly, ledger):
    path = reportedly.file("a b.txt")
    status, _, err = reportedly("add", path, "--ledger", ledger)
    assert (status, err.count("\n")) == (0, 1)
    assert "no day of publication, so it is on no board of a day" in err
    assert f"reportedly add '{path}' --published YYYY-MM-DD --ledger {ledger}" in err


def test_a_row_without_a_day_is_mended_in_its_table(reportedly, ledger):
    path = reportedly.file("a.csv", "text,date\nThe gate is shut.,2031-03-02\nThe gate is open.,\n")
    err = reportedly("add", path, "--ledger", ledger)[2]
    assert err.startswith(f"reportedly: {path}:3: no day")
    assert f"fill the date column of {path} and add it again" in err


def test_a_report_added_again_with_its_day_is_no_second_report(reportedly, ledger):
    path = reportedly.file("a.txt")
    reportedly("add", path, "--ledger", ledger)
    _, out, err = reportedly("add", path, "--ledger", ledger, "--published", "2031-03-02")
    assert out.endswith("0 new reports, 1 added again with more known of it, in the place of what was there before\n")
    assert err == ""
    assert reportedly("add", path, "--ledger", ledger)[1:] == (f"{ledger}: 0 new reports, 1 known already\n", "")


def test_many_reports_without_a_day_are_not_all_named(reportedly, ledger):
    rows = "".join(f"The gate {number} is shut.\n" for number in range(25))
    err = reportedly("add", reportedly.file("a.csv", f"text\n{rows}"), "--ledger", ledger)[2]
    assert err.count("\n") == 21
    assert err.endswith("reportedly: and 5 more reports without a day\n")


def test_documents_of_a_folder_that_are_not_read_are_named(reportedly, ledger):
    folder = reportedly.folder / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("The gate is shut.\n")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4")
    (folder / "c.png").write_bytes(b"")
    status, _, err = reportedly("add", folder, "--ledger", ledger)
    assert status == 0
    assert f"reportedly: {folder}: 1 document left out ({folder}/b.pdf); convert them to text first" in err
    assert "c.png" not in err
