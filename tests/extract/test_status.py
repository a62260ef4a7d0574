"""Which thing is put into which state."""

import pytest
from trees import page_of

from reportedly.extract import noun, status
from reportedly.extract.page import Word
from reportedly.extract.status import held
from reportedly.records import Modality, Polarity, Span, State, Status, SubjectKind

CLOSED = Status(subject=Span(0, 4), kind=SubjectKind.ROAD, state=State.CLOSED)


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [("crossing", SubjectKind.CROSSING), ("airstrip", SubjectKind.AIRPORT), ("truce", SubjectKind.CEASEFIRE)],
)
def test_a_noun_tells_what_kind_of_thing_has_the_state(lemma: str, kind: SubjectKind):
    page = page_of(f"The/DET/2/det {lemma}/NOUN/3/nsubj holds/VERB/0/root/hold")
    assert status.subject_kind(page, Word(0, 1), noun.english()) is kind


def test_a_person_has_no_state():
    page = page_of("The/DET/2/det mayor/NOUN/3/nsubj left/VERB/0/root/leave")
    assert status.subject_kind(page, Word(0, 1), noun.english()) is None


def test_the_same_word_lifts_a_curfew_but_opens_no_road():
    states = status.english()
    assert states.of("lift", SubjectKind.CURFEW) is State.LIFTED
    assert states.of("lift", SubjectKind.ROAD) is None


def test_what_is_said_not_to_be_closed_is_open():
    kept = held(CLOSED, Polarity.NEGATIVE, Modality.ACTUAL)
    assert kept is not None
    assert kept.state is State.OPEN


def test_a_demanded_state_is_no_state():
    assert held(CLOSED, Polarity.POSITIVE, Modality.DEMANDED) is None
