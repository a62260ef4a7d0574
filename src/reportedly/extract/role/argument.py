"""Find who did it, to whom and where, from the parse.

Passives, control, relative clauses, participles, conjunction, possessors of nominals, by-phrases and reciprocals are
read off Universal Dependencies; the noun classes keep weapons, events and places from acting.
"""

from dataclasses import dataclass

from reportedly.extract.role.location import (
    LIVING,
    WHERE_DONE,
    in_label,
    is_common,
    locations,
    names_within,
    nearest_place,
    spread,
)
from reportedly.extract.role.recipient import GIVING, RECIPIENT_CASES, in_phrases, of_content, owners, users
from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.subject import agent, shared_subject, subject
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.sentence.tally import is_toll
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.words.sequence import BOTH, SOURCE, TARGET
from reportedly.records import Argument, Role

# Their subject undergoes what they tell of.
UNDERGOING = frozenset(
    """captive captivity collapse custody dead die disappear drown fall flee injured leave lose martyr missing perish
    receive starve stranded succumb suffer survive trapped unaccounted vanish wounded""".split()
)
# Their possessor undergoes what they name ("their release").
SUFFERED = frozenset(
    """abduction arrest assassination beating beheading burial capture conviction death deportation detention
    disappearance dismissal displacement evacuation eviction execution exile expulsion extradition freedom funeral
    hanging imprisonment indictment injury kidnapping killing lynching murder ouster poisoning prosecution rape release
    removal rescue sacking torture trial wounding""".split()
)
# Their subject and their with-phrase do it together.
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
CLASHES = frozenset({"clash", "fight", "battle", "skirmish", "trade", "exchange", "negotiate", "meet", "talk"})
NO_THING = frozenset({"event", "abstract", "rule", "document", "place"})
NOT_ACTING = frozenset({"weapon", "event", "abstract", "rule", "service", "document"})
# Events that are done to things too: a shelled camp, a stopped convoy.
DONE_TO_THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONCEDE"})
# A noun with one of these governors has the governor's subject as its doer ("carry out an attack").
DOING = frozenset(
    """commit carry stage launch plan prepare conduct hold make issue mount perpetrate execute order start begin
    resume impose announce open undertake organise organize wage unleash lead conduct continue stop halt end
    suspend call declare give deliver send pay do perform initiate step intensify threaten""".split()
)
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "convict"})
MEASURES = frozenset("couple dozen group handful hundred lot majority number pair rest score thousand".split())
DONE_TO_SOMEBODY = frozenset(
    """abduct arrest behead deport detain displace evacuate evict execute expel free injure jail kidnap kill massacre
    murder rescue sentence wound""".split()
)
"""Verbs that need an object: without one their subject undergoes them."""
OTHERS = frozenset({"each", "other", "another"})
THINGS = frozenset({"anything", "everything", "nothing", "something", "what", "which"})
DOWNING = frozenset({"destroy", "down", "intercept", "jam"})
"""What these do is done to drones and missiles too."""
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
    found = _as_told(found, trigger)
    taken = {trigger.head}
    made: list[Argument] = []
    for role, positions in (
        (Role.ACTOR, found.actors),
        (Role.RECIPIENT, found.recipients),
        (Role.LOCATION, found.locations),
    ):
        for position in positions:
            span = phrase(tree, position, without=not_part(tree, position, trigger))
            if position not in taken and not any(a.span == span and a.role is role for a in made):
                made.append(Argument(role=role, span=span, head=tree.tokens[position].span))
    return tuple(made)


def not_part(tree: Tree, position: int, trigger: Trigger) -> int:
    """Give the branch below a party that is no part of its name: the trigger, or what the accused is accused of."""
    if trigger.event == "ACCUSE" and position > trigger.head:
        charges = (c for c in tree.related(position, "nmod") if {"of", "for"} & set(tree.cases(c)))
        crime = next((c for c in charges if tree.tokens[c].upos == "NOUN" and tree.first(c, "det") is not None), None)
        if crime is not None:
            return crime
    return trigger.head


def _as_told(found: Doers, trigger: Trigger) -> Doers:
    """Put source and target where the entry of a dictionary says that they stand."""
    sources = tuple(place for party, place in trigger.parties if party in {SOURCE, BOTH})
    targets = tuple(place for party, place in trigger.parties if party in {TARGET, BOTH} and place not in sources)
    if not sources and not targets:
        return found
    taken = {*sources, *targets}
    return Doers(
        actors=sources or tuple(place for place in found.actors if place not in taken),
        recipients=targets or tuple(place for place in found.recipients if place not in taken),
        locations=found.locations,
    )


def _verbal(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Doers:
    tree = page.trees[number]
    head = trigger.head
    passive = (
        tree.first(head, "aux:pass", "nsubj:pass") is not None
        or tree.is_passive_participle(head)
        or _shares_passive(tree, head)
        or _is_reduced(tree, head)
    )
    doer = agent(tree, head) if passive else subject(tree, head)
    undergoer = _passive_subject(tree, head) if passive else tree.first(head, "obj")
    doer = _wielder(page, number, doer, nouns) if doer is not None and passive else doer
    actors = spread(tree, [doer] if doer is not None else [])
    recipients = spread(tree, [undergoer] if undergoer is not None else [])
    if _moves_its_own(trigger):
        recipients = []
    # "A patrol boat never left port": its crew acts.
    is_crewed = doer is not None and class_at(page, Word(number, doer), nouns) == "vehicle" and "leave" in trigger.lemma
    if not passive and not is_crewed and _undergoes(tree, head, trigger):
        actors, recipients = [], actors + [r for r in recipients if tree.lemma(head) == "lose"]
        if tree.lemma(head) == "lose" and "life" not in trigger.lemma:
            recipients = recipients[1:]
    else:
        recipients += in_phrases(page, number, trigger, nouns)
    recipients += [p for p in users(page, number, trigger, nouns) if p not in recipients]
    recipients = _with_owners(page, number, trigger, nouns, recipients)
    if trigger.event in TOGETHER or tree.lemma(head) in CLASHES:
        actors += [p for p in _with_phrases(tree, head) if p not in actors]
    return _sorted_out(page, number, trigger, nouns, actors, recipients, locations(page, number, trigger, nouns))


def _wielder(page: Page, number: int, doer: int, nouns: Nouns) -> int:
    """Give whose fire it was: in "wounded by the fire of border guards" the guards are who did it."""
    tree = page.trees[number]
    if class_at(page, Word(number, doer), nouns) not in {"weapon", "event"}:
        return doer
    owners = (c for c in tree.related(doer, "nmod", "nmod:poss") if "of" in tree.cases(c) or tree.bases[c] != "nmod")
    return next((c for c in owners if class_at(page, Word(number, c), nouns) in LIVING | {"place"}), doer)


def _moves_its_own(trigger: Trigger) -> bool:
    """Whether the object of a verb is the actor's own: troops that are sent, withdrawn or massed undergo nothing."""
    return trigger.event == "MOBILIZE" or (trigger.event == "RETREAT" and trigger.mode in {"withdraw", "disarm"})


def _with_owners(page: Page, number: int, trigger: Trigger, nouns: Nouns, found: list[int]) -> list[int]:
    """Add whose words or deeds an act is about, or whom a promise is about, where nobody living is named yet."""
    if any(class_at(page, Word(number, each), nouns) in LIVING for each in found):
        return found
    more = owners(page, number, trigger, nouns) or of_content(page, number, trigger, nouns)
    return more or found


def _undergoes(tree: Tree, head: int, trigger: Trigger) -> bool:
    """Whether the subject of an active verb undergoes what it tells of ("came under attack", "1,900 people fled")."""
    if trigger.event in {"RETREAT", "THREATEN", "MOBILIZE"} and trigger.mode != "release":
        return False
    if trigger.mode == "release":
        return tree.first(head, "obj") is None
    words = {tree.lemma(head), tree.forms[head], *trigger.lemma.split()}
    is_driven_out = trigger.mode == "expel" and tree.first(head, "obj") is None
    return bool(UNDERGOING & words) or is_driven_out or {"come", "under"} <= words


def _shares_passive(tree: Tree, head: int) -> bool:
    """Whether a verb shares the passive of the one before it ("were held and then released")."""
    above = tree.tokens[head].head
    if tree.bases[head] != "conj" or above < 0 or tree.tokens[head].upos != "VERB":
        return False
    own = tree.first(head, "nsubj", "obj", "aux", "cop")
    return own is None and tree.first(above, "aux:pass") is not None and not tree.forms[head].endswith("ing")


def _is_reduced(tree: Tree, head: int) -> bool:
    """Whether a headline leaves out the "were" of a passive: "Miners abducted in Balochistan"."""
    form = tree.forms[head]
    is_past = form != tree.lemma(head) and not form.endswith(("ing", "s"))
    alone = tree.first(head, "aux", "obj", "ccomp", "xcomp") is None and tree.first(head, "nsubj") is not None
    return tree.lemma(head) in DONE_TO_SOMEBODY and is_past and alone


def _passive_subject(tree: Tree, head: int) -> int | None:
    found = tree.first(head, "nsubj:pass")
    if found is not None:
        return found
    token = tree.tokens[head]
    if tree.bases[head] == "acl":
        return token.head
    if tree.bases[head] == "conj" and token.head >= 0:
        return tree.first(token.head, "nsubj:pass", "nsubj")
    own = tree.first(head, "nsubj")
    return own if own is not None else shared_subject(tree, head)


def _with_phrases(tree: Tree, head: int) -> list[int]:
    return spread(tree, [c for c in tree.related(head, "obl", "nmod") if "with" in tree.cases(c)])


def _nominal(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> Doers:
    tree = page.trees[number]
    head = trigger.head
    # The owner of a toll is who counts it ("the army raised its toll").
    owners = [] if is_toll(tree, head) else list(tree.related(head, "nmod:poss"))
    actors, recipients = ([], owners) if tree.lemma(head) in SUFFERED else (owners, [])
    for child in tree.related(head, "nmod", "obl"):
        cases = set(tree.cases(child))
        if cases & {"by"}:
            actors.append(child)
        elif "between" in cases or "with" in cases:
            actors += spread(tree, [child])
        elif "of" in cases:
            (recipients if trigger.event in TRANSITIVE else actors).append(child)
        elif cases & (RECIPIENT_CASES.get(trigger.event or "", frozenset()) | GIVING):
            recipients.append(child)
    words = {tree.lemma(head), tree.forms[head]}
    if trigger.is_casualty and UNDERGOING & words:
        # "Doctors say 36 dead", "Private Kato dead": who is dead did nothing.
        recipients += tree.related(head, "nsubj", "compound")
    else:
        actors += [c for c in tree.related(head, "amod", "compound") if _is_party(page, number, c, nouns)]
    if "under" in tree.cases(head) or (UNDERGOING & words and tree.first(head, "cop") is not None):
        # "two officers are under investigation", "three generals are in custody"
        recipients += tree.related(head, "nsubj")
    if not actors:
        actors = _doer_above(tree, head)
    return _sorted_out(page, number, trigger, nouns, actors, recipients, locations(page, number, trigger, nouns))


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
        return spread(tree, [accused]) if accused is not None else []
    if tree.bases[above] == "obj" and tree.lemma(tree.tokens[above].head) in BLAMING | {"claim", "deny"}:
        # "blamed the army for the raid" parsed under the noun, "claimed responsibility for the raid".
        verb = tree.tokens[above].head
        doer = subject(tree, verb) if tree.lemma(verb) in {"claim", "deny"} else above
        return spread(tree, [doer]) if doer is not None else []
    if lemma in DOING and tree.bases[head] in {"obj", "xcomp", "obl"}:
        doer = subject(tree, above)
        return spread(tree, [doer]) if doer is not None else []
    return []


def _sorted_out(
    page: Page,
    number: int,
    trigger: Trigger,
    nouns: Nouns,
    actors: list[int],
    recipients: list[int],
    where: list[int],
) -> Doers:
    """Send every word to the role that its kind allows."""
    tree = page.trees[number]
    who: list[int] = []
    whom: list[int] = []
    for position in dict.fromkeys(actors):
        kind = class_at(page, Word(number, position), nouns)
        is_thing = trigger.status is not None and tree.first(trigger.head, "obj") is None  # "Huwara opened on Sunday"
        if kind == "place" and (is_common(tree, position, nouns) or is_thing):
            where.append(position)
        elif _may_act(kind, trigger) and names_a_party(page, tree, position):
            who.append(position)
    for position in dict.fromkeys(recipients):
        if _is_means(page, number, trigger, position, nouns):
            continue  # the gas of "fired tear gas"
        kind = class_at(page, Word(number, _counted(tree, position)), nouns)
        if kind == "place" and is_common(tree, position, nouns):
            where.insert(0, position)
        elif kind == "place" and trigger.event in WHERE_DONE:
            where.append(position)
        if (
            position not in who
            and _may_undergo(kind, trigger, tree, position, nouns)
            and names_a_party(page, tree, position)
        ):
            whom.append(position)
    if not where and trigger.event in WHERE_DONE and not trigger.is_speech_act:
        where = list(nearest_place(page, number, trigger, nouns, whom))
        label = in_label(page, number, trigger) if not where else None
        where += [label] if label is not None else []
    where += [name for position in where for name in names_within(tree, position)]
    return Doers(tuple(who), tuple(whom), tuple(dict.fromkeys(where)))


def _is_means(page: Page, number: int, trigger: Trigger, position: int, nouns: Nouns) -> bool:
    """Whether a word belongs to the expression itself rather than naming whom it is done to."""
    span = page.trees[number].tokens[position].span
    if position == trigger.head or not trigger.span.holds(span):
        return False
    return class_at(page, Word(number, position), nouns) in {None, "abstract", "event", "service", "weapon"}


def _may_act(kind: str | None, trigger: Trigger) -> bool:
    """Whether a kind of thing can do an act: boats and aircraft stand for their crews."""
    if kind == "vehicle":
        return trigger.status is None
    return kind not in NOT_ACTING


def _may_undergo(kind: str | None, trigger: Trigger, tree: Tree, position: int, nouns: Nouns) -> bool:
    if tree.forms[position] in OTHERS | THINGS:
        return tree.forms[position] in OTHERS  # "accused each other"
    is_asked = kind is None and trigger.is_speech_act and _is_asked(tree, position)
    # What no list has the word for is done to something all the same.
    is_unnamed = trigger.event is None and trigger.status is None and kind not in NO_THING
    if is_asked or (is_unnamed and tree.tokens[position].relation == "nsubj:pass"):
        return True
    if kind == "place" and is_common(tree, position, nouns):
        # An office is raided and a town besieged; what is shut has a state instead.
        is_passage = nouns.kind(tree.lemma(position)) is not None
        return trigger.event == "ASSAULT" or (trigger.event == "COERCE" and not is_passage)
    if kind in LIVING or kind == "place":
        return not (trigger.is_speech_act and tree.lemma(position) in {"it", "this", "that"})
    if trigger.event in DONE_TO_THINGS and kind == "weapon":
        return trigger.mode == "seize" or bool(DOWNING & set(trigger.lemma.split()))
    return trigger.event in DONE_TO_THINGS and kind not in {"event", "abstract", "rule", "document"}


def _is_asked(tree: Tree, position: int) -> bool:
    """Whether a noun that no list has is who shall do something: "asked transporters to wait"."""
    above = tree.tokens[position].head
    is_object = tree.bases[position] == "iobj" or (
        tree.bases[position] == "obj" and above >= 0 and tree.first(above, "xcomp") is not None
    )
    return is_object and tree.tokens[position].upos in {"NOUN", "PROPN"}


def _counted(tree: Tree, position: int) -> int:
    """Give the noun that a number or measure counts: the trucks of "six of his trucks"."""
    if tree.tokens[position].upos != "NUM" and tree.lemma(position) not in MEASURES:
        return position
    return next((child for child in tree.related(position, "nmod") if "of" in tree.cases(child)), position)


def names_a_party(page: Page, tree: Tree, position: int) -> bool:
    """Whether a word can head the name of a party: no time, no expletive, no adverb."""
    token = tree.tokens[position]
    if token.upos not in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"} or _expletive(tree, position):
        return False
    return not page.times_in(token.span) and "accord to" not in tree.cases(position)


def _expletive(tree: Tree, position: int) -> bool:
    return tree.bases[position] == "expl" or tree.lemma(position) in {"there"}
