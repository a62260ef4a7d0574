"""Find the words that tell of an event, act, plan or state, one trigger for each statement.

A trigger is the word of the event itself: the noun in "carry out an attack", the verb in "shelled the town". Whether a
word is a statement at all follows the reading convention, which `sieve` keeps.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.act_mode import CONTENT_MODES, act_mode
from reportedly.extract.trigger.sieve import DISMISSED, SIEVE, Hits
from reportedly.extract.trigger.unlisted import UNLISTED, is_bare, stated, told
from reportedly.extract.voice.dismissal import DENYING, dismissals
from reportedly.extract.words.event_words import Entry, EventIndex, Hit
from reportedly.extract.words.pattern import View, view
from reportedly.extract.words.sequence import SOURCE, TARGET
from reportedly.records import Span

WIDEST = 4  # tokens between the parts of an expression; wider apart, only the head word is the trigger
ARGUMENTS = frozenset({"nsubj", "obl", "nmod", "compound"})
PROMISES = frozenset({"pledge", "promise", "swear", "vow"})
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
FORCE = frozenset({"force", "forcibly", "militarily"})
Again = Callable[[View, Hits], Mapping[int, Hit | None]]
CARRIERS = frozenset({"effort", "bid", "operation", "campaign", "incident", "spree", "mission", "process", "attempt"})
"""Nouns that say no more than that something happens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of something, with the codes its entry gives."""

    head: int
    """Position of its head word in the sentence."""
    span: Span
    """The word or the expression, in the article's text."""
    lemma: str
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    entry: str
    """Which list entry or rule found it."""
    is_speech_act: bool
    """Whether it names an act of speech whose content is a statement of its own."""
    is_nominal: bool
    status: str | None
    """The state it puts a thing in, if the entry gives one."""
    is_casualty: bool
    """Whether it tells of people killed or hurt, so that its subject or object is a count."""
    score: float
    """How sure we are that it is a statement, 0 to 1."""
    code: tuple[str, str | None] | None = None
    """Type and mode of a user's own ontology, of an entry that has them."""
    parties: tuple[tuple[str, int], ...] = ()
    """`$` source, `+` target, `%` both, and where each stands, of an entry that says so."""


def find_triggers(
    tree: Tree,
    text: str,
    *,
    events: EventIndex,
    said: frozenset[int] = frozenset(),
    state_at: Callable[[int, int], str | None] = lambda _word, _thing: None,
    again: Again = lambda _here, _kept: {},
) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence, in text order.

    Args:
        tree: The sentence.
        text: The article's text, which the sentence's spans point into.
        events: Event words of the article's language.
        said: Positions of the words that head what somebody says.
        state_at: The state that the word at one position puts the thing at another in, if it does.
        again: A second look at the words, by what was found: hits that are new, others with their type, None for
            those to be dropped; see `second`.
    """
    here = view(tree, text)
    found = [hit for index in range(len(here.forms)) if (hit := events.lookup(here, index)) is not None]
    listed = {hit.head: hit for hit in found}
    found += stated(here, listed, state_at)
    listed = {hit.head: hit for hit in found}
    found += told(here, listed, said)
    found = _with_dismissals(here, found)
    hits = _expressions([_carried(here, hit) for hit in found])
    known = frozenset(hits)
    kept = {head: hit for head, hit in hits.items() if not any(drops(here, hit, hits) for drops in SIEVE)}
    for head, hit in again(here, kept).items():
        # What the sieve has dropped stays dropped.
        if head in kept and hit is None:
            del kept[head]
        elif hit is not None and (head in kept or not _is_sieved(here, hit, hits, known)):
            kept[head] = hit
    return tuple(_trigger(here, kept[head], kept, events) for head in sorted(kept))


def _is_sieved(here: View, hit: Hit, hits: Hits, known: frozenset[int]) -> bool:
    """Whether a word that only the second look found is one that the lists or the sieve have settled."""
    return hit.head in known or any(drops(here, hit, {**hits, hit.head: hit}) for drops in SIEVE)


def _with_dismissals(here: View, found: list[Hit]) -> list[Hit]:
    """A claim that is called untrue is one denial; the words it is told in have no other sense there."""
    for each in dismissals(here.tree):
        is_verb = each.verb is not None and here.tree.lemma(each.verb) in DENYING
        told = each.verb if is_verb and each.verb is not None else each.verdict
        taken = {each.claim, each.verdict, each.verb}
        found = [hit for hit in found if hit.head not in taken]
        parties = [(SOURCE, each.denier)] if each.denier is not None else []
        parties += [(TARGET, each.owner)] if each.owner is not None else []
        beside = tuple(child for child in here.tree.related(told, "amod") if child < told)
        entry = replace(UNLISTED, name=DISMISSED, flags=frozenset())
        found.append(Hit(head=told, filled=beside, topics=(), entry=entry, parties=tuple(parties)))
    return found


def _expressions(hits: list[Hit]) -> Hits:
    """Keep one hit for each head, without those on words that belong to another expression."""
    heads: Hits = {}
    for hit in hits:
        known = heads.get(hit.head)
        if known is None or is_bare(known) or len(hit.filled) > len(known.filled):
            heads[hit.head] = hit
    taken = {place for hit in heads.values() for place in _swallowed(hit, heads)}
    return {head: hit for head, hit in heads.items() if head not in taken and "trap" not in hit.entry.flags}


def _carried(here: View, hit: Hit) -> Hit:
    """An event word before a noun that only says "event" takes that noun for its head ("a rescue operation")."""
    token = here.token(hit.head)
    if not hit.entry.noun or token.relation != "compound" or not hit.head < token.head:
        return hit
    if here.tree.lemma(token.head) not in CARRIERS and here.forms[token.head] not in CARRIERS:
        return hit
    return replace(hit, head=token.head, filled=tuple(sorted({hit.head, *hit.filled})))


def _swallowed(hit: Hit, heads: Hits) -> Iterator[int]:
    """The words of an expression and the things it is about: neither is a statement of its own.

    What an act of speech is about is its content, and stays ("demanded their release"), unless that is an act too
    ("rejected the accusation").
    """
    if "trap" in hit.entry.flags and not hit.entry.noun:
        return
    for place in (*hit.filled, *hit.topics):
        other = heads.get(place)
        is_content = (
            "act" in hit.entry.flags
            and "whole" not in hit.entry.flags
            and len(hit.entry.words) == 1
            and other is not None
            and "act" not in other.entry.flags
            and other.entry.event != hit.entry.event
        )
        if not is_content:
            yield place


def _trigger(here: View, hit: Hit, kept: Hits, events: EventIndex) -> Trigger:
    entry = _as_threat(here, hit, kept)
    mode = entry.mode or _mode_of_act(here, hit, kept) or _mode_of_means(here, hit, kept, events)
    if mode is None and entry.event == hit.entry.event:
        mode = hit.mode
    # What an act of speech is about is told by its own trigger, if it has one.
    places = sorted({hit.head, *(place for place in hit.filled if place not in kept)})
    if places[-1] - places[0] >= WIDEST + len(places):
        places = [hit.head]
    return Trigger(
        head=hit.head,
        span=here.tree.span((places[0], places[-1])),
        lemma=" ".join(here.tree.lemma(place) for place in places),
        event=entry.event,
        mode=mode,
        contexts=entry.contexts,
        cameo=entry.cameo if mode == entry.mode else None,
        entry=entry.name,
        is_speech_act="act" in entry.flags,
        is_nominal=entry.noun,
        status=entry.status,
        is_casualty="casualty" in entry.flags,
        score=0.5 if "weak" in entry.flags else 0.9,
        code=entry.code,
        parties=hit.parties,
    )


def _as_threat(here: View, hit: Hit, kept: Hits) -> Entry:
    """A promise to do harm is a threat ("vowed to keep the airport shut")."""
    if hit.entry.event != "AGREE" or not any(word & PROMISES for word in hit.entry.words[:1]):
        return hit.entry
    content = next((kept[place] for place in _content(here, hit.head) if place in kept), None)
    if content is None or content.entry.event not in HARM:
        return hit.entry
    mode = act_mode("THREATEN", content=content.entry.event, content_mode=content.entry.mode)
    return replace(hit.entry, event="THREATEN", mode=mode, cameo=None)


def _mode_of_act(here: View, hit: Hit, kept: Hits) -> str | None:
    """The mode that the content of a demand, refusal or threat gives it."""
    if hit.entry.event not in CONTENT_MODES:
        return None
    for place in _content(here, hit.head):
        other = kept.get(place)
        if other is not None and other.head != hit.head:
            by_force = any(here.forms[below] in FORCE for below in here.tree.subtree(place))
            return act_mode(
                hit.entry.event, content=other.entry.event, content_mode=other.entry.mode, by_force=by_force
            )
    return None


def _content(here: View, head: int) -> Iterator[int]:
    """Words that may head the content of an act of speech, likeliest first: below it, else the clause it follows."""
    waiting = list(here.tree.children[head])
    while waiting:
        place = waiting.pop(0)
        yield place
        waiting.extend(here.tree.children[place])
    if here.tree.bases[head] in {"parataxis", "conj"} and here.token(head).head >= 0:
        yield here.token(head).head


def _mode_of_means(here: View, hit: Hit, kept: Hits, events: EventIndex) -> str | None:
    """The mode that the weapon named beside an act of violence gives it; of a casualty, also its cause's."""
    if hit.entry.event != "ASSAULT":
        return None
    for place in (*here.tree.children[hit.head], *_modifiers_of_arguments(here, hit.head)):
        if here.tree.bases[place] in ARGUMENTS and here.token(place).relation != "nsubj:pass":
            words = (here.forms[place], f"{here.forms[place - 1]} {here.forms[place]}" if place else "")
            mode = next((events.means[word] for word in reversed(words) if word in events.means), None)
            if mode is not None:
                return mode
        elif here.tree.bases[place] == "advcl" and place in kept and kept[place].entry.event == "ASSAULT":
            return kept[place].entry.mode
    return None


def _modifiers_of_arguments(here: View, head: int) -> Iterator[int]:
    """What stands in the phrases of a word's arguments ("gunmen with machetes")."""
    for place in here.tree.children[head]:
        if here.tree.bases[place] in ARGUMENTS:
            yield from here.tree.children[place]
