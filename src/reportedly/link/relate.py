"""What statements of one event are to each other: contradictions, updates, corroborations."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from reportedly.link.compare import likeness
from reportedly.link.groups import Groups
from reportedly.link.linked import linked
from reportedly.link.parties import alike, kin, unlike
from reportedly.link.profile import Party, Profile, part_of
from reportedly.link.same_setting import near, place_in_words, place_named_alike, same_day
from reportedly.link.voice import Voices, same_voice, speaker
from reportedly.link.wording import NOBODY, is_nobody
from reportedly.records import Link, LinkKind, Modality, Polarity, Stance

_GROWING = frozenset(("killed", "injured", "missing", "displaced", "abducted", "families displaced"))
"""Counts that rise as more becomes known; a later and higher one is news, not a contradiction."""
_NO_ACT_AGAINST = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT"))
"""Types of talk, which several parties do: another actor is no contradiction."""
_WISHED = frozenset((Modality.PLANNED, Modality.THREATENED, Modality.CONDITIONAL, Modality.DEMANDED))

COUNTS = "counts of"
"""How the reason of a contradiction about numbers begins."""
CONTEST_KINDS = (("one says it happened", "happened"), (COUNTS, "count"), ("same act", "actor"))
"""How a contradiction's first reason begins, and what kind of contest it is; any other is about a state."""


_CLAIMS = frozenset((Stance.ACCUSES, Stance.ALLEGES, Stance.DENIES, Stance.DOUBTS))
CORROBORATES = 2.2
"""Least log-odds of one event for a corroboration: more than the even chance that a same_event link asks for."""


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
OTHERWISE = -1.2
"""Least log-odds of one event for any other contradiction between statements of two clusters: two sides tell an event
so differently that they often end up in two."""


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
    close = together or (score >= OTHERWISE and not _elsewhere(a, b))
    shared = close or (common_ground(a, b) and not _elsewhere(a, b))
    reason = _happened(a, b, together=together) if shared else None
    if reason is None and (close or (shared and (_none_at_all(a) or _none_at_all(b)))):
        reason = _count(a, b)
    if reason is None and close:
        reason = _actor(a, b)
    if reason is None:
        return None
    score = 0.7 if reason.startswith("same act") else 0.8
    return linked(a.id, b.id, LinkKind.CONTRADICTS, score=score, reasons=(reason,), rule="contradict")


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
    modes = {a.statement.mode, b.statement.mode}
    if a.statement.event == b.statement.event and None not in modes and len(modes) > 1:
        # Who fired tear gas did not fire at anybody.
        return bool(a.act_words & b.act_words) and any(alike(x, y) for x in a.recipients for y in b.recipients)
    if a.act_words & b.act_words:
        return True
    if a.sorts.sorts & b.sorts.sorts:
        return True
    if a.is_toll or b.is_toll or (a.statement.mode in _BROAD and not (_of_nobody(a) or _of_nobody(b))):
        return False
    return a.statement.mode is not None and a.statement.mode == b.statement.mode


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
    return "one says it happened, the other that it did not"


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
    if is_negative(a) or is_negative(b) or {a.statement.event, b.statement.event} & _NO_ACT_AGAINST:
        return None
    mine, other = [x for x in a.actors if x.known], [x for x in b.actors if x.known]
    if not mine or not other or any(not unlike(x, y) for x in mine for y in other):
        return None
    return "same act, different actor"


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
    if reason is None:
        return None
    return linked(later.id, earlier.id, LinkKind.UPDATES, score=0.7, reasons=(reason,), rule="update")


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


def corroborations(
    group: Sequence[Profile], voices: Voices, *, apart: Iterable[Link], same_thing: Groups
) -> list[Link]:
    """One link for every two independent voices that say the same of one event; none where it is contested.

    One of the two must name its source: who stands behind the own words of two outlets cannot be told.

    Args:
        group: Statements of one event.
        voices: Who depends on whom.
        apart: Contradictions and updates between them; such pairs do not corroborate.
        same_thing: Statements on the state of one thing; states of two things do not corroborate.
    """
    apart = list(apart)
    inside = {p.id for p in group}
    if any(k.kind is LinkKind.CONTRADICTS and not is_count(k) and {k.left, k.right} <= inside for k in apart):
        return []
    against = {frozenset((link.left, link.right)) for link in apart}
    best: dict[frozenset[str], tuple[float, str, str, tuple[str, ...]]] = {}
    stated = [p for p in group if _vouches(p)]
    names = _voice_names(stated, voices)
    for a, b in combinations(stated, 2):
        if names[a.id] == names[b.id] or frozenset((a.id, b.id)) in against:
            continue
        if not (_is_one_time_and_place(a, b) and _is_one_deed(a, b)) or (speaker(a) is None and speaker(b) is None):
            continue
        if same_voice(a, b, voices) or _differs(a, b) or (_has_states(a, b) and not same_thing.together(a.id, b.id)):
            continue
        alike_by = likeness(a, b)
        if alike_by.score < CORROBORATES:
            continue
        entry = (alike_by.score, a.id, b.id, alike_by.reasons)
        key = frozenset((names[a.id], names[b.id]))
        if key not in best or entry > best[key]:
            best[key] = entry
    return [
        linked(
            left,
            right,
            LinkKind.CORROBORATES,
            score=0.6,
            reasons=("another origin says the same", *reasons),
            rule="corroborate",
        )
        for _, left, right, reasons in sorted(best.values())
    ]


def _vouches(p: Profile) -> bool:
    """Whether a statement can stand for an event on its own: a flat report, no accusation, no denial, no look back.

    An accusation is a party's claim about another; own words on what was days ago are background from elsewhere.
    """
    if not is_actual(p) or is_negative(p) or p.statement.event in _NO_ACT_AGAINST:
        return False
    if any(link.stance in _CLAIMS for link in p.statement.chain):
        return False
    if p.days is not None and p.article.published is not None and p.days.start > p.article.published:
        return False
    return not is_background(p)


def is_background(p: Profile) -> bool:
    """Whether a report looks back in its own words at what was at least two days before it."""
    stated = p.days is not None and p.days.stated
    if speaker(p) is not None or not stated or p.days is None or p.article.published is None:
        return False
    return p.statement.status is None and p.days.end <= p.article.published - timedelta(days=2)


def _voice_names(group: Sequence[Profile], voices: Voices) -> dict[str, str]:
    """For every statement the id of the first one with the same voice."""
    named: dict[str, str] = {}
    kept: list[Profile] = []
    for p in sorted(group, key=lambda p: (speaker(p) is None, p.id)):
        same = next((other for other in kept if same_voice(p, other, voices)), None)
        if same is None:
            kept.append(p)
        named[p.id] = (same or p).id
    return named


def is_count(link: Link) -> bool:
    """Whether a contradiction is only about how many."""
    return link.reasons[0].startswith(COUNTS)


def _is_one_deed(a: Profile, b: Profile) -> bool:
    """Whether they tell it in the same word, or of the same recipient: "fired" and "turned back" may be two deeds."""
    return bool(a.act_words & b.act_words) or any(alike(x, y) for x in a.recipients for y in b.recipients)


def _is_one_time_and_place(a: Profile, b: Profile) -> bool:
    """Whether both give the same day or name the same place, and neither rules the other out: else two acts may be two.

    A state that is told again within days is the same one: had it changed in between, the later report would say so.
    """
    here = near(a, b) or place_named_alike(a, b)
    one, two = a.statement.status, b.statement.status
    if one is not None and two is not None:
        return one.state == two.state and abs(told(a) - told(b)) <= _STILL
    return same_day(a, b) or (here and (_is_dated(a) or _is_dated(b)))


_STILL = timedelta(days=7)
"""So long a state that nobody tells otherwise is the same one."""


def _is_dated(p: Profile) -> bool:
    """Whether the report says when it was."""
    return p.days is not None and p.days.stated


def _has_states(a: Profile, b: Profile) -> bool:
    """Whether both give a state of a thing."""
    return a.statement.status is not None and b.statement.status is not None


def _differs(a: Profile, b: Profile) -> bool:
    """Whether they name other parties or counts that do not meet, even if one of them is only the later."""
    for mine, other in ((a.actors, b.actors), (a.recipients, b.recipients)):
        if mine and other and all(unlike(x, y) for x in mine for y in other):
            return True
    one, two = a.counts, b.counts
    return any(one[w][0] > two[w][1] or two[w][0] > one[w][1] for w in one.keys() & two.keys())
