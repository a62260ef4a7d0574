"""What holds for a ledger whatever is added to it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.store import open_ledger

quietly = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
some_numbers = st.lists(st.integers(min_value=0, max_value=6), max_size=12)


def reading(said, reading_of, number):
    return reading_of(
        said(f"[Police]source said road {number} was [closed]trigger 🚧.", "close", event="COERCE"),
        name=f"r{number}", outlet=f"Paper {number % 3}", published=f"2031-03-0{number + 1}",
        url=f"https://p.example/{number % 4}",
    )  # fmt: skip


@quietly
@given(numbers=some_numbers, split=st.integers(min_value=0, max_value=12))
def test_adding_in_any_order_and_any_parts_gives_the_same_readings(said, reading_of, tmp_path_factory, numbers, split):
    readings = [reading(said, reading_of, number) for number in numbers]
    ledger = open_ledger(tmp_path_factory.mktemp("ledger") / "trial.db")
    ledger.add(readings[:split])
    ledger.add(readings[split:])
    other = open_ledger(":memory:")
    other.add(reversed(readings))
    assert list(ledger.readings()) == list(other.readings())


@quietly
@given(numbers=some_numbers)
def test_what_comes_out_is_what_went_in(said, reading_of, tmp_path_factory, numbers):
    readings = [reading(said, reading_of, number) for number in numbers]
    ledger = open_ledger(tmp_path_factory.mktemp("ledger") / "trial.db")
    assert ledger.add(readings) == len(set(numbers))
    assert {r.article.id: r for r in ledger.readings()} == {r.article.id: r for r in readings}
