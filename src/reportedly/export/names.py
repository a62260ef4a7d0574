"""Names for codes: countries, and the sides of a tension line, in words for people."""

from functools import cache

from reportedly.lexicon import load

NOBODY = "—"
"""How a side that nobody is named for is written in a tension line."""
_SECTORS = {
    "AGR": "farm workers", "BUS": "companies", "COP": "police", "CRM": "criminals", "CVL": "civilians",
    "EDU": "schools and universities", "ELI": "former officials", "GOV": "government", "JRN": "press", "JUD": "courts",
    "LAB": "organised labour", "LEG": "parliament", "MED": "health workers", "MIL": "armed forces",
    "OPP": "opposition", "PRE": "authorities", "PRM": "pro-government militias", "PTY": "parties", "REB": "rebels",
    "REF": "refugees", "REL": "religious bodies", "SOC": "civil society", "SPY": "intelligence services",
    "UAF": "unknown gunmen", "UNK": "people",
}  # fmt: skip


_BODIES = {
    "IGO": "international organisations", "INT": "international bodies", "MNC": "international companies",
    "NGO": "aid organisations",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in load("countries").rows}


def country_name(code: str) -> str:
    """The country's name by its ISO 3166 alpha-3 code (XKX for Kosovo); the code itself where nobody knows it."""
    return _countries().get(code, code)


def pair_name(actor: str, recipient: str) -> str:
    """Who acts on whom in a tension line: `armed forces of Niger → civilians of Niger`, `by police of Kenya`."""
    sides = [side_name(side) if side not in {"", NOBODY} else "" for side in (actor, recipient)]
    return (
        " → ".join(sides) if all(sides) else f"by {sides[0]}" if sides[0] else f"against {sides[1] or 'nobody named'}"
    )


def side_name(side: str) -> str:
    """A side of a tension line: `armed forces of Niger` for NER/MIL; what is no code is a name already."""
    code, _, sector = side.partition("/")
    if code in _BODIES:
        return _BODIES[code]
    if code not in _countries():
        return _SECTORS.get(sector, sector) if sector and not code else side
    return f"{_SECTORS.get(sector, sector)} of {country_name(code)}" if sector else country_name(code)
