"""The values that a plan is made of: dates that may be a month, and free text that cannot be printed."""

import calendar
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, TypeVar

from planlint.document import Blank, Path

Chosen = TypeVar("Chosen")
Pattern = str | re.Pattern[str]
"""What a text is searched for; one that is given as text is compiled when it is first used."""

BEGINNING: Final = 4
"""How many letters of a word `Prose.choose` looks at."""
_WORDS: Final = re.compile(r"[\w'\u2019]{1,100}")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?:[T ](.+))?")


class Day(NamedTuple):
    """A date as plans give it: a day, a month or a point in time.

    A month has a first and a last day; a day has one that is both. Where the calendar has no such date, or a template left the
    date open, both are None: such a date is recorded, but takes no part in arithmetic.
    """

    first: date | None
    last: date | None
    blank: bool = False
    clock: str = ""
    """The time of day as written, where there is one."""

    def before(self, other: "Day | None") -> bool:
        """Whether all of this date lies before all of `other`; no, where either is not known."""
        return other is not None and self.last is not None and other.first is not None and self.last < other.first

    def hours_until(self, other: "Day | None") -> tuple[float, float] | None:
        """Return the least and the most hours from this date to `other`, as far as times of day are given.

        A day without a time may mean its first or its last minute. None where either date is not known.
        """
        if other is None or self.first is None or other.first is None:
            return None
        earliest, latest = _moments(self)
        first, last = _moments(other)
        if _zoned(earliest) != _zoned(first):
            earliest, latest, first, last = (moment.replace(tzinfo=None) for moment in (earliest, latest, first, last))
        return (first - latest).total_seconds() / 3600, (last - earliest).total_seconds() / 3600

    def __str__(self) -> str:
        return self.last.isoformat() if self.last else "[date]"


def _moments(day: Day) -> tuple[datetime, datetime]:
    """The first and the last moment that a known date may mean; a time of day that no clock shows is passed over."""
    assert day.first is not None
    assert day.last is not None
    try:
        told = datetime.combine(day.first, time.fromisoformat(day.clock))
    except ValueError:
        return datetime.combine(day.first, time.min), datetime.combine(day.last, time.max)
    return told, told


def _zoned(moment: datetime) -> bool:
    return moment.tzinfo is not None


def day_from(text: str) -> Day:
    """Read `2026-03-04`, `2026-03` or `2026-03-04T14:50` (the form was checked by the schema)."""
    return Day(None, None, blank=True) if isinstance(text, Blank) else _day(text)


@lru_cache(4096)
def _day(text: str) -> Day:
    found = _DAY.fullmatch(text)
    if found is None:
        return Day(None, None)
    year, month = int(found[1]), int(found[2])
    try:
        day = date(year, month, int(found[3] or 1))
    except ValueError:
        return Day(None, None)
    if found[3] is None:
        return Day(day, day.replace(day=calendar.monthrange(year, month)[1]))
    return Day(day, day, clock=found[4] or "")


class Prose:
    """Free text of a plan: it can be searched and compared, it cannot be printed.

    Its `str`, `repr` and format give `[text]`, so that no message, log or traceback can carry it by accident.
    """

    __slots__ = ("__text", "blank", "path")

    def __init__(self, text: str, path: Path) -> None:
        self.__text = text
        self.path = path
        self.blank = isinstance(text, Blank)
        """Whether a template left it open."""

    def search(self, pattern: Pattern) -> tuple[int, int] | None:
        """Find `pattern`; returns where it starts and ends in the text, or None."""
        found = re.search(pattern, self.__text)
        return found.span() if found else None

    def find_all(self, pattern: Pattern) -> list[tuple[int, int]]:
        """Find every place of `pattern`; returns where each starts and ends."""
        return [found.span() for found in re.finditer(pattern, self.__text)]

    def read_by(self, reader: Callable[[str], Chosen]) -> Chosen:
        """Hand the text to a reader, which returns places, counts or kinds, never words."""
        return reader(self.__text)

    @staticmethod
    def holding(texts: "Sequence[Prose]", *patterns: Pattern) -> "list[Prose]":
        """Return the texts in which one of the patterns occurs, searched all at once: for many short texts far quicker."""
        joined = "\0".join([text.__text for text in texts])
        places = [found.start() for pattern in patterns for found in re.finditer(pattern, joined)]
        if not places:
            return []
        starts = list(accumulate((len(text.__text) + 1 for text in texts), initial=0))
        return [texts[at] for at in sorted({bisect_right(starts, place) - 1 for place in places})]

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, but for case, spaces and punctuation at the ends."""
        return isinstance(other, Prose) and self.__folded() == other.__folded()

    def __hash__(self) -> int:
        return hash(self.__folded())

    def choose(self, known: Mapping[str, Chosen]) -> list[Chosen]:
        """Return what `known` holds for the words of the text: its keys are how a word begins (BEGINNING letters, or fewer)."""
        words = {word.casefold().replace("'", "").replace("\u2019", "") for word in _WORDS.findall(self.__text)}
        beginnings = {word[:length] for word in words for length in range(1, BEGINNING + 1)}
        return [known[beginning] for beginning in sorted(beginnings & known.keys())]

    def digest(self) -> str:
        """Return a digest by which texts of several plans are compared in memory; it is never written anywhere."""
        import hashlib

        return hashlib.sha256(self.__folded().encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def word_count(self) -> int:
        return 0 if self.blank else len(self.__text.split())

    def __folded(self) -> str:
        return " ".join(self.__text.casefold().split()).strip(" .;,!")

    def __str__(self) -> str:
        return "[text]"

    __repr__ = __str__

    def __format__(self, specification: str) -> str:
        return "[text]"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("free text of a plan does not leave the process")
