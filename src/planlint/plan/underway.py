"""How a plan is carried out: who was given tasks and spoken with, when somebody looked at safety, and what was passed on."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from planlint.document import Path
from planlint.plan import alarms, confidentiality, following
from planlint.plan.coordination import PlanCopy, Sharing
from planlint.plan.remembered import remembered
from planlint.plan.services import Service
from planlint.plan.standing import Standing
from planlint.plan.tasks import Task


class Underway(Standing):
    """One plan as it is carried out, up to the day of judgement."""

    # Tasks and contact

    @remembered
    def tasks_of(self, handle: str) -> tuple[Task, ...]:
        """Return the tasks that a person shares or holds alone, but for those that were dropped."""
        return tuple(task for task in self.tasks if handle in task.responsible and task.counts)

    def tasks_long_given_to(self, handle: str) -> tuple[Task, ...]:
        """Return a person's tasks that are older than a follow-up may take, or of which nobody can tell how old they are."""
        ages = ((task, self.days_since(task.start or self.start)) for task in self.tasks_of(handle))
        return tuple(task for task, days in ages if days is None or days > self.settings.follow_up_days)

    def is_left_overdue(self, task: Task) -> bool:
        """Whether a task that is said to be still open was due some time ago, with no word on what follows then."""
        days = self.days_since(task.due)
        is_said_open = task.is_open and task.status is not None
        return is_said_open and task.if_missed is None and days is not None and days > self.settings.follow_up_days

    def cannot_be_worked_with(self, handle: str) -> bool:
        """Whether it is recorded why nobody can work with a person directly."""
        person = self.people.get(handle)
        return person is not None and person.no_direct_work is not None

    def cannot_be_contacted(self, handle: str) -> bool:
        """Whether it is recorded why there is no contact with a person; that nobody tried yet is no such reason."""
        person = self.people.get(handle)
        return person is not None and person.no_contact is not None and person.no_contact.reason != "not-yet-tried"

    def follow_up_of(self, handle: str) -> following.FollowUp:
        """Return what is recorded of contact with a person, up to the day of judgement."""
        return following.follow_up(handle, self.worker_contacts, self.meetings, self.reviews, self.judged_on)

    def said_not_to_engage(self, handle: str) -> tuple[Path, ...]:
        """Return where the plan says, in a worker's words, that a person did not engage."""
        return tuple(following.said_not_to_engage(handle, self.tasks_of(handle), self.narrative))

    # Looks at safety

    def safety_checks_of(self, survivor: str) -> tuple[date, ...]:
        """Return the days on which somebody looked at a survivor's safety; at a child's, with any survivor."""
        looked_at = self.survivors if self.is_child(survivor) else (survivor,)
        assessments = [assessment for who in looked_at for assessment in self.assessments_of(who)]
        return alarms.days_of_checks(looked_at, assessments, self.reviews, self.worker_contacts)

    def alarms_about(self, survivor: str) -> tuple[alarms.Alarm, ...]:
        """Return what called for a look at a survivor's safety: missed appointments, relapse, getting worse; oldest first."""
        return alarms.alarms_about(survivor, self.events, self.worker_contacts, self.judged_on)

    def adverse_steps_against(self, survivor: str) -> tuple[date, ...]:
        """Return the days on which a survivor was warned or sanctioned or lost a service."""
        return alarms.adverse_steps_against(survivor, self.events, self.judged_on)

    def services_closed_over_missed(self, person: str) -> tuple[Service, ...]:
        """Return the services that closed because a person missed appointments or was out of touch."""
        return alarms.closed_over_missed(person, self.services)

    # What was passed on

    @cached_property
    def unsafe_to_tell(self) -> dict[str, tuple[str, ...]]:
        """Everybody who uses violence or is not safe, each with the survivors whom it endangers what that person learns."""
        faced = {survivor: self.faces_violence_of(survivor) for survivor in self.survivors}
        return confidentiality.unsafe_to_tell(self.people_using_violence, faced, self.people)

    def address_is_hidden(self, survivor: str, who: str) -> bool:
        """Whether somebody does not know where a survivor lives: by what is recorded of the address, else by their homes."""
        person = self.people.get(survivor)
        if person is None or person.address_confidential in ("yes", "no"):
            return person is not None and person.address_confidential == "yes"
        return not person.is_at_home and not self.live_together(survivor, who)

    @cached_property
    def copies_that_tell_of_others(self) -> tuple[PlanCopy, ...]:
        """Copies that were handed over and hold more than the section of whom they went to."""
        return tuple(filter(confidentiality.tells_of_others, self.copies))

    def left_in(self, copy: PlanCopy, who: str) -> tuple[str, ...]:
        """Return what the plan holds about survivors that must not reach somebody, and that was not taken out of a copy."""
        if confidentiality.withholds_everything(copy):
            return ()
        survivors = self.unsafe_to_tell.get(who, ())
        hides_address = any(self.address_is_hidden(survivor, who) for survivor in survivors)
        held = confidentiality.held_about(
            survivors, hides_address, self.people, self.needs, self.safety_assessments, self.safety_plans
        )
        return confidentiality.not_withheld(held, copy.withheld)

    def confidential_in(self, sharing: Sharing, who: str) -> tuple[str, ...]:
        """Return what of the information that was passed on must not reach somebody, for the sake of those whom it is about."""
        about = [survivor for survivor in self.unsafe_to_tell.get(who, ()) if not sharing.about or survivor in sharing.about]
        hides_address = any(self.address_is_hidden(survivor, who) for survivor in about)
        confidential = confidentiality.CONFIDENTIAL | (confidentiality.ADDRESS if hides_address else set())
        return tuple(kind for kind in sharing.what if kind in confidential) if about else ()
