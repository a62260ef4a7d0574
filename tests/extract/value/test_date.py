"""When it happened, as the sentence says and as the report said before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tellings import DAY, time_at, told, with_times
from trees import page_of, trigger_at

from reportedly import extract
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import Page
from reportedly.extract.sentence.tense import Tense, tense
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.carry import carry
from reportedly.extract.value.date import date_argument
from reportedly.extract.value.told import Told
from reportedly.records import (
    Argument,
    Block,
    BlockKind,
    Modality,
    Role,
    Span,
    State,
    Status,
    SubjectKind,
)
from reportedly.testing import article_of


def dated(page: Page, trigger: Trigger, *others: Trigger) -> list[str]:
    return [span.of(page.text) for span, _ in date_argument(page, 0, trigger, others)]


def test_a_time_of_the_clause_is_the_triggers():
    page = page_of("Gunmen/NOUN/2/nsubj attacked/VERB/0/root/attack Sunday/PROPN/2/obl")
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 1)) == ["Sunday"]


DIED = (
    "Three/NUM/3/nsubj:pass were/AUX/3/aux:pass/be wounded/VERB/0/root/wound and/CCONJ/6/cc one/NUM/6/nsubj "
    "died/VERB/3/conj/die Sunday/PROPN/6/obl"
)


def test_a_time_of_the_next_clause_with_its_own_subject_is_not():
    page = page_of(DIED)
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 2)) == []


def test_verbs_with_one_subject_share_a_time():
    page = page_of(
        "Shells/NOUN/2/nsubj hit/VERB/0/root the/DET/4/det camp/NOUN/2/obj and/CCONJ/6/cc killed/VERB/2/conj/kill "
        "five/NUM/6/obj Sunday/PROPN/6/obl"
    )
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 1)) == ["Sunday"]


CLAIMED = "Rebels/NOUN/2/nsubj claimed/VERB/0/root/claim the/DET/4/det raid/NOUN/2/obj on/ADP/6/case Sunday/PROPN/2/obl"


def test_an_act_of_speech_leaves_a_time_to_what_it_speaks_of():
    page = page_of(CLAIMED)
    claim = replace(trigger_at(page, 1), is_speech_act=True)
    assert dated(with_times(page, time_at(page, "Sunday")), claim, trigger_at(page, 3, is_nominal=True)) == []


def test_what_is_put_off_until_a_day_was_not_put_off_on_it():
    page = page_of(
        "They/PRON/2/nsubj postponed/VERB/0/root/postpone talks/NOUN/2/obj until/ADP/5/case Sunday/PROPN/2/obl"
    )
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 1)) == []


def test_a_threat_hangs_on_the_deadline_of_its_condition():
    page = page_of(
        "They/PRON/3/nsubj would/AUX/3/aux leave/VERB/0/root unless/SCONJ/6/mark he/PRON/6/nsubj "
        "apologised/VERB/3/advcl/apologise by/ADP/8/case Sunday/PROPN/6/obl"
    )
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 2)) == ["unless he apologised by Sunday"]


def days(page: Page, *ones: Told) -> list[list[str]]:
    statements = carry(page, ones, noun.english())
    return [[a.span.of(page.text) for a in s.arguments if a.role is Role.DATE] for s in statements]


LEAD = "Gunmen/NOUN/2/nsubj attacked/VERB/0/root/attack Sunday/PROPN/2/obl"
NEXT = "They/PRON/2/nsubj burned/VERB/0/root/burn huts/NOUN/2/obj"


def test_a_report_of_the_same_day_goes_on_telling_of_it():
    page = page_of(LEAD, NEXT)
    page = with_times(page, time_at(page, "Sunday"))
    assert days(page, told(page, 0, 1), told(page, 1, 1)) == [["Sunday"], ["Sunday"]]


def in_paragraphs(page: Page) -> Page:
    """The same page with a paragraph for each sentence."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=tree.sentence.span) for tree in page.trees)
    return replace(page, article=replace(page.article, blocks=blocks))


def test_a_report_of_an_earlier_day_leaves_the_next_paragraph_open():
    page = in_paragraphs(page_of(LEAD, NEXT))
    page = with_times(page, time_at(page, "Sunday", day=date(2031, 3, 2)))
    assert days(page, told(page, 0, 1), told(page, 1, 1)) == [["Sunday"], []]


def test_the_next_sentence_of_its_paragraph_goes_on_telling_of_it():
    page = page_of(LEAD, NEXT)
    page = with_times(page, time_at(page, "Sunday", day=date(2031, 3, 2)))
    assert days(page, told(page, 0, 1), told(page, 1, 1)) == [["Sunday"], ["Sunday"]]


def test_a_time_of_day_is_of_the_day_that_the_report_tells_of():
    page = page_of(LEAD, NEXT + " at/ADP/5/case noon/NOUN/2/obl")
    noon = time_at(page, "noon", value="2031-03-05T12:00")
    page = with_times(page, time_at(page, "Sunday", day=date(2031, 3, 2)), noon)
    assert days(page, told(page, 0, 1), told(page, 1, 1)) == [["Sunday"], ["Sunday"]]


def test_a_note_has_the_day_that_stands_before_its_colon():
    page = page_of(
        "Moro/PROPN/0/root 3/NUM/3/nummod March/PROPN/1/nmod :/PUNCT/1/punct huts/NOUN/6/nsubj "
        "burned/VERB/1/parataxis/burn"
    )
    page = with_times(page, time_at(page, "3 March", day=date(2031, 3, 3)))
    assert days(page, told(page, 0, 5)) == [["3 March"]]


def test_a_state_in_the_present_without_any_day_points_at_its_verb():
    page = page_of("The/DET/2/det pass/NOUN/4/nsubj is/AUX/4/cop open/ADJ/0/root")
    page = with_times(page)
    assert days(page, told(page, 0, 3, event=None, status="open")) == [["is"]]


def test_what_was_so_does_not():
    page = page_of("The/DET/2/det pass/NOUN/4/nsubj was/AUX/4/cop open/ADJ/0/root")
    page = with_times(page)
    assert days(page, told(page, 0, 3, event=None, status="open")) == [[]]


def test_a_clause_of_the_same_moment_dates_what_happened():
    page = page_of(
        "Rockets/NOUN/2/nsubj hit/VERB/0/root/hit a/DET/4/det hall/NOUN/2/obj as/SCONJ/7/mark people/NOUN/7/nsubj "
        "danced/VERB/2/advcl/dance Sunday/PROPN/7/obl"
    )
    assert dated(with_times(page, time_at(page, "Sunday")), trigger_at(page, 1)) == ["Sunday"]


def test_a_plan_gets_no_day_from_what_happened():
    page = page_of(LEAD, NEXT)
    page = with_times(page, time_at(page, "Sunday"))
    assert days(page, told(page, 0, 1), told(page, 1, 1, modality=Modality.PLANNED))[1] == []


def test_an_act_of_speech_gets_no_day_from_what_happened():
    page = page_of(LEAD, NEXT)
    page = with_times(page, time_at(page, "Sunday"))
    assert days(page, told(page, 0, 1), told(page, 1, 1, is_speech_act=True))[1] == []


CLAIM = "Rebels/NOUN/2/nsubj claimed/VERB/0/root/claim the/DET/4/det attack/NOUN/2/obj"


def test_the_attack_is_the_one_that_was_dated():
    page = page_of(LEAD, CLAIM)
    page = with_times(page, time_at(page, "Sunday", day=date(2031, 3, 2)))
    assert days(page, told(page, 0, 1), told(page, 1, 3, nominal=True))[1] == ["Sunday"]


def test_another_attack_is_not():
    page = page_of(
        LEAD, CLAIM.replace("the/DET/4/det attack/NOUN/2/obj", "the/DET/5/det last/ADJ/5/amod attack/NOUN/2/obj")
    )
    page = with_times(page, time_at(page, "Sunday", day=date(2031, 3, 2)))
    assert days(page, told(page, 0, 1), told(page, 1, 4, nominal=True))[1] == []


SHUT = "The/DET/2/det pass/NOUN/4/nsubj remains/VERB/0/root/remain closed/ADJ/3/xcomp"


def test_what_is_closed_now_is_closed_on_the_day_of_the_dateline():
    page = page_of("GORNJE/PROPN/0/root March/PROPN/1/nmod 5/NUM/2/nummod", SHUT)
    block = Block(kind=BlockKind.DATELINE, span=Span(0, page.trees[0].sentence.span.end))
    page = replace(page, article=replace(page.article, blocks=(block,)))
    page = with_times(page, time_at(page, "March 5", flags=("dateline",)))
    assert days(page, told(page, 1, 2, event="COERCE", status="closed")) == [["March 5"]]


def test_what_a_running_report_tells_holds_at_the_time_that_opens_the_entry():
    page = page_of("17:40/NUM/3/obl Trucks/NOUN/3/nsubj block/VERB/0/root the/DET/5/det road/NOUN/3/obj")
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(page.text)))
    page = replace(page, article=replace(page.article, blocks=(block,)))
    page = with_times(page, time_at(page, "17:40", value="2031-03-05T17:40"))
    assert days(page, told(page, 0, 2, event="PROTEST")) == [["17:40"]]


def test_what_a_stamped_message_tells_was_on_its_day():
    page = page_of("5-3/NUM/3/obl They/PRON/3/nsubj took/VERB/0/root/take her/PRON/3/obj")
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(page.text)))
    page = replace(page, article=replace(page.article, blocks=(block,)))
    stamp = replace(time_at(page, "5-3", value="2031-03-05"), flags=("year-inferred",))
    assert days(with_times(page, stamp), told(page, 0, 2, event="COERCE")) == [["5-3"]]


@pytest.mark.parametrize(
    ("notation", "head", "expected"),
    [
        ("He/PRON/2/nsubj left/VERB/0/root/leave", 1, Tense.PAST),
        ("He/PRON/2/nsubj leaves/VERB/0/root/leave", 1, Tense.PRESENT),
        ("He/PRON/3/nsubj has/AUX/3/aux left/VERB/0/root/leave", 2, Tense.PERFECT),
        ("He/PRON/3/nsubj had/AUX/3/aux left/VERB/0/root/leave", 2, Tense.PLUPERFECT),
        ("He/PRON/3/nsubj will/AUX/3/aux leave/VERB/0/root/leave", 2, Tense.FUTURE),
        ("It/PRON/4/nsubj may/AUX/4/aux have/AUX/4/aux exploded/VERB/0/root/explode", 3, Tense.PAST),
        (SHUT, 3, Tense.PRESENT),
        ("The/DET/2/det raid/NOUN/0/root", 1, Tense.NONE),
    ],
)
def test_auxiliaries_and_form_tell_the_tense(notation, head, expected):
    assert tense(page_of(notation).trees[0], head) is expected


def places(page: Page, *ones: Told) -> list[list[str]]:
    statements = carry(page, ones, noun.english())
    return [[a.span.of(page.text) for a in s.arguments if a.role is Role.LOCATION] for s in statements]


def located(one: Told, page: Page, words: str) -> Told:
    start = page.text.index(words)
    span = Span(start, start + len(words))
    argument = Argument(role=Role.LOCATION, span=span, head=span)
    return replace(one, statement=replace(one.statement, arguments=(*one.statement.arguments, argument)))


AT = "Gunmen/NOUN/2/nsubj attacked/VERB/0/root/attack Brezna/PROPN/2/obj Sunday/PROPN/2/obl"


def test_what_a_report_goes_on_telling_of_its_day_happened_at_the_same_place():
    page = page_of(AT, NEXT)
    page = with_times(page, time_at(page, "Sunday"))
    assert places(page, located(told(page, 0, 1), page, "Brezna"), told(page, 1, 1))[1] == ["Brezna"]


def test_the_attack_is_where_it_was():
    page = page_of(AT, CLAIM)
    assert places(page, located(told(page, 0, 1), page, "Brezna"), told(page, 1, 3, nominal=True))[1] == ["Brezna"]


def test_a_deed_of_the_same_paragraph_is_at_the_same_place():
    page = page_of(AT, NEXT)
    assert places(page, located(told(page, 0, 1), page, "Brezna"), told(page, 1, 1))[1] == ["Brezna"]


def test_what_is_no_deed_is_not():
    page = page_of(AT, NEXT)
    assert places(page, located(told(page, 0, 1), page, "Brezna"), told(page, 1, 1, event="AID"))[1] == []


def test_there_is_the_place_spoken_of_last():
    page = page_of(
        AT,
        "Two/NUM/3/nsubj:pass were/AUX/3/aux:pass/be held/VERB/0/root/hold there/ADV/3/advmod",
    )
    _, second = carry(
        page, [located(told(page, 0, 1), page, "Brezna"), told(page, 1, 2, event="COERCE")], noun.english()
    )
    there = next(argument for argument in second.arguments if argument.role is Role.LOCATION)
    assert there.span.of(page.text) == "there"
    assert there.antecedent.of(page.text) == "Brezna"


def test_a_road_that_is_closed_is_at_the_place_it_is_called_after():
    page = page_of(
        SHUT.replace("The/DET/2/det pass/NOUN/4/nsubj", "Brezna/PROPN/2/compound pass/NOUN/4/nsubj"),
        names={"Brezna": "LOC"},
    )
    one = told(page, 0, 2, event="COERCE", status="closed")
    subject = Status(subject=Span(0, len("Brezna pass")), kind=SubjectKind.ROAD, state=State.CLOSED)
    one = replace(one, statement=replace(one.statement, status=subject))
    assert places(page, one) == [["Brezna pass"]]


@pytest.mark.parametrize(("day", "modality"), [(2, Modality.PLANNED), (-2, Modality.ACTUAL)])
def test_what_is_told_in_the_present_of_a_coming_day_is_planned(day, modality):
    page = page_of("The/DET/2/det curfew/NOUN/3/nsubj begins/VERB/0/root/begin Saturday/PROPN/3/obl")
    time = time_at(page, "Saturday", day=DAY + timedelta(days=day))
    article = replace(article_of(page.text), published=DAY)
    found = extract.extract(article, page.annotation, times=(time,), words=extract.english()).found
    assert {each.factuality.modality for each in found} == {modality}
