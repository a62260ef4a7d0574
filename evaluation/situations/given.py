"""Readings that hold what the gold has, in place of what was read: what linking makes of statements without a fault.

Weights of signs are learnt from these, too: a third of the contradictions asked for are between statements that were
never read, and their signs are the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from evaluation.situations.gold import Gold, Json, Party, Situation, Voice
from reportedly.records import (
    Actor,
    Argument,
    Attribution,
    Certainty,
    Count,
    Factuality,
    Grounding,
    GroundingKind,
    Manner,
    Modality,
    Place,
    Polarity,
    Producer,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    State,
    Statement,
    Status,
    SubjectKind,
    When,
)

_GOLD = Producer(name="evaluation/gold", version="1")
_COUNTED = {"dead": "killed", "arrested": "detained", "freed": "released"}
_ROLES = (Role.ACTOR, Role.RECIPIENT)


def given(
    situation: Situation, found: Mapping[str, Reading], lemmas: Mapping[str, str]
) -> tuple[dict[str, Reading], dict[str, str]]:
    """The readings with the gold's statements, and its groundings before their own.

    Args:
        situation: The gold.
        found: What was read, by report; texts, days and outlets are taken from it.
        lemmas: Base forms of triggers, by gold statement; the word as it stands for one that is not here.

    Returns:
        Readings by report, and the gold statement behind each statement.
    """
    readings: dict[str, Reading] = {}
    gold_of: dict[str, str] = {}
    for report, reading in found.items():
        made = [
            _Given(gold, reading, lemmas.get(gold.id, gold.trigger.casefold())) for gold in situation.of_report(report)
        ]
        gold_of |= {each.statement.id: each.gold.id for each in made}
        grounded = {(g.span, g.kind): g for g in reading.groundings}
        grounded |= {(g.span, g.kind): g for each in made for g in each.groundings()}
        readings[report] = replace(
            reading,
            statements=tuple(each.statement for each in made),
            groundings=tuple(grounded.values()),
            attributions=(),
            links=(),
        )
    return readings, gold_of


class _Given:
    """One gold statement in the text of its report."""

    def __init__(self, gold: Gold, reading: Reading, lemma: str) -> None:
        self.gold = gold
        self.article = reading.article
        self.trigger = Span(*gold.triggers[0])
        self.statement = self._statement(lemma)

    def _find(self, words: str | None) -> Span | None:
        """Where words stand: in the sentence, else nearest to the trigger."""
        text = self.article.text
        if not words:
            return None
        low, high = self.gold.evidence
        starts, at = list[int](), text.find(words)
        while at >= 0:
            starts.append(at)
            at = text.find(words, at + 1)
        best = min(starts, key=lambda s: (not low <= s < high, abs(s - self.trigger.start)), default=None)
        return None if best is None else Span(best, best + len(words))

    def _parties(self, role: Role) -> Iterator[tuple[Span, Party]]:
        for party in self.gold.actors if role is Role.ACTOR else self.gold.recipients:
            span = self._find(party.text)
            if span is not None:
                yield span, party

    def _arguments(self) -> Iterator[Argument]:
        for role in _ROLES:
            for span, party in self._parties(role):
                fuller = self._find(party.names[-1]) if party.names[-1] != party.text else None
                yield Argument(role=role, span=span, head=_last_word(span, party.text), antecedent=fuller)
        where = self._find(self.gold.where)
        if where is not None and self.gold.where:
            yield Argument(role=Role.LOCATION, span=where, head=_last_word(where, self.gold.where))

    def groundings(self) -> Iterator[Grounding]:
        """Who its parties are and where its place lies, as far as the gold says."""
        for role in _ROLES:
            for span, party in self._parties(role):
                if party.country or party.sector:
                    yield self._grounding(span, GroundingKind.ACTOR, _actor(party))
        where, place = self._find(self.gold.where), self.gold.place
        if where is not None and place is not None:
            yield self._grounding(where, GroundingKind.PLACE, _place(place))

    def _grounding(self, span: Span, kind: GroundingKind, target: Actor | Place) -> Grounding:
        return Grounding(
            article_id=self.article.id, span=span, kind=kind, target=target, score=1.0, candidates=(), producer=_GOLD
        )

    def _attribution(self, voice: Voice) -> Attribution:
        span = self._find(voice.source)
        fuller = self._find(voice.names[-1]) if len(voice.names) > 1 and voice.names[-1] != voice.source else None
        source = Source(
            span=span,
            text=voice.source or "",
            kind=SourceKind(voice.kind or "unnamed"),
            named=bool(voice.source and voice.source[0].isupper()),
            antecedent=fuller,
        )
        return Attribution(
            source=source,
            cue=None,
            content=(self.trigger,),
            manner=Manner(voice.manner),
            stance=Stance(voice.stance),
        )

    def _when(self) -> When | None:
        if self.gold.date is not None:
            start, end = (date.fromisoformat(day) if day else None for day in self.gold.date)
            first = start or end
            return When(start=first, end=end, granularity="day", basis="stated") if first is not None else None
        day = self.article.published
        return When(start=day, end=day, granularity="day", basis="inferred") if day is not None else None

    def _statement(self, lemma: str) -> Statement:
        gold = self.gold
        event, mode = gold.events[0]
        status = gold.status
        return Statement(
            id=f"s-{sha256(f'{self.article.id}/{gold.id}'.encode()).hexdigest()[:12]}",
            article_id=self.article.id,
            evidence=Span(*gold.evidence),
            trigger=self.trigger,
            lemma=lemma,
            event=event,
            mode=mode,
            contexts=(),
            cameo=None,
            quad=None,
            plover_score=None,
            goldstein=None,
            chain=tuple(self._attribution(voice) for voice in gold.chain),
            arguments=tuple(self._arguments()),
            factuality=Factuality(
                polarity=Polarity(gold.values["polarity"][0]),
                certainty=Certainty(gold.values["certainty"][0]),
                modality=Modality(gold.values["modality"][0]),
            ),
            counts=tuple(
                Count(what=_COUNTED.get(c["what"], c["what"]), low=c["low"], high=c["high"], span=self.trigger)
                for c in gold.counts
            ),
            status=Status(
                subject=self._find(status["subject"]) or self.trigger,
                kind=SubjectKind(status["kind"]),
                state=State(status["state"]),
            )
            if status
            else None,
            when=self._when(),
            score=1.0,
            producer=_GOLD,
        )


def _last_word(span: Span, text: str) -> Span:
    return Span(span.end - len(text.split()[-1]), span.end)


def _actor(party: Party) -> Actor:
    name = party.names[-1] or party.text
    body = f"/{'-'.join(name.casefold().split())}" if name[:1].isupper() else ""
    return Actor(
        id=f"{party.country}/{party.sector}{body}",
        name=name,
        country=party.country,
        sectors=(party.sector,) if party.sector else (),
    )


def _place(place: Json) -> Place:
    return Place(
        id=f"gold:{place['name']}",
        name=place["name"],
        country=place["country"],
        admin1=None,
        lat=place["lat"],
        lon=place["lon"],
        precision="city",
    )
