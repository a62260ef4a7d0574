"""Marking GUM's clauses and event nouns, with answers made by hand."""

from collections import Counter
from types import SimpleNamespace

from evaluation import reader_gum
from reportedly.annotate import conllu
from reportedly.records import Annotation, Findings, Producer, Sentence, Span, TaggedAttribution, Token

TEXT = "Officials say the pass is shut. It snowed, she added."
GOLD = [
    {"source_cue": [[0, 13]], "content": [[14, 31]], "polarity": "positive"},
    {"source_cue": [[43, 53]], "content": [[32, 42]], "polarity": "positive"},
]
PRODUCER = Producer(name="test", version="1")


def reader_of(*attributions):
    annotation = Annotation(
        article_id="report", sentences=(), mentions=(), attributions=attributions, producer=PRODUCER
    )
    return SimpleNamespace(read=lambda _: Findings(found=(annotation,)))


def tagged(source, cue, content):
    return TaggedAttribution(source=(Span(*source),), cue=(Span(*cue),), content=(Span(*content),))


def figures_of(*attributions):
    counts = reader_gum.marked({"text": TEXT, "attributions": GOLD}, reader_of(*attributions))
    return reader_gum.figures(counts)


def test_perfect_answers_reach_one():
    found = figures_of(tagged((0, 9), (10, 13), (14, 31)), tagged((43, 46), (47, 52), (32, 42)))
    assert set(found.values()) == {1.0}


def test_the_right_clause_with_the_wrong_content_is_half_of_it():
    found = figures_of(tagged((0, 9), (10, 13), (32, 42)))
    assert found["clause of source and cue F1"] == 2 / 3
    assert found["whole attribution F1"] == 0.0


def test_nothing_found_is_zero():
    assert figures_of()["content overlap F1"] == 0.0


def test_event_nouns_are_heads_of_event_mentions():
    rows = [
        "1\tThe\tthe\tDET\t_\t_\t3\tdet\t_\tEntity=(1-event-new",
        "2\tborder\tborder\tNOUN\t_\t_\t3\tcompound\t_\tEntity=(2-place-new)",
        "3\ttalks\ttalk\tNOUN\t_\t_\t4\tnsubj\t_\tEntity=1)",
        "4\tfailed\tfail\tVERB\t_\t_\t0\troot\t_\t_",
    ]
    (given,) = conllu.read([*rows, ""])
    words = given.words.sentences[0]
    tokens = tuple(
        Token(span=Span(*word), upos="X", lemma="x", head=-1, relation="root", nominal=nominal)
        for word, nominal in zip(words, (0.9, 0.9, 0.9, 0.9), strict=True)
    )
    sentence = Sentence(span=Span(words[0][0], words[-1][1]), tokens=tokens)
    annotation = Annotation(article_id="a", sentences=(sentence,), mentions=(), attributions=(), producer=PRODUCER)
    assert reader_gum.nominals(given, annotation) == Counter(right=1, made=2, asked=1)
