"""What every ledger finds by words."""

import pytest

from reportedly.store import search


@pytest.fixture
def full(ledger, said, reading_of):
    ledger.add([
        reading_of(
            said("[Police]source said they [closed]trigger the Brezna pass.", "close", event="COERCE"),
            said("Señor Aguirre [left]trigger 🚧 for the coast.", "leave"),
            published="2031-03-02", url="https://valley.example/1", tail="The pass is 1,200 metres high.",
        ),
        reading_of(said("[Miners]actor [blocked]trigger the pass.", "block"), name="r2", outlet="Coast Post"),
    ])  # fmt: skip
    return ledger


def sentences(ledger, query, **bounds):
    texts = {reading.article.id: reading.article.text for reading in ledger.readings()}
    return [hit.span.of(texts[hit.article_id]) for hit in ledger.search(query, **bounds).found]


def test_a_sentence_is_found_by_all_of_its_words(full):
    assert sentences(full, "pass brezna") == ["Police said they closed the Brezna pass."]


def test_the_hit_names_the_statements_of_its_sentence(full):
    (hit,) = full.search("brezna").found
    statements = {s.id: s for reading in full.readings() for s in reading.statements}
    assert [statements[i].lemma for i in hit.statement_ids] == ["close"]


def test_case_and_accents_do_not_matter(full):
    assert sentences(full, "SENOR aguírre") == ["Señor Aguirre left 🚧 for the coast."]


def test_a_paragraph_without_statements_is_found_whole(full):
    (hit,) = full.search("metres").found
    assert hit.statement_ids == ()
    assert sentences(full, "metres") == ["The pass is 1,200 metres high."]


def test_words_in_quotes_must_stand_side_by_side(full):
    assert sentences(full, '"the brezna"') == ["Police said they closed the Brezna pass."]
    assert sentences(full, '"brezna the"') == []


def test_of_words_that_stand_everywhere_only_the_latest_passages_are_ranked_and_that_is_said(full, monkeypatch):
    assert full.search("pass").problems == ()
    monkeypatch.setattr(search, "_RANKED", 1)
    found = full.search("pass")
    assert [problem.code for problem in found.problems] == ["many-passages"]
    assert sentences(full, "pass") == ["Miners blocked the pass."]
    assert sentences(full, '"the brezna"') == ["Police said they closed the Brezna pass."]


def test_a_word_is_found_in_all_of_its_forms(full):
    assert sentences(full, "block") == sentences(full, "blocking") == ["Miners blocked the pass."]
    assert sentences(full, "passes miner") == ["Miners blocked the pass."]


def test_a_word_as_it_was_typed_comes_before_its_other_forms(ledger, said, reading_of):
    ledger.add([
        reading_of(said("Shells [hit]trigger the market of Brezna.", "hit"), name="r1"),
        reading_of(said("A shell [hit]trigger the market of Brezna.", "hit"), name="r2"),
    ])  # fmt: skip
    assert sentences(ledger, "shells") == ["Shells hit the market of Brezna.", "A shell hit the market of Brezna."]
    assert sentences(ledger, "shell")[0] == "A shell hit the market of Brezna."


def test_words_in_quotes_stand_as_they_are(full):
    assert sentences(full, '"blocked the"') == sentences(full, '"blocked"') == ["Miners blocked the pass."]
    assert sentences(full, '"block the"') == sentences(full, '"block"') == []


def test_the_hit_says_where_the_words_stand_in_the_form_they_have(full):
    texts = {reading.article.id: reading.article.text for reading in full.readings()}
    (hit,) = full.search("senor coasts").found
    assert [span.of(texts[hit.article_id]) for span in hit.words] == ["Señor", "coast"]


def test_the_beginning_of_a_word_finds_it(full):
    assert sentences(full, "brez*") == ["Police said they closed the Brezna pass."]
    assert sentences(full, "brez") == sentences(full, "brezna")  # no such word, one much like it


def test_a_misspelt_word_is_taken_for_what_it_is_like_and_that_is_said(full):
    found = full.search("Brezhna")
    assert len(found.found) == 1
    assert [(p.code, p.message) for p in found.problems] == [
        ("word-not-found", '"brezhna" stands in no report; looked for "brezna"')
    ]


def test_a_word_that_is_like_none_finds_nothing(full):
    found = full.search("xylophone pass")
    assert found.found == ()
    assert [problem.code for problem in found.problems] == ["word-not-found"]


def test_there_are_no_more_hits_than_asked_for(full):
    assert len(sentences(full, "pass")) == 3
    assert len(sentences(full, "pass", limit=2)) == 2


@pytest.mark.parametrize(
    "query",
    ["", "*", '"', "'", "a' OR 'b", "pass:*", "pass & !x", "NEAR(", 'pass"', "\0", "^pass", "(pass", "{a}:b", "%"],
)
def test_no_query_is_taken_for_the_database_s_own_language(full, query):
    full.search(query)
    assert len(sentences(full, "pass")) == 3


def test_what_was_said_twice_is_found_once(full):
    full.add(list(full.readings()))
    assert len(sentences(full, "pass")) == 3


def test_the_index_can_be_made_anew(full):
    full.reindex()
    assert len(sentences(full, "pass")) == 3
    assert list(full.verify()) == []
