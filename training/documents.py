"""The one form that every corpus is brought into before training."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNKNOWN_TYPE = -1


@dataclass
class Document:
    """Words of a text in order, cut into sentences, with the labels that its corpus has; None where it has none.

    Every list is as long as `words`, but for `starts`.
    """

    corpus: str
    words: list[str]
    places: list[int]
    """As `reportedly.annotate.features.place` gives them."""
    starts: list[int]
    """Position of each sentence's first word."""
    upos: list[str] | None = None
    heads: list[int] | None = None
    """Position of the governing word in the document; -1 for a root."""
    relations: list[str] | None = None
    edits: list[str] | None = None
    """Lemma edits, see `reportedly.annotate.lemma`."""
    names: list[int] | None = None
    """Which name tags are possible, a bit for each of `NAME_TAGS`."""
    roles: list[int] | None = None
    """Position in `ROLE_TAGS`; -1 where the corpus says nothing."""
    cues: list[int] | None = None
    """For a word with a role: position of its cue's first word; -1 where there is none or it is unknown."""
    factuality: list[float | None] | None = None
    """-3 to 3 for predicates, None for other words."""
    is_judged: list[bool] | None = None
    """Whether the word's sentence was annotated for factuality at all."""
    nominals: list[int] | None = None
    """1 for nouns that name an event, 0 for other nouns, -1 for words that nobody judged."""
    types: list[int] | None = None
    """Position in the list of event types; its last one is "no event", `UNKNOWN_TYPE` where nobody knows."""
    told: list[int] | None = None
    """1 for words by which a report tells of something, 0 for others, -1 where nobody judged."""
    parties: list[tuple[int, int, int]] | None = None
    """Who takes part: a role's position in `PARTIES`, the word that tells, the word that names the party. Known for all
    words that are told."""
    story: int | None = None
    """The event type of the whole document."""

    def plain(self) -> dict[str, Any]:
        """The same as a dict that JSON can carry, empty fields left out."""
        return {name: value for name, value in vars(self).items() if value is not None}


def load(path: Path) -> Iterator[Document]:
    """The documents of a prepared file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Document(**json.loads(line))
