"""A whole report: places, parties and days of its statements."""

from datetime import date

from reportedly.records import (
    Actor,
    Annotation,
    Argument,
    Candidate,
    Factuality,
    GroundingKind,
    Mention,
    Modality,
    Place,
    Producer,
    Role,
    Span,
    State,
    Statement,
    Status,
    SubjectKind,
    Time,
)
from reportedly.resolve import Resolved, recognise_times, resolve
from reportedly.testing import article_of, marked

_PRODUCER = Producer(name="testing/door", version="1")
_ROLES = {"actor": Role.ACTOR, "recipient": Role.RECIPIENT, "location": Role.LOCATION, "date": Role.DATE}
_KINDS = {"LOC", "PER", "ORG", "NORP"}


def resolved(
    text: str,
    gazetteer,
    *,
    modality: Modality = Modality.ACTUAL,
    state: State | None = None,
    outlet: str | None = None,
) -> tuple[Resolved, dict[str, Span]]:
    """One statement whose arguments and names are marked in the text; `antecedent` is that of the actor."""
    plain, spans = marked(text)
    article = article_of(plain, published=date(2031, 3, 5), outlet=outlet)
    arguments = tuple(
        Argument(
            role=_ROLES[label.rstrip("12")],
            span=span,
            head=Span(span.end - len(span.of(plain).split()[-1]), span.end),
            antecedent=spans.get("antecedent") if label == "actor" else None,
        )
        for label, span in spans.items()
        if label.rstrip("12") in _ROLES
    )
    trigger = spans["trigger"]
    statement = Statement(
        id="s1",
        article_id=article.id,
        evidence=Span(0, len(plain)),
        trigger=trigger,
        lemma="do",
        event=None,
        mode=None,
        contexts=(),
        cameo=None,
        quad=None,
        plover_score=None,
        goldstein=None,
        chain=(),
        arguments=arguments,
        factuality=Factuality(modality=modality),
        counts=(),
        status=Status(subject=trigger, kind=SubjectKind.OTHER, state=state) if state else None,
        when=None,
        score=1.0,
        producer=_PRODUCER,
    )
    mentions = tuple(
        Mention(span=span, kind=label.rstrip("0123456789"))
        for label, span in spans.items()
        if label.rstrip("0123456789") in _KINDS
    )
    annotation = Annotation(article_id=article.id, sentences=(), mentions=mentions, attributions=(), producer=_PRODUCER)
    times = recognise_times(article).found
    return resolve(article, annotation, (statement,), times=times, gazetteer=gazetteer), spans


def target(found: Resolved, kind: GroundingKind, span: Span) -> Place | Actor | Time | None:
    return next(g.target for g in found.groundings if g.kind is kind and g.span == span)


def test_a_location_is_the_town_in_its_words(gazetteer):
    found, spans = resolved(
        "In northern [Kosovo]LOC, men [blocked]trigger [the road near [Leposavić]LOC2]location.", gazetteer
    )
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert (place.country, place.precision) == ("XKX", "area")


def test_between_two_towns_is_an_area_between_them(gazetteer):
    found, spans = resolved(
        "Trucks [blocked]trigger [the road between [Zvečan]LOC and [Leposavić]LOC2]location in Kosovo.", gazetteer
    )
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.precision == "area"
    assert 42.91 < place.lat < 43.1


def test_soil_is_a_country_by_its_people(gazetteer):
    found, spans = resolved("They [entered]trigger [Rwandan soil]location.", gazetteer)
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert (place.country, place.precision) == ("RWA", "country")


def test_the_village_is_the_one_spoken_of_last(gazetteer):
    found, spans = resolved(
        "Rebels took [Minova]LOC in [Congo]LOC2. They [burned]trigger homes in [the village]location.", gazetteer
    )
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.country == "COD"


def test_a_pronoun_is_grounded_as_what_it_stands_for(gazetteer):
    found, spans = resolved("[Chadian police]antecedent came. [They]actor [left]trigger.", gazetteer)
    actor = target(found, GroundingKind.ACTOR, spans["actor"])
    assert isinstance(actor, Actor)
    assert (actor.country, actor.sectors) == ("TCD", ("COP",))


def test_a_short_form_inherits_from_the_full_one(gazetteer):
    text = "[Haitian President [Elie Marceau]PER1]recipient spoke. Later [[Marceau]PER2]actor [fled]trigger."
    found, spans = resolved(text, gazetteer)
    actor = target(found, GroundingKind.ACTOR, spans["actor"])
    assert isinstance(actor, Actor)
    assert actor == target(found, GroundingKind.ACTOR, spans["recipient"])
    assert actor.id == "HTI/GOV/elie-marceau"


def test_an_acronym_inherits_from_the_name_before_it(gazetteer):
    text = "[The rebel [Front of the Lakes]ORG1]recipient (FLK) in [Chad]LOC said so. [[FLK]ORG2]actor [left]trigger."
    found, spans = resolved(text, gazetteer)
    actor = target(found, GroundingKind.ACTOR, spans["actor"])
    assert isinstance(actor, Actor)
    assert (actor.country, actor.sectors) == ("TCD", ("REB",))


def test_a_stated_day_dates_the_statement_and_its_state(gazetteer):
    found, _ = resolved("The pass has been [closed]trigger since [Monday]date.", gazetteer, state=State.CLOSED)
    statement = found.statements[0]
    assert statement.when is not None
    assert (statement.when.start, statement.when.end, statement.when.basis) == (date(2031, 3, 3), None, "stated")
    assert statement.status is not None
    assert statement.status.since == date(2031, 3, 3)


def test_an_undated_event_is_inferred_to_be_of_the_report_s_day(gazetteer):
    found, _ = resolved("Rebels [attacked]trigger.", gazetteer)
    when = found.statements[0].when
    assert when is not None
    assert (when.start, when.basis) == (date(2031, 3, 5), "inferred")


def test_an_undated_plan_has_no_day(gazetteer):
    found, _ = resolved("Rebels will [attack]trigger.", gazetteer, modality=Modality.PLANNED)
    assert found.statements[0].when is None


def test_no_kind_and_span_is_grounded_twice(gazetteer):
    found, _ = resolved("[Police]actor [left]trigger [[Goma]LOC]location on [Monday]date.", gazetteer)
    keys = [(grounding.kind, grounding.span) for grounding in found.groundings]
    assert len(keys) == len(set(keys))


def test_another_gazetteer_may_take_the_place_of_ours(tables):
    class Village:
        def places(self, name: str) -> tuple[Candidate, ...]:
            place = Place(id="x:1", name="Brezna", country="MNE", admin1=None, lat=42.5, lon=19.5, precision="city")
            return (Candidate(target=place, score=0.6),) if name == "Brezna" else ()

        def place(self, place_id: str) -> Place | None:
            found = self.places("Brezna")[0].target
            return found if isinstance(found, Place) and place_id == found.id else None

    found, spans = resolved("Men [blocked]trigger [the road in [Brezna]LOC]location.", Village())
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.id == "x:1"


def actor(found: Resolved, spans: dict[str, Span], label: str = "actor") -> Actor:
    who = target(found, GroundingKind.ACTOR, spans[label])
    assert isinstance(who, Actor)
    return who


def test_a_group_that_the_report_explains_is_known_by_its_name_further_down(gazetteer):
    found, spans = resolved(
        "The Zoriq Column, an armed group in Montenegro, spoke. [The Zoriq Column]actor [took]trigger lorries.",
        gazetteer,
    )
    assert (actor(found, spans).name, actor(found, spans).sectors) == ("Zoriq Column", ("REB",))


def test_a_person_named_behind_a_role_is_known_by_the_last_name(gazetteer):
    found, spans = resolved(
        "[The defence minister of Serbia]recipient, [Oto Brezin]PER, spoke. [Brezin]actor [left]trigger.", gazetteer
    )
    assert actor(found, spans).country == "SRB"


def test_we_in_a_reports_own_voice_is_who_issued_it(gazetteer):
    found, spans = resolved("[We]actor [urge]trigger Serbia to let aid in.", gazetteer, outlet="Drugi Most")
    assert (actor(found, spans).name, actor(found, spans).sectors) == ("Drugi Most", ("SOC",))


def test_the_mission_is_the_one_that_issued_the_report(gazetteer):
    found, spans = resolved("[The Mission]actor [condemns]trigger it.", gazetteer, outlet="OAS Observation Mission")
    assert actor(found, spans).country == "IGO"


def test_a_bare_army_is_that_of_the_first_organ_named(gazetteer):
    text = (
        "Serbia's police closed the gate to Kosovo. Kosovo has asked why, and so did people in Kosovo. "
        "[The army]actor [sent]trigger soldiers."
    )
    found, spans = resolved(text, gazetteer)
    assert actor(found, spans).country == "SRB"


def test_a_mayor_is_of_the_country_of_the_town(gazetteer):
    text = "Russia and Russian media spoke of Ukraine. In [Zaporizhzhia]LOC, [the mayor]actor [denied]trigger it."
    found, spans = resolved(text, gazetteer)
    assert actor(found, spans).country == "UKR"


def test_a_possessor_in_front_of_the_words_counts(gazetteer):
    text = "Bangladesh spoke, said Bangladesh. Myanmar's [embassy]actor [expressed]trigger regret."
    found, spans = resolved(text, gazetteer)
    assert actor(found, spans).country == "MMR"


def test_the_men_of_an_armed_group_are_the_group(gazetteer):
    text = "[The Arakan Army]recipient said that [its men]actor [took]trigger the camp."
    found, spans = resolved(text, gazetteer)
    assert actor(found, spans).sectors[0] == "REB"


def test_a_capital_that_only_acts_is_not_where_the_school_is(gazetteer):
    text = "[Moscow]LOC denied it. In [Zaporizhzhia]LOC2 soldiers [waited]trigger at [the school]location in Ukraine."
    found, spans = resolved(text, gazetteer)
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.country == "UKR"


def test_a_part_that_a_people_lives_in_is_not_in_their_state(gazetteer):
    text = (
        "In [Kosovska Mitrovica]LOC in Kosovo men [gathered]trigger on [the bridge to the Serb-inhabited part]location."
    )
    found, spans = resolved(text, gazetteer)
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.country == "XKX"


def test_the_north_of_a_province_with_an_adjective_is_its_north(gazetteer):
    text = "Men [gathered]trigger in [the north of the autonomous province of [Kosovo]LOC]location."
    found, spans = resolved(text, gazetteer)
    place = target(found, GroundingKind.PLACE, spans["location"])
    assert isinstance(place, Place)
    assert place.name == "North Kosovo"
