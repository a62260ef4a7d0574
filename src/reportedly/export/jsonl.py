"""One contract object a line; what an archive keeps and another program reads."""

from collections.abc import Iterable
from typing import TextIO

from reportedly.codec import reading_json
from reportedly.records import Reading


class JsonLinesExporter:
    """Readings as JSON lines."""

    name = "jsonl"
    media_type = "application/jsonl"

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write one line for each reading, as soon as it comes."""
        out.writelines(reading_json(reading).decode() + "\n" for reading in readings)
