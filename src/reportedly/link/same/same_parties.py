"""Whether two statements tell of the same parties, counts, things and words.

Most tests here are of two statements or of many pairs (`telling/either.py`); those that are seldom asked are of two.
"""

from reportedly.link.same.same_act import opposite_polarity, words_beside_the_act
from reportedly.link.same.same_setting import differ, near
from reportedly.link.telling import act
from reportedly.link.telling.either import Truth, Two, any_of, meets, no, of_many, size, some
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, kin
from reportedly.link.telling.profile import Profile, part_of
from reportedly.link.telling.traits import Trait
from reportedly.link.telling.wording import jaccard, keywords, overlap

PASSAGES = act.PASSAGES
_STATUS, _PASSAGE, _SPEECH, _TOLL, _PASSING = map(
    int, (Trait.STATUS, Trait.PASSAGE, Trait.SPEECH, Trait.TOLL, Trait.PASSING)
)


@of_many
def same_actor(a: Two, b: Two) -> Truth:
    """Somebody acts in both."""
    return any_of(alike, a.actors, b.actors)


@of_many
def actor_of_kind(a: Two, b: Two) -> Truth:
    """Actors of one country and sector."""
    return no(same_actor(a, b)) & any_of(kin, a.actors, b.actors)


@of_many
def other_actor(a: Two, b: Two) -> Truth:
    """Both name an actor, and they are different."""
    return some(a.actors) & some(b.actors) & no(same_actor(a, b)) & no(actor_of_kind(a, b))


@of_many
def same_recipient(a: Two, b: Two) -> Truth:
    """Somebody suffers both."""
    return any_of(alike, a.recipients, b.recipients)


@of_many
def recipient_of_kind(a: Two, b: Two) -> Truth:
    """Recipients of one country and sector."""
    return no(same_recipient(a, b)) & any_of(kin, a.recipients, b.recipients)


@of_many
def other_recipient(a: Two, b: Two) -> Truth:
    """Both name a recipient, and they are different."""
    known = any_of(_are_known, a.recipients, b.recipients)
    return known & no(same_recipient(a, b)) & no(recipient_of_kind(a, b))


def _are_known(one: Two, two: Two) -> Truth:
    return one.known & two.known


@of_many
def other_named_actor(a: Two, b: Two) -> Truth:
    """Both are done by somebody with a name, and the names differ."""
    return other_actor(a, b) & differ(a.actor_names, b.actor_names)


@of_many
def other_named_recipient(a: Two, b: Two) -> Truth:
    """Both befall somebody with a name, and the names differ."""
    return other_recipient(a, b) & differ(a.recipient_names, b.recipient_names)


@of_many
def crossed_roles(a: Two, b: Two) -> Truth:
    """The recipient of one is the actor of the other: "families fled", "gunmen drove out families"."""
    return any_of(alike, a.actors, b.recipients) | any_of(alike, a.recipients, b.actors)


@of_many
def recipient_in_words(a: Two, b: Two) -> Truth:
    """One names whom it befell, the other's sentence holds the word: "the drivers' arrest"."""
    told = any_of(_is_told_in, a.recipients, (b.words,)) | any_of(_is_told_in, b.recipients, (a.words,))
    return told & no(some(a.recipients) & some(b.recipients))


def _is_told_in(party: Two, sentence: Two) -> Truth:
    return party.known & meets(party.heads, sentence)


@of_many
def same_subject(a: Two, b: Two) -> Truth:
    """Both give the state of a thing of one kind."""
    return a.has(_STATUS) & (a.kind == b.kind)


@of_many
def other_subject(a: Two, b: Two) -> Truth:
    """Both give the state of a thing, of kinds that nobody mixes."""
    mixed = a.has(_PASSAGE) & b.has(_PASSAGE)
    return a.has(_STATUS) & b.has(_STATUS) & (a.kind != b.kind) & no(mixed)


@of_many
def other_state(a: Two, b: Two) -> Truth:
    """Both give a state, and the states differ."""
    return a.has(_STATUS) & b.has(_STATUS) & (a.state != b.state)


def other_thing(a: Profile, b: Profile) -> bool:
    """Both give a state of a thing of one kind, and the things have different names."""
    if not same_subject(a, b):
        return False
    mine, other = (keywords(p.subject) | frozenset().union(*(s.words for s in p.spots)) for p in (a, b))
    return not near(a, b) and overlap(mine, other) < 0.5


@of_last
def same_count(a: Profile, b: Profile) -> bool:
    """They count the same, alike."""
    mine, other = a.counts, b.counts
    return any(what in other and mine[what] == other[what] for what in mine)


def same_kind_of_count(a: Profile, b: Profile) -> bool:
    """They count the same, and come to other numbers."""
    return not same_count(a, b) and bool(a.counts.keys() & b.counts.keys())


def one_victim_of_many(a: Profile, b: Profile) -> bool:
    """A single death told for itself is not the attack that killed many."""
    mine, other = a.counts, b.counts
    return any(part_of(mine[what], other[what]) for what in mine.keys() & other.keys())


@of_many
def _words_in_common(a: Two, b: Two) -> Truth:
    return jaccard(a.words, b.words)


@of_many
def words_shared(a: Two, b: Two) -> Truth:
    """A quarter of the sentences' words or more."""
    return _words_in_common(a, b) >= 0.25


@of_many
def some_words_shared(a: Two, b: Two) -> Truth:
    """An eighth to a quarter of the sentences' words."""
    return (_words_in_common(a, b) >= 0.12) & (_words_in_common(a, b) < 0.25)


@of_many
def few_words_shared(a: Two, b: Two) -> Truth:
    """One word at most."""
    return (size(a.words & b.words) <= 1) & (a.evidence != b.evidence)


@of_many
def names_shared(a: Two, b: Two) -> Truth:
    """Two names or numbers of the sentences."""
    return size(a.names & b.names) >= 2


@of_many
def same_sentence(a: Two, b: Two) -> Truth:
    """They stand in one sentence."""
    return (a.report == b.report) & (a.evidence == b.evidence)


@of_many
def same_report(a: Two, b: Two) -> Truth:
    """They stand in two sentences of one report."""
    return (a.report == b.report) & no(same_sentence(a, b))


@of_many
def same_voice_and_report(a: Two, b: Two) -> Truth:
    """One source says both in one report."""
    return (a.report == b.report) & (a.voice == b.voice)


@of_many
def denies_of_others(a: Two, b: Two) -> Truth:
    """One says that it is not so, and neither a party nor the words beside the act are the other's."""
    sides = ((a.actors, b.actors), (a.actors, b.recipients), (a.recipients, b.actors), (a.recipients, b.recipients))
    others = opposite_polarity(a, b) & (words_beside_the_act(a, b) < _TELLING)
    for mine, other in sides:
        others = others & no(any_of(alike, mine, other)) & no(any_of(kin, mine, other))
    return others


_TELLING = 2
"""Words beside the act that say that two sentences speak of one matter."""


@of_many
def other_speaker(a: Two, b: Two) -> Truth:
    """Two speech acts by different parties are two events, however alike their words."""
    known = any_of(_are_known, a.actors, b.actors)
    one = any_of(lambda x, y: _are_known(x, y) & alike(x, y), a.actors, b.actors)
    return a.has(_SPEECH) & b.has(_SPEECH) & known & no(one)


@of_many
def other_victims(a: Two, b: Two) -> Truth:
    """Both tell who was hit, of kinds that have nothing in common: technicians, guards."""
    return a.has(_TOLL) & b.has(_TOLL) & differ(a.victims, b.victims)


@of_many
def closes_something_else(a: Two, b: Two) -> Truth:
    """Both close, open or cut something, and the things and their places have no word in common."""
    return a.has(_PASSING) & b.has(_PASSING) & differ(a.thing_words, b.thing_words) & no(near(a, b))


@of_many
def same_source(a: Two, b: Two) -> Truth:
    """One source tells of both, in two reports."""
    return (a.report != b.report) & any_of(alike, a.said_by, b.said_by)
