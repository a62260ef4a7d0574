"""What a board calls a thing with a state, and the words that tell it from others of its kind.

A board's row is read far from its report: "mobile data: open" says little without the place, and "its website",
"BRIDGE: closed" or "net still off" are a report's words, not a name.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportedly.link.same.same_parties import PASSAGES
from reportedly.link.telling.lands import core_words, countries_in
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import ARTICLES, before_preposition, fold, head, keywords, number_in, stem, words
from reportedly.records import Span, SubjectKind

WAYS = PASSAGES | {SubjectKind.AIRPORT}
"""Kinds that traffic uses."""
NOUNS: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.CROSSING: (
        "crossing", "checkpoint", "border", "post", "gate", "passage", "terminal", "crossings", "barrier", "frontier",
    ),
    SubjectKind.ROAD: (
        "road", "highway", "motorway", "street", "bridge", "pass", "tunnel", "route", "corridor", "avenue", "boulevard",
        "bypass", "causeway", "expressway", "footbridge", "junction", "lane", "hwy",
    ),
    SubjectKind.AIRPORT: ("airport", "airstrip", "airfield", "runway", "airspace", "aerodrome"),
    SubjectKind.PORT: (
        "port", "harbour", "harbor", "terminal", "jetty", "strait", "canal", "river", "pier", "anchorage",
    ),
    SubjectKind.SERVICE: ("service", "internet", "power", "electricity", "school", "market", "train", "ferry"),
    SubjectKind.CURFEW: ("curfew", "lockdown"),
    SubjectKind.CEASEFIRE: ("ceasefire", "truce", "armistice", "fire"),
    SubjectKind.LAW: ("law", "decree", "bill", "order", "ban", "act", "measure", "rule", "decision"),
    SubjectKind.AGREEMENT: ("agreement", "deal", "accord", "pact", "treaty", "memorandum"),
    SubjectKind.ELECTION: ("election", "vote", "referendum", "poll", "ballot", "elections"),
}  # fmt: skip
"""Nouns that name a kind, the usual one first."""
_SERVICES: Mapping[str, frozenset[str]] = {
    name: frozenset(stem(word) for word in told.split())
    for name, told in (
        ("bank", "bank banks banking atm atms"),
        ("bus", "bus buses coach coaches minibus minibuses"),
        ("electricity", "power electricity current grid lights light mains blackout"),
        ("ferry", "ferry ferries ferryboat boat boats"),
        ("fuel", "fuel petrol diesel kerosene"),
        ("gas", "gas"),
        ("hospital", "hospital hospitals clinic clinics"),
        ("internet", "internet data net network networks wifi broadband signal connectivity telecoms "
                     "telecommunication telecommunications phone phones telephone telephones sms"),
        ("market", "market markets bazaar"),
        ("school", "school schools class classes lesson lessons teaching schooling"),
        ("shop", "shop shops store stores shutters"),
        ("train", "train trains rail railway railways"),
        ("water", "water taps tap"),
    )
}  # fmt: skip
"""What services are called: the words of one row name one service of a place."""
_SERVICE_OF = {word: name for name, told in _SERVICES.items() for word in told}
_OF_SERVICES = frozenset(
    stem(word) for word in "cell cellular drinking full line lines mobile running supplies supply traffic".split()
)
_OF_TRUCES = frozenset(
    stem(word) for word in "day days hour hours week weeks month humanitarian temporary local mutual general".split()
)
"""How long a truce is to last makes it no other."""
_PLAIN = (
    frozenset(stem(word) for nouns in NOUNS.values() for word in nouns)
    | frozenset(
        stem(word)
        for word in "main border village villages town city area region north south east west northern southern "
        "eastern western two three both all new old local traffic vehicle civilian direction vehicles passage".split()
    )
)  # fmt: skip
_LISTED = re.compile(
    r"\b(?:of|at|in|near)\s+(?:the\s+)?(?:[a-z]+\s+)?([A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+)"
)
_LISTED_FIRST = re.compile(r"^([A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+)\s+([a-z][\w -]*s)$")
_RUNS_ON = re.compile(r"\s+[A-Z][\w'’-]+(?:(?:,| and| &)\s+[A-Z][\w'’-]+)+")
_TAIL = re.compile(
    r"\s+(?:that|which|who|whose|requiring|forbidding|banning|allowing|as of|because|after|before|owing to|due to"
    r"|thanks to|amid|following|despite|since|until|till|from (?=\d|dawn|midnight|noon|to(?:day|morrow|night)))\b.*$"
    r"|\s+\(.*$|,\s+(?:although|but|though|while)\b.*$|\s+[\"“][^\"”]*$"
)
_MADE = re.compile(r"\s+(?:agreed|signed|announced|reached|brokered|negotiated|declared|between|in|on)\b.*$")
"""Where the name of a ceasefire or an agreement ends: who made it, when and where does not make it another."""
_ENDS = re.compile(
    r"^\s*(?:$|[,.;:()–—-]|(?:again|already|also|at|because|both|but|by|completely|except|for|from|fully|in|indefinitely"
    r"|now|on|only|partially|partly|since|so|still|temporarily|till|to|today|tonight|until|yesterday|\d)\b)"
)
"""What stands behind a word that says the state and belongs to no name: "bakery closed today", "net off"."""
_BEFORE_STATE = re.compile(
    r"(?:[\s:,–—-]+|\b(?:again|already|also|are|be|been|being|currently|fully|has|have|is|it|no|not|now|only|partially|"
    r"remain|remains|still|was|were)\b)+$",
    re.IGNORECASE,
)
_DETERMINERS = ARTICLES | frozenset("both every most much no whose".split())
_AROUND = re.compile(
    r"^(?:[-•*>·]\s*)?(?:\d{1,2}[:.h]\d{2}\s+)?"
    r"(?:(?:\d+|all|both|half|many|most|one|several|some|two|three|four|five) of (?:its|our|the|their) )?"
    r"|\s+(?:itself|themselves|behind it|there|here)$",
    re.IGNORECASE,
)
"""What stands around a name in a note: "02:00 Avenue", "two of the five Likoni ferries", "crossing itself"."""
_BORDER_AT = re.compile(r"^(?:border|frontier)\s+(?:at|in|near)\s+([A-Z].*)$")
_FLIGHTS = re.compile(r"^(?:[a-z]+ )?[Ff]lights (?:at|from|out of) ((?:[A-Z][\w'’-]+ ?)+)$")
"""Flights from a place are its airport's."""
_ON_WAY = re.compile(
    r"^(?:[\w'’-]+\s+){0,3}?(?i:circulation|movement|passage|traffic|transit)\b.*?"
    r"\s(?:across|along|at|by|on|over|through|via)\s+(?:the\s+)?([\w'’–-].*)$"
)
"""Traffic, and the way that it is on: "movement of tankers on National Road 1"."""
_NEW = re.compile(r"^(?:fresh|new|renewed)\s+(?=\S)", re.IGNORECASE)
_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d{1,4}[A-Z]?")
_BORDERS = frozenset(("border", "frontier"))
_USERS = frozenset(
    stem(word)
    for word in "traffic cars vehicles trucks lorries drivers movement flights flight planes blockade closure".split()
)
"""Subjects that are not the thing itself: "traffic resumed on the road" is about the road."""
_DRIVING = frozenset(stem(word) for word in "traffic cars vehicles trucks lorries road goods vehicular".split())
"""Words for what goes on roads."""


def telling(name: str, kind: SubjectKind | None = None) -> frozenset[str]:
    """Words that tell a thing from others of its kind: no country, no noun of its kind, no compass point."""
    own = core_words(name) - _PLAIN
    if kind is SubjectKind.CEASEFIRE:
        return frozenset(word for word in own - _OF_TRUCES if number_in(word) is None)
    if kind is not SubjectKind.SERVICE:
        return own
    return own - _OF_SERVICES - _SERVICES.get(service_of(name), frozenset())


@lru_cache(maxsize=4096)
def service_of(name: str) -> str:
    """Which service a phrase names: `internet` for "mobile data"; the stem of its head where it is none of the usual.

    "Electricity supply in Suva" and "power" are one service of one place, "water" is another.
    """
    own = [_SERVICE_OF[stem(word)] for word in words(before_preposition(name)) if stem(word) in _SERVICE_OF]
    found = own or [_SERVICE_OF[stem(word)] for word in words(name) if stem(word) in _SERVICE_OF]
    return found[-1] if own else (found[0] if found else head(name))


def spelled_out(profile: Profile, kind: SubjectKind) -> tuple[SubjectKind, list[str]]:
    """Kind and full names of what a statement gives a state.

    "Crossings of the villages Jarinje and Brnjak" is two, "the road" takes its place's name.
    """
    text = _called(profile)
    listed = _listed(profile, text, kind)
    if listed:
        return kind, listed
    text = _TAIL.sub("", text)
    if kind in (SubjectKind.CEASEFIRE, SubjectKind.AGREEMENT):
        text = _MADE.sub("", text)
    if kind is SubjectKind.CROSSING and noun_of(text, kind) in _BORDERS and countries_in(text):
        return kind, [text]  # "the border with Sudan" is told from others by the country
    spots = [_AROUND.sub("", " ".join(s.text.split())) for s in profile.spots if telling(s.text)]
    # "The curfew in Bol was extended to Baga Sola" is about the place that the subject does not name.
    where = next((spot for spot in spots if not telling(spot) <= telling(text)), spots[0] if spots else "")
    if (used := _used(text, where, kind)) is not None:
        return used
    if kind is SubjectKind.CURFEW and _short(where)[:1].isupper():
        return kind, [f"{noun_of(text, kind) or text} in {_short(where)}"]
    if kind is SubjectKind.CEASEFIRE:
        return kind, [_NEW.sub("", text)]  # where it is kept or broken makes it no other
    return kind, [_named(text, where, kind) if telling(text, kind) else _placed(text, where, kind)]


def _used(text: str, where: str, kind: SubjectKind) -> tuple[SubjectKind, list[str]] | None:
    """The way that a subject is about though it names its users: traffic on a road, flights from a town."""
    if kind is SubjectKind.SERVICE and (flights := _FLIGHTS.match(text)):
        where = flights[1]
        return SubjectKind.AIRPORT, [where if noun_of(where, SubjectKind.AIRPORT) else f"{where} airport"]
    if (on_way := _ON_WAY.match(text)) is not None:
        passage = next((k for k in NOUNS if k in WAYS and noun_of(on_way[1], k)), None)
        if passage is not None:
            return passage, [on_way[1]]
    if not keywords(text) & _USERS or not where:
        return None
    passage = next((k for k in NOUNS if k in WAYS and noun_of(where, k)), None)
    if passage is not None:
        return passage, [where]
    if keywords(text) <= _DRIVING and _short(where)[:1].isupper():
        return SubjectKind.ROAD, [f"road at {_short(where)}"]
    return None


def _named(text: str, where: str, kind: SubjectKind) -> str:
    """A thing with words of its own: a lone name gets the noun of its kind, what many places have gets its place."""
    is_name = all(word[:1].isupper() for word in text.split()) and not noun_of(text, kind)
    if kind in WAYS and is_name and len(words(text)) <= 2 and not _NUMBERED.fullmatch(text):
        return f"{text} {NOUNS[kind][0]}"
    if kind is SubjectKind.SERVICE and _short(where)[:1].isupper() and not _holds_name(text, where):
        return where if head(where) == head(text) else f"{text} in {_short(where)}"
    border = _BORDER_AT.match(text) if kind is SubjectKind.CROSSING else None
    return f"{border[1]} border crossing" if border else text


def _holds_name(text: str, where: str) -> bool:
    """Whether a service has a name of its own, or its place's: "Likoni ferries"."""
    return any(word[:1].isupper() for word in text.split()[1:]) or telling(_short(where)) <= telling(text)


def _called(profile: Profile) -> str:
    """The words of the subject that are its name: no state of it, no possessive, no heading's colon, no shouting."""
    status = profile.statement.status
    text = " ".join(_before_state(profile, status.subject, status.kind).split()) if status else profile.subject
    before, colon, behind = text.partition(":")
    if colon and (not behind or behind[:1].isspace()):
        text = before.strip() or behind.strip()
    text = _AROUND.sub("", text)
    while (first := text.partition(" "))[2] and (fold(first[0]) in _DETERMINERS or _counts(first[0], profile)):
        text = first[2]
    if text.isupper() and (" " in text or len(text) > _SHOUT):
        text = _quiet(text)
    spot = next((s.place.name for s in profile.spots if s.place is not None and fold(s.place.name) == fold(text)), None)
    return spot or text


def _counts(word: str, profile: Profile) -> bool:
    """Whether a word only counts what runs: "eleven ferries to the islands" are the ferries to the islands."""
    status = profile.statement.status
    return status is not None and status.kind is SubjectKind.SERVICE and number_in(word) is not None


_SHOUT = 4
"""So many capitals are no abbreviation."""


def _quiet(text: str) -> str:
    """A heading in capitals as a sentence has it: nouns of a kind small, what may be a name with its first capital."""
    known = _PLAIN | _SERVICE_OF.keys() | _OF_SERVICES
    return " ".join(word.lower() if stem(fold(word)) in known else word.capitalize() for word in text.split())


def _before_state(profile: Profile, subject: Span, kind: SubjectKind) -> str:
    """The subject up to the word that says its state, where a note runs on: "bakery no 2 closed today"."""
    whole, trigger = profile.article.text, profile.statement.trigger
    text = subject.of(whole)
    if not (subject.start < trigger.start and trigger.end <= subject.end):
        return text
    behind = whole[trigger.end : subject.end]
    name = _BEFORE_STATE.sub("", whole[subject.start : trigger.start])
    is_name = any(fold(word) not in _DETERMINERS for word in name.split())
    is_noun = bool(noun_of(trigger.of(whole), kind)) or stem(fold(trigger.of(whole))) in _SERVICE_OF
    return name if is_name and not is_noun and _ENDS.match(behind) else text


def _placed(text: str, where: str, kind: SubjectKind) -> str:
    """A nameless thing under its place's name."""
    if not where or noun_of(where, kind):
        return where or text
    if head(where) == head(text):
        return where
    first, _, rest = where.partition(" ")
    where = rest if rest and fold(first) in _DETERMINERS else where
    if kind in (SubjectKind.CROSSING, SubjectKind.AIRPORT, SubjectKind.PORT):
        return f"{_short(where)} {noun_of(text, kind) or NOUNS[kind][0]}"
    return f"{text} in {_short(where)}"


def _listed(profile: Profile, text: str, kind: SubjectKind) -> list[str]:
    """One name for each of a coordination behind or before a plural noun; empty if there is none."""
    noun = noun_of(text, kind)
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
def noun_of(text: str, kind: SubjectKind) -> str:
    """The word of the phrase that names its kind, the last before a preposition; empty if there is none."""
    known = {stem(word) for word in NOUNS.get(kind, ())}
    found = [word for word in words(before_preposition(text)) if stem(word) in known]
    return found[-1] if found else next((word for word in words(text) if stem(word) in known), "")


def _short(where: str) -> str:
    """The name in "lakeside town of Minova": what follows the last "of", where it is a name."""
    last = re.split(r"\b(?:of|near|at|off)\s+", where)[-1]
    kept = last if last[:1].isupper() else where
    return kept.split(" and ")[0]


def fullest(names: Sequence[tuple[str, SubjectKind, bool]]) -> str:
    """The fullest name of a thing: most telling words, then a noun of its kind, the one most used, then the shorter.

    Args:
        names: Each with the thing's kind, and whether the noun of the kind is the report's word, not ours.
    """
    nouns = Counter(noun_of(name, kind) for name, kind, _ in names)

    def fullness(named: tuple[str, SubjectKind, bool]) -> tuple[int, bool, bool, int, int, int, str]:
        name, kind, is_told = named
        noun = noun_of(name, kind)
        # "Mobile data" rather than "net".
        pair = min(len(words(before_preposition(name))), 2) if kind is SubjectKind.SERVICE else 0
        return (min(len(telling(name, kind)), 3), bool(noun), is_told, nouns[noun], pair, -len(name), name)

    name, _, _ = max(names, key=fullness)
    first, _, rest = name.partition(" ")
    return rest if fold(first) in ARTICLES and rest else name
