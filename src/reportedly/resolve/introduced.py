"""Whom a report introduces by name: "the Katiba, an armed group", "its candidate, Mira Kolar".

A name that no list knows gets the role that stands beside it, so that the bare name further down is somebody.
"""

import re
from collections.abc import Iterator

from reportedly.records import Actor
from reportedly.resolve.fold import fold
from reportedly.resolve.scene import NAME, Known, Scene

# A name, perhaps its letters in brackets, then what it is.
_WHAT_IT_IS = re.compile(r"\s*(?:\([A-Z][A-Za-z.-]{1,9}\))?,\s+(?:an?|the|one\s+of\s+the)\s+(?P<what>[^,.;()\n]{3,80})")
_NAMED = r"[A-Z][\w'’.-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w'’.-]*){1,4}"
# What somebody is, then the name.
_WHO_IT_IS = re.compile(rf",\s+(?P<name>{_NAMED})(?=[,.;]|\s+(?:said|told))")


def introduce(scene: Scene, known: Known, parties: tuple[tuple[int, Actor], ...]) -> None:
    """Learn the names of a report that words beside them explain.

    Args:
        scene: The report.
        known: Takes what is learned.
        parties: Wordings that are grounded already: where they end and who they are.
    """
    for end, actor in parties:
        m = _WHO_IT_IS.match(scene.text, end)
        if m and scene.names_someone(*m.span("name")) and not scene.tables.scan(m.group("name"), capitals=True):
            _learn(m.group("name"), actor, known)
    for name, actor in _explained(scene):
        _learn(name, actor, known)


def _learn(name: str, actor: Actor, known: Known) -> None:
    known.by_name.setdefault(fold(name), actor)
    first, last = name.split()[0], name.split()[-1]
    # "Mira Kolar" comes back as Kolar, "the Katiba of the Sahel" as the Katiba.
    short = last if " of " not in name and " for " not in name else first
    if len(short) > 3:
        known.by_name.setdefault(fold(short), actor)


def _explained(scene: Scene) -> Iterator[tuple[str, Actor]]:
    """Names that no list knows, with the role that an apposition gives them."""
    for m in NAME.finditer(scene.text):
        name = re.sub(r"^(?:The|A|An)\s+", "", m.group().rstrip(".'’"))
        what = _WHAT_IT_IS.match(scene.text, m.end())
        if what is None or len(name) < 4 or scene.tables.scan(name, capitals=True):
            continue
        roles = scene.tables.scan(scene.text, start=what.start("what"), end=what.end("what"))
        role = next((hit for hit in roles if hit.kind == "role"), None)
        if role is None or role.role_kind == "person":
            continue
        country = next((hit.country for hit in roles if hit.country), scene.home)
        # A group that has a name is not one that nobody knows.
        sectors = ("REB",) if role.sectors == ("UAF",) else role.sectors
        slug = fold(name).replace(" ", "-")[:60]
        number = f"{country or '---'}/{','.join(sectors)}/{slug}"
        yield name, Actor(id=number, name=name, country=country, sectors=sectors)
