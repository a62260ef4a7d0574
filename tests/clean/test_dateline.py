from datetime import date

import pytest

from reportedly.clean.dateline import find_dateline


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "day"),
    [
        ("BREZNA, March 2 (Valley Wire) -", "BREZNA", "Valley Wire", "2 March"),
        ("BREZNA (Valley Wire) —", "BREZNA", "Valley Wire", None),
        ("Brezna, 2 March 2031 –", "Brezna", None, "2 March"),
        ("BREZNA, 2 March -", "BREZNA", None, "2 March"),
        ("BREZNA, April 9, Valley Wire.", "BREZNA", "Valley Wire", "9 April"),
        ("Brezna. March 2. VALLEYWIRE -", "Brezna", "VALLEYWIRE", "2 March"),
        ("UPPER BREZNA, Sunday, March 2, 2031 (Valley Wire) --", "UPPER BREZNA", "Valley Wire", "2 March"),
        ("BREZNA/LIM, March 2 (Valley Wire) -", "BREZNA/LIM", "Valley Wire", "2 March"),
        ("Brezna, Montenegro —", "Brezna", None, None),
        ("BREZNA —", "BREZNA", None, None),
        ("N'BREZNA, Feb. 12 (Valley Wire) -", "N'BREZNA", "Valley Wire", "12 Feb"),
        ("Santa Maria de Brezna (Valley Wire) –", "Santa Maria de Brezna", "Valley Wire", None),
        ("WASHINGTON (March 2, 2031) –", "WASHINGTON", None, "2 March"),
        ("March 2 (Valley Wire) --", None, "Valley Wire", "2 March"),
        ("BREZNA, March 2:", "BREZNA", None, "2 March"),
        ("Washington, D.C., March 2, 2031 (Valley Wire) -", "Washington", "Valley Wire", "2 March"),
        ("Gaza City, 3 May (Wire)—", "Gaza City", "Wire", "3 May"),
    ],
)
def test_datelines_of_many_houses_are_read(dateline, place, agency, day):
    found = find_dateline(f"{dateline} The road is closed, police said.")
    assert found is not None
    assert found.length == len(dateline)
    assert (found.place, found.agency) == (place, agency)
    assert (f"{found.day} {found.month}" if found.day else None) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "Police - who had been warned - stayed away.",
        "The minister — a former miner — refused.",
        "Brezna – Lim talks failed.",
        "BREAKING - Shots at the pass.",
        "NATO – the alliance – was silent.",
        "On March 2 the union – the largest – struck.",
        "In Brezna, March 2. Cars moved again.",
        "18.30 The quarry's owner - a local - spoke.",
        "Situation note 14 - 9 April 2033, 20:00",
        "Brezna Police, on March 2 - they said.",
        '"We waited," she said - and left.',
    ],
)  # fmt: skip
def test_sentences_with_a_dash_are_no_datelines(sentence):
    assert find_dateline(sentence) is None


def test_a_datelines_year_may_be_counted_from_the_day_of_the_report():
    found = find_dateline("BREZNA, Dec 30 (Valley Wire) - The road is closed.")
    assert found is not None
    assert found.published() is None
    assert found.published(date(2032, 1, 2)) == date(2031, 12, 30)


def test_the_dateline_dates_a_report_that_states_nothing(cleaned):
    article, codes = cleaned("BREZNA, 2 March 2031 (Valley Wire) - The road is closed, regional police said on Sunday.")
    assert article.published == date(2031, 3, 2)
    assert codes == []


def test_a_dateline_without_a_year_leaves_the_day_open_and_says_so(cleaned):
    article, codes = cleaned("BREZNA, March 2 (Valley Wire) - The road is closed, regional police said on Sunday.")
    assert article.published is None
    assert codes == ["date-missing"]


def test_a_line_of_its_own_dates_the_report(cleaned, blocks):
    article, _ = cleaned("Pass closed\n\nPublished: 2 March 2031, 14:05 CET\n\nThe pass is closed, police said.")
    assert str(article.published_at) == "2031-03-02 14:05:00+01:00"
    assert blocks(article, "dateline") == ["Published: 2 March 2031, 14:05 CET"]


def test_the_day_of_an_update_gives_way_to_that_of_publication(cleaned):
    article, _ = cleaned(
        "Pass closed\n\nPublished: 2 March 2031\n\nUpdated: 4 March 2031\n\nThe pass is closed, police said."
    )
    assert article.published == date(2031, 3, 2)
