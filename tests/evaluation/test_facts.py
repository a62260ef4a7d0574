from typing import Any

from evaluation.facts import CHECKS, FACTS, FIELDS_WITHOUT_STATEMENT


def test_there_are_22_facts():
    assert len({fact.name for fact in FACTS}) == 22


def test_every_field_can_be_checked():
    fields: set[Any] = {name for fact in FACTS for name in fact.fields}
    assert fields <= set(CHECKS) | FIELDS_WITHOUT_STATEMENT
