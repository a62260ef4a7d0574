"""Lemmas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate import lemma

LETTERS = st.text(alphabet="abcdeéžABC'-", min_size=1, max_size=12)
LEXICON = lemma.Lexicon.of(
    {"shelled|VERB": "shell", "shell|VERB": "shell", "close|VERB": "close", "carry|VERB": "carry"}
)


@given(LETTERS, LETTERS)
def test_an_edit_makes_its_lemma_again(word, wanted):
    assert lemma.apply(lemma.script(word, wanted), word) == wanted


def test_a_known_word_has_the_lemma_of_the_lexicon():
    assert lemma.lemma_of("Shelled", "VERB", "l|0|", LEXICON) == "shell"


@pytest.mark.parametrize(
    ("word", "edit", "wanted"),
    [
        ("closing", "l|3|", "close"),
        ("carries", "l|1|", "carry"),
        ("closed", "l|2|", "close"),
        ("shelling", "l|3|e", "shell"),
    ],
)
def test_a_regular_inflection_of_a_known_verb_beats_an_edit_to_an_unknown_one(word, edit, wanted):
    assert lemma.lemma_of(word, "VERB", edit, LEXICON) == wanted


def test_an_unknown_word_keeps_what_the_edit_makes_of_it():
    assert lemma.lemma_of("drones", "NOUN", "l|1|", LEXICON) == "drone"
