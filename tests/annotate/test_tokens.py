"""Words and sentences by rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import tokens

SCRIPTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abz ABZ .,!?'\"’“”()-#@/:\n\t0123456789"),
        st.sampled_from("😀👩\u200d🚀🇽🇰é\u0301߷ж中ש\u200b\ufeff\ufffd\u2028"),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)


def split(text):
    return [text[start:end] for start, end in tokens.words(text, 0, len(text))]


def sentences(text):
    found = tokens.sentences(text, tokens.paragraphs(text))
    return [text[sentence[0][0] : sentence[-1][1]] for sentence in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("We can’t say", ["We", "ca", "n’t", "say"]),
        ("The army's trucks", ["The", "army", "'s", "trucks"]),
        ("the soldiers' tents", ["the", "soldiers", "'", "tents"]),
        ("We cannot leave", ["We", "can", "not", "leave"]),
        ("the self-proclaimed republic", ["the", "self", "-", "proclaimed", "republic"]),
        ("a pro-government militia", ["a", "pro-government", "militia"]),
        ("Gen. Orla and Mr. Venn", ["Gen.", "Orla", "and", "Mr.", "Venn"]),
        ("the U.S. embassy", ["the", "U.S.", "embassy"]),
        ("J. Tarn spoke", ["J.", "Tarn", "spoke"]),
        ("It cost $5.5m, or 12%", ["It", "cost", "$", "5.5", "m", ",", "or", "12", "%"]),
        ("at 10:30 p.m. sharp", ["at", "10:30", "p.m.", "sharp"]),
        ("North #Brezna says @tarn_radio", ["North", "#Brezna", "says", "@tarn_radio"]),
        ("pic.twitter.com/aB1 seen", ["pic.twitter.com/aB1", "seen"]),
        ("(see https://example.org/a?b=1).", ["(", "see", "https://example.org/a?b=1", ")", "."]),
        ("write to desk@example.org now", ["write", "to", "desk@example.org", "now"]),
        ("1998-1999", ["1998", "-", "1999"]),
        ("No. 7 and no. Then", ["No.", "7", "and", "no", ".", "Then"]),
        ("Fire 🔥🔥 and 👩\u200d🚀", ["Fire", "🔥", "🔥", "and", "👩\u200d🚀"]),
        ("wait... what?!", ["wait", "...", "what", "?!"]),
    ],
)
def test_words_are_split_as_the_treebank_splits_them(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    "parts",
    [
        ["The pass is closed.", "Police confirmed it."],
        ["Gen. Orla met Mr. Venn.", "They spoke for an hour."],
        ["The U.S. Embassy is open."],
        ["He moved to the U.S.", "The others stayed."],
        ['"Why did you shoot?" she asked.', "Nobody answered."],
        ['"We will not leave," he said.', '"Not today."'],
        ["Prices rose 3.5 percent.", "Nobody cheered."],
        ["A. B. Tarn signed the accord."],
        ["The vote is on Jan. 5 in Brezna."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_missing_space_after_a_full_stop_still_ends_the_sentence():
    assert sentences("They target the villagers.Brezna's mayor fled.") == [
        "They target the villagers.",
        "Brezna's mayor fled.",
    ]


def test_a_blank_line_ends_a_sentence_but_a_single_line_break_does_not():
    assert sentences("Border closed\n\nTrucks wait\nat the pass.") == ["Border closed", "Trucks wait\nat the pass."]


def test_a_bracketed_note_stays_with_the_sentence_before_it():
    assert sentences("The camp was shelled.[3] Nine died.") == ["The camp was shelled.[3]", "Nine died."]


@given(SCRIPTS)
@settings(max_examples=300, deadline=None)
def test_words_lie_in_order_without_overlap_and_hold_no_white_space(text):
    found = [word for sentence in tokens.sentences(text, tokens.paragraphs(text)) for word in sentence]
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text)
        assert not any(sign.isspace() for sign in text[start:end])
        last = end


@given(SCRIPTS)
@settings(max_examples=300, deadline=None)
def test_every_visible_letter_belongs_to_a_word(text):
    covered = {at for start, end in tokens.words(text, 0, len(text)) for at in range(start, end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())
