"""The helpers that other tests lean on."""

import pytest

from reportedly.records import Span
from reportedly.testing import FakeAnnotator, article_of, marked, only


def test_marks_nest_and_spans_count_code_points():
    text, span = marked("[The army]source [denied]cue [it had [shelled]trigger the camp 🏕]content.")
    assert text == "The army denied it had shelled the camp 🏕."
    assert {label: found.of(text) for label, found in span.items()} == {
        "source": "The army",
        "cue": "denied",
        "trigger": "shelled",
        "content": "it had shelled the camp 🏕",
    }


def test_an_escaped_bracket_is_text():
    assert marked(r"\[sic\] [closed]trigger") == ("[sic] closed", {"trigger": Span(6, 12)})


@pytest.mark.parametrize("source", ["[open", "shut]label", "[no label] here", "[a]x [b]x"])
def test_a_malformed_mark_is_refused(source):
    with pytest.raises(ValueError, match=r"bracket|label"):
        marked(source)


def test_only_refuses_none_and_many():
    assert only([1]) == 1
    for found in ([], [1, 2]):
        with pytest.raises(AssertionError):
            only(found)


def test_the_fake_annotator_covers_every_word():
    article = article_of("Shots were heard. “Nobody moved,” police said.\n\nThe road is open")
    annotation = only(only(FakeAnnotator().annotate([article])).found)
    assert [sentence.span.of(article.text) for sentence in annotation.sentences] == [
        "Shots were heard.",
        "“Nobody moved,” police said.",
        "The road is open",
    ]
    assert [sum(token.head == -1 for token in sentence.tokens) for sentence in annotation.sentences] == [1, 1, 1]
