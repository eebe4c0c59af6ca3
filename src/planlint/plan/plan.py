"""The whole plan as rules see it: what several rules ask of a plan is a property here, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from planlint.document import Document, Path, is_blank
from planlint.plan import answers, details, engagement, following, voice, walk
from planlint.plan.coordination import CompanionPlan
from planlint.plan.needs import Goal, Need
from planlint.plan.peopled import AGENCIES
from planlint.plan.recorded import known_keys
from planlint.plan.remembered import remembered
from planlint.plan.standing import Standing
from planlint.plan.tasks import Service, Task
from planlint.settings import Settings


class Plan(Standing):
    """One case plan on the day on which it is judged."""

    # Tasks and services

    @remembered
    def tasks_of(self, handle: str) -> tuple[Task, ...]:
        """Return the tasks that a person shares or holds alone, but for those that were dropped."""
        return tuple(task for task in self.tasks if handle in task.responsible and task.counts)

    @remembered
    def work_of(self, handle: str) -> tuple[Task | Service, ...]:
        """Return the tasks that a person shares or holds alone, and the services that are for this person."""
        return (*self.tasks_of(handle), *(service for service in self.services if handle in service.for_ and service.is_used))

    def referrals_of(self, handle: str) -> tuple[Task | Service, ...]:
        """Return the open services for a person and the tasks that amount to one, but for what this person asked for."""
        return answers.referrals_of(handle, self.tasks_of(handle), self.services)

    def missed_by(self, handle: str) -> tuple[engagement.Missed, ...]:
        """Return the services and appointments that a person declined, missed or has not begun."""
        return engagement.missed_by(handle, self.services, self.events, self.worker_contacts, self.is_past)

    def is_met_halfway(self, handle: str) -> bool:
        """Whether the agency makes its help easier to use for a person: by a task for that, or by supports at a task."""
        return engagement.is_met_halfway(handle, self.tasks, self.meetings)

    def answers_to(self, need: Need) -> answers.Answers:
        """Return the goals, tasks and services that answer a need, by reference or by person and kind."""
        return answers.answers_to(need, self.goals, self.tasks, self.services, self.is_worker)

    def answers_in(self, area: str, person: str) -> answers.Answers:
        """Return the goals, tasks and services for a person that are of a kind fitting an area of life."""
        return answers.answers_in(area, person, self.goals, self.tasks, self.services, self.is_worker)

    def actions_for(self, goal: Goal) -> tuple[Task | Service, ...]:
        """Return the tasks and services that serve a goal."""
        return answers.actions_for(goal, self.tasks, self.services)

    @remembered
    def companion_plan_of(self, handle: str) -> CompanionPlan | None:
        """Return the companion plan that carries open tasks for a person."""
        for companion in self.companion_plans:
            if handle in companion.for_ and (companion.blank or companion.open_tasks or companion.task_kinds):
                return companion
        return None

    @remembered
    def has_worker_part(self, task: Task) -> bool:
        """Whether a worker, team or agency does a task, takes part in it or carries it together with the person."""
        others = any(is_blank(who) or who not in self.people for who in task.responsible + task.participants)
        return others or task.lead in ("worker-led", "shared") or is_blank(task.lead)

    @remembered
    def agency_measures_about(self, handle: str) -> tuple[Task, ...]:
        """Return the tasks of workers, police or courts that concern this person's behaviour."""
        return tuple(
            task for task in self.tasks
            if task.counts and handle in task.about and any(self.is_worker(who) for who in task.responsible)
        )  # fmt: skip

    def cannot_be_worked_with(self, handle: str) -> bool:
        """Whether it is recorded why nobody can work with a person directly."""
        person = self.people.get(handle)
        return person is not None and person.no_direct_work is not None

    def follow_up_of(self, handle: str) -> following.FollowUp:
        """Return what is recorded of contact with a person, up to the day of judgement."""
        return following.follow_up(handle, self.worker_contacts, self.meetings, self.reviews, self.judged_on)

    # Voice

    def heard(self, person: str) -> tuple[voice.Heard, ...]:
        """Return the occasions on which a person was or will be heard or asked, but for those before whoever uses violence."""
        assessments, unwelcome = self.assessments_of(person), set(self.uses_violence_towards(person))
        return tuple(voice.heard(person, self.people.get(person), assessments, self.meetings, self.goals, unwelcome))

    def planning_talks(self, person: str) -> tuple[voice.Heard, ...]:
        """Return the talks about the plan in which a person took part, or is to, but for those before whoever uses violence."""
        return tuple(voice.planning_talks(person, self.meetings, self.reviews, set(self.uses_violence_towards(person))))

    @remembered
    def hand_in_plan(self, person: str) -> Path | None:
        """Return a place that shows that a person had a hand in the plan, or None."""
        work: list[Task | Service] = [*self.tasks, *self.services]
        unwelcome = set(self.uses_violence_towards(person))
        return voice.hand_in_plan(person, self.goals, self.options, self.safety_plans, self.assessments, work, unwelcome)

    def among(self, who: str, handles: tuple[str, ...]) -> bool:
        """Whether a person is one of the handles; one that a template leaves open may be anybody's."""
        return voice.among(who, handles)

    def blanks(self) -> Iterator[Path]:
        """Yield the path of every placeholder in the plan."""
        return self.document.blanks()

    @cached_property
    def slots(self) -> walk.Slots:
        """Every text, date, handle and reference in the plan, but for groups that do not fit the format."""
        return walk.gather(self._sound_groups())

    @cached_property
    def strangers(self) -> frozenset[str]:
        """Words that stand where a handle should, but name nobody in the plan: they may be names, so nothing prints them."""
        known = self.people.keys() | self.workers.keys() | AGENCIES
        return frozenset(word for _, word in self.slots.handles if word not in known)

    def identifying_details(self) -> Iterator[tuple[Path, str, tuple[int, int]]]:
        """Return what in the texts would show who somebody is, or where: the place, the sort, and where it stands in the text."""
        return details.details_in(self.slots.texts, self._pseudonyms)

    @cached_property
    def _pseudonyms(self) -> frozenset[str]:
        return frozenset(handle.lower() for handle in (*self.people, *self.workers))

    def is_key_of_format(self, word: str) -> bool:
        """Whether a word is a key that the plan format knows; any other key may be anybody's words."""
        return word in known_keys()


def plan_from(
    document: Document, unsound: frozenset[str], judged_on: date, settings: Settings, asked: frozenset[str] | None = None
) -> Plan:
    """Make the plan of a document.

    Takes the document, the groups in it that do not fit the schema (named as in the file; `""` for all), the day on which it is
    judged, the agency's settings, and the names of the rules that it is put to, where these are not all. Groups are read when
    rules ask for them; one that does not fit raises CannotJudge then.
    """
    return Plan(document, unsound, judged_on, settings, asked)
