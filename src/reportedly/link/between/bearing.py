"""How two statements bear on each other by many small signs: whether they are at odds, whether one updates the other.

Rules see what one reason shows; many contradictions are shown by none alone. Weights are log-odds of a logistic
regression over pairs of statements of situations (see `docs/linking.md`), rounded to a tenth.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.link.between import signs as sign
from reportedly.link.between.weighed import (
    APART,
    COUNTED,
    IN_STATES,
    PARTED,
    TOGETHER,
    Sign,
    Test,
    every,
    of_type,
    sharing,
)
from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.either import Truth, Two, no, of_many, of_one
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.traits import Trait
from reportedly.records import Stance

Floats = NDArray[np.float64]
_OPENING, _STATUS = int(Trait.OPENING), int(Trait.STATUS)


def _in(kind: frozenset[str], number: int) -> Test:
    return of_many(lambda a, b: sign.holds_in(kind, a, b) == number)


def _told(stance: Stance, number: int) -> Test:
    return of_many(lambda a, b: sign.stances(stance, a, b) == number)


@of_many
def _one_act(a: Two, b: Two) -> Truth:
    return act.same_word(a, b) | act.same_sort(a, b)


@of_many
def _somewhere_alike(a: Two, b: Two) -> Truth:
    return setting.near(a, b) | setting.place_named_alike(a, b) | setting.place_in_words(a, b)


@cache
def _ties(number: int) -> Test:
    return of_many(lambda a, b: sign.ties(a, b) >= number)


@of_many
def _plan_done(a: Two, b: Two) -> Truth:
    return sign.done_after(sign.PLAN, a, b)


@of_many
def _wish_done(a: Two, b: Two) -> Truth:
    return sign.done_after(sign.WISH, a, b)


def _within(number: Any, first: int, end: int) -> Truth:
    return (number >= first) & (number < end)


def _is_sourced(p: Profile) -> bool:
    return bool(p.statement.chain)


def _apart(a: Profile, b: Profile) -> bool:
    return bool(sign.counts_apart(a, b))


_OPPOSED = sign.one_polarity_each

SIGNS: tuple[Sign, ...] = (
    Sign(words="same word for the act", holds=act.same_word, odds=0.0, news=-0.4),
    Sign(words="same sort of act", holds=act.same_sort, odds=-0.1, news=-0.2),
    Sign(words="kindred act", holds=act.same_family, odds=-0.1, news=-0.5),
    Sign(words="opposite act", holds=act.opposite_sort, odds=-0.1, news=0.9),
    Sign(words="acts that have nothing in common", holds=act.unrelated, odds=-0.4, news=-0.4),
    Sign(words="same type of event", holds=act.same_type, odds=-0.6, news=-0.3),
    Sign(words="another type of event", holds=act.other_type, odds=-0.5, news=-0.5),
    Sign(words="same mode", holds=act.same_mode, odds=0.3, news=0.4),
    Sign(words="another mode", holds=act.other_mode, odds=-0.1, news=-0.8),
    Sign(words="type known of one only", holds=act.one_type_unknown, odds=0.0, news=-0.2),
    Sign(words="near", holds=setting.near, odds=-0.3, news=0.1),
    Sign(words="another place", holds=setting.far, odds=-0.1, news=-0.1),
    Sign(words="place named alike", holds=setting.place_named_alike, odds=0.0, news=0.0),
    Sign(words="places with other names", holds=setting.places_with_other_names, odds=-0.1, news=-0.2),
    Sign(words="same day", holds=setting.same_day, odds=0.3, news=0.2),
    Sign(words="a day apart", holds=setting.next_day, odds=-0.8, news=0.1),
    Sign(words="another time", holds=setting.other_day, odds=-0.3, news=-0.1),
    Sign(words="days that fit", holds=setting.days_fit, odds=0.2, news=-0.1),
    Sign(words="same actor", holds=parties.same_actor, odds=-0.1, news=0.0),
    Sign(words="another actor", holds=parties.other_actor, odds=0.7, news=-0.1),
    Sign(words="same recipient", holds=parties.same_recipient, odds=0.1, news=0.5),
    Sign(words="another recipient", holds=parties.other_recipient, odds=-0.3, news=-0.2),
    Sign(words="recipient of one acts in the other", holds=parties.crossed_roles, odds=-0.2, news=0.2),
    Sign(words="recipient of one named by the other", holds=parties.recipient_in_words, odds=0.2, news=0.2),
    Sign(words="same kind of thing in a state", holds=parties.same_subject, odds=0.1, news=0.7, needs=IN_STATES),
    Sign(words="another kind of thing in a state", holds=parties.other_subject, odds=-0.2, news=-0.8, needs=IN_STATES),
    Sign(words="another thing closed or opened", holds=parties.closes_something_else, odds=-0.1, news=-0.5),
    Sign(words="many words shared", holds=parties.words_shared, odds=0.0, news=0.3),
    Sign(words="some words shared", holds=parties.some_words_shared, odds=0.2, news=0.3),
    Sign(words="hardly a word shared", holds=parties.few_words_shared, odds=0.0, news=-0.3),
    Sign(words="reports with hardly a name in common", holds=setting.other_matter, odds=0.0, news=0.0),
    Sign(words="one is speech, the other a deed", holds=act.only_one_is_speech, odds=-0.5, news=-0.6),
    Sign(words="words or help, told in other words", holds=act.talk_in_other_words, odds=0.7, news=0.1),
    Sign(words="only a word that tells little", holds=act.only_a_light_word, odds=-0.1, news=-0.5),
    Sign(words="two tolls", holds=act.two_tolls, odds=-0.2, news=0.9),
    Sign(words="an attack and some toll", holds=act.attack_and_some_toll, odds=-0.4, news=0.2),
    Sign(words="a toll and a single victim", holds=act.toll_and_victim, odds=-0.1, news=0.4),
    Sign(words="victims of another kind", holds=parties.other_victims, odds=-0.5, news=-0.3),
    Sign(words="one is the denying itself", holds=act.denial_act, odds=0.0, news=-0.4),
    Sign(words="denies it of others", holds=parties.denies_of_others, odds=0.2, news=-0.1, needs=PARTED),
    Sign(words="denies something else", holds=act.denies_something_else, odds=0.1, news=-0.2, needs=PARTED),
    Sign(
        words="denies what was told just before", holds=act.denies_what_came_before, odds=-0.1, news=0.1, needs=PARTED
    ),
    Sign(words="one says that it is not so", holds=_OPPOSED, odds=0.0, news=0.1, needs=PARTED),
    Sign(words="not so, one act", holds=every(_OPPOSED, _one_act), odds=-0.1, news=0.3, needs=PARTED),
    Sign(words="not so, one type", holds=every(_OPPOSED, act.same_type), odds=1.0, news=0.7, needs=PARTED),
    Sign(words="not so, a place in common", holds=every(_OPPOSED, _somewhere_alike), odds=0.0, news=-0.2, needs=PARTED),
    Sign(
        words="not so, one recipient", holds=every(_OPPOSED, parties.same_recipient), odds=0.2, news=0.1, needs=PARTED
    ),
    Sign(words="not so, one actor", holds=every(_OPPOSED, parties.same_actor), odds=0.3, news=0.2, needs=PARTED),
    Sign(words="not so, in one report", holds=every(_OPPOSED, sign.same_report), odds=0.0, news=-0.1, needs=PARTED),
    Sign(words="not so, one tie", holds=every(_OPPOSED, _ties(1)), odds=0.2, news=0.0, needs=PARTED),
    Sign(words="not so, two ties", holds=every(_OPPOSED, _ties(2)), odds=0.3, news=0.1, needs=PARTED),
    Sign(words="not so, three ties", holds=every(_OPPOSED, _ties(3)), odds=0.4, news=-0.2, needs=PARTED),
    Sign(
        words="not so, says the one blamed",
        holds=every(_OPPOSED, sign.blamed_speaks),
        odds=-0.4,
        news=-0.1,
        needs=PARTED,
    ),
    Sign(
        words="not so, no word shared",
        holds=of_many(lambda a, b: _OPPOSED(a, b) & (sign.words_shared(a, b) == 0)),
        odds=-0.6,
        news=-0.3,
        needs=PARTED,
    ),
    Sign(
        words="not so, said later",
        holds=of_many(lambda a, b: sign.negative(a) & no(sign.negative(b))),
        odds=0.0,
        news=-0.7,
    ),
    Sign(
        words="both say that it is not so",
        holds=of_many(lambda a, b: sign.negative(a) & sign.negative(b)),
        odds=0.0,
        news=-0.2,
    ),
    Sign(words="both told as so", holds=of_many(lambda a, b: sign.actual(a) & sign.actual(b)), odds=0.0, news=0.0),
    Sign(words="one told as so", holds=of_many(lambda a, b: sign.actual(a) != sign.actual(b)), odds=0.0, news=-0.3),
    Sign(words="one voice", holds=sign.one_voice, odds=-0.7, news=-0.3),
    Sign(words="one breath", holds=sign.one_breath, odds=0.0, news=0.1, needs=TOGETHER),
    Sign(words="sources of two countries", holds=sign.sources_of_two_lands, odds=-0.1, news=-0.3),
    Sign(words="two sources", holds=of_many(lambda a, b: sign.sources(a, b) == 2), odds=0.1, news=0.0),
    Sign(words="no source", holds=of_many(lambda a, b: sign.sources(a, b) == 0), odds=0.0, news=0.1),
    Sign(words="who is blamed speaks", holds=sign.blamed_speaks, odds=0.5, news=0.4),
    Sign(words="one report", holds=sign.same_report, odds=-0.1, news=-1.1, needs=TOGETHER),
    Sign(words="one right after the other", holds=sign.neighbours, odds=0.6, news=0.3, needs=TOGETHER),
    Sign(
        words="one sentence",
        holds=of_many(lambda a, b: sign.letters_between(a, b) == 0),
        odds=0.1,
        news=-0.3,
        needs=TOGETHER,
    ),
    Sign(
        words="next sentence",
        holds=of_many(lambda a, b: _within(sign.letters_between(a, b), 1, 20)),
        odds=0.1,
        news=0.3,
        needs=TOGETHER,
    ),
    Sign(
        words="close by",
        holds=of_many(lambda a, b: _within(sign.letters_between(a, b), 20, 200)),
        odds=0.0,
        news=-0.1,
        needs=TOGETHER,
    ),
    Sign(
        words="far off in the report",
        holds=of_many(lambda a, b: sign.letters_between(a, b) >= 600),
        odds=-0.2,
        news=-0.1,
        needs=TOGETHER,
    ),
    Sign(
        words="two voices, one right after the other",
        holds=of_many(lambda a, b: sign.neighbours(a, b) & no(sign.one_voice(a, b))),
        odds=-0.2,
        news=0.0,
        needs=TOGETHER,
    ),
    Sign(words="reports of one day", holds=of_many(lambda a, b: sign.gap(a, b) == 0), odds=0.4, news=-0.8, needs=APART),
    Sign(
        words="reports a day apart", holds=of_many(lambda a, b: sign.gap(a, b) == 1), odds=0.5, news=-0.4, needs=APART
    ),
    Sign(words="reports days apart", holds=of_many(lambda a, b: sign.gap(a, b) >= 3), odds=-0.1, news=0.5, needs=APART),
    Sign(words="one accused", holds=_told(Stance.ACCUSES, 1), odds=0.3, news=-0.2),
    Sign(words="one alleged", holds=_told(Stance.ALLEGES, 1), odds=0.0, news=-0.2),
    Sign(words="one denied", holds=_told(Stance.DENIES, 1), odds=-0.2, news=-0.2),
    Sign(words="one doubted", holds=_told(Stance.DOUBTS, 1), odds=0.1, news=0.0),
    Sign(words="one confirmed", holds=_told(Stance.CONFIRMS, 1), odds=-0.2, news=0.1),
    Sign(words="one of words against", holds=_in(sign.CONTRAST, 1), odds=0.1, news=-0.4),
    Sign(words="both of words against", holds=_in(sign.CONTRAST, 2), odds=0.0, news=-0.3),
    Sign(words="one of words conceding", holds=_in(sign.CONCEDING, 1), odds=-0.4, news=-0.1),
    Sign(words="both of words conceding", holds=_in(sign.CONCEDING, 2), odds=-0.6, news=-0.5),
    Sign(words="one of words moving on", holds=_in(sign.MOVING_ON, 1), odds=-0.3, news=0.1),
    Sign(words="both of words moving on", holds=_in(sign.MOVING_ON, 2), odds=-0.5, news=0.0),
    Sign(words="one of words of mishap", holds=_in(sign.MISHAP, 1), odds=0.0, news=-0.2),
    Sign(words="both of words of mishap", holds=_in(sign.MISHAP, 2), odds=-0.1, news=0.0),
    Sign(words="one of words of attack", holds=_in(sign.ATTACK, 1), odds=0.0, news=-0.2),
    Sign(words="both of words of attack", holds=_in(sign.ATTACK, 2), odds=-0.1, news=-0.4),
    Sign(words="one of words of nothing", holds=_in(sign.NOTHING, 1), odds=0.2, news=-0.2),
    Sign(words="both of words of nothing", holds=_in(sign.NOTHING, 2), odds=0.0, news=-0.2),
    Sign(words="a mishap and an attack", holds=sign.mishap_and_attack, odds=0.3, news=-0.1),
    Sign(words="one attack", holds=of_type("ASSAULT", 1), odds=-0.1, news=-0.5),
    Sign(words="two attacks", holds=of_type("ASSAULT", 2), odds=0.6, news=-0.6),
    Sign(words="one without a type", holds=of_type(None, 1), odds=0.0, news=-0.2),
    Sign(words="both without a type", holds=of_type(None, 2), odds=0.8, news=0.1),
    Sign(words="counts apart", holds=_apart, odds=1.0, news=0.7, needs=COUNTED),
    Sign(words="counts apart, three ties", holds=every(_apart, _ties(3)), odds=0.3, news=0.1, needs=COUNTED),
    Sign(words="counts apart, two ties", holds=every(_apart, _ties(2)), odds=0.2, news=0.2, needs=COUNTED),
    Sign(words="counts apart, one word", holds=every(_apart, act.same_word), odds=-0.2, news=-0.4, needs=COUNTED),
    Sign(words="counts apart, two tolls", holds=every(_apart, act.two_tolls), odds=0.3, news=0.3, needs=COUNTED),
    Sign(
        words="counts apart, one day of reports",
        holds=lambda a, b: _apart(a, b) and sign.gap(a, b) == 0,
        odds=0.3,
        news=0.0,
        needs=COUNTED,
    ),
    Sign(words="counts apart, one report", holds=every(_apart, sign.same_report), odds=0.2, news=-0.4, needs=COUNTED),
    Sign(words="counts apart, one voice", holds=every(_apart, sign.one_voice), odds=0.1, news=0.0, needs=COUNTED),
    Sign(
        words="a little more", holds=lambda a, b: 0 < sign.times_as_many(a, b) < 1.3, odds=0.6, news=1.1, needs=COUNTED
    ),
    Sign(
        words="many times as many",
        holds=lambda a, b: sign.times_as_many(a, b) >= 5,
        odds=-0.9,
        news=-0.8,
        needs=COUNTED,
    ),
    Sign(words="later more", holds=sign.higher, odds=0.3, news=1.0, needs=COUNTED),
    Sign(words="later less", holds=sign.lower, odds=0.1, news=0.1, needs=COUNTED),
    Sign(words="same count", holds=parties.same_count, odds=0.1, news=0.2, needs=COUNTED),
    Sign(words="another doer", holds=sign.other_doer, odds=0.1, news=-0.4),
    Sign(words="another doer, one act", holds=every(sign.other_doer, _one_act), odds=-0.1, news=0.0),
    Sign(
        words="another doer, one recipient", holds=every(sign.other_doer, parties.same_recipient), odds=0.0, news=-0.1
    ),
    Sign(words="another doer, three ties", holds=every(sign.other_doer, _ties(3)), odds=0.1, news=-0.1),
    Sign(words="another doer of an attack", holds=every(sign.other_doer, of_type("ASSAULT", 2)), odds=0.4, news=0.2),
    Sign(words="parties reversed", holds=sign.reversed_parties, odds=0.3, news=0.0),
    Sign(words="one tie", holds=_ties(1), odds=0.1, news=0.4),
    Sign(words="two ties", holds=_ties(2), odds=-0.1, news=0.1),
    Sign(words="three ties", holds=_ties(3), odds=-0.2, news=0.1),
    Sign(words="four ties", holds=_ties(4), odds=0.2, news=0.0),
    Sign(words="a word shared", holds=sharing(1), odds=0.2, news=1.2),
    Sign(words="two words shared", holds=sharing(2), odds=0.0, news=0.3),
    Sign(words="five words shared", holds=sharing(5), odds=-0.2, news=-0.2),
    Sign(words="a plan done", holds=_plan_done, odds=0.0, news=0.8),
    Sign(words="a wish done", holds=_wish_done, odds=0.0, news=0.6),
    Sign(
        words="a plan done, one act",
        holds=every(_plan_done, _one_act),
        odds=0.0,
        news=0.8,
    ),
    Sign(
        words="a wish done, one act",
        holds=every(_wish_done, _one_act),
        odds=0.0,
        news=0.9,
    ),
    Sign(
        words="a plan, not so",
        holds=of_many(lambda a, b: _plan_done(a, b) & sign.negative(a)),
        odds=0.0,
        news=0.3,
    ),
    Sign(words="the later undoes it", holds=sign.undoes, odds=0.4, news=0.4),
    Sign(words="undoes it for the same", holds=every(sign.undoes, parties.same_recipient), odds=-0.1, news=0.5),
    Sign(words="undoes it, a place in common", holds=every(sign.undoes, _somewhere_alike), odds=0.1, news=0.2),
    Sign(words="let go after taken", holds=sign.freed, odds=0.1, news=0.9),
    Sign(words="the later opens", holds=of_many(lambda a, _: a.has(_OPENING)), odds=-0.1, news=0.5),
    Sign(
        words="the later confirms",
        holds=of_many(lambda a, _: sign.is_told_with(Stance.CONFIRMS, a)),
        odds=0.3,
        news=0.4,
    ),
    Sign(words="the later moves on", holds=of_many(lambda a, _: sign.holds(sign.MOVING_ON, a)), odds=0.0, news=0.2),
    Sign(words="the later concedes", holds=of_many(lambda a, _: sign.holds(sign.CONCEDING, a)), odds=0.2, news=0.3),
    Sign(words="the later unsourced", holds=of_many(lambda a, _: no(of_one(_is_sourced, a))), odds=-0.3, news=0.2),
    Sign(words="a place in common", holds=_somewhere_alike, odds=0.0, news=0.1),
    Sign(words="same thing", holds=sign.same_thing, odds=-0.3, news=0.4, needs=IN_STATES),
    Sign(
        words="same thing, another state",
        holds=every(sign.same_thing, sign.other_state),
        odds=0.2,
        news=0.6,
        needs=IN_STATES,
    ),
    Sign(words="another state", holds=sign.other_state, odds=0.5, news=0.3, needs=IN_STATES),
    Sign(
        words="another state later",
        holds=lambda a, b: sign.other_state(a, b) and sign.gap(a, b) > 0,
        odds=0.0,
        news=0.3,
        needs=IN_STATES,
    ),
    Sign(
        words="one in a state",
        holds=of_many(lambda a, b: a.has(_STATUS) != b.has(_STATUS)),
        odds=-0.5,
        news=-0.1,
    ),
)

ODDS, NEWS = -4.4, -4.2
"""Log-odds where no sign shows."""
