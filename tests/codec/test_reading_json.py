"""Readings to contract JSON and back."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from reading_strategies import readings

from reportedly.codec import reading_from_json, reading_json, reading_schema
from reportedly.errors import RecordError
from reportedly.records import Annotation, Argument, Producer, Role
from reportedly.testing import sample_reading


@pytest.fixture
def contract():
    return json.loads(reading_json(sample_reading()))


def put(contract, path, value):
    *way, last = path
    for step in way:
        contract = contract[step]
    contract[last] = value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings())
def test_a_reading_comes_back_as_it_was(reading):
    assert reading_from_json(reading_json(reading)) == reading


def test_the_names_of_the_contract_are_fixed(contract):
    assert list(contract) == [
        "schema", "article", "posts", "statements", "attributions", "mentions", "times", "groundings", "links",
        "problems",
    ]  # fmt: skip
    statement = contract["statements"][0]
    assert set(statement) >= {
        "id", "evidence", "text", "trigger", "event", "mode", "contexts", "cameo", "quad", "plover_score", "goldstein",
        "chain", "arguments", "when", "factuality", "counts", "status", "score", "producer",
    }  # fmt: skip
    assert set(contract["article"]) >= {"id", "title", "outlet", "published", "url", "language", "text"}


def test_every_span_comes_with_its_words(contract):
    text = contract["article"]["text"]
    statement = contract["statements"][0]
    start, end = statement["trigger"]["span"]
    assert statement["trigger"] == {"span": [start, end], "text": "blocked", "lemma": "block"}
    assert text[start:end] == "blocked"
    assert statement["chain"][0]["cue"]["text"] == "reported"
    assert contract["times"][0]["value"] == "2031-05-14"


def test_an_argument_carries_its_grounding(contract):
    location = contract["statements"][0]["arguments"][1]
    assert location["grounding"] == {
        "kind": "place", "id": "overlay:karsa", "name": "Karsa", "country": "XKX", "admin1": None, "lat": 42.9,
        "lon": 20.8, "precision": "city", "score": 0.9,
    }  # fmt: skip


def test_a_grounding_without_a_target_is_null_and_keeps_its_runners_up(contract):
    assert contract["statements"][0]["arguments"][0]["grounding"] is None
    assert contract["groundings"][2]["target"] is None
    assert contract["groundings"][2]["candidates"][0]["name"] == "drivers"


def test_a_pronoun_takes_the_grounding_of_what_it_stands_for(contract):
    he = contract["statements"][5]["arguments"][0]
    assert he["text"] == "he"
    assert he["antecedent"]["text"] == "governor"
    assert he["grounding"]["id"] == "XKX/GOV"


def test_a_date_that_only_the_time_room_knew_is_grounded_too(contract):
    friday = contract["statements"][5]["arguments"][1]
    assert friday["grounding"] == {
        "kind": "time", "start": "2031-05-16", "end": "2031-05-16", "granularity": "day", "relation": "on",
        "score": 1.0,
    }  # fmt: skip


def test_a_source_carries_its_grounding(contract):
    assert contract["statements"][2]["chain"][0]["source"]["grounding"]["id"] == "XKX/COP"


def test_a_toponym_that_is_no_name_is_among_the_mentions(contract):
    assert [(found["text"], found["score"]) for found in contract["mentions"]] == [
        ("Karsa", 1.0),
        ("Karsa crossing", None),
    ]


def test_offsets_behind_an_emoji_are_code_points(contract):
    post = contract["posts"][0]
    assert contract["article"]["text"][slice(*post["span"])].endswith("🚌 — Mira Solen (@mira_solen) May 14, 2031")


def test_the_annotation_is_left_out():
    reading = sample_reading()
    annotation = Annotation(
        article_id="article-1", sentences=(), mentions=(), attributions=(), producer=Producer(name="x", version="1")
    )
    assert reading_from_json(reading_json(replace(reading, annotation=annotation))) == reading


def test_a_field_that_we_do_not_know_is_passed_over(contract):
    contract["weather"] = "rain"
    contract["statements"][0]["mood"] = 3
    assert reading_from_json(json.dumps(contract)) == sample_reading()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("statements", 0, "trigger", "span", 0), "81", "$.statements[0].trigger.span[0]"),
        (("statements", 1, "factuality", "polarity"), "maybe", "$.statements[1].factuality.polarity"),
        (("statements", 0, "evidence"), [9, 9], "$.statements[0].evidence"),
        (("statements", 0, "arguments", 0, "span"), [5, 9999], "$.statements[0].arguments[0].span"),
        (("statements", 0, "trigger", "text"), "opened", "$.statements[0].trigger.text"),
        (("statements", 0, "text"), "No.", "$.statements[0].text"),
        (("article", "published"), "yesterday", "$.article.published"),
        (("schema",), "reportedly/9", "$.schema"),
    ],
)
def test_a_bad_value_is_refused_with_its_path(contract, path, value, said):
    put(contract, path, value)
    with pytest.raises(RecordError) as refused:
        reading_from_json(json.dumps(contract))
    assert f"`{said}`" in str(refused.value)


def test_a_trigger_outside_its_evidence_is_refused(contract):
    contract["statements"][0]["trigger"] = contract["statements"][2]["trigger"]
    with pytest.raises(RecordError, match=r"statements\[0\]\.trigger\.span"):
        reading_from_json(json.dumps(contract))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"schema": "\xff"}', "null"])
def test_what_is_no_reading_is_refused(raw):
    with pytest.raises(RecordError):
        reading_from_json(raw)


def test_the_schema_names_every_field_of_the_answer(contract):
    shapes = reading_schema()["$defs"]
    assert set(shapes["ReadingShape"]["properties"]) == set(contract)
    assert set(shapes["StatementShape"]["properties"]) == set(contract["statements"][0])


def test_a_recipient_is_grounded_as_an_actor():
    reading = sample_reading()
    governor = reading.statements[3].arguments[0]
    told = replace(
        reading.statements[3],
        arguments=(Argument(role=Role.RECIPIENT, span=governor.span, head=governor.head),),
    )
    contract = json.loads(reading_json(replace(reading, statements=(told,))))
    assert contract["statements"][0]["arguments"][0]["grounding"]["kind"] == "actor"
