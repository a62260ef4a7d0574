"""The second look at words that the lists passed over or took."""

import io
from dataclasses import replace

import numpy as np
import pytest
from trees import page_of

from reportedly.errors import ModelMismatchError
from reportedly.extract.sentence import noun
from reportedly.extract.trigger.kinds import FAR_LEAD, LEAD, Opinion
from reportedly.extract.trigger.second import ADDED, look_again, parse
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
    return lambda look: Opinion(0.9, {event: 1.0}) if look.head == position else Opinion(0.4)


def thinks(**chances):
    """A judge that finds every found word sure to tell of something, and types this likely; `none` is no type."""
    types = {None if name == "none" else name: chance for name, chance in chances.items()}
    return lambda look: Opinion(0.9 if look.is_found else 0.1, types, {"ASSAULT": "firearms", "PROTEST": "riot"})


def test_a_word_that_the_lists_pass_over_is_told_where_the_judge_is_sure():
    (found,) = told(SENTENCE, sure_of(1, "MOBILIZE"))
    assert (found.lemma, found.event, found.entry) == ("doze", "MOBILIZE", "second look 0.90")


def test_such_a_word_is_less_sure_than_a_listed_one():
    assert told(SENTENCE, sure_of(1))[0].score < 0.9


def test_what_the_judge_doubts_is_not_told():
    assert told(SENTENCE, lambda _look: Opinion(ADDED - 0.01)) == ()


def test_a_noun_that_is_told_has_the_arguments_of_a_noun():
    (found,) = told(SENTENCE, sure_of(4))
    assert found.is_nominal


def test_a_listed_word_that_the_judge_finds_unlikely_is_dropped():
    notation = SENTENCE.replace("dozed/VERB/0/root/doze", "marched/VERB/0/root/march")
    assert told(notation, lambda _look: Opinion(0.4)) != ()
    assert told(notation, lambda _look: Opinion(0.1)) == ()


MARCHED = SENTENCE.replace("dozed/VERB/0/root/doze", "marched/VERB/0/root/march")


def test_a_code_of_a_list_stands_where_another_is_little_likelier():
    (found,) = told(MARCHED, thinks(PROTEST=1 / (1 + LEAD), ASSAULT=LEAD / (1 + LEAD) - 0.01))
    assert found.event == "PROTEST"


def test_a_type_that_is_many_times_as_likely_takes_the_place_of_a_code_with_its_mode():
    (found,) = told(MARCHED, thinks(PROTEST=0.01, ASSAULT=0.99))
    assert (found.event, found.mode) == ("ASSAULT", "firearms")
    assert found.entry.endswith("second look ASSAULT 0.99")


def test_a_word_in_surroundings_that_a_list_names_keeps_its_code_longer():
    opened = "Gunmen/NOUN/2/nsubj opened/VERB/0/root/open fire/NOUN/2/obj"
    between = (LEAD + FAR_LEAD) / 2
    (found,) = told(opened, thinks(ASSAULT=1 / (1 + between), COERCE=between / (1 + between)))
    assert found.event == "ASSAULT"


def test_the_likeliest_mode_fills_in_where_a_list_gives_none():
    (found,) = told(SENTENCE, lambda look: Opinion(0.9 * (look.head == 1), {"PROTEST": 1.0}, {"PROTEST": "riot"}))
    assert (found.event, found.mode) == ("PROTEST", "riot")


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
        "marks": np.array(["pos=VERB", "word: doze"]),
        "codes": np.array(["", "ASSAULT", "ASSAULT.firearms"]),
        "model": np.array("reader"),
        "inner": np.zeros((2, 3), dtype=np.float16),
        "outer": np.zeros(4, dtype=np.float16),
        "kind_inner": np.zeros((3, 2), dtype=np.float16),
        "kind_outer": np.zeros((3, 3), dtype=np.float16),
    }
    out = io.BytesIO()
    np.savez(out, **(held | changed))
    return out.getvalue()


def look(*, is_found=False):
    scene = scene_of(SENTENCE)
    span = scene.page.trees[0].tokens[1].span
    return Look(1, span, is_found, {"pos=VERB": 1.0}, ("word: doze",))


def sure(**changed):
    """Weights that are sure of every verb."""
    inner = np.zeros((2, 3))
    inner[0, 1] = 4
    return parse(file_of(inner=inner, outer=np.array([0, 1, 0, 0]), **changed), name="own")


def of_kind(*scores):
    """Weights of types and modes by which a word that dozes has these scores."""
    inner, outer = np.zeros((3, 2)), np.zeros((3, 3))
    inner[1, 0], outer[0] = 1, scores
    return {"kind_inner": inner, "kind_outer": outer}


def test_weights_say_how_likely_a_word_tells_of_an_event_and_of_which():
    opinion = sure(**of_kind(0, 2, 4)).judge(look())
    assert opinion.chance > 0.9
    assert (opinion.type, opinion.modes["ASSAULT"]) == ("ASSAULT", "firearms")
    assert opinion.types["ASSAULT"] == pytest.approx(1 - opinion.types[None])


def test_what_the_reader_says_a_word_means_is_weighed_too():
    weights = of_kind(0, 0, 0)
    inner = np.insert(weights["kind_inner"], 2, np.array([[0, 1], [0, 0]]), axis=0)
    outer = np.array([[0, 0, 0], [0, 4, 0], [1, 0, 0]])
    judge = sure(kind_inner=inner, kind_outer=outer).judge
    assert judge(look()).type is None
    assert judge(replace(look(), meaning=(127, 0))).type == "ASSAULT"


def test_no_type_is_given_where_the_weights_say_none():
    assert sure(**of_kind(4, 0, 0)).judge(look()).type is None


def test_a_neuron_below_zero_says_nothing():
    inner = np.full((2, 3), -4.0)
    assert parse(file_of(inner=inner, outer=np.array([1, 1, 1, 0])), name="own").judge(look()).chance == 0.5


def test_a_file_of_another_form_is_said_to_be_one():
    with pytest.raises(ModelMismatchError, match="another form"):
        parse(file_of(outer=np.zeros(7)), name="own")
    with pytest.raises(ModelMismatchError, match="holds no weights"):
        parse(b"nothing", name="own")
