"""What kind of thing has a state, where its own noun does not say so."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import Word
from reportedly.extract.value import thing
from reportedly.records import SubjectKind
from reportedly.testing import article_of

POST = "The/DET/3/det border/NOUN/3/compound post/NOUN/0/root at/ADP/5/case Orvany/PROPN/3/nmod ./PUNCT/3/punct"


def state_of(*notations: str, names: dict[str, str] | None = None) -> tuple[str, str, str] | None:
    page = page_of(*notations, names=names)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    told = [one.status for one in found if one.status is not None]
    return (told[0].subject.of(page.text), told[0].kind.value, told[0].state.value) if told else None


def test_a_place_that_is_closed_stands_for_the_post_there():
    closed = "Orvany/PROPN/3/nsubj is/AUX/3/cop/be closed/ADJ/0/root again/ADV/3/advmod"
    assert state_of(POST, closed, names={"Orvany": "LOC"}) == ("Orvany", "crossing", "closed")


def test_a_country_that_is_open_is_no_crossing():
    opened = "Albania/PROPN/3/nsubj is/AUX/3/cop/be open/ADJ/0/root again/ADV/3/advmod"
    assert state_of(POST, opened, names={"Albania": "LOC"}) is None


def test_a_town_that_is_open_to_talks_is_no_crossing():
    opened = "Orvany/PROPN/3/nsubj is/AUX/3/cop/be open/ADJ/0/root to/ADP/5/case ideas/NOUN/3/obl/idea"
    assert state_of(POST, opened, names={"Orvany": "LOC"}) is None


def test_a_place_stands_for_no_way_where_the_report_speaks_of_none():
    page = page_of("Orvany/PROPN/3/nsubj is/AUX/3/cop/be closed/ADJ/0/root", names={"Orvany": "LOC"})
    assert thing.place_kind(page, Word(0, 0)) is None


@pytest.mark.parametrize("name", ["M14", "N-25", "RN4"])
def test_a_road_is_known_by_its_number(name: str):
    page = page_of(f"{name}/PROPN/3/nsubj was/AUX/3/aux/be blocked/VERB/0/root/block")
    assert thing.subject_kind(page, Word(0, 0), noun.english()) is SubjectKind.ROAD


def test_a_note_under_a_heading_tells_of_what_the_heading_names():
    heading = "Orvany/PROPN/2/compound crossing/NOUN/0/root"
    note = "Closed/VERB/0/root/close since/ADP/3/case noon/NOUN/1/obl ./PUNCT/1/punct"
    assert state_of(heading, note) == ("Orvany crossing", "crossing", "closed")


def test_a_bridge_by_the_passports_is_a_crossing():
    page = page_of(
        "The/DET/3/det Orvany/PROPN/3/compound bridge/NOUN/4/nsubj reopened/VERB/0/root/reopen",
        "Passports/NOUN/2/nsubj/passport matter/VERB/0/root",
    )
    assert thing.subject_kind(page, Word(0, 2), noun.english()) is SubjectKind.CROSSING
