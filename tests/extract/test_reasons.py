"""What `read --explain` tells: every statement says what made it."""

from dataclasses import replace

from trees import page_of

from reportedly import extract
from reportedly.testing import article_of

NOTATION = (
    "Rebels/NOUN/3/nsubj will/AUX/3/aux attack/VERB/6/ccomp the/DET/5/det camp/NOUN/3/obj warned/VERB/0/root/warn "
    "police/NOUN/6/nsubj"
)


def reasons(notation, *, predicate=0.0):
    page = page_of(notation)
    sentence = page.trees[0].sentence
    tokens = tuple(replace(each, predicate=predicate, factuality=-1.5) for each in sentence.tokens)
    annotation = replace(page.annotation, sentences=(replace(sentence, tokens=tokens),))
    found = extract.extract(article_of(page.text), annotation, times=(), words=extract.english()).found
    return found[0].reasons


def test_the_list_entry_and_its_word_are_told():
    assert reasons(NOTATION)[0].startswith("trigger en/events:")
    assert reasons(NOTATION)[0].endswith(" attack")


def test_the_cue_that_gave_the_source_is_told():
    assert [each for each in reasons(NOTATION) if each.startswith("source en/cues:") and each.endswith(" warn")]


def test_words_and_stances_that_moved_factuality_are_told():
    (told,) = [each for each in reasons(NOTATION) if each.startswith("factuality")]
    assert told == 'factuality positive, unknown, threatened by "will", who threatens'


def test_the_scores_of_the_model_are_told_where_it_sees_an_event():
    assert reasons(NOTATION, predicate=0.95)[-1] == "model: an event 0.95, it happened -1.5 of -3 to 3"
    assert not [each for each in reasons(NOTATION) if each.startswith("model")]
