"""The annotator over spaCy, with a small pipeline that is taught two sentences here."""

import random
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.annotate import OnnxAnnotator, open_annotator
from reportedly.annotate import spacy as backend
from reportedly.annotate.reader import words_of
from reportedly.errors import ModelMissingError
from reportedly.records import Block, BlockKind, Span
from reportedly.testing import article_of, only

TEXT = "Troops shelled Tarn on Monday. Orlan was shelled by troops."
WORDS = TEXT.replace(".", " .").split()
HEADS = [1, 1, 1, 1, 3, 1, 8, 8, 8, 8, 9, 8]
LABELS = "nsubj ROOT dobj prep pobj punct nsubjpass auxpass ROOT agent pobj punct".split()
POS = "NOUN VERB PROPN ADP PROPN PUNCT PROPN AUX VERB ADP NOUN PUNCT".split()
NAMES = "O O U-GPE O U-DATE O U-PERSON O O O O O".split()


def test_without_spacy_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelMissingError, match=r'pip install "reportedly\[spacy\]"'):
        open_annotator(name="spacy:en_none")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    spacy = pytest.importorskip("spacy", reason="needs the extra [spacy], 200 MB that the tests do without")
    from spacy.training import Example  # noqa: PLC0415

    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("morphologizer")
    # Its labels are rarer than a real parser would keep.
    pipeline.add_pipe("parser", config={"min_action_freq": 1})
    pipeline.add_pipe("ner")
    marks = {"words": WORDS, "heads": HEADS, "deps": LABELS, "pos": POS, "entities": NAMES}
    examples = [Example.from_dict(pipeline.make_doc(TEXT), marks)] * 8
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(30):
        pipeline.update(examples, sgd=optimizer, drop=0.0)
    path = tmp_path_factory.mktemp("pipeline") / "tiny"
    pipeline.to_disk(path)
    random.seed()
    return path


@pytest.fixture(scope="module")
def annotator(folder):
    return open_annotator(name=f"spacy:{folder}")


def annotation_of(annotator, text, **fields):
    return only(only(annotator.annotate([article_of(text, **fields)])).found)


def tokens_of(annotation):
    return [token for sentence in annotation.sentences for token in sentence.tokens]


def test_the_shipped_reader_needs_no_spacy():
    assert isinstance(open_annotator(), OnnxAnnotator)


def test_sentences_are_the_pipelines(annotator):
    found = annotation_of(annotator, TEXT).sentences
    assert [sentence.span.of(TEXT) for sentence in found] == [TEXT[:30], TEXT[31:]]


def test_trees_are_universal_dependencies(annotator):
    relations = {token.span.of(TEXT): token.relation for token in tokens_of(annotation_of(annotator, TEXT))[6:]}
    assert relations == {
        "Orlan": "nsubj:pass", "was": "aux:pass", "shelled": "root", "by": "case", "troops": "obl:agent", ".": "punct"
    }  # fmt: skip


def test_names_have_our_kinds_and_days_are_none(annotator):
    found = annotation_of(annotator, TEXT).mentions
    assert [(mention.span.of(TEXT), mention.kind) for mention in found] == [("Tarn", "LOC"), ("Orlan", "PER")]


def test_offsets_are_code_points_of_the_article(annotator):
    text = f"🔥🔥\n\n  {TEXT}"
    annotation = annotation_of(annotator, text)
    assert "Tarn" in [mention.span.of(text) for mention in annotation.mentions]
    assert all(token.span.of(text).strip() == token.span.of(text) for token in tokens_of(annotation))


def test_blocks_end_sentences(annotator):
    text = "Pass closed Army denies it"
    blocks = (Block(span=Span(0, 11), kind=BlockKind.TITLE), Block(span=Span(12, 26), kind=BlockKind.PARAGRAPH))
    edges = {sentence.span.end for sentence in annotation_of(annotator, text, blocks=blocks).sentences}
    assert {11, 26} <= edges


def test_factuality_says_nothing_and_nobody_is_quoted(annotator):
    annotation = annotation_of(annotator, TEXT)
    assert {token.factuality for token in tokens_of(annotation)} == {0.0}
    assert annotation.attributions == ()


def test_words_that_are_given_are_kept(annotator):
    words = words_of(article_of("The so-called army can't leave Tarn. It stays."))
    annotation = only(annotator.read(words).found)
    assert [tuple((t.span.start, t.span.end) for t in one.tokens) for one in annotation.sentences] == list(
        words.sentences
    )


def test_a_block_that_is_too_long_is_read_in_pieces_and_reported(annotator, monkeypatch):
    monkeypatch.setattr(backend, "MAX_CHARACTERS", 40)
    finding = only(annotator.annotate([article_of(TEXT)]))
    assert [problem.code for problem in finding.problems] == ["sentence-cut"]
    assert len(tokens_of(only(finding.found))) == len(WORDS)


@given(text=st.text(alphabet=st.sampled_from("aT é.?!\"'\n\t9-#@/😀жש\u200d"), max_size=60))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_sentence_of_every_text_is_one_tree_of_its_own_words(annotator, text):
    for sentence in annotation_of(annotator, text).sentences:
        heads = [token.head for token in sentence.tokens]
        assert heads.count(-1) == 1
        assert all(token.span.of(text) for token in sentence.tokens)
        for start in range(len(heads)):
            at, steps = start, 0
            while at >= 0:
                at, steps = heads[at], steps + 1
                assert steps <= len(heads)


def test_a_pipeline_without_a_parser_still_gives_sentences(tmp_path):
    spacy = pytest.importorskip("spacy", reason="needs the extra [spacy]")
    spacy.blank("en").to_disk(tmp_path / "bare")
    annotation = annotation_of(open_annotator(name=f"spacy:{tmp_path / 'bare'}"), TEXT)
    assert [len(sentence.tokens) for sentence in annotation.sentences] == [6, 6]


def test_a_pipeline_that_is_not_there_is_named():
    pytest.importorskip("spacy", reason="needs the extra [spacy]")
    with pytest.raises(ModelMissingError, match="python -m spacy download en_nowhere"):
        open_annotator(name="spacy:en_nowhere")
