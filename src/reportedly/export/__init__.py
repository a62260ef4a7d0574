"""Readings and boards out of the house; one format per file, each an `Exporter`."""

from reportedly.export.csv import CsvExporter
from reportedly.export.html import HtmlExporter
from reportedly.export.json import JsonExporter
from reportedly.export.jsonl import JsonLinesExporter
from reportedly.export.notation import NotationExporter
from reportedly.export.text import TextExporter
from reportedly.protocols import Exporter

__all__ = ["FORMATS", "exporter"]

_EXPORTERS: dict[str, type[Exporter]] = {
    "text": TextExporter,
    "json": JsonExporter,
    "jsonl": JsonLinesExporter,
    "csv": CsvExporter,
    "html": HtmlExporter,
    "notation": NotationExporter,
}
FORMATS = tuple(_EXPORTERS)
"""What `exporter` knows."""


def exporter(form: str) -> Exporter:
    """The exporter of a format, with its defaults.

    Args:
        form: One of `FORMATS`.

    Raises:
        ValueError: if there is no such format.
    """
    if form not in _EXPORTERS:
        raise ValueError(f'no format "{form}"; there are {", ".join(FORMATS)}')
    return _EXPORTERS[form]()
