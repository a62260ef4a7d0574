"""Polarity, certainty and modality."""

import pytest
from trees import page_of, trigger_at

from reportedly.extract.value import factuality
from reportedly.extract.value.factuality import judge, shifts
from reportedly.records import Certainty, Factuality, Modality, Polarity, Stance


def judged(notation: str, head: int, *, stance: Stance | None = None) -> Factuality:
    page = page_of(notation)
    found = tuple(shifts(page, 0, trigger_at(page, head), factuality.english()))
    return judge(found, stance=stance, is_direct_content=stance is not None, is_old=False)


def test_not_flips_polarity():
    found = judged("Troops/NOUN/4/nsubj have/AUX/4/aux not/PART/4/advmod crossed/VERB/0/root/cross", 3)
    assert found.polarity is Polarity.NEGATIVE


def test_a_subject_that_is_nobody_flips_polarity():
    found = judged("No/DET/2/det boat/NOUN/3/nsubj left/VERB/0/root/leave", 2)
    assert found.polarity is Polarity.NEGATIVE


def test_a_denial_flips_polarity_for_its_source():
    found = judged("they/PRON/2/nsubj fired/VERB/0/root/fire", 1, stance=Stance.DENIES)
    assert found.polarity is Polarity.NEGATIVE


def test_a_failed_act_did_not_happen():
    found = judged("They/PRON/2/nsubj failed/VERB/0/root/fail to/PART/4/mark land/VERB/2/xcomp", 3)
    assert found.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("notation", "head", "modality", "certainty"),
    [
        ("They/PRON/3/nsubj may/AUX/3/aux strike/VERB/0/root", 2, Modality.POSSIBLE, Certainty.POSSIBLE),
        ("They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root", 2, Modality.PLANNED, Certainty.CERTAIN),
        ("They/PRON/2/nsubj plan/VERB/0/root an/DET/4/det attack/NOUN/2/obj", 3, Modality.PLANNED, Certainty.CERTAIN),
        (
            "They/PRON/3/nsubj could/AUX/3/aux seek/VERB/0/root to/PART/5/mark ban/VERB/3/xcomp",
            4,
            Modality.POSSIBLE,
            Certainty.POSSIBLE,
        ),
        (
            "They/PRON/3/nsubj will/AUX/3/aux leave/VERB/0/root if/SCONJ/6/mark we/PRON/6/nsubj stay/VERB/3/advcl",
            2,
            Modality.CONDITIONAL,
            Certainty.UNKNOWN,
        ),
    ],
)
def test_words_above_and_beside_the_trigger_set_its_world(
    notation: str, head: int, modality: Modality, certainty: Certainty
):
    found = judged(notation, head)
    assert (found.modality, found.certainty) == (modality, certainty)


def test_what_is_demanded_is_neither_planned_nor_certain():
    found = judged("both/DET/2/det sides/NOUN/4/nsubj should/AUX/4/aux withdraw/VERB/0/root", 3, stance=Stance.DEMANDS)
    assert (found.modality, found.certainty) == (Modality.DEMANDED, Certainty.UNKNOWN)


def test_what_is_only_spoken_of_does_not_share_the_world_of_its_verb():
    notation = "They/PRON/3/nsubj will/AUX/3/aux investigate/VERB/0/root the/DET/5/det attack/NOUN/3/obj"
    assert judged(notation, 4).modality is Modality.ACTUAL


def test_a_negated_cleft_denies_what_its_clause_tells():
    notation = (
        "It/PRON/5/nsubj was/AUX/5/cop/be not/PART/5/advmod its/PRON/5/nmod:poss men/NOUN/0/root/man "
        "who/PRON/7/nsubj fired/VERB/5/acl:relcl/fire"
    )
    assert judged(notation, 6).polarity is Polarity.NEGATIVE


def test_an_infinitive_below_a_demand_is_demanded():
    found = judged(
        "It/PRON/2/nsubj calls/VERB/0/root/call on/ADP/5/case the/DET/5/det council/NOUN/2/obl to/PART/7/mark "
        "publish/VERB/2/advcl",
        6,
    )
    assert (found.modality, found.certainty) == (Modality.DEMANDED, Certainty.UNKNOWN)


def test_not_a_single_one_flips_polarity():
    found = judged(
        "Not/PART/4/advmod a/DET/4/det single/ADJ/4/amod sack/NOUN/6/nsubj:pass was/AUX/6/aux:pass/be "
        "stolen/VERB/0/root/steal",
        5,
    )
    assert found.polarity is Polarity.NEGATIVE


def test_neither_party_did_what_neither_did():
    found = judged(
        "Neither/CCONJ/3/cc:preconj the/DET/3/det army/NOUN/6/nsubj nor/CCONJ/5/cc police/NOUN/3/conj "
        "fired/VERB/0/root/fire",
        5,
    )
    assert found.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("notation", "head"),
    [
        ("They/PRON/2/nsubj appealed/VERB/0/root/collect to/PART/4/mark help/VERB/2/advcl", 3),
        ("a/DET/2/det fund/NOUN/0/root to/PART/4/mark help/VERB/2/acl miners/NOUN/4/obj", 3),
        ("Funds/NOUN/3/nsubj:pass are/AUX/3/aux:pass needed/VERB/0/root/need to/PART/5/mark help/VERB/3/xcomp", 4),
    ],
)
def test_a_purpose_did_not_come_about_by_being_named(notation: str, head: int):
    found = judged(notation, head)
    assert (found.modality, found.certainty) == (Modality.PLANNED, Certainty.UNKNOWN)


def test_what_force_is_used_for_is_told_with_the_force():
    found = judged("They/PRON/2/nsubj fired/VERB/0/root/fire to/PART/4/mark disperse/VERB/2/advcl crowds/NOUN/4/obj", 3)
    assert found.modality is Modality.ACTUAL


def test_the_first_to_do_something_did_it():
    found = judged("the/DET/3/det first/ADJ/3/amod state/NOUN/0/root to/PART/5/mark leave/VERB/3/acl", 4)
    assert found.modality is Modality.ACTUAL


def test_what_people_gather_for_they_do():
    found = judged("They/PRON/2/nsubj gathered/VERB/0/root/gather to/PART/4/mark protest/VERB/2/advcl", 3)
    assert found.modality is Modality.ACTUAL


def test_who_is_held_on_suspicion_is_held_and_what_he_is_suspected_of_is_possible():
    notation = (
        "Two/NUM/2/nummod were/AUX/3/aux:pass held/VERB/0/root/hold on/ADP/5/case suspicion/NOUN/3/obl of/ADP/7/case "
        "arson/NOUN/5/nmod"
    )
    assert judged(notation, 2).certainty is Certainty.CERTAIN
    assert judged(notation, 6).certainty is Certainty.POSSIBLE
