"""`reportedly ground`: one question a line, one answer a line."""

import json

import pytest

from reportedly import resolve
from reportedly.testing import sample_reading


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    asked = []

    def ground(kind, text, *, context, date, gazetteer, tables):
        asked.append((kind, text, context, date and date.isoformat()))
        return sample_reading().groundings[0]

    monkeypatch.setattr(resolve, "open_gazetteer", lambda _=None: None)
    monkeypatch.setattr(resolve, "ground", ground, raising=False)
    return asked


def test_an_answer_is_the_question_with_its_grounding_and_runners_up(reportedly, asked):
    line = {"kind": "place", "text": "Karsa", "context": "In Karsa it rained.", "date": "2031-05-14", "id": 7}
    status, out, err = reportedly("ground", reportedly.file("q.jsonl", json.dumps(line) + "\n\n"))
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert {key: answer[key] for key in line} == line
    assert answer["grounding"]["name"] == "Karsa"
    assert [found["name"] for found in answer["candidates"]] == ["Karsava"]
    assert asked == [("place", "Karsa", "In Karsa it rained.", "2031-05-14")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"kind": "sea", "text": "x"}', 'kind is "sea"'),
        ('{"kind": "place"}', "text is missing"),
        ('{"kind": "place", "text": "x", "context": 3}', "context is no text"),
        ('{"kind": "place", "text": "x", "date": "soon"}', 'date is "soon"; write it as 2031-03-02'),
    ],
)
def test_a_bad_line_is_told_in_its_place_and_the_next_is_answered(reportedly, line, said):
    path = reportedly.file("q.jsonl", line + '\n{"kind": "place", "text": "Karsa"}\n')
    status, out, err = reportedly("ground", path)
    bad, good = map(json.loads, out.splitlines())
    assert status == 1
    assert said in bad["error"]
    assert good["grounding"]["name"] == "Karsa"
    assert err.startswith(f"reportedly: {path}:1: ")
    assert err.count("\n") == 1
