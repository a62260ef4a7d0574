"""ClearNLP trees become UD trees."""

from reportedly.annotate import clearnlp


def converted(rows):
    """Rows of `word UPOS head label`, heads counted from 1; gives word, head word and relation."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = [cell[0] for cell in cells]
    lemmas = ["be" if word in ("is", "was", "were") else word.lower() for word in words]
    heads, relations = clearnlp.universal(
        [int(cell[2]) - 1 for cell in cells], [cell[3] for cell in cells], [cell[1] for cell in cells], lemmas
    )
    governors = ["-" if head < 0 else words[head] for head in heads]
    return {word: (governor, name) for word, governor, name in zip(words, governors, relations, strict=True)}


def test_an_object_takes_the_place_of_its_preposition():
    tree = converted("""
        Shells NOUN 2 nsubj
        fell VERB 0 ROOT
        near ADP 2 prep
        Tarn PROPN 3 pobj
    """)
    assert tree["Tarn"] == ("fell", "obl")
    assert tree["near"] == ("Tarn", "case")


def test_below_a_noun_the_object_is_its_modifier():
    tree = converted("""
        Talks NOUN 4 nsubj
        in ADP 1 prep
        Tarn PROPN 2 pobj
        failed VERB 0 ROOT
    """)
    assert tree["Tarn"] == ("Talks", "nmod")


def test_two_prepositions_in_a_row_are_both_cases():
    tree = converted("""
        They PRON 2 nsubj
        fled VERB 0 ROOT
        out ADP 2 prep
        of ADP 3 prep
        Tarn PROPN 4 pobj
    """)
    assert tree["Tarn"] == ("fled", "obl")
    assert (tree["out"], tree["of"]) == (("Tarn", "case"), ("Tarn", "case"))


def test_the_doer_of_a_passive_is_its_agent():
    tree = converted("""
        Tarn PROPN 3 nsubjpass
        was AUX 3 auxpass
        shelled VERB 0 ROOT
        by ADP 3 agent
        troops NOUN 4 pobj
    """)
    assert tree["troops"] == ("shelled", "obl:agent")
    assert (tree["Tarn"], tree["was"]) == (("shelled", "nsubj:pass"), ("shelled", "aux:pass"))


def test_what_is_said_of_the_subject_governs_the_copula():
    tree = converted("""
        Roads NOUN 2 nsubj
        were AUX 0 ROOT
        still ADV 2 advmod
        closed ADJ 2 acomp
    """)
    assert tree["closed"] == ("-", "root")
    assert (tree["were"], tree["Roads"]) == (("closed", "cop"), ("closed", "nsubj"))


def test_what_there_is_is_the_subject():
    tree = converted("""
        There PRON 2 expl
        was AUX 0 ROOT
        fighting NOUN 2 attr
    """)
    assert tree["fighting"] == ("was", "nsubj")


def test_conjuncts_hang_on_the_first_and_conjunctions_on_what_follows():
    tree = converted("""
        Tarn PROPN 6 nsubj
        , PUNCT 1 punct
        Brezna PROPN 1 conj
        and CCONJ 3 cc
        Orlan PROPN 3 conj
        burned VERB 0 ROOT
    """)
    assert (tree["Brezna"], tree["Orlan"]) == (("Tarn", "conj"), ("Tarn", "conj"))
    assert tree["and"] == ("Orlan", "cc")


def test_a_clause_after_a_preposition_is_marked_by_it():
    tree = converted("""
        They PRON 2 nsubj
        left VERB 0 ROOT
        after ADP 2 prep
        burning VERB 3 pcomp
        Tarn PROPN 4 dobj
    """)
    assert (tree["burning"], tree["after"]) == (("left", "advcl"), ("burning", "mark"))
    assert tree["Tarn"] == ("burning", "obj")


def test_to_before_an_infinitive_is_a_mark_and_a_strange_label_is_dep():
    tree = converted("""
        They PRON 2 nsubj
        hope VERB 0 ROOT
        to PART 4 aux
        leave VERB 2 xcomp
        soon ADV 4 odd
    """)
    assert (tree["to"], tree["soon"]) == (("leave", "mark"), ("leave", "dep"))
