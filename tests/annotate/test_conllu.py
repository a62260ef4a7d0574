"""Treebank files in and out."""

import pytest

from reportedly.annotate import conllu
from reportedly.records import Annotation, Mention, Producer, Sentence, Span, TaggedAttribution, Token

FILE = """\
# newdoc id = brezna
# sent_id = brezna-1
# newpar
1\tTroops\ttroop\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_
4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = brezna-2
1\tTarn\tTarn\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\t_

# newdoc id = tarn
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def documents():
    return list(conllu.read(FILE.splitlines(keepends=True)))


def annotated(given):
    sentences = []
    for sentence in given.words.sentences:
        tokens = tuple(
            Token(span=Span(*word), upos="X", lemma="x", head=at - 1, relation="dep" if at else "root")
            for at, word in enumerate(sentence)
        )
        sentences.append(Sentence(span=Span(sentence[0][0], sentence[-1][1]), tokens=tokens))
    return Annotation(
        article_id=given.words.article_id, sentences=tuple(sentences), mentions=(), attributions=(),
        producer=Producer(name="test", version="1"),
    )  # fmt: skip


def test_each_document_is_read_by_itself():
    assert [given.words.article_id for given in documents()] == ["brezna", "tarn"]


def test_the_text_is_spaced_as_the_file_says():
    assert documents()[0].words.text == "Troops can't leave. Tarn fled"


def test_words_keep_their_place_in_the_text():
    words = documents()[0].words
    assert [words.text[start:end] for start, end in words.sentences[0]] == ["Troops", "ca", "n't", "leave", "."]


def test_a_paragraph_opens_where_the_file_says_so():
    assert documents()[0].words.openings == frozenset((0,))


def test_what_is_filled_in_keeps_forms_comments_and_multi_word_lines():
    given = documents()[0]
    lines = list(conllu.filled(given, annotated(given)))
    assert [line.split("\t")[:2] for line in lines if "\t" in line][:3] == [
        ["1", "Troops"],
        ["2-3", "can't"],
        ["2", "ca"],
    ]
    assert lines[0] == "# newdoc id = brezna"


def test_what_is_filled_in_has_the_annotation_s_heads():
    given = documents()[0]
    lines = [line.split("\t") for line in conllu.filled(given, annotated(given)) if line[:1].isdigit()]
    assert [cells[6] for cells in lines if cells[0].isdigit()][:5] == ["0", "1", "2", "3", "4"]


def test_a_line_with_too_few_columns_is_named():
    with pytest.raises(ValueError, match="line 2 is not CoNLL-U"):
        list(conllu.read(["# text = x", "1\tx\tx"]))


def test_names_and_attributions_stand_in_the_last_column():
    text = "Tarn said so."
    tokens = tuple(
        Token(span=Span(*span), upos="X", lemma="x", head=at - 1, relation="dep" if at else "root")
        for at, span in enumerate(((0, 4), (5, 9), (10, 12), (12, 13)))
    )
    annotation = Annotation(
        article_id="a", sentences=(Sentence(span=Span(0, 13), tokens=tokens),),
        mentions=(Mention(span=Span(0, 4), kind="PER"),),
        attributions=(TaggedAttribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(10, 13),)),),
        producer=Producer(name="test", version="1"),
    )  # fmt: skip
    misc = [line.split("\t")[9] for line in conllu.written(annotation, text) if line[:1].isdigit()]
    assert misc == [
        "Name=B-PER|Attribution=B-SOURCE",
        "Attribution=B-CUE",
        "SpaceAfter=No|Attribution=B-CONTENT",
        "Attribution=I-CONTENT",
    ]
