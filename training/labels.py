"""The label sets of the reader model, and silver labels for nationalities, religions and parties."""

import re
from importlib.resources import files

NAME_KINDS = ("PER", "ORG", "LOC", "NORP", "EVENT", "LAW", "MISC")
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in NAME_KINDS for place in "BI"))
ROLES = ("SOURCE", "CUE", "CONTENT")
PARTIES = ("actor", "recipient", "location")
"""Who takes part in what a word tells of."""
ROLE_TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))

ANY_NAME = (1 << len(NAME_TAGS)) - 1
"""A word whose name tag is unknown: a bit for every tag."""

_LAW = re.compile(
    r"(Act|Law|Constitution|Treaty|Agreement|Accords?|Convention|Resolution|Amendment|Bill|Protocol|Charter)$"
)


def bit(tag: str) -> int:
    """The set that holds one name tag."""
    return 1 << NAME_TAGS.index(tag)


def kinds(*wanted: str) -> int:
    """The set of O and both tags of each kind."""
    return bit("O") | sum(bit(f"{place}-{kind}") for kind in wanted for place in "BI")


def demonyms() -> frozenset[str]:
    """Words for members of a nation, people, religion or party, as typed in `demonyms.txt`."""
    lines = files("training").joinpath("demonyms.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_law(words: list[str]) -> bool:
    """Whether a name of unknown kind ends like the name of a law or treaty."""
    return len(words) > 1 and _LAW.search(words[-1]) is not None
