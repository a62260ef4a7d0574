from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import lay_out
from reportedly.extract.voice.source import source_of
from reportedly.extract.voice.turn import turn_voices, turns, without_labels
from reportedly.records import Annotation, Mention, Producer, SourceKind, Span
from reportedly.testing import article_of


def page_of(text, names=()):
    mentions = tuple(Mention(span=Span(text.index(n), text.index(n) + len(n)), kind="LOC") for n in names)
    annotation = Annotation(
        article_id="article-1",
        sentences=(),
        mentions=mentions,
        attributions=(),
        producer=Producer(name="test", version="1"),
    )
    return lay_out(article_of(text), annotation, (), trees=())


def said(text, names=()):
    page = page_of(text, names)
    return [(turn.name.of(page.text), turn.body.of(page.text).strip()) for turn in turns(page)]


def test_a_record_has_the_turns_of_its_speakers():
    text = "MS ORO (Left): Two men were shot.\n\nTHE MINISTER: Nobody was.\n\nMS ORO: They are buried.\n\nHe sat down."
    assert said(text) == [
        ("MS ORO", "Two men were shot."),
        ("THE MINISTER", "Nobody was."),
        ("MS ORO", "They are buried.\n\nHe sat down."),
    ]


def test_a_chat_has_the_turns_of_its_stamps():
    text = "[3/5, 9:12] Tarik: the bridge is shut\n[3/5, 9:14] Lena B: since when\n[3/5, 9:15] Tarik: since six"
    assert [name for name, _ in said(text)] == ["Tarik", "Lena B", "Tarik"]


def test_collected_posts_have_the_turns_of_their_authors():
    text = "marin.k @ 3 may — they shot at us\n\nold_tom @ 3 may — nobody shot\n\nmarin.k @ 4 may — i saw it"
    assert [name for name, _ in said(text)] == ["marin.k", "old_tom", "marin.k"]


def test_a_full_stop_behind_capitals_opens_a_turn():
    text = "MR. ORO. They shot.\n\nPRIME MINISTER. Nobody did.\n\nMR. ORO. Two are buried."
    assert said(text) == [("MR. ORO", "They shot."), ("PRIME MINISTER", "Nobody did."), ("MR. ORO", "Two are buried.")]


def test_a_dash_or_dot_behind_one_who_comes_back_opens_a_turn():
    text = "oro_k · they shot\n\nlena · nobody did\n\noro_k · two are buried"
    assert [name for name, _ in said(text)] == ["oro_k", "oro_k"]
    text = "THE CHAIR. - Go on.\n\nMS ORO - They shot.\n\nTHE CHAIR. - Thank you."
    assert [name for name, _ in said(text)] == ["THE CHAIR", "MS ORO", "THE CHAIR"]


def test_a_day_and_an_hour_stamp_a_turn():
    text = "3/5 9:12 Tarik: the bridge is shut\n3/5 9:14 Lena: since when\n3/5 9:15 Tarik: since six"
    assert [name for name, _ in said(text)] == ["Tarik", "Lena", "Tarik"]


def test_a_reply_is_the_word_of_who_answers():
    text = "1. two landings today\n\n(reply, Tarik) i counted three\n\n2. no fuel"
    assert said(text) == [("Tarik", "i counted three")]


def test_a_bulletin_of_places_has_no_turns():
    text = "ORMENI: open both ways.\n\nZELMO: shut since noon.\n\nORMENI: lorries wait."
    assert said(text, names=("ORMENI", "ZELMO")) == []


def test_a_list_of_matters_has_no_turns():
    assert said("Convoy 1: reached Ormeni.\n\nAir drop: fell short.\n\nFunding: none.") == []


def test_the_staff_of_an_outlet_speaks_for_the_outlet():
    text = "ANCHOR: Good evening.\n\nMAYOR: The dam holds.\n\nANCHOR: It broke.\n\nMAYOR: It did not."
    assert [name for name, _ in said(text)] == ["MAYOR", "MAYOR"]


def test_an_aside_ends_a_turn():
    text = "THE CHAIR: We vote.\n(Noise.)\nMR BEL: I object.\n[The sitting rose.]\nTHE CHAIR: Order."
    assert [body for _, body in said(text)] == ["We vote.", "I object.", "Order."]


def test_a_voice_that_is_but_the_label_is_left_to_the_turn():
    page = page_of("MS ORO: Shut.\nMR BEL: Open.\nMS ORO: Shut.")
    spoken = turn_voices(page)
    assert without_labels(page, spoken, spoken) == []


def test_who_has_a_turn_is_a_person():
    page = page_of("MS ORO: Shut.\nMR BEL: Open.\nMS ORO: Shut.")
    source = source_of(page, turn_voices(page)[0], noun.english(), {})
    assert (source.text, source.kind) == ("MS ORO", SourceKind.PERSON)
