"""What calls for a look at a survivor's safety, the days on which somebody looked, and what an agency did instead."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, NamedTuple

from planlint.document import Path
from planlint.plan.coordination import WorkerContact
from planlint.plan.engagement import NOT_MET
from planlint.plan.reviews import Review
from planlint.plan.safety import Event, SafetyAssessment
from planlint.plan.services import Service
from planlint.plan.values import Day

ALARMING: Final = ("missed-appointment", "relapse", "mental-health-decline")
VIOLENT: Final = ("incident", "breach", "threat", "new-disclosure")
ADVERSE: Final = ("warning-letter", "sanction", "service-closed")


class Alarm(NamedTuple):
    """Something that called for a look at a survivor's safety."""

    day: date
    path: Path
    is_grave: bool
    """Whether it is more than not coming, or violence is recorded since."""


def alarms_about(
    survivor: str, events: tuple[Event, ...], contacts: Iterable[WorkerContact], judged_on: date
) -> tuple[Alarm, ...]:
    """Return what called for a look at a survivor's safety up to the day of judgement, oldest first."""
    found = [
        (event.date, event.path, event.kind != "missed-appointment") for event in events
        if event.kind in ALARMING and survivor in event.person
    ]  # fmt: skip
    found += [
        (contact.date, contact.path, False) for contact in contacts
        if contact.outcome == "did-not-come" and survivor in contact.with_
    ]  # fmt: skip
    violent = [day for day in _last_days(event.date for event in events if event.kind in VIOLENT) if day <= judged_on]
    alarms = [
        Alarm(day.last, path, is_worse or any(day.last <= other for other in violent)) for day, path, is_worse in found
        if day is not None and day.last is not None and day.last <= judged_on
    ]  # fmt: skip
    return tuple(sorted(alarms, key=lambda alarm: alarm.day))


def adverse_steps_against(survivor: str, events: Iterable[Event], judged_on: date) -> tuple[date, ...]:
    """Return the days, up to that of judgement, on which a survivor was warned or sanctioned or lost a service."""
    days = [event.date for event in events if event.kind in ADVERSE and survivor in event.person]
    return tuple(day.first for day in days if day is not None and day.first is not None and day.first <= judged_on)


def closed_over_missed(person: str, services: Iterable[Service]) -> tuple[Service, ...]:
    """Return the services that closed because a person missed appointments or was out of touch."""
    return tuple(
        service for service in services
        if person in service.for_ and service.status == "closed-by-service" and service.closed_reason in NOT_MET
    )  # fmt: skip


def days_of_checks(
    survivors: Collection[str],
    assessments: Iterable[SafetyAssessment],
    reviews: Iterable[Review],
    contacts: Iterable[WorkerContact],
) -> tuple[date, ...]:
    """Return the days on which somebody looked at the safety of one of some survivors, of whom these are the assessments."""
    days = [assessment.date for assessment in assessments if assessment.was_made]
    days += [review.date for review in reviews if review.safety_rechecked == "yes"]
    for contact in contacts:
        if contact.outcome != "did-not-come" and set(survivors) & set(contact.with_):
            days += [contact.safety_checked, contact.date if contact.about_violence == "yes" else None]
    return tuple(_last_days(days))


def _last_days(days: Iterable[Day | None]) -> list[date]:
    return [day.last for day in days if day is not None and day.last is not None]
