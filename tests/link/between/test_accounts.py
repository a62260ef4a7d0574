"""What two accounts show that stand side by side in a report or answer each other across two."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.link import within
from reportedly.link.between import accounts, rules
from reportedly.link.telling.profile import Days, profiles
from reportedly.records import LinkKind


@pytest.fixture
def told(said, reading_of):
    def make(*texts, published="2031-03-02", outlet="Wire"):
        sentences = [said(text, lemma, **fields) for text, lemma, fields in texts]
        return profiles(reading_of(*sentences, outlet=outlet, name=outlet, published=published))

    return make


ATTACK = {"event": "ASSAULT", "mode": "firearms"}
FELL = ("The [docker]recipient [fell]trigger from a crane, the [police]source said.", "fall", {"event": None})
SHOT = ("A guard [shot]trigger the [docker]recipient, his [brother]source said.", "shoot", ATTACK)


def test_two_named_voices_of_one_report_stand_side_by_side(told):
    fell, shot = told(FELL, SHOT)
    assert accounts.two_sources(fell, shot)
    assert accounts.steps(fell, shot) == 1
    assert accounts.worth_weighing(fell, shot, score=-9.0, together=False)


def test_statements_of_two_reports_are_no_steps_apart(told):
    assert accounts.steps(told(FELL)[0], told(SHOT, outlet="Post")[0]) == 99


def test_a_word_of_denying_between_two_voices_turns_to_another_account(told):
    text = "This was denied by the [mayor]source, who said nobody [shot]trigger anybody."
    shot, denied = told(SHOT, (text, "shoot", ATTACK | {"polarity": "negative"}))
    assert accounts.turns(accounts.DENYING, shot, denied)


def test_a_word_in_quotation_marks_is_taken_from_the_other_report(told):
    (clash,) = told(("An [encounter]trigger took place in the orchard.", "encounter", ATTACK))
    (staged,) = told(('The "encounter" was [staged]trigger.', "stage", ATTACK), outlet="Post")
    assert accounts.quotes(1, clash, staged)
    assert not accounts.quotes(2, clash, staged)


def test_a_plan_is_at_odds_with_nothing(told):
    shot, plan = told(SHOT, ("Guards will not [shoot]trigger, the [mayor]source said.", "shoot",
                            ATTACK | {"polarity": "negative", "modality": "planned"}))  # fmt: skip
    assert not accounts.worth_weighing(shot, plan, score=2.0, together=True)


def test_a_denial_that_shares_its_act_is_worth_weighing(told):
    (shot,) = told(SHOT)
    text = "No guard [shot]trigger anybody, the [mayor]source said."
    (denied,) = told((text, "shoot", ATTACK | {"polarity": "negative"}), outlet="Post")
    assert accounts.worth_weighing(shot, denied, score=-9.0, together=False)


def test_the_killed_of_one_voice_and_the_hurt_of_another_are_not_at_odds(said, reading_of):
    dead = said("The [mission]source counts [26 people]recipient [dead]trigger.", "dead", event="ASSAULT",
                counts=(("killed", 26, 26),))  # fmt: skip
    hurt = said("The [hospital]source counted [12 people]recipient [wounded]trigger.", "wound", event="ASSAULT",
                counts=(("injured", 12, 12),))  # fmt: skip
    found = within(reading_of(dead, hurt)).found
    assert not any(link.kind is LinkKind.CONTRADICTS for link in found)


def test_that_somebody_denies_is_at_odds_with_nothing(told):
    denies = ("The [army]actor [denied]trigger it.", "deny", {"event": None})
    not_so = ("Guards never [shot]trigger anybody, the [mayor]source said.", "shoot", ATTACK | {"polarity": "negative"})
    one, two = told(denies, not_so)
    assert not accounts.worth_weighing(one, two, score=2.0, together=True)


def test_a_war_that_goes_on_is_no_rival_of_one_attack(told):
    (war,) = told(("[Austrian guards]actor [attacked]trigger the [post]recipient.", "attack", ATTACK))
    (once,) = told(("[Italian police]actor [attacked]trigger the [market]recipient.", "attack", ATTACK), outlet="Post")
    since = replace(war, days=Days(start=date(2030, 1, 1), end=date(2031, 3, 2), stated=True))
    assert rules.actor(once, war) is not None
    assert rules.actor(once, since) is None
