"""`reportedly search`, `diff`, `judge` and `verify`."""

import json
import sqlite3
from dataclasses import replace

import pytest

from reportedly import pipeline
from reportedly.records import Producer

MODEL = Producer(name="model", version="2")


@pytest.fixture
def added(reportedly, reading_of):
    def add(*readings):
        path = reportedly.folder / "l.ledger"
        held = pipeline.open_ledger(path)
        pipeline.add(readings, held)
        held.close()
        return path

    return add


@pytest.fixture
def ledger(added, said, reading_of):
    return added(reading_of(said("[Shots]actor were [fired]trigger at the bridge.", "fire", event="ASSAULT")))


def test_a_search_shows_the_sentence_its_report_and_its_statements(reportedly, ledger):
    status, out, err = reportedly("search", "shots", "bridge", "--ledger", ledger)
    assert (status, err) == (0, "")
    assert "[Shots]" in out
    assert "Valley Wire · " in out


def test_a_search_for_programs_is_json(reportedly, ledger):
    status, out, _ = reportedly("search", "bridge", "--ledger", ledger, "--format", "json")
    found = json.loads(out)
    assert (status, found["schema"], len(found["hits"])) == (0, "reportedly-search/1", 1)
    assert "bridge" in found["hits"][0]["text"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("zzqqx",),
            'reportedly: "zzqqx" stands in no report; no word is spelt much like it; try a beginning with *\n',
        ),
        (("?",), "reportedly: give a word to search for\n"),
        (
            ('"bridge the"',),
            'paragraph holds all of: "bridge the"; words in quotes must stand side by side, as they are\n',
        ),
    ],
)
def test_a_search_that_finds_nothing_says_so(reportedly, ledger, words, told):
    status, out, err = reportedly("search", *words, "--ledger", ledger)
    assert (status, out) == (1, "")
    assert err.endswith(told)
    assert err.count("\n") == 1


def test_a_misspelt_word_is_said_to_be_taken_for_another(reportedly, ledger):
    status, _, err = reportedly("search", "bridgge", "--ledger", ledger)
    assert (status, err) == (0, 'reportedly: "bridgge" stands in no report; looked for "bridge"\n')


def test_a_whole_ledger_is_said_to_be_whole(reportedly, ledger):
    assert reportedly("verify", "--ledger", ledger)[:2] == (
        0, f"{ledger}: whole (1 articles, 1 readings, 0 links, 0 judgements)\n",
    )  # fmt: skip


def test_a_changed_text_is_found(reportedly, ledger):
    with sqlite3.connect(ledger) as other:
        other.execute("UPDATE articles SET text = replace(text, 'Shots', 'Shoes')")
    other.close()
    status, out, _ = reportedly("verify", "--ledger", ledger)
    assert status == 1
    assert out.startswith("text-changed: the text of article ")
    assert reportedly("verify", "--reindex", "--ledger", ledger)[0] == 1


def test_a_lost_index_is_made_anew(reportedly, ledger):
    with sqlite3.connect(ledger) as other:
        other.execute("INSERT INTO passages(passages) VALUES ('delete-all')")
    other.close()
    status, out, _ = reportedly("verify", "--ledger", ledger)
    assert (status, out.split(":")[0]) == (1, "index-differs")
    assert reportedly("verify", "--reindex", "--ledger", ledger)[0] == 0


def test_a_report_that_was_read_again_is_shown_part_by_part(reportedly, added, said, reading_of):
    old = reading_of(said("Shots were [fired]trigger at the bridge.", "fire", event="ASSAULT"))
    new = replace(old, statements=tuple(replace(s, event="PROTEST") for s in old.statements), producers=(MODEL,))
    added(old)
    status, out, _ = reportedly("diff", "--ledger", added(new))
    assert status == 0
    assert "read again: by an earlier version ⇒ model@2\n" in out
    assert "      code: ASSAULT ⇒ PROTEST\n" in out


def test_nothing_to_compare_is_said(reportedly, ledger):
    assert reportedly("diff", "--ledger", ledger)[:2] == (
        0, "nothing was read again with another result, and no page has changed\n",
    )  # fmt: skip


def test_a_changed_page_is_shown_line_by_line(reportedly, added, said, reading_of):
    url, fired = "https://valley.example/1", said("Shots were [fired]trigger at the bridge.", "fire")
    for n, last in enumerate(("The road is open.", "The road is closed.")):
        ledger = added(reading_of(fired, url=url, tail=last, name=f"r{n}"))
    status, out, _ = reportedly("diff", "--ledger", ledger)
    assert status == 0
    assert f"the page changed ({url})" in out
    assert "  - “The road is open.”\n  + “The road is closed.”\n" in out
    told = json.loads(reportedly("diff", "--ledger", ledger, "--format", "json")[1])
    assert [(one["kind"], one["text_gone"], one["text_added"]) for one in told] == [
        ("revision", ["The road is open."], ["The road is closed."])
    ]


def test_a_judgement_is_kept_and_listed(reportedly, ledger):
    hit = json.loads(reportedly("search", "bridge", "--ledger", ledger, "--format", "json")[1])["hits"][0]
    status, out, _ = reportedly(
        "judge", "wrong", hit["article"][:8], "--by", "ana", "--note", "not this bridge", "--ledger", ledger
    )
    assert status == 0
    said, *changes = out.splitlines()
    assert said.endswith(f"UTC  ana  wrong  {hit['article']} (not this bridge)")
    assert changes == ["  nothing on the board or in any event changed"]
    assert reportedly("judge", "list", "--ledger", ledger)[1] == f"{said}\n"


def test_a_judgement_says_what_changed_by_it(reportedly, ledger):
    hit = json.loads(reportedly("search", "bridge", "--ledger", ledger, "--format", "json")[1])["hits"][0]
    out = reportedly("judge", "wrong", hit["statements"][0], "--ledger", ledger)[1]
    assert f"\n  event e-{hit['statements'][0].removeprefix('s-')} is no more: 1 statement, reported, " in out


def test_a_statement_that_was_judged_wrong_says_so_when_it_is_found(reportedly, ledger):
    hit = json.loads(reportedly("search", "bridge", "--ledger", ledger, "--format", "json")[1])["hits"][0]
    (statement,) = hit["statements"]
    reportedly("judge", "wrong", statement, "--by", "ana", "--ledger", ledger)
    assert "judged wrong by ana" in reportedly("search", "bridge", "--ledger", ledger)[1]
    again = json.loads(reportedly("search", "bridge", "--ledger", ledger, "--format", "json")[1])["hits"][0]
    assert (hit["judged_wrong"], again["judged_wrong"]) == ([], [statement])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("wrong",), '"wrong" needs an id; find ids with: reportedly search; see: reportedly judge --help'),
        (("note", "abcdef"), "a note needs its words; give --note TEXT; see: reportedly judge --help"),
        (("wrong", "nowhere"), 'nothing in the ledger has the id "nowhere"; find ids with: reportedly search'),
        (("same", "abcdef"), '"same" is said of two ids; see: judge --help'),
    ],
)
def test_a_judgement_that_cannot_be_kept_is_refused_in_one_line(reportedly, ledger, arguments, told):
    status, out, err = reportedly("judge", *arguments, "--ledger", ledger)
    assert status in {1, 2}
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [("search", "x"), ("verify",), ("diff",), ("judge", "list")])
def test_a_ledger_that_is_not_there_is_not_made(reportedly, command):
    status, _, err = reportedly(*command, "--ledger", "none.ledger")
    assert status == 1
    assert err.startswith('reportedly: no ledger at "none.ledger"')
    assert not list(reportedly.folder.iterdir())
