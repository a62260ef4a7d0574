"""A small invented ontology and an invented verb dictionary, from file to statement."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.errors import LexiconError, OntologyError
from reportedly.testing import article_of

ONTOLOGY = """
name = "harbour"
version = "1"

[[type]]
code = "BLOCKADE"
quad = 4
score = -6.0
definition = "Ships are kept from a port."
like = "COERCE"
modes = [ { code = "chain", score = -7.0, definition = "By a chain across the mouth." } ]

[[type]]
code = "FEUD"
quad = 4
score = -9.0
definition = "Violence between crews."
like = "ASSAULT"

[[type]]
code = "OMEN"
quad = 3
score = -2.0
definition = "Violence that is foretold."

[classes]
port = ["harbour", "quay", "mole"]

[labels.events]
ASSAULT = "FEUD"

[[word]]
lemma = "chain"
pos = "verb"
pattern = "obj=@port"
event = "BLOCKADE"
mode = "chain"

[[word]]
lemma = "moor"
pos = "verb"
event = "MOORING"

[[word]]
lemma = "sink"
pos = "verb"
event = "FEUD"

[[rule]]
event = "FEUD"
world = "planned"
becomes = "OMEN"
"""

VERBS = """
<!-- invented -->
&CARGO_
+SALT
+DRIED_FISH

--- HAUL [070] ---
HAUL {HAULS HAULED HAULING}
- * &CARGO [071]     # relief goods
- + WAS_ * BY $ [173]
- * THEIR_ANCHOR [9999]
- NO STAR HERE [071]
- * &GOLD [071]
--- STRANGE
"""

CHAINED = "Rebels/NOUN/2/nsubj chained/VERB/0/root/chain the/DET/4/det harbour/NOUN/2/obj"
ATTACKED = "Rebels/NOUN/2/nsubj attacked/VERB/0/root/attack the/DET/4/det camp/NOUN/2/obj"
THANKED = "Rebels/NOUN/2/nsubj thanked/VERB/0/root/thank the/DET/4/det mayor/NOUN/2/obj"
TO_SINK = "Rebels/NOUN/2/nsubj plan/VERB/0/root to/PART/4/mark sink/VERB/2/xcomp the/DET/6/det ferry/NOUN/4/obj"


def read(notation, words):
    page = page_of(notation)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=words).found
    return page.text, found


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    file = tmp_path_factory.mktemp("own") / "harbour.toml"
    file.write_text(ONTOLOGY, encoding="utf-8")
    return extract.words_of(file)


@pytest.fixture(scope="module")
def verbs(tmp_path_factory):
    file = tmp_path_factory.mktemp("own") / "haul.txt"
    file.write_text(VERBS, encoding="utf-8")
    return extract.words_of(None, file)


def test_a_word_of_ones_own_gives_its_type_and_mode(harbour):
    _, found = read(CHAINED, harbour[0])
    (statement,) = found
    assert (statement.event, statement.mode) == ("BLOCKADE", "chain")
    assert (statement.quad, statement.plover_score) == (4, -7.0)


def test_the_entry_that_gave_it_is_told_with_its_line(harbour):
    _, (statement,) = read(CHAINED, harbour[0])
    assert statement.reasons[0] == "trigger harbour:32 chain obj=@port"


def test_arguments_are_read_as_those_of_the_type_that_it_is_like(harbour):
    text, (statement,) = read(CHAINED, harbour[0])
    assert ("actor", "Rebels") in [(each.role.value, each.span.of(text)) for each in statement.arguments]


def test_a_label_translates_what_shipped_words_tell(harbour):
    _, (statement,) = read(ATTACKED, harbour[0])
    assert statement.event == "FEUD"
    assert statement.cameo is None


def test_what_the_ontology_has_no_type_for_keeps_its_statement_without_a_code(harbour):
    _, (statement,) = read(THANKED, harbour[0])
    assert (statement.event, statement.quad, statement.goldstein) == (None, None, None)


def test_a_rule_of_ones_own_depends_on_the_world(harbour):
    _, found = read(TO_SINK, harbour[0])
    assert found[-1].factuality.modality.value == "planned"
    assert found[-1].event == "OMEN"


def test_a_word_that_cannot_be_read_is_told_with_its_line_and_the_rest_is_loaded(harbour):
    assert harbour[1] == ("harbour, line 39: unknown event type MOORING; harbour has BLOCKADE, FEUD, OMEN",)


def test_a_rule_with_a_code_that_is_not_there_is_told(tmp_path):
    file = tmp_path / "harbour.toml"
    file.write_text(ONTOLOGY.replace('becomes = "OMEN"', 'becomes = "OMENS"'), encoding="utf-8")
    _, notes = extract.words_of(file)
    assert "harbour, rule FEUD becomes OMENS: unknown event type OMENS" in notes


def test_an_ontology_that_lacks_a_key_is_refused(tmp_path):
    file = tmp_path / "broken.toml"
    file.write_text('name = "x"\n', encoding="utf-8")
    with pytest.raises(OntologyError, match="lacks the key"):
        extract.words_of(file)


def test_a_verb_of_a_dictionary_gives_the_code_of_its_block(verbs):
    notation = "Crews/NOUN/2/nsubj hauled/VERB/0/root/haul the/DET/4/det nets/NOUN/2/obj"
    _, (statement,) = read(notation, verbs[0])
    assert (statement.event, statement.cameo) == ("AID", "070")


def test_the_more_specific_pattern_wins_and_sets_are_read(verbs):
    notation = "Crews/NOUN/2/nsubj hauled/VERB/0/root/haul dried/ADJ/4/amod fish/NOUN/2/obj"
    _, (statement,) = read(notation, verbs[0])
    assert statement.cameo == "071"
    assert statement.reasons[0] == "trigger haul.txt:9 haul * &CARGO"


def test_source_and_target_stand_where_the_pattern_says(verbs):
    notation = (
        "Guards/NOUN/3/nsubj:pass/guard was/AUX/3/aux:pass/be hauled/VERB/0/root/haul by/ADP/5/case "
        "rebels/NOUN/3/obl/rebel"
    )
    text, (statement,) = read(notation, verbs[0])
    assert (statement.event, statement.mode) == ("COERCE", "arrest")
    assert [(each.role.value, each.span.of(text)) for each in statement.arguments[:2]] == [
        ("actor", "rebels"),
        ("recipient", "Guards"),
    ]


def test_lines_that_cannot_be_read_are_told_and_left_out(verbs):
    assert verbs[1] == (
        "haul.txt, line 11: unknown code 9999; the ontology has no such CAMEO code",
        'haul.txt, line 12: a pattern has one "*" and a code, as in "- * AID [070]"',
        "haul.txt, line 13: unknown set '&GOLD'; define it before with &NAME",
        'haul.txt, line 14: no block header; write "--- NAME [CODE] ---"',
    )


def test_a_dictionary_that_is_not_there_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(LexiconError, match="check the path"):
        extract.words_of(None, tmp_path / "none.txt")
