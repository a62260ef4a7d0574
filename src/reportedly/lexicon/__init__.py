"""Word lists that people review: cues, hedges, event words, names of actors and places.

One entry a line, each with its source.
"""

from reportedly.lexicon.load import Row, Table, load, parse

__all__ = ["Row", "Table", "load", "parse"]
