"""To whom it was done."""

from trees import page_of

from reportedly import extract
from reportedly.testing import article_of


def recipients(notation):
    page = page_of(notation)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return [[each.span.of(page.text) for each in one.arguments if each.role.value == "recipient"] for one in found]


def test_who_fled_is_whom_it_was_done_to():
    notation = (
        "Some/DET/3/det 900/NUM/3/nummod people/NOUN/4/nsubj fled/VERB/0/root/flee to/ADP/6/case Dori/PROPN/4/obl"
    )
    assert recipients(notation) == [["Some 900 people"]]


def test_the_object_of_an_expression_lets_its_phrase_be_the_target():
    notation = (
        "Gunmen/NOUN/2/nsubj opened/VERB/0/root/open fire/NOUN/2/obj on/ADP/6/case the/DET/6/det "
        "lorries/NOUN/2/obl/lorry"
    )
    assert recipients(notation) == [["lorries"]]


def test_sanctions_are_imposed_on_somebody():
    notation = (
        "Paris/PROPN/2/nsubj imposed/VERB/0/root/impose sanctions/NOUN/2/obj/sanction on/ADP/6/case two/NUM/6/nummod "
        "agencies/NOUN/3/nmod/agency"
    )
    assert recipients(notation)[0] == ["two agencies"]


def test_the_second_of_two_passives_has_the_same_subject():
    notation = (
        "Two/NUM/2/nummod nurses/NOUN/4/nsubj:pass/nurse were/AUX/4/aux:pass/be arrested/VERB/0/root/arrest "
        "and/CCONJ/6/cc released/VERB/4/conj/release"
    )
    assert recipients(notation) == [["Two nurses"], ["Two nurses"]]


def test_who_came_under_attack_undergoes_it():
    notation = "The/DET/2/det convoy/NOUN/3/nsubj came/VERB/0/root/come under/ADP/5/case attack/NOUN/3/obl"
    assert recipients(notation) == [["convoy"]]


def test_a_measure_lets_what_it_counts_decide():
    notation = (
        "Rebels/NOUN/2/nsubj abducted/VERB/0/root/abduct a/DET/4/det number/NOUN/2/obj of/ADP/6/case "
        "women/NOUN/4/nmod/woman"
    )
    assert recipients(notation) == [["number of women"]]


def test_what_somebody_is_accused_of_is_no_part_of_who_he_is():
    notation = (
        "Rebels/NOUN/2/nsubj accused/VERB/0/root/accuse the/DET/4/det army/NOUN/2/obj of/ADP/7/case the/DET/7/det "
        "strike/NOUN/4/nmod"
    )
    assert recipients(notation)[0] == ["army"]


def test_a_hedge_of_two_words_stays_whole():
    notation = (
        "At/ADP/2/case least/ADJ/3/nmod 14/NUM/4/nummod people/NOUN/6/nsubj:pass were/AUX/6/aux:pass/be "
        "killed/VERB/0/root/kill"
    )
    assert recipients(notation) == [["At least 14 people"]]


def test_whom_a_passage_is_shut_to_undergoes_it():
    notation = (
        "Kato/PROPN/2/nsubj shut/VERB/0/root/shut the/DET/4/det crossing/NOUN/2/obj to/ADP/6/case "
        "lorries/NOUN/2/obl/lorrie"
    )
    assert recipients(notation) == [["lorries"]]


def test_whose_words_are_rejected_is_whom_it_is_done_to():
    notation = (
        "Kato/PROPN/2/nsubj rejected/VERB/0/root/reject the/DET/4/det statements/NOUN/2/obj/statement of/ADP/6/case "
        "officials/NOUN/4/nmod/official"
    )
    assert recipients(notation) == [["officials"]]


def test_who_will_be_pursued_is_whom_a_warning_is_for():
    notation = (
        "Kato/PROPN/2/nsubj warned/VERB/0/root/warn that/SCONJ/7/mark traders/NOUN/7/nsubj:pass/trader will/AUX/7/aux "
        "be/AUX/7/aux:pass pursued/VERB/2/ccomp/pursue"
    )
    assert recipients(notation)[0] == ["traders"]


def test_the_phrase_may_hang_on_the_verb_too():
    notation = (
        "Kato/PROPN/2/nsubj imposed/VERB/0/root/impose sanctions/NOUN/2/obj/sanction on/ADP/6/case two/NUM/6/nummod "
        "agencies/NOUN/2/obl/agency"
    )
    assert recipients(notation)[0] == ["two agencies"]


def test_troops_that_are_sent_undergo_nothing():
    notation = "Kato/PROPN/2/nsubj sent/VERB/0/root/send troops/NOUN/2/obj/troops to/ADP/5/case Dori/PROPN/2/obl"
    assert recipients(notation) == [[]]


def test_the_gas_of_tear_gas_undergoes_nothing():
    notation = (
        "Police/NOUN/2/nsubj fired/VERB/0/root/fire tear/NOUN/4/compound gas/NOUN/2/obj at/ADP/6/case "
        "pickets/NOUN/2/obl/picket"
    )
    assert recipients(notation) == [["pickets"]]


def test_a_headline_may_leave_out_the_were_of_its_passive():
    notation = "Miners/NOUN/2/nsubj/miner abducted/VERB/0/root/abduct in/ADP/4/case Dori/PROPN/2/obl"
    assert recipients(notation) == [["Miners"]]
