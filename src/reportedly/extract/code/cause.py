"""Settle by the rest of a report what a word leaves open: what people died of, and what kind of strike it was.

Death and hurt are violence only where somebody did it. A sentence that names its cause says so itself; where it does
not, the report does: in one that tells of no violence nobody was killed by anybody. In the same way a "strike" in a
report of unions and wages is none of aircraft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extract.code.coded import coded
from reportedly.extract.sentence.inflection import plural
from reportedly.extract.sentence.page import Page
from reportedly.extract.value.told import Told
from reportedly.extract.words.event_words import word_classes
from reportedly.lexicon import load
from reportedly.ontology import Ontology
from reportedly.records import Role, Statement

CAUSES = ("disaster", "illness", "nature")
"""Word classes of what kills without anybody's doing."""
MISHAPS = frozenset(
    """accident avalanche blaze capsize capsized capsizing cholera collapsed collision crash crashed dehydration derail
    derailed derailment drown drowned drowning electrocution epidemic exhaustion exposure famine frostbite heatstroke
    hunger hypothermia malnutrition outbreak overturned poisoning ravine sank shipwreck sinking stampede starvation
    starve starved sunk thirst typhoid wreck""".split()
)
AMBIGUOUS = frozenset(
    """age attack catastrophe causes cold collapse crisis damage danger heart ice mud rain risk river shortage snow
    storm stroke winds""".split()
)
"""Words of those classes that also stand beside violence."""
QUIET = frozenset(
    """body casualty corpse dead death die drown drowne fatality injure injured injury lose perish succumb toll
    wounded""".split()
)
"""Words that tell of dead and hurt people without saying that anybody did it."""
BY_NATURE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Codes of what a flood may do in words that are said of people."""
BY_OTHERS = frozenset({"kill", "killed", "killing"})
"""Words that may be said of a flood as of a gunman."""
DRIVEN = frozenset({"displace", "displaced", "evacuate", "evacuation", "flee", "homeless", "uproot"})
"""Words that may be said of people whom nobody drives out."""
LABOUR = re.compile(
    r"\b(strikers?|unions?|walk-?outs?|wages?|salar(?:y|ies)|pay (?:rise|deal|dispute)|pensions?|dockers?|dock workers?"
    r"|work stoppage|industrial action|picket(?:s|ing| lines?)?|collective bargaining|employers?)\b",
    re.IGNORECASE,
)
VIOLENCE = re.compile(
    r"\b(ambush\w*|assail\w*|assassinat\w*|assault\w*|attack\w*|battle\w*|blast\w*|blew up|bomb\w*|bullets?"
    r"|clash\w*|executed|explosi\w*|fighting|fired|gunfire|gunm[ae]n|guns?|massacr\w*|militants?|murder\w*|raid\w*"
    r"|rebels?|shell(?:s|ed|ing|fire)|shoot\w*|shots?|sniper\w*|soldiers?|stabb\w*|terror\w*|torture\w*|troops|violence|war|wounds?)\b",
    re.IGNORECASE,
)
"""Words of reports in which people may have been killed by others."""
WAR = re.compile(
    r"\b(air ?strikes?|drones?|missiles?|rockets?|warplanes?|jets?|shell(?:s|ed|ing)|artillery"
    r"|bomb(?:s|ed|ing|ardment)?)\b",
    re.IGNORECASE,
)


def settle(page: Page, told: Sequence[Told], ontology: Ontology) -> list[Told]:
    """Give the statements of a report with the senses that the whole of it leaves.

    Args:
        page: The report.
        told: Its statements with their triggers, in text order.
        ontology: The loaded one.
    """
    deeds = frozenset(one.sentence for one in told if _is_deed(one))
    is_violent = VIOLENCE.search(page.text) is not None
    return [replace(one, statement=_settled(page, one, deeds, ontology, is_violent=is_violent)) for one in told]


def _settled(page: Page, one: Told, deeds: frozenset[int], ontology: Ontology, *, is_violent: bool) -> Statement:
    if _is_done_by_nature(page, one) or _is_driven_by_nature(page, one, is_violent=is_violent):
        return coded(one.statement, None, None, reason="cause/nobody-did-it", ontology=ontology)
    if one.statement.event != "ASSAULT":
        return one.statement
    if one.sentence not in deeds and _is_bloodless(page, one, is_violent=is_violent):
        return coded(one.statement, None, None, reason="cause/nobody-did-it", ontology=ontology)
    if _is_stoppage(page, one):
        return coded(one.statement, "PROTEST", "strike", reason="cause/a-strike-of-workers", ontology=ontology)
    return one.statement


def _is_deed(one: Told) -> bool:
    """Whether a statement tells of violence by its own words."""
    return one.statement.event == "ASSAULT" and not (set(one.trigger.lemma.split()) & (QUIET | BY_OTHERS))


def _is_done_by_nature(page: Page, one: Told) -> bool:
    """Whether a flood, storm or illness alone did it: "a landslide buried a bus"."""
    if one.statement.event not in BY_NATURE:
        return False
    tree = page.trees[one.sentence]
    doers = [argument.head for argument in one.statement.arguments if argument.role is Role.ACTOR]
    places = [place for place, token in enumerate(tree.tokens) if token.span in doers]
    # "a wave of shells" is none of the sea
    return bool(places) and all(tree.lemma(p) in _nature() and tree.first(p, "nmod") is None for p in places)


def _is_driven_by_nature(page: Page, one: Told, *, is_violent: bool) -> bool:
    """Whether people lost their homes to something that nobody did, as far as sentence and report say."""
    is_driving = one.statement.event == "SANCTION" and bool(set(one.trigger.lemma.split()) & DRIVEN)
    if not is_driving or any(argument.role is Role.ACTOR for argument in one.statement.arguments):
        return False
    here = bool(_mishaps().intersection(page.trees[one.sentence].forms))
    if VIOLENCE.search(one.statement.evidence.of(page.text)) is not None:
        return False
    return here or (not is_violent and any(_mishaps().intersection(tree.forms) for tree in page.trees))


def _is_bloodless(page: Page, one: Told, *, is_violent: bool) -> bool:
    """Whether people died or were hurt without anybody's doing, as far as sentence and report say."""
    words = set(one.trigger.lemma.split())
    has_doer = any(argument.role is Role.ACTOR for argument in one.statement.arguments)
    if not one.trigger.is_casualty or not words & (QUIET | BY_OTHERS) or has_doer:
        return False
    forms = page.trees[one.sentence].forms
    here = bool(_mishaps().intersection(forms)) and VIOLENCE.search(one.statement.evidence.of(page.text)) is None
    if words & BY_OTHERS and not here:
        return not is_violent and any(_mishaps().intersection(tree.forms) for tree in page.trees)
    return here or not is_violent


@cache
def _nature() -> frozenset[str]:
    """The words for what does harm without a will, people's accidents left out."""
    return word_classes(load("event_classes")).get("nature", frozenset()) - AMBIGUOUS


@cache
def _mishaps() -> frozenset[str]:
    """The words for what kills without anybody's doing."""
    classes = word_classes(load("event_classes"))
    words = set().union(*(classes.get(name, frozenset()) for name in CAUSES)) - AMBIGUOUS
    words |= MISHAPS
    return frozenset(words | {plural(word) for word in words if word.isalpha()})


def _is_stoppage(page: Page, one: Told) -> bool:
    """Whether a strike without further words is one of workers: by its sentence, else by the report."""
    if one.trigger.lemma not in {"strike", "strikes"} or not one.trigger.is_nominal or one.trigger.mode is not None:
        return False
    sentence = one.statement.evidence.of(page.text)
    if WAR.search(sentence):
        return False
    labour, war = (len(found.findall(page.text)) for found in (LABOUR, WAR))
    return bool(LABOUR.search(sentence)) or labour > war
