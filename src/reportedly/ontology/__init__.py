"""Codes for what happens: event types, modes, contexts, sectors, and the older CAMEO codes with their values."""

from reportedly.ontology.load import CameoCode, EventType, Mode, Ontology, OwnRule, OwnWord, load, parse

__all__ = ["CameoCode", "EventType", "Mode", "Ontology", "OwnRule", "OwnWord", "load", "parse"]
