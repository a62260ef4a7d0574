"""What the mentions of a word say about each other."""

import numpy as np

from reportedly.annotate import agreement

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
PLAIN = (0.0, 0.0, 0.0, 9.0, 0.0)
OPEN = (3.0, 0.0, 0.0, 2.0, 0.0)


def best(forms, *rows):
    scores = agreement.agreed(np.array(rows, dtype=np.float32), forms, TAGS)
    return [TAGS[at] for at in scores.argmax(axis=1)]


def test_a_plain_mention_helps_one_that_its_sentence_leaves_open():
    assert best(["Hamra", "Hamra"], PLAIN, OPEN) == ["B-LOC", "B-LOC"]


def test_capitals_throughout_are_the_same_word():
    assert best(["Hamra", "HAMRA"], PLAIN, OPEN) == ["B-LOC", "B-LOC"]


def test_a_word_in_small_letters_is_left_as_it_was():
    assert best(["Hamra", "hamra"], PLAIN, OPEN) == ["B-LOC", "O"]


def test_a_word_that_occurs_once_is_left_as_it_was():
    assert best(["Hamra", "Tell"], PLAIN, OPEN) == ["B-LOC", "O"]


def test_what_is_plain_in_its_own_sentence_is_not_outvoted_by_what_is_open():
    assert best(["Hamra", "Hamra", "Hamra"], PLAIN, OPEN, OPEN)[0] == "B-LOC"


def test_where_a_name_begins_stays_as_the_sentence_had_it():
    inside = (0.0, 0.0, 0.0, 0.0, 9.0)
    assert best(["Hamra", "Tell", "Hamra"], PLAIN, PLAIN, inside)[2] == "I-LOC"
