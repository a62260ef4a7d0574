"""Plain text keeps its words; blocks only point into it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.acquire.snapshot import snapshot
from reportedly.clean import clean
from reportedly.errors import UnreadableSnapshotError
from reportedly.records import Stated
from reportedly.testing import only

REPORT = (
    "Miners block the Brezna pass\n\nBy Jana Doe\n\n"
    "BREZNA, March 2 (Valley Wire) - Striking miners blocked the Brezna pass on Sunday, regional police said.\n\n"
    "No one was hurt.\n"
)


def test_the_final_text_is_the_given_text_but_for_line_ends_and_its_last_white_space(cleaned):
    article, _ = cleaned(REPORT.replace("\n", "\r\n") + " \r\n")
    assert article.text == REPORT.rstrip()


def test_letters_are_composed_once(cleaned):
    article, _ = cleaned("Leposavic\u0301 was quiet on Sunday, police said.")
    assert article.text.startswith("Leposavi\u0107 was")


def test_offsets_count_code_points_behind_an_emoji(cleaned, blocks):
    article, _ = cleaned("🚧🚧 BREZNA is shut.\n\nPolice said so.")
    assert blocks(article, "paragraph")[-1] == "Police said so."


def test_headline_byline_dateline_and_paragraphs_are_told_apart(cleaned, blocks):
    article, _ = cleaned(REPORT)
    assert (article.title, article.byline) == ("Miners block the Brezna pass", "Jana Doe")
    assert blocks(article, "title") == ["Miners block the Brezna pass"]
    assert blocks(article, "byline") == ["By Jana Doe"]
    assert blocks(article, "dateline") == ["BREZNA, March 2 (Valley Wire) -"]
    assert [words.split()[0] for words in blocks(article, "paragraph")] == ["Striking", "No"]


def test_a_first_line_that_is_a_sentence_is_no_headline(cleaned, blocks):
    article, _ = cleaned("Gunmen fired on a convoy near Brezna on Sunday.\n\nNo one was hurt, police said.")
    assert article.title is None
    assert blocks(article, "title") == []


def test_a_stated_title_stays_out_of_the_text(cleaned, blocks):
    article, _ = cleaned("Shots were fired at the pass.\n\nNobody was hurt.", title="Shots at the pass")
    assert article.title == "Shots at the pass"
    assert "Shots at the pass" not in article.text
    assert blocks(article, "title") == []


def test_a_first_line_that_repeats_the_stated_title_is_the_headline(cleaned, blocks):
    article, _ = cleaned("SHOTS AT THE PASS!\n\nNobody was hurt.", title="Shots at the pass")
    assert blocks(article, "title") == ["SHOTS AT THE PASS!"]
    assert article.title == "Shots at the pass"


def test_hard_wrapped_lines_are_one_paragraph(cleaned, blocks):
    wrapped = (
        "Striking miners blocked the Brezna pass on Sunday, regional police said,\n"
        "cutting the only road between the two valleys for the third time this\n"
        "winter. The union said that it would not give way.\n\nThe owner was silent."
    )
    article, _ = cleaned(wrapped)
    assert article.text == wrapped
    assert len(blocks(article, "paragraph")) == 2


def test_lines_that_were_not_wrapped_stand_for_themselves(cleaned, blocks):
    article, _ = cleaned(
        "Key points\nAt least four people were hurt in a fall of rocks at the Brezna pass, said the "
        "district hospital.\nSome 900 people cannot leave the valley.\nThe road is closed.\n\nNeeds\nThe district asks "
        "for blankets and for a doctor."
    )
    assert blocks(article, "heading") == ["Needs"]
    assert blocks(article, "title") == ["Key points"]
    assert len(blocks(article, "paragraph")) == 4


def test_list_lines_stand_for_themselves(cleaned, blocks):
    article, _ = cleaned("The union asks for three things.\n\n- wages\n- safety\n* a doctor\n1. an answer")
    assert len(blocks(article, "paragraph")) == 5


@pytest.mark.parametrize(
    "line",
    ["Image: The pass on Sunday", "FILE - The pass in winter", "The pass on Sunday morning. (Photo: K. Example)"],
)
def test_a_picture_line_is_a_caption(cleaned, blocks, line):
    article, _ = cleaned(f"The pass is closed, police said.\n\n{line}\n\nNobody was hurt.")
    assert blocks(article, "caption") == [line]


def test_markdown_headings_keep_their_marks_in_the_text(cleaned, blocks):
    article, _ = cleaned("# Pass closed\n\nPolice closed it.\n\n## Why?\n\nRocks fell.", media_type="text/markdown")
    assert article.title == "Pass closed"
    assert blocks(article, "title") == ["# Pass closed"]
    assert blocks(article, "heading") == ["## Why?"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jana Doe and Marko Roe", "Jana Doe and Marko Roe"),
        ("By Jana Doe, staff writer", "Jana Doe, staff writer"),
        ("BY JANA DOE", "JANA DOE"),
        ("Reporting by Jana Doe", "Jana Doe"),
        ("By Jana van der Doe | 2 March 2031", "Jana van der Doe"),
        ("Text: Jana Doe", "Jana Doe"),
    ],
)
def test_a_byline_gives_its_names(cleaned, blocks, line, name):
    article, _ = cleaned(f"Pass closed\n\n{line}\n\nThe pass is closed, police said.")
    assert article.byline == name
    assert blocks(article, "byline") == [line]


@pytest.mark.parametrize("line", ["By Sunday evening", "By then the pass was shut", "By force", "By 9 pm"])
def test_a_line_that_only_begins_like_a_byline_is_none(cleaned, line):
    article, _ = cleaned(f"Pass closed\n\n{line}\n\nThe pass is closed, police said.")
    assert article.byline is None


def test_a_credit_at_the_end_is_a_byline_block(cleaned, blocks):
    article, _ = cleaned("The pass is closed.\n\nNobody was hurt.\n\n(Reporting by Jana Doe; Editing by Marko Roe)")
    assert blocks(article, "byline") == ["(Reporting by Jana Doe; Editing by Marko Roe)"]


@pytest.mark.parametrize("body", ["", " \n ", "\u00a0\u2003"])
def test_a_text_without_words_is_no_report(cleaned, body):
    with pytest.raises(UnreadableSnapshotError, match="no text"):
        cleaned(body)


def test_one_word_is_a_report(cleaned):
    assert cleaned("Quiet.")[0].text == "Quiet."


def test_the_id_hangs_on_text_outlet_and_day_only(cleaned):
    first = cleaned(REPORT, outlet="Valley Courier", published="2031-03-02")[0]
    again = cleaned(REPORT + "\n", outlet="Valley Courier", published="2031-03-02", url="https://valley.example/1")[0]
    assert again.id == first.id
    assert cleaned(REPORT, outlet="Lake Herald", published="2031-03-02")[0].id != first.id
    # A daily notice in the same words is another report every day.
    assert cleaned(REPORT, outlet="Valley Courier", published="2031-03-03")[0].id != first.id


def test_the_outlet_of_the_dateline_is_taken_where_nothing_else_says_who_published_it(cleaned):
    assert cleaned(REPORT)[0].outlet == "Valley Wire"
    assert cleaned(REPORT, outlet="Lake Herald")[0].outlet == "Lake Herald"
    assert cleaned(REPORT, url="https://lake.example/1")[0].outlet is None


def test_where_no_outlet_is_known_the_site_stands_for_it(cleaned):
    first = cleaned(REPORT, url="https://www.valley.example/1")[0]
    assert cleaned(REPORT, url="https://m.valley.example/1?from=feed")[0].id == first.id
    assert cleaned(REPORT, url="https://lake.example/1")[0].id != first.id


def test_what_has_no_name_is_kept(cleaned):
    article, _ = cleaned(REPORT, extra=(("desk", "home"), ("author", "J. Roe")))
    assert article.extra == (("desk", "home"), ("author", "J. Roe"))


def test_an_author_column_is_the_byline_if_the_text_has_none(cleaned):
    assert cleaned("Shots were fired.", extra=(("Author", "J. Roe"),))[0].byline == "J. Roe"


WORDS = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\n\n  .—-@()#>:,BREZNA March2031\u0301\ufffd🚧")
    ),
    max_size=400,
)


def _of(text, media_type="text/plain"):
    given_bytes = snapshot(text.encode(), where="x", media_type=media_type, stated=Stated(language="en"))
    try:
        return only(clean(given_bytes).found)
    except UnreadableSnapshotError:
        return None


@settings(deadline=None)  # a busy machine is no failure
@given(WORDS, st.sampled_from(["text/plain", "text/markdown"]))
def test_blocks_hold_every_letter_once_and_in_order(text, media_type):
    article = _of(text, media_type)
    if article is None:
        return
    ends = 0
    outside = []
    for block in article.blocks:
        assert block.span.start >= ends
        assert block.span.of(article.text).strip()
        outside.append(article.text[ends : block.span.start])
        ends = block.span.end
    assert "".join([*outside, article.text[ends:]]).strip() == ""


@settings(deadline=None)  # a busy machine is no failure
@given(WORDS)
def test_cleaning_the_final_text_again_changes_nothing(text):
    article = _of(text)
    if article is not None:
        again = _of(article.text)
        assert again.text == article.text
        assert again.id == article.id


@settings(deadline=None)  # a busy machine is no failure
@given(WORDS)
def test_no_letter_is_lost(text):
    article = _of(text)
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).lstrip("\ufeff")
    assert (article.text if article else "") == composed.rstrip()


@settings(deadline=None)  # a busy machine is no failure
@given(WORDS)
def test_posts_lie_in_the_text_and_never_overlap(text):
    article = _of(text + "\n\nThe pass is shut. — Bora K. (@bora) March 2, 2031")
    ends = 0
    for post in article.posts:
        assert post.span.start >= ends
        assert post.span.holds(post.body)
        ends = post.span.end
    assert article.posts
