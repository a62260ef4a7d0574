"""Who did it, to whom and where."""

from dataclasses import replace

from trees import page_of, trigger_at

from reportedly.extract.role.argument import arguments
from reportedly.extract.sentence import noun
from reportedly.records import Role


def found(
    notation: str, head: int, *, event: str = "ASSAULT", nominal: bool = False, names: dict[str, str] | None = None
) -> dict[Role, list[str]]:
    page = page_of(notation, names=names)
    trigger = trigger_at(page, head, event=event, is_nominal=nominal)
    roles: dict[Role, list[str]] = {}
    for argument in arguments(page, 0, trigger, noun.english()):
        roles.setdefault(argument.role, []).append(argument.span.of(page.text))
    return roles


def test_the_subject_acts_on_the_object():
    roles = found("Gunmen/NOUN/2/nsubj/gunman attacked/VERB/0/root/attack a/DET/4/det convoy/NOUN/2/obj", 1)
    assert roles == {Role.ACTOR: ["Gunmen"], Role.RECIPIENT: ["convoy"]}


def test_the_by_phrase_of_a_passive_acts():
    roles = found(
        "Nine/NUM/2/nummod monks/NOUN/4/nsubj:pass/monk were/AUX/4/aux:pass/be arrested/VERB/0/root/arrest "
        "by/ADP/6/case police/NOUN/4/obl",
        3,
        event="COERCE",
    )
    assert roles == {Role.ACTOR: ["police"], Role.RECIPIENT: ["Nine monks"]}


def test_conjoined_actors_are_two():
    roles = found("Soldiers/NOUN/4/nsubj/soldier and/CCONJ/3/cc rebels/NOUN/1/conj/rebel clashed/VERB/0/root/clash", 3)
    assert roles[Role.ACTOR] == ["Soldiers", "rebels"]


def test_the_object_of_asking_does_what_is_asked():
    roles = found(
        "He/PRON/2/nsubj urged/VERB/0/root/urge rebels/NOUN/2/obj/rebel to/PART/5/mark withdraw/VERB/2/xcomp",
        4,
        event="RETREAT",
    )
    assert roles[Role.ACTOR] == ["rebels"]


def test_the_one_who_carries_out_an_attack_is_its_actor():
    roles = found(
        "Rebels/NOUN/2/nsubj/rebel launched/VERB/0/root/launch an/DET/4/det attack/NOUN/2/obj on/ADP/6/case "
        "soldiers/NOUN/4/nmod/soldier",
        3,
        nominal=True,
    )
    assert roles == {Role.ACTOR: ["Rebels"], Role.RECIPIENT: ["soldiers"]}


def test_the_possessor_of_a_nominal_acts_and_its_of_phrase_suffers():
    roles = found(
        "The/DET/2/det army/NOUN/4/nmod:poss 's/PART/2/case shelling/NOUN/0/root of/ADP/7/case the/DET/7/det "
        "camp/NOUN/4/nmod",
        3,
        nominal=True,
    )
    assert roles[Role.ACTOR] == ["army"]
    assert roles[Role.RECIPIENT] == ["camp"]


def test_a_weapon_is_no_actor():
    roles = found("Shells/NOUN/2/nsubj/shell hit/VERB/0/root the/DET/4/det convoy/NOUN/2/obj", 1)
    assert Role.ACTOR not in roles


def test_a_closed_road_is_a_place_and_no_recipient():
    roles = found("Police/NOUN/2/nsubj closed/VERB/0/root/close the/DET/4/det road/NOUN/2/obj", 1, event="COERCE")
    assert roles == {Role.ACTOR: ["Police"], Role.LOCATION: ["road"]}


def test_those_who_die_are_recipients():
    roles = found("Two/NUM/2/nummod miners/NOUN/3/nsubj/miner died/VERB/0/root/die", 2)
    assert roles == {Role.RECIPIENT: ["Two miners"]}


def test_a_phrase_leaves_its_article_and_what_follows_a_comma():
    roles = found(
        "The/DET/3/det old/ADJ/3/amod mayor/NOUN/9/nsubj ,/PUNCT/6/punct who/PRON/6/nsubj fled/VERB/3/acl:relcl/flee "
        "abroad/ADV/6/advmod ,/PUNCT/6/punct attacked/VERB/0/root/attack them/PRON/9/obj",
        8,
    )
    assert roles[Role.ACTOR] == ["old mayor"]


def test_who_died_in_hospital_died_there():
    roles = found(
        "A/DET/2/det woman/NOUN/3/nsubj died/VERB/0/root/die in/ADP/5/case hospital/NOUN/3/obl", 2, event="ASSAULT"
    )
    assert roles[Role.LOCATION] == ["hospital"]


def test_what_is_fought_for_is_where_the_fighting_is():
    roles = found(
        "Fighting/NOUN/0/root/fighting for/ADP/3/case Brezna/PROPN/1/nmod", 0, nominal=True, names={"Brezna": "LOC"}
    )
    assert roles[Role.LOCATION] == ["Brezna"]


def test_a_town_that_people_leave_is_where_they_left():
    roles = found(
        "Families/NOUN/2/nsubj/family left/VERB/0/root/leave Brezna/PROPN/2/obj",
        1,
        event="SANCTION",
        names={"Brezna": "LOC"},
    )
    assert roles[Role.LOCATION] == ["Brezna"]


def test_those_who_are_said_to_have_been_killed_are_recipients():
    notation = (
        "Miners/NOUN/3/nsubj:pass are/AUX/3/aux:pass said/VERB/0/root/say to/PART/7/mark have/AUX/7/aux "
        "been/AUX/7/aux:pass killed/VERB/3/xcomp/kill"
    )
    assert found(notation, 6)[Role.RECIPIENT] == ["Miners"]


def test_those_who_are_said_to_have_fired_are_actors():
    notation = (
        "Guards/NOUN/3/nsubj:pass are/AUX/3/aux:pass said/VERB/0/root/say to/PART/6/mark have/AUX/6/aux "
        "fired/VERB/3/xcomp/fire"
    )
    assert found(notation, 5)[Role.ACTOR] == ["Guards"]


def test_what_is_used_to_do_something_does_not_do_it():
    notation = (
        "Buses/NOUN/3/nsubj:pass were/AUX/3/aux:pass used/VERB/0/root/use to/PART/5/mark attack/VERB/3/xcomp "
        "guards/NOUN/5/obj"
    )
    assert Role.ACTOR not in found(notation, 4)


def test_a_death_is_the_death_of_its_possessor():
    roles = found("the/DET/2/det journalist/NOUN/4/nmod:poss 's/PART/2/case death/NOUN/0/root", 3, nominal=True)
    assert roles == {Role.RECIPIENT: ["journalist"]}


def test_a_crowd_that_is_fired_into_did_not_fire():
    roles = found(
        "Shots/NOUN/3/nsubj:pass/shot were/AUX/3/aux:pass fired/VERB/0/root/fire into/ADP/6/case a/DET/6/det "
        "crowd/NOUN/3/obl:agent",
        2,
    )
    assert Role.ACTOR not in roles


def test_what_something_is_in_is_a_place_whatever_the_reader_takes_the_name_for():
    roles = found(
        "Shots/NOUN/2/nsubj fell/VERB/0/root/fall in/ADP/4/case Turmani/PROPN/2/obl", 1, names={"Turmani": "PER"}
    )
    assert roles[Role.LOCATION] == ["Turmani"]


def test_whom_something_was_given_to_is_none():
    roles = found(
        "Shots/NOUN/2/nsubj fell/VERB/0/root/fall to/ADP/4/case Turmani/PROPN/2/obl", 1, names={"Turmani": "PER"}
    )
    assert Role.LOCATION not in roles


def test_what_a_mayor_decrees_holds_in_his_town():
    roles = found(
        "The/DET/2/det mayor/NOUN/5/nsubj of/ADP/4/case Zelmo/PROPN/2/nmod decreed/VERB/0/root/decree "
        "a/DET/7/det curfew/NOUN/5/obj",
        4,
        event="COERCE",
        names={"Zelmo": "LOC"},
    )
    assert roles[Role.LOCATION] == ["Zelmo"]


def test_a_note_tells_of_the_place_before_its_colon():
    roles = found(
        "ZELMO/PROPN/5/nsubj :/PUNCT/1/punct huts/NOUN/5/nsubj:pass/hut were/AUX/5/aux:pass/be burned/VERB/0/root/burn",
        4,
        names={"ZELMO": "ORG"},
    )
    assert roles[Role.LOCATION] == ["ZELMO"]


def test_what_no_list_has_the_word_for_is_done_to_whoever_is_its_passive_subject():
    roles = found(
        "Two/NUM/2/nummod barges/NOUN/4/nsubj:pass/barge were/AUX/4/aux:pass/be scuttled/VERB/0/root/scuttle",
        3,
        event=None,
    )
    assert roles[Role.RECIPIENT] == ["Two barges"]


def test_a_noun_of_doers_that_no_list_has_names_people():
    roles = found("They/PRON/2/nsubj thank/VERB/0/root/thank basketmakers/NOUN/2/obj/basketmaker", 1, event="SUPPORT")
    assert roles[Role.RECIPIENT] == ["basketmakers"]


def test_a_country_that_closes_something_acts_and_is_not_the_place_that_is_closed():
    page = page_of(
        "Chile/PROPN/2/nsubj closed/VERB/0/root/close the/DET/4/det crossing/NOUN/2/obj", names={"Chile": "LOC"}
    )
    trigger = replace(trigger_at(page, 1, event="COERCE"), status="closed")
    roles = {argument.role: argument.span.of(page.text) for argument in arguments(page, 0, trigger, noun.english())}
    assert roles[Role.ACTOR] == "Chile"
