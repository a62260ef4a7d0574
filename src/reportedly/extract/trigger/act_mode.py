"""The mode of an act of speech: what is demanded, refused or threatened."""

# What is demanded, refused or threatened gives the act of speech its mode: PLOVER's modes say of what.
CONTENT_MODES: dict[str, dict[str, str]] = {
    "REQUEST": {
        "AGREE": "meet",
        "AID": "assist",
        "CONCEDE": "yield",
        "CONSULT": "meet",
        "COOPERATE": "assist",
        "RETREAT": "yield",
        "SUPPORT": "assist",
    },
    "REJECT": {
        "AGREE": "meet",
        "AID": "assist",
        "CONCEDE": "yield",
        "CONSULT": "meet",
        "COOPERATE": "assist",
        "RETREAT": "yield",
        "SUPPORT": "assist",
    },
    "THREATEN": {
        "ASSAULT": "violence",
        "COERCE": "restrict",
        "MOBILIZE": "violence",
        "PROTEST": "restrict",
        "REJECT": "relations",
        "SANCTION": "relations",
    },
}
FINER_MODES = {("THREATEN", "arrest"): "arrest", ("THREATEN", "expel"): "expel", ("REQUEST", "resign"): "change"}
"""Where the mode of what is threatened or demanded matters, by act and mode of the content."""


def act_mode(act: str | None, *, content: str | None, content_mode: str | None, by_force: bool = False) -> str | None:
    """The mode of an act of speech, from what is demanded, refused or threatened.

    Args:
        act: The event type of the act.
        content: The event type of its content.
        content_mode: The mode of its content.
        by_force: Whether the content is to be done by force.

    Returns:
        None where the content does not decide.
    """
    if act == "THREATEN" and by_force:
        return "violence"
    finer = FINER_MODES.get((act or "", content_mode or ""))
    return finer or CONTENT_MODES.get(act or "", {}).get(content or "")
