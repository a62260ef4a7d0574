import pytest
from trees import page_of

from reportedly.extract.code.event import act_mode, recode, strict
from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.words import event_words
from reportedly.records import Factuality, Modality, Polarity


@pytest.mark.parametrize("event", ["AID", "CONSULT", "COOPERATE", "SUPPORT"])
def test_what_is_only_to_come_is_an_agreement(event):
    assert recode(event, None, modality=Modality.PLANNED).event == "AGREE"


def test_what_is_promised_keeps_its_code_for_the_promise_carries_the_agreement():
    assert recode("AID", None, modality=Modality.PLANNED, under_speech_act=True).event == "AID"


def test_an_announced_withdrawal_is_a_concession():
    assert recode("RETREAT", "withdraw", modality=Modality.PLANNED).event == "CONCEDE"


def test_a_planned_attack_stays_an_attack():
    coding = recode("ASSAULT", "firearms", modality=Modality.PLANNED, cameo="193")
    assert (coding.event, coding.mode, coding.cameo, coding.rule) == ("ASSAULT", "firearms", "193", "")


def test_leaving_the_talks_unless_is_a_threat_to_relations():
    coding = recode("SANCTION", "withdraw", modality=Modality.CONDITIONAL, is_ultimatum=True)
    assert (coding.event, coding.mode) == ("THREATEN", "relations")


def test_a_demanded_release_keeps_its_code():
    assert recode("RETREAT", "release", modality=Modality.DEMANDED).event == "RETREAT"


@pytest.mark.parametrize(
    ("act", "content", "mode"),
    [("REQUEST", "RETREAT", "yield"), ("REQUEST", "AID", "assist"), ("REQUEST", "CONSULT", "meet"),
     ("THREATEN", "ASSAULT", "violence"), ("THREATEN", "SANCTION", "relations"), ("REJECT", "CONSULT", "meet"),
     ("REQUEST", "ASSAULT", None), ("AGREE", "AID", None)],
)  # fmt: skip
def test_the_content_of_an_act_gives_its_mode(act, content, mode):
    assert act_mode(act, content=content, content_mode=None) == mode


def test_a_threat_to_do_something_by_force_is_of_violence():
    assert act_mode("THREATEN", content="COERCE", content_mode="restrict", by_force=True) == "violence"


def test_a_threatened_arrest_and_a_demanded_resignation_have_finer_modes():
    assert act_mode("THREATEN", content="COERCE", content_mode="arrest") == "arrest"
    assert act_mode("REQUEST", content="RETREAT", content_mode="resign") == "change"


@pytest.mark.parametrize(
    ("event", "modality", "polarity", "said"),
    [
        ("AID", Modality.PLANNED, Polarity.POSITIVE, "AGREE"),
        ("RETREAT", Modality.DEMANDED, Polarity.POSITIVE, "REQUEST"),
        ("RETREAT", Modality.PLANNED, Polarity.NEGATIVE, "REJECT"),
        ("COERCE", Modality.PLANNED, Polarity.POSITIVE, "THREATEN"),
        ("COERCE", Modality.ACTUAL, Polarity.POSITIVE, "COERCE"),
        (None, Modality.ACTUAL, Polarity.POSITIVE, None),
    ],
)
def test_a_strict_code_tells_the_world_too(event, modality, polarity, said):
    assert strict(event, None, Factuality(modality=modality, polarity=polarity)).event == said


@pytest.mark.parametrize(
    ("notation", "code"),
    [
        (
            "Truckers/NOUN/2/nsubj/trucker sealed/VERB/0/root/seal the/DET/4/det crossing/NOUN/2/obj",
            ("PROTEST", "obstruct"),
        ),
        (
            "Police/NOUN/2/nsubj sealed/VERB/0/root/seal the/DET/4/det crossing/NOUN/2/obj",
            ("COERCE", "restrict"),
        ),
        (
            "Gendarmes/NOUN/2/nsubj/gendarme took/VERB/0/root/take him/PRON/2/obj away/ADV/2/advmod",
            ("COERCE", "arrest"),
        ),
        (
            "Gunmen/NOUN/2/nsubj/gunman took/VERB/0/root/take him/PRON/2/obj away/ADV/2/advmod",
            ("ASSAULT", "abduct"),
        ),
        (
            "Kato/PROPN/2/nsubj froze/VERB/0/root/freeze the/DET/4/det assets/NOUN/2/obj/asset",
            ("SANCTION", "discontinue"),
        ),
        (
            "Tanks/NOUN/2/nsubj/tank rolled/VERB/0/root/roll through/ADP/4/case Dori/PROPN/2/obl",
            ("MOBILIZE", "weapons"),
        ),
    ],
)
def test_who_acts_decides_what_it_is(notation: str, code: tuple[str, str]):
    page = page_of(notation)
    found = find_triggers(page.trees[0], page.text, events=event_words.shipped())
    assert [(one.event, one.mode) for one in found] == [code]


def test_what_remains_shut_is_a_state_and_what_is_being_shut_an_act():
    assert recode("COERCE", "restrict", modality=Modality.ACTUAL, is_lasting=True).event is None
    assert recode("COERCE", "restrict", modality=Modality.ACTUAL).event == "COERCE"
