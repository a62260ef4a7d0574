"""What one reason shows: that two statements of two voices cannot both be right.

They differ on whether it happened, on how many, or on who did it. Nothing here weighs; see `bearing`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reportedly.link.between.voice import speaker
from reportedly.link.same.same_act import same_word
from reportedly.link.same.same_parties import same_recipient
from reportedly.link.same.same_setting import near, place_in_words, place_named_alike, same_day
from reportedly.link.telling.either import Truth, Two, meets, no, of_many, of_one
from reportedly.link.telling.parties import alike, kin, unlike
from reportedly.link.telling.profile import Party, Profile, part_of
from reportedly.link.telling.traits import Trait
from reportedly.link.telling.wording import NOBODY, is_nobody, stem
from reportedly.records import Modality, Polarity

Range = tuple[float, float]
_MODE, _TOLL = int(Trait.MODE), int(Trait.TOLL)
_GROWING = frozenset(("killed", "injured", "missing", "displaced", "abducted", "families displaced"))
"""Counts that rise as more becomes known; a later and higher one is news, not a contradiction."""
NO_ACT_AGAINST = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT"))
"""Types of talk, which several parties do: another actor is no contradiction."""

HAPPENED = "one says it happened, the other that it did not"
SAME_ACT = "same act"
COUNTS = "counts of"
"""How the reason of a contradiction about numbers begins."""
OTHERWISE = "two voices tell it otherwise"
CONTEST_KINDS = ((HAPPENED, "happened"), (COUNTS, "count"), (SAME_ACT, "actor"), (OTHERWISE, "account"))
"""How a contradiction's first reason begins, and what kind of contest it is; any other is about a state."""


def is_actual(p: Profile) -> bool:
    """Whether it says that something is or was so."""
    return p.statement.factuality.modality is Modality.ACTUAL


def is_negative(p: Profile) -> bool:
    """Whether it says that it is not so."""
    return p.statement.factuality.polarity is Polarity.NEGATIVE


def told(p: Profile) -> date:
    """The day of the report, for order; undated reports come first."""
    return p.article.published or date.min


@of_many
def one_act(a: Two, b: Two) -> Truth:
    """Whether the acts are of one sort: that nobody was kidnapped does not say that there was no attack."""
    in_two_modes = (a.event == b.event) & a.has(_MODE) & b.has(_MODE) & (a.mode != b.mode)
    # Who fired tear gas did not fire at anybody.
    alike_though = same_word(a, b) & same_recipient(a, b)
    broad = of_one(_is_broad, a) & no(of_one(_of_nobody, a) | of_one(_of_nobody, b))
    same_mode = a.has(_MODE) & (a.mode == b.mode) & no(a.has(_TOLL) | b.has(_TOLL) | broad)
    one_sort = same_word(a, b) | meets(a.sorts.sorts, b.sorts.sorts) | same_mode
    return (in_two_modes & alike_though) | (no(in_two_modes) & one_sort)


def _is_broad(p: Profile) -> bool:
    """Whether its mode holds acts of many sorts."""
    return p.mode in _BROAD


def _of_nobody(p: Profile) -> bool:
    """Whether it says it of all alike: "no one was stopped"."""
    return any(is_nobody(x.text) for x in (*p.actors, *p.recipients))


_BROAD = frozenset(("restrict", "allege", "demo"))
"""Modes that hold acts of many sorts: a closed crossing is no pushback."""


def common_ground(a: Profile, b: Profile) -> bool:
    """Whether they share more than the act: a party, a place, a day that both give, or telling words."""
    if near(a, b) or place_named_alike(a, b) or place_in_words(a, b) or same_day(a, b):
        return True
    parties = ((a.actors, b.actors), (a.recipients, b.recipients), (a.actors, b.recipients), (a.recipients, b.actors))
    if any(alike(x, y) or kin(x, y) for mine, other in parties for x in mine for y in other):
        return True
    act = a.act_words | b.act_words
    return len((a.words & b.words) - act) >= _TELLING


_TELLING = 2
"""Words beside the act that say that two sentences speak of one matter."""


def happened(a: Profile, b: Profile, *, together: bool) -> str | None:
    """Why they cannot both be right on whether it happened; None if they can."""
    if is_negative(a) == is_negative(b) or not one_act(a, b):
        return None
    no, yes = (a, b) if is_negative(a) else (b, a)
    if any(is_nobody(x.text) for x in no.recipients) and not yes.recipients:
        return None
    accused = [x for x in yes.actors if x.known]
    if any(_denied_of_others(denied, accused) for denied in no.actors):
        return None
    if not accused and any(x.known for x in no.actors) and (not together or speaker(yes) is None):
        return None
    return HAPPENED


def denies_later(no: Profile, yes: Profile) -> bool:
    """Whether nobody was hurt since something that came after: "nobody has died since the river went down"."""
    if not no.is_of_none or yes.is_of_none or yes.days is None or not yes.days.stated or told(no) <= yes.days.end:
        return False
    behind = no.article.text[no.statement.trigger.end : no.statement.evidence.end]
    return _SINCE.search(behind) is not None


_SINCE = re.compile(r"\bsince\b")


def _denied_of_others(denied: Party, accused: Sequence[Party]) -> bool:
    """Whether what somebody says not to have done is said of surely different parties."""
    if is_nobody(denied.text):
        who = denied.words - NOBODY
        return bool(who) and not any(who & x.words for x in accused)
    return denied.known and bool(accused) and all(unlike(denied, x) for x in accused)


def none_at_all(p: Profile) -> bool:
    """Whether it says that there was none: a denial in numbers."""
    return any(most == 0 for _, most in p.counts.values())


def own_counts(p: Profile) -> Mapping[str, Range]:
    """What a statement counts by its own word: "died" counts no wounded, whatever else its sentence counts."""
    counts = p.counts
    if len(counts) > 1:
        for sort, what in _TOLLS:
            if sort in p.sorts.sorts and what in counts:
                return {what: counts[what]}
    return counts


_TOLLS = (("dying", "killed"), ("injuring", "injured"))


def count(a: Profile, b: Profile) -> str | None:
    """Why their counts cannot both be right; None if they can, or time may have brought the higher one."""
    mine, other = own_counts(a), own_counts(b)
    if a.is_toll and b.is_toll and a.victims and b.victims and not a.victims & b.victims:
        return None
    # One victim with a clause of its own is no rival of a toll.
    if a.is_of_one != b.is_of_one and not (none_at_all(a) or none_at_all(b)):
        return None
    for what in sorted(mine.keys() & other.keys()):
        (low, high), (least, most) = mine[what], other[what]
        if (low <= most and least <= high) or part_of((low, high), (least, most)):
            continue
        if later_count(a, b, what) is None and not _has_grown(a, b, what):
            return apart(what)
    return None


def apart(what: str) -> str:
    """The reason of a contradiction about how many of something."""
    return f"{COUNTS} {what} that do not meet"


def _has_grown(a: Profile, b: Profile, what: str) -> bool:
    """Whether a later count is only a little higher: that is what time brings, whoever counts."""
    if told(a) == told(b) or what not in _GROWING:
        return False
    later, earlier = (a, b) if told(a) > told(b) else (b, a)
    return earlier.counts[what][1] < later.counts[what][0] <= _MUCH * earlier.counts[what][1]


_MUCH = 1.5
"""A rise by more than half between two voices is no growth but another claim."""


def later_count(a: Profile, b: Profile, what: str) -> Profile | None:
    """The statement whose count supersedes the other's; None if neither does."""
    if told(a) == told(b):
        return None
    later, earlier = (a, b) if told(a) > told(b) else (b, a)
    new, old = later.counts[what], earlier.counts[what]
    if new == old:
        return None
    one, two = speaker(later), speaker(earlier)
    same = one is not None and two is not None and alike(one, two)
    if same or (one is None and two is None and later.article.outlet == earlier.article.outlet is not None):
        return later
    if what not in _GROWING or new[0] < old[0] or old[0] <= 0:
        return None
    # A named voice's exact count stands against another's; a report's own words, a range, "at least" leave room.
    return later if old[0] < old[1] or (one is None and two is None) else None


def actor(a: Profile, b: Profile) -> str | None:
    """Why they cannot both be right on who did it; None if they can."""
    # The subject of a toll is the victims, or who counts them; whoever speaks does no deed.
    if a.is_toll or b.is_toll or "speech" in a.sorts.families | b.sorts.families or not one_act(a, b):
        return None
    if is_negative(a) or is_negative(b) or {a.statement.event, b.statement.event} & NO_ACT_AGAINST:
        return None
    if _lasts(a) or _lasts(b):
        return None
    # A type alone is too little: who wore helmets and who took their dead home are no rivals for a shooting.
    said_alike = a.act_words & b.act_words or a.sorts.sorts & b.sorts.sorts
    if not said_alike and not any(alike(x, y) for x in a.recipients for y in b.recipients):
        return None
    mine, other = [x for x in a.actors if x.known], [x for x in b.actors if x.known]
    if not mine or not other or any(not unlike(x, y) or _may_be(x, y) or _may_be(y, x) for x in mine for y in other):
        return None
    return f"{SAME_ACT}, different actor"


def _may_be(nameless: Party, armed: Party) -> bool:
    """Whether one is told of by his clothes, and the other bears arms for a state: marines are men in uniform."""
    return bool(nameless.words & _IN_UNIFORM) and bool(armed.sectors & _STATE_ARMS)


_IN_UNIFORM = frozenset(stem(word) for word in "camouflage fatigues khaki uniform uniformed uniforms".split())
_STATE_ARMS = frozenset(("COP", "MIL", "SPY"))


def _lasts(p: Profile) -> bool:
    """Whether it goes on for weeks: who fights a war since last year did not do one deed."""
    return p.days is not None and p.days.stated and p.days.end - p.days.start > _WEEKS


_WEEKS = timedelta(days=21)


def elsewhere(a: Profile, b: Profile) -> bool:
    """Whether both name a place, and not the same."""
    return bool(a.spots and b.spots) and not (near(a, b) or place_named_alike(a, b))
