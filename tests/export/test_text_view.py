"""The reading view in text."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.styled import Styled, cells, plain, wrap
from reportedly.export.text import TextExporter, rows
from reportedly.export.wording import party_words, where_words
from reportedly.records import Argument, Factuality, Modality, Polarity, Role, Span
from reportedly.testing import article_of, sample_reading


def shown(reading, **options):
    return [plain(row) for row in rows(reading, **options)]


def told(reading, number, width=400):
    """The line of one statement, on a screen too wide to wrap it."""
    return next(line.strip() for line in shown(reading, width=width) if line.strip().startswith(f"{number}  "))


def changed(number, **fields):
    reading = sample_reading()
    statements = list(reading.statements)
    statements[number - 1] = replace(statements[number - 1], **fields)
    return replace(reading, statements=tuple(statements))


def test_the_head_says_which_report_it_is():
    head = shown(sample_reading())[:3]
    assert head == [
        "Drivers block the Karsa crossing",
        "Upland Post · Wed 14 May 2031 · https://upland.example/karsa",
        "7 statements · 4 according to a source · 1 contradiction · 1 problem",
    ]


def test_a_sentence_is_marked_without_colour():
    text = "\n".join(shown(sample_reading(), width=200))
    assert (
        "KARSA, May 14 (Upland Post) - Striking drivers [blocked]¹ the Karsa crossing on Wednesday, {local media} "
        "<reported>, and two people were [injured]².\n" in text
    )


def test_in_colour_styles_stand_for_brackets():
    parts = [part for row in rows(sample_reading(), width=200, colour=True) for part in row]
    assert Styled("blocked", "trigger") in parts
    assert Styled("reported", "cue") in parts
    assert not any("[" in part.text for part in parts)


def test_a_line_says_who_did_what_where_when_and_according_to_whom():
    assert told(sample_reading(), 1) == (
        "1  Striking drivers → blocked · crossing: closed · in Karsa crossing (Kosovo) · Wed 14 May 2031 · "
        "according to local media · at odds with 7 · COERCE restrict"
    )


def test_to_whom_stands_behind_a_second_arrow():
    assert "governor → accused → drivers' union · " in told(sample_reading(), 4)


def test_a_deed_that_nobody_is_named_for_stands_alone():
    assert told(sample_reading(), 2).startswith("2  injured · 2 injured · ~Wed 14 May 2031 · the report itself")


def test_what_is_denied_is_never_told_as_done():
    assert told(sample_reading(), 3).startswith("3  Our officers → NOT fire · ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no civilian", "civilian"), ("No armed group", "armed group"), ("Not one bus", "bus"), ("nobody", ""),
        ("no one", ""), ("Northern Command", "Northern Command"), ("None of the miners", "None of the miners"),
    ],
)  # fmt: skip
def test_what_is_denied_is_denied_once(words, said):
    assert party_words(words, Factuality(polarity=Polarity.NEGATIVE)) == said
    assert party_words(words, Factuality()) == words


def test_a_quotation_is_said_to_be_one():
    assert "according to regional police, quoted" in told(sample_reading(), 3)


def test_a_pronoun_is_shown_with_what_it_stands_for():
    assert told(sample_reading(), 6).startswith("6  he (governor) → send · Friday · the report itself · conditional")


def test_a_source_that_is_a_pronoun_is_told_by_its_name():
    reading = sample_reading()
    link = reading.statements[4].chain[0]
    he = reading.statements[5].arguments[0]
    source = replace(link.source, text="he", span=he.span, antecedent=he.antecedent)
    said = changed(5, chain=(replace(link, source=source),))
    assert "according to governor (“he”) (accusing)" in told(said, 5)


def test_a_short_form_is_told_by_its_full_form():
    reading = sample_reading()
    union = reading.statements[3].arguments[1]
    short = replace(union, span=type(union.span)(union.span.end - 5, union.span.end), antecedent=union.span)
    assert told(changed(4, arguments=(short,)), 4).startswith("4  accused → drivers' union · ")


def test_a_post_is_shown_with_its_author_and_handle():
    lines = shown(sample_reading(), width=200)
    assert "│ post by Mira Solen · @mira_solen · x · Wed 14 May 2031" in lines
    assert "according to Mira Solen @mira_solen (post)" in told_in_post(lines)


def told_in_post(lines):
    return next(line for line in lines if line.startswith("│    7"))


def test_every_word_of_the_report_is_shown():
    reading = sample_reading()
    text = " ".join(" ".join(shown(reading, width=60)).replace("│", " ").split())
    bare = text.translate(str.maketrans("", "", "[]{}<>⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for block in reading.article.blocks[1:]:
        sentences = block.span.of(reading.article.text).split(". ")
        assert all(sentence.strip(".") in bare for sentence in sentences)


def test_contradictions_and_problems_close_the_view():
    lines = shown(sample_reading(), width=200)
    assert lines[lines.index("At odds within this report") + 1] == "  same crossing and day, another state"
    assert lines[-1].startswith("  actor-ambiguous: “he”: ")


def test_an_explanation_names_rule_and_entry():
    assert any('word "block" in events.tsv' in line for line in shown(sample_reading(), explain=True))


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_no_line_is_wider_than_the_screen(width):
    assert max(map(cells, shown(sample_reading(), width=width, explain=True))) <= width


def test_no_row_starts_with_a_dot():
    assert not [line for width in range(40, 120) for line in shown(sample_reading(), width=width) if line[6:7] == "·"]


def test_a_report_with_nothing_to_say_is_shown_whole():
    empty = replace(
        sample_reading(), article=article_of("It rained.\n\nIt rained on."), statements=(), problems=(), links=(),
        groundings=(),
    )  # fmt: skip
    assert shown(empty) == [
        "(no title)", "outlet not stated · no date (give --published DAY)", "no statements", "", "It rained.", "",
        "It rained on.",
    ]  # fmt: skip


def test_a_terminal_escape_in_a_report_is_seen_not_obeyed():
    article = article_of("Red \x1b[31malert\x07 \u202eevil\u202c", title="\x1b]0;title\x07")
    hostile = replace(sample_reading(), article=article, statements=(), problems=(), links=(), groundings=())
    text = "\n".join(shown(hostile))
    assert "Red ␛[31malert␇ ⟨U+202E⟩evil⟨U+202C⟩" in text
    assert "\x1b" not in text


def test_several_readings_are_kept_apart():
    out = io.StringIO()
    TextExporter().write([sample_reading(), sample_reading()], out)
    assert out.getvalue().count("\n" + "═" * 100 + "\n") == 1


@pytest.mark.parametrize(
    ("factuality", "said"),
    [
        (Factuality(modality=Modality.PLANNED), "blocked · crossing: closed · in Karsa crossing (Kosovo) · "),
        (Factuality(modality=Modality.PLANNED), " · planned · "),
        (Factuality(modality=Modality.PLANNED, polarity=Polarity.NEGATIVE), "→ NOT blocked"),
        (Factuality(modality=Modality.POSSIBLE), " · possible · "),
        (Factuality(modality=Modality.HISTORICAL), " · in the past · "),
    ],
)
def test_commitment_is_worded(factuality, said):
    assert said in told(changed(1, factuality=factuality), 1)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")))), st.integers(1, 30))
def test_wrapping_loses_no_letter(texts, width):
    parts = [Styled(text) for text in texts]
    out = "".join(plain(row) for row in wrap(parts, width))
    assert out.replace(" ", "") == "".join(texts).replace("\u00a0", " ").replace(" ", "")


def test_wide_letters_take_two_columns():
    assert [plain(row) for row in wrap([Styled("北京市政府宣布")], 6)] == ["北京市", "政府宣", "布"]


def test_a_place_of_another_sentence_brings_no_direction_along():
    text = "They shot from the far bank. He was beaten."
    there = Span(19, 27)
    place = Argument(role=Role.LOCATION, span=there, head=Span(23, 27))
    assert where_words(place, text, evidence=Span(0, 28)) == "from far bank"
    assert where_words(place, text, evidence=Span(29, 43)) == "in far bank"
