"""Where a person and a service did not meet, and what the agency changed so that they may."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planlint.document import Path
from planlint.plan.coordination import Meeting, WorkerContact
from planlint.plan.safety import Event
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.values import Day

NOT_MET = ("missed-appointments", "lost-touch")
NOT_BEGUN = ("offered", "referred")


class Missed(NamedTuple):
    """A service or appointment that did not come about."""

    path: Path
    declined: bool
    """Whether it was turned down, which is a choice."""


def missed_by(
    handle: str, services: Iterable[Service], events: Iterable[Event], contacts: Iterable[WorkerContact],
    is_past: Callable[[Day | None], bool],
) -> tuple[Missed, ...]:  # fmt: skip
    """Return the services and appointments that a person declined, missed or has not begun although the day has come."""
    found = [
        Missed(service.path, service.status == "declined-by-client")
        for service in services
        if handle in service.for_
        and (
            service.status == "declined-by-client" or service.closed_reason in NOT_MET
            or (service.status in NOT_BEGUN and is_past(service.start))
        )
    ]  # fmt: skip
    found += [Missed(event.path, False) for event in events if event.kind == "missed-appointment" and handle in event.person]
    found += [
        Missed(contact.path, contact.outcome == "declined")
        for contact in contacts
        if handle in contact.with_ and contact.outcome in ("did-not-come", "declined")
    ]
    return tuple(found)


def is_met_halfway(handle: str, tasks: Iterable[Task], meetings: Iterable[Meeting]) -> bool:
    """Whether the agency makes its help easier to use: by a task for that, by supports at a task, or by going there."""
    for task in tasks:
        if task.counts and task.kind == "engagement-adaptation" and handle not in task.responsible:
            return True
        if task.counts and handle in task.responsible and set(task.supports) - {"not-needed"}:
            return True
    return any(meeting.kind == "home-visit" and handle in meeting.together for meeting in meetings)
