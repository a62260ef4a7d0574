"""How likely two statements speak of one event: a table of reasons with weights, nothing else.

Weights are log-odds, rounded from a logistic regression over pairs of statements (see `docs/linking.md`); a reason that
fires is kept on the link, so that a page can say why. What each reason asks stands in `same_act`, `same_setting` and
`same_parties`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.link import same_act as act
from reportedly.link import same_parties as parties
from reportedly.link import same_setting as setting
from reportedly.link.profile import Profile


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


REASONS: tuple[Reason, ...] = (
    Reason(words="same word for the act", holds=act.same_word, weight=1.8),
    Reason(words="same sort of act", holds=act.same_sort, weight=1.5),
    Reason(words="kindred act", holds=act.same_family, weight=1.1),
    Reason(words="opposite act", holds=act.opposite_sort, weight=-1.6),
    Reason(words="same type of event", holds=act.same_type, weight=1.4),
    Reason(words="same mode", holds=act.same_mode, weight=0.4),
    Reason(words="another mode", holds=act.other_mode, weight=-0.5),
    Reason(words="another type of event", holds=act.other_type, weight=-1.5),
    Reason(words="type known of one only", holds=act.one_type_unknown, weight=-0.2),
    Reason(words="same place within 25 km", holds=setting.near, weight=1.0),
    Reason(words="another part of town", holds=setting.other_part_of_town, weight=-1.3),
    Reason(words="places 25 to 60 km apart", holds=setting.apart, weight=-1.0),
    Reason(words="another place", holds=setting.far, weight=-4.4),
    Reason(words="place named alike", holds=setting.place_named_alike, weight=0.9),
    Reason(words="place of one named by the other", holds=setting.place_in_words, weight=0.6),
    Reason(words="same day", holds=setting.same_day, weight=0.9),
    Reason(words="a day apart", holds=setting.next_day, weight=-0.5),
    Reason(words="another time", holds=setting.other_day, weight=-5.8),
    Reason(words="days that fit", holds=setting.days_fit, weight=0.4),
    Reason(words="days that do not fit", holds=setting.days_do_not_fit, weight=-2.0),
    Reason(words="same actor", holds=parties.same_actor, weight=0.7),
    Reason(words="actors of one country and sector", holds=parties.actor_of_kind, weight=0.5),
    Reason(words="another actor", holds=parties.other_actor, weight=-0.1),
    Reason(words="same recipient", holds=parties.same_recipient, weight=1.4),
    Reason(words="recipients of one country and sector", holds=parties.recipient_of_kind, weight=0.1),
    Reason(words="another recipient", holds=parties.other_recipient, weight=-0.6),
    Reason(words="recipient of one acts in the other", holds=parties.crossed_roles, weight=0.1),
    Reason(words="same kind of thing in a state", holds=parties.same_subject, weight=0.4),
    Reason(words="another kind of thing in a state", holds=parties.other_subject, weight=-2.1),
    Reason(words="another state", holds=parties.other_state, weight=-1.2),
    Reason(words="same count", holds=parties.same_count, weight=0.8),
    Reason(words="another count of the same kind", holds=parties.same_kind_of_count, weight=1.0),
    Reason(words="many words shared", holds=parties.words_shared, weight=1.2),
    Reason(words="some words shared", holds=parties.some_words_shared, weight=0.2),
    Reason(words="hardly a word shared", holds=parties.few_words_shared, weight=-0.4),
    Reason(words="names or numbers shared", holds=parties.names_shared, weight=0.3),
    Reason(words="same sentence", holds=parties.same_sentence, weight=-1.9),
    Reason(words="same report", holds=parties.same_report, weight=-0.3),
    Reason(words="same voice in the same report", holds=parties.same_voice_and_report, weight=-1.0),
    Reason(words="one says that it is not so", holds=act.opposite_polarity, weight=0.7),
    Reason(words="wish and deed", holds=act.wish_and_deed, weight=-2.3),
    Reason(words="plan and deed", holds=act.plan_and_deed, weight=0.0),
    Reason(words="plan and wish", holds=act.plan_and_wish, weight=-1.0),
    Reason(words="one is long past", holds=act.long_ago, weight=-3.0),
    Reason(words="both not yet done", holds=act.both_undone, weight=0.5),
    Reason(words="one is speech, the other a deed", holds=act.only_one_is_speech, weight=-1.5),
    Reason(words="speech of different parties", holds=parties.other_speaker, weight=-2.0),
    Reason(words="one victim of many", holds=parties.one_victim_of_many, weight=-2.1),
    Reason(words="another thing in a state", holds=parties.other_thing, weight=-2.0),
    Reason(words="reports on one matter", holds=setting.one_matter, weight=0.8),
    Reason(words="reports with hardly a name in common", holds=setting.other_matter, weight=-1.3),
    Reason(words="kinds of act that have nothing in common", holds=act.unrelated, weight=-0.8),
    Reason(words="both open their reports", holds=setting.both_lead, weight=0.2),
    Reason(words="what both reports tell of most", holds=setting.both_central, weight=0.0),
    Reason(words="an attack and its toll", holds=act.attack_and_toll, weight=0.7),
    Reason(words="an attack and one victim", holds=act.attack_and_victim, weight=-1.3),
    Reason(words="two tolls", holds=act.two_tolls, weight=0.1),
    Reason(words="two single victims", holds=act.two_victims, weight=-0.1),
    Reason(words="a toll and a single victim", holds=act.toll_and_victim, weight=-1.2),
    Reason(words="actors with other names", holds=parties.other_named_actor, weight=-0.5),
    Reason(words="recipients with other names", holds=parties.other_named_recipient, weight=-0.7),
    Reason(words="recipient of one named by the other", holds=parties.recipient_in_words, weight=0.0),
    Reason(words="denies something else", holds=act.denies_something_else, weight=-1.3),
    Reason(words="denies it of others", holds=parties.denies_of_others, weight=-0.8),
    Reason(words="words or help, told in other words", holds=act.talk_in_other_words, weight=-1.4),
    Reason(words="an attack and some toll", holds=act.attack_and_some_toll, weight=1.8),
    Reason(words="one is the denying itself", holds=act.denial_act, weight=-1.6),
)

BIAS = -3.5
"""Log-odds of one event when no reason fires."""


_EXCLUDES = (setting.far, setting.other_day)
"""What rules one event out, however alike the words: a standing phrase tells of every attack alike."""
EXCLUDED = -3.0
"""Most that is left of the log-odds then."""


def likeness(a: Profile, b: Profile) -> Likeness:
    """How likely two statements speak of one event; the order of the two does not matter."""
    fired = [reason for reason in REASONS if reason.holds(a, b)]
    score = BIAS + sum(reason.weight for reason in fired)
    if any(reason.holds in _EXCLUDES for reason in fired):
        score = min(score, EXCLUDED)
    return Likeness(score=score, reasons=tuple(reason.words for reason in fired if reason.weight > 0))
