"""Find who is quoted or paraphrased: one voice for each cue.

The parse gives clause-exact contents for cues of the lexicon; the reader's tags add what the parse cannot see (cues we
do not list, contents in other sentences). Each rule is a small generator; `RULES` is their order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportedly.extract.cue import Cue, Cues
from reportedly.extract.page import Page, Word
from reportedly.extract.syntax import Tree, clause
from reportedly.records import Span, Stance, TaggedAttribution, cover

RELATIVE = frozenset({"who", "which", "that", "whom"})
CLAIMS = frozenset(
    "accusation allegation assertion charge claim criticism report rumor rumour statement suggestion writing".split()
)
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear"})
SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
SHORTEST_QUOTED_SENTENCE = 20  # code points; shorter ones are scare quotes and names
LONGEST_CLIMB = 8  # verbs; a longer chain is a parse gone wrong
MINIMAL_TAG_SCORE = 0.3  # below it the reader's spans are mostly fragments


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source and what is its word, before it is put into a chain."""

    source: Word | None
    """Head of the source phrase; None if the text leaves it out."""
    source_span: Span | None
    """The source as the reader tagged it, where no word of the parse could be found."""
    cue: Span | None
    cue_word: Word | None
    content: tuple[Span, ...]
    stance: Stance
    rule: str
    """What found it, for explanations."""

    def speaks(self, span: Span) -> bool:
        """Whether a span is this voice's word."""
        return any(piece.holds(span) for piece in self.content) and not (self.cue and self.cue.meets(span))

    @property
    def reach(self) -> int:
        """How many code points its content has."""
        return sum(len(piece) for piece in self.content)


def pieces(tree: Tree, positions: list[int]) -> tuple[Span, ...]:
    """Give the runs of neighbouring words as spans, lone punctuation left out."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return tuple(tree.span(run) for run in runs if any(tree.tokens[p].upos != "PUNCT" for p in run))


def subject(tree: Tree, position: int) -> int | None:
    """Give who does what a verb says, through passives, conjunction, control and participles; None if unsaid."""
    here: int | None = position
    for _ in range(LONGEST_CLIMB):
        if here is None:
            break
        if tree.first(here, "aux:pass", "nsubj:pass") is not None:
            return agent(tree, here)
        found = _nominal_subject(tree, here)
        if found is None and tree.bases[here] == "acl" and tree.tokens[here].head >= 0:
            found = tree.tokens[here].head
        if found is None:
            found = _controller(tree, here)
        if found is not None:
            return found
        here = tree.tokens[here].head if tree.bases[here] in SHARING and tree.tokens[here].head >= 0 else None
    return None


def _nominal_subject(tree: Tree, position: int) -> int | None:
    found = [child for child in tree.related(position, "nsubj") if tree.tokens[child].relation != "nsubj:pass"]
    return found[0] if found else None


def _controller(tree: Tree, position: int) -> int | None:
    """Give the object that does what an infinitive or of-clause says: "asked the army to leave"."""
    head = tree.tokens[position].head
    if head < 0 or tree.lemma(head) in SUBJECT_CONTROL:
        return None
    marked = tree.bases[position] == "advcl" and {"as", "of", "for", "from"} & set(tree.cases(position))
    return tree.first(head, "obj", "iobj") if tree.bases[position] == "xcomp" or marked else None


def agent(tree: Tree, position: int) -> int | None:
    """Give the by-phrase of a passive, or None."""
    for child in tree.related(position, "obl", "nmod"):
        if tree.tokens[child].relation in {"obl:agent", "nmod:agent"} or "by" in tree.cases(child):
            return child
    return None


def contents(tree: Tree, position: int, frame: str) -> list[list[int]]:
    """Give the word positions of what a cue says in one frame; empty if the frame is not there."""
    if frame in FRAMES:
        return FRAMES[frame](tree, position)
    return _prepositional(tree, position, frame.removeprefix("np-"))


def _prepositional(tree: Tree, position: int, preposition: str) -> list[list[int]]:
    found = [
        child
        for child in tree.related(position, "obl", "advcl", "nmod", "ccomp", "xcomp", "acl")
        if preposition in tree.cases(child)
    ]
    # "accused the army of the strike": the parser often hangs the of-phrase on the accused.
    for accused in tree.related(position, "obj"):
        below = tree.related(accused, "nmod", "acl", "advcl")
        found += [child for child in below if preposition in tree.cases(child) and child > accused]
    return [tree.subtree(child) for child in found]


def _infinitives(tree: Tree, position: int) -> list[list[int]]:
    return [tree.subtree(child) for child in tree.related(position, "xcomp", "ccomp") if _infinitive(tree, child)]


def _ing_clauses(tree: Tree, position: int) -> list[list[int]]:
    children = tree.related(position, "xcomp", "ccomp", "advcl")
    return [tree.subtree(child) for child in children if not _infinitive(tree, child)]


def _as_clauses(tree: Tree, position: int) -> list[list[int]]:
    return [
        tree.subtree(child) for child in tree.related(position, "advcl", "xcomp", "obl") if "as" in tree.cases(child)
    ]


def _claims(tree: Tree, position: int) -> list[list[int]]:
    """Give the object only if it is itself something said: rejecting a report denies it, rejecting a plan does not."""
    return [tree.subtree(child) for child in tree.related(position, "obj", "nsubj:pass") if tree.lemma(child) in CLAIMS]


def _noun_phrases(tree: Tree, position: int) -> list[list[int]]:
    return [tree.subtree(child) for child in tree.related(position, "obj", "nsubj:pass")]


def _infinitive(tree: Tree, position: int) -> bool:
    return "to" in tree.cases(position)


def _clause_contents(tree: Tree, position: int) -> list[list[int]]:
    found = [tree.subtree(child) for child in tree.related(position, "ccomp", "csubj") if not _infinitive(tree, child)]
    if found:
        return found
    base = tree.bases[position]
    said_after = base == "parataxis" or (base == "advcl" and "as" in tree.cases(position))
    if said_after and tree.tokens[position].head >= 0:
        return _matrix(tree, position)
    # A quotation that the parser could not place hangs on its cue as a remark of its own.
    return [
        tree.subtree(child)
        for child in tree.related(position, "parataxis", "dep")
        if tree.tokens[child].upos in {"VERB", "AUX", "NOUN", "ADJ"} and len(tree.subtree(child)) > 2
    ]


def _matrix(tree: Tree, position: int) -> list[list[int]]:
    """Give the clause above a cue without the cue's own words; the content alone where that clause is a cue's."""
    head = tree.tokens[position].head
    if head < 0:
        return []
    inner = [tree.subtree(child) for child in tree.related(head, "ccomp")]
    if inner and tree.bases[position] == "advcl":
        return inner
    return [tree.subtree(clause(tree, head), without=[position])]


FRAMES: dict[str, Callable[[Tree, int], list[list[int]]]] = {
    "clause": _clause_contents,
    "inf": _infinitives,
    "ing": _ing_clauses,
    "as": _as_clauses,
    "matrix": _matrix,
    "np": _noun_phrases,
    "claim": _claims,
}


def verb_voices(page: Page, number: int, cues: Cues) -> Iterator[Voice]:
    """Give one voice for each verb that attributes: "the ministry said that ..."."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        if token.upos not in {"VERB", "AUX"}:
            continue
        for cue in cues.of(tree.lemma(position), token.upos):
            found = [run for frame in cue.frames for run in contents(tree, position, frame)]
            content = tuple(piece for run in _distinct(found) for piece in pieces(tree, run))
            if content:
                source = _verb_source(tree, position, cue)
                yield _voice(page, number, source=source, cue=position, content=content, reading=cue)
                break


def _distinct(runs: list[list[int]]) -> list[list[int]]:
    kept: list[list[int]] = []
    for run in runs:
        if not any(set(run) & set(other) for other in kept):
            kept.append(run)
    return kept


def _verb_source(tree: Tree, position: int, cue: Cue) -> int | None:
    if cue.source_slot == "object":
        return tree.first(position, "obj")
    return subject(tree, position)


def noun_voices(page: Page, number: int, cues: Cues) -> Iterator[Voice]:
    """Give one voice for each noun that attributes: "claims by the army that ..."."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        if token.upos != "NOUN":
            continue
        for cue in cues.of(tree.lemma(position), "NOUN"):
            found = [
                tree.subtree(child)
                for child in tree.related(position, "acl", "ccomp", "advcl")
                if tree.tokens[child].relation != "acl:relcl" and tree.cases(child)
            ]
            content = tuple(piece for run in found for piece in pieces(tree, run))
            if content:
                source = _noun_source(tree, position)
                yield _voice(page, number, source=source, cue=position, content=content, reading=cue)
                break


def _noun_source(tree: Tree, position: int) -> int | None:
    if (owner := tree.first(position, "nmod:poss")) is not None:
        return owner
    for child in tree.related(position, "nmod"):
        if {"of", "by", "from", "in"} & set(tree.cases(child)):
            return child
    # "made the claim that ...", "issued a statement saying ...": the verb's subject speaks.
    if tree.bases[position] == "obj" and tree.lemma(tree.tokens[position].head) in {"make", "issue", "repeat", "give"}:
        return subject(tree, tree.tokens[position].head)
    return None


def according_to(page: Page, number: int, _cues: Cues) -> Iterator[Voice]:
    """Give one voice for each "according to", which takes its source on the right, unlike every verb cue."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens[:-1]):
        if page.text[token.span.start : token.span.end].lower() != "according":
            continue
        source = _right_hand(tree, position)
        if source is None:
            continue
        own = set(tree.subtree(source)) | set(tree.subtree(position))
        content = pieces(tree, [p for p in _according_scope(tree, source, own) if p not in own])
        if content:
            cue = tree.span((position, position + 1))
            yield Voice(
                source=Word(number, source),
                source_span=None,
                cue=cue,
                cue_word=Word(number, position),
                content=content,
                stance=Stance.ASSERTS,
                rule="according-to",
            )


def _right_hand(tree: Tree, position: int) -> int | None:
    """Give the noun that "according to" is about, however the parser hung it."""
    head = tree.tokens[position].head
    if tree.bases[position] == "case" and head > position:
        return head
    return next((child for child in tree.related(position, "obl", "nmod", "obj") if child > position), None)


def _according_scope(tree: Tree, source: int, own: set[int]) -> list[int]:
    words = [p for p, token in enumerate(tree.tokens) if token.upos != "PUNCT"]
    if words and (words[0] in own or words[-1] in own):
        return list(range(len(tree.tokens)))
    head = tree.tokens[source].head
    return tree.subtree(clause(tree, head)) if head >= 0 else list(range(len(tree.tokens)))


def _voice(page: Page, number: int, *, source: int | None, cue: int, content: tuple[Span, ...], reading: Cue) -> Voice:
    return Voice(
        source=None if source is None else Word(number, source),
        source_span=None,
        cue=page.trees[number].tokens[cue].span,
        cue_word=Word(number, cue),
        content=content,
        stance=reading.stance,
        rule=reading.entry,
    )


Rule = Callable[[Page, int, Cues], Iterator[Voice]]
RULES: tuple[Rule, ...] = (according_to, verb_voices, noun_voices)


def voices(page: Page, cues: Cues) -> tuple[Voice, ...]:
    """Find every voice of a page, in the order of its cues.

    Returns:
        One voice a cue: what the parse says, widened by the reader's tags and by quotations that run over sentences.
    """
    found = [voice for number in range(len(page.trees)) for rule in RULES for voice in rule(page, number, cues)]
    found = _with_tags(page, found, cues)
    found = [_over_quotation(page, voice) for voice in found]
    found += list(_orphan_quotations(page, found))
    return tuple(sorted(found, key=lambda voice: (voice.cue or voice.content[0]).start))


def _with_tags(page: Page, found: list[Voice], cues: Cues) -> list[Voice]:
    """Widen the parse's voices by the tagged contents in other sentences, and add the cues that only the tags know."""
    widened = list(found)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, voice in enumerate(found):
        if voice.cue is not None:
            by_sentence[page.sentence_at(voice.cue.start)].append(number)
    for tagged in page.annotation.attributions:
        if not tagged.cue or not tagged.content or tagged.score < MINIMAL_TAG_SCORE:
            continue
        home = page.sentence_at(tagged.cue[0].start)
        same = [n for n in by_sentence[home] if any(cue.meets(found[n].cue or cue) for cue in tagged.cue)]
        if same:
            own = page.trees[home].sentence.span
            further = tuple(piece for piece in tagged.content if not own.meets(piece) and page.quoted(piece))
            widened[same[0]] = replace(widened[same[0]], content=widened[same[0]].content + further)
        elif (voice_of_tags := _tagged_voice(page, tagged, cues)) is not None:
            widened.append(voice_of_tags)
    return widened


def _tagged_voice(page: Page, tagged: TaggedAttribution, cues: Cues) -> Voice | None:
    cue_word = page.head_of(tagged.cue[0])
    if cue_word is None:
        return None
    tree = page.trees[cue_word.sentence]
    return Voice(
        source=page.head_of(cover(tagged.source)) if tagged.source else None,
        source_span=tagged.source[0] if tagged.source else None,
        cue=tagged.cue[0],
        cue_word=cue_word,
        content=tagged.content,
        stance=cues.stance(tree.lemma(cue_word.position)),
        rule="reader-tags",
    )


def _over_quotation(page: Page, voice: Voice) -> Voice:
    """A voice that speaks part of a quotation speaks all of it."""
    if voice.rule == "according-to" or voice.cue is None:
        return voice
    met = {quote.span for piece in voice.content for quote in page.quotes_in(piece)}
    more = tuple(sorted(span for span in met if not span.meets(voice.cue)))
    return replace(voice, content=voice.content + more) if more else voice


def _orphan_quotations(page: Page, found: list[Voice]) -> Iterator[Voice]:
    """A whole quoted sentence with no cue of its own goes on with the last source quoted in its paragraph."""
    spoken = sorted(
        ((piece, voice) for voice in found for piece in voice.content), key=lambda pair: (pair[0].start, pair[0].end)
    )
    heard = {quote.span for piece, _ in spoken for quote in page.quotes_in(piece)}
    for quote in page.quotes:
        if quote.span in heard or len(quote.span) < SHORTEST_QUOTED_SENTENCE:
            continue
        paragraph = page.paragraph_at(quote.span.start)
        earlier = [
            voice
            for voice in found
            if voice.cue and voice.source and paragraph.holds(voice.cue) and voice.cue.start < quote.span.start
        ]
        if earlier:
            yield replace(earlier[-1], content=(quote.span,), rule="quotation-goes-on")
