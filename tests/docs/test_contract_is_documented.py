import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly import codec
from reportedly.records import (
    Certainty,
    LinkKind,
    Manner,
    Modality,
    Polarity,
    SourceKind,
    Stance,
    State,
    SubjectKind,
)

DOCS = Path(__file__).parents[2] / "docs"


def property_names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from property_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from property_names(part)


@pytest.mark.parametrize(
    "schema", [codec.reading_schema, codec.board_schema, codec.event_schema, codec.situations_schema]
)
def test_every_field_of_the_contract_is_documented(schema):
    documented = set(re.findall(r"`([a-z_0-9]+)`", (DOCS / "json.md").read_text(encoding="utf-8")))
    assert set(property_names(schema())) - {"schema"} <= documented


@pytest.mark.parametrize(
    "closed", [Certainty, LinkKind, Manner, Modality, Polarity, SourceKind, Stance, State, SubjectKind]
)
def test_every_closed_set_is_documented_in_its_order(closed):
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    assert f"| {', '.join(closed)} |" in text
