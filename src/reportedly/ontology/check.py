"""Say what is wrong with an ontology. Word lists are checked where both may be seen, in `extract/check.py`."""

from collections.abc import Iterator

from reportedly.ontology.load import EventType, Ontology

QUADS = range(1, 5)
LIMIT = 10.0
"""Scores and Goldstein values run from -10 to 10."""


def check(ontology: Ontology) -> tuple[str, ...]:
    """Say what is wrong, one sentence for each finding; empty if nothing is."""
    return (*_types(ontology), *_cameo(ontology), *_labels(ontology))


def _types(ontology: Ontology) -> Iterator[str]:
    where = f"{ontology.name} {ontology.version}"
    if not ontology.types:
        yield f"{where}: it has no event type"
    for each in ontology.types.values():
        yield from _type(each, ontology, where)


def _type(each: EventType, ontology: Ontology, where: str) -> Iterator[str]:
    if each.quad not in QUADS:
        yield f"{where}, {each.code}: quad {each.quad} is not 1 to 4"
    if not each.definition:
        yield f"{where}, {each.code}: it has no definition"
    if len({mode.code for mode in each.modes}) < len(each.modes):
        yield f"{where}, {each.code}: a mode stands twice"
    scores = [("the type", each.score), *((f"mode {mode.code}", mode.score) for mode in each.modes)]
    for what, score in scores:
        if score is not None and abs(score) > LIMIT:
            yield f"{where}, {each.code}: the score of {what} is beyond {LIMIT:g}"
    codes = [("the type", each.cameo), *((f"mode {mode.code}", mode.cameo) for mode in each.modes)]
    for what, code in codes:
        if code is not None and code not in ontology.cameo:
            yield f"{where}, {each.code}: {what} names the unknown CAMEO code {code}"


def _cameo(ontology: Ontology) -> Iterator[str]:
    for code in ontology.cameo.values():
        where = f"{ontology.name} {ontology.version}, CAMEO {code.code}"
        if not code.code.isdecimal() or len(code.code) not in {3, 4}:
            yield f"{where}: a code has three or four digits"
        if abs(code.goldstein) > LIMIT:
            yield f"{where}: the Goldstein value is beyond {LIMIT:g}"
        if code.event is not None:
            yield from (f"{where}: {finding}" for finding in unknown(ontology, code.event, code.mode))
        yield from (f"{where}: unknown context {each}" for each in code.contexts if each not in ontology.contexts)


def unknown(ontology: Ontology, event: str, mode: str | None) -> Iterator[str]:
    """Say which of an event and its mode the ontology does not know."""
    if event not in ontology.types:
        yield f"unknown event type {event}"
    elif mode is not None and mode not in {each.code for each in ontology.types[event].modes}:
        yield f"unknown mode {mode} of {event}"


def _labels(ontology: Ontology) -> Iterator[str]:
    where = f"{ontology.name} {ontology.version}"
    for label, code in ontology.labels.get("events", {}).items():
        if code.partition(".")[0] not in ontology.types:
            yield f"{where}: label {label} stands for the unknown event type {code}"
    for label, code in ontology.labels.get("contexts", {}).items():
        if code not in ontology.contexts:
            yield f"{where}: label {label} stands for the unknown context {code}"
