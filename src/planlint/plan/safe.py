"""How safe somebody is known to be on the day of judgement."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from planlint.document import is_blank
from planlint.plan.safety import SAFE_ENOUGH, Event, SafetyAssessment

CHANGES_SAFETY: Final = frozenset(
    "incident breach threat separation reconciliation pregnancy birth order-served order-expired "
    "release-from-custody contact-change house-move new-disclosure".split()
)
"""Events after which an older safety assessment says little."""


class Safety(NamedTuple):
    """What is known of one person's safety."""

    latest: SafetyAssessment | None
    """The newest assessment that counts and was made by the day of judgement."""
    age: int | None
    """Its age in days."""
    overtaken_by: Event | None
    """The first event since then that may have changed it."""

    @property
    def is_assessed(self) -> bool:
        return self.latest is not None and self.latest.outcome not in (None, "not-assessed")

    @property
    def is_established(self) -> bool:
        """Whether the newest assessment found her safe enough, and nothing has happened since."""
        if self.latest is None or self.overtaken_by is not None:
            return False
        return is_blank(self.latest) or is_blank(self.latest.outcome) or self.latest.outcome in SAFE_ENOUGH


class Doubt(NamedTuple):
    """Why somebody's safety is not established."""

    reason: str
    """A fragment for messages, of handles, dates and words of the format."""
    is_grave: bool
    """Whether something speaks against safety; nobody having looked does not."""


def doubt_in(safety: Safety, days: int) -> Doubt | None:
    """Return why safety is not established by the newest assessment, which is current for some days; None without one."""
    latest = safety.latest
    if latest is None:
        return None
    if latest.outcome == "not-safe":
        return Doubt(f"the newest safety assessment ({latest.date or 'undated'}) says not-safe", True)
    if safety.overtaken_by is not None:
        event = safety.overtaken_by
        return Doubt(f"{event.kind} on {event.date} came after the newest safety assessment ({latest.date})", True)
    if safety.age is not None and safety.age > days:
        return Doubt(f"the newest safety assessment is {safety.age} days old ({latest.date})", True)
    return None


def assessments_of(
    person: str, assessments: Iterable[SafetyAssessment], not_before: Iterable[str]
) -> tuple[SafetyAssessment, ...]:
    """Return the assessments of a person, oldest first, undated ones first of all.

    An answer given in the presence of somebody in `not_before` (who uses violence towards the person) does not count.
    """
    unwelcome = {who for who in not_before if not is_blank(who)}
    found = [
        entry for entry in assessments
        if (entry.person == person or is_blank(entry.person)) and not unwelcome & set(entry.present)
    ]  # fmt: skip
    return tuple(sorted(found, key=_when))


def _when(entry: SafetyAssessment) -> date:
    return entry.date.last if entry.date is not None and entry.date.last is not None else date.min


def latest_is(kind: str, opposite: str, events: Iterable[Event], judged_on: date, concerned: set[str]) -> bool:
    """Whether the newest event of two kinds, of those that concern certain people up to the day of judgement, is of the first."""
    known = [
        event for event in events
        if event.kind in (kind, opposite) and (not event.person or concerned & set(event.person))
        and _first_day(event) <= judged_on
    ]  # fmt: skip
    return bool(known) and max(known, key=_first_day).kind == kind


def _first_day(event: Event) -> date:
    return event.date.first if event.date is not None and event.date.first is not None else date.max


def safety_of(assessments: Iterable[SafetyAssessment], events: Iterable[Event], judged_on: date, concerns: set[str]) -> Safety:
    """Return the newest of a person's assessments, and the event that overtook it.

    `concerns` are the handles whose events count: the person's own, and those of whoever uses violence towards her.
    """
    made = [entry for entry in assessments if entry.date is None or entry.date.first is None or entry.date.first <= judged_on]
    if not made:
        return Safety(None, None, None)
    latest = made[-1]
    if latest.date is None or latest.date.last is None:
        return Safety(latest, None, None)
    since = [
        event for event in events
        if event.kind in CHANGES_SAFETY and event.date is not None and event.date.first is not None
        and latest.date.last < event.date.first <= judged_on
        and (not event.person or concerns & set(event.person))
    ]  # fmt: skip
    overtaken_by = min(since, key=_first_day, default=None)
    return Safety(latest, (judged_on - latest.date.last).days, overtaken_by)
