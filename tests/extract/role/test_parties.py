"""Who takes part, by rules and reader together."""

import io
from dataclasses import replace

import numpy as np
import pytest
from trees import page_of, trigger_at

from reportedly.errors import ModelMismatchError
from reportedly.extract.role.argument import arguments
from reportedly.extract.role.partaking import ROLES, Scene, looks, path
from reportedly.extract.role.parties import ADDED, KEPT, choose, parse
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.syntax import grow
from reportedly.records import Role, Sentence

NOTATION = (
    "Gunmen/NOUN/2/nsubj/gunman opened/VERB/0/root/open fire/NOUN/2/obj beside/ADP/6/case the/DET/6/det "
    "ferrymen/NOUN/2/obl/ferryman ./PUNCT/2/punct"
)


def scene_of(notation=NOTATION, head=1, *, parties=(), parties_of_entry=()):
    """A scene whose trigger the reader gives some parties."""
    page = page_of(notation)
    tree = page.trees[0]
    tokens = tuple(
        replace(token, parties=tuple(parties)) if position == head else token
        for position, token in enumerate(tree.tokens)
    )
    page = replace(page, trees=(grow(Sentence(span=tree.sentence.span, tokens=tokens), page.text),))
    trigger = replace(trigger_at(page, head), parties=tuple(parties_of_entry))
    found = arguments(page, 0, trigger, noun.english())
    return Scene(
        page=page,
        number=0,
        trigger=trigger,
        event=trigger.event,
        nouns=noun.english(),
        sources=(),
        before=found,
        found=found,
        antecedents={},
    )


def sure(**chances):
    """A judge with one answer for each position, and no opinion of the others."""
    by_position = {int(place.removeprefix("at")): chance for place, chance in chances.items()}
    return lambda look: by_position.get(look.position, (float("nan"),) * len(ROLES))


def chosen(scene, judge):
    arguments_chosen, reasons = choose(scene, judge)
    made = {}
    for one in arguments_chosen:
        made.setdefault(one.role, []).append(one.span.of(scene.page.text))
    return made, reasons


def test_a_word_that_the_rules_pass_over_takes_part_where_the_judge_is_sure():
    scene = scene_of(parties=[("recipient", 5, 0.7)])
    made, reasons = chosen(scene, sure(at5=(0.0, 0.9, 0.0)))
    assert made == {Role.ACTOR: ["Gunmen"], Role.RECIPIENT: ["ferrymen"]}
    assert reasons == ("recipient reader and rules 0.90",)


def test_a_word_that_the_judge_doubts_stays_out():
    scene = scene_of(parties=[("recipient", 5, 0.7)])
    made, reasons = chosen(scene, sure(at5=(0.0, ADDED[Role.RECIPIENT] - 0.01, 0.0)))
    assert (made, reasons) == ({Role.ACTOR: ["Gunmen"]}, ())


def test_what_the_rules_found_goes_where_the_judge_finds_it_unlikely():
    assert chosen(scene_of(), sure(at0=(KEPT[Role.ACTOR] - 0.01, 0.0, 0.0)))[0] == {}
    assert chosen(scene_of(), sure(at0=(KEPT[Role.ACTOR], 0.0, 0.0)))[0] == {Role.ACTOR: ["Gunmen"]}


def test_who_acts_is_not_where_it_happens():
    scene = scene_of(parties=[("location", 0, 0.7)])
    made, _ = chosen(scene, sure(at0=(0.9, 0.0, 0.9)))
    assert made == {Role.ACTOR: ["Gunmen"]}


def test_a_pronoun_that_the_rules_pass_over_is_no_place():
    notation = "Gunmen/NOUN/2/nsubj opened/VERB/0/root/open fire/NOUN/2/obj beside/ADP/5/case it/PRON/2/obl"
    made, _ = chosen(scene_of(notation, parties=[("location", 4, 0.7)]), sure(at4=(0.0, 0.0, 0.9)))
    assert Role.LOCATION not in made


def test_who_the_entry_of_a_dictionary_names_stays():
    scene = scene_of(parties_of_entry=[("source", 0)])
    assert chosen(scene, sure(at0=(0.0, 0.0, 0.0)))[0] == {Role.ACTOR: ["Gunmen"]}


def test_only_words_that_the_reader_or_the_rules_think_possible_are_looked_at():
    assert [look.position for look in looks(scene_of())] == [0]
    assert [look.position for look in looks(scene_of(parties=[("recipient", 5, 0.1)]))] == [0, 5]


def test_no_mark_of_the_trigger_or_of_punctuation_takes_part():
    marks = [("recipient", 1, 0.9), ("recipient", 6, 0.9), ("recipient", 4, 0.9)]
    assert {look.position for look in looks(scene_of(parties=marks))} <= {0, 4}


def test_a_look_says_what_the_rules_and_the_reader_think():
    scene = scene_of(parties=[("actor", 0, 0.5), ("recipient", 5, 0.5)])
    gunmen, ferrymen = looks(scene)
    assert gunmen.taken is Role.ACTOR
    assert gunmen.signs["actor chance"] == pytest.approx(0.5)
    assert gunmen.signs["actor first"] == 1
    assert gunmen.signs["path=/nsubj rule=actor"] == 1
    assert ferrymen.taken is None
    assert ferrymen.signs["case=beside"] == 1
    assert ferrymen.signs["actor best other"] == pytest.approx(0, abs=1e-6)


def test_the_way_between_two_words_goes_up_and_down_the_tree():
    tree = scene_of().tree
    assert path(tree, 1, 0) == ("/nsubj", 1)
    assert path(tree, 0, 5) == ("nsubj/obl", 2)
    assert path(tree, 0, 0) == ("/", 0)


def file_of(**changed):
    held = {
        "names": np.array(["pos=NOUN"]),
        "weights": np.zeros((2, len(ROLES)), dtype=np.float16),
        "model": np.array("reader"),
    }
    out = io.BytesIO()
    np.savez(out, **(held | changed))
    return out.getvalue()


def test_weights_say_how_likely_a_word_has_each_role():
    weights = np.zeros((2, len(ROLES)))
    weights[0, 1], weights[1, 2] = 4, -4
    (look,) = looks(scene_of())
    actor, recipient, location = parse(file_of(weights=weights), name="own").judge(look)
    assert actor == pytest.approx(0.5)
    assert recipient > 0.9
    assert location < 0.1


def test_a_file_of_another_form_is_said_to_be_one():
    with pytest.raises(ModelMismatchError, match="another form"):
        parse(file_of(weights=np.zeros((7, 3))), name="own")
    with pytest.raises(ModelMismatchError, match="holds no weights"):
        parse(b"nothing", name="own")


def test_nobody_acts_on_himself_by_what_the_judge_adds():
    scene = scene_of(parties=[("recipient", 0, 0.9)])
    assert chosen(scene, sure(at0=(0.4, 0.9, 0.0)))[0] == {Role.RECIPIENT: ["Gunmen"]}
    assert chosen(scene, sure(at0=(0.8, 0.6, 0.0)))[0] == {Role.ACTOR: ["Gunmen"]}


def test_a_place_inside_a_place_that_stays_stays_too():
    scene = scene_of(
        "Police/NOUN/2/nsubj closed/VERB/0/root/close roads/NOUN/2/obj/road in/ADP/6/case the/DET/6/det "
        "villages/NOUN/2/obl/village Jarinje/PROPN/6/appos and/CCONJ/9/cc Brnjak/PROPN/7/conj"
    )
    inside = chosen(scene, sure(at5=(0.0, 0.0, 0.9), at6=(0.0, 0.0, 0.1)))[0]
    alone = chosen(scene, sure(at2=(0.0, 0.9, 0.0), at5=(0.0, 0.0, 0.1), at6=(0.0, 0.0, 0.1)))[0]
    assert "Jarinje" in inside[Role.LOCATION]
    assert "Jarinje" not in alone.get(Role.LOCATION, ())


@pytest.mark.parametrize(("verb", "actors"), [("condemned/VERB/0/root/condemn", 0), ("led/VERB/0/root/lead", 1)])
def test_who_condemns_a_mutiny_does_not_lead_it(verb: str, actors: int):
    scene = scene_of(
        f"Generals/NOUN/2/nsubj/general {verb} the/DET/4/det mutiny/NOUN/2/obj",
        head=3,
        parties=(("actor", 0, 0.9),),
    )
    scene = replace(scene, trigger=replace(scene.trigger, is_nominal=True), before=(), found=())
    made, _ = chosen(scene, sure(at0=(0.9, 0.0, 0.0)))
    assert len(made.get(Role.ACTOR, ())) == actors
