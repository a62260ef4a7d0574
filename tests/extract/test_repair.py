"""Trees mended before the rules look."""

from trees import page_of

from reportedly.extract.repair import mend
from reportedly.extract.voice import cue


def heads(notation: str) -> list[int]:
    """Heads after mending, from 1, 0 for the root."""
    sentence = page_of(notation).annotation.sentences[0]
    return [token.head + 1 for token in mend(sentence, cue.english()).tokens]


def test_a_second_cue_hangs_on_the_first_and_not_on_its_content():
    mended = heads(
        "He/PRON/2/nsubj denied/VERB/0/root/deny that/SCONJ/5/mark they/PRON/5/nsubj fled/VERB/2/ccomp/flee "
        "and/CCONJ/7/cc demanded/VERB/5/conj/demand a/DET/9/det truce/NOUN/7/obj"
    )
    assert mended[6] == 2


def test_a_second_verb_that_attributes_nothing_stays_in_the_content():
    mended = heads(
        "He/PRON/2/nsubj denied/VERB/0/root/deny that/SCONJ/5/mark they/PRON/5/nsubj fled/VERB/2/ccomp/flee "
        "and/CCONJ/7/cc hid/VERB/5/conj/hide"
    )
    assert mended[6] == 5


def test_what_stands_between_an_accusing_verb_and_its_of_clause_is_its_object():
    mended = heads(
        "Rebels/NOUN/2/nsubj/rebel accuse/VERB/0/root the/DET/4/det army/NOUN/7/compound of/SCONJ/6/mark "
        "shelling/VERB/2/advcl/shell villages/NOUN/6/obj/village"
    )
    assert mended[3] == 2


def test_what_has_a_subject_of_its_own_is_a_clause_that_was_denied():
    sentence = page_of(
        "Army/NOUN/2/nsubj/army denied/VERB/0/root/deny it/PRON/5/nsubj:pass had/AUX/5/aux/have fired/VERB/2/xcomp/fire"
    ).annotation.sentences[0]
    mended = mend(sentence, cue.english()).tokens
    assert [mended[n].relation for n in (2, 4)] == ["nsubj", "ccomp"]


def test_a_mended_tree_is_still_a_tree():
    mended = heads(
        "It/PRON/4/nsubj ,/PUNCT/4/punct said/VERB/4/parataxis/say suggesting/VERB/0/root/suggest more/ADJ/4/obj"
    )
    assert mended.count(0) == 1


def test_the_noun_before_is_belongs_to_the_content_of_a_cue():
    mended = heads(
        "Omsk/PROPN/2/nsubj claims/VERB/0/root/claim Tomsk/PROPN/2/obj is/AUX/5/aux/be planning/VERB/2/ccomp/plan "
        "raids/NOUN/5/obj/raid"
    )
    assert mended[2] == 5


def test_an_infinitive_hangs_on_the_verb_right_before_it():
    mended = heads(
        "Tension/NOUN/2/nsubj rose/VERB/0/root/rise after/SCONJ/5/mark they/PRON/5/nsubj prepared/VERB/2/advcl/prepare "
        "to/PART/7/mark leave/VERB/2/xcomp"
    )
    assert mended[6] == 5


def test_two_nouns_side_by_side_are_one_subject():
    mended = heads("Omsk/PROPN/3/nsubj Miners/PROPN/3/nsubj/miner gather/VERB/0/root")
    assert mended[0] == 2


def test_the_accused_is_no_object_of_what_he_is_accused_of():
    page = page_of(
        "They/PRON/2/nsubj accused/VERB/0/root/accuse marines/NOUN/5/obj/marine of/SCONJ/5/mark "
        "shooting/VERB/2/advcl/shoot"
    )
    mended = mend(page.trees[0].sentence, cue.english())
    assert (mended.tokens[2].head, mended.tokens[2].relation) == (1, "obj")


def test_who_strikes_without_a_was_is_no_undergoer():
    page = page_of("Forces/NOUN/2/nsubj:pass struck/VERB/0/root/strike a/DET/4/det depot/NOUN/2/obj")
    assert mend(page.trees[0].sentence, cue.english()).tokens[0].relation == "nsubj"


def test_what_remains_closed_is_the_subject_of_remains():
    assert heads("Roads/NOUN/3/nsubj:pass/road remain/VERB/0/root closed/VERB/2/xcomp/close") == [2, 0, 2]


def test_what_stands_behind_a_cue_and_before_its_content_is_the_contents_subject():
    mended = heads(
        "They/PRON/2/nsubj denied/VERB/0/root/deny and/CCONJ/4/cc said/VERB/2/conj/say gunfire/NOUN/4/nsubj "
        "came/VERB/4/ccomp/come"
    )
    assert mended[4] == 6


def test_what_is_said_keeps_its_subject_before_a_cue_with_its_own():
    assert heads(
        "Gunmen/NOUN/5/nsubj/gunman attacked/VERB/5/ccomp/attack ,/PUNCT/5/punct officials/NOUN/5/nsubj/official "
        "said/VERB/0/root/say"
    ) == [2, 5, 5, 5, 0]


def test_what_remains_takes_the_word_behind_it():
    assert heads(
        "Roads/NOUN/2/nsubj/road remain/VERB/5/ccomp closed/VERB/5/ccomp/close he/PRON/5/nsubj said/VERB/0/root/say"
    ) == [
        2,
        5,
        2,
        5,
        0,
    ]


def test_a_noun_without_a_preposition_is_an_object():
    page = page_of(
        "Kato/PROPN/2/nsubj visited/VERB/0/root/visit at/ADP/4/case Dori/PROPN/2/obl the/DET/6/det wounded/NOUN/2/obl"
    )
    assert mend(page.trees[0].sentence, cue.english()).tokens[5].relation == "obj"


def test_a_noun_that_that_opens_and_to_follows_is_a_verb():
    page = page_of(
        "He/PRON/2/nsubj said/VERB/0/root/say that/SCONJ/5/mark forces/NOUN/5/compound/force plans/NOUN/2/obj/plan "
        "to/PART/7/mark attack/VERB/5/acl"
    )
    mended = mend(page.trees[0].sentence, cue.english()).tokens
    assert [(each.upos, each.relation) for each in mended[3:5]] == [("NOUN", "nsubj"), ("VERB", "ccomp")]


def test_what_follows_the_particle_to_is_an_infinitive():
    sentence = page_of(
        "They/PRON/2/nsubj called/VERB/0/root/call on/ADP/4/case Lima/PROPN/2/obl to/PART/6/mark apologise/NOUN/2/obl"
    ).annotation.sentences[0]
    token = mend(sentence, cue.english()).tokens[5]
    assert (token.upos, token.relation) == ("VERB", "xcomp")


def test_what_opens_a_sentence_is_when_it_happened_not_when_it_was_told():
    page = page_of(
        "On/ADP/2/case Monday/PROPN/8/obl a/DET/4/det bomb/NOUN/5/nsubj fell/VERB/8/ccomp/fall ,/PUNCT/5/punct "
        "police/NOUN/8/nsubj said/VERB/0/root/say"
    )
    mended = mend(page.trees[0].sentence, cue.english())
    assert mended.tokens[1].head == 4


def test_a_verb_behind_its_article_is_the_noun_that_it_is():
    page = page_of(
        "They/PRON/2/nsubj demanded/VERB/0/root/demand the/DET/4/det release/VERB/2/xcomp/release of/ADP/6/case "
        "captives/NOUN/4/obl/captive"
    )
    mended = mend(page.trees[0].sentence, cue.english())
    assert (mended.tokens[3].upos, mended.tokens[3].relation, mended.tokens[5].relation) == ("NOUN", "obj", "nmod")


def test_a_mark_of_news_is_no_part_of_the_name_behind_it():
    sentence = page_of(
        "UPDATE/NOUN/2/compound/update ferry/NOUN/5/nsubj did/AUX/5/aux/do not/PART/5/advmod sink/VERB/0/root"
    ).annotation.sentences[0]
    assert mend(sentence, cue.english()).tokens[0].relation == "discourse"
