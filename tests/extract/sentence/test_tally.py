"""Tolls: who counts the dead, and how many."""

from trees import page_of

from reportedly import extract
from reportedly.testing import article_of

RAISED = (
    "The/DET/2/det army/NOUN/3/nsubj raised/VERB/0/root/raise its/PRON/5/nmod:poss toll/NOUN/3/obj to/ADP/7/case "
    "19/NUM/3/obl dead/NOUN/7/nmod ./PUNCT/3/punct"
)
NUMBER = (
    "Doctors/NOUN/2/nsubj put/VERB/0/root the/DET/4/det number/NOUN/2/obj of/ADP/6/case dead/NOUN/4/nmod "
    "at/ADP/8/case four/NUM/2/obl"
)
PUT = "Doctors/NOUN/2/nsubj put/VERB/0/root the/DET/4/det dead/NOUN/2/obj at/ADP/6/case four/NUM/2/obl"
BRINGING = (
    "A/DET/2/det man/NOUN/3/nsubj died/VERB/0/root/die ,/PUNCT/5/punct bringing/VERB/3/advcl/bring to/ADP/7/case "
    "40/NUM/5/obl the/DET/9/det number/NOUN/5/obj of/ADP/11/case dead/NOUN/9/nmod"
)
ROSE = "The/DET/2/det toll/NOUN/3/nsubj rose/VERB/0/root/rise from/ADP/5/case 16/NUM/3/obl to/ADP/7/case 19/NUM/3/obl"
COUNTED = (
    "The/DET/2/det mayor/NOUN/3/nsubj counts/VERB/0/root/count two/NUM/5/nummod dead/NOUN/3/obj and/CCONJ/8/cc "
    "14/NUM/8/nummod wounded/NOUN/5/conj"
)
ARREST = "The/DET/2/det arrest/NOUN/5/nsubj of/ADP/4/case four/NUM/5/nummod workers/NOUN/2/nmod/worker"


def statements(notation):
    page = page_of(notation)
    annotation = page.annotation
    found = extract.extract(article_of(page.text), annotation, times=(), words=extract.english()).found
    return page.text, found


def counted(notation):
    _, found = statements(notation)
    return [[(count.what, count.low, count.high) for count in each.counts] for each in found]


def test_who_raises_a_toll_is_its_source():
    text, (toll,) = statements(RAISED)
    assert toll.trigger.of(text) == "toll"
    assert [(link.source.text, link.cue.of(text)) for link in toll.chain] == [("army", "raised")]
    assert toll.arguments == ()


def test_the_dead_of_a_toll_are_its_count():
    assert counted(RAISED) == [[("killed", 19, 19)]]


def test_the_number_of_dead_is_a_toll():
    text, (dead,) = statements(NUMBER)
    assert dead.trigger.of(text) == "dead"
    assert dead.chain[0].source.text == "Doctors"
    assert counted(NUMBER) == [[("killed", 4, 4)]]


def test_who_puts_the_dead_at_a_number_is_their_source():
    text, (dead,) = statements(PUT)
    assert (dead.trigger.of(text), dead.chain[0].source.text) == ("dead", "Doctors")
    assert counted(PUT) == [[("killed", 4, 4)]]


def test_the_number_may_stand_before_its_toll():
    assert counted(BRINGING)[-1] == [("killed", 40, 40)]


def test_of_two_numbers_the_later_one_holds():
    assert counted(ROSE) == [[("killed", 19, 19)]]


def test_dead_and_wounded_in_one_breath_are_one_statement():
    assert counted(COUNTED) == [[("killed", 2, 2), ("injured", 14, 14)]]
