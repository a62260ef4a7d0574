"""The choice of a statement's day among the times that the report names."""

from dataclasses import replace
from datetime import timedelta

from tellings import DAY, time_at, told, with_times
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.value.carry import carry
from reportedly.extract.value.dating import shipped, weigh_days
from reportedly.extract.value.moment import moments, ruled_of
from reportedly.extract.words.choice import Weights
from reportedly.records import Role

AT = "Gunmen/NOUN/2/nsubj attacked/VERB/0/root/attack Brezna/PROPN/2/obj Sunday/PROPN/2/obl"
NEXT = "They/PRON/2/nsubj burned/VERB/0/root/burn huts/NOUN/2/obj"
HEAVY = 50.0


def a_page(*times, is_speech_act=True):
    """Two statements; rules carry no day to an act of speech."""
    page = page_of(AT, NEXT)
    page = with_times(page, *(time_at(page, words, day=day) for words, day in times))
    return page, [told(page, 0, 1), told(page, 1, 1, is_speech_act=is_speech_act)]


def days(page, statements):
    return [[a.span.of(page.text) for a in s.arguments if a.role is Role.DATE] for s in statements]


SUNDAY = ("Sunday", DAY - timedelta(days=3))


def test_none_and_every_time_before_may_be_meant():
    page, ones = a_page(SUNDAY)
    found = moments(page, ones, ruled_of(page, [one.statement for one in ones]), 1)
    assert [each.days for each in found] == [None, (SUNDAY[1], SUNDAY[1])]
    assert found[0].argument is None


def test_a_time_behind_the_sentence_is_not_meant():
    page, ones = a_page(("huts", DAY))
    assert [each.days for each in moments(page, ones, ruled_of(page, [one.statement for one in ones]), 0)] == [None]


def test_a_deed_that_is_told_as_done_is_of_no_day_ahead():
    page, ones = a_page(("Sunday", DAY + timedelta(days=3)))
    written = replace(page, article=replace(page.article, published=DAY))
    found = moments(written, ones, ruled_of(written, [one.statement for one in ones]), 1)
    assert [each.days for each in found] == [None]


def test_a_day_that_the_weights_hold_likelier_is_carried():
    page, ones = a_page(SUNDAY)
    judge = Weights(weights={"before 1": HEAVY, "own": HEAVY}, lean=0.0).judge
    made = weigh_days(page, ones, carry(page, ones, noun.english()), judge)
    assert days(page, made) == [["Sunday"], ["Sunday"]]
    assert made[1].reasons[-1] == "date weighed"


def test_a_day_that_they_hold_unlikely_goes():
    page, ones = a_page(SUNDAY)
    made = weigh_days(page, ones, carry(page, ones, noun.english()), Weights(weights={"none": HEAVY}, lean=0.0).judge)
    assert days(page, made) == [[], []]
    assert [each.reasons[-1:] for each in made] == [("date weighed",), ()]


def test_the_rules_own_choice_stays_as_it_was():
    page, ones = a_page(("Sunday", DAY), is_speech_act=False)
    ruled = carry(page, ones, noun.english())
    judge = Weights(weights={"own rule=own": HEAVY, "before rule=same-day": HEAVY}, lean=0.0).judge
    assert weigh_days(page, ones, ruled, judge) == ruled


def test_what_is_told_in_the_present_may_be_of_the_day_of_writing():
    page = page_of("The/DET/2/det road/NOUN/4/nsubj is/AUX/4/cop/be open/ADJ/0/root")
    page = replace(page, article=replace(page.article, published=DAY))
    ones = [told(page, 0, 3, event="CONCEDE")]
    found = moments(page, ones, ruled_of(page, [ones[0].statement]), 0)
    assert [(each.days, each.argument and each.argument.span.of(page.text)) for each in found] == [
        (None, None),
        ((DAY, DAY), "is"),
    ]


def test_weights_ship():
    weights = shipped()
    assert weights is not None
    assert len(weights.weights) > 1000
