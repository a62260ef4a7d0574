"""Whether two statements tell of one sort of act, and whether they give it the same standing: deed, plan or wish."""

from typing import TYPE_CHECKING

from reportedly.link.telling.act import SPEECH, TALK, is_attack, world
from reportedly.link.telling.last import of_last
from reportedly.link.telling.wording import stem

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile


@of_last
def same_word(a: "Profile", b: "Profile") -> bool:
    """The triggers share a stem."""
    return bool(a.act_words & b.act_words)


@of_last
def same_sort(a: "Profile", b: "Profile") -> bool:
    """Other words of one sort: "arrested", "detained"."""
    return not same_word(a, b) and bool(a.sorts.sorts & b.sorts.sorts)


def same_family(a: "Profile", b: "Profile") -> bool:
    """Kindred sorts: "shot", "exploded"."""
    return not same_word(a, b) and not same_sort(a, b) and bool(a.sorts.families & b.sorts.families)


def opposite_sort(a: "Profile", b: "Profile") -> bool:
    """One undoes the other: "closed", "reopened"."""
    return not same_word(a, b) and not a.sorts.sorts & b.sorts.sorts and bool(a.sorts.opposites & b.sorts.sorts)


def unrelated(a: "Profile", b: "Profile") -> bool:
    """The word list knows both and puts them in no family together."""
    both = a.sorts.families and b.sorts.families
    return bool(both) and not same_word(a, b) and not a.sorts.families & b.sorts.families


def attack_and_toll(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other how many it hit, and names the attack or its day: one event to a reader."""
    return _toll_of(a, b) and _is_tied(a, b)


def attack_and_some_toll(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other how many were hit, by what it does not say."""
    return _toll_of(a, b) and not _is_tied(a, b)


@of_last
def _toll_of(a: "Profile", b: "Profile") -> bool:
    return (is_attack(a) and _is_count_of_victims(b)) or (is_attack(b) and _is_count_of_victims(a))


def _is_count_of_victims(p: "Profile") -> bool:
    return p.is_toll and not p.is_of_one and not p.is_of_none


def attack_and_none_hurt(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other that nobody was hit."""
    return (is_attack(a) and b.is_of_none) or (is_attack(b) and a.is_of_none)


def attack_and_toll_of_a_group(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other how many of one kind were hit, whom the attack does not name: "gendarmes"."""
    if not _toll_of(a, b):
        return False
    attack, toll = (a, b) if b.is_toll else (b, a)
    return bool(toll.victims) and not toll.victims & (attack.words | attack.victims)


@of_last
def _is_tied(a: "Profile", b: "Profile") -> bool:
    """Whether attack and toll share what they hit, a day that both give, or words beside the act."""
    if any(x.head and x.head == y.head for x in a.recipients for y in b.recipients):
        return True
    if (
        a.days
        and b.days
        and a.days.stated
        and b.days.stated
        and a.days.start <= b.days.end
        and b.days.start <= a.days.end
    ):
        return True
    return len((a.words & b.words) - (a.act_words | b.act_words)) >= _TIED


_TIED = 3
"""Words that attack and toll share beside the act."""


def attack_and_victim(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other of a single victim."""
    return (is_attack(a) and b.is_toll and b.is_of_one) or (is_attack(b) and a.is_toll and a.is_of_one)


def two_tolls(a: "Profile", b: "Profile") -> bool:
    """Both tell how many were hit."""
    return a.is_toll and b.is_toll and not a.is_of_one and not b.is_of_one


def two_victims(a: "Profile", b: "Profile") -> bool:
    """Both tell of a single victim."""
    return a.is_toll and b.is_toll and a.is_of_one and b.is_of_one


def toll_and_victim(a: "Profile", b: "Profile") -> bool:
    """One tells how many were hit, the other of a single victim."""
    return a.is_toll and b.is_toll and a.is_of_one != b.is_of_one


@of_last
def same_type(a: "Profile", b: "Profile") -> bool:
    """One event code."""
    return a.statement.event is not None and a.statement.event == b.statement.event


def same_mode(a: "Profile", b: "Profile") -> bool:
    """One event code and one mode."""
    return same_type(a, b) and a.statement.mode is not None and a.statement.mode == b.statement.mode


def other_mode(a: "Profile", b: "Profile") -> bool:
    """One event code in two modes."""
    one, two = a.statement.mode, b.statement.mode
    return same_type(a, b) and one is not None and two is not None and one != two


def other_type(a: "Profile", b: "Profile") -> bool:
    """Two event codes, and no word in common."""
    one, two = a.statement.event, b.statement.event
    return one is not None and two is not None and one != two and not same_word(a, b)


def one_type_unknown(a: "Profile", b: "Profile") -> bool:
    """The ontology codes only one of them."""
    return (a.statement.event is None) != (b.statement.event is None)


def wish_and_deed(a: "Profile", b: "Profile") -> bool:
    """One is demanded, threatened or conditional, the other told as so."""
    return {world(a), world(b)} == {"wish", "actual"}


def plan_and_deed(a: "Profile", b: "Profile") -> bool:
    """One is planned, the other told as so."""
    return {world(a), world(b)} == {"plan", "actual"}


def plan_and_wish(a: "Profile", b: "Profile") -> bool:
    """One is planned, the other demanded or threatened."""
    return {world(a), world(b)} == {"plan", "wish"}


def long_ago(a: "Profile", b: "Profile") -> bool:
    """One is background of another time."""
    return ("past" in {world(a), world(b)}) and world(a) != world(b)


def both_undone(a: "Profile", b: "Profile") -> bool:
    """Both are plans, or both are wishes."""
    return world(a) == world(b) != "actual"


def opposite_polarity(a: "Profile", b: "Profile") -> bool:
    """One says that it is not so."""
    return a.statement.factuality.polarity != b.statement.factuality.polarity


def denies_something_else(a: "Profile", b: "Profile") -> bool:
    """One says that it is not so, of an act of another sort: no pushback does not deny a closure."""
    return opposite_polarity(a, b) and not (same_word(a, b) or same_sort(a, b))


def talk_in_other_words(a: "Profile", b: "Profile") -> bool:
    """Both are of a type that says little of the content, and their acts share no word."""
    return a.statement.event in TALK and b.statement.event in TALK and not same_word(a, b)


def only_one_is_speech(a: "Profile", b: "Profile") -> bool:
    """One is a speech act, the other a deed."""
    return (a.statement.event in SPEECH) != (b.statement.event in SPEECH)


def denial_act(a: "Profile", b: "Profile") -> bool:
    """One is the act of denying or claiming itself, not what was denied."""
    return ("denying" in a.sorts.sorts) != ("denying" in b.sorts.sorts)


def denies_what_came_before(a: "Profile", b: "Profile") -> bool:
    """One says that it is not so, right after the other was told: a denial answers what stands before it."""
    return opposite_polarity(a, b) and _follows(a, b)


def toll_of_what_came_before(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other right after it who was hit."""
    return _toll_of(a, b) and _follows(a, b)


def _follows(a: "Profile", b: "Profile") -> bool:
    return a.id in b.before or b.id in a.before


def one_refers(a: "Profile", b: "Profile") -> bool:
    """One points to something known by a noun, the other tells of an act of its kind: "the raid", "gunmen attacked"."""
    if a.refers == b.refers:
        return False
    return bool(a.sorts.families & b.sorts.families) and not (a.is_toll and b.is_toll)


def both_refer(a: "Profile", b: "Profile") -> bool:
    """Both point to something known of one kind."""
    return a.refers and b.refers and bool(a.sorts.families & b.sorts.families)


def only_a_light_word(a: "Profile", b: "Profile") -> bool:
    """The word they share tells little: one may leave, hold, take or open very different things."""
    shared = a.act_words & b.act_words
    return bool(shared) and shared <= _LIGHT


_LIGHT = frozenset(
    stem(word)
    for word in "be begin bring call carry come continue do drop end enter fall find get give go have hold keep leave "
    "let lose make move offer open pass pull put reach remain return run say see send set stand start stay stop take "
    "turn want work plan ready due attempt decision measure order".split()
)


def attack_and_defence(a: "Profile", b: "Profile") -> bool:
    """One tells of an attack, the other of what stopped one."""
    one, two = a.sorts.families, b.sorts.families
    return ("defence" in one and "defence" not in two) or ("defence" in two and "defence" not in one)
