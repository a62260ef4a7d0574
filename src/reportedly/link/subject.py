"""Which things with a state are one thing: "the Brezna pass", "the pass", "the mountain road over Brezna"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.link.groups import Groups
from reportedly.link.lands import core_words
from reportedly.link.profile import FINE, Profile, distance_km
from reportedly.link.same_parties import PASSAGES
from reportedly.link.wording import ARTICLES, before_preposition, fold, head, keywords, stem, words
from reportedly.records import Place, SubjectKind

_NOUNS: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.CROSSING: ("crossing", "checkpoint", "border", "post", "gate", "passage", "terminal", "crossings"),
    SubjectKind.ROAD: ("road", "highway", "motorway", "street", "bridge", "pass", "tunnel", "route", "corridor"),
    SubjectKind.AIRPORT: ("airport", "airstrip", "airfield", "runway", "airspace"),
    SubjectKind.PORT: ("port", "harbour", "harbor", "terminal", "jetty", "strait", "canal", "river"),
    SubjectKind.SERVICE: ("service", "internet", "power", "electricity", "school", "market", "train", "ferry"),
    SubjectKind.CURFEW: ("curfew", "lockdown"),
    SubjectKind.CEASEFIRE: ("ceasefire", "truce", "armistice", "fire"),
    SubjectKind.LAW: ("law", "decree", "bill", "order", "ban", "act", "measure", "rule", "decision"),
    SubjectKind.AGREEMENT: ("agreement", "deal", "accord", "pact", "treaty", "memorandum"),
    SubjectKind.ELECTION: ("election", "vote", "referendum", "poll", "ballot", "elections"),
}
_PLAIN = frozenset(stem(word) for nouns in _NOUNS.values() for word in nouns) | frozenset(
    stem(word)
    for word in "main border village villages town city area region north south east west northern southern "
    "eastern western two three both all new old local traffic vehicle civilian direction vehicles passage".split()
)
_BY_PLACE = frozenset((SubjectKind.CURFEW, SubjectKind.SERVICE))
"""Kinds of which one place has one: the place tells them apart more than their words."""

WAYS = PASSAGES | {SubjectKind.AIRPORT}
"""Kinds that traffic uses."""


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
    kind, names = _spelled_out(profile, status.kind)
    return tuple(_thing(profile, name, kind) for name in names)


def _thing(profile: Profile, name: str, kind: SubjectKind) -> Thing:
    own = _telling(name)
    place = next((s.place for s in profile.spots if s.place and own & s.words), None)
    place = place or next((s.place for s in profile.spots if s.place is not None), None)
    return Thing(profile=profile, name=name, kind=kind, words=own, place=place)


def _telling(name: str) -> frozenset[str]:
    """Words that tell a thing from others of its kind: no country, no noun of its kind, no compass point."""
    return core_words(name) - _PLAIN


_LISTED = re.compile(
    r"\b(?:of|at|in|near)\s+(?:the\s+)?(?:[a-z]+\s+)?([A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+)"
)
_LISTED_FIRST = re.compile(r"^([A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+)\s+([a-z][\w -]*s)$")
_RUNS_ON = re.compile(r"\s+[A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+")
_TAIL = re.compile(r"\s+(?:that|which|who|whose|requiring|forbidding|banning|allowing|as of|because|after|before)\b.*$")
_MADE = re.compile(r"\s+(?:agreed|signed|announced|reached|brokered|negotiated|declared|between|in|on)\b.*$")
"""Where the name of a ceasefire or an agreement ends: who made it, when and where does not make it another."""
_USERS = frozenset(
    stem(word)
    for word in "traffic cars vehicles trucks lorries drivers movement flights flight planes blockade closure".split()
)
"""Subjects that are not the thing itself: "traffic resumed on the road" is about the road."""
_ONE_AT_A_TIME = frozenset((SubjectKind.CEASEFIRE, SubjectKind.CURFEW))
"""Kinds whose nouns mean the same: a truce is a ceasefire."""


def _spelled_out(profile: Profile, kind: SubjectKind) -> tuple[SubjectKind, list[str]]:
    """Kind and full names: "crossings of the villages Jarinje and Brnjak" is two, "the road" takes its place's name."""
    text = " ".join(profile.subject.split())
    listed = _listed(profile, text, kind)
    if listed:
        return kind, listed
    text = _TAIL.sub("", text)
    if kind in (SubjectKind.CEASEFIRE, SubjectKind.AGREEMENT):
        text = _MADE.sub("", text)
    spots = [" ".join(s.text.split()) for s in profile.spots if _telling(s.text)]
    # "The curfew in Bol was extended to Baga Sola" is about the place that the subject does not name.
    where = next((spot for spot in spots if not _telling(spot) <= _telling(text)), spots[0] if spots else "")
    if keywords(text) & _USERS and where:
        passage = next((k for k in _NOUNS if k in WAYS and _noun(where, k)), None)
        if passage is not None:
            return passage, [where]
    if kind is SubjectKind.CURFEW and _short(where)[:1].isupper():
        return kind, [f"{_noun(text, kind) or text} in {_short(where)}"]
    if _telling(text):
        bare = not _noun(text, kind) and kind in _NOUNS and len(words(text)) <= 2 and text[:1].isupper()
        return kind, [f"{text} {_NOUNS[kind][0]}" if bare else text]
    return kind, [_placed(text, where, kind)]


def _placed(text: str, where: str, kind: SubjectKind) -> str:
    """A nameless thing under its place's name."""
    if not where or _noun(where, kind):
        return where or text
    if kind in (SubjectKind.CROSSING, SubjectKind.AIRPORT, SubjectKind.PORT):
        return f"{_short(where)} {_noun(text, kind) or _NOUNS[kind][0]}"
    return f"{text} in {_short(where)}"


def _listed(profile: Profile, text: str, kind: SubjectKind) -> list[str]:
    """One name for each of a coordination behind or before a plural noun; empty if there is none."""
    noun = _noun(text, kind)
    if not noun.endswith("s") or "between" in words(text) or profile.statement.status is None:
        return []
    whole = profile.article.text
    onward = _RUNS_ON.match(whole, profile.statement.status.subject.end)
    found = _LISTED.search(" ".join((text, *(onward[0].split() if onward else ()))))
    found = found or _LISTED_FIRST.search(text)
    if found is None:
        return []
    return [
        f"{name} {noun.removesuffix('s')}" for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", found[1]) if name
    ]


@lru_cache(maxsize=4096)
def _noun(text: str, kind: SubjectKind) -> str:
    """The word of the phrase that names its kind, the last before a preposition; empty if there is none."""
    known = {stem(word) for word in _NOUNS.get(kind, ())}
    found = [word for word in words(before_preposition(text)) if stem(word) in known]
    return found[-1] if found else next((word for word in words(text) if stem(word) in known), "")


def _short(where: str) -> str:
    """The name in "lakeside town of Minova": what follows the last "of", where it is a name."""
    last = re.split(r"\b(?:of|near|at|off)\s+", where)[-1]
    kept = last if last[:1].isupper() else where
    return kept.split(" and ")[0]


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
        best = max(((_fit(one, two, events), -len(one.words), one.key) for one in before), default=(0.0, 0, ""))
        if best[0] >= 1.0:
            groups.join(best[2], two.key)
        # A thing named alike stands for the next ones: a report that names its road a thousand times has one road.
        named = (here, two.kind, two.words, two.place)
        if not two.words or named not in standing:
            standing.add(named)
            by_article[here].append(two)
    by_key = {thing.key: thing for thing in found}
    return tuple(tuple(by_key[key] for key in group) for group in groups.all())


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
    if one.words and two.words:
        shared = len(one.words & two.words)
        half = shared > 0 and shared * 2 >= min(len(one.words), len(two.words))
        return 1.0 + shared / len(one.words | two.words) if half else 0.0
    if _is_several(one) != _is_several(two):
        return 0.0
    same_noun = head(one.name) == head(two.name) or one.kind in _ONE_AT_A_TIME
    if one.kind != two.kind and not same_noun:
        return 0.0
    together = events.together(one.profile.id, two.profile.id)
    score = 0.6 + 0.6 * together + 0.5 * here + (0.3 if gap is not None and gap <= 15 else 0.0)
    return score + 0.4 * same_noun  # a bridge is one, taken for a road or for a crossing


def fits(one: Thing, two: Thing, events: Groups) -> bool:
    """Whether two things, of one report or of two on one matter, may be one; it hangs on the two alone."""
    return _fit(one, two, events) >= 1.0


def _elsewhere(one: Thing, two: Thing, gap: float | None) -> bool:
    """Whether kind or place rules out that two things are one."""
    if one.kind != two.kind and not {one.kind, two.kind} <= PASSAGES:
        return True
    if gap is not None and gap > 60:
        return True
    apart = gap is not None and gap > 8 and not _first_names(one) & _first_names(two)
    return one.kind in _BY_PLACE and apart


def _is_several(thing: Thing) -> bool:
    """Whether the name is a plural: "two border crossings" is not the Jarinje crossing."""
    noun = _noun(thing.name, thing.kind)
    return noun.endswith("s") and thing.kind in WAYS


def _first_names(thing: Thing) -> frozenset[str]:
    return frozenset().union(*(s.words for s in thing.profile.spots)) | thing.words


def _gap(one: Thing, two: Thing) -> float | None:
    if one.place is None or two.place is None or {one.place.precision, two.place.precision} - FINE:
        return None
    return distance_km(one.place, two.place)


def wording(group: Sequence[Thing]) -> str:
    """The fullest name of a thing: most telling words, then the noun of its kind, then the shorter."""

    def fullness(thing: Thing) -> tuple[int, bool, bool, int, str]:
        noun = _noun(thing.name, thing.kind)
        usual = noun == _NOUNS.get(thing.kind, ("",))[0]
        return (min(len(thing.words), 3), bool(noun), usual, -len(thing.name), thing.name)

    name = max(group, key=fullness).name
    first, _, rest = name.partition(" ")
    return rest if fold(first) in ARTICLES and rest else name
