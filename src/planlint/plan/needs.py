"""Needs, the conversations in which they were found, the goals that follow and the options that were weighed."""

from __future__ import annotations

from planlint.document import is_blank
from planlint.plan.areas import Area
from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose

OPEN_NEED = ("unmet", "partly-met")
ENDED_GOAL = ("cancelled", "rejected")
BASIC_AREAS = ("safety", "housing", "food", "material-basics")


@record
class Need(Entry):
    """A need of one person in one area of life."""

    id: str | None = None
    person: str | None = None
    area: Area | None = None
    status: str | None = None
    priority: int | None = None
    violence_context: Prose | None = None
    planning_around: Prose | None = None
    deferred_by: str | None = None
    response: Prose | None = None
    what: Prose | None = None
    note: Prose | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_NEED

    @property
    def is_put_off(self) -> bool:
        """Whether the person whose need it is decided to leave it for now, or a template leaves open who did."""
        return self.deferred_by is not None and (self.deferred_by == self.person or is_blank(self.deferred_by))


@record
class Assessment(Entry):
    """A structured conversation about the areas of a person's life."""

    tool: str | None = None
    person: str | None = None
    date: Day | None = None
    by: tuple[str, ...] = ()
    done_with: tuple[str, ...] = ()
    areas: dict[Area, str] | None = None


@record
class Goal(Entry):
    """Something that is to be different, for whom, whose idea it was and how one will know."""

    id: str | None = None
    for_: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    kind: str | None = None
    what: Prose | None = None
    own_words: Prose | None = None
    proposed_by: tuple[str, ...] = ()
    agreed_by: tuple[str, ...] = ()
    disagreed_by: tuple[str, ...] = ()
    measure: Prose | None = None
    target_date: Day | None = None
    status: str | None = None
    priority: str | None = None
    steps: tuple[Prose, ...] = ()
    what_would_help: Prose | None = None
    acceptable_helpers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status not in (*ENDED_GOAL, "completed", "on-hold")


@record
class Option(Entry):
    """One way in which a need could be met, with what speaks for and against it."""

    need: str | None = None
    option: Prose | None = None
    kind: str | None = None
    benefits: Prose | None = None
    consequences: Prose | None = None
    alternatives: tuple[Prose, ...] = ()
    only_option: Prose | None = None
    chosen_by: tuple[str, ...] = ()
    outcome: Prose | None = None
