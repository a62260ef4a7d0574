"""Words that tell a state by themselves, of things that no list names."""

import pytest
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.plain import told
from reportedly.records import Modality, Polarity

OPEN = "Brezna/PROPN/3/nsubj is/AUX/3/cop/be open/ADJ/0/root again/ADV/3/advmod"
BANNED = "The/DET/2/det mayor/NOUN/3/nsubj banned/VERB/0/root/ban kites/NOUN/3/obj/kite"
TOLD = Modality.ACTUAL


def state_of(*notations: str, polarity: Polarity = Polarity.POSITIVE, modality: Modality = TOLD):
    page = page_of(*notations)
    number = len(notations) - 1
    verb = next(n for n, token in enumerate(page.trees[number].tokens) if token.relation == "root")
    token = page.trees[number].tokens[verb]
    trigger = Trigger(
        head=verb, span=token.span, lemma=token.lemma, event=None, mode=None, contexts=(), cameo=None, entry="",
        is_speech_act=False, is_nominal=False, status=None, is_casualty=False, score=1.0,
    )  # fmt: skip
    found = told(page, number, trigger, noun.english(), polarity, modality)
    return (found.subject.of(page.text), found.kind.value, found.state.value) if found is not None else None


@pytest.mark.parametrize(
    ("notation", "said"),
    [
        (OPEN, ("Brezna", "crossing", "open")),
        (OPEN.replace("open", "shut"), ("Brezna", "crossing", "closed")),
        (BANNED, ("kites", "law", "in_force")),
        ("The/DET/2/det valve/NOUN/4/nsubj was/AUX/4/cop/be shut/ADJ/0/root", ("valve", "other", "closed")),
        ("The/DET/2/det regatta/NOUN/4/nsubj:pass is/AUX/4/aux:pass/be postponed/VERB/0/root/postpone",
         ("regatta", "other", "postponed")),
        ("The/DET/2/det cordon/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be lifted/VERB/0/root/lift",
         ("cordon", "other", "lifted")),
        ("The/DET/2/det register/NOUN/4/nsubj is/AUX/4/cop/be down/ADV/0/root", ("register", "other", "suspended")),
        ("The/DET/2/det pump/NOUN/4/nsubj is/AUX/4/cop/be operational/ADJ/0/root", ("pump", "service", "open")),
        ("Gangs/NOUN/2/nsubj/gang left/VERB/6/csubj/leave and/CCONJ/4/cc Brezna/PROPN/2/obj is/AUX/6/cop/be "
         "impassable/ADJ/0/root", ("Brezna", "crossing", "closed")),
        ("Radio/PROPN/2/compound Brezna/PROPN/4/nsubj:pass was/AUX/4/aux:pass/be shut/VERB/0/root/shut",
         ("Radio Brezna", "service", "closed")),
    ],
)  # fmt: skip
def test_a_state_word_puts_whatever_it_is_said_of_into_its_state(notation: str, said: tuple[str, str, str]):
    assert state_of(notation) == said


@pytest.mark.parametrize(
    "notation",
    [
        OPEN.replace("Brezna", "France"),
        OPEN.replace("again/ADV/3/advmod", "to/ADP/5/case talks/NOUN/3/obl/talk"),
        "Police/NOUN/2/nsubj opened/VERB/0/root/open fire/NOUN/2/obj",
        "The/DET/2/det minister/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be suspended/VERB/0/root/suspend",
        "The/DET/2/det decree/NOUN/3/nsubj bans/VERB/0/root/ban kites/NOUN/3/obj/kite",
        "Cars/NOUN/3/nsubj:pass/car are/AUX/3/aux:pass/be barred/VERB/0/root/bar",
        "He/PRON/3/nsubj was/AUX/3/aux/be suspended/VERB/0/root/suspend",
    ],
)
def test_who_lives_and_what_is_said_has_no_state(notation: str):
    assert state_of(notation) is None


def test_what_was_never_closed_is_open():
    assert state_of(OPEN.replace("open", "closed"), polarity=Polarity.NEGATIVE) == ("Brezna", "crossing", "open")


def test_what_is_only_demanded_is_not_told():
    assert state_of(OPEN, modality=Modality.DEMANDED) is None


def test_without_a_subject_it_is_said_of_the_way_that_was_named_last():
    named = "Soldiers/NOUN/2/nsubj/soldier reached/VERB/0/root/reach the/DET/4/det bridge/NOUN/2/obj"
    said = "Closed/VERB/0/root/close since/ADP/3/case noon/NOUN/1/obl"
    assert state_of(named, said) == ("bridge", "road", "closed")
