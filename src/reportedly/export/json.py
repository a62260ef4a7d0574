"""Contract objects laid out for people: a bare object for one reading, a list for several."""

from collections.abc import Iterable
from typing import TextIO

from reportedly.codec import pretty, reading_json
from reportedly.records import Reading


class JsonExporter:
    """Readings as JSON."""

    name = "json"
    media_type = "application/json"

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write all readings as one JSON value; each goes out when the next one comes."""
        held: str | None = None
        several = False
        for reading in readings:
            if held is not None:
                out.write(f"{',' if several else '['}\n{held}")
                several = True
            held = pretty(reading_json(reading))
        if held is None:
            out.write("[]\n")
        else:
            out.write(f",\n{held}\n]\n" if several else f"{held}\n")
