"""What moves through a place shows whether it is open."""

import pytest
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.passing import shown
from reportedly.records import Modality, Polarity

TRUCKS = (
    "Trucks/NOUN/2/nsubj/truck rolled/VERB/0/root/roll through/ADP/5/case the/DET/5/det crossing/NOUN/2/obl "
    "again/ADV/2/advmod"
)
LET = (
    "Guards/NOUN/2/nsubj/guard let/VERB/0/root/let {}/DET/4/det lorries/NOUN/2/obj/lorry through/ADP/7/case "
    "the/DET/7/det crossing/NOUN/2/obl"
)
FLIGHTS = "The/DET/2/det airport/NOUN/3/nsubj accepts/VERB/0/root/accept flights/NOUN/3/obj/flight"


def state_of(notation: str, verb: int, polarity: Polarity = Polarity.POSITIVE, modality: Modality = Modality.ACTUAL):
    page = page_of(notation)
    token = page.trees[0].tokens[verb]
    trigger = Trigger(
        head=verb, span=token.span, lemma=token.lemma, event=None, mode=None, contexts=(), cameo=None, entry="",
        is_speech_act=False, is_nominal=False, status=None, is_casualty=False, score=1.0,
    )  # fmt: skip
    found = shown(page, 0, trigger, noun.english(), polarity, modality)
    return (found.subject.of(page.text), found.kind.value, found.state.value) if found is not None else None


@pytest.mark.parametrize(
    ("notation", "verb", "told"),
    [
        (TRUCKS, 1, ("crossing", "crossing", "open")),
        (LET.format("the"), 1, ("crossing", "crossing", "open")),
        (LET.format("only"), 1, ("crossing", "crossing", "restricted")),
        (LET.format("no"), 1, ("crossing", "crossing", "closed")),
        (FLIGHTS, 2, ("airport", "airport", "open")),
        ("Buses/NOUN/3/nsubj/bus are/AUX/3/aux/be running/VERB/0/root/run", 2, ("Buses", "service", "open")),
    ],
)
def test_traffic_shows_the_state_of_its_way(notation: str, verb: int, told: tuple[str, str, str]):
    assert state_of(notation, verb) == told


@pytest.mark.parametrize(
    "notation",
    [
        TRUCKS.replace("Trucks", "Soldiers").replace("truck", "soldier"),
        "A/DET/2/det bus/NOUN/4/nsubj was/AUX/4/aux/be running/VERB/0/root/run",
        "Guards/NOUN/2/nsubj/guard let/VERB/0/root/let him/PRON/2/obj go/VERB/2/xcomp",
    ],
)
def test_one_who_moves_shows_nothing(notation: str):
    page = page_of(notation)
    verb = next(n for n, token in enumerate(page.trees[0].tokens) if token.relation == "root")
    assert state_of(notation, verb) is None


def test_where_nothing_passes_a_way_is_closed():
    assert state_of(TRUCKS, 1, polarity=Polarity.NEGATIVE) == ("crossing", "crossing", "closed")


def test_what_is_only_demanded_shows_nothing():
    assert state_of(LET.format("the"), 1, modality=Modality.DEMANDED) is None


def test_a_day_is_no_place():
    notation = LET.format("the").replace("through", "on").replace("the/DET/7/det crossing/NOUN", "a/DET/7/det day/NOUN")
    assert state_of(notation, 1) is None
