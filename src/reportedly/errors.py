"""The errors that stop a run, in one tree.

Odd *data* never raises: it becomes a `Problem` and the run goes on. An error here means that the program cannot go on
with what it was given, and its message says what is wrong, where, and what to do.

    ReportedlyError
      SettingsError
      AcquireError
        FetchRefusedError
        RobotsForbidError
        UnreadableSnapshotError
      RecordError
        InvalidSpanError
        ForeignSpanError
      OntologyError
        UnknownCodeError
      LexiconError
      ModelError
        ModelMissingError
        ModelMismatchError
      GazetteerError
      LedgerError
        LedgerLockedError
        SchemaTooNewError
"""


class ReportedlyError(Exception):
    """The root of every error that Reportedly raises on purpose."""


class SettingsError(ReportedlyError):
    """A setting or option is unknown or has a value that cannot be used."""


class AcquireError(ReportedlyError):
    """A source could not be turned into bytes."""


class FetchRefusedError(AcquireError):
    """A URL was not fetched: its scheme or address is not allowed, or the server said no."""


class RobotsForbidError(AcquireError):
    """The site's robots.txt asks us to stay away from this URL."""


class UnreadableSnapshotError(AcquireError):
    """The bytes are there but hold no report that we can read (empty, binary, a format not supported)."""


class RecordError(ReportedlyError):
    """A record breaks its own invariant."""


class InvalidSpanError(RecordError):
    """A span is empty, reversed or negative."""


class ForeignSpanError(RecordError):
    """A span points outside the text it is used on."""


class OntologyError(ReportedlyError):
    """An ontology file cannot be used."""


class UnknownCodeError(OntologyError):
    """A code is not in the loaded ontology."""


class LexiconError(ReportedlyError):
    """A lexicon file cannot be used; the message names file and line."""


class ModelError(ReportedlyError):
    """The reader model cannot be used."""


class ModelMissingError(ModelError):
    """The reader model's file is not there."""


class ModelMismatchError(ModelError):
    """The reader model's file is not the one its manifest names."""


class GazetteerError(ReportedlyError):
    """The gazetteer file is missing, damaged or of another version."""


class LedgerError(ReportedlyError):
    """The ledger cannot be read or written."""


class LedgerLockedError(LedgerError):
    """Another process holds the ledger's write lock for longer than we wait."""


class SchemaTooNewError(LedgerError):
    """The ledger was written by a newer Reportedly than this one."""
