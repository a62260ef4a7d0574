from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.sentence.syntax import grow
from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.words import event_words
from reportedly.records import Sentence, Span, Token

WORDS = (
    "attack",
    "strike",
    "killed",
    "off",
    "the",
    "road",
    "demanded",
    "release",
    "if",
    "not",
    "fire",
    "open",
    "🔥",
    "talks",
)
RELATIONS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "advcl",
    "ccomp",
    "xcomp",
    "conj",
    "amod",
    "compound",
    "case",
    "mark",
    "acl:relcl",
)
UPOS = ("NOUN", "VERB", "ADJ", "ADP", "PROPN", "NUM", "ADV")


@st.composite
def sentences(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
    tokens, start = [], 0
    for index, word in enumerate(words):
        head = draw(st.integers(min_value=0, max_value=index - 1)) if index else -1
        tokens.append(
            Token(
                span=Span(start, start + len(word)),
                upos=draw(st.sampled_from(UPOS)),
                lemma=word,
                head=head,
                relation=draw(st.sampled_from(RELATIONS)) if index else "root",
                predicate=draw(st.floats(min_value=0, max_value=1)),
            )
        )
        start += len(word) + 1
    return " ".join(words), Sentence(span=Span(0, start - 1), tokens=tuple(tokens))


@settings(max_examples=150, deadline=None)
@given(sentences())
def test_any_tree_gives_triggers_inside_its_sentence_one_for_each_head(case):
    text, sentence = case
    triggers = find_triggers(grow(sentence, text), text, events=event_words.shipped())
    heads = [each.head for each in triggers]
    assert heads == sorted(set(heads))
    for each in triggers:
        assert sentence.span.holds(each.span)
        assert each.span.of(text).strip()
        assert 0 < each.score <= 1


@settings(max_examples=50, deadline=None)
@given(sentences())
def test_the_same_tree_always_gives_the_same_triggers(case):
    text, sentence = case
    events = event_words.shipped()
    first = find_triggers(grow(sentence, text), text, events=events)
    assert first == find_triggers(grow(sentence, text), text, events=events)
