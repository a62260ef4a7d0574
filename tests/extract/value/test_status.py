"""Which thing is put into which state."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import Word
from reportedly.extract.value import status, thing
from reportedly.extract.value.status import held
from reportedly.records import Modality, Polarity, Span, State, Status, SubjectKind
from reportedly.testing import article_of

CLOSED = Status(subject=Span(0, 4), kind=SubjectKind.ROAD, state=State.CLOSED)


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [("crossing", SubjectKind.CROSSING), ("airstrip", SubjectKind.AIRPORT), ("truce", SubjectKind.CEASEFIRE)],
)
def test_a_noun_tells_what_kind_of_thing_has_the_state(lemma: str, kind: SubjectKind):
    page = page_of(f"The/DET/2/det {lemma}/NOUN/3/nsubj holds/VERB/0/root/hold")
    assert thing.subject_kind(page, Word(0, 1), noun.english()) is kind


def test_a_person_has_no_state():
    page = page_of("The/DET/2/det mayor/NOUN/3/nsubj left/VERB/0/root/leave")
    assert thing.subject_kind(page, Word(0, 1), noun.english()) is None


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


def state_of(notation: str, names: dict[str, str] | None = None) -> tuple[str, str, str] | None:
    page = page_of(notation, names=names)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    told = [one.status for one in found if one.status is not None]
    return (told[0].subject.of(page.text), told[0].kind.value, told[0].state.value) if told else None


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        (
            "Ferries/NOUN/3/nsubj:pass/ferry were/AUX/3/aux:pass/be grounded/VERB/0/root/ground",
            ("Ferries", "service", "suspended"),
        ),
        (
            "Bakeries/NOUN/3/nsubj/bakery are/AUX/3/cop/be shut/ADJ/0/root",
            ("Bakeries", "service", "closed"),
        ),
        (
            "Access/NOUN/5/nsubj:pass to/ADP/3/case radio/NOUN/1/nmod was/AUX/5/aux:pass/be "
            "restored/VERB/0/root/restore",
            ("Access to radio", "service", "open"),
        ),
        (
            "Polling/NOUN/3/nsubj:pass was/AUX/3/aux:pass/be halted/VERB/0/root/halt",
            ("Polling", "election", "suspended"),
        ),
        (
            "Kato/PROPN/2/nsubj extended/VERB/0/root/extend the/DET/4/det state/NOUN/2/obj of/ADP/6/case "
            "emergency/NOUN/4/nmod",
            ("state of emergency", "law", "in_force"),
        ),
    ],
)
def test_a_thing_has_the_state_that_its_kind_can_have(notation: str, told: tuple[str, str, str]):
    assert state_of(notation) == told


def test_who_moves_across_a_border_opens_none():
    notation = "Troops/NOUN/2/nsubj/troops moved/VERB/0/root/move across/ADP/5/case the/DET/5/det border/NOUN/2/obl"
    assert state_of(notation) is None


def test_traffic_that_resumes_on_a_road_opens_it():
    notation = "Traffic/NOUN/2/nsubj resumed/VERB/0/root/resum on/ADP/5/case the/DET/5/det road/NOUN/2/obl"
    assert state_of(notation) == ("road", "road", "open")


def test_sanctions_on_somebody_are_no_state():
    notation = (
        "Paris/PROPN/2/nsubj imposed/VERB/0/root/impose sanctions/NOUN/2/obj/sanction on/ADP/5/case Kato/PROPN/3/nmod"
    )
    assert state_of(notation) is None


def test_a_thing_that_has_a_state_does_nothing_itself():
    page = page_of("Schools/NOUN/2/nsubj/school stay/VERB/0/root shut/ADJ/2/xcomp")
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    assert [argument.role for one in found for argument in one.arguments] == []


def test_which_has_the_state_of_the_noun_that_its_clause_hangs_on():
    notation = (
        "Kato/PROPN/2/nsubj signed/VERB/0/root/sign the/DET/4/det decree/NOUN/2/obj for/ADP/6/case "
        "hospitals/NOUN/4/nmod "
        "which/PRON/8/nsubj takes/VERB/4/acl:relcl/take effect/NOUN/8/obj"
    )
    page = page_of(notation)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    told = [one.status for one in found if one.status is not None and "takes" in one.trigger.of(page.text)]
    assert [each.kind.value for each in told] == ["law"]


def test_a_bus_that_was_stopped_is_no_service_but_buses_are():
    def states(notation: str) -> list[Status | None]:
        page = page_of(notation)
        found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
        return [each.status for each in found]

    gunmen = "Gunmen/NOUN/2/nsubj/gunman stopped/VERB/0/root/stop"
    assert states(f"{gunmen} a/DET/4/det bus/NOUN/2/obj") == [None]
    assert states(f"{gunmen} the/DET/4/det buses/NOUN/2/obj/bus") != [None]


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        (SubjectKind.SERVICE, State.OPEN, State.SUSPENDED),
        (SubjectKind.SERVICE, State.SUSPENDED, State.OPEN),
        (SubjectKind.CEASEFIRE, State.HOLDING, State.BROKEN),
        (SubjectKind.CURFEW, State.IN_FORCE, State.LIFTED),
    ],
)
def test_what_is_denied_has_the_other_state_of_its_kind(kind: SubjectKind, said: State, told: State):
    kept = held(Status(subject=Span(0, 4), kind=kind, state=said), Polarity.NEGATIVE, Modality.ACTUAL)
    assert kept is not None
    assert kept.state is told


def test_a_truce_that_is_kept_holds():
    notation = "The/DET/2/det truce/NOUN/4/nsubj:pass is/AUX/4/aux:pass/be respected/VERB/0/root/respect"
    assert state_of(notation) == ("truce", "ceasefire", "holding")


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        (
            "The/DET/2/det hotline/NOUN/4/nsubj is/AUX/4/cop dead/ADJ/0/root",
            ("hotline", "service", "suspended"),
        ),
        (
            "The/DET/2/det crossing/NOUN/5/nsubj is/AUX/5/cop partially/ADV/5/advmod open/ADJ/0/root",
            ("crossing", "crossing", "restricted"),
        ),
    ],
)
def test_a_state_is_what_the_words_around_make_of_it(notation: str, told: tuple[str, str, str]):
    assert state_of(notation) == told


def test_a_place_without_words_of_ways_is_a_crossing_where_something_is_put_there():
    page = page_of(
        "Trucks/NOUN/2/nsubj/truck wait/VERB/0/root at/ADP/4/case Laleraba/PROPN/2/obl", names={"Laleraba": "ORG"}
    )
    assert thing.place_kind(page, Word(0, 3)) is SubjectKind.CROSSING


def test_an_organisation_that_nothing_is_put_at_is_no_way():
    page = page_of("Laleraba/PROPN/2/nsubj closed/VERB/0/root/close", names={"Laleraba": "ORG"})
    assert thing.place_kind(page, Word(0, 0)) is None


def test_the_place_before_a_colon_is_no_curfew():
    notation = "Malakal/PROPN/3/nsubj :/PUNCT/1/punct curfew/NOUN/0/root since/ADP/5/case Friday/PROPN/3/obl"
    found = state_of(notation, names={"Malakal": "LOC"})
    assert found is not None
    assert found[1:] == ("curfew", "in_force")
