import pytest
from trees import page_of

from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.words import event_words
from reportedly.lexicon import load, parse

COLUMNS = "lemma\tpos\tpattern\tevent\tmode\tcontexts\tcameo\tstatus\tflags\tsource\tcomment\n"


def found(notation, *, events=None):
    page = page_of(notation)
    return find_triggers(page.trees[0], page.text, events=events or event_words.shipped())


def words(notation):
    page = page_of(notation)
    triggers = find_triggers(page.trees[0], page.text, events=event_words.shipped())
    return [each.span.of(page.text) for each in triggers]


def codes(notation):
    return [(each.event, each.mode) for each in found(notation)]


def test_the_noun_of_a_light_verb_is_the_trigger():
    notation = "Rebels/NOUN/2/nsubj staged/VERB/0/root/stage an/DET/4/det attack/NOUN/2/obj ./PUNCT/2/punct"
    assert words(notation) == ["attack"]


def test_an_act_of_speech_and_its_content_are_two_triggers():
    notation = "They/PRON/2/nsubj demanded/VERB/0/root/demand their/PRON/4/nmod:poss release/NOUN/2/obj ./PUNCT/2/punct"
    assert words(notation) == ["demanded", "release"]


def test_what_is_demanded_gives_the_demand_its_mode():
    notation = "They/PRON/2/nsubj demanded/VERB/0/root/demand their/PRON/4/nmod:poss release/NOUN/2/obj ./PUNCT/2/punct"
    assert codes(notation) == [("REQUEST", "yield"), ("RETREAT", "release")]


def test_a_verb_that_only_reports_is_no_trigger():
    notation = "He/PRON/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj rained/VERB/2/ccomp/rain ./PUNCT/2/punct"
    assert words(notation) == []


def test_an_event_inside_a_condition_is_no_statement():
    notation = (
        "We/PRON/2/nsubj retaliate/VERB/0/root if/SCONJ/5/mark they/PRON/5/nsubj attack/VERB/2/advcl ./PUNCT/2/punct"
    )
    assert words(notation) == ["retaliate"]


def test_casualties_of_an_attack_in_its_clause_are_its_counts():
    notation = (
        "Shells/NOUN/2/nsubj hit/VERB/0/root the/DET/4/det market/NOUN/2/obj ,/PUNCT/6/punct "
        "killing/VERB/2/advcl/kill five/NUM/6/obj ./PUNCT/2/punct"
    )
    assert words(notation) == ["hit"]


def test_casualties_with_a_clause_of_their_own_are_a_statement():
    notation = "A/DET/2/det sergeant/NOUN/4/nsubj:pass was/AUX/4/aux:pass killed/VERB/0/root/kill ./PUNCT/4/punct"
    assert words(notation) == ["killed"]
    assert found(notation)[0].is_casualty


def test_a_second_casualty_verb_without_a_verb_form_of_its_own_is_no_second_statement():
    notation = (
        "Four/NUM/3/nsubj:pass were/AUX/3/aux:pass killed/VERB/0/root/kill and/CCONJ/6/cc "
        "nine/NUM/6/nsubj:pass wounded/VERB/3/conj/wound ./PUNCT/3/punct"
    )
    assert words(notation) == ["killed"]


def test_a_noun_that_repeats_its_verbs_event_is_no_second_statement():
    notation = (
        "Two/NUM/3/nsubj:pass were/AUX/3/aux:pass killed/VERB/0/root/kill in/ADP/6/case the/DET/6/det "
        "attack/NOUN/3/obl ./PUNCT/3/punct"
    )
    assert words(notation) == ["killed"]


def test_the_truce_that_is_violated_is_no_second_statement():
    notation = "They/PRON/2/nsubj violated/VERB/0/root/violate the/DET/4/det truce/NOUN/2/obj ./PUNCT/2/punct"
    triggers = found(notation)
    assert [each.lemma for each in triggers] == ["violate"]
    assert triggers[0].status == "broken"


def test_what_is_denied_stays_a_statement():
    notation = "The/DET/2/det army/NOUN/3/nsubj denied/VERB/0/root/deny the/DET/5/det attack/NOUN/3/obj ./PUNCT/3/punct"
    assert words(notation) == ["denied", "attack"]
    assert codes(notation)[0] == (None, None)


def test_an_accusation_that_is_rejected_is_no_second_statement():
    notation = "It/PRON/2/nsubj rejected/VERB/0/root/reject the/DET/4/det accusation/NOUN/2/obj ./PUNCT/2/punct"
    assert words(notation) == ["rejected"]


def test_a_fixed_expression_is_one_trigger():
    notation = "Troops/NOUN/2/nsubj opened/VERB/0/root/open fire/NOUN/2/obj ./PUNCT/2/punct"
    assert words(notation) == ["opened fire"]


def test_words_of_an_expression_that_stand_far_apart_leave_the_head_alone():
    notation = (
        "They/PRON/2/nsubj imposed/VERB/0/root/impose a/DET/8/det strict/ADJ/8/amod new/ADJ/8/amod "
        "dusk/NOUN/8/compound night/NOUN/8/compound curfew/NOUN/2/obj ./PUNCT/2/punct"
    )
    assert words(notation) == ["imposed"]
    assert codes(notation) == [("COERCE", "curfew")]


def test_a_participle_before_a_noun_only_describes_it():
    notation = "The/DET/3/det burnt/VERB/3/amod/burn lorry/NOUN/4/nsubj stands/VERB/0/root/stand ./PUNCT/4/punct"
    assert words(notation) == []


def test_an_indirect_question_says_nothing_happened():
    notation = "Nobody/PRON/2/nsubj knows/VERB/0/root/know who/PRON/4/nsubj fired/VERB/2/ccomp/fire ./PUNCT/2/punct"
    assert words(notation) == []


def test_the_night_of_an_attack_is_only_a_time():
    notation = (
        "He/PRON/2/nsubj slept/VERB/0/root/sleep on/ADP/5/case the/DET/5/det night/NOUN/2/obl of/ADP/8/case "
        "the/DET/8/det attack/NOUN/5/nmod ./PUNCT/2/punct"
    )
    assert words(notation) == []


def test_an_event_word_before_a_noun_that_only_says_event_shares_its_head():
    notation = "A/DET/3/det rescue/NOUN/3/compound operation/NOUN/4/nsubj failed/VERB/0/root/fail ./PUNCT/4/punct"
    assert words(notation) == ["rescue operation"]


def test_a_weapon_gives_an_act_of_violence_its_mode():
    notation = (
        "Gunmen/NOUN/2/nsubj raided/VERB/0/root/raid a/DET/4/det village/NOUN/2/obj with/ADP/6/case "
        "machetes/NOUN/2/obl/machete ./PUNCT/2/punct"
    )
    assert codes(notation) == [("ASSAULT", "firearms")]


def test_a_vow_to_do_harm_is_a_threat():
    notation = (
        "They/PRON/2/nsubj vowed/VERB/0/root/vow to/PART/4/mark shell/VERB/2/xcomp the/DET/6/det city/NOUN/4/obj "
        "./PUNCT/2/punct"
    )
    assert codes(notation) == [("THREATEN", "violence"), ("ASSAULT", "heavy-weapons")]


def test_a_list_finds_its_verb_where_the_readers_lemma_is_wrong():
    notation = "It/PRON/2/nsubj accused/VERB/0/root/accus them/PRON/2/obj ./PUNCT/2/punct"
    assert codes(notation) == [("ACCUSE", "allege")]


def test_the_object_of_a_passive_is_its_subject():
    notation = (
        "The/DET/2/det road/NOUN/4/nsubj:pass was/AUX/4/aux:pass blocked/VERB/0/root/block by/ADP/6/case "
        "farmers/NOUN/4/obl:agent/farmer ./PUNCT/4/punct"
    )
    triggers = found(notation)
    assert (triggers[0].event, triggers[0].mode, triggers[0].status) == ("PROTEST", "obstruct", "closed")


def test_the_object_of_a_relative_clause_is_the_noun_it_stands_by():
    notation = (
        "The/DET/2/det road/NOUN/5/nsubj they/PRON/4/nsubj closed/VERB/2/acl:relcl/close matters/VERB/0/root/matter "
        "./PUNCT/5/punct"
    )
    assert codes(notation) == [("COERCE", "restrict")]


@pytest.mark.parametrize(
    ("sense", "notation"),
    [
        ("strike a balance", "They/PRON/2/nsubj struck/VERB/0/root/strike a/DET/4/det balance/NOUN/2/obj"),
        ("fire questions", "They/PRON/2/nsubj fired/VERB/0/root/fire questions/NOUN/2/obj/question"),
        ("attack ad", "The/DET/3/det attack/NOUN/3/compound ad/NOUN/4/nsubj aired/VERB/0/root/air"),
        ("political earthquake", "A/DET/3/det political/ADJ/3/amod earthquake/NOUN/4/nsubj came/VERB/0/root/come"),
        ("heated exchange", "A/DET/3/det heated/ADJ/3/amod exchange/NOUN/4/nsubj followed/VERB/0/root/follow"),
        ("launch a website", "They/PRON/2/nsubj launched/VERB/0/root/launch a/DET/4/det website/NOUN/2/obj"),
        ("battle cancer", "She/PRON/2/nsubj battled/VERB/0/root/battle cancer/NOUN/2/obj"),
        ("shoot a film", "They/PRON/2/nsubj shot/VERB/0/root/shoot a/DET/4/det film/NOUN/2/obj"),
        ("heart attack", "A/DET/3/det heart/NOUN/3/compound attack/NOUN/4/nsubj came/VERB/0/root/come"),
        ("meet needs", "It/PRON/2/nsubj meets/VERB/0/root/meet needs/NOUN/2/obj/need"),
        ("release a film", "They/PRON/2/nsubj released/VERB/0/root/release a/DET/4/det film/NOUN/2/obj"),
        ("raise a question", "It/PRON/2/nsubj raises/VERB/0/root/raise a/DET/4/det question/NOUN/2/obj"),
        ("request anonymity", "He/PRON/2/nsubj requested/VERB/0/root/request anonymity/NOUN/2/obj"),
        ("war of words", "A/DET/2/det war/NOUN/5/nsubj of/ADP/4/case words/NOUN/2/nmod/word began/VERB/0/root/begin"),
        ("kill a bill", "Senators/NOUN/2/nsubj killed/VERB/0/root/kill the/DET/4/det bill/NOUN/2/obj"),
    ],
)
def test_a_sense_that_tells_of_no_event_is_a_trap(sense, notation):
    assert words(notation) == [], sense


@pytest.mark.parametrize(
    ("sense", "event", "notation"),
    [
        ("strike a deal", "SUPPORT", "They/PRON/2/nsubj struck/VERB/0/root/strike a/DET/4/det deal/NOUN/2/obj"),
        ("fire the minister", None, "They/PRON/2/nsubj fired/VERB/0/root/fire the/DET/4/det minister/NOUN/2/obj"),
        (
            "strike down a law",
            "REJECT",
            "Judges/NOUN/2/nsubj struck/VERB/0/root/strike down/ADP/2/compound:prt the/DET/5/det law/NOUN/2/obj",
        ),
    ],
)
def test_a_sense_of_another_kind_of_event_has_its_own_code(sense, event, notation):
    assert [each.event for each in found(notation)] == [event], sense


def test_a_list_of_the_users_own_is_read_in_the_same_form():
    events = event_words.index(
        [parse(f"{COLUMNS}bless\tverb\tobj=@ship\tSUPPORT\t\t\t051\t\t\town\t\n", name="own")],
        classes=parse("class\twords\tcomment\nship\tboat|ship\t\n", name="classes"),
    )
    notation = "They/PRON/2/nsubj blessed/VERB/0/root/bless two/NUM/4/nummod boats/NOUN/2/obj/boat ./PUNCT/2/punct"
    triggers = found(notation, events=events)
    assert [(each.event, each.cameo) for each in triggers] == [("SUPPORT", "051")]
    assert triggers[0].entry == "own:2 bless obj=@ship"


def test_the_lists_are_large_and_cover_every_type():
    rows = load("events").rows
    assert len(rows) > 1200
    assert len({row["event"] for row in rows} - {""}) == 16


def test_why_a_source_is_not_named_is_no_news():
    notation = (
        "A/DET/2/det nurse/NOUN/0/root who/PRON/6/nsubj:pass is/AUX/6/aux:pass not/PART/6/advmod "
        "allowed/VERB/2/acl:relcl/allow to/PART/8/mark brief/VERB/6/xcomp the/DET/10/det press/NOUN/8/obj"
    )
    assert words(notation) == []


def test_the_hurt_to_whom_something_is_done_are_people():
    notation = "Doctors/NOUN/2/nsubj treated/VERB/0/root/treat the/DET/4/det wounded/NOUN/2/obj"
    assert words(notation) == ["treated"]
