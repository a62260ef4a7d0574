"""Say what kind of voice a source is, and word it as a cell would."""

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import ARTICLES, Tree, phrase
from reportedly.extract.voice.turn import REPLY, TURN
from reportedly.extract.voice.voice import Voice
from reportedly.records import Post, Source, SourceKind, Span, cover

FIRST_PERSON = frozenset({"we", "i", "us", "me"})
PLURAL = frozenset({"they", "we", "them", "us", "who"})
# Somebody who could be named but is not: "a diplomat", "a member of the delegation".
PARTNERS = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PROPN"})
PARTNER = 9  # words of a second speaker and the verb
FACELESS = frozenset({"member", "diplomat", "insider", "participant", "employee", "expert", "specialist", "aide"})


SPEAKING = frozenset({TURN, REPLY})
OUTLETS = frozenset(
    """bulletin chronicle courier dispatch gazette herald journal magazine mail monitor news newspaper observer post
    press radio reporter review telegraph times tribune tv weekly wire""".split()
)
"""Last words of the names of outlets."""
COMMON = frozenset({"elder", "guy", "manager", "officer", "official", "worker"})
"""Roles that many have, so that nobody is known by one of them; a doctor or captain is."""
PEOPLE_OF_MEDIA = frozenset({"correspondent", "reporter", "journalist", "editor", "columnist"})
KIND_BY_CLASS = {
    "unnamed": SourceKind.UNNAMED,
    "media": SourceKind.MEDIA,
    "group": SourceKind.GROUP,
    "organisation": SourceKind.ORGANISATION,
    "place": SourceKind.ORGANISATION,  # a capital or country that speaks
    "name": SourceKind.ORGANISATION,
}


def source_of(page: Page, voice: Voice, nouns: Nouns, antecedents: dict[Span, Span]) -> Source:
    """Give the source of a voice.

    Args:
        page: The article.
        voice: The voice.
        nouns: What kind of thing a noun names.
        antecedents: Fuller mentions by the head word of the mention that stands for them.
    """
    if voice.rule in SPEAKING and voice.source_span is not None:
        kind = SourceKind.POST if voice.rule == REPLY else SourceKind.PERSON
        return Source(span=voice.source_span, text=_bare(page, voice.source_span), kind=kind, named=True)
    if voice.source is None:
        return Source(span=voice.source_span, text=_bare(page, voice.source_span), kind=SourceKind.UNNAMED, named=False)
    tree = page.trees[voice.source.sentence]
    cue = voice.cue_word
    inside = cue.position if cue is not None and cue.sentence == voice.source.sentence else None
    head = page.span_of(voice.source)
    # "Rumours that ..." speak for themselves: what they say is no part of their name.
    span = head if cue == voice.source else coordinated(tree, voice.source.position, without=inside)
    if inside is not None and cue != voice.source:
        span = _with_partner(tree, voice.source.position, inside, span)
    antecedent = antecedents.get(head)
    word = voice.source
    if antecedent is not None and tree.tokens[word.position].upos == "PRON":
        word = page.head_of(antecedent) or word
    return Source(
        span=span,
        text=_bare(page, span),
        kind=kind_of(page, word, nouns),
        named=page.name_at(span) is not None,
        antecedent=antecedent,
    )


def is_the_outlet(page: Page, voice: Voice) -> bool:
    """Whether a source is the outlet itself: "we conclude that ..." outside any quotation or post."""
    if voice.source is None:
        return False
    span = page.span_of(voice.source)
    form = page.trees[voice.source.sentence].forms[voice.source.position]
    return form in FIRST_PERSON and not page.quoted(span) and page.post_at(span) is None


def coordinated(tree: Tree, head: int, *, without: int | None = None) -> Span:
    """Give a noun phrase with its conjuncts: "two nurses and a rebel official" speak as one."""
    members = [head, *(c for c in tree.related(head, "conj") if tree.tokens[c].upos in {"NOUN", "PROPN", "PRON"})]
    return cover(phrase(tree, member, without=without) for member in members)


def _with_partner(tree: Tree, head: int, cue: int, span: Span) -> Span:
    """Add who speaks with a source right before the verb, wherever the parser hung them: "drivers and a clerk said"."""
    between = range(head + 1, cue)
    joined = next((p for p in between if tree.forms[p] == "and"), None)
    if joined is None or tree.tokens[joined].span.start < span.end or not 1 < cue - joined < PARTNER:
        return span
    is_phrase = all(tree.tokens[p].upos in PARTNERS for p in range(joined + 1, cue))
    reaches = all(span.end > tree.tokens[p].span.start for p in range(head, joined))
    ends = tree.tokens[cue - 1].upos in {"NOUN", "PROPN"}
    return cover((span, tree.tokens[cue - 1].span)) if is_phrase and reaches and ends else span


def _bare(page: Page, span: Span | None) -> str:
    if span is None:
        return ""
    text = span.of(page.text)
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ARTICLES else text


def post_source(post: Post) -> Source:
    """Give the author of a post as a source."""
    name = post.author or post.handle or ""
    return Source(span=None, text=name, kind=SourceKind.POST, named=bool(name))


def kind_of(page: Page, word: Word, nouns: Nouns) -> SourceKind:
    """Give the kind of voice that a source's head word is."""
    tree = page.trees[word.sentence]
    lemma = tree.lemma(word.position)
    if _uncounted_people(tree, word.position, nouns) or _is_somebody(tree, word.position):
        return SourceKind.UNNAMED
    if tree.tokens[word.position].upos in {"NUM", "PRON"}:
        is_many = lemma in PLURAL or (tree.tokens[word.position].upos == "NUM" and lemma not in {"one", "1"})
        return SourceKind.GROUP if is_many else SourceKind.PERSON
    if _is_outlet(page, tree, word):
        return SourceKind.MEDIA
    named_kind = class_at(page, word, nouns)
    if named_kind == "media" and lemma in PEOPLE_OF_MEDIA:
        named_kind = "person"
    if named_kind in {"person", None}:
        return SourceKind.GROUP if _is_plural(page, word) else SourceKind.PERSON
    return KIND_BY_CLASS.get(named_kind, SourceKind.DOCUMENT)


def _is_outlet(page: Page, tree: Tree, word: Word) -> bool:
    """Whether a name is that of an outlet: its last word says so, or an outlet's word stands before it."""
    position = word.position
    if tree.tokens[position].upos != "PROPN" and page.name_at(tree.tokens[position].span) is None:
        return False
    last = tree.forms[position]
    before = {tree.forms[child] for child in tree.related(position, "compound", "appos", "amod", "flat")}
    if last == "agency":
        return bool(before & {"news", "press"})
    return last in OUTLETS or bool(before & {"daily", "newspaper", "weekly", "broadcaster", "newswire", "portal"})


def _is_somebody(tree: Tree, position: int) -> bool:
    """Whether one person is told by a role that many have: "a hospital official", "an elder who sat in the talks"."""
    if tree.forms[position] in {"somebody", "someone"}:
        return True
    is_one = tree.has_lemma_child(position, frozenset({"a", "an", "another"}), "det") is not None
    return is_one and tree.first(position, "appos", "flat") is None and tree.lemma(position) in COMMON


def _is_plural(page: Page, word: Word) -> bool:
    tree = page.trees[word.sentence]
    token = tree.tokens[word.position]
    form = token.span.of(page.text).lower()
    plural_form = token.upos in {"NOUN", "PROPN"} and form != tree.lemma(word.position) and not form.endswith("'s")
    return (plural_form and form.endswith(("s", "men", "people", "women"))) or tree.first(
        word.position, "conj"
    ) is not None


def _uncounted_people(tree: Tree, position: int, nouns: Nouns) -> bool:
    """Whether people are only counted or classed: "two drivers", "one of the nurses", "a diplomat"."""
    lemma = tree.lemma(position)
    number = tree.first(position, "nummod")
    if number is not None and nouns.of(lemma) in {"person", "group"}:
        return True
    if tree.tokens[position].upos in {"NUM", "PRON"} and lemma in {"some", "several", "another"}:
        return True
    indefinite = tree.has_lemma_child(position, frozenset({"a", "an", "some"}), "det") is not None
    bare = tree.first(position, "det", "nmod:poss") is None
    return lemma in FACELESS and (indefinite or bare)
