"""Every ledger there is."""

from collections.abc import Iterator

import pytest

from reportedly.store import StoredLedger, open_ledger


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def ledger(request, tmp_path) -> Iterator[StoredLedger]:
    named = {"memory": lambda: ":memory:", "sqlite": lambda: tmp_path / "trial.db"}
    ledger = open_ledger(named.get(request.param, lambda: request.getfixturevalue("postgresql"))())
    yield ledger
    ledger.close()
