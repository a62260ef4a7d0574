"""Find which time expression says when it happened.

A time counts if the clause it modifies is the trigger's own or stands above it; the nearest one is taken.
"""

from collections.abc import Iterator

from reportedly.extract.page import Page
from reportedly.extract.syntax import Tree
from reportedly.extract.trigger import Trigger
from reportedly.records import Span

# What stands after one of these has a time of its own.
OTHER_TIMES = frozenset({"after", "before", "since", "following", "until"})
FAR_BELOW = 10  # a time in a clause below the trigger counts only if no nearer one does


def date_argument(page: Page, number: int, trigger: Trigger) -> Iterator[tuple[Span, Span]]:
    """Give the time expression that says when a trigger's event was, with its head word; none if the text says none.

    A time counts if the clause it modifies is the trigger's own or stands above it; the nearest one is taken.
    """
    tree = page.trees[number]
    chain = [trigger.head, *tree.ancestors(trigger.head)]
    depth = {position: steps for steps, position in enumerate(chain)}
    best: tuple[int, int, Span, Span] | None = None
    for time in page.times_in(tree.sentence.span):
        if time.time is None:
            continue
        word = page.head_of(time.span)
        if word is None or word.sentence != number:
            continue
        met = _meeting(tree, word.position, depth)
        crossing = None if met is None else _crosses(tree, trigger.head, met[0])
        if met is None or crossing is None:
            continue
        distance = abs(tree.tokens[word.position].span.start - trigger.span.start)
        rank = (depth[met[0]] + crossing + FAR_BELOW * met[1], distance)
        if best is None or rank < best[:2]:
            best = (*rank, time.span, page.span_of(word))
    if best is not None:
        yield best[2], best[3]
        return
    # "17.40 Police close the bridge": a clock time that opens an entry dates all of it.
    for time in page.times_in(page.paragraph_at(trigger.span.start)):
        if "dates-what-follows" in time.flags and time.time is not None and time.span.end <= trigger.span.start:
            yield time.span, time.span
            return


def _meeting(tree: Tree, position: int, depth: dict[int, int]) -> tuple[int, int] | None:
    """Give the word of the trigger's ancestry that a time modifies, and how many clauses lie between.

    Returns:
        None if another clause lies between, unless that clause hangs on the trigger itself ("a law requiring new plates
        as of August 1" dates the law).
    """
    here, crossed = position, 0
    while here not in depth:
        is_clause = tree.bases[here] in {"ccomp", "advcl", "acl", "parataxis", "csubj"}
        if is_clause and {"if", "unless"} & set(tree.cases(here)):
            return None
        # "the war (1998-1999)": a time that modifies a noun is that noun's own.
        is_nouns = tree.bases[here] in {"nmod", "appos", "compound", "nummod", "dep"} and here == position
        crossed += is_clause or is_nouns or (tree.bases[here] == "conj" and tree.tokens[here].upos == "VERB")
        here = tree.tokens[here].head
        if here < 0:
            return None
    return (here, crossed) if not crossed or depth[here] == 0 else None


def _crosses(tree: Tree, trigger: int, reached: int) -> int | None:
    """Give the cost of taking a time from above: None where that time is another event's.

    "Local media reported Sunday that forces are blocking roads": told in the present, it holds on the day of telling.
    """
    cost = 0
    here = trigger
    while here != reached:
        base = tree.bases[here]
        if base == "acl" or OTHER_TIMES & set(tree.cases(here)):
            return None
        if base == "ccomp":
            if not _in_the_present(tree, here):
                return None
            cost += 5
        here = tree.tokens[here].head
    return cost


def _in_the_present(tree: Tree, head: int) -> bool:
    forms = {tree.forms[child] for child in tree.related(head, "aux", "cop")}
    return bool(forms & {"is", "are", "'s", "'re", "’s", "’re"})
