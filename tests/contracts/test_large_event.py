"""An event that many tell of: a short page reads few of them, and says what all of them say."""

from datetime import date, timedelta

import pytest

from reportedly import pipeline
from reportedly.export.event import facts
from reportedly.pipeline import views

DAYS = 8


@pytest.fixture
def readings(said, reading_of):
    def told(n):
        polarity = "negative" if n == DAYS // 2 else "positive"
        voice = "[Police]source said that" if polarity == "positive" else "[Miners]source denied that"
        hit = said(
            f"{voice} rockets [hit]trigger the [market]recipient of Brezna.", "hit", event="ASSAULT",
            mode="heavy-weapons", day="2031-03-01", polarity=polarity, counts=(("killed", 5, 5),),
        )  # fmt: skip
        published = date(2031, 3, 1) + timedelta(days=n // 4)
        tail = f"Brezna lies by the Piva, wrote number {'abcdefgh'[n] * 9}."
        return reading_of(hit, name=f"Paper {n}", outlet=f"Paper {n}", published=published.isoformat(), tail=tail)

    return [told(n) for n in range(DAYS)]


@pytest.fixture
def held(ledger, readings, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 4)
    pipeline.add(readings, ledger)
    return ledger


def shown(view):
    return {i for telling in view.tellings for i in telling.statement_ids}


def test_a_short_page_shows_some_statements_and_what_all_say(held, readings):
    asked = readings[3].statements[0].id
    whole, _ = pipeline.event(held, asked)
    brief, read = pipeline.event(held, asked, short=True)
    assert brief.event.statement_ids == whole.event.statement_ids
    assert asked in shown(brief) < shown(whole) == set(whole.event.statement_ids)
    assert len(read) < len(readings)


def test_a_short_page_says_how_much_of_an_event_it_shows(held, readings):
    brief, _ = pipeline.event(held, readings[3].statements[0].id, short=True)
    assert dict(facts(brief, {}))["shown"].startswith(f"{len(shown(brief))} of {len(brief.event.statement_ids)}")


def test_a_short_page_shows_who_denies_a_contested_event(held, readings):
    brief, _ = pipeline.event(held, readings[0].statements[0].id, short=True)
    assert readings[DAYS // 2].statements[0].id in {i for link in brief.links for i in (link.left, link.right)}


def test_an_event_that_few_tell_of_is_shown_whole(held, readings, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", DAYS)
    asked = readings[0].statements[0].id
    assert pipeline.event(held, asked, short=True) == pipeline.event(held, asked)
