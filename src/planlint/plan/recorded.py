"""What stands in a plan: every group of the file, read when it is first asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from planlint.document import Document, Path
from planlint.plan import walk
from planlint.plan.coordination import CompanionPlan, Consent, Meeting, PlanCopy, Sharing, WorkerContact
from planlint.plan.entry import Read, group_reader
from planlint.plan.needs import Assessment, Goal, Need, Option
from planlint.plan.people import Person, Worker
from planlint.plan.remembered import remembered
from planlint.plan.reviews import Departure, Exit, Extension, Passage, Review
from planlint.plan.safeguarding import Disclosure, SafeguardingConcern
from planlint.plan.safety import CareArrangement, Contact, Event, HomeSafety, Order, SafetyAssessment, SafetyPlan
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.values import Day, Prose
from planlint.plan.violence import Concern, Violence
from planlint.settings import Settings

_INSIDE: Final = {
    "safety_assessments": "safety.assessments", "safety_plans": "safety.plans", "orders": "safety.orders",
    "home_safety": "safety.home", "contacts": "safety.contact", "events": "safety.events",
    "combined_risk": "safety.combined_risk", "backlash_considered": "safety.backlash_considered",
    "care_arrangements": "safety.care_arrangements", "lead": "coordination.lead",
    "confidentiality_explained": "coordination.confidentiality_explained",
    "information_barrier": "coordination.information_barrier", "meetings": "coordination.meetings",
    "worker_contacts": "coordination.worker_contacts", "shared": "coordination.shared", "copies": "coordination.copies",
    "consents": "coordination.consents", "complaints_explained": "coordination.complaints_explained",
    "safeguarding_concerns": "safeguarding.concerns", "disclosures": "safeguarding.disclosures",
}  # fmt: skip
"""Where the groups stand that are not at the top of the file."""


class CannotJudge(Exception):
    """A rule asked for a group that does not fit the format, so what it says would rest on half a plan."""

    def __init__(self, group: str) -> None:
        super().__init__(f"{group} does not fit the plan format")
        self.group = group


@dataclass(frozen=True, init=False, repr=False, eq=False)
class Recorded:
    """The groups of one plan, as they are written."""

    id: str | None
    kind: str | None
    setting: str | None
    model: str | None
    status: str | None
    jurisdiction: str | None
    intake: Day | None
    start: Day | None
    end: Day | None
    as_of: Day | None
    extension: Extension | None
    children_complete: str | None
    purpose_told: Day | None
    situation: Prose | None
    template: Prose | None
    companion_plans: tuple[CompanionPlan, ...]
    people: dict[str, Person]
    workers: dict[str, Worker]
    violence: tuple[Violence, ...]
    concerns: tuple[Concern, ...]
    safety_assessments: tuple[SafetyAssessment, ...]
    safety_plans: tuple[SafetyPlan, ...]
    orders: tuple[Order, ...]
    home_safety: tuple[HomeSafety, ...]
    contacts: tuple[Contact, ...]
    events: tuple[Event, ...]
    care_arrangements: tuple[CareArrangement, ...]
    combined_risk: Day | None
    backlash_considered: Day | None
    needs: tuple[Need, ...]
    assessments: tuple[Assessment, ...]
    goals: tuple[Goal, ...]
    tasks: tuple[Task, ...]
    services: tuple[Service, ...]
    lead: str | None
    confidentiality_explained: dict[str, Day]
    information_barrier: str | None
    meetings: tuple[Meeting, ...]
    worker_contacts: tuple[WorkerContact, ...]
    shared: tuple[Sharing, ...]
    copies: tuple[PlanCopy, ...]
    consents: tuple[Consent, ...]
    complaints_explained: Day | None
    safeguarding_concerns: tuple[SafeguardingConcern, ...]
    disclosures: tuple[Disclosure, ...]
    options: tuple[Option, ...]
    reviews: tuple[Review, ...]
    exit: Exit | None
    narrative: tuple[Passage, ...]
    exceptions: tuple[Departure, ...]

    def __init__(
        self, document: Document, unsound: frozenset[str], judged_on: date, settings: Settings, asked: frozenset[str] | None
    ) -> None:
        values = self.__dict__
        values["document"] = document
        values["judged_on"] = judged_on
        values["settings"] = settings
        values["asked"] = asked
        values["_unsound"] = unsound

    document: Document
    judged_on: date
    """The day on which the plan is judged."""
    settings: Settings
    asked: frozenset[str] | None
    """The names of the rules that the plan is put to, where these are not all."""
    _unsound: frozenset[str]

    def __getattr__(self, name: str) -> Any:
        """Read a group when it is first asked for. Raises CannotJudge where the group does not fit the format."""
        if name not in GROUPS:
            raise AttributeError(name)
        group, path, read, empty = _READERS[name]
        if self._unsound and not self._unsound.isdisjoint((group, group.partition(".")[0], "")):
            raise CannotJudge(group)
        data = self.document.data
        for step in path:
            data = data.get(step, _ABSENT) if isinstance(data, dict) else data if data is None else _ABSENT
        value = empty if data is _ABSENT else read(data, path)
        self.__dict__[name] = value
        return value

    @remembered
    def records(self, group: str) -> bool:
        """Whether anything is recorded under a group, named as in the file: `tasks`, `safety.assessments`."""
        data = self.document.data
        for step in group.split("."):
            if data is None:
                return True
            data = data.get(step, _ABSENT) if isinstance(data, dict) else _ABSENT
        return data not in (_ABSENT, [], {})

    @remembered
    def first_unrecorded(self, groups: tuple[str, ...]) -> str | None:
        """Return the first of some groups under which nothing is recorded; None where all of them hold something."""
        return next((group for group in groups if not self.records(group)), None)

    @property
    def is_template(self) -> bool:
        return self.kind == "template"

    def _sound_groups(self) -> Iterator[tuple[Path, Any]]:
        for name, (group, _, _) in GROUPS.items():
            try:
                value = getattr(self, name)
            except CannotJudge:
                continue
            if value:
                yield tuple(group.split(".")), value


_ABSENT: Final = object()


def _groups() -> dict[str, tuple[str, Read, Any]]:
    names = vars(sys.modules[__name__])
    groups: dict[str, tuple[str, Read, Any]] = {}
    for name, annotation in Recorded.__annotations__.items():
        if name not in ("document", "judged_on", "settings", "asked", "_unsound"):
            empty: Any = () if annotation.startswith("tuple") else {} if annotation.startswith("dict") else None
            groups[name] = (_INSIDE.get(name, name), group_reader(annotation, names), empty)
    return groups


GROUPS: Final = _groups()
"""Each attribute that is a group of the plan: its name in the file, its reader, and what stands for an absent one."""
_READERS: Final = {name: (group, tuple(group.split(".")), read, empty) for name, (group, read, empty) in GROUPS.items()}


@cache
def known_keys() -> frozenset[str]:
    """Return every key of the plan format; any other key of a plan may be anybody's words."""
    return walk.keys() | {step for group, _, _ in GROUPS.values() for step in group.split(".")} | {"planlint"}
