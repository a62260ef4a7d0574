"""Whom a way or a service is open to: open to some, or in one lane, is restricted.

What stands behind the word that says the state is read as it is written: notes and posts say it without a verb.
"""

import re
from dataclasses import replace

from reportedly.extract.sentence.page import Page
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.thing import WAYS
from reportedly.records import State, Status, SubjectKind

_BY_LAND = frozenset((SubjectKind.CROSSING, SubjectKind.ROAD))
"""Ways that most go: an airstrip that is open for aid flights is open."""
_LOOK = 80
"""Code points behind a state word that may say for whom."""
_ENDS = re.compile(r"[.;!?\n]|\s[–—-]\s|,?\s(?:after|although|because|but|despite|though|unless|until|when|while)\b")
_PART = re.compile(
    r"\b(?:(?:in|on|with|using)?\s*(?:one|a single|only one|just one) (?:lane|track|carriageway|direction|runway)"
    r"|one[- ](?:lane|way|direction)|(?:at|with|on) (?:half|reduced|walking)\b|at a crawl"
    r"|(?:daylight|night(?:time)?|cargo|freight|pedestrians?|motorbikes|foot|emergenc\w+) only"
    r"|(?<!in )(?:\d+|one|two|three|four|five|six) (?:out )?of (?:(?:its|the|their) )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)
"""Words for a part of what there is to pass or to have."""
_ONLY = re.compile(
    r"\b(?:only|solely|exclusively)\b(?!\s+(?:after|at|before|days|hours|in|last|minutes|on|since|this|when|yesterday|\d))"
    r"|\b(?:nothing|nobody|no one|none) but\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:to|for)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,2}?"
    r"(?:aid|ambulances?|army|bicycles?|children|convoys?|diplomats?|emergenc\w+|essential|evacuees?|foot|fuel|holders?"
    r"|humanitarian|locals?|medical|military|motorbikes?|motorcycles?|patients?|pedestrians?|pilgrims?|police|pupils"
    r"|relief|rescue\w*|residents?|returnees?|soldiers?|students?|troops|walkers?|women)\b"
    r"(?![^.;]{0,24}\band\s+(?:all\s+|private\s+|light\s+|small\s+)?(?:buses|cars|goods|lorries|traffic|trucks|vehicles))",
    re.IGNORECASE,
)
"""Groups for whom alone a way is open when it is said to be open to them."""


def partly(page: Page, trigger: Trigger, found: Status | None) -> Status | None:
    """Give the status, restricted where the words behind the trigger limit it to some, to hours or to a part.

    Args:
        page: The report.
        trigger: The word of the statement.
        found: What the words say by themselves.

    Returns:
        The status; that of what is no way and no service as it is.
    """
    if found is None or found.state is not State.OPEN or found.kind not in WAYS | {SubjectKind.SERVICE}:
        return found
    behind = page.text[trigger.span.end : trigger.span.end + _LOOK]
    stop = _ENDS.search(behind)
    behind = behind[: stop.start()] if stop else behind
    said = f"{trigger.span.of(page.text)}{behind}"
    limited = _PART.search(said) or _ONLY.search(behind) or (found.kind in _BY_LAND and _FEW.search(behind))
    return replace(found, state=State.RESTRICTED) if limited else found
