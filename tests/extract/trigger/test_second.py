"""The second look at words that the lists passed over or took."""

import io

import numpy as np
import pytest
from trees import page_of

from reportedly.errors import ModelMismatchError
from reportedly.extract.sentence import noun
from reportedly.extract.trigger.second import ADDED, NO_TYPE, look_again, parse
from reportedly.extract.trigger.signs import Look, Scene, looks
from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.voice import cue
from reportedly.extract.words import event_words
from reportedly.extract.words.pattern import view

SENTENCE = "Ferrymen/NOUN/2/nsubj dozed/VERB/0/root/doze at/ADP/5/case the/DET/5/det quay/NOUN/2/obl ./PUNCT/2/punct"
UNLESS = (
    "We/PRON/2/nsubj leave/VERB/0/root/leave unless/SCONJ/5/mark they/PRON/5/nsubj doze/VERB/2/advcl ./PUNCT/2/punct"
)


def scene_of(notation):
    page = page_of(notation)
    return Scene(
        page=page,
        number=0,
        voices=(),
        said=frozenset(),
        nouns=noun.english(),
        cues=cue.english(),
        events=event_words.shipped(),
    )


def told(notation, judge):
    scene = scene_of(notation)
    tree = scene.page.trees[0]
    return find_triggers(
        tree,
        scene.page.text,
        events=scene.events,
        again=lambda here, kept: look_again(scene, judge, here, kept),
    )


def sure_of(position, event=None):
    """A judge that takes one word for an event and leaves the rest as it is."""
    return lambda look: (0.9, event) if look.head == position else (0.4, None)


def test_a_word_that_the_lists_pass_over_is_told_where_the_judge_is_sure():
    (found,) = told(SENTENCE, sure_of(1, "MOBILIZE"))
    assert (found.lemma, found.event, found.entry) == ("doze", "MOBILIZE", "second look 0.90")


def test_such_a_word_is_less_sure_than_a_listed_one():
    assert told(SENTENCE, sure_of(1))[0].score < 0.9


def test_what_the_judge_doubts_is_not_told():
    assert told(SENTENCE, lambda _look: (ADDED - 0.01, None)) == ()


def test_a_noun_that_is_told_has_the_arguments_of_a_noun():
    (found,) = told(SENTENCE, sure_of(4))
    assert found.is_nominal


def test_a_listed_word_that_the_judge_finds_unlikely_is_dropped():
    notation = SENTENCE.replace("dozed/VERB/0/root/doze", "marched/VERB/0/root/march")
    assert told(notation, lambda _look: (0.4, None)) != ()
    assert told(notation, lambda _look: (0.1, None)) == ()


def test_what_stands_in_a_condition_is_not_told_however_sure_the_judge_is():
    assert [each.lemma for each in told(UNLESS, sure_of(4))] == [each.lemma for each in told(UNLESS, sure_of(-1))]


def test_every_word_is_looked_at_with_what_the_lists_say_of_it():
    scene = scene_of(SENTENCE.replace("dozed/VERB/0/root/doze", "marched/VERB/0/root/march"))
    tree = scene.page.trees[0]
    found = {look.head: look for look in looks(scene, view(tree, scene.page.text), {})}
    assert sorted(found) == [0, 1, 2, 4]
    assert found[1].signs["pos=VERB"] == 1
    assert found[1].signs["elsewhere=PROTEST"] > 0
    assert found[1].signs["has nsubj"] == 1
    assert not found[1].is_found


def file_of(**changed):
    held = {
        "names": np.array(["pos=VERB"]),
        "types": np.array(["ASSAULT", NO_TYPE]),
        "model": np.array("reader"),
        "inner": np.zeros((2, 3), dtype=np.float16),
        "outer": np.zeros(4, dtype=np.float16),
        "coding": np.zeros((2, 2), dtype=np.float16),
    }
    out = io.BytesIO()
    np.savez(out, **(held | changed))
    return out.getvalue()


def look(*, is_found=False):
    scene = scene_of(SENTENCE)
    span = scene.page.trees[0].tokens[1].span
    return Look(1, span, is_found, {"pos=VERB": 1.0})


def sure(**changed):
    """Weights that are sure of every verb."""
    inner = np.zeros((2, 3))
    inner[0, 1] = 4
    return parse(file_of(inner=inner, outer=np.array([0, 1, 0, 0]), **changed), name="own")


def test_weights_say_how_likely_a_word_tells_of_an_event_and_of_which():
    chance, event = sure(coding=np.array([[4, 0], [0, 0]])).judge(look())
    assert chance > 0.9
    assert event == "ASSAULT"


def test_no_type_is_given_where_the_weights_say_none():
    assert sure(coding=np.array([[0, 4], [0, 0]])).judge(look())[1] is None


def test_a_neuron_below_zero_says_nothing():
    inner = np.full((2, 3), -4.0)
    assert parse(file_of(inner=inner, outer=np.array([1, 1, 1, 0])), name="own").judge(look())[0] == 0.5


def test_a_file_of_another_form_is_said_to_be_one():
    with pytest.raises(ModelMismatchError, match="another form"):
        parse(file_of(outer=np.zeros(7)), name="own")
    with pytest.raises(ModelMismatchError, match="holds no weights"):
        parse(b"nothing", name="own")
