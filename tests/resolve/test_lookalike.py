"""Names that are not what they look like, and names that are no names."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Annotation, GroundingKind, Mention, Producer, Span
from reportedly.resolve import ground, odd_letters, recognise_times, resolve
from reportedly.resolve.fold import fold
from reportedly.testing import article_of, only

CYRILLIC_A = "\u0430"
PRODUCER = Producer(name="test", version="1")


def read(text: str, *names: str, gazetteer):
    article = article_of(text, published=date(2031, 3, 2))
    mentions = tuple(Mention(span=Span(text.index(n), text.index(n) + len(n)), kind="LOC") for n in names)
    annotation = Annotation(article_id=article.id, sentences=(), mentions=mentions, attributions=(), producer=PRODUCER)
    return resolve(article, annotation, (), times=(), gazetteer=gazetteer)


def test_a_name_with_a_letter_of_another_alphabet_is_flagged(gazetteer):
    problem = only(
        read(f"Shots were heard in Pristin{CYRILLIC_A}.", f"Pristin{CYRILLIC_A}", gazetteer=gazetteer).problems
    )
    assert (problem.code, problem.span) == ("name-mixed-script", Span(20, 28))
    assert "mixes Cyrillic and Latin letters" in problem.message


@pytest.mark.parametrize("kind", [GroundingKind.PLACE, GroundingKind.ACTOR])
def test_it_is_never_taken_for_the_name_that_it_imitates(kind, gazetteer):
    assert ground(kind, f"Pristin{CYRILLIC_A}", gazetteer=gazetteer).target is None


def test_a_name_that_is_written_backwards_is_flagged():
    assert "right-to-left override" in only(odd_letters("Pri\u202eanits\u202c"))


def test_marks_that_show_nothing_change_no_name(gazetteer):
    found = ground(GroundingKind.PLACE, "Pris\u200ftina", gazetteer=gazetteer)
    assert found.target.name == "Pristina"


def test_a_name_in_one_other_alphabet_is_a_name(gazetteer):
    assert odd_letters("Приштина") == ()
    assert ground(GroundingKind.PLACE, "Приштина", gazetteer=gazetteer).target.country == "XKX"


@pytest.mark.parametrize("name", ["A" * 10_000, "Aa " * 3_400, "Aa-" * 3_400, "'" * 10_000, "\u200f" * 10_000])
@pytest.mark.parametrize("kind", GroundingKind)
def test_a_name_of_ten_thousand_characters_takes_no_time(kind, name, gazetteer):
    began = time.perf_counter()
    ground(kind, name, date=date(2031, 3, 2), gazetteer=gazetteer)
    assert time.perf_counter() - began < 2


def test_a_report_with_a_name_of_ten_thousand_characters_is_read(gazetteer):
    name = "Br" * 5_000
    began = time.perf_counter()
    read(f"Shots were heard in {name}.", name, gazetteer=gazetteer)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "words", ["on 0000-01-01", "on 30 February 2031", "on 31 April", "on 2031-13-01", "on 31/11/2031", "in the year 0"]
)
def test_a_day_that_no_calendar_has_gets_no_date(words):
    found = recognise_times(article_of(f"It happened {words}.", published=date(2031, 3, 2)))
    assert all(time.time is None or time.time.granularity != "day" for time in found.found)


@pytest.mark.parametrize(
    "words", ["tomorrow", "next week", "next year", "two years later", "within 48 hours", "in 300 years"]
)
def test_what_lies_behind_the_last_year_is_a_problem_and_no_crash(words):
    found = recognise_times(article_of(f"They will leave {words}.", published=date(9999, 12, 31)))
    assert all(time.time is None or time.time.start <= date.max for time in found.found)


@pytest.mark.parametrize("words", ["yesterday", "last week", "a century ago", "two years earlier", "since 1995"])
def test_what_lies_before_the_first_year_is_a_problem_and_no_crash(words):
    recognise_times(article_of(f"They left {words}.", published=date(1, 1, 1)))


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "Zs"]), max_size=40), st.integers(0, 40))
def test_a_mark_of_direction_changes_no_key(name, place):
    assert fold(name[:place] + "\u200f" + name[place:]) == fold(name)
