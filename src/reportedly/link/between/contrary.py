"""What two accounts weigh that stand side by side, and how much of it hangs on their being of one event.

Signs of contradictions alone; those that tell of updates, too, stand in `bearing`. Weights are fitted with those there.
"""

from functools import cache

from reportedly.link.between import accounts, corrected, rules
from reportedly.link.between import signs as sign
from reportedly.link.between.weighed import (
    APART,
    COUNTED,
    IN_STATES,
    PARTED,
    TOGETHER,
    Bond,
    Sign,
    Test,
    every,
    of_type,
    sharing,
)
from reportedly.link.telling.either import no, of_many
from reportedly.link.telling.traits import Trait

_OPPOSED = sign.one_polarity_each
_LEADS, _CENTRAL = int(Trait.LEADS), int(Trait.CENTRAL)


@cache
def _rule(which: str) -> Test:
    return every(accounts.may_be_ruled(which), lambda a, b: accounts.by_rule(a, b) == which)


@cache
def _steps(number: int) -> Test:
    return of_many(lambda a, b: accounts.steps(a, b) == number)


ACCOUNTS: tuple[Sign, ...] = (
    Sign(words="right after the other in the report", holds=_steps(1), odds=0.5, needs=TOGETHER),
    Sign(words="next but one in the report", holds=_steps(2), odds=0.3, needs=TOGETHER),
    Sign(words="few statements on", holds=of_many(lambda a, b: accounts.steps(a, b) <= 4), odds=0.1, needs=TOGETHER),
    Sign(words="two named voices in a paragraph", holds=accounts.one_paragraph, odds=1.4, needs=TOGETHER),
    Sign(
        words="two named voices, next to each other",
        holds=every(accounts.two_sources, _steps(1)),
        odds=0.4,
        needs=TOGETHER,
    ),
    Sign(
        words="two named voices in a sentence",
        holds=of_many(lambda a, b: (sign.letters_between(a, b) == 0) & accounts.two_sources(a, b)),
        odds=0.5,
        needs=TOGETHER,
    ),
    Sign(
        words="two named voices in sentences that follow each other",
        holds=of_many(lambda a, b: accounts.next_sentence(a, b) & accounts.two_sources(a, b)),
        odds=-0.2,
        needs=TOGETHER,
    ),
    Sign(
        words="a word of denying between two voices",
        holds=every(accounts.two_sources, lambda a, b: accounts.turns(accounts.DENYING, a, b)),
        odds=0.5,
        needs=TOGETHER,
    ),
    Sign(
        words="a word of turning between two voices",
        holds=every(accounts.two_sources, lambda a, b: accounts.turns(accounts.TURNING, a, b)),
        odds=-0.1,
        needs=TOGETHER,
    ),
    Sign(words="parted by a semicolon", holds=accounts.semicolon, odds=0.6, needs=TOGETHER),
    Sign(words="not so, right after", holds=every(_OPPOSED, _steps(1)), odds=-0.1, needs=PARTED),
    Sign(
        words="not so, close by, two voices",
        holds=of_many(lambda a, b: _OPPOSED(a, b) & (accounts.steps(a, b) <= 2) & no(sign.one_voice(a, b))),
        odds=0.0,
        needs=PARTED,
    ),
    Sign(words="denied close by", holds=accounts.denied_close_by, odds=0.2, needs=PARTED),
    Sign(
        words="one denies, words shared",
        holds=of_many(lambda a, b: accounts.one_of_words(accounts.DENYING, a, b)),
        odds=-0.1,
    ),
    Sign(
        words="one concedes, words shared",
        holds=of_many(lambda a, b: accounts.one_of_words(sign.CONCEDING, a, b)),
        odds=-0.2,
    ),
    Sign(
        words="a word of the other in quotation marks",
        holds=every(accounts.one_quotes, lambda a, b: accounts.quotes(1, a, b)),
        odds=0.2,
        needs=APART,
    ),
    Sign(
        words="two words of the other in quotation marks",
        holds=every(accounts.one_quotes, lambda a, b: accounts.quotes(2, a, b)),
        odds=0.1,
        needs=APART,
    ),
    Sign(words="the act of one in the other's words", holds=accounts.act_in_words, odds=0.0),
    Sign(
        words="not so, the act in the other's words",
        holds=every(_OPPOSED, accounts.act_in_words),
        odds=0.1,
        needs=PARTED,
    ),
    Sign(words="what did not happen in the other's words", holds=accounts.denied_act_in_words, odds=-0.1, needs=PARTED),
    Sign(words="not so, one act to the letter", holds=every(_OPPOSED, rules.one_act), odds=0.6, needs=PARTED),
    Sign(words="not so, two attacks", holds=every(_OPPOSED, of_type("ASSAULT", 2)), odds=-0.6, needs=PARTED),
    Sign(words="not so, the doer of the other", holds=accounts.doer_denies, odds=0.5, needs=PARTED),
    Sign(
        words="not so, recipients share a word", holds=every(_OPPOSED, accounts.whom_in_common), odds=0.6, needs=PARTED
    ),
    Sign(words="a thing in common", holds=accounts.thing_in_common, odds=0.2),
    Sign(words="not so, a thing in common", holds=every(_OPPOSED, accounts.thing_in_common), odds=0.1, needs=PARTED),
    Sign(
        words="not so, a thing and the act in common",
        holds=every(_OPPOSED, accounts.thing_in_common, rules.one_act),
        odds=-0.2,
        needs=PARTED,
    ),
    Sign(words="roles swapped", holds=accounts.roles_swapped, odds=-0.1),
    Sign(words="an authority and another", holds=accounts.authority_and_other, odds=0.2),
    Sign(words="two authorities", holds=accounts.two_authorities, odds=0.1),
    Sign(words="none and some", holds=accounts.none_and_some, odds=-0.1, needs=COUNTED),
    Sign(words="nobody hit and a toll", holds=accounts.nobody_hit_and_toll, odds=-0.4),
    Sign(words="three words shared", holds=sharing(3), odds=0.1),
    Sign(words="four words shared", holds=sharing(4), odds=0.0),
    Sign(words="two long words shared", holds=accounts.long_words, odds=-0.2),
    Sign(words="two names shared", holds=of_many(lambda a, b: accounts.names(2, a, b)), odds=0.1),
    Sign(
        words="not so, a name shared",
        holds=of_many(lambda a, b: _OPPOSED(a, b) & accounts.names(1, a, b)),
        odds=-0.2,
        needs=PARTED,
    ),
    Sign(words="not so, two words shared", holds=every(_OPPOSED, sharing(2)), odds=0.2, needs=PARTED),
    Sign(words="not so, three words shared", holds=every(_OPPOSED, sharing(3)), odds=-0.2, needs=PARTED),
    Sign(words="opposite states of one thing", holds=accounts.states_opposed, odds=0.3, needs=IN_STATES),
    Sign(words="undone at once", holds=accounts.undone_at_once, odds=-0.1),
    Sign(
        words="a mishap and an attack, two named voices",
        holds=every(sign.mishap_and_attack, accounts.two_sources),
        odds=0.0,
    ),
    Sign(words="a word of the other taken back", holds=every(corrected.may_take_back, corrected.word), odds=0.2),
    Sign(words="a count of the other taken back", holds=every(corrected.may_take_back, corrected.count), odds=1.0),
    Sign(words="only so, says one", holds=corrected.only_one_limits, odds=0.3),
    Sign(
        words="a voice in common behind two",
        holds=every(corrected.heard_by_others, corrected.voice_in_common),
        odds=-1.0,
    ),
    Sign(words="denied of another doer", holds=corrected.denied_of_another, odds=-1.3, needs=PARTED),
    Sign(words="rivals for one act", holds=accounts.rivals, odds=0.1),
    Sign(words="both lead", holds=of_many(lambda a, b: a.has(_LEADS) & b.has(_LEADS)), odds=-0.1),
    Sign(
        words="both of the type that their reports tell of most",
        holds=of_many(lambda a, b: a.has(_CENTRAL) & b.has(_CENTRAL)),
        odds=-0.3,
    ),
    Sign(words="by rule, whether it happened", holds=_rule("happened"), odds=0.4, needs=PARTED),
    Sign(words="by rule, how many", holds=_rule("count"), odds=0.3, needs=COUNTED),
    Sign(words="by rule, who", holds=_rule("actor"), odds=0.1),
    Sign(
        words="by rule, whether it happened, common ground",
        holds=every(_rule("happened"), accounts.grounded),
        odds=0.2,
        needs=PARTED,
    ),
    Sign(
        words="by rule, how many, common ground",
        holds=every(_rule("count"), accounts.grounded),
        odds=0.5,
        needs=COUNTED,
    ),
    Sign(words="by rule, who, common ground", holds=every(_rule("actor"), accounts.grounded), odds=0.2),
)


BONDS: tuple[Bond, ...] = (
    Bond(words="found to be of one event", odds=0.1),
    Bond(words="hardly of one event", least=-4.0, odds=0.8),
    Bond(words="perhaps of one event", least=-2.5, odds=0.2),
    Bond(words="maybe of one event", least=-1.5, odds=0.2),
    Bond(words="likely of one event", least=-0.5, odds=0.2),
    Bond(words="surely of one event", least=0.5, odds=-0.1),
    Bond(words="of one event, not so", also=_OPPOSED, odds=0.5),
    Bond(words="of one event, by rule, whether it happened", also=_rule("happened"), odds=0.2),
    Bond(words="of one event, by rule, how many", also=_rule("count"), odds=0.5),
    Bond(words="of one event, by rule, who", also=_rule("actor"), odds=0.0),
    Bond(words="maybe of one event, by rule, whether it happened", least=-1.5, also=_rule("happened"), odds=0.2),
    Bond(words="maybe of one event, by rule, how many", least=-1.5, also=_rule("count"), odds=-0.2),
    Bond(words="maybe of one event, by rule, who", least=-1.5, also=_rule("actor"), odds=0.2),
    Bond(words="of one event, two named voices side by side", also=accounts.one_paragraph, odds=-0.4),
    Bond(words="of one event, a mishap and an attack", also=sign.mishap_and_attack, odds=-0.1),
    Bond(words="of one event, another doer", also=sign.other_doer, odds=0.2),
    Bond(
        words="of one event, not so, a thing in common",
        also=every(_OPPOSED, accounts.thing_in_common),
        odds=-0.3,
    ),
)
