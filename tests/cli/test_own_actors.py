"""`--actors`: a list of one's own, with a line that cannot be read."""

import json

LIST = "SALT_GUARD_ [MNEREB]\nBROKEN_ [MNEREB\n"


def test_a_list_of_ones_own_is_used_and_its_odd_line_is_named(reportedly, tmp_path):
    (tmp_path / "actors.txt").write_text(LIST)
    question = tmp_path / "names.jsonl"
    question.write_text('{"kind": "actor", "text": "the Salt Guard"}\n')
    status, out, err = reportedly("ground", question, "--actors", tmp_path / "actors.txt")
    assert status == 0
    assert json.loads(out)["grounding"]["id"] == "MNE/REB/salt-guard"
    assert err == "reportedly: actors.txt, line 2: a bracket is missing; the line was left out\n"


def test_reading_names_the_odd_line_too(reportedly, tmp_path):
    (tmp_path / "actors.txt").write_text(LIST)
    status, _, err = reportedly("read", reportedly.file("a.txt"), "--actors", tmp_path / "actors.txt")
    assert status == 0
    assert "actors.txt, line 2" in err


def test_a_list_can_be_set(reportedly, tmp_path, monkeypatch):
    (tmp_path / "actors.txt").write_text(LIST)
    monkeypatch.setenv("REPORTEDLY_READER_ACTORS_FILE", str(tmp_path / "actors.txt"))
    question = tmp_path / "names.jsonl"
    question.write_text('{"kind": "actor", "text": "the Salt Guard"}\n')
    assert json.loads(reportedly("ground", question)[1])["grounding"]["sectors"] == ["REB"]


def test_a_list_that_is_not_there_is_an_error_of_one_line(reportedly, tmp_path):
    status, _, err = reportedly("read", reportedly.file("a.txt"), "--actors", tmp_path / "none.txt")
    assert status == 1
    assert "cannot be read" in err
