"""Trees written out by hand: `word/UPOS/head/relation[/lemma]`, heads from 1, 0 for the root."""

from reportedly.extract.sentence.page import Page, lay_out
from reportedly.extract.sentence.syntax import grow
from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import Annotation, Mention, Producer, Sentence, Span, TimeExpression, Token
from reportedly.testing import article_of


def page_of(*sentences: str, names: dict[str, str] | None = None, times: tuple[TimeExpression, ...] = ()) -> Page:
    """A page of sentences in the notation above, words parted by single spaces, sentences too.

    Args:
        sentences: One notation each.
        names: Kind of name by its words.
        times: Already recognised.
    """
    text, made = "", []
    for notation in sentences:
        begin = len(text)
        tokens = []
        for part in notation.split():
            word, upos, head, relation, *lemma = part.split("/")
            start = len(text)
            text += word + " "
            tokens.append(
                Token(
                    span=Span(start, start + len(word)),
                    upos=upos,
                    lemma=lemma[0] if lemma else word.lower(),
                    head=int(head) - 1,
                    relation=relation,
                )
            )
        made.append(Sentence(span=Span(begin, len(text) - 1), tokens=tuple(tokens)))
    mentions = tuple(
        Mention(span=Span(text.index(name), text.index(name) + len(name)), kind=kind)
        for name, kind in (names or {}).items()
    )
    annotation = Annotation(
        article_id="article-1",
        sentences=tuple(made),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        attributions=(),
        producer=Producer(name="test", version="1"),
    )
    return lay_out(article_of(text.rstrip()), annotation, times, trees=tuple(grow(sentence, text) for sentence in made))


def trigger_at(page: Page, head: int, *, event: str = "ASSAULT", is_nominal: bool = False) -> Trigger:
    """A trigger of one word in the first sentence, as the lists would give it."""
    return Trigger(
        head=head,
        span=page.trees[0].tokens[head].span,
        lemma=page.trees[0].lemma(head),
        event=event,
        mode=None,
        contexts=(),
        cameo=None,
        entry="test",
        is_speech_act=False,
        is_nominal=is_nominal,
        status=None,
        is_casualty=False,
        score=1.0,
    )
