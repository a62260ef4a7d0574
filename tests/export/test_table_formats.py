"""Readings as CSV, JSON and golden notation."""

import csv
import io
import json
from dataclasses import replace

import pytest

from reportedly.codec import reading_from_json
from reportedly.export import FORMATS, exporter
from reportedly.export.csv import COLUMNS
from reportedly.export.notation import notation
from reportedly.testing import article_of, sample_reading


def written(form, *readings):
    out = io.StringIO()
    exporter(form).write(readings, out)
    return out.getvalue()


def table(*readings):
    return list(csv.DictReader(io.StringIO(written("csv", *readings))))


@pytest.mark.parametrize("form", FORMATS)
def test_every_exporter_keeps_the_protocol(form):
    found = exporter(form)
    assert found.name == form
    assert "/" in found.media_type
    assert written(form, sample_reading()).endswith("\n")


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="no format"):
        exporter("pdf")


def test_json_lines_come_back_as_readings():
    lines = written("jsonl", sample_reading(), sample_reading()).splitlines()
    assert [reading_from_json(line) for line in lines] == [sample_reading(), sample_reading()]


@pytest.mark.parametrize("number", [0, 2, 3])
def test_json_is_a_list_unless_there_is_one(number):
    assert len(json.loads(written("json", *[sample_reading()] * number))) == number


def test_json_of_one_reading_is_the_object_itself():
    assert json.loads(written("json", sample_reading()))["schema"] == "reportedly/1"


def test_a_statement_is_a_row():
    row = table(sample_reading())[0]
    assert list(row) == list(COLUMNS)
    wanted = {
        "outlet": "Upland Post", "published": "2031-05-14", "trigger": "blocked", "event": "COERCE",
        "actors": "Striking drivers", "place_names": "Karsa", "countries": "XKX", "latitudes": "42.9",
        "when_start": "2031-05-14", "sources": "local media", "cues": "reported", "polarity": "positive",
        "status": "closed", "goldstein": "-9.5",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_a_pronoun_has_the_id_of_what_it_stands_for():
    assert table(sample_reading())[5]["actor_ids"] == "XKX/GOV"


def test_a_post_is_signed_in_its_row():
    row = table(sample_reading())[6]
    assert (row["post_author"], row["post_date"]) == ("Mira Solen", "2031-05-14")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\uff1d"])
def test_no_cell_is_run_as_a_formula(start):
    article = article_of(f"{start}HYPERLINK(1) rose.", title=f'{start}cmd|"/c calc"!A1')
    sentence = replace(sample_reading().statements[1], counts=())
    span = type(sentence.evidence)(0, len(article.text))
    reading = replace(
        sample_reading(), article=article, statements=(replace(sentence, evidence=span, trigger=span),), groundings=()
    )
    row = table(reading)[0]
    for name in ("title", "sentence", "trigger"):
        assert row[name].startswith("'")


def test_a_number_keeps_its_minus():
    assert table(sample_reading())[0]["plover_score"] == "-7.0"


def test_the_notation_tells_a_statement_with_what_stands_behind_it():
    text = notation(sample_reading())
    assert "\n  1. Striking drivers -> blocked · crossing: closed · " in text
    assert "\n     location: Karsa crossing = Karsa overlay:karsa XKX (42.90, 20.80)\n" in text
    assert '\n     source: regional police [organisation] "said" asserts, direct\n' in text
    assert "\n1 contradicts 7: same crossing and day, another state\n" in text
    assert '\n! actor-ambiguous [resolve] at "he": ' in text


def test_the_notation_holds_no_score_and_no_id():
    reading = sample_reading()
    other = replace(
        reading, statements=tuple(replace(s, score=0.1) for s in reading.statements),
        article=replace(reading.article, id="other"),
    )  # fmt: skip
    assert notation(other) == notation(reading)
