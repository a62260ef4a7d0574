"""Whether two statements tell of the same parties, counts, things and words."""

from collections.abc import Callable, Sequence

from reportedly.link.same.same_act import opposite_polarity
from reportedly.link.same.same_setting import near
from reportedly.link.telling.act import SPEECH
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, kin
from reportedly.link.telling.profile import Party, Profile, part_of
from reportedly.link.telling.wording import jaccard, keywords, overlap
from reportedly.records import SubjectKind

PASSAGES = frozenset((SubjectKind.CROSSING, SubjectKind.ROAD, SubjectKind.PORT))
"""Kinds that readers mix: a bridge on the border is road to one and crossing to another."""


def any_of(test: Callable[[Party, Party], bool], left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Whether some of the one side and some of the other pass a test."""
    for x in left:
        for y in right:
            if test(x, y):
                return True
    return False


@of_last
def same_actor(a: Profile, b: Profile) -> bool:
    """Somebody acts in both."""
    return any_of(alike, a.actors, b.actors)


@of_last
def actor_of_kind(a: Profile, b: Profile) -> bool:
    """Actors of one country and sector."""
    return not same_actor(a, b) and any_of(kin, a.actors, b.actors)


@of_last
def other_actor(a: Profile, b: Profile) -> bool:
    """Both name an actor, and they are different."""
    return bool(a.actors and b.actors) and not same_actor(a, b) and not actor_of_kind(a, b)


@of_last
def same_recipient(a: Profile, b: Profile) -> bool:
    """Somebody suffers both."""
    return any_of(alike, a.recipients, b.recipients)


@of_last
def recipient_of_kind(a: Profile, b: Profile) -> bool:
    """Recipients of one country and sector."""
    return not same_recipient(a, b) and any_of(kin, a.recipients, b.recipients)


@of_last
def other_recipient(a: Profile, b: Profile) -> bool:
    """Both name a recipient, and they are different."""
    known = [[r for r in p.recipients if r.known] for p in (a, b)]
    return bool(known[0] and known[1]) and not same_recipient(a, b) and not recipient_of_kind(a, b)


def other_named_actor(a: Profile, b: Profile) -> bool:
    """Both are done by somebody with a name, and the names differ."""
    return other_actor(a, b) and _differ(a.actor_names, b.actor_names)


def other_named_recipient(a: Profile, b: Profile) -> bool:
    """Both befall somebody with a name, and the names differ."""
    return other_recipient(a, b) and _differ(a.recipient_names, b.recipient_names)


def _differ(mine: frozenset[str], other: frozenset[str]) -> bool:
    return bool(mine and other) and mine.isdisjoint(other)


def crossed_roles(a: Profile, b: Profile) -> bool:
    """The recipient of one is the actor of the other: "families fled", "gunmen drove out families"."""
    return any_of(alike, a.actors, b.recipients) or any_of(alike, a.recipients, b.actors)


def recipient_in_words(a: Profile, b: Profile) -> bool:
    """One names whom it befell, the other's sentence holds the word: "the drivers' arrest"."""
    if same_recipient(a, b) or (a.recipients and b.recipients):
        return False
    held, sentence = (a.recipients, b.words) if a.recipients else (b.recipients, a.words)
    return any(party.known and party.head in sentence for party in held)


def same_subject(a: Profile, b: Profile) -> bool:
    """Both give the state of a thing of one kind."""
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and one.kind == two.kind


def other_subject(a: Profile, b: Profile) -> bool:
    """Both give the state of a thing, of kinds that nobody mixes."""
    one, two = a.statement.status, b.statement.status
    if one is None or two is None or {one.kind, two.kind} <= PASSAGES:
        return False
    return one.kind != two.kind


def other_state(a: Profile, b: Profile) -> bool:
    """Both give a state, and the states differ."""
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and one.state != two.state


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


@of_last
def _words_in_common(a: Profile, b: Profile) -> float:
    return jaccard(a.words, b.words)


def words_shared(a: Profile, b: Profile) -> bool:
    """A quarter of the sentences' words or more."""
    return _words_in_common(a, b) >= 0.25


def some_words_shared(a: Profile, b: Profile) -> bool:
    """An eighth to a quarter of the sentences' words."""
    return 0.12 <= _words_in_common(a, b) < 0.25


def few_words_shared(a: Profile, b: Profile) -> bool:
    """One word at most."""
    return len(a.words & b.words) <= 1 and a.statement.evidence != b.statement.evidence


def names_shared(a: Profile, b: Profile) -> bool:
    """Two names or numbers of the sentences."""
    return len(a.names & b.names) >= 2


def same_sentence(a: Profile, b: Profile) -> bool:
    """They stand in one sentence."""
    return a.article.id == b.article.id and a.statement.evidence == b.statement.evidence


def same_report(a: Profile, b: Profile) -> bool:
    """They stand in two sentences of one report."""
    return a.article.id == b.article.id and not same_sentence(a, b)


def same_voice_and_report(a: Profile, b: Profile) -> bool:
    """One source says both in one report."""
    return a.article.id == b.article.id and _innermost(a) == _innermost(b)


def _innermost(p: Profile) -> object:
    return p.sources[-1].words if p.sources else None


def denies_of_others(a: Profile, b: Profile) -> bool:
    """One says that it is not so, and neither a party nor the words beside the act are the other's."""
    if not opposite_polarity(a, b):
        return False
    mine, other = (*a.actors, *a.recipients), (*b.actors, *b.recipients)
    if any(alike(x, y) or kin(x, y) for x in mine for y in other):
        return False
    return len((a.words & b.words) - (a.act_words | b.act_words)) < _TELLING


_TELLING = 2
"""Words beside the act that say that two sentences speak of one matter."""


def other_speaker(a: Profile, b: Profile) -> bool:
    """Two speech acts by different parties are two events, however alike their words."""
    if a.statement.event not in SPEECH or b.statement.event not in SPEECH:
        return False
    mine, other = [x for x in a.actors if x.known], [x for x in b.actors if x.known]
    return bool(mine and other) and not any_of(alike, mine, other)


def other_victims(a: Profile, b: Profile) -> bool:
    """Both tell who was hit, of kinds that have nothing in common: technicians, guards."""
    return a.is_toll and b.is_toll and bool(a.victims and b.victims) and not a.victims & b.victims


def closes_something_else(a: Profile, b: Profile) -> bool:
    """Both close, open or cut something, and the things and their places have no word in common."""
    if not (_PASSING & a.sorts.families and _PASSING & b.sorts.families):
        return False
    return _differ(a.thing_words, b.thing_words) and not near(a, b)


_PASSING = frozenset(("closure", "service"))


def same_source(a: Profile, b: Profile) -> bool:
    """One source tells of both, in two reports."""
    if a.article.id == b.article.id or not a.sources or not b.sources:
        return False
    return alike(a.sources[-1], b.sources[-1])
