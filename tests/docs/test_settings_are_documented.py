import re
from dataclasses import fields
from pathlib import Path

from reportedly import protocols
from reportedly.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = {"None": "none", "{}": "none"}


def test_every_setting_is_documented_with_its_default():
    rows = re.findall(r"^\| `(\S+)` \| (\S+) \|", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    sections = [(section.name, getattr(Settings(), section.name)) for section in fields(Settings)]
    known = [
        (f"{name}.{key.name}", SHOWN.get(str(getattr(section, key.name)), str(getattr(section, key.name))))
        for name, section in sections
        for key in fields(section)
    ]
    assert rows == known


def test_every_protocol_is_documented():
    text = (DOCS / "house.md").read_text(encoding="utf-8")
    names = [
        name for name, kind in vars(protocols).items() if getattr(kind, "_is_protocol", False) and name != "Protocol"
    ]
    assert [name for name in names if f"| `{name}` |" not in text] == []
