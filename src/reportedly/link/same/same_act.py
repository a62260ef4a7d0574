"""Whether two statements tell of one sort of act, and whether they give it the same standing: deed, plan or wish.

Every test here is of two statements or of many pairs (`telling/either.py`).
"""

from reportedly.link.same.same_setting import same_day
from reportedly.link.telling.either import Truth, Two, any_of, meets, no, of_many, size, some
from reportedly.link.telling.traits import Trait

_EVENT, _MODE, _SPEECH, _TALK, _NEGATIVE = map(int, (Trait.EVENT, Trait.MODE, Trait.SPEECH, Trait.TALK, Trait.NEGATIVE))
_TOLL, _ATTACK, _OF_ONE, _OF_NONE = map(int, (Trait.TOLL, Trait.ATTACK, Trait.OF_ONE, Trait.OF_NONE))
_DENYING, _DEFENCE, _REFERS, _SORTED = map(int, (Trait.DENYING, Trait.DEFENCE, Trait.REFERS, Trait.SORTED))
_ACTUAL, _PLAN, _WISH, _PAST = map(int, (Trait.ACTUAL, Trait.PLAN, Trait.WISH, Trait.PAST))


@of_many
def same_word(a: Two, b: Two) -> Truth:
    """The triggers share a stem."""
    return meets(a.act_words, b.act_words)


@of_many
def same_sort(a: Two, b: Two) -> Truth:
    """Other words of one sort: "arrested", "detained"."""
    return no(same_word(a, b)) & meets(a.sorts.sorts, b.sorts.sorts)


@of_many
def same_family(a: Two, b: Two) -> Truth:
    """Kindred sorts: "shot", "exploded"."""
    return no(same_word(a, b)) & no(same_sort(a, b)) & one_family(a, b)


@of_many
def one_family(a: Two, b: Two) -> Truth:
    """Sorts of one family."""
    return meets(a.sorts.families, b.sorts.families)


@of_many
def opposite_sort(a: Two, b: Two) -> Truth:
    """One undoes the other: "closed", "reopened"."""
    undone = meets(a.sorts.opposites, b.sorts.sorts)
    return no(same_word(a, b)) & no(meets(a.sorts.sorts, b.sorts.sorts)) & undone


@of_many
def either_undoes(a: Two, b: Two) -> Truth:
    """One undoes the other, whichever."""
    return opposite_sort(a, b) | opposite_sort(b, a)


@of_many
def unrelated(a: Two, b: Two) -> Truth:
    """The word list knows both and puts them in no family together."""
    return some(a.sorts.families) & some(b.sorts.families) & no(same_word(a, b)) & no(one_family(a, b))


@of_many
def attack_and_toll(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other how many it hit, and names the attack or its day: one event to a reader."""
    return _toll_of(a, b) & _is_tied(a, b)


@of_many
def attack_and_some_toll(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other how many were hit, by what it does not say."""
    return _toll_of(a, b) & no(_is_tied(a, b))


@of_many
def _toll_of(a: Two, b: Two) -> Truth:
    return _hit(a, b) | _hit(b, a)


def _hit(attack: Two, toll: Two) -> Truth:
    return attack.has(_ATTACK) & toll.has(_TOLL) & no(toll.has(_OF_ONE)) & no(toll.has(_OF_NONE))


@of_many
def attack_and_none_hurt(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other that nobody was hit."""
    return (a.has(_ATTACK) & b.has(_OF_NONE)) | (b.has(_ATTACK) & a.has(_OF_NONE))


@of_many
def attack_and_toll_of_a_group(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other how many of one kind were hit, whom the attack does not name: "gendarmes"."""
    return (_hit(a, b) & _of_a_group(a, b)) | (_hit(b, a) & _of_a_group(b, a))


def _of_a_group(attack: Two, toll: Two) -> Truth:
    return some(toll.victims) & no(meets(toll.victims, attack.words)) & no(meets(toll.victims, attack.victims))


@of_many
def _is_tied(a: Two, b: Two) -> Truth:
    """Whether attack and toll share what they hit, a day that both give, or words beside the act."""
    one_hit = any_of(lambda x, y: meets(x.heads, y.heads), a.recipients, b.recipients)
    return one_hit | same_day(a, b) | (words_beside_the_act(a, b) >= _TIED)


_TIED = 3
"""Words that attack and toll share beside the act."""


@of_many
def words_beside_the_act(a: Two, b: Two) -> Truth:
    """How many words of their sentences are the same, those for the act left out."""
    return size((a.words & b.words) - (a.act_words | b.act_words))


@of_many
def attack_and_victim(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other of a single victim."""
    one, two = a.has(_TOLL) & a.has(_OF_ONE), b.has(_TOLL) & b.has(_OF_ONE)
    return (a.has(_ATTACK) & two) | (b.has(_ATTACK) & one)


@of_many
def two_tolls(a: Two, b: Two) -> Truth:
    """Both tell how many were hit."""
    return a.has(_TOLL) & b.has(_TOLL) & no(a.has(_OF_ONE)) & no(b.has(_OF_ONE))


@of_many
def two_victims(a: Two, b: Two) -> Truth:
    """Both tell of a single victim."""
    return a.has(_TOLL) & b.has(_TOLL) & a.has(_OF_ONE) & b.has(_OF_ONE)


@of_many
def toll_and_victim(a: Two, b: Two) -> Truth:
    """One tells how many were hit, the other of a single victim."""
    return a.has(_TOLL) & b.has(_TOLL) & (a.has(_OF_ONE) != b.has(_OF_ONE))


@of_many
def same_type(a: Two, b: Two) -> Truth:
    """One event code."""
    return a.has(_EVENT) & (a.event == b.event)


@of_many
def same_mode(a: Two, b: Two) -> Truth:
    """One event code and one mode."""
    return same_type(a, b) & a.has(_MODE) & (a.mode == b.mode)


@of_many
def other_mode(a: Two, b: Two) -> Truth:
    """One event code in two modes."""
    return same_type(a, b) & a.has(_MODE) & b.has(_MODE) & (a.mode != b.mode)


@of_many
def other_type(a: Two, b: Two) -> Truth:
    """Two event codes, and no word in common."""
    return a.has(_EVENT) & b.has(_EVENT) & (a.event != b.event) & no(same_word(a, b))


@of_many
def one_type_unknown(a: Two, b: Two) -> Truth:
    """The ontology codes only one of them."""
    return a.has(_EVENT) != b.has(_EVENT)


def _one_each(one: int, two: int, a: Two, b: Two) -> Truth:
    return (a.has(one) & b.has(two)) | (a.has(two) & b.has(one))


@of_many
def wish_and_deed(a: Two, b: Two) -> Truth:
    """One is demanded, threatened or conditional, the other told as so."""
    return _one_each(_WISH, _ACTUAL, a, b)


@of_many
def plan_and_deed(a: Two, b: Two) -> Truth:
    """One is planned, the other told as so."""
    return _one_each(_PLAN, _ACTUAL, a, b)


@of_many
def plan_and_wish(a: Two, b: Two) -> Truth:
    """One is planned, the other demanded or threatened."""
    return _one_each(_PLAN, _WISH, a, b)


@of_many
def long_ago(a: Two, b: Two) -> Truth:
    """One is background of another time."""
    return a.has(_PAST) != b.has(_PAST)


@of_many
def both_undone(a: Two, b: Two) -> Truth:
    """Both are plans, or both are wishes, or both are of another time."""
    return (a.has(_PLAN) & b.has(_PLAN)) | (a.has(_WISH) & b.has(_WISH)) | (a.has(_PAST) & b.has(_PAST))


@of_many
def opposite_polarity(a: Two, b: Two) -> Truth:
    """One says that it is not so."""
    return a.has(_NEGATIVE) != b.has(_NEGATIVE)


@of_many
def denies_something_else(a: Two, b: Two) -> Truth:
    """One says that it is not so, of an act of another sort: no pushback does not deny a closure."""
    return opposite_polarity(a, b) & no(same_word(a, b) | same_sort(a, b))


@of_many
def talk_in_other_words(a: Two, b: Two) -> Truth:
    """Both are of a type that says little of the content, and their acts share no word."""
    return a.has(_TALK) & b.has(_TALK) & no(same_word(a, b))


@of_many
def only_one_is_speech(a: Two, b: Two) -> Truth:
    """One is a speech act, the other a deed."""
    return a.has(_SPEECH) != b.has(_SPEECH)


@of_many
def denial_act(a: Two, b: Two) -> Truth:
    """One is the act of denying or claiming itself, not what was denied."""
    return a.has(_DENYING) != b.has(_DENYING)


@of_many
def denies_what_came_before(a: Two, b: Two) -> Truth:
    """One says that it is not so, right after the other was told: a denial answers what stands before it."""
    return opposite_polarity(a, b) & follows(a, b)


@of_many
def toll_of_what_came_before(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other right after it who was hit."""
    return _toll_of(a, b) & follows(a, b)


@of_many
def follows(a: Two, b: Two) -> Truth:
    """One is told right before the other."""
    return meets(a.itself, b.before) | meets(b.itself, a.before)


@of_many
def one_refers(a: Two, b: Two) -> Truth:
    """One points to something known by a noun, the other tells of an act of its kind: "the raid", "gunmen attacked"."""
    return (a.has(_REFERS) != b.has(_REFERS)) & one_family(a, b) & no(a.has(_TOLL) & b.has(_TOLL))


@of_many
def both_refer(a: Two, b: Two) -> Truth:
    """Both point to something known of one kind."""
    return a.has(_REFERS) & b.has(_REFERS) & one_family(a, b)


@of_many
def only_a_light_word(a: Two, b: Two) -> Truth:
    """The word they share tells little: one may leave, hold, take or open very different things."""
    return same_word(a, b) & no(meets(a.telling_words, b.telling_words))


@of_many
def attack_and_defence(a: Two, b: Two) -> Truth:
    """One tells of an attack, the other of what stopped one; of words that the list knows."""
    return a.has(_SORTED) & b.has(_SORTED) & (a.has(_DEFENCE) != b.has(_DEFENCE))
