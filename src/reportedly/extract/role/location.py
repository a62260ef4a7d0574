"""Find where it happened: the phrases that syntax hangs on a trigger, else the nearest place of the sentence."""

from collections.abc import Iterator

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger

WHERE = frozenset(
    """in at near on off along outside inside around across over above between within beside behind below under
    throughout onto into to from toward towards through via north south east west by after before of""".split()
)
SURELY_WHERE = frozenset(
    "in at near off along outside inside around across within beside throughout between on".split()
)
AROUND = SURELY_WHERE - {"between", "on"}  # what a place named elsewhere in the sentence must stand behind
WHERE_OR_WHITHER = SURELY_WHERE | {"to", "into", "from", "through", "towards", "toward", "over", "onto"}
NAMED_WHERE = frozenset({"in", "at", "near", "over", "off", "outside", "inside", "around"})
CERTAIN = frozenset({"in", "near", "around", "outside"})
"""What bears a name behind one of these is a place, whatever else the reader takes it for."""
IN_PERSON = frozenset({"in", "near", "outside", "around", "inside", "off"})
"""Nobody is told of as being in a person."""
AMONG = frozenset({"between", "above", "across", "of"})
# "a curfew on Bol", "an attack on Minova": what these are laid on is where they are.
LAID_ON = frozenset(
    "curfew siege blockade lockdown cordon attack raid strike assault march offensive advance bombardment".split()
)
FOUGHT_FOR = frozenset({"fight", "fighting", "battle", "struggle", "combat"})
# Buildings and grounds: whoever is in one of these is at a place, though the word may also name a body.
GROUNDS = frozenset(
    """academy airfield airstrip annex apartment arena attic balcony barn barracks base basement bazaar belfry
    building bunker bus cafeteria camp canteen cathedral cellar cemetery chapel church citadel clinic college
    compound convent courthouse courtyard dacha depot dorm dormitory embassy exchange factory farm farmstead field
    flat forest gallery garage garden gate gymnasium hall hallway hangar harbor harbour headquarters helipad home
    homestead hospital hostel hotel house hut hutment jail jetty kiln kindergarten kiosk kitchen limekiln lodge
    lodging lodgings mall market marketplace mezzanine mine monastery mosque nursery office orchard orphanage
    outpost pad palace park pavilion pier plant post prison quarry refinery residence restaurant roof rooftop room
    ruin ruins sanctuary scaffold school shack shed sheepfold shelter shop shrine silo square stadium staircase
    stairs stairway stairwell stall stand station store studio substation supermarket synagogue temple tent terminal
    terrace theatre university veranda verandah vestibule wall ward warehouse weighbridge well workplace workshop
    yard""".split()
)
SIDES = frozenset(
    """bank capital coast consulate courtroom front parish prefecture shore side sky territory water waters""".split()
)
"""Where something is that is in, on or along one of these, or comes from it; some of them name bodies, too."""
BESIDE = frozenset({"in", "on", "along", "off", "from", "across", "over", "outside", "inside"})
INSIDE = frozenset({"in", "at", "inside", "near", "outside", "within", "around", "behind", "opposite"})
# Their object, if it is a place, is where they happen.
BOUND = frozenset({"leave", "depart", "head", "sail", "set", "make", "bind"})
MOVING = frozenset("leave flee enter reach quit abandon evacuate storm cross approach escape exit".split())
# Events that happen somewhere, so that a place named in the sentence is theirs if no other is.
WHERE_DONE = frozenset(
    {"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "CONCEDE", "AID", "SANCTION", "CONSULT", "COOPERATE", None}
)
OFFICIAL = frozenset({"COERCE", "CONCEDE", None})
PLACELIKE = frozenset({"LOC", "ORG", "PER", "MISC"})
"""What the reader may take a place for that stands alone before a colon."""
HEADS_OF = frozenset("administrator commissioner council governor mayor municipality prefect sheriff".split())
LIVING = frozenset({"person", "organisation", "group", "media", "name", "unnamed"})


def locations(page: Page, number: int, trigger: Trigger, nouns: Nouns) -> list[int]:
    """Give the phrases that say where: of the trigger itself, else of the clauses above it."""
    tree = page.trees[number]
    words = [word.position for word in page.words_in(trigger.span)]
    for position in words:
        if position != trigger.head and (found := _places_of(page, number, position, nouns)):
            return _with_places_beside(page, number, found, nouns)
    here = trigger.head
    for _ in range(4):
        found = _places_of(page, number, here, nouns)
        if found:
            return _with_places_beside(page, number, found, nouns)
        if tree.bases[here] not in {"xcomp", "obj", "nsubj", "advcl", "conj", "obl", "acl", "nmod"}:
            break
        here = tree.tokens[here].head
        if here < 0:
            break
    return []


def is_within(page: Page, number: int, position: int) -> bool:
    """Whether something is in or near what bears a name: a place, whatever the reader takes the name for."""
    tree = page.trees[number]
    name = page.name_at(tree.tokens[position].span)
    if name is None or tree.tokens[position].upos != "PROPN" or page.times_in(tree.tokens[position].span):
        return False
    cases = set(tree.cases(position))
    return (name.kind == "PER" and bool(cases & IN_PERSON)) or (name.kind in {"LOC", "MISC"} and bool(cases & AMONG))


def stands_for_place(page: Page, number: int, position: int, nouns: Nouns) -> bool:
    """Whether something is in or near what bears a single name: readers take strange towns for people and bodies."""
    tree = page.trees[number]
    token = tree.tokens[position]
    form = token.span.of(page.text)
    if token.upos not in {"PROPN", "NOUN"} or not CERTAIN & set(tree.cases(position)) or page.times_in(token.span):
        return False
    is_name = form[:1].isupper() and not form.isupper() and position > 0
    return (
        is_name and nouns.of(tree.lemma(position)) is None and tree.first(position, "det", "nmod:poss", "amod") is None
    )


def _with_places_beside(page: Page, number: int, found: list[int], nouns: Nouns) -> list[int]:
    """Add the places that are coordinated with one: "in Bol and the shore villages", but not "... and sirens"."""
    tree = page.trees[number]
    beside = [each for each in spread(tree, found) if each not in found]
    return found + [each for each in beside if class_at(page, Word(number, each), nouns) in {"place", "name"}]


def names_within(tree: Tree, position: int) -> list[int]:
    """Give the names that a common noun introduces: both in "the crossings of the villages Jarinje and Brnjak"."""
    names = []
    for below in tree.subtree(position):
        token = tree.tokens[below]
        above = token.head
        introduced = tree.bases[below] == "appos" and above >= 0 and tree.tokens[above].upos == "NOUN"
        if token.upos == "PROPN" and below != position and introduced:
            names += spread(tree, [below])
    return names


def _places_of(page: Page, number: int, head: int, nouns: Nouns) -> list[int]:
    tree = page.trees[number]
    found = []
    for child in tree.related(head, "obl", "nmod", "advmod"):
        cases = {case.split()[0] for case in tree.cases(child)} | set(tree.cases(child))
        if not cases & (WHERE | {"for"}) or tree.tokens[child].upos not in {
            "NOUN",
            "PROPN",
            "ADV",
            "PRON",
            "NUM",
            "X",
            "ADJ",
        }:
            continue
        if page.times_in(tree.tokens[child].span):
            continue
        kind = class_at(page, Word(number, child), nouns)
        is_ground = tree.lemma(child) in GROUNDS and bool(cases & INSIDE)
        is_ground = is_ground or (tree.lemma(child) in SIDES and bool(cases & BESIDE))
        is_bound_for = "for" in cases and tree.lemma(head) in BOUND and kind == "place"
        is_fought_for = "for" in cases and tree.lemma(head) in FOUGHT_FOR and kind in {"place", "name"}
        if (
            (kind == "place" and cases & WHERE_OR_WHITHER)
            or (kind == "name" and cases & NAMED_WHERE)
            or is_within(page, number, child)
            or stands_for_place(page, number, child, nouns)
            or is_fought_for
            or is_ground
            or is_bound_for
        ):
            found.append(child)
    if tree.lemma(head) in MOVING:
        found += [child for child in tree.related(head, "obj") if class_at(page, Word(number, child), nouns) == "place"]
    return found


def nearest_place(page: Page, number: int, trigger: Trigger, nouns: Nouns, whom: list[int]) -> Iterator[int]:
    """Give the place that the sentence names nearest to a trigger, where syntax hangs none on it.

    A place that only says whose office it is ("the ministry in Baku") is none; one that says which people ("the people
    of Goma were shelled") is.
    """
    tree = page.trees[number]
    found = []
    for position, token in enumerate(tree.tokens):
        above = token.head
        if token.upos not in {"PROPN", "NOUN"} or above < 0:
            continue
        around = AROUND | {"of"} | ({"on"} if tree.lemma(above) in LAID_ON else set())
        if not set(tree.cases(position)) & around:
            continue
        name = page.name_at(token.span)
        is_place = (name is not None and name.kind == "LOC") or nouns.of(tree.lemma(position)) == "place"
        is_place = is_place or is_within(page, number, position) or stands_for_place(page, number, position, nouns)
        describes = tree.bases[position] == "nmod" and class_at(page, Word(number, above), nouns) in LIVING
        # What the mayor of a town decrees holds there.
        describes = describes and not (
            trigger.event in OFFICIAL and tree.lemma(above) in HEADS_OF and "of" in tree.cases(position)
        )
        if is_place and (above in whom or not describes) and not page.times_in(token.span):
            found.append((abs(position - trigger.head), position))
    if found:
        yield min(found)[1]


def in_label(page: Page, number: int, trigger: Trigger) -> int | None:
    """Give the place that a note names before its colon: "NACALA: dockers out for a third day"."""
    tree = page.trees[number]
    colon = next((position for position, form in enumerate(tree.forms) if form == ":"), None)
    if colon is None or colon >= trigger.head or any(token.upos in {"VERB", "AUX"} for token in tree.tokens[:colon]):
        return None
    names = (p for p in range(colon) if tree.tokens[p].upos == "PROPN" and tree.tokens[p].head not in range(colon))
    first = next(names, None)
    name = None if first is None else page.name_at(tree.tokens[first].span)
    return first if first is not None and (name is None or name.kind in PLACELIKE) else None


def spread(tree: Tree, positions: list[int]) -> list[int]:
    """Add the conjuncts of each word: "Armenia and Azerbaijan" are two."""
    found: list[int] = []
    for position in positions:
        found.append(position)
        found += [c for c in tree.related(position, "conj") if tree.tokens[c].upos in {"NOUN", "PROPN", "PRON", "NUM"}]
    return list(dict.fromkeys(found))


def is_common(tree: Tree, position: int, nouns: Nouns) -> bool:
    """Whether a place is named by what it is ("the road", "Goma airport") and so cannot stand for a government."""
    return tree.tokens[position].upos == "NOUN" or nouns.of(tree.lemma(position)) == "place"
