"""Find who did it, to whom and where, from the parse.

Passives, control, relative clauses, participles, conjunction, possessors of nominals, by-phrases and reciprocals are
read off Universal Dependencies; the noun classes keep weapons, events and places from acting.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.noun import Nouns, class_at
from reportedly.extract.page import Page, Word
from reportedly.extract.subject import agent, subject
from reportedly.extract.syntax import Tree, phrase
from reportedly.extract.trigger import Trigger
from reportedly.records import Argument, Role, Span

# Their subject undergoes what they tell of.
UNDERGOING = frozenset(
    "die succumb perish drown fall flee suffer lose receive survive starve collapse leave disappear martyr".split()
)
# Their possessor undergoes what they name ("their release").
SUFFERED = frozenset(
    """abduction arrest conviction deportation detention dismissal evacuation expulsion extradition freedom imprisonment
    kidnapping killing murder release removal trial""".split()
)
# Their subject and their with-phrase do it together.
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
CLASHES = frozenset({"clash", "fight", "battle", "skirmish", "trade", "exchange", "negotiate", "meet", "talk"})
NOT_ACTING = frozenset({"weapon", "event", "abstract", "rule", "service", "document"})
LIVING = frozenset({"person", "organisation", "group", "media", "name", "unnamed"})
# Events that are done to things too: a shelled camp, a stopped convoy.
DONE_TO_THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONCEDE"})
# Events whose actor may be a vehicle: a patrol boat left port, an aid flight landed.
DONE_BY_VEHICLES = frozenset({"MOBILIZE", "AID", "COOPERATE", "CONSULT"})
RECIPIENT_CASES = {
    "ASSAULT": frozenset({"at", "on", "against", "upon", "toward", "towards"}),
    "PROTEST": frozenset({"against"}),
    "ACCUSE": frozenset({"against", "of"}),
    "THREATEN": frozenset({"against"}),
    "REQUEST": frozenset({"on", "to", "from", "upon"}),
    "SANCTION": frozenset({"on", "against"}),
    "COERCE": frozenset({"on", "against", "to", "for"}),
    "REJECT": frozenset({"to", "of"}),
}
GIVING = frozenset({"to", "for"})
WHERE = frozenset(
    """in at near on off along outside inside around across over above between within beside behind below under
    throughout onto into to from toward towards through via north south east west by after before of""".split()
)
SURELY_WHERE = frozenset(
    "in at near off along outside inside around across within beside throughout between on".split()
)
WHERE_OR_WHITHER = SURELY_WHERE | {"to", "into", "from", "through", "towards"}
# A noun with one of these governors has the governor's subject as its doer ("carry out an attack").
DOING = frozenset(
    """commit carry stage launch plan prepare conduct hold make issue mount perpetrate execute order start begin
    resume impose announce open undertake organise organize wage unleash lead conduct continue stop halt end
    suspend call declare give deliver send pay do perform initiate step intensify threaten""".split()
)
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "convict"})
TRANSITIVE = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID"})


@dataclass(frozen=True, slots=True)
class Doers:
    """Word positions of one trigger's arguments in its sentence."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    locations: tuple[int, ...]


def arguments(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> tuple[Argument, ...]:
    """Find actor, recipient and location arguments of a trigger.

    Args:
        page: The article.
        number: The sentence that the trigger stands in.
        trigger: The word that tells of the event.
        nouns: What can act and what is a place.

    Returns:
        Arguments by role, then text order. Antecedents are not filled here.
    """
    tree = page.trees[number]
    found = _nominal(page, number, trigger, nouns) if trigger.is_nominal else _verbal(page, number, trigger, nouns)
    taken = {trigger.head}
    made: list[Argument] = []
    for role, positions in (
        (Role.ACTOR, found.actors),
        (Role.RECIPIENT, found.recipients),
        (Role.LOCATION, found.locations),
    ):
        for position in positions:
            span = phrase(tree, position)
            if position not in taken and not any(a.span == span and a.role is role for a in made):
                made.append(Argument(role=role, span=span, head=tree.tokens[position].span))
    return tuple(made)


def _spread(tree: Tree, positions: list[int]) -> list[int]:
    """Add the conjuncts of each word: "Armenia and Azerbaijan" are two."""
    spread: list[int] = []
    for position in positions:
        spread.append(position)
        spread += [c for c in tree.related(position, "conj") if tree.tokens[c].upos in {"NOUN", "PROPN", "PRON", "NUM"}]
    return list(dict.fromkeys(spread))


def _verbal(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Doers:
    tree = page.trees[number]
    head = trigger.head
    passive = tree.first(head, "aux:pass", "nsubj:pass") is not None or tree.is_passive_participle(head)
    doer = agent(tree, head) if passive else subject(tree, head)
    undergoer = _passive_subject(tree, head) if passive else tree.first(head, "obj")
    actors = _spread(tree, [doer] if doer is not None else [])
    recipients = _spread(tree, [undergoer] if undergoer is not None else [])
    if (
        not passive
        and UNDERGOING & {tree.lemma(head), *trigger.lemma.split()}
        and trigger.event not in {"RETREAT", "THREATEN", "MOBILIZE"}
    ):
        actors, recipients = [], actors + [r for r in recipients if tree.lemma(head) == "lose"]
        if tree.lemma(head) == "lose":
            recipients = recipients[1:]
    recipients += _oblique_recipients(tree, head, trigger)
    if trigger.event in TOGETHER or tree.lemma(head) in CLASHES:
        actors += [p for p in _with_phrases(tree, head) if p not in actors]
    return _sorted_out(page, number, trigger, nouns, actors, recipients, _where(page, number, head, nouns))


def _passive_subject(tree: Tree, head: int) -> int | None:
    found = tree.first(head, "nsubj:pass")
    if found is not None:
        return found
    token = tree.tokens[head]
    if tree.bases[head] == "acl":
        return token.head
    if tree.bases[head] == "conj" and token.head >= 0:
        return tree.first(token.head, "nsubj:pass", "nsubj")
    return tree.first(head, "nsubj")


def _oblique_recipients(tree: Tree, head: int, trigger: Trigger) -> list[int]:
    wanted = RECIPIENT_CASES.get(trigger.event or "", frozenset())
    if trigger.event in {"AID", "SUPPORT", "AGREE", "RETREAT", "CONCEDE", "COOPERATE"}:
        wanted = wanted | GIVING
    found = list(tree.related(head, "iobj"))
    if trigger.event in {"ASSAULT", "COERCE"} and tree.first(head, "obj", "nsubj:pass") is not None:
        # "attacked a camp on an island", "closed to lorries": with an object, only a to-phrase is another recipient.
        wanted = wanted & {"to"}
    obliques = [child for child in tree.related(head, "obl", "nmod") if wanted & set(tree.cases(child))]
    # "shot at soldiers at a water pipe": the nearest phrase is the target, the next the place.
    return _spread(tree, [*found, *obliques[:1]])


def _with_phrases(tree: Tree, head: int) -> list[int]:
    return _spread(tree, [c for c in tree.related(head, "obl", "nmod") if "with" in tree.cases(c)])


def _nominal(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Doers:
    tree = page.trees[number]
    head = trigger.head
    owners = list(tree.related(head, "nmod:poss"))
    actors, recipients = ([], owners) if tree.lemma(head) in SUFFERED else (owners, [])
    for child in tree.related(head, "nmod", "obl"):
        cases = set(tree.cases(child))
        if cases & {"by"}:
            actors.append(child)
        elif "between" in cases or "with" in cases:
            actors += _spread(tree, [child])
        elif "of" in cases:
            (recipients if trigger.event in TRANSITIVE else actors).append(child)
        elif cases & (RECIPIENT_CASES.get(trigger.event or "", frozenset()) | GIVING):
            recipients.append(child)
    actors += [c for c in tree.related(head, "amod", "compound") if _is_party(page, number, c, nouns)]
    if not actors:
        actors = _doer_above(tree, head)
    return _sorted_out(page, number, trigger, nouns, actors, recipients, _where(page, number, head, nouns))


def _is_party(page: Page, number: int, position: int, nouns: Nouns) -> bool:
    token = page.trees[number].tokens[position]
    name = page.name_at(token.span)
    if token.upos not in {"NOUN", "PROPN", "ADJ"} or (token.upos == "ADJ" and name is None):
        return False
    if name is not None:
        return name.kind in {"ORG", "NORP"}
    return nouns.of(page.trees[number].lemma(position)) in {"organisation", "person", "group"}


def _doer_above(tree: Tree, head: int) -> list[int]:
    """Give the doer of a nominal from the verb that governs it."""
    above = tree.tokens[head].head
    if above < 0:
        return []
    lemma = tree.lemma(above)
    if lemma in BLAMING and tree.bases[head] in {"obl", "advcl", "nmod"}:
        accused = tree.first(above, "obj", "nsubj:pass")
        return _spread(tree, [accused]) if accused is not None else []
    if tree.bases[above] == "obj" and tree.lemma(tree.tokens[above].head) in BLAMING | {"claim", "deny"}:
        # "blamed the army for the raid" parsed under the noun, "claimed responsibility for the raid".
        verb = tree.tokens[above].head
        doer = subject(tree, verb) if tree.lemma(verb) in {"claim", "deny"} else above
        return _spread(tree, [doer]) if doer is not None else []
    if lemma in DOING and tree.bases[head] in {"obj", "xcomp", "obl"}:
        doer = subject(tree, above)
        return _spread(tree, [doer]) if doer is not None else []
    return []


def _where(page: Page, number: int, head: int, nouns: Nouns) -> list[int]:
    """Give the phrases that say where: of the trigger itself, else of the clauses above it."""
    tree = page.trees[number]
    here: int = head
    for _ in range(4):
        found = _places_of(page, number, here, nouns)
        if found:
            return _spread(tree, found)
        if tree.bases[here] not in {"xcomp", "obj", "nsubj", "advcl", "conj", "obl", "acl", "nmod"}:
            break
        here = tree.tokens[here].head
        if here < 0:
            break
    return []


def _places_of(page: Page, number: int, head: int, nouns: Nouns) -> list[int]:
    tree = page.trees[number]
    found = []
    for child in tree.related(head, "obl", "nmod", "advmod"):
        cases = {case.split()[0] for case in tree.cases(child)} | set(tree.cases(child))
        if not cases & WHERE or tree.tokens[child].upos not in {"NOUN", "PROPN", "ADV", "PRON", "NUM", "X", "ADJ"}:
            continue
        kind = class_at(page, Word(number, child), nouns)
        if (kind == "place" and cases & WHERE_OR_WHITHER) or (kind == "name" and cases & {"in", "at", "near"}):
            found.append(child)
    return found


def _sorted_out(
    page: Page,
    number: int,
    trigger: Trigger,
    nouns: Nouns,
    actors: list[int],
    recipients: list[int],
    locations: list[int],
) -> Doers:
    """Send every word to the role that its kind allows."""
    tree = page.trees[number]
    where, who, whom = list(locations), [], []
    for position in dict.fromkeys(actors):
        kind = class_at(page, Word(number, position), nouns)
        if kind == "place" and _is_common(tree, position):
            where.append(position)
        elif _may_act(kind, trigger) and _names_a_party(page, tree, position):
            who.append(position)
    for position in dict.fromkeys(recipients):
        kind = class_at(page, Word(number, position), nouns)
        if kind == "place" and _is_common(tree, position):
            where.insert(0, position)
        if position not in who and _may_undergo(kind, trigger, tree, position) and _names_a_party(page, tree, position):
            whom.append(position)
    return Doers(tuple(who), tuple(whom), tuple(dict.fromkeys(where)))


def _may_act(kind: str | None, trigger: Trigger) -> bool:
    if kind == "vehicle":
        return trigger.event in DONE_BY_VEHICLES
    return kind not in NOT_ACTING


def _may_undergo(kind: str | None, trigger: Trigger, tree: Tree, position: int) -> bool:
    if kind == "place" and _is_common(tree, position):
        return trigger.event == "ASSAULT"
    if kind in LIVING or kind == "place":
        return not (trigger.is_speech_act and tree.lemma(position) in {"it", "this", "that"})
    if trigger.event not in DONE_TO_THINGS:
        return False
    return kind not in {"event", "abstract", "rule", "document", "weapon"}


def _names_a_party(page: Page, tree: Tree, position: int) -> bool:
    """Whether a word can head the name of a party: no time, no expletive, no adverb."""
    token = tree.tokens[position]
    if token.upos not in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"} or _expletive(tree, position):
        return False
    return not page.times_in(token.span) and "accord to" not in tree.cases(position)


def _is_common(tree: Tree, position: int) -> bool:
    return tree.tokens[position].upos == "NOUN"


def _expletive(tree: Tree, position: int) -> bool:
    return tree.bases[position] == "expl" or tree.lemma(position) in {"there"}


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
