"""Gold statements put in place of what was read."""

from evaluation.situations.given import given
from evaluation.situations.gold import situation_from_json

from reportedly.records import Polarity, Role, Stance, State

TEXT = "The gate of Tegre is closed, the mayor said on Monday."


def _situation():
    statement = {
        "id": "s1", "report": "r1", "evidence": TEXT, "trigger": "closed", "trigger_start": 21, "event": None,
        "mode": None, "actors": [], "recipients": ["gate of Tegre"], "location": "Tegre",
        "place": {"name": "Tegre", "country": "ITA", "lat": 46.1, "lon": 12.1},
        "date": {"start": "2031-03-01", "end": None}, "polarity": "negative", "certainty": "certain",
        "modality": "actual", "counts": [{"what": "dead", "low": 2, "high": None}],
        "chain": [{"source": "mayor", "cue": "said", "stance": "denies", "manner": "indirect", "kind": "person"}],
        "status": {"subject": "gate of Tegre", "kind": "crossing", "state": "closed"}, "phenomenon": [],
    }  # fmt: skip
    report = {"id": "r1", "text": TEXT, "title": "", "published": "2031-03-02", "outlet": "Wire", "origin": "own"}
    return situation_from_json({"id": "made-01", "reports": [report], "statements": [statement]})


def test_a_gold_statement_stands_in_its_text(said, reading_of):
    reading = reading_of(said("The gate of Tegre is [closed]trigger, the mayor said on Monday.", "close"))
    found, gold_of = given(_situation(), {"r1": reading}, {"s1": "close"})
    (statement,) = found["r1"].statements
    assert gold_of == {statement.id: "s1"}
    assert (statement.trigger.of(TEXT), statement.lemma) == ("closed", "close")
    assert [(a.role, a.span.of(TEXT)) for a in statement.arguments] == [
        (Role.RECIPIENT, "gate of Tegre"),
        (Role.LOCATION, "Tegre"),
    ]
    assert (statement.chain[0].source.text, statement.chain[0].stance) == ("mayor", Stance.DENIES)
    assert statement.factuality.polarity is Polarity.NEGATIVE
    assert statement.status is not None
    assert statement.status.state is State.CLOSED
    assert [(c.what, c.low, c.high) for c in statement.counts] == [("killed", 2, None)]
    assert statement.when is not None
    assert (statement.when.start.isoformat(), statement.when.end, statement.when.basis) == (
        "2031-03-01",
        None,
        "stated",
    )
    assert [g.target.name for g in found["r1"].groundings if g.target] == ["Tegre"]
