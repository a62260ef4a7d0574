"""What two statements show that may be at odds, or of which one may bring the other up to date: one test for each sign.

Every test takes the later statement first. Nothing here weighs; see `bearing`.
"""

from datetime import date
from functools import lru_cache

from reportedly.link.between.rules import own_counts
from reportedly.link.between.voice import same_source, speaker
from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.act import world as standing
from reportedly.link.telling.either import any_of
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, clash, kin, unlike
from reportedly.link.telling.profile import Party, Profile
from reportedly.link.telling.wording import stem, words
from reportedly.records import Modality, Polarity, Stance


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


CONTRAST = _stems(
    "but however although though contrary instead insist insisted maintain deny denied denies denial reject rejected "
    "rejects refute refuted dismiss dismissed false untrue lie lies fabrication fabricated hoax rumour rumours "
    "baseless nonsense claim claims claimed alleged allegedly contradict contradicted dispute disputed disputes "
    "actually pretend propaganda invention invented fake slander"
)
"""Words of whoever sets one account against another."""
CONCEDING = _stems(
    "concede conceded concedes admit admitted admits acknowledge acknowledged correct corrected correction retract "
    "retracted withdraw withdrew revise revised regret regretted mistake wrongly after earlier previously initially "
    "first now later turned"
)
"""Words of whoever changes an account."""
MOVING_ON = _stems(
    "risen rose rises rise climbed now later since final finally revised updated update total bringing confirmed died "
    "succumbed found recovered more another released reopened resumed lifted ended expired extended postponed signed "
    "began started arrived returned"
)
"""Words that tell what time brought."""
MISHAP = _stems(
    "accident accidental accidentally fault fire short circuit fell fall falling slipped drowned tripped crash crashed "
    "crashing technical malfunction misfire misfired maintenance storm natural wind lightning explosion exploded gas "
    "leak overloaded capsized collision collided heart suicide himself stumbled wall collapse landslide error"
)
"""Words for what nobody meant to do."""
ATTACK = _stems(
    "shot shots bullet bullets gunfire fired strike struck shelled shelling rocket missile drone bomb bombed attack "
    "attacked killed beaten baton torture rammed sabotage explosive grenade sniper round"
)
"""Words for what somebody did to harm."""
NOTHING = _stems("only no none not nobody nothing never neither without any")


def said(p: Profile) -> frozenset[str]:
    """Stems of all words of its sentence, function words included."""
    return _stems_of(p.statement.evidence.of(p.article.text))


@of_last
def _said(a: Profile, b: Profile) -> tuple[frozenset[str], frozenset[str]]:
    return said(a), said(b)


@lru_cache(maxsize=1 << 12)
def _stems_of(sentence: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(sentence))


def holds_in(kind: frozenset[str], a: Profile, b: Profile) -> int:
    """In how many of the two sentences such a word stands."""
    return sum(bool(kind & own) for own in _said(a, b))


def negative(p: Profile) -> bool:
    """Whether it says that it is not so."""
    return p.statement.factuality.polarity is Polarity.NEGATIVE


def actual(p: Profile) -> bool:
    """Whether it says that something is or was so."""
    return p.statement.factuality.modality is Modality.ACTUAL


def told(p: Profile) -> date:
    """The day of its report; an undated one comes first."""
    return p.article.published or date.min


def later_first(a: Profile, b: Profile) -> tuple[Profile, Profile]:
    """The two, the one told later first: by day of the report, its id, place in it."""
    one, two = sorted((a, b), key=lambda p: (told(p), p.article.id, p.statement.trigger.start, p.id), reverse=True)
    return one, two


def same_report(a: Profile, b: Profile) -> bool:
    """Both stand in one report."""
    return a.article.id == b.article.id


def gap(a: Profile, b: Profile) -> int:
    """Days between their reports; -1 within one report."""
    return -1 if same_report(a, b) else abs((told(a) - told(b)).days)


def one_polarity_each(a: Profile, b: Profile) -> bool:
    """One says that it is so, the other that it is not."""
    return negative(a) != negative(b)


@of_last
def one_voice(a: Profile, b: Profile) -> bool:
    """One source, or the own words of one outlet."""
    one, two = speaker(a), speaker(b)
    if one is not None and two is not None:
        return same_source(one, two)
    return same_report(a, b) or (a.article.outlet is not None and a.article.outlet == b.article.outlet)


def one_breath(a: Profile, b: Profile) -> bool:
    """One source in one report."""
    one, two = speaker(a), speaker(b)
    return same_report(a, b) and (one.text if one else None) == (two.text if two else None)


def sources_of_two_lands(a: Profile, b: Profile) -> bool:
    """Their sources belong to two countries."""
    one, two = speaker(a), speaker(b)
    return one is not None and two is not None and clash(one, two)


def sources(a: Profile, b: Profile) -> int:
    """How many of the two name who says so."""
    return (speaker(a) is not None) + (speaker(b) is not None)


def stances(stance: Stance, a: Profile, b: Profile) -> int:
    """How many of the two are told by somebody who does this with it."""
    return sum(bool(p.statement.chain) and p.statement.chain[-1].stance is stance for p in (a, b))


def of_type(event: str | None, a: Profile, b: Profile) -> int:
    """How many of the two are of this type of event."""
    return (a.statement.event == event) + (b.statement.event == event)


def neighbours(a: Profile, b: Profile) -> bool:
    """One is told right before the other."""
    return a.id in b.before or b.id in a.before


def letters_between(a: Profile, b: Profile) -> int:
    """Code points between their sentences in one report; -1 in two."""
    if not same_report(a, b):
        return -1
    one, two = sorted((a.statement.evidence, b.statement.evidence))
    return max(0, two.start - one.end)


def _who(p: Profile) -> list[Party]:
    return [x for x in p.actors if x.known]


@of_last
def other_doer(a: Profile, b: Profile) -> bool:
    """Both name who did it, and they are surely different."""
    mine, other = _who(a), _who(b)
    return bool(mine and other) and all(unlike(x, y) for x in mine for y in other)


@of_last
def blamed_speaks(a: Profile, b: Profile) -> bool:
    """Whose word one is acts in the other."""
    pairs = ((speaker(a), b.actors), (speaker(b), a.actors))
    return any(who is not None and any(alike(who, x) or kin(who, x) for x in actors) for who, actors in pairs)


def reversed_parties(a: Profile, b: Profile) -> bool:
    """Who acts in one suffers in the other, and the other way round."""
    return bool(any_of(alike, a.actors, b.recipients) and any_of(alike, a.recipients, b.actors))


@of_last
def counts_apart(a: Profile, b: Profile) -> str:
    """What both count, and the counts do not meet; empty if there is none."""
    one, two = own_counts(a), own_counts(b)
    apart = [w for w in one.keys() & two.keys() if one[w][0] > two[w][1] or two[w][0] > one[w][1]]
    return min(apart, default="")


def higher(later: Profile, earlier: Profile) -> bool:
    """The later report counts more."""
    what = counts_apart(later, earlier)
    return bool(what) and gap(later, earlier) > 0 and later.counts[what][0] > earlier.counts[what][1]


def lower(later: Profile, earlier: Profile) -> bool:
    """The later report counts less."""
    return bool(counts_apart(later, earlier)) and gap(later, earlier) > 0 and not higher(later, earlier)


def times_as_many(a: Profile, b: Profile) -> float:
    """How many times the smaller count the larger is; 0 where no two counts are apart."""
    what = counts_apart(a, b)
    if not what:
        return 0.0
    small, large = sorted((a.counts[what], b.counts[what]))
    return (large[0] + 1) / (small[1] + 1)


@of_last
def ties(a: Profile, b: Profile) -> int:
    """How much they share: word, sort of act, recipient, place, day, words, doer."""
    return sum(
        (
            act.same_word(a, b),
            act.same_sort(a, b),
            parties.same_recipient(a, b),
            setting.near(a, b) or setting.place_named_alike(a, b),
            setting.same_day(a, b),
            parties.words_shared(a, b),
            parties.same_actor(a, b),
        )
    )


def mishap_and_attack(a: Profile, b: Profile) -> bool:
    """One tells of a mishap and of no attack, the other of an attack."""
    one, two = _said(a, b)
    pairs = ((one, two), (two, one))
    return any(bool(x & MISHAP) and not x & ATTACK and bool(y & ATTACK) for x, y in pairs)


def done_after(world: str, later: Profile, earlier: Profile) -> bool:
    """What was a plan or a wish is told as done."""
    return standing(later) == "actual" and standing(earlier) == world


def undoes(later: Profile, earlier: Profile) -> bool:
    """The later act undoes the earlier one."""
    return bool(earlier.sorts.opposites & later.sorts.sorts)


def freed(later: Profile, earlier: Profile) -> bool:
    """Somebody is let go after somebody was taken."""
    return "releasing" in later.sorts.sorts and bool(earlier.sorts.sorts & {"arresting", "abducting"})


def same_thing(a: Profile, b: Profile) -> bool:
    """Both give the state of a thing, and the names of the two share a word."""
    if a.statement.status is None or b.statement.status is None:
        return False
    return bool(_stems_of(a.subject) & _stems_of(b.subject))


def other_state(a: Profile, b: Profile) -> bool:
    """The two states differ."""
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and one.state is not two.state
