"""Find to whom something is done where it is no object: in phrases, in what is closed to whom, in whose claim it is.

News tells the recipient of an act in a few further places: behind a preposition ("imposed sanctions on two agencies"),
behind what a passage is shut or opened to, as the owner of the words or deeds that somebody rejects, blames or thanks
for, and inside what is promised or threatened.
"""

from collections.abc import Iterator

from reportedly.extract.role.location import LIVING, spread
from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger

RECIPIENT_CASES = {
    "ASSAULT": frozenset({"at", "on", "against", "into", "upon", "toward", "towards"}),
    "PROTEST": frozenset({"against"}),
    "ACCUSE": frozenset({"against", "of"}),
    "THREATEN": frozenset({"against"}),
    "REQUEST": frozenset({"on", "to", "from", "upon"}),
    "SANCTION": frozenset({"on", "against"}),
    "COERCE": frozenset({"on", "against", "to", "for"}),
    "REJECT": frozenset({"to", "of"}),
}
GIVING = frozenset({"to", "for"})
GIVERS = frozenset({"AID", "SUPPORT", "AGREE", "RETREAT", "CONCEDE", "COOPERATE"})
ADDRESSING = frozenset({"to", "against"})
"""Before somebody, they lead to whom an act of any kind is done."""
DOINGS = frozenset({"ACCUSE", "CONCEDE", "REJECT", "SANCTION", "THREATEN"})
"""Acts that are done to somebody who is named behind a preposition."""
WORDS_OF = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", None})
"""Acts about somebody's words or deeds."""
OWNED = frozenset(
    """account accusation accusations act action aggression allegation allegations appeal approach assertion asset
    assets attempt behaviour bravery call calls campaign charge charges claim claims conduct complaint condition
    conditions courage criticism decision demand demands denial effort efforts explanation expulsion figure figures
    handling help hospitality idea initiative insinuation interference invitation lie lies move offer order plan policy
    position promise proposal provocation provocations refusal remark remarks report reports request role sacrifice
    sentence service silence solidarity speech stance statement statements suggestion support threat threats ultimatum
    version warning words work writing""".split()
)
PASSING = frozenset({"bar", "block", "close", "closed", "open", "reopen", "restrict", "seal", "shut", "unblock"})
"""Verbs and states of passages; behind them stands to or for whom."""
USERS = frozenset({"person", "group", "vehicle", "organisation", "media", "name"})


def in_phrases(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> list[int]:
    """Give the recipients that stand behind a preposition of the trigger or of its own noun."""
    tree, head = page.trees[number], trigger.head
    wanted = RECIPIENT_CASES.get(trigger.event or "", frozenset())
    if trigger.event in GIVERS:
        wanted = wanted | GIVING
    found = list(tree.related(head, "iobj"))
    span = trigger.span
    # "opened fire on", "imposed sanctions on": what belongs to the expression is no object of its own.
    own = [p for p in tree.related(head, "obj", "nsubj:pass") if span.holds(tree.tokens[p].span)]
    undergoes = [p for p in tree.related(head, "obj", "nsubj:pass") if p not in own]
    if trigger.event in {"ASSAULT", "COERCE"} and undergoes:
        # "attacked a camp on an island", "closed to lorries": with an object, only a to-phrase is another recipient.
        wanted = wanted & {"to"}
    below = [child for word in (head, *own) for child in tree.related(word, "obl", "nmod")]
    below = [child for child in below if not page.times_in(tree.tokens[child].span)]
    obliques = [child for child in below if wanted & set(tree.cases(child))]
    if trigger.event == "COERCE":
        obliques = [child for child in obliques if class_at(page, Word(number, child), nouns) in USERS]
    if not obliques and trigger.event in DOINGS:
        obliques = [
            child
            for child in below
            if ADDRESSING & set(tree.cases(child)) and class_at(page, Word(number, child), nouns) in LIVING
        ]
    # "shot at soldiers at a water pipe": the nearest phrase is the target, the next the place.
    return spread(tree, [*found, *obliques[:1]])


def users(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> list[int]:
    """Give to whom a passage is shut or opened: "closed the crossing to lorries", "open for pedestrians only"."""
    tree = page.trees[number]
    said = {tree.lemma(word.position) for word in page.words_in(trigger.span)} | {
        tree.forms[word.position] for word in page.words_in(trigger.span)
    }
    if not said & PASSING and not any(form.startswith("reopen") for form in said):
        return []
    tops = [trigger.head, *tree.related(trigger.head, "obj", "nsubj:pass", "xcomp", "advmod")]
    found = [
        child
        for top in tops
        for child in tree.related(top, "obl", "nmod", "advcl")
        if GIVING & set(tree.cases(child)) and class_at(page, Word(number, child), nouns) in USERS
    ]
    return spread(tree, found[:1])


def owners(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> list[int]:
    """Give whose words or deeds an act is about: "rejects the statements of officials", "saluted the men's courage"."""
    tree = page.trees[number]
    if trigger.event not in WORDS_OF and not (trigger.event == "SANCTION" or trigger.mode == "seize"):
        return []
    if trigger.event is None and not trigger.is_speech_act:
        return []
    found: list[int] = []
    for thing in tree.related(trigger.head, "obj", "nsubj:pass", "obl"):
        if not {tree.lemma(thing), tree.forms[thing]} & OWNED:
            continue
        found += tree.related(thing, "nmod:poss")
        found += [child for child in tree.related(thing, "nmod") if {"of", "by", "from"} & set(tree.cases(child))]
    living = [
        child
        for child in found
        if class_at(page, Word(number, child), nouns) in (LIVING if "from" in tree.cases(child) else LIVING | {"place"})
    ]
    return spread(tree, living[:1])


def of_content(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> list[int]:
    """Give whom a promise or threat is about where it addresses nobody: "warned that traders will be pursued"."""
    tree = page.trees[number]
    if trigger.event not in {"AGREE", "THREATEN"} or not trigger.is_speech_act:
        return []
    return [
        child
        for content in tree.related(trigger.head, "ccomp", "parataxis")
        for child in _undergoing(tree, content)
        if class_at(page, Word(number, child), nouns) in LIVING
    ][:1]


def _undergoing(tree: Tree, content: int) -> Iterator[int]:
    """Give who undergoes a clause: its passive subject, or who receives."""
    yield from tree.related(content, "nsubj:pass")
    if tree.lemma(content) in {"get", "receive"}:
        yield from tree.related(content, "nsubj")
