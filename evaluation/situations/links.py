"""Marking the links between statements and between reports.

A link whose statement was never found is a miss. The same sentence in a report and its reprint is one thing, so that
either may carry the link. A corroboration is a happening, its polarity and two origins: any pair of statements that
shows it will do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluation.situations.clusters import Groups, mark_clusters, mark_sets, pairs
from evaluation.situations.figures import Tally
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.names import any_same_name, word_set

Json = Mapping[str, Any]
STATEMENT_KINDS = ("corroborates", "contradicts", "updates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """A situation's happenings, copies and families of reports."""

    situation: Situation
    happenings: Groups
    """Statements of one event."""
    copies: Groups
    """The same sentence in an original and its reprint."""
    families: Groups
    """Reports that depend on each other."""
    optional: frozenset[str]

    def origin(self, statement: str) -> str:
        """Whose word a statement is: its innermost source's, or that of its report's family."""
        gold = self.situation.statements[statement]
        if gold.source:
            return "said by " + " ".join(sorted(word_set(gold.source[-1])))
        return "voice of " + self.families.name(gold.report)

    def key(self, kind: str, left: str, right: str) -> object:
        """What a link is for the count: equal keys say the same."""
        happening = self.happenings.name(left)
        if kind == "corroborates" and happening == self.happenings.name(right):
            polarity = self.situation.statements[left].values["polarity"][0]
            return happening, polarity, frozenset((self.origin(left), self.origin(right)))
        ends = self.copies.name(left), self.copies.name(right)
        return ends if kind == "updates" else frozenset(ends)

    def one_voice(self, left: str, right: str) -> bool:
        """Whether two statements come from one origin, so that they cannot corroborate each other."""
        mine, yours = self.situation.statements[left], self.situation.statements[right]
        one_source = any_same_name(mine.source, yours.source)
        one_family = self.families.name(mine.report) == self.families.name(yours.report)
        own_voice = not mine.source or not yours.source
        return one_source or (one_family and own_voice) or self.copies.name(left) == self.copies.name(right)


@dataclass(slots=True)
class Keys:
    """Link keys by kind: asked for, excused, made."""

    asked: dict[str, set[object]] = field(default_factory=lambda: defaultdict(set))
    excused: dict[str, set[object]] = field(default_factory=lambda: defaultdict(set))
    made: dict[str, set[object]] = field(default_factory=lambda: defaultdict(set))


def crisis(situation: Situation) -> Crisis:
    """What follows from the gold's own links."""
    happenings, copies, families = Groups(), Groups(), Groups()
    for report in situation.reports:
        if report["origin"] != "own":
            families.join(report["id"], report["origin"].split()[-1])
    reprints = {frozenset((link["left"], link["right"])) for link in situation.links if link["kind"] == "reprints"}
    for link in situation.links:
        if link["kind"] != "same_event":
            continue
        if not link.get("optional"):
            happenings.join(link["left"], link["right"])
        left, right = situation.statements[link["left"]], situation.statements[link["right"]]
        if frozenset((left.report, right.report)) in reprints and _same_sentence(left, right):
            copies.join(left.id, right.id)
    optional = frozenset(gold.id for gold in situation.statements.values() if gold.optional)
    return Crisis(situation=situation, happenings=happenings, copies=copies, families=families, optional=optional)


def _same_sentence(left: Gold, right: Gold) -> bool:
    unsourced = not left.source and not right.source
    return left.trigger == right.trigger and (unsourced or any_same_name(left.source, right.source))


def mark_links(
    case: Crisis,
    links: Iterable[Json],
    *,
    gold_of: Mapping[str, str],
    report_of: Mapping[str, str],
    found: Collection[str],
    tally: Tally,
) -> None:
    """Mark all links of one situation.

    Args:
        case: The situation.
        links: Ours, from every reading and from the board.
        gold_of: The gold statement that each of our statements answers.
        report_of: The report behind each of our article ids.
        found: The gold statements that were answered.
        tally: Takes the figures.
    """
    keys = _gold_keys(case)
    same_event = Groups()
    for link in links:
        kind, ends = link["kind"], (link["left"], link["right"])
        if kind == "reprints":
            copy, original = (report_of.get(end) for end in ends)
            if copy and original and copy != original:
                keys.made[kind].add((copy, original))
            tally.mark("links off the gold", copy is None or original is None)
            continue
        left, right = (gold_of.get(end) for end in ends)
        tally.mark("links off the gold", not left or not right)
        if not left or not right or left == right:
            continue
        if kind == "same_event":
            same_event.join(left, right)
        elif kind in STATEMENT_KINDS:
            _take(case, kind, left, right, keys)
            if kind == "corroborates":
                _mark_corroboration(case, left, right, keys, tally)
    _mark_same_event(case, same_event, found, keys, tally)
    for kind in ("reprints", "same_event", *STATEMENT_KINDS):
        mark_sets(keys.asked[kind], keys.made[kind], keys.excused[kind], tally, kind)


def _gold_keys(case: Crisis) -> Keys:
    keys = Keys()
    for link in case.situation.links:
        kind, left, right = link["kind"], link["left"], link["right"]
        if kind == "reprints":
            keys.asked[kind].add((left, right))
        elif kind in STATEMENT_KINDS:
            soft = link.get("optional") or {left, right} & case.optional
            (keys.excused if soft else keys.asked)[kind].add(case.key(kind, left, right))
        elif link.get("optional"):
            keys.excused[kind].add(frozenset((left, right)))
    return keys


def _take(case: Crisis, kind: str, left: str, right: str, keys: Keys) -> None:
    """Count one of our links, unless it joins a sentence to its own copy or hangs on optional gold."""
    key = case.key(kind, left, right)
    to_itself = case.copies.name(left) == case.copies.name(right) and kind != "corroborates"
    soft = {left, right} & case.optional and key not in keys.asked[kind]
    if not to_itself and not soft:
        keys.made[kind].add(key)


def _mark_corroboration(case: Crisis, left: str, right: str, keys: Keys, tally: Tally) -> None:
    """Whether one of our corroborations is false: one origin, against each other, or not one happening."""
    statements = case.situation.statements
    polarities = {statements[end].values["polarity"][0] for end in (left, right)}
    key = case.key("corroborates", left, right)
    against = {
        case.key("contradicts", link["left"], link["right"])
        for link in case.situation.links
        if link["kind"] == "contradicts"
    }
    listed = key in keys.asked["corroborates"] or key in keys.excused["corroborates"]
    opposed = len(polarities) > 1 or case.key("contradicts", left, right) in against
    apart = case.happenings.name(left) != case.happenings.name(right)
    tally.mark("false corroboration", not listed and (case.one_voice(left, right) or opposed or apart))


def _mark_same_event(case: Crisis, ours: Groups, found: Collection[str], keys: Keys, tally: Tally) -> None:
    asked = [statement for statement in case.situation.statements if statement not in case.optional]
    gold, made = case.happenings.among(asked), ours.among(each for each in asked if each in found)
    mark_clusters(gold, made, tally)
    keys.asked["same_event"] = set(pairs(gold))
    keys.made["same_event"] = set(pairs(made))
