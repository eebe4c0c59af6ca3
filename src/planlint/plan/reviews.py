"""Reviews, leaving, the narrative, and decisions to depart from a rule."""

from __future__ import annotations

from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose


@record
class Progress(Entry):
    """What moved towards a goal."""

    goal: str | None = None
    note: Prose | None = None


@record
class Review(Entry):
    """A look back at the plan: due, held, or both."""

    due: Day | None = None
    date: Day | None = None
    attended: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()
    changes: Prose | None = None
    safety_rechecked: str | None = None
    views_refreshed: str | None = None


@record
class Exit(Entry):
    """Leaving the service: where to, with whom, and until when somebody stays in touch."""

    made: Day | None = None
    leaves: Day | None = None
    destination: str | None = None
    destination_status: str | None = None
    outreach_worker: str | None = None
    handover: Day | None = None
    until: Prose | None = None
    move_safety_checked: str | None = None


@record
class Extension(Entry):
    """That the plan runs on beyond its end, and why."""

    until: Day | None = None
    reason: Prose | None = None


@record
class Passage(Entry):
    """A passage of free text, and whose words it holds where they are not the worker's."""

    date: Day | None = None
    by: str | None = None
    said_by: str | None = None
    about: tuple[str, ...] = ()
    text: Prose | None = None


@record
class Departure(Entry):
    """A decision to depart from a rule: reasoned, owned, dated."""

    rule: str | None = None
    at: str | None = None
    reason: Prose | None = None
    by: str | None = None
    date: Day | None = None
    until: Day | None = None
