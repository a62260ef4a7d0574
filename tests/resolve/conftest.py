"""The embedded gazetteer and the lists, opened once."""

import pytest

from reportedly.resolve import EmbeddedGazetteer, open_gazetteer
from reportedly.resolve.tables import Tables, load_tables


@pytest.fixture(scope="session")
def gazetteer() -> EmbeddedGazetteer:
    return open_gazetteer()


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables()
