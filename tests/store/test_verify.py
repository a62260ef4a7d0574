"""`verify` finds whatever is not as it was written: in a column, in a record, anywhere in the file."""

import random
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from reportedly.errors import ReportedlyError
from reportedly.records import Actor, Judgement, Link, LinkKind, Mention, Place, Producer, Span, Verdict
from reportedly.store import open_ledger, schema

PLACE = Place(id="overlay:brezna", name="Brezna", country="XKX", admin1=None, lat=42.5, lon=21.0, precision="point")
POLICE = Actor(id="XKX/COP", name="police", country="XKX", sectors=("COP",))
FLIPS = 100


@pytest.fixture
def path(tmp_path, said, reading_of):
    path = tmp_path / "whole.db"
    ledger = open_ledger(path)
    closed = said(
        "[Police]source said [they]actor [closed]trigger the [pass]subject at [Brezna]location.", "close",
        event="COERCE", state=("road", "closed"), targets={"actor": POLICE, "location": PLACE},
    )  # fmt: skip
    readings = [
        reading_of(closed, url=f"https://{outlet[0]}.example/1", outlet=outlet, name=outlet, tail=f"More by {outlet}.")
        for outlet in ("Valley Wire", "Coast Post", "Lake Herald")
    ]
    seen = replace(readings[0], mentions=(Mention(span=Span(0, 6), kind="ORG"),))
    ledger.add([seen, *readings[1:]])
    ledger.join([same_event(seen.statements[0].id, readings[1].statements[0].id)])
    at = datetime(2031, 3, 3, tzinfo=UTC)
    for n, (name, reading) in enumerate((("ana", seen), ("ben", readings[1]))):
        told = {"left": reading.statements[0].id, "right": None, "note": "seen on the map", "judge": name, "at": at}
        ledger.judge(Judgement(id=f"j-{n}", verdict=(Verdict.RIGHT, Verdict.WRONG)[n], **told))
    ledger.close()
    return path


def same_event(left: str, right: str) -> Link:
    made = Producer(name="testing/said", version="1")
    return Link(id="l-1", left=left, right=right, kind=LinkKind.SAME_EVENT, score=0.9, reasons=("act",), producer=made)


def found(path) -> list[str]:
    ledger = open_ledger(path)
    codes = [problem.code for problem in ledger.verify()]
    ledger.close()
    return codes


def changed(path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.create_function("flipped", 2, lambda value, at: flipped(value, at))
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


def flipped(value: bytes, at: int) -> bytes:
    at %= len(value)
    return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]


def test_a_whole_ledger_has_nothing_to_say(path):
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE articles SET text = replace(text, 'Brezna', 'Brezno')", "text-changed"),
        ("UPDATE articles SET text = text || ' '", "text-changed"),
        ("UPDATE articles SET text_sha256 = replace(text_sha256, substr(text_sha256, 9, 1), 'x')", "text-changed"),
        ("UPDATE articles SET outlet = 'Another'", "columns-changed"),
        ("UPDATE articles SET published = '1999-01-01'", "columns-changed"),
        ("UPDATE articles SET published = 'soon'", "record-changed"),
        ("UPDATE articles SET record = flipped(record, 40)", "record-changed"),
        ("UPDATE sightings SET url = 'https://other.example'", "record-changed"),
        ("DELETE FROM sightings", "record-changed"),
        ("UPDATE readings SET record = flipped(record, 99)", "record-changed"),
        ("UPDATE readings SET producers = '[ ]'", "record-changed"),
        ("UPDATE statements SET event = 'ASSAULT'", "columns-changed"),
        ("DELETE FROM statements WHERE reading = 1", "columns-changed"),
        ("UPDATE links SET left = 's-nowhere'", "reference-missing"),
        ("DELETE FROM groundings", "columns-changed"),
        ("UPDATE groundings SET lat = lat + 0.1", "columns-changed"),
        ("UPDATE links SET score = score / 2", "columns-changed"),
        ("UPDATE links SET withdrawn = 1", "record-changed"),
        ("UPDATE links SET record = flipped(record, 50)", "record-changed"),
        ("DELETE FROM judgements WHERE seq = 1", "judgement-changed"),
        ("UPDATE judgements SET record = CAST(replace(record, 'wrong', 'right') AS BLOB)", "judgement-changed"),
        ("UPDATE judgements SET verdict = 'right'", "columns-changed"),
        ("INSERT INTO passages(rowid, words) VALUES (77, 'more')", "index-differs"),
        ("INSERT INTO passages(rowid, stems) VALUES (77, 'more')", "index-differs"),
        ("INSERT INTO versions SELECT min(id), max(id) FROM articles", "index-differs"),
        ("UPDATE articles SET page = 'another'", "columns-changed"),
        ("UPDATE readings SET article_id = 'nobody'", "reference-missing"),
    ],
)
def test_a_change_by_another_hand_is_found(path, statement, code):
    changed(path, statement)
    assert code in found(path)


def test_a_span_that_leads_outside_its_text_is_found_and_named(tmp_path, said, reading_of):
    reading = reading_of(said("Rain [fell]trigger.", "fall"))
    ledger = open_ledger(tmp_path / "odd.db")
    ledger.add([replace(reading, mentions=(Mention(span=Span(8, 400), kind="LOC"),))])
    (problem,) = ledger.verify()
    assert problem.code == "span-outside-text"
    assert "8:400 in a text of 10 code points" in problem.message


def test_a_trigger_outside_its_sentence_is_found(tmp_path, said, reading_of):
    reading = reading_of(said("Rain [fell]trigger.", "fall"), tail="It stopped.")
    ledger = open_ledger(tmp_path / "odd.db")
    ledger.add([replace(reading, statements=tuple(replace(s, trigger=Span(12, 14)) for s in reading.statements))])
    assert [problem.code for problem in ledger.verify()] == ["span-outside-text"]


def test_a_flipped_bit_anywhere_in_the_file_is_found_or_changes_nothing(path):
    """In the file itself, below the database: free space, page heads, indexes and rows alike."""
    whole, chance = path.read_bytes(), random.Random(7)  # noqa: S311 - places, not secrets
    ledger = open_ledger(path)
    before = list(ledger.export())
    ledger.close()
    # Most of a file is room that was never written to.
    written = [at for at, byte in enumerate(whole) if byte]
    n_found = 0
    for _ in range(FLIPS):
        at, bit = chance.choice(written), 1 << chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        said_so, after = look(path)
        n_found += said_so
        assert said_so or after == before, f"bit {bit} of byte {at}"
    assert n_found > FLIPS / 4


def look(path) -> tuple[bool, list[str]]:
    """Whether somebody who verifies a ledger learns that it is damaged, and what it says otherwise."""
    try:
        ledger = open_ledger(path)
        try:
            if any(True for _ in ledger.verify()):
                return True, []
            return False, list(ledger.export())
        finally:
            ledger.close()
    except (ReportedlyError, ValueError):
        return True, []


def test_every_byte_of_evidence_is_under_a_seal(path):
    """Texts and records in turn, byte after byte at even distances: none can change unseen."""
    ledger = open_ledger(path)
    ledger.close()
    for table, column in (
        ("articles", "text"),
        ("articles", "record"),
        ("readings", "record"),
        ("judgements", "record"),
    ):
        connection = sqlite3.connect(path)
        (value,) = connection.execute(f"SELECT CAST({column} AS BLOB) FROM {table} WHERE seq = 1").fetchone()  # noqa: S608 - our own names
        cast = "CAST(? AS TEXT)" if column == "text" else "?"
        update = f"UPDATE {table} SET {column} = {cast} WHERE seq = 1"  # noqa: S608 - our own names
        for at in range(0, len(value), 29):
            connection.execute(update, (flipped(value, at),))
            connection.commit()
            assert set(found(path)) & {"text-changed", "record-changed", "judgement-changed"}, f"{table}.{column}[{at}]"
        connection.execute(update, (value,))
        connection.commit()
        connection.close()
    assert found(path) == []


def test_a_server_s_rows_are_looked_at_as_well(postgresql, said, reading_of):
    ledger = open_ledger(postgresql)
    ledger.add([reading_of(said("[Police]source said the pass was [closed]trigger.", "close"))])
    assert list(ledger.verify()) == []
    with ledger._database.writing() as connection:  # noqa: SLF001 - another hand
        connection.execute(schema.articles.update().values(text="Police said the pass was opened."))
        connection.execute(sa.text("DELETE FROM passages"))
    assert {problem.code for problem in ledger.verify()} >= {"text-changed", "index-differs"}
    ledger.close()
