"""Sources and contents with their cues."""

import numpy as np

from reportedly.annotate import linking
from reportedly.annotate.chains import Piece
from reportedly.records import Sentence, Span, Token


def piece(label, first, last, *, is_continued=False):
    return Piece(label=label, first=first, last=last, score=0.9, is_continued=is_continued)


def votes(n, *pointers):
    cues = np.zeros((n, n), dtype=np.float32)
    for word, cue in pointers:
        cues[word, cue] = 8
    return cues


def read(text, heads=None, relations=None, lemmas=None):
    words, at = [], 0
    for word in text.split():
        words.append((at, at + len(word)))
        at += len(word) + 1
    tokens = tuple(
        Token(
            span=Span(*word), upos="X", lemma=(lemmas or text.lower().split())[n],
            head=heads[n] if heads else n - 1, relation=relations[n] if relations else "dep",
        )
        for n, word in enumerate(words)
    )  # fmt: skip
    return words, (Sentence(span=Span(0, at - 1), tokens=tokens),)


def told(text, found):
    return [
        tuple(" + ".join(span.of(text) for span in getattr(one, role)) for role in ("source", "cue", "content"))
        for one in found
    ]


def test_a_content_in_two_pieces_belongs_to_one_cue():
    text = "We left , Orla said , at dawn"
    found = [piece("CONTENT", 0, 2), piece("SOURCE", 3, 3), piece("CUE", 4, 4), piece("CONTENT", 6, 7)]
    linked = linking.link(found, votes(8, (0, 4), (1, 4), (2, 4), (3, 4), (4, 4), (6, 4), (7, 4)), offset=0)
    words, sentences = read(text)
    assert told(text, linking.attributions(linked, words, sentences)) == [("Orla", "said", "We left , + at dawn")]


def test_one_word_that_points_elsewhere_does_not_tear_a_content_apart():
    text = "Orla said they left and Tarn denied it"
    found = [
        piece("SOURCE", 0, 0), piece("CUE", 1, 1), piece("CONTENT", 2, 3), piece("SOURCE", 5, 5), piece("CUE", 6, 6),
        piece("CONTENT", 7, 7),
    ]  # fmt: skip
    pointers = ((0, 1), (1, 1), (2, 1), (3, 6), (5, 6), (6, 6), (7, 6))
    cues = votes(8, *pointers)
    cues[3, 6] = 0.5
    words, sentences = read(text)
    found = linking.attributions(linking.link(found, cues, offset=0), words, sentences)
    assert told(text, found) == [("Orla", "said", "they left"), ("Tarn", "denied", "it")]


def test_a_coordinated_cue_inherits_the_source():
    text = "Orla confirmed this and denied that"
    found = [
        piece("SOURCE", 0, 0), piece("CUE", 1, 1), piece("CONTENT", 2, 2), piece("CUE", 4, 4), piece("CONTENT", 5, 5),
    ]  # fmt: skip
    linked = linking.link(found, votes(6, (0, 1), (1, 1), (2, 1), (4, 4), (5, 4)), offset=0)
    relations = ("nsubj", "root", "obj", "cc", "conj", "obj")
    words, sentences = read(text, heads=(1, -1, 1, 4, 1, 4), relations=relations)
    assert told(text, linking.attributions(linked, words, sentences))[1] == ("Orla", "denied", "that")


def test_a_denying_cue_is_not_positive():
    text = "Orla denies this"
    found = [piece("SOURCE", 0, 0), piece("CUE", 1, 1), piece("CONTENT", 2, 2)]
    linked = linking.link(found, votes(3, (0, 1), (1, 1), (2, 1)), offset=0)
    words, sentences = read(text, lemmas=("Orla", "deny", "this"))
    assert [one.positive for one in linking.attributions(linked, words, sentences)] == [False]


def test_a_negated_cue_is_not_positive():
    text = "Orla did not say this"
    found = [piece("SOURCE", 0, 0), piece("CUE", 1, 3), piece("CONTENT", 4, 4)]
    linked = linking.link(found, votes(5, (0, 1), (4, 1)), offset=0)
    words, sentences = read(text, heads=(3, 3, 3, -1, 3))
    assert [one.positive for one in linking.attributions(linked, words, sentences)] == [False]


def test_a_content_that_runs_into_the_next_window_stays_one_content():
    text = "Orla said we left at dawn"
    first = linking.link(
        [piece("SOURCE", 0, 0), piece("CUE", 1, 1), piece("CONTENT", 2, 3)], votes(4, (2, 1)), offset=0
    )
    second = linking.link([piece("CONTENT", 0, 1, is_continued=True)], votes(2), offset=4)
    words, sentences = read(text)
    found = linking.attributions([*first, *second], words, sentences)
    assert told(text, found) == [("Orla", "said", "we left at dawn")]


def test_a_lone_content_is_left_out():
    words, sentences = read("we left")
    assert linking.attributions(linking.link([piece("CONTENT", 0, 1)], votes(2), offset=0), words, sentences) == ()


def test_a_name_beside_a_quotation_is_its_source_without_a_cue():
    text = "we left - Orla"
    linked = linking.link([piece("CONTENT", 0, 1), piece("SOURCE", 3, 3)], votes(4), offset=0)
    words, sentences = read(text)
    assert told(text, linking.attributions(linked, words, sentences)) == [("Orla", "", "we left")]


def test_a_quotation_in_a_window_without_cues_belongs_to_who_spoke_before():
    text = "Orla said we left it burned"
    first = linking.link(
        [piece("SOURCE", 0, 0), piece("CUE", 1, 1), piece("CONTENT", 2, 3)], votes(4, (2, 1)), offset=0
    )
    words, sentences = read(text)
    found = linking.attributions(
        [*first, *linking.link([piece("CONTENT", 0, 1)], votes(2), offset=4)], words, sentences
    )
    assert told(text, found) == [("Orla", "said", "we left + it burned")]
