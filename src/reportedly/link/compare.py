"""How likely two statements speak of one event: a table of reasons with weights, nothing else.

Weights are log-odds, rounded from a logistic regression over pairs of statements of the development situations (see
`docs/linking.md`); a reason that fires is kept on the link, so that a page can say why.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from reportedly.link.parties import alike, kin
from reportedly.link.profile import FINE, Party, Profile, distance_km, part_of
from reportedly.link.wording import jaccard, keywords, overlap
from reportedly.records import Modality, SubjectKind

Pair = tuple[Profile, Profile]


PASSAGES = frozenset((SubjectKind.CROSSING, SubjectKind.ROAD, SubjectKind.PORT))
"""Kinds that readers mix: a bridge on the border is road to one and crossing to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against two statements being of one event."""

    words: str
    """For a reader."""
    holds: Callable[[Profile, Profile], bool]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two statements are."""

    score: float
    """Log-odds; above 0 means one event more likely than not."""
    reasons: tuple[str, ...]
    """The reasons for it that fired, in the table's order."""


def _same_lemma(a: Profile, b: Profile) -> bool:
    return bool(a.act_words & b.act_words)


def _same_sort(a: Profile, b: Profile) -> bool:
    return not _same_lemma(a, b) and bool(a.sorts.sorts & b.sorts.sorts)


def _same_family(a: Profile, b: Profile) -> bool:
    return not _same_lemma(a, b) and not _same_sort(a, b) and bool(a.sorts.families & b.sorts.families)


def _opposite_sort(a: Profile, b: Profile) -> bool:
    return not _same_lemma(a, b) and not a.sorts.sorts & b.sorts.sorts and bool(a.sorts.opposites & b.sorts.sorts)


def _same_type(a: Profile, b: Profile) -> bool:
    return a.statement.event is not None and a.statement.event == b.statement.event


def _same_mode(a: Profile, b: Profile) -> bool:
    return _same_type(a, b) and a.statement.mode is not None and a.statement.mode == b.statement.mode


def _other_mode(a: Profile, b: Profile) -> bool:
    one, two = a.statement.mode, b.statement.mode
    return _same_type(a, b) and one is not None and two is not None and one != two


def _other_type(a: Profile, b: Profile) -> bool:
    one, two = a.statement.event, b.statement.event
    return one is not None and two is not None and one != two and not _same_lemma(a, b)


def _one_type_unknown(a: Profile, b: Profile) -> bool:
    return (a.statement.event is None) != (b.statement.event is None)


def _gap_km(a: Profile, b: Profile) -> float | None:
    """The smallest distance between places known to a town or better; None if one has none."""
    fine = [[s.place for s in p.spots if s.place is not None and s.place.precision in FINE] for p in (a, b)]
    gaps = [distance_km(one, two) for one in fine[0] for two in fine[1]]
    return min(gaps, default=None)


def _near(a: Profile, b: Profile) -> bool:
    gap = _gap_km(a, b)
    return gap is not None and gap <= 25


def _far(a: Profile, b: Profile) -> bool:
    gap = _gap_km(a, b)
    return gap is not None and gap > 60


def _apart(a: Profile, b: Profile) -> bool:
    gap = _gap_km(a, b)
    return gap is not None and 25 < gap <= 60


def _other_part_of_town(a: Profile, b: Profile) -> bool:
    """Near each other on the map, but under names that share no word and a walk apart."""
    gap = _gap_km(a, b)
    if gap is None or not 3 < gap <= 25:
        return False
    return not any(x.words & y.words for x in a.spots for y in b.spots)


def _place_named_alike(a: Profile, b: Profile) -> bool:
    return not _near(a, b) and any(overlap(x.words, y.words) >= 0.5 for x in a.spots for y in b.spots)


def _place_in_words(a: Profile, b: Profile) -> bool:
    """One names its place, the other's sentence holds the name."""
    if _near(a, b) or _place_named_alike(a, b) or (a.spots and b.spots):
        return False
    spots, sentence = (a.spots, b.words) if a.spots else (b.spots, a.words)
    return any(s.words and s.words <= sentence for s in spots)


def _no_place(a: Profile, b: Profile) -> bool:
    return not a.spots or not b.spots


def _same_day(a: Profile, b: Profile) -> bool:
    return _stated(a, b) and _meet(a, b, 0)


def _next_day(a: Profile, b: Profile) -> bool:
    return _stated(a, b) and not _meet(a, b, 0) and _meet(a, b, 1)


def _other_day(a: Profile, b: Profile) -> bool:
    return _stated(a, b) and not _meet(a, b, 1)


def _days_fit(a: Profile, b: Profile) -> bool:
    return a.days is not None and b.days is not None and not _stated(a, b) and _meet(a, b, 0)


def _days_do_not_fit(a: Profile, b: Profile) -> bool:
    return a.days is not None and b.days is not None and not _stated(a, b) and not _meet(a, b, 1)


def _stated(a: Profile, b: Profile) -> bool:
    return a.days is not None and b.days is not None and a.days.stated and b.days.stated


def _meet(a: Profile, b: Profile, slack: int) -> bool:
    if a.days is None or b.days is None:
        return False
    room = timedelta(days=slack)
    return a.days.start <= b.days.end + room and b.days.start <= a.days.end + room


def _any(test: Callable[[Party, Party], bool], left: Iterable[Party], right: Iterable[Party]) -> bool:
    right = tuple(right)
    return any(test(x, y) for x in left for y in right)


def _same_actor(a: Profile, b: Profile) -> bool:
    return _any(alike, a.actors, b.actors)


def _actor_of_kind(a: Profile, b: Profile) -> bool:
    return not _same_actor(a, b) and _any(kin, a.actors, b.actors)


def _other_actor(a: Profile, b: Profile) -> bool:
    return bool(a.actors and b.actors) and not _same_actor(a, b) and not _actor_of_kind(a, b)


def _same_recipient(a: Profile, b: Profile) -> bool:
    return _any(alike, a.recipients, b.recipients)


def _recipient_of_kind(a: Profile, b: Profile) -> bool:
    return not _same_recipient(a, b) and _any(kin, a.recipients, b.recipients)


def _other_recipient(a: Profile, b: Profile) -> bool:
    known = [[r for r in p.recipients if r.known] for p in (a, b)]
    return bool(known[0] and known[1]) and not _same_recipient(a, b) and not _recipient_of_kind(a, b)


def _crossed_roles(a: Profile, b: Profile) -> bool:
    """The recipient of one is the actor of the other: "families fled", "gunmen drove out families"."""
    return _any(alike, a.actors, b.recipients) or _any(alike, a.recipients, b.actors)


def _same_subject(a: Profile, b: Profile) -> bool:
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and one.kind == two.kind


def _other_subject(a: Profile, b: Profile) -> bool:
    one, two = a.statement.status, b.statement.status
    if one is None or two is None or {one.kind, two.kind} <= PASSAGES:
        return False
    return one.kind != two.kind


def _other_state(a: Profile, b: Profile) -> bool:
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and one.state != two.state


def _same_count(a: Profile, b: Profile) -> bool:
    mine, other = a.counts, b.counts
    return any(what in other and mine[what] == other[what] for what in mine)


def _same_kind_of_count(a: Profile, b: Profile) -> bool:
    return not _same_count(a, b) and bool(a.counts.keys() & b.counts.keys())


def _words_shared(a: Profile, b: Profile) -> bool:
    return jaccard(a.words, b.words) >= 0.25


def _some_words_shared(a: Profile, b: Profile) -> bool:
    return 0.12 <= jaccard(a.words, b.words) < 0.25


def _few_words_shared(a: Profile, b: Profile) -> bool:
    return len(a.words & b.words) <= 1 and a.statement.evidence != b.statement.evidence


def _names_shared(a: Profile, b: Profile) -> bool:
    return len(a.names & b.names) >= 2


def _same_sentence(a: Profile, b: Profile) -> bool:
    return a.article.id == b.article.id and a.statement.evidence == b.statement.evidence


def _same_report(a: Profile, b: Profile) -> bool:
    return a.article.id == b.article.id and not _same_sentence(a, b)


def _same_voice_and_report(a: Profile, b: Profile) -> bool:
    return a.article.id == b.article.id and _innermost(a) == _innermost(b)


def _innermost(p: Profile) -> object:
    if not p.sources:
        return None
    return p.sources[-1].words


def _opposite_polarity(a: Profile, b: Profile) -> bool:
    return a.statement.factuality.polarity != b.statement.factuality.polarity


_WISH = frozenset((Modality.DEMANDED, Modality.THREATENED, Modality.CONDITIONAL))
_PLAN = frozenset((Modality.PLANNED, Modality.POSSIBLE))
_PAST = frozenset((Modality.HISTORICAL, Modality.GENERIC))


def _world(p: Profile) -> str:
    modality = p.statement.factuality.modality
    return "wish" if modality in _WISH else "plan" if modality in _PLAN else "past" if modality in _PAST else "actual"


def _wish_and_deed(a: Profile, b: Profile) -> bool:
    return {_world(a), _world(b)} == {"wish", "actual"}


def _plan_and_deed(a: Profile, b: Profile) -> bool:
    return {_world(a), _world(b)} == {"plan", "actual"}


def _plan_and_wish(a: Profile, b: Profile) -> bool:
    return {_world(a), _world(b)} == {"plan", "wish"}


def _long_ago(a: Profile, b: Profile) -> bool:
    return ("past" in {_world(a), _world(b)}) and _world(a) != _world(b)


def _both_wishes(a: Profile, b: Profile) -> bool:
    return _world(a) == _world(b) != "actual"


_SPEECH = frozenset(("ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONSULT"))


def _only_one_is_speech(a: Profile, b: Profile) -> bool:
    """One is a speech act, the other a deed."""
    return (a.statement.event in _SPEECH) != (b.statement.event in _SPEECH)


def _other_matter(a: Profile, b: Profile) -> bool:
    """Their reports have hardly a name in common."""
    return overlap(a.topic, b.topic) < 0.12


def _one_matter(a: Profile, b: Profile) -> bool:
    """Their reports have many names in common."""
    return overlap(a.topic, b.topic) >= 0.3


def _other_speaker(a: Profile, b: Profile) -> bool:
    """Two speech acts by different parties are two events, however alike their words."""
    if a.statement.event not in _SPEECH or b.statement.event not in _SPEECH:
        return False
    mine, other = [x for x in a.actors if x.known], [x for x in b.actors if x.known]
    return bool(mine and other) and not _any(alike, mine, other)


def _one_victim_of_many(a: Profile, b: Profile) -> bool:
    """A single death told for itself is not the attack that killed many."""
    mine, other = a.counts, b.counts
    return any(part_of(mine[what], other[what]) for what in mine.keys() & other.keys())


def _other_thing(a: Profile, b: Profile) -> bool:
    """Both give a state of a thing of one kind, and the things have different names."""
    if not _same_subject(a, b):
        return False
    mine, other = (keywords(p.subject) | frozenset().union(*(s.words for s in p.spots)) for p in (a, b))
    return not _near(a, b) and overlap(mine, other) < 0.5


def _denial_act(a: Profile, b: Profile) -> bool:
    """One is the act of denying or claiming itself, not what was denied."""
    return ("denying" in a.sorts.sorts) != ("denying" in b.sorts.sorts)


REASONS: tuple[Reason, ...] = (
    Reason(words="same word for the act", holds=_same_lemma, weight=1.7),
    Reason(words="same sort of act", holds=_same_sort, weight=1.8),
    Reason(words="kindred act", holds=_same_family, weight=1.3),
    Reason(words="opposite act", holds=_opposite_sort, weight=-2.0),
    Reason(words="same type of event", holds=_same_type, weight=1.7),
    Reason(words="same mode", holds=_same_mode, weight=0.3),
    Reason(words="another mode", holds=_other_mode, weight=-0.5),
    Reason(words="another type of event", holds=_other_type, weight=-1.9),
    Reason(words="type known of one only", holds=_one_type_unknown, weight=-0.2),
    Reason(words="same place within 25 km", holds=_near, weight=1.0),
    Reason(words="another part of town", holds=_other_part_of_town, weight=-2.0),
    Reason(words="places 25 to 60 km apart", holds=_apart, weight=-0.8),
    Reason(words="another place", holds=_far, weight=-4.4),
    Reason(words="place named alike", holds=_place_named_alike, weight=0.8),
    Reason(words="place of one named by the other", holds=_place_in_words, weight=0.4),
    Reason(words="same day", holds=_same_day, weight=0.6),
    Reason(words="a day apart", holds=_next_day, weight=-0.3),
    Reason(words="another time", holds=_other_day, weight=-5.9),
    Reason(words="days that fit", holds=_days_fit, weight=0.2),
    Reason(words="days that do not fit", holds=_days_do_not_fit, weight=-2.2),
    Reason(words="same actor", holds=_same_actor, weight=0.2),
    Reason(words="actors of one country and sector", holds=_actor_of_kind, weight=0.7),
    Reason(words="another actor", holds=_other_actor, weight=0.2),
    Reason(words="same recipient", holds=_same_recipient, weight=1.5),
    Reason(words="recipients of one country and sector", holds=_recipient_of_kind, weight=-0.5),
    Reason(words="another recipient", holds=_other_recipient, weight=-0.5),
    Reason(words="recipient of one acts in the other", holds=_crossed_roles, weight=0.8),
    Reason(words="same kind of thing in a state", holds=_same_subject, weight=0.4),
    Reason(words="another kind of thing in a state", holds=_other_subject, weight=-2.2),
    Reason(words="another state", holds=_other_state, weight=-1.3),
    Reason(words="same count", holds=_same_count, weight=0.0),
    Reason(words="another count of the same kind", holds=_same_kind_of_count, weight=1.2),
    Reason(words="many words shared", holds=_words_shared, weight=1.6),
    Reason(words="some words shared", holds=_some_words_shared, weight=0.2),
    Reason(words="hardly a word shared", holds=_few_words_shared, weight=-0.8),
    Reason(words="names or numbers shared", holds=_names_shared, weight=0.1),
    Reason(words="same sentence", holds=_same_sentence, weight=-2.0),
    Reason(words="same report", holds=_same_report, weight=-0.1),
    Reason(words="same voice in the same report", holds=_same_voice_and_report, weight=-1.2),
    Reason(words="one says that it is not so", holds=_opposite_polarity, weight=0.1),
    Reason(words="wish and deed", holds=_wish_and_deed, weight=-2.2),
    Reason(words="plan and deed", holds=_plan_and_deed, weight=0.2),
    Reason(words="plan and wish", holds=_plan_and_wish, weight=-1.2),
    Reason(words="one is long past", holds=_long_ago, weight=-3.1),
    Reason(words="both not yet done", holds=_both_wishes, weight=0.2),
    Reason(words="one is speech, the other a deed", holds=_only_one_is_speech, weight=-1.4),
    Reason(words="speech of different parties", holds=_other_speaker, weight=-2.2),
    Reason(words="one victim of many", holds=_one_victim_of_many, weight=-2.5),
    Reason(words="another thing in a state", holds=_other_thing, weight=-1.8),
    Reason(words="reports on one matter", holds=_one_matter, weight=0.9),
    Reason(words="reports with hardly a name in common", holds=_other_matter, weight=-1.2),
    Reason(words="one is the denying itself", holds=_denial_act, weight=-2.2),
)

BIAS = -3.7
"""Log-odds of one event when no reason fires."""


def likeness(a: Profile, b: Profile) -> Likeness:
    """How likely two statements speak of one event; the order of the two does not matter."""
    fired = [reason for reason in REASONS if reason.holds(a, b)]
    score = BIAS + sum(reason.weight for reason in fired)
    return Likeness(score=score, reasons=tuple(reason.words for reason in fired if reason.weight > 0))
