"""What linking makes of a report, made once and kept from one report joined to the next.

Everything here is a function of one reading, or of two statements, so that whether it was kept never shows in a link.
"""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from reportedly.link.copy.shingle import Fingerprint, fingerprint
from reportedly.link.joining.marks import marks
from reportedly.link.same.remembered import Remembered
from reportedly.link.telling.profile import Profile, profiles
from reportedly.records import Marks, Reading

_REPORTS = 800
"""Reports kept, some 100 MB: the neighbours of one are mostly those of the next, and so are those of one event."""


@dataclass(frozen=True)
class Made:
    """What linking looks at in one report."""

    reading: Reading

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Its statements, ready to be compared."""
        return profiles(self.reading)

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """The shingles of its text."""
        return fingerprint(self.reading.article.text)

    @cached_property
    def marks(self) -> Marks:
        """What its neighbours are found by."""
        return marks(self.reading)


class Known:
    """Reports and pairs of statements that were looked at lately."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, Made] = OrderedDict()
        self.alike = Remembered()

    def of(self, reading: Reading) -> Made:
        """What linking makes of a reading; of another reading of the same article it is made anew."""
        name = reading.article.id
        made = self._made.get(name)
        if made is None or not _says_the_same(made.reading, reading):
            made = self._made[name] = Made(reading)
        self._made.move_to_end(name)
        if len(self._made) > _REPORTS:
            self._made.popitem(last=False)
        return made


def _says_the_same(one: Reading, two: Reading) -> bool:
    """Whether linking sees the same in both; what was annotated is not kept in a ledger."""
    if one is two:
        return True
    return one.article == two.article and one.statements == two.statements and one.groundings == two.groundings
