"""Whose word a quotation is."""

from dataclasses import replace

from trees import page_of

from reportedly.extract.sentence.page import Page, quotations
from reportedly.extract.voice import cue
from reportedly.extract.voice.attribution import voices
from reportedly.records import Block, BlockKind, Span

SAID = "{0}/PROPN/2/nsubj said/VERB/0/root/say that/SCONJ/5/mark troops/NOUN/5/nsubj left/VERB/2/ccomp"
QUOTED = '"/PUNCT/4/punct They/PRON/4/nsubj have/AUX/4/aux burned/VERB/0/root/burn schools/NOUN/4/obj "/PUNCT/4/punct'
QUOTED_BY = (
    '"/PUNCT/3/punct They/PRON/3/nsubj burned/VERB/7/ccomp/burn schools/NOUN/3/obj ,/PUNCT/3/punct "/PUNCT/3/punct '
    "said/VERB/0/root/say {0}/PROPN/7/nsubj"
)


def laid_out(*sentences: str) -> Page:
    """A page whose sentences are paragraphs of their own."""
    page = page_of(*sentences)
    spans = [tree.sentence.span for tree in page.trees]
    blocks = tuple(Block(span=Span(span.start, span.end), kind=BlockKind.PARAGRAPH) for span in spans)
    article = replace(page.article, blocks=blocks)
    return replace(page, article=article, quotes=tuple(quotations(article)))


def speakers(page: Page, word: str) -> set[str]:
    offset = page.text.index(word)
    return {
        page.span_of(voice.source).of(page.text)
        for voice in voices(page, cue.english())
        if voice.source and voice.speaks(Span(offset, offset + len(word)))
    }


def test_a_paragraph_that_is_one_quotation_goes_on_with_the_speaker_before():
    assert speakers(laid_out(SAID.format("Sark"), QUOTED), "burned") == {"Sark"}


def test_a_quotation_between_two_speakers_is_the_first_ones():
    assert speakers(laid_out(SAID.format("Sark"), QUOTED, SAID.format("Moro")), "burned") == {"Sark"}


def test_a_quotation_with_a_speaker_of_its_own_is_nobody_elses():
    assert speakers(laid_out(SAID.format("Sark"), QUOTED_BY.format("Moro")), "burned") == {"Moro"}
