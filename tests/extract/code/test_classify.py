"""The second opinion on what kind of event: weights fitted on a handful of made-up cases."""

from dataclasses import replace

import numpy as np
import pytest
from training.events import FOLDS, fit
from trees import page_of

from reportedly.errors import ModelMismatchError
from reportedly.extract.code import classify, opinion
from reportedly.extract.code.classify import Evidence, evidence_of, lens
from reportedly.ontology import load
from reportedly.records import Annotation, Producer
from reportedly.testing import only, sample_reading

MODEL = "abcdef123456"
TYPES = sorted(load().types)


def evidence(*names: str) -> Evidence:
    return Evidence(frozenset(names), np.zeros(2 * classify.WIDTH, dtype=np.float32), {})


@pytest.fixture(scope="module")
def weights() -> bytes:
    """Weights that know one lemma for each type."""
    cases = [(evidence(f"lemma={kind.lower()}"), kind) for kind in TYPES for _ in range(10)]
    folds = [place % FOLDS for place in range(len(cases))]
    known, gold = zip(*cases, strict=True)
    return fit(known, gold, folds, model=MODEL, files=["f00d"])


@pytest.fixture(scope="module")
def classifier(weights: bytes) -> classify.Classifier:
    return classify.parse(weights, name="test")


def annotation_of(notation: str, *, digest: str = MODEL) -> Annotation:
    return replace(page_of(notation).annotation, producer=Producer(name="test", version="1", digest=digest))


def test_what_was_learnt_is_said_with_its_probability(classifier):
    event, chance = classifier.judge(evidence("lemma=aid"))[0]
    assert event == "AID"
    assert chance > 0.3


def test_a_fold_answers_with_weights_of_its_own(classifier):
    assert len(classifier.folds) == FOLDS
    assert classifier.judge(evidence("lemma=aid"), fold=0)[0][0] == "AID"


def test_the_same_cases_give_the_same_weights(weights):
    cases = [(evidence(f"lemma={kind.lower()}"), kind) for kind in TYPES for _ in range(10)]
    known, gold = zip(*cases, strict=True)
    again = fit(known, gold, [place % FOLDS for place in range(len(cases))], model=MODEL, files=["f00d"])
    assert classify.parse(again, name="x").weights.tolist() == classify.parse(weights, name="x").weights.tolist()


def test_a_text_always_falls_into_the_same_fold():
    assert classify.fold_of("Two buses burned.", folds=5) == classify.fold_of("Two buses burned.", folds=5)


def test_bytes_of_another_form_are_refused_with_what_to_do():
    with pytest.raises(ModelMismatchError, match="is no event classifier"):
        classify.parse(b"PK\x03\x04 nothing", name="weights.npz")


def test_evidence_tells_word_and_surroundings_where_the_lists_are_silent():
    annotation = annotation_of("Guards/NOUN/2/nsubj torched/VERB/0/root/torch huts/NOUN/2/obj")
    found = evidence_of(lens(annotation), [], at=annotation.sentences[0].tokens[1].span)
    assert found.names == {"lemma=torch", "pos=VERB", "lists=silent"}
    assert not found.numbers.any()


def test_meanings_are_read_at_the_word_and_over_its_clause():
    annotation = annotation_of("Guards/NOUN/2/nsubj torched/VERB/0/root/torch huts/NOUN/2/obj")
    meanings = np.zeros((3, classify.WIDTH), dtype=np.int8)
    meanings[1] = 127
    annotation = replace(annotation, meanings=meanings.tobytes())
    found = evidence_of(lens(annotation), [], at=annotation.sentences[0].tokens[1].span)
    assert found.numbers[: classify.WIDTH].tolist() == [1.0] * classify.WIDTH
    assert found.numbers[classify.WIDTH] == pytest.approx(1 / 3)


def silent_statement(annotation: Annotation):
    statement = only(sample_reading().statements[:1])
    return replace(
        statement,
        trigger=annotation.sentences[0].tokens[1].span,
        event=None,
        mode=None,
        cameo=None,
        reasons=("trigger told in a verb of no list",),
    )


def test_what_no_list_has_a_code_for_keeps_none(classifier):
    annotation = annotation_of("Guards/NOUN/2/nsubj assaulted/VERB/0/root/assault huts/NOUN/2/obj")
    silent = silent_statement(annotation)
    assert only(opinion.consult(annotation, [silent], classifier, load())) == silent


def test_a_listed_code_stands_and_the_dissent_is_told(classifier, monkeypatch):
    monkeypatch.setattr(opinion, "LOUD", 0.3)
    annotation = annotation_of("Guards/NOUN/2/nsubj aid/VERB/0/root/aid huts/NOUN/2/obj")
    listed = replace(silent_statement(annotation), event="PROTEST", reasons=("trigger list",))
    said = only(opinion.consult(annotation, [listed], classifier, load()))
    assert said.event == "PROTEST"
    assert said.reasons[-1].startswith("code lists say PROTEST, model says AID 0.")


def test_a_classifier_of_another_reader_model_is_not_asked(classifier):
    annotation = annotation_of("Guards/NOUN/2/nsubj aid/VERB/0/root/aid huts/NOUN/2/obj", digest="other")
    listed = [silent_statement(annotation)]
    assert opinion.consult(annotation, listed, classifier, load()) == tuple(listed)
