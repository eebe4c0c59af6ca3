"""Working together: meetings, contact with the person using violence, what was shared, copies, and companion plans."""

from __future__ import annotations

from planlint.plan import joint
from planlint.plan.entry import Entry, record
from planlint.plan.kinds import ABOUT_OWN_VIOLENCE
from planlint.plan.values import Day, Prose


@record
class CompanionPlan(Entry):
    """A plan held elsewhere on purpose: that it exists and what it carries, never its content."""

    id: str | None = None
    for_: tuple[str, ...] = ()
    kind: str | None = None
    held_by: tuple[str, ...] = ()
    open_tasks: int | None = None
    task_kinds: tuple[str, ...] = ()

    @property
    def is_about_own_violence(self) -> bool:
        """Whether it carries a task that is about changing one's own use of violence."""
        return not ABOUT_OWN_VIOLENCE.isdisjoint(self.task_kinds)


@record
class Meeting(Entry):
    """A meeting, visit or session, once or repeated."""

    date: Day | None = None
    every: str | None = None
    purpose: Prose | None = None
    kind: str | None = None
    attended: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    separately: tuple[str, ...] = ()
    separation: Prose | None = None

    @property
    def is_in_court(self) -> bool:
        """Whether it is a hearing, by its kind or, where that is not told, by what it is for."""
        return self.kind == "court-hearing" or (self.kind in (None, "other") and joint.is_in_court(self.purpose))

    @property
    def together(self) -> tuple[str, ...]:
        """Everybody who was or will be there, but for those seen separately."""
        return tuple(who for who in dict.fromkeys(self.attended + self.invited) if who not in self.separately)


@record
class WorkerContact(Entry):
    """A worker's contact, or attempt at contact, with a person."""

    with_: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    date: Day | None = None
    method: str | None = None
    about_violence: str | None = None
    safety_checked: Day | None = None
    outcome: str | None = None


@record
class Sharing(Entry):
    """Information that was passed on: what, about whom, to whom, and whether that person agreed."""

    what: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    date: Day | None = None
    consent: str | None = None


@record
class PlanCopy(Entry):
    """Who has which version of the plan."""

    to: tuple[str, ...] = ()
    version: str | None = None
    section: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    held_by: str | None = None
    date: Day | None = None


@record
class Consent(Entry):
    """A person's agreement that something is shared with somebody."""

    person: str | None = None
    share: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    date: Day | None = None
    withdrawn: Day | None = None
