"""Put a trigger, its source chain, arguments, factuality, counts and status together into one statement."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from reportedly.extract.code.event import Coding, recode
from reportedly.extract.role.argument import arguments
from reportedly.extract.sentence.subject import agent
from reportedly.extract.sentence.syntax import phrase
from reportedly.extract.sentence.tense import Tense, tense
from reportedly.extract.site import Rules, Site, weighed, with_antecedent
from reportedly.extract.trigger.sieve import DISMISSED
from reportedly.extract.value.barred import barred
from reportedly.extract.value.count import counts, told_of
from reportedly.extract.value.date import date_argument
from reportedly.extract.value.factuality import Shift, judge, shifts, until
from reportedly.extract.value.partly import partly
from reportedly.extract.value.passing import shown
from reportedly.extract.value.plain import told
from reportedly.extract.value.status import held, status
from reportedly.extract.voice.dismissal import CLAIMED, dismissals
from reportedly.extract.voice.source import SPEAKING, is_the_outlet, post_source, source_of
from reportedly.extract.voice.voice import Voice
from reportedly.extract.words.sequence import SOURCE
from reportedly.records import (
    Argument,
    Attribution,
    Certainty,
    Factuality,
    Manner,
    Modality,
    Post,
    Producer,
    Role,
    Span,
    Stance,
    State,
    Statement,
    Status,
    SubjectKind,
)

PRODUCER = Producer(name="extract/statement", version="1")
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
LASTING = frozenset({"remain", "remained", "remains", "stay", "stayed", "stays", "still"})
AVENGING = frozenset({"answer", "avenge", "hit back", "respond", "retaliate", "strike back"})
VOWING = frozenset({"swear", "vow"})
SEEN_AS_EVENT = 0.5  # of the model's predicate score; below, its factuality means nothing
QUOTING = frozenset({"cite", "quote"})
"""Their object speaks: the innermost source of a chain."""
OLD = timedelta(days=180)  # told half a year later, an event is background: "In September 2032 a farmer was shot"


def state(site: Site, rules: Rules) -> Statement:
    """Make the statement of one trigger."""
    speaking = speakers(site)
    denier = _denier(site, speaking)
    if denier is not None:
        speaking = speaking[:-1]  # the denial is what its speaker does, not what is said
    post = site.page.post_at(site.trigger.span)
    chain = _chain(site, speaking, post, rules)
    found = _with_date(site, arguments(site.page, site.sentence, site.trigger, rules.nouns))
    found = (*denier, *(one for one in found if one.role is not Role.ACTOR)) if denier is not None else found
    found = tuple(with_antecedent(site, argument) for argument in found)
    factuality = _factuality(site, speaking, found, rules)
    coding = _coding(site, speaking, factuality)
    is_refuted = _is_hurt(site) or any(link.stance is Stance.DENIES for link in chain[:-1])
    made = None if is_refuted else _status(site, found, factuality, rules)
    withheld = coding.mode == "withhold" and made is not None and made.kind is SubjectKind.OTHER
    before = found
    found = tuple(one for one in found if not _is_what_is_so(site, one, made, withheld=withheld))
    found, by_reader = weighed(site, rules, (before, found), event=coding.event, chain=chain)
    ontology = rules.ontology
    cameo = coding.cameo or ontology.default_cameo(coding.event, coding.mode)
    return Statement(
        id=_identity(site, chain),
        article_id=site.page.article.id,
        evidence=site.tree.sentence.span,
        trigger=site.trigger.span,
        lemma=site.trigger.lemma,
        event=coding.event,
        mode=coding.mode,
        contexts=site.trigger.contexts,
        cameo=cameo,
        quad=ontology.quad(coding.event) if coding.event else None,
        plover_score=ontology.score(coding.event, coding.mode) if coding.event else None,
        goldstein=ontology.goldstein(cameo),
        chain=chain,
        arguments=found,
        factuality=factuality,
        counts=told_of(counts(site.page, site.sentence, site.trigger, rules.nouns), factuality),
        status=made,
        when=None,
        score=round(site.trigger.score, 3),
        producer=PRODUCER,
        reasons=(*_reasons(site, speaking, factuality, coding.rule), *by_reader),
    )


def _coding(site: Site, speaking: tuple[Voice, ...], factuality: Factuality) -> Coding:
    """Give the codes of the trigger in the world that the statement is placed in."""
    return recode(
        site.trigger.event,
        site.trigger.mode,
        modality=factuality.modality,
        cameo=site.trigger.cameo,
        under_speech_act=bool(speaking)
        and speaking[-1].stance in {Stance.PROMISES, Stance.THREATENS, Stance.DEMANDS, Stance.ASKS}
        and not _only_reports(site, speaking[-1]),
        is_ultimatum=factuality.modality is Modality.CONDITIONAL,
        is_lasting=_is_lasting(site),
        is_announced=factuality.certainty is not Certainty.UNKNOWN,
    )


def _denier(site: Site, speaking: tuple[Voice, ...]) -> tuple[Argument, ...] | None:
    """Give who speaks a denial that names nobody else: "the allegations are lies, he insisted"."""
    is_open = site.trigger.entry == DISMISSED and not any(party == SOURCE for party, _ in site.trigger.parties)
    source = speaking[-1].source if is_open and speaking else None
    if source is None or source.sentence != site.sentence:
        return None
    span = phrase(site.tree, source.position, without=site.trigger.head)
    return (Argument(role=Role.ACTOR, span=span, head=site.tree.tokens[source.position].span),)


def _is_lasting(site: Site) -> bool:
    """Whether a closure is told as a state: "remains shut", "is still blocked", "is closed" by nobody named."""
    tree, head = site.tree, site.trigger.head
    if site.trigger.status != State.CLOSED or agent(tree, head) is not None:
        return False
    around = {tree.forms[child] for child in tree.related(head, "aux", "aux:pass", "cop", "advmod")}
    if (around | {tree.forms[head], *site.trigger.lemma.split()}) & LASTING:
        return True
    is_done = tree.forms[head].endswith("ing") or bool(around & {"being", "been", "now"})
    is_told_of_now = bool(around & {"is", "are", "'s"}) and not is_done
    limits = (
        child for child in tree.related(head, "obl", "advcl") if {"to", "until", "by", "for"} & set(tree.cases(child))
    )
    return is_told_of_now and next(limits, None) is None


def _is_what_is_so(site: Site, argument: Argument, made: Status | None, *, withheld: bool) -> bool:
    """Whether a party is the thing that has the state: the school that stays shut neither acts nor undergoes.

    The gates of a dam that somebody shuts to withhold water do undergo it.
    """
    if made is None or argument.role not in {Role.ACTOR, Role.RECIPIENT}:
        return False
    is_pronoun = argument.span.of(site.page.text).lower() in {"it", "they", "which"}
    has_object = site.tree.first(site.trigger.head, "obj") is not None and argument.role is Role.ACTOR
    is_thing = made.subject.holds(argument.head) or (is_pronoun and not has_object)
    return is_thing and (argument.role is Role.ACTOR or not withheld)


def speakers(site: Site) -> tuple[Voice, ...]:
    """Give the voices whose word the trigger is, outermost first; a cue is never its own source's word."""
    speaking = [voice for voice in site.voices if voice.speaks(site.trigger.span) and not _is_own_source(site, voice)]
    if any(voice.source is not None for voice in speaking):
        # Tags that found nobody add nothing to a source that the parse found.
        speaking = [v for v in speaking if v.source or v.source_span or v.rule != "reader-tags"]
    speaking.sort(key=lambda voice: _depth(site, voice, speaking))
    ordered: list[Voice] = []
    for voice in speaking:
        if any(_same_source(voice, other) for other in ordered):
            continue
        ordered.append(voice)
    return tuple(ordered)


def _depth(site: Site, voice: Voice, speaking: list[Voice]) -> tuple[bool, bool, int, int]:
    """How deep a voice stands: whom an outlet quotes innermost, then by whose words its cue is, then by its reach."""
    quoted = _is_object(site, voice) and _lemma(site, voice) in QUOTING
    around = [v for v in speaking if v is not voice and voice.cue and v.speaks(voice.cue) and not _mutual(voice, v)]
    return (quoted, voice.rule == CLAIMED, len(around), -voice.reach)


def _mutual(voice: Voice, other: Voice) -> bool:
    return other.cue is not None and voice.speaks(other.cue)


def _is_object(site: Site, voice: Voice) -> bool:
    return voice.source is not None and site.page.trees[voice.source.sentence].bases[voice.source.position] == "obj"


def _lemma(site: Site, voice: Voice) -> str:
    word = voice.cue_word
    return "" if word is None else site.page.trees[word.sentence].lemma(word.position)


def _is_own_source(site: Site, voice: Voice) -> bool:
    return voice.source is not None and site.page.span_of(voice.source).meets(site.trigger.span)


def _same_source(voice: Voice, other: Voice) -> bool:
    """Whether two voices are one person speaking once ("he said ... vowing to"): the inner cue adds no new source."""
    if voice.source is None or other.source is None:
        return False
    if voice.source == other.source:
        return voice.stance is other.stance or other.rule == "quotation-goes-on"
    return False


def _chain(site: Site, speaking: tuple[Voice, ...], post: Post | None, rules: Rules) -> tuple[Attribution, ...]:
    links = []
    if post is not None:
        links.append(
            Attribution(
                source=post_source(post), cue=None, content=(post.body,), manner=Manner.DIRECT, stance=Stance.ASSERTS
            )
        )
    links += [
        Attribution(
            source=source_of(site.page, voice, rules.nouns, site.antecedents),
            cue=voice.cue,
            content=voice.content,
            manner=_manner(site, voice),
            stance=_stance(site, voice),
        )
        for voice in speaking
        if not is_the_outlet(site.page, voice)
    ]
    # "I think ...," she said: one source that speaks of its own belief is one link, the inner one.
    last = links[-1:]
    return (*(outer for outer, inner in pairwise(links) if not _is_same_voice(outer, inner)), *last)


def _is_same_voice(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner source stands for the outer one."""
    span, fuller = outer.source.span, inner.source.antecedent
    return span is not None and fuller is not None and fuller.meets(span)


def _manner(site: Site, voice: Voice) -> Manner:
    """Direct where the whole clause stands in quotation marks, mixed where only some of its words do."""
    tree, head = site.tree, site.trigger.head
    if voice.rule in SPEAKING:
        return Manner.DIRECT
    clause_words = tree.span(tree.subtree(head))
    if voice.cue is not None and _cue_is_quoted_too(site, voice.cue, clause_words):
        return Manner.INDIRECT  # the cue itself stands in the quotation: its content is paraphrased inside it
    if site.page.quoted(site.trigger.span):
        subjects = list(tree.related(head, "nsubj"))
        if all(site.page.quoted(tree.tokens[subject].span) for subject in subjects):
            return Manner.DIRECT
        return Manner.MIXED
    return Manner.MIXED if site.page.quotes_in(clause_words) else Manner.INDIRECT


def _cue_is_quoted_too(site: Site, cue: Span, words: Span) -> bool:
    return any(quote.span.holds(cue) and quote.span.holds(words) for quote in site.page.quotes_in(words))


def _stance(site: Site, voice: Voice) -> Stance:
    """A flat report of what its own source will do is a promise; that it will if not, a threat."""
    is_harm = site.trigger.event in HARM or site.trigger.lemma in AVENGING
    if voice.stance is Stance.PROMISES and is_harm and _lemma(site, voice) in VOWING:
        return Stance.THREATENS  # "vowed to retaliate"
    if voice.stance is not Stance.ASSERTS or voice.cue_word is None:
        return voice.stance
    if any(
        _is_called_untrue(site, other)
        for other in site.voices
        if other is not voice and other.speaks(site.trigger.span)
    ):
        return Stance.DENIES
    tree, head = site.tree, site.trigger.head
    to_come = any(tree.lemma(child) in {"will", "would", "shall", "'ll"} for child in tree.related(head, "aux"))
    if not to_come or site.trigger.event in {None, "ASSAULT"}:
        return voice.stance
    if any({"if", "unless"} & set(tree.cases(child)) for child in tree.related(head, "advcl")):
        return Stance.THREATENS
    return voice.stance if site.trigger.event == "COERCE" else Stance.PROMISES


def _is_called_untrue(site: Site, voice: Voice) -> bool:
    """Whether what a voice claims is called untrue by who speaks the sentence: "claims that they fled are untrue"."""
    if voice.cue_word is None or voice.cue_word.sentence != site.sentence:
        return False
    noun = voice.cue_word.position
    return any(found.claim == noun and found.denier is None for found in dismissals(site.tree))


def _only_reports(site: Site, voice: Voice) -> bool:
    return voice.stance is not _stance(site, voice)


def _with_date(site: Site, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    others = tuple(other for other in site.triggers if other is not site.trigger)
    dates = date_argument(site.page, site.sentence, site.trigger, others)
    return (*found, *(Argument(role=Role.DATE, span=span, head=head) for span, head in dates))


def _factuality(site: Site, speaking: tuple[Voice, ...], found: tuple[Argument, ...], rules: Rules) -> Factuality:
    shifted = tuple(shifts(site.page, site.sentence, site.trigger, rules.hedges))
    shifted += tuple(_to_come(site, found))
    innermost = speaking[-1] if speaking else None
    stance = _stance(site, innermost) if innermost else None
    if stance is Stance.THREATENS:
        shifted += tuple(until(site.tree, site.trigger.head))
    return judge(
        shifted,
        stance=stance,
        is_direct_content=innermost is not None and _heads_content(site, innermost),
        is_old=_is_old(site, found),
    )


def _heads_content(site: Site, voice: Voice) -> bool:
    """Whether the trigger is what the voice speaks of, rather than background deep inside its words."""
    if voice.cue_word is None or voice.cue_word.sentence != site.sentence:
        return True
    tree = site.tree
    here = site.trigger.head
    for above in tree.ancestors(here):
        if above == voice.cue_word.position:
            return True
        if tree.tokens[above].relation == "acl:relcl" or tree.bases[above] == "advcl":
            return False
    return True


def _to_come(site: Site, found: tuple[Argument, ...]) -> Iterator[Shift]:
    """Move what is told in the present of a day that is still to come: "the curfew begins on Saturday" is planned."""
    published = site.page.article.published
    if published is None or site.trigger.is_speech_act or tense(site.tree, site.trigger.head) is not Tense.PRESENT:
        return
    spans = {argument.span for argument in found if argument.role is Role.DATE}
    for time in site.page.times_in(site.tree.sentence.span):
        day = time.time
        if time.span not in spans or day is None or day.start is None or day.relation != "on":
            continue
        if day.start > published and day.granularity in {"day", "hour"}:
            yield Shift(cue=time.span, modality=Modality.PLANNED)


def _is_old(site: Site, found: tuple[Argument, ...]) -> bool:
    published = site.page.article.published
    if published is None:
        return False
    spans = {argument.span for argument in found if argument.role is Role.DATE}
    known = site.page.times_in(site.tree.sentence.span)
    times = [time.time for time in known if time.span in spans and time.time is not None]
    return any(time.end is not None and time.end < published - OLD for time in times)


def _is_hurt(site: Site) -> bool:
    """Whether a trigger tells of somebody's death or wounds; a dead hotline is no casualty."""
    is_thing = site.tree.lemma(site.trigger.head) == "dead" and site.tree.first(site.trigger.head, "nsubj") is not None
    return site.trigger.is_casualty and not is_thing


def _status(site: Site, found: tuple[Argument, ...], factuality: Factuality, rules: Rules) -> Status | None:
    polarity, modality = factuality.polarity, factuality.modality
    asked = site.page, site.sentence, site.trigger, rules.nouns, polarity, modality
    if (bar := barred(*asked)) is not None:
        return bar
    made = status(site.page, site.sentence, site.trigger, found, nouns=rules.nouns, states=rules.states)
    if made is not None:
        return partly(site.page, site.trigger, held(made, polarity, modality))
    return partly(site.page, site.trigger, shown(*asked) or told(*asked))


def _identity(site: Site, chain: tuple[Attribution, ...]) -> str:
    """Hash where a statement stands: article, trigger, source spans of the chain."""
    trigger = site.trigger.span
    parts = [site.page.article.id, f"{trigger.start}:{trigger.end}"]
    for link in chain:
        span = link.source.span
        parts.append(f"{span.start}:{span.end}" if span else link.source.text)
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()


def _reasons(site: Site, speaking: tuple[Voice, ...], held: Factuality, rule: str) -> tuple[str, ...]:
    """Say which entries, rules and model scores made a statement: trigger, code, source, factuality."""
    made = [f"trigger {site.trigger.entry}"]
    if rule:
        made.append(f"code {rule}")
    made += [f"source {voice.rule}" for voice in speaking]
    by = [f'"{cue.of(site.page.text)}"' for cue in held.cues]
    if speaking and speaking[-1].stance not in {Stance.ASSERTS, Stance.CONFIRMS}:
        by.append(f"who {speaking[-1].stance}")
    if replace(held, cues=()) != Factuality():
        made.append(f"factuality {held.polarity}, {held.certainty}, {held.modality} by {', '.join(by) or 'its date'}")
    judged = [site.tree.tokens[word.position] for word in site.page.words_in(site.trigger.span)]
    surest = max(judged, key=lambda token: token.predicate)
    if surest.predicate >= SEEN_AS_EVENT:
        made.append(f"model: an event {surest.predicate:.2f}, it happened {surest.factuality:+.1f} of -3 to 3")
    return tuple(made)
