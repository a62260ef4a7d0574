"""Whose a party is: the state that the words, the place, the passage or the report say."""

import re

from reportedly.records import Actor
from reportedly.resolve.scene import Known, Scene, head_of
from reportedly.resolve.tables import Hit

_OPENING = re.compile(r"(?:^|[.!?\n]\s*)(?:In|At|From)\s+$")


_ETHNIC = re.compile(r"\b(?:ethnic|local|minority|native|resident)\s+$", re.IGNORECASE)


Whose = tuple[str | None, float, tuple[str, ...]]
"""A country, how sure, and whose else it may be."""


def country_of(  # noqa: PLR0911 -- the readings in the order in which they are tried
    hits: list[Hit],
    start: int,
    end: int,
    cut: int,
    scene: Scene,
    known: Known,
    *,
    role: Hit | None,
    owner: Actor | None,
) -> Whose:
    """The country of the wording at start:end, how sure, and whose else it may be.

    Args:
        hits: What the lists know in the wording.
        start: First code point of the wording.
        end: First code point behind it.
        cut: Where what the head belongs to begins.
        scene: What the report says around it.
        known: Whom the report has named before.
        role: What the head does; None for a bare name.
        owner: Who possesses it, for "its army".
    """
    states = [hit for hit in hits if hit.country and hit.kind in ("name", "demonym", "seat")]
    peoples = [hit for hit in hits if hit.kind in ("ethnonym", "people") or _is_people(hit, states, end, scene)]
    states = [hit for hit in states if hit not in peoples]
    people = next((hit for hit in peoples if hit.start < cut or not states), None)
    if people is not None and not (states and states[0].start < people.start):
        own = role is not None and role.start >= people.end and role.sectors[0] in _OF_STATES
        if own and people.country and not _ethnic(people, scene):
            # "Serb forces" are a state's; "ethnic Serb forces" are not.
            return people.country, 0.7, (scene.home,) if scene.home else ()
        return _of_people(people, states, end, scene)
    mine = _owner(states, cut) or _possessor(start, scene)
    if mine is not None:
        return mine.country, 0.9, ()
    if owner is not None and owner.country in scene.tables.countries:
        return owner.country, 0.75, (scene.home,) if scene.home else ()
    town = scene.town(start, end)
    if town:
        return town, 0.8, (scene.home,) if scene.home else ()
    party = next((hit.country for hit in hits if hit.kind == "party" and hit.country), None)
    if party:
        return party, 0.6, (scene.home,) if scene.home else ()
    return (None, 0.0, ()) if role is None else _of_scene(start, end, scene, known, role)


def _of_scene(start: int, end: int, scene: Scene, known: Known, role: Hit) -> Whose:
    """Whose a bare role is: where the sentence is set, as the report said before, of the scene, else of the report."""
    home = (scene.home,) if scene.home else ()
    nearby = opening_country(start, scene)
    if nearby:
        return nearby, 0.65, home
    before = known.by_head.get(head_of(scene.text[start:end]))
    if before is not None and before.country:
        return before.country, 0.6, home
    head = head_of(scene.text[start:end])
    if head in _LOCAL_OFFICES:
        return scene.local(start, reach=len(scene.text)) or scene.lead or scene.home, 0.55, home
    is_central = role.sectors[0] in _CENTRAL and role.role_kind == "body"
    if role.sectors[0] in _ON_THE_SPOT and not is_central and scene.local(start):
        return scene.local(start), 0.55, home
    if role.role_kind == "body" and role.sectors[0] in _OF_STATES and scene.lead:
        return scene.lead, 0.55, home
    return scene.home, 0.5, scene.runners[:2]


# Offices of a town or region, whose country is that of the place.
_LOCAL_OFFICES = frozenset(
    "mayor mayors governor governors prefect prefects sub-prefect councillor councillors alderman voivode wali chief"
    " village municipality commune prefecture governorate".split()
)
# Bodies that sit in the capital, wherever the report's events are.
_CENTRAL = frozenset({"GOV", "LEG", "JUD", "SPY"})


# Who is met where the report's events are; governments are rather the report's country's.
_ON_THE_SPOT = frozenset("MIL COP CVL UAF REB PRM CRM MED LAB AGR REF BUS EDU REL".split())


# What only a state has.
_OF_STATES = frozenset("MIL COP GOV LEG JUD SPY".split())


def _ethnic(hit: Hit, scene: Scene) -> bool:
    """Whether the words say that a people is meant, not a state: ethnic Albanians, local Serbs."""
    return _ETHNIC.search(scene.text[max(0, hit.start - 12) : hit.start]) is not None


def _is_people(hit: Hit, states: list[Hit], end: int, scene: Scene) -> bool:
    """Whether a demonym stands for a people: said to be ethnic, or its plural placed in another country."""
    if hit.kind != "demonym":
        return False
    if _ethnic(hit, scene):
        return True
    if scene.text[hit.end - 1] != "s" or not re.match(
        r"\s+(?:of|in|from|living)\b", scene.text[hit.end : hit.end + 10]
    ):
        return False
    elsewhere = scene.town(hit.end, end) or next((h.country for h in states if h.start >= hit.end), None)
    return elsewhere is not None and elsewhere != hit.country


def _of_people(people: Hit, states: list[Hit], end: int, scene: Scene) -> Whose:
    """Where a people lives: where the words say, else where the report is set, else its own state."""
    located = scene.town(people.end, end) or next((hit.country for hit in states if hit.start >= people.end), None)
    if located:
        return located, 0.85, ()
    if (_ethnic(people, scene) or people.end < end) and scene.home:
        return scene.home, 0.75, (people.country,) if people.country else ()
    if people.country is None:
        return scene.home, 0.5, scene.runners[:1]
    return people.country, 0.7, (scene.home,) if scene.home else ()


def _owner(states: list[Hit], cut: int) -> Hit | None:
    """The state that the head belongs to: the nearest one before it, else the first behind "of"."""
    front = [hit for hit in states if hit.start < cut]
    if front:
        return front[-1]
    return states[0] if states else None


_GENITIVE = re.compile(r"['’]s?\s+$")


def _possessor(start: int, scene: Scene) -> Hit | None:
    """The state in front of the words that owns them: "Myanmar's | embassy"."""
    if not _GENITIVE.search(scene.text[max(0, start - 3) : start]):
        return None
    before = scene.tables.scan(scene.text, start=max(0, start - 40), end=start, capitals=True)
    return before[-1] if before and before[-1].country and before[-1].kind in ("name", "seat") else None


def opening_country(start: int, scene: Scene) -> str | None:
    """The country that the sentence opens with: "In Baku, the Defence Ministry denied"."""
    text = scene.text
    opening = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    lead = text[opening:start]
    if len(lead) > 90:
        return None
    for hit in scene.tables.scan(text, start=opening, end=start, capitals=True):
        if (
            hit.country
            and hit.country in scene.tables.countries
            and hit.kind in ("name", "seat")
            and _OPENING.search(text[max(0, opening - 2) : hit.start])
        ):
            return hit.country
    return None
