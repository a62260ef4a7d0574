"""One invented report, read by hand: what exporters, codecs and ledgers are tried on."""

from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.records import (
    Actor,
    Argument,
    Article,
    Attribution,
    Block,
    BlockKind,
    Board,
    Candidate,
    Certainty,
    ClaimedCount,
    Contest,
    Count,
    Event,
    EventCount,
    Factuality,
    Grounding,
    GroundingKind,
    Link,
    LinkKind,
    Manner,
    Mention,
    Modality,
    PastState,
    Place,
    Polarity,
    Post,
    Problem,
    Producer,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Stage,
    Stance,
    State,
    Statement,
    Status,
    SubjectKind,
    SubjectState,
    TaggedAttribution,
    Time,
    TimeExpression,
    When,
)
from reportedly.testing.marks import marked

_TEXT = (
    "[Drivers block the Karsa crossing]title\n\n"
    "[KARSA, May 14 (Upland Post) -]dateline [[[Striking drivers]drivers [blocked]blocked the "
    "[[Karsa]karsa crossing]crossing on [Wednesday]wednesday]told_by_media, [local media]media [reported]reported, "
    "and [two]two people were [injured]injured.]first\n\n"
    '[["[Our officers]officers did [not]not [fire]fire,"]told_by_police '
    "the [regional police]police [said]said.]second "
    "[The [governor]governor [accused]accused the [drivers' union]union of "
    "[[arming]arming its members]told_by_governor "
    "and warned that [he]he would [send]send the army if the road is not open by [Friday]friday.]third\n\n"
    "[[[The [crossing]again is [open]open again.]fourth Buses are moving.]body 🚌 — Mira Solen (@mira_solen) "
    "May 14, 2031]post"
)
_DAY = date(2031, 5, 14)
_RULE = Producer(name="extract/event", version="1")


def sample_reading() -> Reading:
    """A report with seven statements: claims, a denial, an accusation, a threat, and a post that contradicts it."""
    text, span = marked(_TEXT)
    article = _article(text, span)
    return Reading(
        article=article,
        statements=_statements(text, span),
        attributions=(
            TaggedAttribution(source=(span["media"],), cue=(span["reported"],), content=(span["told_by_media"],)),
            TaggedAttribution(
                source=(span["police"],), cue=(span["said"],), content=(span["told_by_police"],), score=0.9
            ),
        ),
        mentions=(Mention(span=span["karsa"], kind="LOC"),),
        times=(
            TimeExpression(
                span=span["wednesday"], type="DATE", value="2031-05-14", time=_day(14), flags=("year-inferred",)
            ),
            TimeExpression(span=span["friday"], type="DATE", value="2031-05-16", time=_day(16)),
        ),
        groundings=_groundings(span),
        links=(
            Link(
                id="link-1",
                left="s1",
                right="s7",
                kind=LinkKind.CONTRADICTS,
                score=0.7,
                reasons=("same crossing and day, another state",),
                producer=Producer(name="link/contradict", version="1"),
            ),
        ),
        problems=(
            Problem(
                code="actor-ambiguous",
                stage=Stage.RESOLVE,
                article_id=article.id,
                span=span["he"],
                message='"he" may be the governor or somebody not named here; read the sentence',
            ),
        ),
    )


def _article(text: str, span: dict[str, Span]) -> Article:
    paragraphs = (span["first"], Span(span["second"].start, span["third"].end))
    post = Post(
        span=span["post"],
        body=span["body"],
        platform="x",
        author="Mira Solen",
        handle="@mira_solen",
        posted=_DAY,
        url=None,
    )
    return Article(
        id="article-1",
        snapshot_id="snapshot-1",
        url="https://upland.example/karsa",
        outlet="Upland Post",
        byline=None,
        title="Drivers block the Karsa crossing",
        published=_DAY,
        published_at=None,
        language="en",
        text=text,
        blocks=(
            Block(span=span["title"], kind=BlockKind.TITLE),
            Block(span=span["dateline"], kind=BlockKind.DATELINE),
            *(Block(span=paragraph, kind=BlockKind.PARAGRAPH) for paragraph in paragraphs),
            Block(span=span["post"], kind=BlockKind.POST),
        ),
        posts=(post,),
        where="karsa.txt",
        extra=(("desk", "north"),),
    )


def _statements(text: str, span: dict[str, Span]) -> tuple[Statement, ...]:
    said = _chains(text, span)
    crossing, again = span["crossing"], span["again"]
    stated = When(start=_DAY, end=_DAY, granularity="day", basis="stated")
    return (
        _statement(
            span, "s1", "first blocked block",
            event="COERCE", mode="restrict", cameo="191", quad=4, plover_score=-7.0, goldstein=-9.5, when=stated,
            chain=(said["media"],),
            arguments=_arguments(span, actor="drivers", location="crossing", date="wednesday"),
            status=Status(subject=crossing, kind=SubjectKind.CROSSING, state=State.CLOSED, since=_DAY),
        ),
        _statement(
            span, "s2", "first injured injure", event="ASSAULT", quad=4,
            counts=(Count(what="injured", low=2, high=2, span=span["two"]),),
        ),
        _statement(
            span, "s3", "second fire fire", event="ASSAULT", mode="firearms", quad=4, chain=(said["police"],),
            arguments=_arguments(span, actor="officers"),
            factuality=Factuality(polarity=Polarity.NEGATIVE, cues=(span["not"],)),
        ),
        _statement(
            span, "s4", "third accused accuse", event="ACCUSE", mode="allege", quad=3,
            arguments=_arguments(span, actor="governor", recipient="union"),
        ),
        _statement(
            span, "s5", "third arming arm", chain=(said["governor"],),
            arguments=_arguments(span, actor="union"),
        ),
        _statement(
            span, "s6", "third send send", event="THREATEN", contexts=("military",), when=None,
            arguments=_arguments(span, actor="he", date="friday"),
            factuality=Factuality(certainty=Certainty.UNKNOWN, modality=Modality.CONDITIONAL),
        ),
        _statement(
            span, "s7", "fourth open open", chain=(said["mira"],),
            status=Status(subject=again, kind=SubjectKind.CROSSING, state=State.OPEN, since=_DAY),
        ),
    )  # fmt: skip


def _statement(span: dict[str, Span], name: str, labels: str, **fields: Any) -> Statement:
    evidence, trigger, lemma = labels.split()
    plain = Statement(
        id=name,
        article_id="article-1",
        evidence=span[evidence],
        trigger=span[trigger],
        lemma=lemma,
        event=None,
        mode=None,
        contexts=(),
        cameo=None,
        quad=None,
        plover_score=None,
        goldstein=None,
        chain=(),
        arguments=(),
        factuality=Factuality(),
        counts=(),
        status=None,
        when=When(start=_DAY, end=_DAY, granularity="day", basis="inferred"),
        score=0.83,
        producer=_RULE,
        reasons=(f'word "{lemma}" in events.tsv',),
    )
    return replace(plain, **fields)


def _arguments(span: dict[str, Span], **labels: str) -> tuple[Argument, ...]:
    return tuple(
        Argument(
            role=Role(role),
            span=span[label],
            head=Span(span[label].end - 1, span[label].end),
            antecedent=span["governor"] if label == "he" else None,
        )
        for role, label in labels.items()
    )


def _chains(text: str, span: dict[str, Span]) -> dict[str, Attribution]:
    told = {
        "media": ("reported", SourceKind.MEDIA, Manner.INDIRECT, Stance.ASSERTS),
        "police": ("said", SourceKind.ORGANISATION, Manner.DIRECT, Stance.ASSERTS),
        "governor": ("accused", SourceKind.PERSON, Manner.INDIRECT, Stance.ACCUSES),
    }
    chains = {
        name: Attribution(
            source=Source(span=span[name], text=span[name].of(text), kind=kind, named=False),
            cue=span[cue],
            content=(span[f"told_by_{name}"],),
            manner=manner,
            stance=stance,
        )
        for name, (cue, kind, manner, stance) in told.items()
    }
    chains["mira"] = Attribution(
        source=Source(span=None, text="Mira Solen", kind=SourceKind.POST, named=True),
        cue=None,
        content=(span["body"],),
        manner=Manner.DIRECT,
        stance=Stance.ASSERTS,
    )
    return chains


def _groundings(span: dict[str, Span]) -> tuple[Grounding, ...]:
    karsa = Place(id="overlay:karsa", name="Karsa", country="XKX", admin1=None, lat=42.9, lon=20.8, precision="city")
    other = Place(id="geonames:1", name="Karsava", country="LVA", admin1="Ludza", lat=56.7, lon=27.6, precision="city")
    found = (
        ("crossing", GroundingKind.PLACE, karsa, (Candidate(target=other, score=0.2),)),
        ("karsa", GroundingKind.PLACE, karsa, (Candidate(target=other, score=0.2),)),
        ("drivers", GroundingKind.ACTOR, None, (Candidate(target=_actor("LAB", "drivers"), score=0.3),)),
        ("wednesday", GroundingKind.TIME, _day(14), ()),
        ("police", GroundingKind.ACTOR, _actor("COP", "regional police"), ()),
        ("governor", GroundingKind.ACTOR, _actor("GOV", "governor"), ()),
    )
    return tuple(
        Grounding(
            article_id="article-1",
            span=span[label],
            kind=kind,
            target=target,
            score=0.9 if target else 0.0,
            candidates=candidates,
            producer=Producer(name=f"resolve/{kind}", version="1", digest="0123456789ab" if label == "karsa" else None),
        )
        for label, kind, target, candidates in found
    )


def _actor(sector: str, name: str) -> Actor:
    return Actor(id=f"XKX/{sector}", name=name, country="XKX", sectors=(sector,))


def _day(number: int) -> Time:
    day = date(2031, 5, number)
    return Time(start=day, end=day, granularity="day", relation="on")


def sample_board(*, as_of: date | None = None) -> Board:
    """What the sample reading leaves known: a crossing that was closed and is open, and who contests it."""
    reading = sample_reading()
    crossing = SubjectState(
        subject="Karsa crossing",
        kind="crossing",
        state="open",
        since=_DAY,
        according_to=("Mira Solen",),
        statement_id="s7",
        article_id="article-1",
        disputed=True,
        history=(PastState(state="closed", start=_DAY, end=_DAY, statement_id="s1"),),
    )
    claim = ClaimedCount(source="Upland Post", low=2, high=2, statement_id="s2")
    hurt = Event(
        id="event-1",
        event="ASSAULT",
        mode=None,
        start=_DAY,
        end=_DAY,
        place=None,
        statement_ids=("s2",),
        origins=1,
        verification="reported",
        counts=(EventCount(what="injured", low=2, high=2, by=(claim,)),),
    )
    return Board(
        as_of=as_of,
        states=(crossing,),
        events=(hurt,),
        contested=(Contest(kind="state", statement_ids=("s1", "s7"), sides=(("s1",), ("s7",))),),
        links=reading.links,
        articles=(reading.article,),
        reprint_of=(),
    )
