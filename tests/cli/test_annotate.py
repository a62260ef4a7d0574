"""`reportedly annotate`: what the reader sees, as CoNLL-U and JSON."""

import json

import pytest

from reportedly import annotate
from reportedly.records import Annotation, Findings, Producer, Sentence, Span, Token
from reportedly.testing import FakeAnnotator

TREEBANK = """\
# sent_id = a
# text = Shots rang.
1\tShots\tshot\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\trang\tring\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


class Fake(FakeAnnotator):
    def read(self, words):
        sentences = tuple(
            Sentence(
                span=Span(inside[0][0], inside[-1][1]),
                tokens=tuple(
                    Token(span=Span(*word), upos="X", lemma="-", head=n - 1, relation="dep" if n else "root")
                    for n, word in enumerate(inside)
                ),
            )
            for inside in words.sentences
        )
        annotation = Annotation(
            article_id=words.article_id, sentences=sentences, mentions=(), attributions=(),
            producer=Producer(name="testing/fake", version="1"),
        )  # fmt: skip
        return Findings(found=(annotation,))


@pytest.fixture(autouse=True)
def _fake(monkeypatch):
    monkeypatch.setattr(annotate, "open_annotator", lambda *_, **__: Fake())


def test_a_report_becomes_conllu(reportedly):
    status, out, err = reportedly("annotate", reportedly.file("a.txt", "Shots rang out."), "--format", "conllu")
    assert (status, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines() if line[:1].isdigit()]
    assert [row[1] for row in rows] == ["Shots", "rang", "out", "."]
    assert {len(row) for row in rows} == {10}


def test_a_report_becomes_json(reportedly):
    out = reportedly("annotate", reportedly.file("a.txt", "Shots rang out."), "--format", "json")[1]
    seen = json.loads(out)
    assert seen["schema"] == "reportedly-annotation/1"
    assert [token["text"] for token in seen["sentences"][0]["tokens"]] == ["Shots", "rang", "out", "."]


def test_a_treebank_keeps_its_words_and_comments(reportedly):
    out = reportedly("annotate", reportedly.file("a.conllu", TREEBANK))[1]
    assert "# sent_id = a" in out.splitlines()
    assert [line.split("\t")[1] for line in out.splitlines() if line[:1].isdigit()] == ["Shots", "rang", "."]


@pytest.mark.parametrize("name", ["none.txt", "none.conllu"])
def test_a_missing_file_is_one_line(reportedly, name):
    status, out, err = reportedly("annotate", name)
    assert (status, out) == (1, "")
    assert err.startswith(f"reportedly: {name}: ")
    assert err.count("\n") == 1


def test_a_malformed_treebank_is_one_line(reportedly):
    path = reportedly.file("a.conllu", "1\tShots\n\n")
    status, _, err = reportedly("annotate", path)
    assert status == 1
    assert err.startswith(f"reportedly: {path}: ")
    assert err.count("\n") == 1
