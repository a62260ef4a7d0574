"""The words that attribute: which lemma, in which frame, says what about its source's stance."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import Table, load
from reportedly.records import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One reading of an attributing word."""

    lemma: str
    upos: str
    stance: Stance
    frames: tuple[str, ...]
    """Where its content stands: clause, inf, ing, as, matrix, np, or np-PREPOSITION."""
    source_slot: str
    """Where its source stands: subject or object of a verb, `of` for a noun's possessor."""
    entry: str
    """`en/cues:LINE LEMMA`, for explanations."""


@dataclass(frozen=True, slots=True)
class Cues:
    """All attributing words of a language."""

    by_lemma: dict[tuple[str, str], tuple[Cue, ...]]

    def of(self, lemma: str, upos: str) -> tuple[Cue, ...]:
        """Give the readings of a word, none if it does not attribute."""
        return self.by_lemma.get((lemma, "VERB" if upos == "AUX" else upos), ())

    def stance(self, lemma: str, default: Stance = Stance.ASSERTS) -> Stance:
        """Give the stance of a word whose frame is not known: that of its first reading with a clause."""
        readings = [*self.by_lemma.get((lemma, "VERB"), ()), *self.by_lemma.get((lemma, "NOUN"), ())]
        with_clause = [reading for reading in readings if "clause" in reading.frames]
        # "calls it an invention" demands nothing: without its own frame such a word only asserts.
        fitting = with_clause or [reading for reading in readings if reading.stance is not Stance.DEMANDS]
        return fitting[0].stance if fitting else default


def index(table: Table) -> Cues:
    """Make a cue list findable by lemma and part of speech."""
    found: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for row in table.rows:
        cue = Cue(
            lemma=row["lemma"],
            upos=row["pos"],
            stance=Stance(row["stance"]),
            frames=row.values("frames"),
            source_slot=row["source_slot"],
            entry=f"{table.name}:{row.line} {row['lemma']}",
        )
        found[cue.lemma, cue.upos].append(cue)
    return Cues({key: tuple(cues) for key, cues in found.items()})


@cache
def english() -> Cues:
    """Give the shipped English cues; they never change while we run."""
    return index(load("cues"))
