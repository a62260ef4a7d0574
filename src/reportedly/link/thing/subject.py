"""Which things with a state are one thing: "the Brezna pass", "the pass", "the mountain road over Brezna"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.link.same.groups import Groups
from reportedly.link.same.same_parties import PASSAGES
from reportedly.link.telling.lands import countries_in
from reportedly.link.telling.profile import FINE, Profile, distance_km
from reportedly.link.telling.wording import fold, head
from reportedly.link.thing.naming import WAYS, fullest, noun_of, service_of, spelled_out, telling
from reportedly.records import Modality, Place, SubjectKind

_BY_PLACE = frozenset((SubjectKind.CURFEW, SubjectKind.SERVICE))
"""Kinds of which one place has one: the place tells them apart more than their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing with a state, as one statement names it."""

    profile: Profile
    name: str
    """What the board shows if no fuller wording turns up."""
    kind: SubjectKind
    words: frozenset[str]
    """Stems that tell it from others of its kind, its place's words included where the subject has none itself."""
    place: Place | None

    @property
    def key(self) -> str:
        """Tells the things of one statement apart."""
        return f"{self.profile.id}/{fold(self.name)}"

    @property
    def sort(self) -> str:
        """Its kind; roads, crossings and ports are of one sort. Things of different sorts are never one."""
        return "passage" if self.kind in PASSAGES else str(self.kind)


def things(profile: Profile) -> tuple[Thing, ...]:
    """The things whose state a statement gives: one, or one for each name in a coordination; none without a state."""
    status = profile.statement.status
    if status is None:
        return ()
    kind, names = spelled_out(profile, status.kind)
    return tuple(_thing(profile, name, kind) for name in names)


def _thing(profile: Profile, name: str, kind: SubjectKind) -> Thing:
    own = telling(name, kind) or _lands(name, kind)
    place = next((s.place for s in profile.spots if s.place and own & s.words), None)
    place = place or next((s.place for s in profile.spots if s.place is not None), None)
    return Thing(profile=profile, name=name, kind=kind, words=own, place=place)


def _lands(name: str, kind: SubjectKind) -> frozenset[str]:
    """The countries that tell a border from others."""
    return frozenset(land.casefold() for land in countries_in(name)) if kind is SubjectKind.CROSSING else frozenset()


_SAME_NOUN = frozenset((SubjectKind.CEASEFIRE, SubjectKind.CURFEW, SubjectKind.SERVICE))
"""Kinds whose nouns mean the same, once another service is ruled out: a truce is a ceasefire."""


def subjects(found: Sequence[Thing], events: Groups, near: Iterable[tuple[str, str]]) -> tuple[tuple[Thing, ...], ...]:
    """Groups of things that are one, in order of their keys.

    Args:
        found: Every thing that a statement gives a state of.
        events: Statements of one event; a thing without a name is the one that its event is about.
        near: Pairs of articles about one matter; a nameless "the ceasefire" is only looked for among these.
    """
    groups = Groups(thing.key for thing in found)
    close = _neighbours(near)
    standing: set[object] = set()
    by_article: dict[str, list[Thing]] = defaultdict(list)
    for two in sorted(found, key=lambda t: (-len(t.words), t.key)):
        here = two.profile.article.id
        before = [one for article in sorted(close[here] | {here}) for one in by_article[article]]
        best = max(
            ((_fit(one, two, events), _is_so(one), -len(one.words), one.key) for one in before),
            default=(0.0, False, 0, ""),
        )
        if best[0] >= 1.0:
            groups.join(best[3], two.key)
        # A thing named alike stands for the next ones: a report that names its road a thousand times has one road.
        named = (here, two.kind, two.words, two.place)
        if not two.words or named not in standing:
            standing.add(named)
            by_article[here].append(two)
    by_key = {thing.key: thing for thing in found}
    return tuple(tuple(by_key[key] for key in group) for group in groups.all())


def _is_so(thing: Thing) -> bool:
    """Whether its state is told as so: "the crossing" is one that is shut before one that may be shut "as well"."""
    return thing.profile.statement.factuality.modality is Modality.ACTUAL


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    close: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        close[one].add(two)
        close[two].add(one)
    return close


def _fit(one: Thing, two: Thing, events: Groups) -> float:
    """How well two things of neighbouring articles fit; 1 and more is one thing."""
    here = one.profile.article.id == two.profile.article.id
    gap = _gap(one, two)
    if _elsewhere(one, two, gap):
        return 0.0
    if one.kind is two.kind is SubjectKind.SERVICE and service_of(one.name) != service_of(two.name):
        return 0.0
    if one.words and two.words:
        shared = len(one.words & two.words)
        half = shared > 0 and shared * 2 >= min(len(one.words), len(two.words))
        return 1.0 + shared / len(one.words | two.words) if half else 0.0
    if _is_several(one) != _is_several(two):
        return 0.0
    same_noun = head(one.name) == head(two.name) or one.kind in _SAME_NOUN
    if one.kind != two.kind and not same_noun:
        return 0.0
    # That one is shut and that another may be shut, too, is easily taken for one event.
    together = _is_so(one) == _is_so(two) and events.together(one.profile.id, two.profile.id)
    # Two of one report are one, but a law and a state of emergency are not.
    beside = here and (same_noun or one.kind in WAYS)
    score = 0.6 + 0.6 * together + 0.5 * beside + (0.3 if gap is not None and gap <= 15 else 0.0)
    return score + 0.4 * same_noun  # a bridge is one, taken for a road or for a crossing


def fits(one: Thing, two: Thing, events: Groups) -> bool:
    """Whether two things, of one report or of two on one matter, may be one; it hangs on the two alone."""
    return _fit(one, two, events) >= 1.0


def _elsewhere(one: Thing, two: Thing, gap: float | None) -> bool:
    """Whether kind or place rules out that two things are one."""
    if one.kind != two.kind and not {one.kind, two.kind} <= PASSAGES:
        return True
    if gap is not None and gap > 60 and not _named_alike(one, two):
        return True
    apart = gap is not None and gap > 8 and not _first_names(one) & _first_names(two)
    return one.kind in _BY_PLACE and apart


def _named_alike(one: Thing, two: Thing) -> bool:
    """Whether one name is a part of the other: a long road is told at places far apart, a name found at two of them."""
    return bool(one.words and two.words) and (one.words <= two.words or two.words <= one.words)


def _is_several(thing: Thing) -> bool:
    """Whether the name is a plural: "two border crossings" is not the Jarinje crossing."""
    noun = noun_of(thing.name, thing.kind)
    return noun.endswith("s") and thing.kind in WAYS


def _first_names(thing: Thing) -> frozenset[str]:
    return frozenset().union(*(s.words for s in thing.profile.spots)) | thing.words


def _gap(one: Thing, two: Thing) -> float | None:
    if one.place is None or two.place is None or {one.place.precision, two.place.precision} - FINE:
        return None
    return distance_km(one.place, two.place)


def wording(group: Sequence[Thing]) -> str:
    """The fullest of a thing's names."""
    return fullest([(t.name, t.kind, bool(noun_of(t.profile.subject, t.kind))) for t in group])
