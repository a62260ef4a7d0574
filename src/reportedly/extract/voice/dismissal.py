"""Find claims that are called untrue: "called the report an invention", "the allegations are lies, he insisted".

Such a sentence tells three things: that somebody denies, who claimed it, and what is denied. The verdict is the
statement of the denial; the claim's own content hangs below both, its denier outside and its claimant inside, so that a
contradiction between the two has its act and its actor.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.subject import agent, subject
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.voice.frame import pieces
from reportedly.extract.voice.voice import Voice
from reportedly.records import Span, Stance

CLAIMS = frozenset(
    """account accusation allegation assertion assumption charge claim criticism footage idea information insinuation
    message news notion post remark report rumor rumour speculation statement story suggestion theory tweet version
    video word writing""".split()
)
UNTRUE = frozenset(
    """absurd baseless disinformation fable fabricated fabrication fairy-tale fake false falsehood fantasy fiction
    forgery groundless hoax incorrect invented invention lie lies manipulation misinformation myth nonsense propaganda
    slander unfounded untrue untruth wrong""".split()
)
BUNDLES = frozenset("bunch campaign collection fabric litany pack piece series set string tissue web".split())
"""Nouns that verdicts stand behind: "a pack of lies"."""
NAMING = frozenset(
    """brand call characterise characterize consider declare deem denounce describe dub label qualify slam style
    term""".split()
)
DENYING = frozenset({"contradict", "deny", "dismiss", "disprove", "dispute", "rebut", "refute", "reject"})
DENIED, CLAIMED = "claim-called-untrue", "claim"
"""Names of the voices: of who denies, of who claimed."""
POINTING = frozenset({"it", "that", "them", "these", "this", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """One claim that is called untrue, by positions in its sentence."""

    verdict: int
    """The word that calls it so; the verb where it is denied in the passive."""
    claim: int
    denier: int | None
    """None where whoever speaks the sentence denies it."""
    verb: int | None
    """The verb of calling, whose own meanings do not hold then."""
    owner: int | None
    """Whose claim it is."""


def dismissals(tree: Tree) -> Iterator[Dismissal]:
    """Give the claims of a sentence that are called untrue, in the order of their verdicts."""
    for verdict, token in enumerate(tree.tokens):
        if {tree.lemma(verdict), tree.forms[verdict]} & UNTRUE and token.upos in {"NOUN", "ADJ", "PROPN", "VERB"}:
            top = _top(tree, verdict)
            found = _predicated(tree, verdict, top) or _named(tree, verdict, top)
            if found is not None:
                yield found
        elif token.upos == "VERB" and tree.lemma(verdict) in DENYING:
            claim = tree.first(verdict, "nsubj:pass")
            if claim is not None and tree.lemma(claim) in CLAIMS:
                yield _made(tree, verdict, claim, agent(tree, verdict), None)


def _top(tree: Tree, verdict: int) -> int:
    above = tree.tokens[verdict].head
    return above if tree.bases[verdict] == "nmod" and above >= 0 and tree.lemma(above) in BUNDLES else verdict


def _predicated(tree: Tree, verdict: int, top: int) -> Dismissal | None:
    """Read "the allegations are pure lies"."""
    claim = tree.first(top, "nsubj")
    is_said = tree.first(top, "cop") is not None and tree.first(top, "nsubj") is not None
    if claim is None or not is_said or tree.lemma(claim) not in CLAIMS or _negated(tree, top):
        return None
    return _made(tree, verdict, claim, None, None)


def _named(tree: Tree, verdict: int, top: int) -> Dismissal | None:
    """Read "called the report an invention", "described as baseless reports that"."""
    verb = next((above for above in tree.ancestors(verdict) if tree.lemma(above) in NAMING | DENYING), None)
    if verb is None or verb > verdict or tree.tokens[verb].upos != "VERB" or _negated(tree, verb):
        return None
    described = tree.tokens[verdict].head
    if tree.bases[verdict] == "amod" and tree.lemma(described) in CLAIMS:
        claim: int | None = described
    else:
        things = (*tree.related(verb, "obj", "nsubj:pass", "xcomp"), *tree.related(top, "nsubj"))
        claim = next((p for p in things if tree.lemma(p) in CLAIMS or tree.forms[p] in POINTING), None)
    if claim is None or claim == top:
        return None
    is_passive = tree.first(verb, "nsubj:pass") is not None
    return _made(tree, verdict, claim, agent(tree, verb) if is_passive else subject(tree, verb), verb)


def _negated(tree: Tree, position: int) -> bool:
    return any(tree.lemma(child) in {"not", "never", "n't"} for child in tree.related(position, "advmod"))


def _made(tree: Tree, verdict: int, claim: int, denier: int | None, verb: int | None) -> Dismissal:
    owner = tree.first(claim, "nmod:poss")
    if owner is None:
        owner = next((c for c in tree.related(claim, "nmod") if {"of", "by", "from"} & set(tree.cases(c))), None)
    if owner is None and verb is not None:
        # "called the report by experts a lie": the by-phrase is often hung on the verb.
        owner = next((c for c in tree.related(verb, "obl") if "by" in tree.cases(c) and c > claim), None)
    is_own = owner is not None and tree.tokens[owner].upos in {"VERB", "NUM"}
    return Dismissal(verdict=verdict, claim=claim, denier=denier, verb=verb, owner=None if is_own else owner)


def content_of(tree: Tree, claim: int, verdict: int) -> list[int]:
    """Give the words of what is claimed: the that-clause below the claim, wherever the parser hung it.

    The verdict, which the parser may hang inside, is none of them.
    """
    for position in tree.subtree(claim):
        if position == claim or tree.tokens[position].upos not in {"VERB", "NOUN", "ADJ", "AUX"}:
            continue
        marks = [child for child in tree.related(position, "mark") if tree.forms[child] == "that"]
        if marks and tree.bases[position] in {"acl", "ccomp", "advcl", "dep"}:
            return [word for word in tree.subtree(position, without=[verdict]) if claim < word != verdict]
    return []


def silenced(page: Page, number: int) -> set[Word]:
    """Give the words of a sentence that are no cues of their own: those by which claims are called untrue."""
    tree = page.trees[number]
    each = [found for found in dismissals(tree) if content_of(tree, found.claim, found.verdict)]
    return {Word(number, p) for found in each for p in (found.claim, found.verb, found.verdict) if p is not None}


def dismissed(page: Page, number: int, _cues: object) -> Iterator[Voice]:
    """Give the voices behind a claim that is called untrue: who denies it, and whose it is."""
    tree = page.trees[number]
    for found in dismissals(tree):
        words = content_of(tree, found.claim, found.verdict)
        content = pieces(tree, words)
        if not content:
            continue
        verdict = tree.tokens[found.verdict].span
        if found.denier is not None:
            source = Word(number, found.denier)
            yield _voice(number, source=source, cue=verdict, at=found.verdict, content=content, denies=True)
        claimant = found.owner if found.owner is not None else found.claim
        claim = None if claimant == found.claim else tree.tokens[found.claim].span
        source = Word(number, claimant)
        yield _voice(number, source=source, cue=claim, at=found.claim, content=content, denies=False)


def _voice(number: int, *, source: Word, cue: Span | None, at: int, content: tuple[Span, ...], denies: bool) -> Voice:
    return Voice(
        source=source,
        source_span=None,
        cue=cue,
        cue_word=Word(number, at),
        content=content,
        stance=Stance.DENIES if denies else Stance.ASSERTS,
        rule=DENIED if denies else CLAIMED,
    )
