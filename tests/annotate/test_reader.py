"""The shipped model, end to end, on sentences of our own."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import onnx, open_annotator
from reportedly.annotate.reader import words_of
from reportedly.errors import ModelMismatchError, ModelMissingError
from reportedly.records import Block, BlockKind, Post, Span
from reportedly.testing import article_of, only

TEXT = (
    "Border pass closed\n\nThe army denied on Monday that its troops had shelled the village of Tarn. "
    '"We did not fire a single round," Colonel Mira Orlan said, "and we will not."\n\n'
    "According to local officials, nine people were killed 🔥 in Brezna, and the Velian government plans "
    "to reopen the road."
)
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("a Zé.?!\"'\n\t9-#@/"),
        st.sampled_from("😀ж中ש\u200d\ufffd\u200b"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)


@pytest.fixture(scope="module")
def annotator():
    return open_annotator()


def read(annotator, text, **fields):
    return only(annotator.annotate([article_of(text, **fields)]))


def annotation_of(annotator, text):
    return only(read(annotator, text).found)


def spans_of(annotation):
    for sentence in annotation.sentences:
        yield sentence.span
        yield from (token.span for token in sentence.tokens)
    yield from (mention.span for mention in annotation.mentions)
    for one in annotation.attributions:
        yield from (*one.source, *one.cue, *one.content)


@given(ODD)
@settings(max_examples=40, deadline=None)
def test_every_span_lies_in_the_text(text):
    annotation = annotation_of(open_once(), text)
    for span in spans_of(annotation):
        assert span.of(text)


@given(ODD)
@settings(max_examples=40, deadline=None)
def test_every_sentence_is_one_tree(text):
    for sentence in annotation_of(open_once(), text).sentences:
        heads = [token.head for token in sentence.tokens]
        assert heads.count(-1) == 1
        for start in range(len(heads)):
            at, steps = start, 0
            while at >= 0:
                at, steps = heads[at], steps + 1
                assert steps <= len(heads)


_OPENED = []


def open_once():
    if not _OPENED:
        _OPENED.append(open_annotator())
    return _OPENED[0]


def test_the_same_text_gives_the_same_annotation_whatever_was_read_before(annotator):
    alone = annotation_of(annotator, TEXT)
    articles = [article_of("Nobody came.", id="a"), article_of(TEXT), article_of(TEXT * 3, id="c")]
    assert [only(one.found) for one in annotator.annotate(articles)][1] == alone


def test_a_quotation_has_its_source_cue_and_both_pieces_of_content(annotator):
    found = annotation_of(annotator, TEXT).attributions
    quote = next(one for one in found if any(cue.of(TEXT) == "said" for cue in one.cue))
    assert [span.of(TEXT) for span in quote.source] == ["Colonel Mira Orlan"]
    assert len(quote.content) == 2


def test_a_denial_is_not_positive(annotator):
    found = annotation_of(annotator, TEXT).attributions
    denial = next(one for one in found if any("denied" in cue.of(TEXT) for cue in one.cue))
    assert not denial.positive


def test_persons_and_places_are_named(annotator):
    kinds = {mention.span.of(TEXT): mention.kind for mention in annotation_of(annotator, TEXT).mentions}
    assert kinds["Brezna"] == "LOC"
    assert any("Orlan" in name and kind == "PER" for name, kind in kinds.items())


def test_what_did_not_happen_scores_lower_than_what_did(annotator):
    tokens = {
        token.span.of(TEXT): token for sentence in annotation_of(annotator, TEXT).sentences for token in sentence.tokens
    }
    assert tokens["killed"].factuality > 1 > tokens["fire"].factuality


def test_verbs_have_lemmas(annotator):
    tokens = [token for sentence in annotation_of(annotator, TEXT).sentences for token in sentence.tokens]
    lemmas = {token.span.of(TEXT): token.lemma for token in tokens}
    assert (lemmas["denied"], lemmas["were"], lemmas["killed"]) == ("deny", "be", "kill")


def test_every_word_has_as_many_bytes_of_meaning(annotator):
    annotation = annotation_of(annotator, TEXT)
    assert len(annotation.meanings) % sum(len(sentence.tokens) for sentence in annotation.sentences) == 0


def test_blocks_end_sentences(annotator):
    text = "Pass closed Army denies it"
    blocks = (Block(span=Span(0, 11), kind=BlockKind.TITLE), Block(span=Span(12, 26), kind=BlockKind.PARAGRAPH))
    annotation = only(read(annotator, text, blocks=blocks).found)
    assert [sentence.span.of(text) for sentence in annotation.sentences] == ["Pass closed", "Army denies it"]


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b"])
def test_an_article_without_words_has_no_sentences(annotator, text):
    assert annotation_of(annotator, text).sentences == ()


def test_one_word_is_a_sentence(annotator):
    assert len(annotation_of(annotator, "Gunfire").sentences) == 1


def test_an_endless_sentence_is_read_in_pieces_and_reported(annotator):
    text = "and the army left " * 300
    finding = read(annotator, text)
    assert [problem.code for problem in finding.problems] == ["sentence-cut"]
    assert len(only(only(finding.found).sentences).tokens) == 1200


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelMissingError, match='model "nowhere" is not installed'):
        open_annotator(tmp_path / "nowhere")


def test_a_damaged_model_is_refused(tmp_path, monkeypatch):
    shutil.copytree(onnx.MODELS / onnx.DEFAULT_MODEL, tmp_path / "models" / onnx.DEFAULT_MODEL)
    shutil.copyfile(onnx.MODELS.parent / "models.toml", tmp_path / "models.toml")
    labels = tmp_path / "models" / onnx.DEFAULT_MODEL / "labels.json"
    labels.write_text(labels.read_text(encoding="utf-8") + " ", encoding="utf-8")
    monkeypatch.setattr(onnx, "MODELS", tmp_path / "models")
    with pytest.raises(ModelMismatchError, match=r"labels\.json"):
        open_annotator()


def test_a_signature_before_a_post_is_no_part_of_its_first_sentence():
    text = "@tarn_now · Feb 16, 2033\nthey DID open the gates"
    start = text.index("they")
    post = Post(
        span=Span(0, len(text)),
        body=Span(start, len(text)),
        platform="x",
        author=None,
        handle="@tarn_now",
        posted=None,
        url=None,
    )
    words = words_of(article_of(text, posts=(post,)))
    assert [text[sentence[0][0] : sentence[-1][1]] for sentence in words.sentences][-1] == "they DID open the gates"
