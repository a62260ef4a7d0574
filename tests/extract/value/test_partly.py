"""A way that is open to some, or in one lane, is restricted."""

import pytest
from trees import page_of

from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.partly import partly
from reportedly.records import Span, State, Status, SubjectKind


def state_of(behind: str, kind: SubjectKind = SubjectKind.ROAD, state: State = State.OPEN) -> str:
    words = f"road open {behind}".split()
    page = page_of(" ".join(f"{word}/NOUN/0/root" if n == 0 else f"{word}/NOUN/1/dep" for n, word in enumerate(words)))
    span = page.trees[0].tokens[1].span
    trigger = Trigger(
        head=1, span=span, lemma="open", event=None, mode=None, contexts=(), cameo=None, entry="",
        is_speech_act=False, is_nominal=False, status=None, is_casualty=False, score=1.0,
    )  # fmt: skip
    found = partly(page, trigger, Status(subject=Span(0, 4), kind=kind, state=state))
    assert found is not None
    return found.state.value


@pytest.mark.parametrize(
    "behind",
    ["in one lane since noon", "to military vehicles only", "for pedestrians", "from six to ten , cargo only"],
)
def test_open_to_some_is_restricted(behind: str):
    assert state_of(behind) == "restricted"


@pytest.mark.parametrize("behind", ["since noon", "only on Friday", "to residents and all traffic", "to lorries again"])
def test_open_to_the_usual_traffic_is_open(behind: str):
    assert state_of(behind) == "open"


def test_an_airstrip_that_takes_aid_is_open():
    assert state_of("for aid flights", SubjectKind.AIRPORT) == "open"


def test_what_is_closed_stays_closed():
    assert state_of("to pedestrians", state=State.CLOSED) == "closed"
