"""The whole plan as rules see it: what several rules ask of a plan is a property here, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from planlint.document import Document, Path, is_blank
from planlint.plan import answers, childhood, details, engagement, health, sequence, voice, walk
from planlint.plan.coordination import CompanionPlan
from planlint.plan.entry import Entry
from planlint.plan.needs import Goal, Need
from planlint.plan.people import Person
from planlint.plan.peopled import AGENCIES
from planlint.plan.recorded import known_keys
from planlint.plan.remembered import remembered
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.underway import Underway
from planlint.plan.violence import Account, accounts
from planlint.settings import Settings


class Plan(Underway):
    """One case plan on the day on which it is judged."""

    # Tasks and services

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

    @remembered
    def answers_to(self, need: Need) -> answers.Answers:
        """Return the goals, tasks and services that answer a need, by reference or by person and kind."""
        return answers.answers_to(need, self.goals, self.tasks, self.services, self.is_worker)

    def answers_in(self, area: str, person: str) -> answers.Answers:
        """Return the goals, tasks and services for a person that are of a kind fitting an area of life."""
        return answers.answers_in(area, person, self.goals, self.tasks, self.services, self.is_worker)

    def waits_for_safety(self, entry: Task | Service) -> bool:
        """Whether a task waits for one of safety or housing that is still open."""
        return sequence.waits_for_safety(entry, self.tasks)

    def comes_after(self, entry: Task | Service, needs: Iterable[Need]) -> bool:
        """Whether for each of some needs an open task is to be done before a task or service begins."""
        return sequence.comes_after(entry, [self.answers_to(need).tasks for need in needs])

    @remembered
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

    def health_topic(self, entry: Task | Service, person: str) -> str | None:
        """Return whether a task or service is about a person's mental health or substance use, by the word for that area."""
        return health.topic_for(person, entry, self.needs, self.goals)

    def health_without_context(self, person: str) -> frozenset[str]:
        """Return `mental-health`, `substance-use` or both, where nothing records how the violence bears on it for a person."""
        told = (self.health_topic(task, person) for task in self.tasks_of(person) if task.violence_context is not None)
        return health.without_context(person, self.violence, self.needs, self.concerns, told)

    # Violence and children

    @cached_property
    def accounts_of_violence(self) -> tuple[Account, ...]:
        """What is recorded of violence, by who uses it or, while that is open, by those between whom it is."""
        return accounts(self.violence)

    def tells_impact_on_child(self, account: Account) -> bool:
        """Whether it is recorded what violence does to a child: one at whom it is directed, or whose parent uses it."""
        return any(
            child.impact is not None and (child.handle in entry.towards or entry.by in child.all_parents)
            for child in self.children
            for entry in account.entries
        )

    @cached_property
    def places_about_children(self) -> tuple[Entry, ...]:
        """Places that speak of children under 18, listed or not."""
        return tuple(childhood.spoken_of(self))

    @cached_property
    def parents_of_nobody(self) -> tuple[Person, ...]:
        """People called mother, father or the like in a plan that names nobody's son or daughter."""
        return childhood.parents_of_nobody(self)

    @cached_property
    def children_without_age(self) -> tuple[Person, ...]:
        """People without a recorded age who may be under 18."""
        return tuple(childhood.without_age(self))

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
