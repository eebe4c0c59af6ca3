"""Who is in the plan: people under their handles, and the workers who act in it."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from planlint.plan.areas import Area
from planlint.plan.entry import Entry, record
from planlint.plan.kinds import help_kind
from planlint.plan.values import Day, Prose

CHILD_ROLES = ("child", "unborn")
ADULT_AGE = 18
AT_HOME = ("own-home", "own-home-person-removed", "own-home-with-person-using-violence")


@record
class Strengths(Entry):
    """What a person brings: acts of protection, belonging, resources and skills."""

    acts_of_protection: tuple[Prose, ...] = ()
    belonging: tuple[Prose, ...] = ()
    resources: tuple[Prose, ...] = ()
    skills: tuple[Prose, ...] = ()


@record
class NetworkMember(Entry):
    """Somebody who stands by a person, and whether she says that this somebody is safe."""

    person: str | None = None
    as_: tuple[str, ...] = ()
    safe_by_her: str | None = None
    nearby: str | None = None


@record
class View(Entry):
    """What a person said, showed or wished, when and how it was heard, and what came of it."""

    date: Day | None = None
    method: str | None = None
    topic: str | None = None
    text: Prose | None = None
    response: str | None = None
    reason: Prose | None = None
    explained_on: Day | None = None


@record
class PastHelp(Entry):
    """Help that a person had before, what it was to her, and how it turned out."""

    service: str | None = None
    provider: Prose | None = None
    year: int | None = None
    her_understanding: Prose | None = None
    outcome: str | None = None
    lesson: Prose | None = None

    @property
    def help_kind(self) -> str | None:
        """The kind of help, in one word for tasks and services alike."""
        return help_kind(self.service)


@record
class Barrier(Entry):
    """What stands in a person's way, and what the agency does about it."""

    kind: str | None = None
    response: Prose | None = None


@record
class Reason(Entry):
    """Why something is not done, and since when."""

    reason: str | None = None
    note: Prose | None = None
    date: Day | None = None


@record
class Impact(Entry):
    """What the violence does to a child, area by area; the keys are the words for the areas, written with hyphens."""

    hyphenated: ClassVar[bool] = True
    physical_health: Prose | None = None
    emotional: Prose | None = None
    cognitive: Prose | None = None
    behaviour: Prose | None = None
    education_and_social: Prose | None = None


@record
class Considered(Entry):
    """When it was asked whether a child is harmed directly or neglected."""

    direct_harm: Day | None = None
    neglect: Day | None = None


@record
class Given(Entry):
    """A message or information that was given to a person, and when."""

    topic: str | None = None
    date: Day | None = None


@record
class Person(Entry):
    """Somebody in the plan, adult or child, under a handle. Who uses violence stands in `violence:` and nowhere else."""

    handle: str = ""
    role: str | None = None
    age: str | None = None
    parents: tuple[str, ...] = ()
    step_parents: tuple[str, ...] = ()
    related_to: tuple[str, ...] = ()
    lives: str | None = None
    lives_with: tuple[str, ...] = ()
    address_confidential: str | None = None
    wishes_to_remain_home: str | None = None
    intention: str | None = None
    workers: tuple[str, ...] = ()
    past_workers: tuple[str, ...] = ()
    no_direct_work: Reason | None = None
    no_contact: Reason | None = None
    communication: tuple[str, ...] = ()
    priorities: tuple[Area, ...] = ()
    strengths: Strengths | None = None
    network: tuple[NetworkMember, ...] = ()
    no_network: Reason | None = None
    views: tuple[View, ...] = ()
    past_help: tuple[PastHelp, ...] = ()
    no_past_help: str | None = None
    barriers: tuple[Barrier, ...] = ()
    messages: tuple[Given, ...] = ()
    information: tuple[Given, ...] = ()
    impact: Impact | None = None
    considered: Considered | None = None
    informed: Day | None = None
    not_informed: Reason | None = None
    protective_factors: tuple[Prose, ...] = ()
    trusted_adult: str | None = None
    safe_places: str | None = None
    hopes_and_fears: Prose | None = None
    caring_responsibilities: Prose | None = None
    interim_safety: tuple[Prose, ...] = ()
    needs_considered: Day | None = None
    advocacy: str | None = None

    @property
    def is_at_home(self) -> bool:
        """Whether the person lives in a home of their own, with the person using violence or without."""
        return self.lives in AT_HOME

    @cached_property
    def years(self) -> float | None:
        """Age in years (a baby's `7m` as a part of one), or None where it is not recorded."""
        digits = (self.age or "").removesuffix("m")
        if not digits.isdecimal():
            return 0.0 if self.is_unborn else None
        return int(digits) / 12 if self.age and self.age.endswith("m") else float(digits)

    @property
    def is_unborn(self) -> bool:
        return self.role == "unborn"

    @cached_property
    def is_child(self) -> bool:
        """Under 18, unborn, or called a child with no age given. An adult son or daughter is no child."""
        years = self.years
        return self.role in CHILD_ROLES if years is None else years < ADULT_AGE

    @property
    def all_parents(self) -> tuple[str, ...]:
        """Parents and step-parents."""
        return self.parents + self.step_parents


@record
class Worker(Entry):
    """Somebody who acts in the plan for an agency: a person, a team or the agency itself."""

    handle: str = ""
    role: str | None = None
    agency: Prose | None = None
