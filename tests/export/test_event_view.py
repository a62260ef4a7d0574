"""One event and situations, in text and as pages."""

import io
from dataclasses import replace
from datetime import date

import pytest

from reportedly.export.event import event_rows
from reportedly.export.event_html import event_page, situations_page
from reportedly.export.situations import day_line, months, scale_words, situation_rows, tension_words
from reportedly.export.styled import plain
from reportedly.link import across, board, event_view
from reportedly.records import Tension


@pytest.fixture
def readings(said, reading_of):
    struck = said(
        "Rockets [hit]trigger the [market]recipient.", "hit", event="ASSAULT", mode="aerial", day="2031-03-01"
    )
    fled = said("Families [fled]trigger at night.", "flee", event="ASSAULT", mode="displace", day="2031-03-02")
    denied = said(
        "The [Army]source denied that <b>rockets</b> [hit]trigger the market.", "hit", event="ASSAULT", mode="aerial",
        day="2031-03-01", polarity="negative", stance="denies",
    )  # fmt: skip
    tail = "Tegre lies on the Piave."
    return (
        reading_of(struck, fled, outlet="Wire", name="a", tail=tail),
        reading_of(denied, outlet="Post", name="b", tail=tail),
    )


@pytest.fixture
def view(readings):
    return event_view(readings, across(readings).found, statement_id=readings[0].statements[0].id)


def lines(rows):
    return "\n".join(plain(row) for row in rows)


def test_the_event_says_who_tells_it_and_who_denies_it_with_their_sentences(view, readings):
    text = lines(event_rows(view, readings))
    assert "status: contested" in text
    assert text.index("Told as so") < text.index("Rockets [hit] the market.") < text.index("Denied")
    assert "according to Army" in text


def test_the_page_escapes_what_a_report_says(view, readings):
    page = event_page(view, readings)
    assert "&lt;b&gt;rockets&lt;/b&gt;" in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_situations_show_a_bar_for_each_day(readings):
    known = board(readings, across(readings).found)
    found = known.situations
    out = io.StringIO()
    out.write(lines(situation_rows(found, known, readings)))
    assert "2 Mar 2031" in out.getvalue()
    assert "<svg" in situations_page(found, known, readings) or not found[0].tension


def test_a_long_situation_is_told_month_by_month(readings):
    known = board(readings, across(readings).found)
    (crisis,) = known.situations
    assert months(crisis, {event.id: event for event in known.events}) == []
    event = replace(known.events[0], start=date(2031, 3, 2), end=date(2031, 3, 2))
    later = replace(event, id="e-2", start=date(2031, 5, 20), end=date(2031, 5, 20))
    tension = (Tension(day=later.start, actor="ITA/MIL", recipient="—", score=-8.0, event_ids=("e-2",)),)
    long = replace(crisis, start=event.start, end=later.start, event_ids=(event.id, "e-2"), tension=tension)
    assert months(long, {event.id: event, "e-2": later}) == [
        "March 2031 · 1 event", "May 2031 · 1 event · -8.0 · by armed forces of Italy"
    ]  # fmt: skip


def test_no_tension_has_no_line():
    assert day_line(()) == ""


def _tension(*points):
    return tuple(
        Tension(day=date(2031, 3, number), actor="ITA/MIL", recipient="—", score=score, event_ids=(f"e-{number}",))
        for number, score in points
    )


def test_days_on_which_nothing_happened_have_a_dot_and_the_ends_their_dates():
    tension = _tension((1, -10.0), (4, 10.0))
    assert day_line(tension) == "█··▁"
    assert scale_words(20, date(2031, 3, 1), date(2031, 3, 4)) == "1 Mar     4 Mar 2031"
    assert tension_words(tension).endswith("the most hostile day was 1 Mar (-10.0)")


def test_a_situation_says_how_many_events_it_does_not_show(readings):
    known = board(readings, across(readings).found)
    (crisis,) = known.situations
    many = replace(crisis, event_ids=(*crisis.event_ids, "e-a", "e-b"))
    told = f"and 2 other events; show them with: reportedly board --about {crisis.id} --all"
    assert told in lines(situation_rows([many], known, readings, width=200))
    assert told in situations_page([many], known, readings)


def test_the_bars_of_a_page_have_dates_and_a_scale(readings):
    known = board(readings, across(readings).found)
    page = situations_page([replace(known.situations[0], tension=_tension((1, -8.0), (3, 2.0)))], known, readings)
    assert all(f">{words}</text>" in page for words in ("1 Mar", "3 Mar", "+10", "\N{MINUS SIGN}10"))


def test_letter_and_number_of_a_grade_are_put_into_words(view, readings):
    text = lines(event_rows(view, readings, width=300))
    assert "grade: F4 — F: how reliable cannot be judged, none of its sources is graded" in text
    assert "; 4: doubtful, its sources contradict each other" in text


def test_an_event_is_called_by_what_was_done(view, readings):
    title = lines(event_rows(view, readings, width=300)).splitlines()[0]
    assert title.startswith("hit → market · ")
    assert "code: ASSAULT aerial" in lines(event_rows(view, readings, width=300))


def test_a_sentence_of_an_event_shows_the_id_by_which_it_can_be_judged(view, readings):
    assert readings[0].statements[0].id[:10] in lines(event_rows(view, readings, width=300))
