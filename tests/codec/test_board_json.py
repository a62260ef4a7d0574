"""The board and bare annotations as JSON."""

import json
from dataclasses import replace
from datetime import date

from reportedly.codec import annotation_json, board_json, board_schema, grounding_fields, pretty
from reportedly.testing import FakeAnnotator, article_of, only, sample_board, sample_reading


def test_the_board_has_the_names_of_the_contract():
    board = json.loads(board_json(sample_board(), [sample_reading()]))
    assert list(board) == [
        "schema",
        "as_of",
        "states",
        "events",
        "contested",
        "links",
        "articles",
        "statements",
        "known_at",
        "situations",
        "n_later",
        "n_undated",
    ]
    state = board["states"][0]
    assert (state["subject"], state["state"], state["since"]) == ("Karsa crossing", "open", "2031-05-14")
    past = {"state": "closed", "from": "2031-05-14", "to": "2031-05-14", "statement": "s1"}
    assert state["history"] == [past | {"according_to": [], "told": None}]
    contest = {"kind": "state", "statements": ["s1", "s7"], "sides": [["s1"], ["s7"]]}
    assert board["contested"] == [contest | {"what": None, "values": []}]
    assert board["articles"][0]["reprint_of"] is None
    assert set(board_schema()["$defs"]["BoardShape"]["properties"]) == set(board)


def test_the_board_gives_the_statements_that_it_rests_on():
    board = json.loads(board_json(sample_board(), [sample_reading()]))
    assert [statement["id"] for statement in board["statements"]] == ["s1", "s2", "s7"]
    assert board["statements"][0]["article"] == "article-1"
    assert board["statements"][0]["chain"][0]["source"]["text"] == "local media"


def test_the_board_stands_without_readings():
    assert json.loads(board_json(sample_board()))["statements"] == []


def test_the_day_of_the_board_is_iso():
    assert json.loads(board_json(sample_board(as_of=date(2031, 5, 20))))["as_of"] == "2031-05-20"


def test_an_annotation_gives_words_and_heads():
    article = article_of("Shots were heard. Nobody moved.")
    annotation = only(only(FakeAnnotator().annotate([article])).found)
    seen = json.loads(annotation_json(article.text, annotation))
    assert seen["schema"] == "reportedly-annotation/1"
    assert [token["text"] for token in seen["sentences"][1]["tokens"]] == ["Nobody", "moved", "."]
    assert [token["head"] for token in seen["sentences"][1]["tokens"]] == [-1, 0, 0]


def test_a_grounding_stands_alone_with_its_runners_up():
    fields = grounding_fields(sample_reading().groundings[0])
    assert fields["grounding"]["name"] == "Karsa"
    assert [found["name"] for found in fields["candidates"]] == ["Karsava"]


def test_json_is_laid_out_for_people():
    assert pretty(b'{"a":[1]}') == '{\n  "a": [\n    1\n  ]\n}'


def test_a_board_of_a_day_says_how_many_reports_it_leaves_out():
    board = json.loads(board_json(replace(sample_board(), n_later=2, n_undated=1)))
    assert (board["n_later"], board["n_undated"]) == (2, 1)
