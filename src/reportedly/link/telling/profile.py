"""All that linking looks at in one statement, made once for each.

Nothing here compares; a profile is a statement with its groundings looked up and its words folded.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from reportedly.link.telling.act import LIGHT
from reportedly.link.telling.matter import Matter, matter
from reportedly.link.telling.named import (
    FINE,
    Days,
    Groundings,
    Party,
    Spot,
    accused,
    days_of,
    distance_km,
    part_of,
    party,
    sources_of,
    spot,
)
from reportedly.link.telling.owner import owners
from reportedly.link.telling.packed import Packed, packed
from reportedly.link.telling.sorts import Sorts, counted, sorts_of
from reportedly.link.telling.traits import traits
from reportedly.link.telling.wording import PARTICLES, fold, head, keywords, names, number_in, particle, stem, words
from reportedly.records import (
    Article,
    Place,
    Polarity,
    Reading,
    Role,
    Span,
    State,
    Statement,
    SubjectKind,
)

__all__ = ["FINE", "Party", "Profile", "distance_km", "part_of", "profiles"]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One statement, ready to be compared."""

    statement: Statement
    article: Article
    trigger: str
    sorts: Sorts
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    spots: tuple[Spot, ...]
    sources: tuple[Party, ...]
    """The chain's sources, outermost first."""
    days: Days | None
    words: frozenset[str]
    """Stems of the sentence."""
    names: frozenset[str]
    """Capitalised words and numbers of the sentence."""
    matter: Matter
    """Of the whole report."""
    subject: str
    """Words of the status subject; empty if there is none."""
    leads: bool = False
    """Whether it stands in the sentence that opens the report's telling."""
    refers: bool = False
    """Whether its word is a noun that points to something known: "the attack", "Friday's raid"."""
    before: frozenset[str] = frozenset()
    """Ids of the deeds that its report tells of just before: earlier in the sentence, else in the last one with any."""
    central: bool = False
    """Whether its type of event is the one that its report tells of most."""
    nth: int = 0
    """Its place among the statements of its report, from 0."""

    @cached_property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @cached_property
    def itself(self) -> frozenset[str]:
        """Its id, as the only one of a set."""
        return frozenset((self.id,))

    @cached_property
    def report(self) -> str:
        """Id of its article."""
        return self.article.id

    @cached_property
    def event(self) -> str | None:
        """Its type of event."""
        return self.statement.event

    @cached_property
    def mode(self) -> str | None:
        """The mode of it."""
        return self.statement.mode

    @cached_property
    def evidence(self) -> Span:
        """Where its sentence stands."""
        return self.statement.evidence

    @cached_property
    def kind(self) -> SubjectKind | None:
        """What kind of thing it gives a state of."""
        return self.statement.status.kind if self.statement.status else None

    @cached_property
    def state(self) -> State | None:
        """The state that it gives."""
        return self.statement.status.state if self.statement.status else None

    @cached_property
    def said_by(self) -> tuple[Party, ...]:
        """Its innermost source, if it has any."""
        return self.sources[-1:]

    @cached_property
    def voice(self) -> frozenset[str] | None:
        """Words for its innermost source."""
        return self.sources[-1].words if self.sources else None

    @cached_property
    def long_words(self) -> frozenset[str]:
        """Those of its words that tell much."""
        return frozenset(word for word in self.words if len(word) >= _LONG)

    @cached_property
    def said(self) -> frozenset[str]:
        """Stems of all words of its sentence, function words included."""
        return frozenset(stem(word) for word in words(self.evidence.of(self.article.text)))

    @cached_property
    def heard(self) -> tuple[Party, ...]:
        """The innermost source that the text names; none for the report's own voice."""
        return next(((source,) for source in reversed(self.sources) if source.text), ())

    @cached_property
    def breath(self) -> str | None:
        """The words for that source; None for the report's own voice."""
        return self.heard[0].text if self.heard else None

    @cached_property
    def outlet(self) -> str | None:
        """Of its report."""
        return self.article.outlet

    @cached_property
    def day(self) -> int:
        """The day of its report, counted from the year 1; an undated one comes first."""
        return (self.article.published or date.min).toordinal()

    @cached_property
    def order(self) -> tuple[int, str, int, str]:
        """Where it stands among all that were told: by day of the report, its id, place in it."""
        return self.day, self.report, self.statement.trigger.start, self.id

    @cached_property
    def begins(self) -> int:
        """Where its sentence begins."""
        return self.statement.evidence.start

    @cached_property
    def ends(self) -> int:
        """Where its sentence ends."""
        return self.statement.evidence.end

    @cached_property
    def first(self) -> int:
        """The first day on which it can have been, counted from the year 1; 0 if nothing is known."""
        return self.days.start.toordinal() if self.days else 0

    @cached_property
    def last(self) -> int:
        """The last one; 0 if nothing is known."""
        return self.days.end.toordinal() if self.days else 0

    @cached_property
    def packed(self) -> Packed:
        """All of it in columns, to be laid under other statements."""
        return packed(self)

    @cached_property
    def notes(self) -> dict[object, Any]:
        """What was asked of it by itself, and what it said."""
        return {}

    def noted(self, test: Callable[["Profile"], Any]) -> Any:
        """What a test of one statement says; asked once."""
        return self.notes[test] if test in self.notes else self.notes.setdefault(test, test(self))

    def has(self, trait: int) -> bool:
        """Whether it has one of these traits."""
        return self.traits & trait != 0

    @cached_property
    def paragraph(self) -> int:
        """Line breaks before it in its report."""
        return self.article.text.count("\n", 0, self.statement.trigger.start)

    @cached_property
    def traits(self) -> int:
        """What it has at all, as bits (`traits`)."""
        return traits(self)

    @cached_property
    def fine(self) -> tuple[Place, ...]:
        """Its places that are known to a town or better."""
        return tuple(s.place for s in self.spots if s.place is not None and s.place.precision in FINE)

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Names in the words for its places."""
        return frozenset().union(*(names(f"in {s.text}") for s in self.spots))

    @cached_property
    def thing_words(self) -> frozenset[str]:
        """Words for what it does something to: its subject, places and known recipients."""
        where = frozenset().union(*(s.words for s in self.spots))
        return keywords(self.subject) | where | frozenset().union(*(r.words for r in self.recipients if r.known))

    @cached_property
    def actor_names(self) -> frozenset[str]:
        """Names in the words for its actors."""
        return frozenset().union(*(_names_of(x.text) for x in self.actors))

    @cached_property
    def recipient_names(self) -> frozenset[str]:
        """Names in the words for its recipients."""
        return frozenset().union(*(_names_of(x.text) for x in self.recipients))

    @cached_property
    def act_words(self) -> frozenset[str]:
        """Stems of the trigger, and verb with particle as the noun has them: "pushed back", "pushback"."""
        parts = words(self.trigger)
        joined = {stem(one) + two for one, two in pairwise(parts) if two in PARTICLES}
        return keywords(self.trigger) | {head(self.statement.lemma)} | joined

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Those of them that tell much of the act."""
        return self.act_words - LIGHT

    @cached_property
    def counts(self) -> dict[str, tuple[float, float]]:
        """Ranges by what was counted; an open side is 0 or infinity.

        Where the statement does not count them, a number in front of its recipient does: "four workers" arrested.
        """
        told = {
            counted(c.what): (0.0 if c.low is None else float(c.low), math.inf if c.high is None else float(c.high))
            for c in self.statement.counts
            if c.low is not None or c.high is not None
        }
        what = next((_COUNTED[sort] for sort in sorted(self.sorts.sorts) if sort in _COUNTED), None)
        number = number_in(self.recipients[0].text) if self.recipients else None
        # Two rifles that are seized are no two people that are.
        if what and number is not None and (number, number) not in told.values():
            told.setdefault(what, (number, number))
        return told

    @cached_property
    def is_toll(self) -> bool:
        """Whether it tells who was killed or hurt, and nothing of how."""
        return "casualty" in self.sorts.families

    @cached_property
    def is_of_none(self) -> bool:
        """Whether it says that nobody was killed or hurt."""
        negative = self.statement.factuality.polarity is Polarity.NEGATIVE
        return self.is_toll and (negative or any(high == 0 for _, high in self.counts.values()))

    @cached_property
    def victims(self) -> frozenset[str]:
        """What tells those who were hit from others: "gendarmes", not "people"; empty if nothing does."""
        told = frozenset().union(*(r.words | ({r.country} if r.country else set()) for r in self.recipients if r.known))
        return frozenset(word for word in told - _ANYBODY if number_in(word) is None)

    @cached_property
    def is_of_one(self) -> bool:
        """Whether it tells of a single person: "a sergeant was killed", "one of them died"."""
        if any(low > 1 or high > 1 for low, high in self.counts.values()):
            return False
        if any(low == high == 1 for low, high in self.counts.values()):
            return True
        return any(words(r.text)[:1] in _ONE for r in (*self.recipients, *self.actors))


def _names_of(text: str) -> frozenset[str]:
    first = text.split(" ")[0]
    return names(text) | (frozenset((fold(first),)) if first[:1].isupper() else frozenset())


_ANYBODY = frozenset(
    stem(word)
    for word in "people person persons dead victims casualties bodies body men man women woman others wounded injured "
    "killed civilians residents inhabitants citizens lives least more than about some nearly almost over".split()
)
_LONG = 6
"""Letters of a word that tells much."""
_ONE = (("a",), ("an",), ("one",))
_COUNTED = {
    "abducting": "abducted",
    "arresting": "detained",
    "dying": "killed",
    "injuring": "injured",
    "releasing": "released",
}
"""What a number of recipients counts, by sort of act."""


def profiles(reading: Reading) -> tuple[Profile, ...]:
    """One profile for each statement of a reading, in order."""
    groundings = {(g.span, g.kind): g for g in reading.groundings}
    about, owned = matter(reading), owners(reading)
    alone = [_profile(s, reading.article, groundings, about, owned) for s in reading.statements]
    return tuple(_in_context(alone))


def _in_context(alone: Sequence[Profile]) -> Iterator[Profile]:
    """Each with its standing in its report."""
    first = min((p.statement.trigger, p.statement.evidence) for p in alone)[1] if alone else None
    types = Counter(p.statement.event for p in alone if p.statement.event is not None)
    most = max(types, key=lambda event: (types[event], event), default=None)
    before = _before(alone)
    nth = {p.id: n for n, p in enumerate(sorted(alone, key=lambda p: (p.statement.trigger, p.id)))}
    for p in alone:
        leads, central = p.statement.evidence == first, most is not None and p.statement.event == most
        yield replace(p, leads=leads, central=central, before=before[p.id], nth=nth[p.id])


def _before(alone: Iterable[Profile]) -> dict[str, frozenset[str]]:
    """For each statement the deeds told just before it."""
    found: dict[str, frozenset[str]] = {}
    here, last, sentence = list[str](), list[str](), None
    for p in sorted(alone, key=lambda p: (p.statement.trigger, p.id)):
        if p.statement.evidence != sentence:
            here, last, sentence = [], here or last, p.statement.evidence
        found[p.id] = frozenset(here or last)
        if not p.sorts.families & _SAYING:
            here.append(p.id)
    return found


_SAYING = frozenset(("speech",))
"""Families of sorts that do nothing but speak."""


_POINTS = re.compile(r"(?:\b(?:the|this|that|these|those)|['’]s)(?:\s+[a-z-]+)?\s+$", re.IGNORECASE)
"""What stands before a word that points to something known: a definite article, a demonstrative or a possessive."""


def _profile(
    statement: Statement, article: Article, groundings: Groundings, about: Matter, owned: Mapping[Span, str]
) -> Profile:
    text = article.text
    sentence = statement.evidence.of(text)
    trigger = statement.trigger.of(text)

    def parties(role: Role) -> tuple[Party, ...]:
        return tuple(party(a, text, groundings) for a in statement.arguments if a.role is role)

    sources = sources_of(statement, text, groundings, owned)
    spots = tuple(spot(a, text, groundings) for a in statement.arguments if a.role is Role.LOCATION)
    return Profile(
        statement=statement,
        article=article,
        trigger=trigger,
        sorts=sorts_of(statement.lemma, f"{trigger} {particle(text, statement.trigger.end)}".strip()),
        actors=accused(parties(Role.ACTOR), sources, statement),
        recipients=parties(Role.RECIPIENT),
        spots=spots,
        sources=sources,
        days=days_of(statement, article),
        words=keywords(sentence),
        names=names(sentence),
        matter=about,
        subject=statement.status.subject.of(text) if statement.status else "",
        refers=_POINTS.search(text[max(0, statement.trigger.start - 40) : statement.trigger.start]) is not None,
    )
