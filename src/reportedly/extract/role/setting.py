"""Find where a report says that it is, beside the clause that tells: in labels, headings, topics and in who takes part.

"PK4: gendarmes are firing gas", a heading "Kobebe" above a list, "As to Izeh, the company denied it", "the Kandi
explosion", "Mpack opened a day early", "detectives in Esmeraldas picked up two": none of these hangs a place on the
verb, and each names it.
"""

from reportedly.extract.role.location import AROUND, stands_for_place
from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, meeting
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import BlockKind, Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obj"})
BEARING = frozenset({"nsubj", "nsubj:pass"})
TAKING_PART = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
# What a place itself does or undergoes; as an actor ("Turkey opened the gate") it has an object.
OF_PLACES = frozenset({None, "COERCE", "CONCEDE", "RETREAT", "ASSAULT", "PROTEST"})
SEATED = frozenset(
    """administration agency ambassador authority board bureau cabinet command commission company council delegation
    department diplomat directorate embassy envoy foundation government headquarters institute leadership
    minister ministry mission newspaper office official opposition organisation organization parliament party president
    presidency radio regime representative secretariat senate source spokesman spokesperson spokeswoman station
    television""".split()
)
"""Who is told of by where he has his seat, which is not where he does it."""
TOPICS = frozenset({"as", "on", "regarding", "concerning", "about"})
NEAR_FRONT = 4
"""Tokens before which a topic is named."""
SHORT = 40
"""Letters of a heading that is but a name."""


def setting(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Span | None:
    """Give the words that name where something is, outside the phrases of its own clause; None where none do.

    Args:
        page: The article.
        number: The sentence.
        trigger: What is told of.
        nouns: What common nouns name.
    """
    tree = page.trees[number]
    for found in (_modifier(page, tree, trigger), _bearer(page, tree, trigger), _party(page, number, trigger, nouns)):
        if found is not None:
            return found
    return _topic(page, tree, trigger) or _label(page, number) or _heading(page, tree)


def _place_at(page: Page, span: Span) -> bool:
    return any(mention.kind == "LOC" for mention in meeting(page.annotation.mentions, span))


def _modifier(page: Page, tree: Tree, trigger: Trigger) -> Span | None:
    """The place that an event is called after: "the Kandi explosion", "Bangui's curfew"."""
    if not trigger.is_nominal:
        return None
    named = (
        c for c in tree.related(trigger.head, "compound", "nmod:poss", "amod", "nmod") if tree.tokens[c].upos == "PROPN"
    )
    return next((tree.tokens[c].span for c in named if _place_at(page, tree.tokens[c].span)), None)


def _bearer(page: Page, tree: Tree, trigger: Trigger) -> Span | None:
    """The place that is itself what a state or closure is told of: "Mpack opened", "Huwara still blocked"."""
    if trigger.event not in OF_PLACES or tree.first(trigger.head, "obj") is not None:
        return None
    for child in tree.related(trigger.head, *BEARING):
        if tree.tokens[child].upos == "PROPN" and _place_at(page, tree.tokens[child].span):
            return tree.tokens[child].span
    return None


def _party(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Span | None:
    """The place of those who take part: "detectives in Esmeraldas", "the Béma four", "Kendari dockers"."""
    tree = page.trees[number]
    for party in tree.related(trigger.head, *TAKING_PART):
        if tree.lemma(party) in SEATED or tree.tokens[party].upos not in {"NOUN", "NUM", "PROPN"}:
            continue
        for child in tree.related(party, "nmod", "compound", "nmod:poss"):
            cases = set(tree.cases(child))
            is_near = bool(cases & AROUND) if tree.bases[child] == "nmod" else tree.tokens[party].upos != "PROPN"
            span = tree.tokens[child].span
            is_place = tree.tokens[child].upos == "PROPN" and _place_at(page, span)
            if is_near and (is_place or stands_for_place(page, number, child, nouns)):
                return span
    return None


def _topic(page: Page, tree: Tree, trigger: Trigger) -> Span | None:
    """The place that a sentence names as its matter: "As to Izeh, ...", "On Korera nothing new"."""
    if not tree.forms or tree.forms[0].casefold() not in TOPICS:
        return None
    named = (token.span for token in tree.tokens[1 : NEAR_FRONT + 1] if token.upos == "PROPN")
    return next((span for span in named if span.end <= trigger.span.start and _place_at(page, span)), None)


def _label(page: Page, number: int) -> Span | None:
    """The place that opens the line or note: "- Kumer centre: ...", "#Minsk ...", "BUSIA: ..."."""
    start = page.trees[number].sentence.span.start
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", start)
    line = Span(line_start, line_end if line_end > line_start else len(page.text))
    for mention in meeting(page.annotation.mentions, line):
        if mention.kind != "LOC":
            continue
        before = page.text[line.start : mention.span.start]
        after = page.text[mention.span.end : mention.span.end + 24]
        opens = not any(letter.isalpha() for letter in before)
        return mention.span if opens and _closes(after) else None
    return None


def _closes(after: str) -> bool:
    """Whether what stands behind a name ends a label."""
    head = after.split(":", 1)[0].split("=", 1)[0]
    return len(head) < len(after) and len(head.split()) <= 2 and "." not in head and "\n" not in head


def _heading(page: Page, tree: Tree) -> Span | None:
    """The place that a heading above names and nothing else: "Kobebe" over the lines that tell of it."""
    start = tree.sentence.span.start
    last: Span | None = None
    for block in page.article.blocks:
        if block.span.end > start:
            break
        is_first = block.span == page.article.blocks[0].span
        if not is_first and (block.kind is BlockKind.HEADING or _is_line_of_its_own(page, block.span)):
            last = block.span
    if last is None:
        return None
    named = next((m.span for m in meeting(page.annotation.mentions, last) if m.kind == "LOC"), None)
    return named if named is not None and 2 * (named.end - named.start) >= last.end - last.start else None


def _is_line_of_its_own(page: Page, span: Span) -> bool:
    words = span.of(page.text)
    return len(words) <= SHORT and not words.rstrip().endswith((".", "!", "?"))
