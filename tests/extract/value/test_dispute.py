"""Where rules and model disagree about what happened."""

from dataclasses import replace

from trees import page_of

from reportedly import extract
from reportedly.testing import article_of

ATTACKED = "Rebels/NOUN/2/nsubj attacked/VERB/0/root/attack the/DET/4/det camp/NOUN/2/obj"
DENIED = "Rebels/NOUN/4/nsubj did/AUX/4/aux not/PART/4/advmod attack/VERB/0/root the/DET/6/det camp/NOUN/4/obj"


def problems(notation, *, factuality):
    page = page_of(notation)
    sentence = page.trees[0].sentence
    tokens = tuple(
        replace(each, predicate=0.9 if each.upos == "VERB" else 0.0, factuality=factuality) for each in sentence.tokens
    )
    annotation = replace(page.annotation, sentences=(replace(sentence, tokens=tokens),))
    return extract.extract(article_of(page.text), annotation, times=(), words=extract.english()).problems


def test_a_flat_fact_that_the_model_doubts_is_a_problem():
    (problem,) = problems(ATTACKED, factuality=-1.8)
    assert problem.code == "factuality-disputed"
    assert '"attacked"' in problem.message
    assert "-1.8" in problem.message


def test_what_both_take_for_a_fact_is_none():
    assert problems(ATTACKED, factuality=2.5) == ()


def test_a_negation_that_the_model_overlooks_is_none():
    assert problems(DENIED, factuality=2.5) == ()
