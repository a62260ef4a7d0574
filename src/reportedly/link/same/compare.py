"""How likely two statements speak of one event: a table of reasons with weights, nothing else.

Weights are log-odds, rounded from a logistic regression over pairs of statements (see `docs/linking.md`); a reason that
fires is kept on the link, so that a page can say why. What each reason asks stands in `same_act`, `same_setting` and
`same_parties`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.either import Mask, of_each
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.sheet import Many
from reportedly.link.telling.traits import Gate, Trait, both, one

_ANY = Gate()
_SORTED, _PLACED, _STATUS, _COUNTS = both(Trait.SORTED), both(Trait.PLACED), both(Trait.STATUS), both(Trait.COUNTS)
_STATED, _ACTORS, _RECIPIENTS = both(Trait.DAYS, Trait.STATED), both(Trait.ACTORS), both(Trait.RECIPIENTS)
_SAME, _OPPOSED, _HIT = Gate(same_report=True), one(Trait.NEGATIVE), one(Trait.ATTACK, Trait.TOLL)
_UNDONE = Gate(some=Trait.PLAN | Trait.WISH | Trait.PAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against two statements being of one event."""

    words: str
    """For a reader."""
    holds: Callable[[Profile, Profile], bool]
    weight: float
    needs: Gate = _ANY
    """What both must have for it to be worth asking; it may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two statements are."""

    score: float
    """Log-odds; above 0 means one event more likely than not."""
    reasons: tuple[str, ...]
    """The reasons for it that fired, in the table's order."""


REASONS: tuple[Reason, ...] = (
    Reason(words="same word for the act", holds=act.same_word, weight=0.6),
    Reason(words="same sort of act", holds=act.same_sort, needs=_SORTED, weight=0.4),
    Reason(words="kindred act", holds=act.same_family, needs=_SORTED, weight=0.0),
    Reason(words="opposite act", holds=act.either_undoes, needs=_SORTED, weight=-0.5),
    Reason(words="same type of event", holds=act.same_type, needs=both(Trait.EVENT), weight=1.4),
    Reason(words="same mode", holds=act.same_mode, needs=both(Trait.EVENT, Trait.MODE), weight=0.6),
    Reason(words="another mode", holds=act.other_mode, needs=both(Trait.EVENT, Trait.MODE), weight=-0.4),
    Reason(words="another type of event", holds=act.other_type, needs=both(Trait.EVENT), weight=-0.7),
    Reason(words="type known of one only", holds=act.one_type_unknown, needs=one(Trait.EVENT), weight=-0.3),
    Reason(words="same place within 25 km", holds=setting.near, needs=_PLACED, weight=0.6),
    Reason(words="another part of town", holds=setting.other_part_of_town, needs=_PLACED, weight=-1.0),
    Reason(words="places 25 to 60 km apart", holds=setting.apart, needs=_PLACED, weight=-0.2),
    Reason(words="another place", holds=setting.far, needs=_PLACED, weight=-3.0),
    Reason(
        words="reports of other countries",
        holds=setting.reports_of_other_countries,
        needs=Gate(same_report=False),
        weight=-1.4,
    ),
    Reason(words="place named alike", holds=setting.place_named_alike, needs=both(Trait.SPOTS), weight=0.9),
    Reason(words="place of one named by the other", holds=setting.place_in_words, needs=one(Trait.SPOTS), weight=0.4),
    Reason(words="same day", holds=setting.same_day, needs=_STATED, weight=1.2),
    Reason(words="a day apart", holds=setting.next_day, needs=_STATED, weight=-0.2),
    Reason(words="another time", holds=setting.other_day, needs=_STATED, weight=-3.0),
    Reason(words="days that fit", holds=setting.days_fit, needs=both(Trait.DAYS), weight=0.5),
    Reason(words="days that do not fit", holds=setting.days_do_not_fit, needs=both(Trait.DAYS), weight=0.0),
    Reason(words="same actor", holds=parties.same_actor, needs=_ACTORS, weight=0.6),
    Reason(words="actors of one country and sector", holds=parties.actor_of_kind, needs=_ACTORS, weight=0.5),
    Reason(words="another actor", holds=parties.other_actor, needs=_ACTORS, weight=0.1),
    Reason(words="same recipient", holds=parties.same_recipient, needs=_RECIPIENTS, weight=1.3),
    Reason(
        words="recipients of one country and sector", holds=parties.recipient_of_kind, needs=_RECIPIENTS, weight=0.5
    ),
    Reason(words="another recipient", holds=parties.other_recipient, needs=_RECIPIENTS, weight=0.2),
    Reason(words="recipient of one acts in the other", holds=parties.crossed_roles, weight=0.3),
    Reason(words="same kind of thing in a state", holds=parties.same_subject, needs=_STATUS, weight=1.2),
    Reason(words="another kind of thing in a state", holds=parties.other_subject, needs=_STATUS, weight=-0.1),
    Reason(words="another state", holds=parties.other_state, needs=_STATUS, weight=-0.7),
    Reason(words="same count", holds=parties.same_count, needs=_COUNTS, weight=0.9),
    Reason(words="another count of the same kind", holds=parties.same_kind_of_count, needs=_COUNTS, weight=0.6),
    Reason(words="many words shared", holds=parties.words_shared, weight=0.7),
    Reason(words="some words shared", holds=parties.some_words_shared, weight=0.4),
    Reason(words="hardly a word shared", holds=parties.few_words_shared, weight=-1.1),
    Reason(words="names or numbers shared", holds=parties.names_shared, weight=-0.1),
    Reason(words="same sentence", holds=parties.same_sentence, needs=_SAME, weight=-2.9),
    Reason(words="same report", holds=parties.same_report, needs=_SAME, weight=-0.1),
    Reason(words="same paragraph", holds=setting.same_paragraph, needs=_SAME, weight=1.5),
    Reason(words="told one after the other", holds=setting.told_next, needs=_SAME, weight=0.2),
    Reason(words="far apart in the same report", holds=setting.told_far_apart, needs=_SAME, weight=-0.9),
    Reason(words="same voice in the same report", holds=parties.same_voice_and_report, needs=_SAME, weight=-0.8),
    Reason(words="one says that it is not so", holds=act.opposite_polarity, needs=_OPPOSED, weight=0.6),
    Reason(words="wish and deed", holds=act.wish_and_deed, needs=one(Trait.WISH, Trait.ACTUAL), weight=-0.9),
    Reason(words="plan and deed", holds=act.plan_and_deed, needs=one(Trait.PLAN, Trait.ACTUAL), weight=-0.6),
    Reason(words="plan and wish", holds=act.plan_and_wish, needs=one(Trait.PLAN, Trait.WISH), weight=-0.7),
    Reason(words="one is long past", holds=act.long_ago, needs=one(Trait.PAST), weight=-2.4),
    Reason(words="both not yet done", holds=act.both_undone, needs=_UNDONE, weight=-0.3),
    Reason(words="one is speech, the other a deed", holds=act.only_one_is_speech, needs=one(Trait.SPEECH), weight=-1.2),
    Reason(
        words="speech of different parties",
        holds=parties.other_speaker,
        needs=both(Trait.SPEECH, Trait.ACTORS),
        weight=-1.0,
    ),
    Reason(words="one victim of many", holds=parties.one_victim_of_many, needs=_COUNTS, weight=-0.9),
    Reason(words="another thing in a state", holds=parties.other_thing, needs=_STATUS, weight=0.0),
    Reason(words="reports on one matter", holds=setting.one_matter, weight=-0.1),
    Reason(words="reports with hardly a name in common", holds=setting.other_matter, weight=-0.3),
    Reason(words="kinds of act that have nothing in common", holds=act.unrelated, needs=_SORTED, weight=-0.5),
    Reason(
        words="both open their reports",
        holds=setting.both_lead,
        needs=Gate(both=Trait.LEADS, same_report=False),
        weight=0.5,
    ),
    Reason(
        words="what both reports tell of most",
        holds=setting.both_central,
        needs=Gate(both=Trait.CENTRAL, same_report=False),
        weight=0.1,
    ),
    Reason(words="an attack and its toll", holds=act.attack_and_toll, needs=_HIT, weight=0.9),
    Reason(words="an attack and one victim", holds=act.attack_and_victim, needs=_HIT, weight=0.8),
    Reason(words="two tolls", holds=act.two_tolls, needs=both(Trait.TOLL), weight=0.5),
    Reason(words="two single victims", holds=act.two_victims, needs=both(Trait.TOLL), weight=0.0),
    Reason(words="a toll and a single victim", holds=act.toll_and_victim, needs=both(Trait.TOLL), weight=0.2),
    Reason(words="actors with other names", holds=parties.other_named_actor, needs=_ACTORS, weight=-0.4),
    Reason(words="recipients with other names", holds=parties.other_named_recipient, needs=_RECIPIENTS, weight=0.2),
    Reason(
        words="recipient of one named by the other",
        holds=parties.recipient_in_words,
        needs=one(Trait.RECIPIENTS),
        weight=0.7,
    ),
    Reason(words="denies something else", holds=act.denies_something_else, needs=_OPPOSED, weight=-0.1),
    Reason(words="denies it of others", holds=parties.denies_of_others, needs=_OPPOSED, weight=-0.4),
    Reason(
        words="words or help, told in other words", holds=act.talk_in_other_words, needs=both(Trait.TALK), weight=-0.8
    ),
    Reason(words="an attack and some toll", holds=act.attack_and_some_toll, needs=_HIT, weight=1.0),
    Reason(
        words="denies what was told just before",
        holds=act.denies_what_came_before,
        needs=Gate(one=Trait.NEGATIVE, same_report=True),
        weight=0.4,
    ),
    Reason(
        words="counts who was hit by what was told just before",
        holds=act.toll_of_what_came_before,
        needs=Gate(one=Trait.ATTACK | Trait.TOLL, same_report=True),
        weight=0.2,
    ),
    Reason(words="one points to what the other tells", holds=act.one_refers, needs=_SORTED, weight=0.0),
    Reason(words="both point to something known", holds=act.both_refer, needs=_SORTED, weight=-0.1),
    Reason(words="only a word that tells little", holds=act.only_a_light_word, weight=0.0),
    Reason(words="an attack and what stopped one", holds=act.attack_and_defence, needs=_SORTED, weight=0.8),
    Reason(
        words="places with other names", holds=setting.places_with_other_names, needs=both(Trait.SPOTS), weight=-0.1
    ),
    Reason(words="victims of another kind", holds=parties.other_victims, needs=both(Trait.TOLL), weight=-0.2),
    Reason(words="one source tells of both", holds=parties.same_source, needs=Gate(same_report=False), weight=0.7),
    Reason(words="an attack, and that nobody was hit", holds=act.attack_and_none_hurt, needs=_HIT, weight=0.8),
    Reason(words="an attack and a toll of others", holds=act.attack_and_toll_of_a_group, needs=_HIT, weight=-0.2),
    Reason(words="another thing closed or opened", holds=parties.closes_something_else, needs=_SORTED, weight=-0.3),
    Reason(
        words="no day, and reports that have little in common",
        holds=setting.undated_and_apart,
        needs=Gate(same_report=False),
        weight=-3.0,
    ),
    Reason(
        words="no day, and reports that need not be of one happening",
        holds=setting.undated_and_unsure,
        needs=Gate(same_report=False),
        weight=-1.5,
    ),
    Reason(words="one is the denying itself", holds=act.denial_act, needs=one(Trait.DENYING), weight=-2.7),
)

BIAS = -2.9
"""Log-odds of one event when no reason fires."""


EXCLUDING = (setting.far, setting.other_day, setting.undated_and_apart)
"""What rules one event out, however alike the words: a standing phrase tells of every attack alike."""
EXCLUDED = -3.0
"""Most that is left of the log-odds then."""


@lru_cache(maxsize=1 << 15)
def _worth_asking(left: int, right: int, *, same_report: bool) -> tuple[Reason, ...]:
    """The reasons that can hold for statements with these traits, in the table's order; what weighs nothing is none."""
    return tuple(
        reason for reason in REASONS if reason.weight and reason.needs.open(left, right, same_report=same_report)
    )


def forget() -> None:
    """Look at the table anew: for who tries out other weights."""
    _worth_asking.cache_clear()
    _weighty.cache_clear()


@dataclass(frozen=True, slots=True)
class Likenesses:
    """How alike the two statements of each of many pairs are."""

    scores: NDArray[np.float64]
    """As `Likeness.score`."""
    fired: Mask
    """[reasons that weigh anything, pairs]."""

    def reasons(self, k: int) -> tuple[str, ...]:
        """Of one pair, as `Likeness.reasons`."""
        return tuple(
            [
                reason.words
                for reason, is_so in zip(_weighty(), self.fired[:, k], strict=True)
                if is_so and reason.weight > 0
            ]
        )


@cache
def _weighty() -> tuple[Reason, ...]:
    return tuple(reason for reason in REASONS if reason.weight)


def likenesses(a: Many, b: Many) -> Likenesses:
    """What `likeness` says of each of many pairs."""
    reasons, same_report = _weighty(), a.report == b.report

    def fired(reason: Reason) -> Mask:
        return of_each(reason.holds, a, b, lambda: reason.needs.open(a.traits, b.traits, same_report=same_report))

    found = np.array([fired(reason) for reason in reasons]).reshape(len(reasons), len(a))
    # Weights are added one after another, as those of one pair are: no sum hangs on how many pairs there are.
    scores = BIAS + np.add.reduce(found * np.array([[reason.weight] for reason in reasons]), axis=0)
    excluded = found[[reason.holds in EXCLUDING for reason in reasons]].any(axis=0)
    return Likenesses(np.where(excluded & (scores > EXCLUDED), EXCLUDED, scores), found)


def likeness(a: Profile, b: Profile) -> Likeness:
    """How likely two statements speak of one event; the order of the two does not matter."""
    asked = _worth_asking(a.traits, b.traits, same_report=a.article.id == b.article.id)
    fired = [reason for reason in asked if reason.holds(a, b)]
    score = BIAS + sum([reason.weight for reason in fired])
    if score > EXCLUDED and any(reason.holds in EXCLUDING for reason in fired):
        score = EXCLUDED
    return Likeness(score=score, reasons=tuple([reason.words for reason in fired if reason.weight > 0]))
