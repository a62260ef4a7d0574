"""The day and the outlet in the first words of a report."""

from datetime import date

import pytest

from reportedly.clean.headed import dated_title, in_parentheses, own_line

TOLD = "The road to Brezna is closed, regional police said on Wednesday."


@pytest.mark.parametrize(
    ("words", "outlet", "agency"),
    [
        ("(Gulf Morning Post, April 2 2031, from Meridian Wire)", "Gulf Morning Post", "Meridian Wire"),
        ("(Diario del Altiplano, 2 April 2031)", "Diario del Altiplano", None),
        ("(Valley Courier, Wednesday, April 2, 2031)", "Valley Courier", None),
        ("[Brezna, 2 April 2031]", None, None),
    ],
)
def test_parentheses_that_open_a_paragraph_give_day_and_outlet(words, outlet, agency):
    found = in_parentheses(f"{words} {TOLD}")
    assert found is not None
    assert (found.length, found.published) == (len(words), date(2031, 4, 2))
    assert (found.outlet, found.agency) == (outlet, agency)


@pytest.mark.parametrize(
    "words",
    [
        "(on 2 April 2031)",
        "(he was shot on 2 April 2031)",
        "(2 April 2031)",
        "(Valley Courier, April 2)",
        "(Valley Courier, Monday, April 2, 2031)",
        "(Brezna, 2 April 2031, Lim, 3 April 2031)",
    ],
)
def test_no_day_is_guessed_from_parentheses_that_tell_or_leave_out_or_contradict(words):
    assert in_parentheses(f"{words} {TOLD}") is None


@pytest.mark.parametrize(
    "title",
    [
        "# Access note no. 7 - Lim County, Upper Brezna - Wednesday 2 April 2031",
        "Flash update: floods on the Lim, as of 2 April 2031",
        "SITREP No. 4 (2 April 2031)",
        "Situation Report | Brezna | 2031-04-02",
    ],
)
def test_the_heading_of_a_note_gives_its_day(title):
    assert dated_title(title) == date(2031, 4, 2)


@pytest.mark.parametrize(
    "title",
    [
        "Timeline of the attack - 2 April 2031",
        "Court opens massacre report, 2 April 2031",
        "Report: massacre of 2 April 2031 was planned",
        "Weekly update 1-7 April 2031",
        "Weekly update - Monday 2 April 2031",
    ],
)
def test_the_day_that_a_headline_tells_of_is_not_the_reports(title):
    assert dated_title(title) is None


def test_a_line_of_outlet_and_day_is_read():
    found = own_line("Valley Courier | Wednesday, 2 April 2031")
    assert found is not None
    assert (found.published, found.outlet) == (date(2031, 4, 2), "Valley Courier")
    assert own_line("The police closed it, 2 April 2031") is None


def test_a_report_takes_its_day_and_outlet_from_parentheses_and_keeps_them_out_of_its_paragraph(cleaned, blocks):
    article, codes = cleaned(f"Road closed\n\n(Valley Courier, 2 April 2031) {TOLD}")
    assert (article.published, article.outlet, codes) == (date(2031, 4, 2), "Valley Courier", [])
    assert blocks(article, "dateline") == ["(Valley Courier, 2 April 2031)"]
    assert blocks(article, "paragraph") == [TOLD]


def test_a_note_takes_its_day_from_its_heading(cleaned):
    article, codes = cleaned(f"# Access note no. 7 - Lim - 2 April 2031\n\n{TOLD}", media_type="text/markdown")
    assert (article.published, codes) == (date(2031, 4, 2), [])


def test_what_is_stated_outranks_the_head_of_the_report(cleaned):
    article, _ = cleaned(f"(Valley Courier, 2 April 2031) {TOLD}", published="2031-04-05", outlet="Lim Post")
    assert (article.published, article.outlet) == (date(2031, 4, 5), "Lim Post")


def test_a_byline_with_a_day_gives_both(cleaned):
    article, _ = cleaned(f"Road closed\n\nBy Jana van der Doe | 2 April 2031\n\n{TOLD}")
    assert (article.byline, article.published, article.outlet) == ("Jana van der Doe", date(2031, 4, 2), None)


def test_a_page_takes_its_day_from_parentheses_too(page):
    body = (
        f"<html><body><article><h1>Road closed</h1><p>(Valley Courier, 2 April 2031) {TOLD}</p></article></body></html>"
    )
    article, _ = page(body + " " * 10)
    assert (article.published, article.outlet) == (date(2031, 4, 2), "Valley Courier")
