"""What a rule of the time grammar is, and what it knows of the text around its match.

A rule is a pattern and a function that turns a match into a `Stretch`, or None where the words are no time after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.resolve.stretch import Stretch

# What makes the clause speak of the future, and what brings it back to the past. "would have" and "may have" are past.
_MODAL = r"\b(?:will|would|shall|[’']ll|won't|could|may|might|must|should)\b(?!\s+(?:have|has)\b)"
_COMING = (
    r"\b(?:(?:is|are|was|were|be)\s+(?:now\s+)?(?:to|due|set(?!\s+(?:upon|ablaze|alight|fire|on\s+fire|up|free))|scheduled|planned|expected|slated)|due\s+to"
    r"|(?:planned|scheduled|expected|set|due|called|plans?|fixed|foreseen|slated|convened|billed)\s+(?:for|to|on)"
    r"|(?:put|moved|pushed|postponed|delayed|deferred|adjourned|extended|prolonged|shifted)\s+(?:(?:back|off)\s+)?"
    r"(?:until|till|to(?=\s*$))"
    r"|(?:off|back)\s+to|to\s+be\s+\w+(?:ed|en)|next\s+(?:round|meeting|session|hearing)|going\s+to|ready\s+to|about\s+to"
    r"|vow(?:s|ed)?\s+to|threaten(?:s|ed)?\s+to|promise[sd]?\s+to|agreed\s+to|prepar\w+\s+to"
    r"|until|till|deadline|ahead\s+of|upcoming|ultimatum|readiness\s+for)\b"
)
_BIDDEN = (
    r"\b(?:ask|order|tell|told|urge|call|instruct|invite|propose|request|want|offer|intend|vow|agree|decide|threaten"
    r"|aim|expect|hope|promise|pledge|demand|appeal|permit|allow|authoris|authoriz|summon)\w*\s+(?:[\w'’-]+\s+){0,6}?(?:to|for)\b"
    r"|\b(?:propose|demand|suggest|recommend|insist|request)\w*\s+that\b"
)
"""What somebody is told or asked to do is still to come."""
_TOWARDS = re.compile(
    r"\b(?:as\s+(?:of|from)|until|till|starting|beginning|effective)\s+(?:from\s+|on\s+)?$", re.IGNORECASE
)
_SCHEDULED = (
    r"\b(?:(?:takes?|comes?|goes|enters?|go)\s+(?:into\s+)?(?:effect|force)|goes?\s+to\s+the\s+polls|takes?\s+place"
    r"|begins?|starts|opens|reopens?|resumes?|restarts?|leaves(?=\s+(?:on|at|for|from)\b)|departs?|arrives?|closes"
    r"|meets|convenes?|sits(?=\s+(?:on|again))|holds(?=\s+(?:a|an|its|talks))|ends(?=\s+(?:on|at|in)\b)|expires?"
    r"|lapses?|visits(?=\s+(?-i:[A-Z]))|sails|runs?\s+out"
    r"|(?:runs|returns|flies)(?=\s+(?:again\s+)?(?:on|from|as\s+of)\s)"
    r"|(?:\w+s|they|we|people)\s+(?:open|start|meet|leave|close|end|return|vote|run)"
    r"(?=\s+(?:again\s+)?(?:on|at|from|as\s+of)\s))\b"
)
"""What is told of the future in the plain present: "the curfew begins on Saturday"."""
_SUBJECT = r"(?<!to\s)(?<!not\s)(?<!did\s)(?<!the\s)(?<!a\s)(?<!of\s)(?<!on\s)"
_AHEAD = re.compile(rf"{_MODAL}|{_COMING}|{_BIDDEN}|{_SUBJECT}{_SCHEDULED}", re.IGNORECASE)
_SAID = (
    r"\b(?:said|told|announced|reported|added|wrote|stated|declared|confirmed|denied|claimed|warned|accused|demanded"
    r"|(?:had|has|have)\s+(?:\w+ed|\w+en|been|not|also|already|never|just|long|said|left|held|"
    r"made|come|gone|seen|begun|begun)|since|ago|earlier|began|started|happened|occurred|"
    r"took\s+place|killed|were\s+\w+ed|was\s+\w+ed"
    r"|(?:was|were)\s+(?:again\s+|also\s+|then\s+)?(?:cut|held|hit|put(?!\s+(?:off|back))|sent|set(?!\s+(?:to|for|on))|shot|shut|seen|taken|found)"
    r"|got|grew|held|ran|drove|flew|brought|sent|gave|found|won|kept|rose|swept|lapsed|landed|received|acknowledged"
    r"|offered|took\s+off|set\s+(?:ablaze|alight|upon)|went|came|fell|hit|struck|shot|broke|met|fled|saw|sat"
    r"|saying|after|last)\b"
)
_IN_THE_PAST = (
    r"\b(?:who|which|that|where|when|after|as|because|before)\s+(?:\w+\s+){0,3}"
    r"(?:\w+ed|fell|hit|struck|shot|left|came|went|took|met|held|broke|fled|died|saw)\b"
)
_BACK = re.compile(rf"{_SAID}|{_IN_THE_PAST}", re.IGNORECASE)
_OPENS = re.compile(r"^[\s\W]*(?:(?:and|but|then|by|from|on|as of|come)\s+){0,2}$", re.IGNORECASE)
_PART = re.compile(r"[.,;:!?\n]|\b(?:that|which|who|whom|if|when|where|said|says)\b")
_SHALL = re.compile(rf"{_MODAL}|\b(?:is|are)\s+(?:due|set|expected|scheduled|slated|planned)\s+to\b", re.IGNORECASE)
"""What says behind a day at the head of a sentence that it is still to come: "On Friday the union will march"."""
_LEADS = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|of|before|after|through|throughout|to|and|or|between|for|on|around"
    r"|about|as\s+of|than|late|early|mid|the|this|last|next|year|circa|past|every)\s+|[(\[,;/-]\s*|\bmid-)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the words around an expression say about it."""

    text: str
    anchor: date | None
    """The day the words were written, None if nobody says."""
    last: date | None
    """The day that the text last spoke of, for "two days earlier"."""
    clause: int
    """Where the sentence begins."""
    month_first: bool | None = None
    """How the outlet writes 1/8; None if we do not know."""

    def ahead(self, start: int) -> bool:
        """Whether the clause speaks of the future at this place: its last cue is one of the future."""
        before = self.text[max(self.clause, start - 160) : start]
        if _TOWARDS.search(before):
            return True
        ahead = [m.end() for m in _AHEAD.finditer(before)]
        if not ahead:
            return _OPENS.match(before) is not None and self._will(start)
        back = [m.start() for m in _BACK.finditer(before)]
        return not back or ahead[-1] > back[-1]

    def _will(self, start: int) -> bool:
        """Whether the clause that begins here says what will be, of nobody's word but its own."""
        behind = self.text[start : start + 90]
        first = behind.partition(" ")[0]
        rest = _PART.split(behind[len(first) :].lstrip(" ,"), maxsplit=1)[0]
        return _SHALL.search(rest) is not None

    def back(self, start: int) -> bool:
        """Whether the clause's last cue before this place is one of the past."""
        return not self.ahead(start) and _BACK.search(self.text[max(self.clause, start - 160) : start]) is not None

    def lead(self, start: int) -> bool:
        """Whether a preposition or bracket stands in front."""
        return _LEADS.search(self.text, max(0, start - 14), start) is not None


Handler = Callable[[re.Match[str], Setting], Stretch | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    name: str
    needs: str
    """Kind of word without which it cannot match."""
    pattern: re.Pattern[str]
    read: Handler


def rule(name: str, needs: str, pattern: str, read: Handler) -> Rule:
    """A rule whose pattern disregards the case of letters."""
    return Rule(name=name, needs=needs, pattern=re.compile(pattern, re.IGNORECASE), read=read)
