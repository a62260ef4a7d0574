"""What statements of one event are to each other: contradictions, updates, corroborations."""

from collections.abc import Sequence
from datetime import date

from reportedly.link.bearing import news, odds
from reportedly.link.linked import linked
from reportedly.link.parties import alike, kin, unlike
from reportedly.link.profile import Party, Profile, part_of
from reportedly.link.same_setting import near, place_in_words, place_named_alike, same_day
from reportedly.link.voice import Voices, same_voice, speaker
from reportedly.link.wording import NOBODY, is_nobody
from reportedly.records import Link, LinkKind, Modality, Polarity, Stance

_GROWING = frozenset(("killed", "injured", "missing", "displaced", "abducted", "families displaced"))
"""Counts that rise as more becomes known; a later and higher one is news, not a contradiction."""
NO_ACT_AGAINST = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT"))
"""Types of talk, which several parties do: another actor is no contradiction."""
_WISHED = frozenset((Modality.PLANNED, Modality.THREATENED, Modality.CONDITIONAL, Modality.DEMANDED))

HAPPENED = "one says it happened, the other that it did not"
_SAME_ACT = "same act"
COUNTS = "counts of"
"""How the reason of a contradiction about numbers begins."""
CONTEST_KINDS = ((HAPPENED, "happened"), (COUNTS, "count"), (_SAME_ACT, "actor"))
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


OPPOSED = -2.5
"""Least log-odds of one event for a contradiction on whether it happened: a denial shares little with its matter."""
OTHERWISE = -1.5
"""Least log-odds of one event for any other contradiction between statements of two clusters: two sides tell an event
so differently that they often end up in two."""


AT_ODDS = 0.05
"""Least chance of a contradiction by all signs together, where a rule names one; see `bearing`."""
IS_NEWS = 0.25
"""Least chance of an update that no rule names."""


def contradiction(a: Profile, b: Profile, voices: Voices, *, score: float, together: bool) -> Link | None:
    """A link if two statements cannot both be right; None if they can, or one supersedes the other.

    Args:
        a: One statement.
        b: The other.
        voices: Who depends on whom.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if not (is_actual(a) and is_actual(b)) or _one_breath(a, b) or not (together or score >= OPPOSED):
        return None
    if _retold(a) or _retold(b) or (same_voice(a, b, voices) and not _denied(a, b)):
        return None
    reason = _by_rule(a, b, score=score, together=together)
    if reason is None or odds(a, b) < AT_ODDS:
        return None
    sure = 0.7 if reason.startswith(_SAME_ACT) else 0.8
    return linked(a.id, b.id, LinkKind.CONTRADICTS, score=sure, reasons=(reason,), rule="contradict")


def _by_rule(a: Profile, b: Profile, *, score: float, together: bool) -> str | None:
    """Why two statements of two voices cannot both be right, where one reason shows it."""
    close = together or (score >= OTHERWISE and not _elsewhere(a, b))
    shared = close or (common_ground(a, b) and not _elsewhere(a, b))
    reason = _happened(a, b, together=together) if shared else None
    if reason is None and (close or (shared and (_none_at_all(a) or _none_at_all(b)))):
        reason = _count(a, b)
    if reason is None and close:
        reason = _actor(a, b)
    return reason


def _none_at_all(p: Profile) -> bool:
    """Whether it says that there was none: a denial in numbers."""
    return any(most == 0 for _, most in p.counts.values())


def _one_breath(a: Profile, b: Profile) -> bool:
    """One source in one report does not contradict itself."""
    one, two = speaker(a), speaker(b)
    return a.article.id == b.article.id and (one.text if one else None) == (two.text if two else None)


def _denied(a: Profile, b: Profile) -> bool:
    """A source's own words on one side and the report's on the other: they are one origin, but can disagree."""
    return (speaker(a) is None) != (speaker(b) is None)


def _retold(p: Profile) -> bool:
    """Whether it is another's claim, told by one who denies it: the denial is what contradicts."""
    return any(link.stance in (Stance.DENIES, Stance.DOUBTS) for link in p.statement.chain[:-1])


def _one_act(a: Profile, b: Profile) -> bool:
    """Whether the acts are of one sort: that nobody was kidnapped does not say that there was no attack."""
    if _in_two_modes(a, b):
        # Who fired tear gas did not fire at anybody.
        return bool(a.act_words & b.act_words) and any(alike(x, y) for x in a.recipients for y in b.recipients)
    if a.act_words & b.act_words:
        return True
    if a.sorts.sorts & b.sorts.sorts:
        return True
    if a.is_toll or b.is_toll or (a.statement.mode in _BROAD and not (_of_nobody(a) or _of_nobody(b))):
        return False
    return a.statement.mode is not None and a.statement.mode == b.statement.mode


def _in_two_modes(a: Profile, b: Profile) -> bool:
    """Whether they are of one type and done in two ways."""
    modes = {a.statement.mode, b.statement.mode}
    return a.statement.event == b.statement.event and None not in modes and len(modes) > 1


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


def _happened(a: Profile, b: Profile, *, together: bool) -> str | None:
    if is_negative(a) == is_negative(b) or not _one_act(a, b):
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


def _denied_of_others(denied: Party, accused: Sequence[Party]) -> bool:
    """Whether what somebody says not to have done is said of surely different parties."""
    if is_nobody(denied.text):
        who = denied.words - NOBODY
        return bool(who) and not any(who & x.words for x in accused)
    return denied.known and bool(accused) and all(unlike(denied, x) for x in accused)


def _count(a: Profile, b: Profile) -> str | None:
    mine, other = a.counts, b.counts
    if a.is_toll and b.is_toll and a.victims and b.victims and not a.victims & b.victims:
        return None
    # One victim with a clause of its own is no rival of a toll.
    if a.is_of_one != b.is_of_one and not (_none_at_all(a) or _none_at_all(b)):
        return None
    for what in sorted(mine.keys() & other.keys()):
        (low, high), (least, most) = mine[what], other[what]
        if (low <= most and least <= high) or part_of((low, high), (least, most)):
            continue
        if _later_count(a, b, what) is None and not _has_grown(a, b, what):
            return f"{COUNTS} {what} that do not meet"
    return None


def _has_grown(a: Profile, b: Profile, what: str) -> bool:
    """Whether a later count is only a little higher: that is what time brings, whoever counts."""
    if told(a) == told(b) or what not in _GROWING:
        return False
    later, earlier = (a, b) if told(a) > told(b) else (b, a)
    return earlier.counts[what][1] < later.counts[what][0] <= _MUCH * earlier.counts[what][1]


_MUCH = 1.5
"""A rise by more than half between two voices is no growth but another claim."""


def _later_count(a: Profile, b: Profile, what: str) -> Profile | None:
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


def _actor(a: Profile, b: Profile) -> str | None:
    # The subject of a toll is the victims, or who counts them; whoever speaks does no deed.
    if a.is_toll or b.is_toll or "speech" in a.sorts.families | b.sorts.families or not _one_act(a, b):
        return None
    if is_negative(a) or is_negative(b) or {a.statement.event, b.statement.event} & NO_ACT_AGAINST:
        return None
    mine, other = [x for x in a.actors if x.known], [x for x in b.actors if x.known]
    if not mine or not other or any(not unlike(x, y) for x in mine for y in other):
        return None
    return f"{_SAME_ACT}, different actor"


def update(a: Profile, b: Profile, *, score: float, together: bool) -> Link | None:
    """A link from the later of two statements to the earlier one that it supersedes; None if it does not.

    It gives a later count, or tells what came of what was planned, demanded or threatened.

    Args:
        a: One statement.
        b: The other.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if told(a) == told(b):
        return None
    later, earlier = (a, b) if told(a) > told(b) else (b, a)
    reason = _recount(later, earlier) if together or score >= OTHERWISE else None
    if reason is None and _came_of_it(later, earlier, together=together):
        reason = "what was planned, demanded or threatened, and what came of it"
    if reason is not None:
        return linked(later.id, earlier.id, LinkKind.UPDATES, score=0.7, reasons=(reason,), rule="update")
    chance = news(later, earlier) if later.words & earlier.words else 0.0
    if chance < IS_NEWS:
        return None
    return linked(
        later.id, earlier.id, LinkKind.UPDATES, score=round(chance, 2), reasons=(_NEWS,), rule="update by signs"
    )


_NEWS = "a later report tells how it went on"


def _came_of_it(later: Profile, earlier: Profile, *, together: bool) -> bool:
    """Whether a deed is what was wished for or announced: the same act, or its delay, to the same."""
    if not is_actual(later) or earlier.statement.factuality.modality not in _WISHED:
        return False
    if "speech" in later.sorts.families or _elsewhere(later, earlier):
        return False
    said_alike = bool(later.act_words & earlier.act_words) or "postponing" in later.sorts.sorts
    whom = [(x, y) for x in (*later.recipients, *later.actors) for y in (*earlier.recipients, *earlier.actors)]
    if together or any(alike(x, y) for x, y in whom):
        return said_alike or bool(later.sorts.sorts & earlier.sorts.sorts)
    return said_alike and not whom and common_ground(later, earlier)


def _elsewhere(a: Profile, b: Profile) -> bool:
    """Whether both name a place, and not the same."""
    return bool(a.spots and b.spots) and not (near(a, b) or place_named_alike(a, b))


def _recount(later: Profile, earlier: Profile) -> str | None:
    if not is_actual(later):
        return None
    for what in sorted(later.counts.keys() & earlier.counts.keys()):
        new, old = later.counts[what], earlier.counts[what]
        if not is_actual(earlier) or is_negative(earlier) or part_of(new, old):
            continue
        if _later_count(later, earlier, what) is later:
            return f"a later count of {what}"
    return None


def decides(link: Link) -> bool:
    """Whether it makes an event contested: a contradiction on whether or by whom."""
    return link.kind is LinkKind.CONTRADICTS and not is_count(link)


def is_count(link: Link) -> bool:
    """Whether a contradiction is only about how many."""
    return link.reasons[0].startswith(COUNTS)
