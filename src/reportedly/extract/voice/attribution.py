"""Find who is quoted or paraphrased: one voice for each cue.

The parse gives clause-exact contents for cues of the lexicon; the reader's tags add what the parse cannot see (cues we
do not list, contents in other sentences). Each rule is a small generator; `RULES` is their order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reportedly.extract.sentence.noun import english as nouns
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.subject import agent, subject
from reportedly.extract.sentence.syntax import Tree, clause
from reportedly.extract.sentence.tally import counters
from reportedly.extract.voice import quotation
from reportedly.extract.voice.aside import aside_voices
from reportedly.extract.voice.cue import Cue, Cues
from reportedly.extract.voice.dismissal import CLAIMED, DENIED, dismissed, silenced
from reportedly.extract.voice.frame import contents, pieces, same_breath
from reportedly.extract.voice.turn import turn_voices, without_labels
from reportedly.extract.voice.voice import Voice, voice_of_cue
from reportedly.records import Span, Stance, TaggedAttribution

DOCUMENTS = frozenset(
    """briefing bulletin communique communiqué decree digest document letter message note report statement
    summary""".split()
)
# Stances that the reader's tags alone can be trusted with; the others depend on the frame ("rejected a plan").
PLAIN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ALLEGES, Stance.BELIEVES})
SELF_SAID = frozenset({"rumor", "rumour", "hearsay", "gossip"})
"""Nouns that are their own source where the text names none."""
PERCEIVING = frozenset({"feel", "hear", "notice", "see", "spot"})
OCCASIONS = frozenset({"after", "amid", "following", "follow"})
MINIMAL_TAG_SCORE = 0.3  # below it the reader's spans are mostly fragments


def verb_voices(page: Page, number: int, cues: Cues) -> Iterator[Voice]:
    """Give one voice for each verb that attributes: "the ministry said that ..."."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        if token.upos not in {"VERB", "AUX"}:
            continue
        for cue in cues.of(tree.lemma(position), token.upos):
            found = [run for frame in cue.frames for run in contents(tree, position, frame)]
            if tree.is_passive_participle(position) and agent(tree, position) is None:
                continue  # "in a decree read out on the radio"
            if cue.lemma == "call" and _names_it(tree, position):
                continue  # "called it a crime", "a group calling itself ..."
            if cue.stance is Stance.ACCUSES:
                found = [_without_occasion(tree, run) for run in found]
            content = tuple(piece for run in _distinct(found) for piece in pieces(tree, run))
            if content:
                source = _verb_source(tree, position, cue)
                yield voice_of_cue(page, number, source=source, cue=position, content=content, reading=cue)
                break


def _names_it(tree: Tree, position: int) -> bool:
    follows = tree.forms[position + 1] if position + 1 < len(tree.forms) else ""
    return follows.endswith(("self", "selves")) or tree.first(position, "obj") is not None


def _without_occasion(tree: Tree, run: list[int]) -> list[int]:
    """Leave out what only says when somebody was accused: "accused X of lying, after the arrest of two men"."""
    inside = set(run)
    for position in run:
        if OCCASIONS & set(tree.cases(position)) and tree.bases[position] in {"obl", "advcl", "nmod"}:
            inside -= set(tree.subtree(position))
    return [position for position in run if position in inside]


def _distinct(runs: list[list[int]]) -> list[list[int]]:
    kept: list[list[int]] = []
    for run in runs:
        if not any(set(run) & set(other) for other in kept):
            kept.append(run)
    return kept


def _verb_source(tree: Tree, position: int, cue: Cue) -> int | None:
    if cue.source_slot == "object":
        return tree.first(position, "obj")
    found = subject(tree, position)
    if found is None and tree.first(position, "aux:pass", "nsubj:pass") is not None:
        # "it is stated in the communiqué": the document speaks.
        return next((c for c in tree.related(position, "obl") if tree.lemma(c) in DOCUMENTS), None)
    return found


def noun_voices(page: Page, number: int, cues: Cues) -> Iterator[Voice]:
    """Give one voice for each noun that attributes: "claims by the army that ..."."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or _only_medium(tree, position, cues):
            continue
        for cue in cues.of(tree.lemma(position), "NOUN"):
            found = [
                tree.subtree(child)
                for child in tree.related(position, "acl", "ccomp", "advcl")
                if tree.tokens[child].relation != "acl:relcl" and tree.cases(child)
            ]
            content = tuple(piece for run in found for piece in pieces(tree, run))
            source = _noun_source(tree, position) if content else None
            if source is None and cue.stance is Stance.BELIEVES:
                continue  # "on suspicion of smuggling" is nobody's word
            if content:
                voice = voice_of_cue(page, number, source=source, cue=position, content=content, reading=cue)
                is_rumour = source is None and cue.lemma in SELF_SAID
                yield replace(voice, source=Word(number, position), cue=None) if is_rumour else voice
                break


def _only_medium(tree: Tree, position: int, cues: Cues) -> bool:
    """Whether a noun only says by what means its verb speaks: "said in a statement that ..."."""
    head = tree.tokens[position].head
    return head >= 0 and tree.bases[position] == "obl" and bool(cues.of(tree.lemma(head), tree.tokens[head].upos))


def _noun_source(tree: Tree, position: int) -> int | None:
    if (owner := tree.first(position, "nmod:poss")) is not None:
        return owner
    for child in tree.related(position, "nmod"):
        if {"of", "by", "from", "in"} & set(tree.cases(child)):
            return child
    behind = position + 2
    if behind < len(tree.tokens) and tree.forms[position + 1] == "by":
        # "rejected a claim by the minister that ...", however the parser hung it.
        return next((p for p in tree.ancestors(position + 1) if p > position + 1), None)
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
        scope = same_breath(tree, position, _according_scope(tree, source, own))
        content = pieces(tree, [p for p in scope if p not in own])
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


def label_voices(page: Page, number: int, _cues: Cues) -> Iterator[Voice]:
    """Give one voice for a quotation behind its source and a colon: "Statement of the company: ..."."""
    tree = page.trees[number]
    colon = next((p for p, _ in enumerate(tree.tokens) if tree.forms[p] == ":"), None)
    if colon is None or colon + 1 >= len(tree.tokens) or tree.forms[colon + 1] not in {'"', "“", "„", "«"}:
        return
    before = range(colon)
    heads = [p for p in before if tree.tokens[p].upos in {"NOUN", "PROPN"} and tree.tokens[p].head not in before]
    heads = heads or [p for p in before if tree.tokens[p].upos in {"NOUN", "PROPN"}][-1:]
    if heads and not any(tree.tokens[p].upos in {"VERB", "AUX"} for p in before):
        yield Voice(
            source=Word(number, heads[0]),
            source_span=None,
            cue=None,
            cue_word=None,
            content=pieces(tree, list(range(colon + 1, len(tree.tokens)))),
            stance=Stance.ASSERTS,
            rule="label",
        )


def toll_voices(page: Page, number: int, _cues: Cues) -> Iterator[Voice]:
    """Give one voice for each verb of counting the dead: "the ministry raised the toll to 31"."""
    tree = page.trees[number]
    for source, verb, words in counters(page, number, nouns()):
        content = pieces(tree, same_breath(tree, verb, words, marks=frozenset(";")))
        if content:
            yield Voice(
                source=Word(number, source),
                source_span=None,
                cue=tree.tokens[verb].span,
                cue_word=Word(number, verb),
                content=content,
                stance=Stance.ASSERTS,
                rule="toll",
            )


Rule = Callable[[Page, int, Cues], Iterator[Voice]]
RULES: tuple[Rule, ...] = (dismissed, according_to, aside_voices, toll_voices, verb_voices, noun_voices, label_voices)


def voices(page: Page, cues: Cues) -> tuple[Voice, ...]:
    """Find every voice of a page, in the order of its cues.

    Returns:
        One voice a cue: what the parse says, widened by the reader's tags and by quotations that run over sentences.
    """
    quiet = {word for number in range(len(page.trees)) for word in silenced(page, number)}
    every = (
        voice
        for number in range(len(page.trees))
        for rule in RULES
        for voice in rule(page, number, cues)
        if voice.cue_word not in quiet or voice.rule in {CLAIMED, DENIED}
    )
    found = [voice for voice in _one_a_cue(every) if not _is_heard(page, voice)]
    found = _with_tags(page, found, cues, quiet)
    spoken = [voice for voice in turn_voices(page) if voice.content]
    found = [*quotation.settled(page, without_labels(page, found, spoken) if spoken else found), *spoken]
    return tuple(sorted(found, key=lambda voice: (voice.cue or voice.content[0]).start))


def _is_heard(page: Page, voice: Voice) -> bool:
    """Whether the source is what is heard or seen itself, as headlines leave out the "was": "but gunfire heard"."""
    if voice.source is None or voice.cue_word is None:
        return False
    cue, tree = voice.cue_word, page.trees[voice.cue_word.sentence]
    source = page.trees[voice.source.sentence].lemma(voice.source.position)
    return tree.lemma(cue.position) in PERCEIVING and nouns().of(source) in {"event", "weapon"}


def _one_a_cue(every: Iterable[Voice]) -> list[Voice]:
    """Keep one voice for each cue: of the first rule that names a source, else of the first rule."""
    kept: dict[object, Voice] = {}
    labels = []
    for voice in every:
        if voice.cue is None:
            labels.append(voice)
        elif voice.cue not in kept or (kept[voice.cue].source is None and voice.source is not None):
            kept[voice.cue] = voice
    return [*kept.values(), *labels]


def _with_tags(page: Page, found: list[Voice], cues: Cues, quiet: set[Word]) -> list[Voice]:
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
            voice = widened[same[0]]
            source = voice.source or _tagged_source(page, tagged)
            widened[same[0]] = replace(voice, source=source, content=voice.content + further)
        elif (voice_of_tags := _tagged_voice(page, tagged, cues)) is not None and voice_of_tags.cue_word not in quiet:
            widened.append(voice_of_tags)
    return widened


def _tells(page: Page, content: tuple[Span, ...]) -> bool:
    """Whether content is a quotation or a that-clause: tags alone also hang wishes, gifts and refused plans on cues."""
    opening = page.text[content[0].start : content[0].end].lower()
    return opening.startswith("that ") or any(page.quotes_in(piece) for piece in content)


def _tagged_source(page: Page, tagged: TaggedAttribution) -> Word | None:
    """Give the head noun of the tagged source; None if there is none."""
    if not tagged.source:
        return None
    word = page.head_of(tagged.source[0])
    if word is None or page.trees[word.sentence].tokens[word.position].upos in {"VERB", "AUX"}:
        return None
    return word


def _tagged_voice(page: Page, tagged: TaggedAttribution, cues: Cues) -> Voice | None:
    cue_word = page.head_of(tagged.cue[0])
    if cue_word is None or any(source.meets(cue) for source in tagged.source for cue in tagged.cue):
        return None
    tree = page.trees[cue_word.sentence]
    token = tree.tokens[cue_word.position]
    stance = cues.stance(tree.lemma(cue_word.position))
    if tree.lemma(cue_word.position) == "call" and _names_it(tree, cue_word.position):
        return None
    is_plain = bool(cues.of(tree.lemma(cue_word.position), token.upos)) and stance in PLAIN
    if not is_plain and not _tells(page, tagged.content):
        return None
    return Voice(
        source=_tagged_source(page, tagged),
        source_span=tagged.source[0] if tagged.source else None,
        cue=tagged.cue[0],
        cue_word=cue_word,
        content=tagged.content,
        stance=stance,
        rule="reader-tags",
    )
