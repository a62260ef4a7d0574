"""Situations as they lie in their files: several reports about one crisis and what a careful reader finds in them.

The format: one JSON object with `id`, `reports`, `statements`, `links`, `board`, `origins`, and optionally
`distractors` (sentences that say nothing to record). A statement may be `optional` and may name other right readings
under `alt`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.situations.align import Range

Json = Mapping[str, Any]
Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of the gold's source chain."""

    source: str | None
    """None where the text leaves it out."""
    names: tuple[str, ...]
    """The words of the text, then the fuller name."""
    stance: str
    manner: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One actor or recipient."""

    text: str
    names: tuple[str, ...]
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One statement of the gold; the first of every pair of readings is the preferred one."""

    id: str
    report: str
    evidence: Range
    trigger: str
    triggers: tuple[Range, ...]
    events: tuple[tuple[str | None, str | None], ...]
    """Type and mode."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Json | None
    where: str | None
    """The words that name the place."""
    date: Days | None
    dates: frozenset[Days]
    chain: tuple[Voice, ...]
    other_sources: tuple[str, ...]
    """Other sources that may stand in a chain of one link; "" for the outlet's own voice."""
    stances: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    """Polarity, modality and certainty."""
    counts: tuple[Json, ...]
    status: Json | None
    states: tuple[str, ...]
    phenomena: tuple[str, ...]
    optional: bool

    @property
    def source(self) -> tuple[str, ...]:
        """The innermost source; empty for the outlet's own voice or one left out."""
        return self.chain[-1].names if self.chain else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One file."""

    id: str
    reports: tuple[Json, ...]
    statements: Mapping[str, Gold]
    links: tuple[Json, ...]
    board: tuple[Json, ...]
    origins: tuple[Json, ...]
    distractors: tuple[Json, ...]

    @property
    def author(self) -> str:
        """Whose sort it is, by what stands before the number in its id: what is learnt on one is marked on others."""
        return self.id.rstrip("0123456789")

    def of_report(self, report: str) -> list[Gold]:
        """The statements of one report, in file order."""
        return [gold for gold in self.statements.values() if gold.report == report]


def load_situations(paths: Iterable[Path]) -> list[Situation]:
    """Every situation of some files and folders, by file name; other JSON files are passed over."""
    found = []
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            whole = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(whole, dict) and whole.keys() >= {"id", "reports", "statements"}:
                found.append(situation_from_json(whole))
    return found


def situation_from_json(whole: Json) -> Situation:
    """One situation from the object that its file holds."""
    texts = {report["id"]: report["text"] for report in whole["reports"]}
    return Situation(
        id=whole["id"],
        reports=tuple(whole["reports"]),
        statements={each["id"]: _gold(each, texts[each["report"]]) for each in whole["statements"]},
        links=tuple(whole.get("links", ())),
        board=tuple(whole.get("board", ())),
        origins=tuple(whole.get("origins", ())),
        distractors=tuple(whole.get("distractors", ())),
    )


def _gold(each: Json, text: str) -> Gold:
    other: Json = each.get("alt", {})
    start = text.find(each["evidence"])
    date = _days(each["date"]) if each["date"] else None
    status = each["status"]
    return Gold(
        id=each["id"],
        report=each["report"],
        evidence=(start, start + len(each["evidence"])),
        trigger=each["trigger"],
        triggers=_triggers(each, other, start),
        events=((each["event"], each["mode"]), *((event, mode) for event, mode in other.get("event", ()))),
        actors=_parties(each, "actors"),
        recipients=_parties(each, "recipients"),
        place=each["place"],
        where=each.get("location"),
        date=date,
        dates=frozenset({date} if date else ()) | {_days(day) for day in other.get("date", ()) if day},
        chain=tuple(_voice(link) for link in each["chain"]),
        other_sources=tuple(other.get("chain", ())),
        stances=tuple(other.get("stance", ())),
        values={key: (each[key], *other.get(key, ())) for key in ("polarity", "modality", "certainty")},
        counts=tuple(each["counts"]),
        status=status,
        states=(status["state"], *other.get("state", ())) if status else (),
        phenomena=tuple(each["phenomenon"]),
        optional=bool(each.get("optional")),
    )


def _triggers(each: Json, other: Json, evidence_start: int) -> tuple[Range, ...]:
    """The trigger, and every place in the evidence where another right trigger stands."""
    start = each["trigger_start"]
    found = [(start, start + len(each["trigger"]))]
    for word in other.get("trigger", ()):
        whole_word = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        hits = whole_word.finditer(each["evidence"])
        found += [(evidence_start + hit.start(), evidence_start + hit.end()) for hit in hits]
    return tuple(found)


def _parties(each: Json, key: str) -> tuple[Party, ...]:
    """Parties with what the gold knows of them: matched by words, else by position where both lists are as long."""
    known = each.get(f"resolved_{key}", ())
    by_text = {party["text"]: party for party in known}
    parties = []
    for place, text in enumerate(each[key]):
        fuller = by_text.get(text) or (known[place] if len(known) == len(each[key]) else None)
        names = (text, fuller["text"]) if fuller else (text,)
        country, sector = (fuller["country"], fuller["sector"]) if fuller else (None, None)
        parties.append(Party(text=text, names=names, country=country, sector=sector))
    return tuple(parties)


def _voice(link: Json) -> Voice:
    names = tuple(name for name in (link["source"], link.get("resolved")) if name)
    return Voice(
        source=link["source"], names=names, stance=link["stance"], manner=link["manner"], kind=link.get("kind")
    )


def _days(date: Json) -> Days:
    return date["start"], date["end"]
