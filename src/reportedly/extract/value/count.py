"""Read how many were killed, hurt, held or driven out, as ranges."""

from collections.abc import Iterator

from reportedly.extract.role.location import LIVING
from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.subject import shared_subject
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.sentence.tally import CASUALTIES, number_of, toll_of
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.number import QUANTITIES, read_range
from reportedly.extract.value.quantity import (
    BODIES,
    DEFINITE,
    HEDGES,
    MASSES,
    NONE,
    PERSONS,
    YEAR,
    is_age,
    is_measure,
    names,
    run_end,
    what_of,
)
from reportedly.records import Count, Factuality, Modality, Polarity, cover

WHAT_BY_LEMMA = {
    "killed": """kill die dead deceased perish succumb drown slay murder execute massacre death fatality martyr lose
        lynch behead hang bury toll body corpse killed fallen asphyxiate drown electrocute starve suffocate trample
        killing murder slaying assassination execution lynching martyrdom""",
    "injured": """wound injure hurt burn injury maim casualty injured wounded graze harm bruise scald hospitalise
        hospitalize""",
    "detained": "detain hold custody imprison jail capture remand apprehend nab detention",
    "arrested": "arrest",
    "displaced": "displace displaced flee uproot evacuate leave",
    "abducted": "abduct kidnap abduction kidnapping",
    "deported": "deport deportation",
    "missing": "miss missing disappear vanish unaccounted disappearance",
    "released": "release free liberate liberation",
    "escaped": "escape",
    "charged": "charge indict",
    "convicted": "convict sentence",
    "rescued": "rescue save",
}
KILLED_IF_ASSAULT = frozenset(
    """assassinate crush behead butcher decapitate eliminate gun hang liquidate lynch massacre mow neutralise neutralize
    slaughter slay strangle""".split()
)
LEMMA_TO_WHAT = {lemma: what for what, lemmas in WHAT_BY_LEMMA.items() for lemma in lemmas.split()}
TALLIES = frozenset({"toll", "dead", "wounded", "injured", "casualty", "sheet", "balance", "fatality", "victim"})
TALLY_REACH = 14  # words between a toll and its numbers
WHAT_BY_MODE = {
    "abduct": "abducted",
    "arrest": "detained",
    "deport": "deported",
    "expel": "displaced",
    "release": "released",
}
TAKEN = frozenset("bundle catch carry haul lead march net parade pick round seize take truck whisk".split())
"""Whoever coerces people in one of these ways holds them."""
HELD = frozenset({"detained", "arrested", "displaced", "abducted", "released", "missing"})
DONE_TO_PEOPLE = frozenset({"COERCE", "ASSAULT", "RETREAT", "SANCTION", "AID"})
ANIMALS = frozenset(
    """animal buffalo bull calf camel cat cattle chicken cow dog donkey elephant ewe fish goat hen horse lamb livestock
    mule ox pig sheep yak""".split()
)
NOT_PEOPLE = frozenset({"vehicle", "place", "weapon", "event", "rule", "service", "document"})
PEOPLE = frozenset(
    "abducted arrested charged convicted detained displaced escaped injured killed missing released rescued".split()
)
UNREAL = frozenset({Modality.DEMANDED, Modality.THREATENED})
TROOPS = frozenset("marines men military paratroopers personnel reinforcements servicemen soldiers troops".split())
ENVOYS = frozenset("ambassador attache attaché consul diplomat envoy official staff".split())
LIMBS = frozenset(
    "arm ear eye eyesight finger fingers foot hand hearing leg legs limb sight thumb toe tooth teeth".split()
)
"""Who loses one of these is hurt."""
RELATIVE = frozenset({"who", "whom", "that", "which"})
SINGLE = frozenset({"killed", "injured", "detained", "arrested", "abducted", "released", "missing"})


def counts(page: Page, sentence: int, trigger: Trigger, nouns: Nouns) -> tuple[Count, ...]:
    """Find the counts that belong to a trigger: of its own verb, and of participles that hang on it ("killing five").

    Returns:
        One count for each kind of casualty, in text order.
    """
    tree = page.trees[sentence]
    found: dict[str, Count] = {}
    for kind, first in _tallies(page, tree, trigger):
        found.setdefault(kind, first)
    attached = [(LEMMA_TO_WHAT[tree.lemma(word)], word) for word in _attached(tree, trigger.head)]
    for what, word in [(_of_loss(tree, trigger) or _own(trigger), trigger.head), *attached]:
        if what is None or what in found or _burns_a_thing(page, Word(sentence, word), nouns):
            continue
        heads = (head for head in _counted(tree, word) if head != word or tree.tokens[word - 1].upos == "NUM")
        made = (_count(page, Word(sentence, head), what, nouns) for head in heads)
        count = next((one for one in made if one is not None), None)
        if count is not None:
            found[what] = count
    if not found:
        found.update(_things(page, tree, trigger))
    return tuple(found.values())


def told_of(found: tuple[Count, ...], factuality: Factuality) -> tuple[Count, ...]:
    """Leave out counts of people to whom nothing has happened: what is denied, demanded or threatened counts nobody.

    Args:
        found: The counts of a statement.
        factuality: How far its source commits to it.
    """
    if factuality.modality in UNREAL:
        return tuple(count for count in found if count.what != "released" and (count.low, count.high) != (1, 1))
    if factuality.polarity is Polarity.NEGATIVE:
        return tuple(count for count in found if count.what not in PEOPLE or count.high == 0)
    return found


def _things(page: Page, tree: Tree, trigger: Trigger) -> Iterator[tuple[str, Count]]:
    """Give what else is counted, under its own noun: "deployed 600 troops", "two shells fell"."""
    for child in tree.related(trigger.head, "nsubj:pass", "obj", "nsubj", "obl"):
        left = _left_edge(tree, child)
        is_counted = any(tree.tokens[p].upos == "NUM" for p in range(left, child))
        if is_counted and tree.tokens[child].upos == "NOUN" and not page.times_in(tree.tokens[child].span):
            span = tree.span((left, child))
            if (found := read_range(span.of(page.text))) is not None:
                what = "troops" if tree.forms[child] in TROOPS and trigger.event == "MOBILIZE" else tree.forms[child]
                yield what, Count(what=what, low=found.low, high=found.high, span=span)
                return


def _burns_a_thing(page: Page, word: Word, nouns: Nouns) -> bool:
    """Whether "burn" tells of a thing: "burned the granary" hurt nobody."""
    tree = page.trees[word.sentence]
    undergone = tree.first(word.position, "obj", "nsubj:pass")
    thing = tree.first(word.position, "nsubj") if undergone is None else undergone
    if tree.lemma(word.position) != "burn" or thing is None:
        return False
    return class_at(page, Word(word.sentence, thing), nouns) not in LIVING


def _of_loss(tree: Tree, trigger: Trigger) -> str | None:
    """Give "injured" for who loses a limb, "killed" for those who fall; None for any other trigger."""
    if tree.lemma(trigger.head) == "fall" and trigger.event == "ASSAULT" and not _is_tumble(tree, trigger.head):
        return "killed"
    lost = tree.first(trigger.head, "obj") if tree.lemma(trigger.head) == "lose" else None
    return "injured" if lost is not None and tree.lemma(lost) in LIMBS else None


def _is_tumble(tree: Tree, head: int) -> bool:
    """Whether somebody or something falls from, into or over something rather than in a fight."""
    beside = tree.related(head, "obl", "advmod", "compound:prt", "obj")
    named = all(tree.tokens[c].upos == "PROPN" or tree.lemma(c) in {"field", "bullet", "line", "duty"} for c in beside)
    fallen = tree.first(head, "nsubj")
    return not named or fallen is None or tree.first(fallen, "nummod") is None


def _own(trigger: Trigger) -> str | None:
    """Give what a trigger's own subject or object counts: by its word, else by its mode."""
    words = trigger.lemma.split()
    if trigger.event == "ASSAULT" and KILLED_IF_ASSAULT & set(words):
        return "killed"
    known = [LEMMA_TO_WHAT[word] for word in reversed(words) if word in LEMMA_TO_WHAT]
    # "succumbed to burns" are dead.
    by_word = "killed" if "killed" in known else next(iter(known), None)
    if by_word in HELD - {"missing"} and trigger.event not in DONE_TO_PEOPLE:
        return None  # a meeting is held, a road is left
    if by_word == "displaced" and trigger.event == "AID":
        return None  # who is evacuated by a helper has not been driven out
    if by_word in {"killed", "injured"} and trigger.event not in {"ASSAULT", None}:
        return None  # "the two armies returned the bodies"
    if by_word is None and trigger.event == "COERCE" and trigger.mode is None and TAKEN & set(words):
        return "detained"
    return by_word or WHAT_BY_MODE.get(trigger.mode or "")


def _tallies(page: Page, tree: Tree, trigger: Trigger) -> Iterator[tuple[str, Count]]:
    """Give the numbers right before casualty words near a casualty trigger: "seven dead and eleven wounded"."""
    number_at = trigger.head - 2
    if number_at >= 0 and tree.forms[number_at : trigger.head] == ("number", "of"):
        what, stated = LEMMA_TO_WHAT.get(tree.lemma(trigger.head)), number_of(tree, number_at)
        found = read_range(tree.span(stated).of(page.text)) if stated is not None else None
        if what is not None and stated is not None and found is not None:
            yield what, Count(what=what, low=found.low, high=found.high, span=tree.span(stated))
    if not (trigger.is_casualty or set(trigger.lemma.split()) & TALLIES):
        return
    toll = toll_of(tree, trigger.head)
    number = number_of(tree, toll) if toll is not None else None
    if number is not None:
        span = tree.span(number)
        if (found := read_range(span.of(page.text))) is not None:
            yield "killed", Count(what="killed", low=found.low, high=found.high, span=span)
    for position in range(max(1, trigger.head), min(len(tree.tokens), trigger.head + TALLY_REACH)):
        what = LEMMA_TO_WHAT.get(tree.lemma(position)) or LEMMA_TO_WHAT.get(tree.forms[position])
        is_counted = tree.tokens[position - 1].upos == "NUM" and not is_age(tree, position - 1)
        if what in {"killed", "injured", "missing"} and is_counted:
            span = tree.span((_left_edge(tree, position - 1), position - 1))
            if (found := read_range(span.of(page.text))) is not None:
                yield what, Count(what=what, low=found.low, high=found.high, span=span)


def _attached(tree: Tree, head: int) -> Iterator[int]:
    """Give the casualty words that hang on a trigger without a clause of their own."""
    above = tree.tokens[head].head
    if above >= 0 and tree.bases[head] == "nsubj" and tree.lemma(above) in LEMMA_TO_WHAT.keys() - {"leave"}:
        yield above  # "a roadside bomb killed four gendarmes"
    for left in (above if tree.bases[head] == "nsubj" else head, *tree.related(head, "conj", "advcl")):
        # "the strike left two technicians dead"
        if left >= 0 and tree.lemma(left) == "leave":
            yield from (c for c in tree.related(left, "xcomp", "obj", "advmod") if tree.lemma(c) in LEMMA_TO_WHAT)
    for child in tree.related(head, "conj", "parataxis"):
        own = tree.first(child, "nsubj")
        is_elliptic = (
            own is not None and tree.tokens[own].upos == "NUM" and tree.first(child, "aux", "aux:pass") is None
        )
        if tree.lemma(child) in LEMMA_TO_WHAT and is_elliptic:
            yield child
    for child in tree.related(head, "advcl", "conj", "obj", "nmod", "obl", "xcomp"):
        is_leaving = tree.lemma(child) == "leave"
        if tree.lemma(child) in LEMMA_TO_WHAT and not is_leaving and tree.first(child, "nsubj") is None:
            yield child
            yield from (c for c in tree.related(child, "conj") if tree.lemma(c) in LEMMA_TO_WHAT)


def _counted(tree: Tree, word: int) -> Iterator[int]:
    """Give the phrases that a casualty word may count, the likeliest first."""
    own = [_antecedent(tree, word, child) for child in tree.related(word, "nsubj:pass", "obj", "nsubj")]
    if tree.lemma(word) == "lose":
        own.sort(key=lambda child: child < word)  # "the enemy lost two hundred men": the men are counted
    yield from own
    if not own and tree.first(word, "aux:pass") is not None:
        # "up to 20 were killed": parsers take "up to" for a preposition
        yield from (c for c in tree.related(word, "obl") if c < word and tree.tokens[c].upos == "NUM")
    above = tree.tokens[word].head
    if above >= 0 and tree.bases[word] == "xcomp" and tree.lemma(above) == "leave":
        yield from tree.related(above, "obj")
    asked = tree.first(above, "obj") if above >= 0 and tree.bases[word] == "xcomp" else None
    if not own and asked is not None:
        yield asked  # "a judge ordered the students released"
    elif not own and tree.tokens[word].upos == "VERB" and (shared := shared_subject(tree, word)) is not None:
        yield shared
    is_verb = tree.tokens[word].upos == "VERB" and bool(own)
    if (
        tree.tokens[word].upos in {"NOUN", "ADJ", "NUM", "VERB"}
        and not is_verb
        and word
        and tree.tokens[word - 1].upos == "NUM"
    ):
        yield word  # "19 dead", "two wounded"
    if above >= 0 and not own and tree.bases[word] in {"acl", "amod"}:
        yield above
    if tree.tokens[word].upos == "NOUN":
        # "the arrest of four workers", but not "the dead of two villages"
        counted = (child for child in tree.related(word, "nmod") if "of" in tree.cases(child))
        yield from (child for child in counted if tree.lemma(word) not in CASUALTIES)


def _antecedent(tree: Tree, verb: int, child: int) -> int:
    """Give the noun that a relative pronoun stands for: "three generals who had been arrested"."""
    is_relative = tree.forms[child] in RELATIVE and tree.tokens[verb].relation.startswith("acl")
    return tree.tokens[verb].head if is_relative and tree.tokens[verb].head >= 0 else child


def _count(page: Page, word: Word, what: str, nouns: Nouns) -> Count | None:
    tree, head = page.trees[word.sentence], word.position
    counted = Word(word.sentence, what_of(tree, head))
    is_named = LEMMA_TO_WHAT.get(tree.lemma(head)) == what and head and tree.tokens[head - 1].upos == "NUM"
    is_other = class_at(page, counted, nouns) in NOT_PEOPLE and not is_named  # "57 arrests"
    is_other = is_other or tree.lemma(counted.position) in ANIMALS or is_age(tree, head)
    if page.times_in(tree.tokens[head].span) or is_other or names(tree, head):
        return None
    if what == "displaced" and tree.lemma(head) in ENVOYS:
        return None
    if tree.lemma(head) in NONE or tree.has_lemma_child(head, NONE, "det", "nummod") is not None:
        return Count(what=what, low=0, high=0, span=tree.tokens[head].span)
    strength = _strength(tree, head)
    head = head if strength is None else strength
    left = _left_edge(tree, head)
    if not any(
        tree.tokens[p].upos == "NUM" or {tree.lemma(p), tree.forms[p]} & QUANTITIES for p in range(left, head + 1)
    ):
        return _single(tree, what, head, is_person=class_at(page, word, nouns) in {"person", "name", None})
    right = _right_edge(tree, left, head)
    span = tree.span((left, right))
    found = read_range(span.of(page.text))
    if found is None:
        return None
    return _with_others(page, tree, Count(what=what, low=found.low, high=found.high, span=span), head)


def _strength(tree: Tree, head: int) -> int | None:
    """Give the number that a body of people is of: "its crew of nine", "a family of five"."""
    if tree.lemma(head) not in BODIES:
        return None
    counted = (c for c in tree.related(head, "nmod") if "of" in tree.cases(c) and tree.tokens[c].upos == "NUM")
    return next(counted, None)


def _right_edge(tree: Tree, left: int, head: int) -> int:
    """Give the last word of "Thirty-one" and of "between 11 and 17", however the parser coordinates it."""
    if tree.tokens[head].upos != "NUM":
        return head
    if tree.forms[left] != "between":
        return run_end(tree, head)
    return next((c for c in tree.related(head, "conj") if tree.tokens[c].upos == "NUM"), head)


def _with_others(page: Page, tree: Tree, first: Count, head: int) -> Count:
    """Add those who are counted beside them: "two soldiers and 16 gunmen were killed" are 18."""
    low, high, last = first.low, first.high, head
    for other in tree.related(head, "conj"):
        is_counted = any(tree.tokens[child].upos == "NUM" for child in tree.related(other, "nummod"))
        is_joined = any(tree.forms[child] == "and" for child in tree.related(other, "cc"))
        is_parted = any(tree.tokens[p].upos in {"VERB", "AUX"} for p in range(head, other))
        if tree.tokens[other].upos != "NOUN" or not is_counted or not is_joined or is_parted:
            continue
        left = _left_edge(tree, other)
        found = read_range(tree.span((left, other)).of(page.text))
        if found is not None:
            low = None if low is None or found.low is None else low + found.low
            high = None if high is None or found.high is None else high + found.high
            last = other
    return (
        first
        if last == head
        else Count(what=first.what, low=low, high=high, span=cover((first.span, tree.span((last, last)))))
    )


def _left_edge(tree: Tree, head: int) -> int:
    """Give the first word of a quantity before a noun, however the parser hung its parts."""
    left = head
    while (
        left > 0
        and LEMMA_TO_WHAT.get(tree.lemma(left - 1)) is None
        and not names(tree, left - 1)
        and not is_measure(tree, left - 1, left - 1)
        and not _is_year(tree, left - 1, head)
        and (
            tree.tokens[left - 1].upos in {"NUM", "ADJ"}
            or tree.forms[left - 1] in HEDGES
            or (tree.tokens[left - 1].head == head and tree.bases[left - 1] in {"compound", "flat", "amod", "nmod"})
        )
    ):
        left -= 1
    return left


def _is_year(tree: Tree, position: int, head: int) -> bool:
    """Whether a number is a year before a quantity: "in 2023 four people died"."""
    is_followed = position + 1 < head and (
        tree.tokens[position + 1].upos == "NUM" or (position > 0 and tree.forms[position - 1] == "in")
    )
    return is_followed and YEAR.fullmatch(tree.forms[position]) is not None


def _single(tree: Tree, what: str, head: int, *, is_person: bool) -> Count | None:
    """Count one as one: "a sergeant", "the mayor", "Private Kato", "he"; no plural, mass or bare noun.

    Args:
        tree: The sentence.
        what: What is counted; only of people hurt or held is somebody definite one.
        head: The noun, name or pronoun.
        is_person: Whether it may name a person.
    """
    token, lemma = tree.tokens[head], tree.lemma(head)
    is_one = tree.has_lemma_child(head, frozenset({"a", "an"}), "det") is not None and token.upos == "NOUN"
    if what in SINGLE and is_person and not is_one:
        definite = tree.has_lemma_child(head, DEFINITE, "det") is not None or tree.first(head, "nmod:poss") is not None
        is_plural = tree.forms[head].endswith("s") or tree.forms[head] != lemma
        is_noun = token.upos == "NOUN" and not is_plural and definite
        is_name = token.upos == "PROPN" and not tree.forms[head].endswith("s")
        is_one = tree.forms[head] in PERSONS or is_noun or is_name
    # "a number of women", "a group of men" count nothing.
    if not is_one or lemma in MASSES or tree.first(head, "conj") is not None:
        return None
    return Count(what=what, low=1, high=1, span=phrase(tree, head))
