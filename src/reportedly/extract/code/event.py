"""Give a trigger its final codes: the decision rules of PLOVER that depend on the world a statement is placed in."""

from dataclasses import dataclass

from reportedly.extract.trigger.act_mode import CONTENT_MODES, act_mode
from reportedly.records import Factuality, Modality, Polarity

# What is only foreseen is an agreement, not yet the act (PLOVER: AGREE = SUPPORT + future, and so on).
TO_COME = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The codes of a statement."""

    event: str | None
    mode: str | None
    cameo: str | None
    rule: str
    """Which decision rule gave them; empty where the entry's own codes stand."""


def recode(
    event: str | None,
    mode: str | None,
    *,
    modality: Modality,
    cameo: str | None = None,
    under_speech_act: bool = False,
    is_ultimatum: bool = False,
    is_lasting: bool = False,
    is_announced: bool = True,
) -> Coding:
    """Apply the rules that depend on modality.

    Args:
        event: The code of the trigger's entry.
        mode: The mode of the trigger's entry.
        modality: The world that factuality places the statement in.
        cameo: The CAMEO code of the trigger's entry.
        under_speech_act: Whether the content of another statement's act of speech (promised to send, threatened to
            close): the act already carries the promise or threat, so its content keeps its own code.
        is_announced: Whether anybody said that it will come: what an act was meant for ("an appeal to help them") is
            no agreement.
        is_lasting: Whether it is told as what is so ("remains closed"), rather than as what somebody does.
        is_ultimatum: Whether it hangs on what somebody else does or fails to do ("would leave the talks if not").
    """
    if is_lasting and event == "COERCE" and mode in {None, "restrict"}:
        return Coding(event=None, mode=None, cameo=None, rule="event/what-lasts-is-a-state")
    if modality in {Modality.PLANNED, Modality.CONDITIONAL} and not under_speech_act:
        if event in TO_COME and (is_announced or modality is Modality.CONDITIONAL):
            return Coding(event="AGREE", mode=None, cameo="030", rule="event/to-come-is-agree")
        if event == "RETREAT" and modality is Modality.PLANNED:
            return Coding(event="CONCEDE", mode=None, cameo="080", rule="event/announced-retreat-is-concede")
        if event == "SANCTION" and is_ultimatum:
            return Coding(event="THREATEN", mode="relations", cameo="1313", rule="event/ultimatum-is-threat")
        if event == "COERCE" and is_ultimatum and mode in {None, "restrict", "curfew"}:
            return Coding(event="THREATEN", mode="restrict", cameo="132", rule="event/ultimatum-is-threat")
    return Coding(event=event, mode=mode, cameo=cameo, rule="")


# In PLOVER's own files an event is one type with no world beside it: the world has to go into the type.
COOPERATION = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT"})
CONFLICT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION"})


def strict(event: str | None, mode: str | None, factuality: Factuality) -> Coding:
    """Code a statement as PLOVER's files do, where type and mode have to tell plan, threat, demand and refusal too.

    Returns:
        The codes; no event where PLOVER has none for it.
    """
    to_come = factuality.modality in {Modality.PLANNED, Modality.CONDITIONAL, Modality.THREATENED}
    negative = factuality.polarity is Polarity.NEGATIVE
    if event in COOPERATION:
        return _strict_cooperation(
            event, mode, is_demanded=factuality.modality is Modality.DEMANDED, to_come=to_come, negative=negative
        )
    if event == "AGREE" and negative:
        return Coding(event="REJECT", mode=None, cameo=None, rule="event/will-not-is-reject")
    if event in CONFLICT and to_come and not negative:
        threat = act_mode("THREATEN", content=event, content_mode=mode)
        return Coding(event="THREATEN", mode=threat, cameo=None, rule="event/harm-to-come-is-threat")
    return Coding(event=event, mode=mode, cameo=None, rule="")


def _strict_cooperation(event: str, mode: str | None, *, is_demanded: bool, to_come: bool, negative: bool) -> Coding:
    content = CONTENT_MODES["REQUEST"][event]
    if is_demanded:
        return Coding(event="REQUEST", mode=content, cameo=None, rule="event/demanded-is-request")
    if negative:
        return Coding(event="REJECT", mode=content, cameo=None, rule="event/will-not-is-reject")
    if to_come and mode == "ceasefire":
        return Coding(event="CONCEDE", mode=None, cameo="080", rule="event/announced-retreat-is-concede")
    if to_come:
        return Coding(event="AGREE", mode=None, cameo="030", rule="event/to-come-is-agree")
    return Coding(event=event, mode=mode, cameo=None, rule="")
