"""Events in words that no list has."""

from dataclasses import replace

from trees import page_of

from reportedly import extract
from reportedly.extract.sentence.syntax import grow
from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.words import event_words
from reportedly.testing import article_of

SAID = (
    "He/PRON/2/nsubj denied/VERB/0/root/deny that/SCONJ/7/mark the/DET/5/det server/NOUN/7/nsubj had/AUX/7/aux/have "
    "failed/VERB/2/ccomp/fail"
)


def told(notation, *heads):
    page = page_of(notation)
    sentence = page.trees[0].sentence
    tokens = tuple(replace(each, predicate=0.9 if each.upos == "VERB" else 0.0) for each in sentence.tokens)
    tree = grow(replace(sentence, tokens=tokens), page.text)
    found = find_triggers(tree, page.text, events=event_words.shipped(), said=frozenset(heads))
    return [each.lemma for each in found]


def test_the_main_verb_of_what_somebody_says_is_a_statement_of_no_code():
    assert told(SAID, 6) == ["deny", "fail"]


def test_a_verb_that_nobody_says_and_no_list_has_is_none():
    assert told(SAID) == ["deny"]


def test_a_state_of_mind_that_somebody_tells_of_is_no_event():
    notation = (
        "He/PRON/2/nsubj said/VERB/0/root/say the/DET/4/det mayor/NOUN/5/nsubj knew/VERB/2/ccomp/know it/PRON/5/obj"
    )
    assert told(notation, 4) == []


def test_a_verb_that_only_carries_a_listed_noun_is_none():
    notation = (
        "He/PRON/2/nsubj denied/VERB/0/root/deny any/DET/4/det attack/NOUN/6/nsubj had/AUX/6/aux/have "
        "occurred/VERB/2/ccomp/occur"
    )
    assert told(notation, 5) == ["deny", "attack"]


def states_of(*sentences):
    page = page_of(*sentences)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return [(one.trigger.of(page.text), one.status.state.value) for one in found if one.status]


def test_a_note_without_a_verb_tells_a_state():
    notation = "Network/NOUN/0/root :/PUNCT/1/punct restored/VERB/1/acl/restore in/ADP/5/case Dori/PROPN/3/obl"
    assert states_of(notation) == [("restored", "open")]


def test_a_word_before_its_noun_tells_none():
    notation = (
        "The/DET/3/det restored/VERB/3/amod/restore network/NOUN/4/nsubj pleases/VERB/0/root/please Kato/PROPN/4/obj"
    )
    assert states_of(notation) == []
