"""Who is quoted or paraphrased."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.voice import cue
from reportedly.extract.voice.attribution import voices
from reportedly.extract.voice.source import kind_of, source_of
from reportedly.extract.voice.voice import Voice
from reportedly.records import SourceKind, Stance
from reportedly.testing import article_of, only


def heard(page: Page) -> tuple[Voice, ...]:
    return voices(page, cue.english())


def source_words(page: Page, voice: Voice) -> str | None:
    return page.span_of(voice.source).of(page.text) if voice.source else None


def said(page: Page, voice: Voice) -> list[str]:
    return [piece.of(page.text) for piece in voice.content]


def test_a_reporting_verb_gives_its_subject_the_clause_it_governs():
    page = page_of(
        "The/DET/2/det ministry/NOUN/3/nsubj said/VERB/0/root/say that/SCONJ/6/mark troops/NOUN/6/nsubj "
        "left/VERB/3/ccomp"
    )
    voice = only(heard(page))
    assert source_words(page, voice) == "ministry"
    assert said(page, voice) == ["that troops left"]


def test_a_cue_after_its_content_leaves_its_own_words_out():
    page = page_of(
        "The/DET/2/det road/NOUN/4/nsubj is/AUX/4/cop open/ADJ/0/root ,/PUNCT/4/punct police/NOUN/7/nsubj "
        "said/VERB/4/parataxis/say"
    )
    voice = only(heard(page))
    assert source_words(page, voice) == "police"
    assert said(page, voice) == ["The road is open ,"]


def test_according_to_takes_its_source_on_the_right_and_the_whole_sentence():
    page = page_of(
        "According/VERB/3/case/accord to/ADP/1/fixed residents/NOUN/6/obl ,/PUNCT/3/punct soldiers/NOUN/6/nsubj "
        "burned/VERB/0/root/burn houses/NOUN/6/obj"
    )
    voice = only(heard(page))
    assert source_words(page, voice) == "residents"
    assert said(page, voice) == ["soldiers burned houses"]


def test_an_accusation_holds_what_the_accused_is_said_to_do():
    page = page_of(
        "Rebels/NOUN/2/nsubj accused/VERB/0/root/accuse the/DET/4/det army/NOUN/2/obj of/SCONJ/6/mark "
        "shelling/VERB/2/advcl/shell villages/NOUN/6/obj"
    )
    voice = only(heard(page))
    assert voice.stance is Stance.ACCUSES
    assert said(page, voice) == ["of shelling villages"]


def test_what_is_blamed_on_somebody_is_the_word_of_who_blames():
    page = page_of(
        "The/DET/2/det mayor/NOUN/3/nsubj blamed/VERB/0/root/blame the/DET/5/det deaths/NOUN/3/obj/death on/ADP/7/case "
        "rebels/NOUN/3/obl"
    )
    voice = only(heard(page))
    assert (source_words(page, voice), voice.stance) == ("mayor", Stance.ACCUSES)
    assert "the deaths" in said(page, voice)


def test_to_deny_a_report_is_one_voice_about_another():
    page = page_of(
        "The/DET/2/det army/NOUN/3/nsubj denied/VERB/0/root/deny claims/NOUN/3/obj/claim by/ADP/6/case "
        "rebels/NOUN/4/nmod that/SCONJ/9/mark it/PRON/9/nsubj fled/VERB/4/acl/flee"
    )
    outer, inner = heard(page)
    assert (outer.stance, inner.stance) == (Stance.DENIES, Stance.ASSERTS)
    assert source_words(page, inner) == "rebels"


def test_to_reject_a_plan_says_nothing_about_whether_it_is_so():
    page = page_of("Rebels/NOUN/2/nsubj rejected/VERB/0/root/reject a/DET/4/det plan/NOUN/2/obj")
    assert heard(page) == ()


def test_the_second_of_two_cues_shares_the_source_of_the_first():
    page = page_of(
        "She/PRON/2/nsubj said/VERB/0/root/say he/PRON/4/nsubj fled/VERB/2/ccomp/flee and/CCONJ/6/cc "
        "denied/VERB/2/conj/deny that/SCONJ/10/mark shots/NOUN/10/nsubj:pass were/AUX/10/aux:pass/be "
        "fired/VERB/6/ccomp/fire"
    )
    first, second = heard(page)
    assert source_words(page, first) == source_words(page, second) == "She"


def test_an_outlet_that_cites_somebody_lets_the_cited_speak():
    page = page_of(
        "Nine/NUM/2/nsubj died/VERB/0/root/die ,/PUNCT/4/punct citing/VERB/2/advcl/cite two/NUM/6/nummod "
        "nurses/NOUN/4/obj/nurse"
    )
    assert source_words(page, only(heard(page))) == "nurses"


def test_a_relative_clause_between_commas_is_no_aside():
    page = page_of(
        "The/DET/2/det plan/NOUN/8/nsubj ,/PUNCT/6/punct which/PRON/6/obj rebels/NOUN/6/nsubj/rebel "
        "rejected/VERB/2/acl:relcl/reject ,/PUNCT/6/punct failed/VERB/0/root/fail"
    )
    assert heard(page) == ()


def test_an_aside_between_commas_has_the_clause_around_it():
    page = page_of(
        "Rebels/NOUN/6/nsubj/rebel ,/PUNCT/4/punct officials/NOUN/4/nsubj/official said/VERB/6/parataxis/say "
        ",/PUNCT/4/punct fled/VERB/0/root/flee"
    )
    assert "fled" in " ".join(said(page, only(heard(page))))


def test_who_is_told_in_an_aside_does_not_speak():
    page = page_of(
        "Rebels/NOUN/2/nsubj/rebel fled/VERB/0/root/flee ,/PUNCT/8/punct the/DET/5/det mayor/NOUN/2/parataxis "
        ",/PUNCT/7/punct Rehm/PROPN/5/appos ,/PUNCT/9/punct told/VERB/5/acl/tell reporters/NOUN/9/iobj/reporter "
        "./PUNCT/2/punct"
    )
    assert all("reporters" not in (source_words(page, voice) or "") for voice in heard(page))


def chains(notation):
    page = page_of(notation)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return [(each.lemma, [(link.source.text, link.stance.value) for link in each.chain]) for each in found]


def test_what_is_agreed_to_is_promised_by_who_agrees_inside_who_tells_it():
    notation = (
        "An/DET/2/det elder/NOUN/3/nsubj said/VERB/0/root/say rebels/NOUN/6/nsubj had/AUX/6/aux "
        "agreed/VERB/3/ccomp/agree to/PART/8/mark withdraw/VERB/6/xcomp"
    )
    assert chains(notation)[-1] == ("withdraw", [("elder", "asserts"), ("rebels", "promises")])


def test_a_rumour_is_its_own_source():
    notation = (
        "Rumours/NOUN/6/nsubj/rumour that/SCONJ/4/mark troops/NOUN/4/nsubj attacked/VERB/1/acl/attack are/AUX/6/cop "
        "widespread/ADJ/0/root"
    )
    assert chains(notation) == [("attack", [("Rumours", "asserts")])]


def test_whom_an_outlet_quotes_stands_innermost():
    notation = (
        "Radio/PROPN/6/nsubj ,/PUNCT/3/punct quoting/VERB/1/acl/quote a/DET/5/det nurse/NOUN/3/obj "
        "says/VERB/0/root/say "
        "rebels/NOUN/8/nsubj attacked/VERB/6/ccomp/attack"
    )
    assert [source for source, _ in chains(notation)[-1][1]][:1] == ["Radio"]


def test_a_decree_that_was_only_read_out_says_nothing():
    notation = (
        "The/DET/2/det governor/NOUN/8/nsubj ,/PUNCT/6/punct in/ADP/6/case a/DET/6/det decree/NOUN/8/obl "
        "read/VERB/6/acl/read closed/VERB/0/root/close the/DET/10/det road/NOUN/8/obj"
    )
    assert chains(notation) == [("close", [])]


def test_what_is_believed_of_somebody_holds_the_one_it_is_believed_of():
    page = page_of(
        "Twenty/NUM/2/nummod miners/NOUN/4/nsubj:pass are/AUX/4/aux:pass believed/VERB/0/root/believe "
        "to/PART/8/mark have/AUX/8/aux been/AUX/8/aux:pass killed/VERB/4/xcomp/kill ,/PUNCT/4/punct "
        "others/NOUN/11/nsubj fled/VERB/4/parataxis/flee"
    )
    voice = only(heard(page))
    assert (voice.source, voice.stance, said(page, voice)) == (
        None,
        Stance.BELIEVES,
        ["Twenty miners", "to have been killed"],
    )


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        ("A/DET/3/det hospital/NOUN/3/compound official/NOUN/4/nsubj left/VERB/0/root/leave", SourceKind.UNNAMED),
        ("A/DET/2/det doctor/NOUN/3/nsubj left/VERB/0/root/leave", SourceKind.PERSON),
        ("Nine/NUM/2/nsubj left/VERB/0/root/leave", SourceKind.GROUP),
    ],
)
def test_a_role_that_many_have_names_nobody(notation, kind):
    page = page_of(notation)
    head = next(p for p, base in enumerate(page.trees[0].bases) if base == "nsubj")
    assert kind_of(page, Word(0, head), noun.english()) is kind


def test_who_speaks_with_a_source_is_named_with_it_wherever_the_parser_hung_them():
    page = page_of(
        "The/DET/2/det road/NOUN/4/nsubj is/AUX/4/cop open/ADJ/0/root ,/PUNCT/4/punct drivers/NOUN/10/nsubj/driver "
        "and/CCONJ/9/cc a/DET/9/det clerk/NOUN/4/conj said/VERB/4/parataxis/say"
    )
    source = source_of(page, only(heard(page)), noun.english(), {})
    assert source.text == "drivers and a clerk"
