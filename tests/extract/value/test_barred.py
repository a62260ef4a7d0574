"""What bars a way shows whether it is open."""

import pytest
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.barred import barred
from reportedly.records import Modality, Polarity

LIFTED = (
    "Burundi/PROPN/2/nsubj lifted/VERB/0/root/lift the/DET/4/det closure/NOUN/2/obj of/ADP/7/case the/DET/7/det "
    "bridge/NOUN/4/nmod"
)
KEPT = "The/DET/2/det blockade/NOUN/6/nsubj of/ADP/5/case the/DET/5/det road/NOUN/2/nmod continues/VERB/0/root/continue"
NOTE = "Road/NOUN/2/compound/road roadblock/NOUN/0/root :/PUNCT/2/punct lifted/VERB/2/parataxis/lift today/NOUN/4/obl"


def state_of(notation: str, at: int, polarity: Polarity = Polarity.POSITIVE, modality: Modality = Modality.ACTUAL):
    page = page_of(notation)
    token = page.trees[0].tokens[at]
    trigger = Trigger(
        head=at, span=token.span, lemma=token.lemma, event=None, mode=None, contexts=(), cameo=None, entry="",
        is_speech_act=False, is_nominal=False, status=None, is_casualty=False, score=1.0,
    )  # fmt: skip
    found = barred(page, 0, trigger, noun.english(), polarity, modality)
    return (found.subject.of(page.text).lower(), found.state.value) if found is not None else None


@pytest.mark.parametrize(
    ("notation", "at", "told"),
    [
        (LIFTED, 1, ("bridge", "open")),
        (KEPT, 5, ("road", "closed")),
        (KEPT, 1, ("road", "closed")),
        (NOTE, 3, ("road", "open")),
    ],
)
def test_a_way_is_as_open_as_what_bars_it_allows(notation: str, at: int, told: tuple[str, str]):
    assert state_of(notation, at) == told


def test_a_closure_that_was_not_lifted_stands():
    assert state_of(LIFTED, 1, Polarity.NEGATIVE) == ("bridge", "closed")


def test_a_demanded_end_of_a_blockade_opens_nothing():
    assert state_of(LIFTED, 1, modality=Modality.DEMANDED) is None


def test_a_lifted_ban_is_no_bar():
    assert state_of(LIFTED.replace("closure", "ban"), 1) is None
