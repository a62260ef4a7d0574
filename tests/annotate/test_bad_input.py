"""Whatever a report holds, every sign of it is read in bounded memory, or a problem says what was not."""

import gc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import conllu, onnx, open_annotator
from reportedly.annotate.reader import _AT_ONCE
from reportedly.testing import article_of, only

SIGNS = st.one_of(
    st.sampled_from("a Zé.?!\"'’\n\t9-#@/|_&"),
    st.sampled_from("😀🇽🇰👩\u200d🚒\ufe0f\u0301ж中שع\u0939\u093f\u200d\ufffd\u200b\ufeff\u2028"),
    st.characters(codec="utf-8"),
)
PIECES = st.one_of(
    st.sampled_from(
        [
            "THE ARMY LEFT TARN. ",
            "Vojska je napustila grad. ",
            "军队离开了。",
            "غادر الجيش المدينة. ",
            "| Tarn | 12 | 3,400 |\n",
        ]
    ),
    st.sampled_from(["\n\n", "https://example.org/a?b=c&d#e ", "#Tarn @army ", "U.S.-led ", "can't ", '"', "..."]),
    st.text(alphabet=SIGNS, max_size=30),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
LONG = {
    "one word": "Gunfire",
    "one sign": "!",
    "all caps": "THE VELIAN ARMY SHELLED BREZNA ON MONDAY, THE MINISTRY SAID. NINE PEOPLE DIED. " * 10,
    "emoji": "🔥🇽🇰👩\u200d🚒" * 300,
    "another language": "Vojska je u ponedeljak granatirala selo, saopštilo je ministarstvo. Poginulo je devet ljudi. "
    * 10,
    "a script without spaces": "军队在周一炮击了村庄，部门表示。" * 60,
    "mixed scripts": "Тарн Tarn تارن 塔恩 ταρν. " * 60,
    "a table": "Town\tDead\tHurt\nTarn\t12\t3,400\nBrezna\t-\t7\n" * 60,
    "a word without end": "a" * 20_000,
    "an address without end": "https://example.org/" + "x/" * 4_000,
    "a row of signs": "=" * 3_000 + " " + "-*" * 2_000,
    "one long sentence": "and the army left " * 1_250,
    "stacked accents": "e" + "\u0301" * 2_000,
}
OPENED = []


def annotator():
    if not OPENED:
        OPENED.append(open_annotator())
    return OPENED[0]


def finding_of(text):
    return only(annotator().annotate([article_of(text)]))


def words_in(annotation):
    return [token.span for sentence in annotation.sentences for token in sentence.tokens]


def assert_whole(text, annotation):
    """Words stand in order, do not overlap, and leave out nothing but white space and invisible signs."""
    at = 0
    for span in words_in(annotation):
        assert span.start >= at
        assert not any(is_visible(sign) for sign in text[at : span.start])
        assert not any(sign.isspace() for sign in (text[span.start], text[span.end - 1]))
        at = span.end
    assert not any(is_visible(sign) for sign in text[at:])


def is_visible(sign):
    return not sign.isspace() and unicodedata.category(sign)[0] in "LNPS"


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_visible_sign_belongs_to_one_word(text):
    assert_whole(text, only(finding_of(text).found))


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_what_is_written_as_conllu_is_read_back_with_the_same_words(text):
    annotation = only(finding_of(text).found)
    forms = [span.of(text) for span in words_in(annotation)]
    if any("\t" in form or "\n" in form for form in forms):
        return
    back = list(conllu.read(conllu.written(annotation, text)))
    again = [given.words.text[start:end] for given in back for one in given.words.sentences for start, end in one]
    assert again == forms


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_strange_text_is_read_whole(text):
    finding = finding_of(text)
    assert_whole(text, only(finding.found))
    assert {problem.code for problem in finding.problems} <= {"sentence-cut"}


def test_a_sentence_of_five_thousand_words_is_one_sentence_with_one_root_and_a_problem():
    finding = finding_of(LONG["one long sentence"])
    sentence = only(only(finding.found).sentences)
    assert len(sentence.tokens) == 5_000
    assert [token.head for token in sentence.tokens].count(-1) == 1
    assert [problem.code for problem in finding.problems] == ["sentence-cut"]


def test_memory_does_not_grow_with_the_text(monkeypatch):
    most = [0]
    look = onnx.Model.look

    def counted(self, *window):
        most[0] = max(most[0], sum(isinstance(one, onnx.Look) for one in gc.get_objects()))
        return look(self, *window)

    monkeypatch.setattr(onnx.Model, "look", counted)
    finding_of("The army left Tarn on Monday. " * 800)
    # The scores of some windows are kept, and those of the window that is read.
    assert 1 < most[0] <= 2 * _AT_ONCE
