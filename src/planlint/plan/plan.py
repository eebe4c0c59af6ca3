"""The whole plan as rules see it: what several rules ask of a plan is a property here, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from planlint.document import Document, Path, is_blank
from planlint.plan import answers, details, engagement, following, period, protection, safe, voice, walk
from planlint.plan.coordination import CompanionPlan
from planlint.plan.needs import Goal, Need
from planlint.plan.people import Person
from planlint.plan.peopled import AGENCIES, Peopled
from planlint.plan.recorded import known_keys
from planlint.plan.safety import Order, SafetyAssessment, SafetyPlan
from planlint.plan.tasks import Service, Task
from planlint.plan.values import Day
from planlint.settings import Settings


class Plan(Peopled):
    """One case plan on the day on which it is judged."""

    # Tasks and services

    def tasks_of(self, handle: str) -> tuple[Task, ...]:
        """Return the tasks that a person shares or holds alone, but for those that were dropped."""
        return tuple(task for task in self.tasks if handle in task.responsible and task.counts)

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

    def companion_plan_of(self, handle: str) -> CompanionPlan | None:
        """Return the companion plan that carries open tasks for a person."""
        for companion in self.companion_plans:
            if handle in companion.for_ and (companion.blank or companion.open_tasks or companion.task_kinds):
                return companion
        return None

    def has_worker_part(self, task: Task) -> bool:
        """Whether a worker, team or agency does a task, takes part in it or carries it together with the person."""
        others = any(is_blank(who) or who not in self.people for who in task.responsible + task.participants)
        return others or task.lead in ("worker-led", "shared") or is_blank(task.lead)

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

    # Time and safety

    def days_since(self, day: Day | None) -> int | None:
        """Return the days from a date to the day of judgement; None where the date is not known, negative where it is ahead."""
        return None if day is None or day.last is None else (self.judged_on - day.last).days

    def is_past(self, day: Day | None) -> bool:
        """Whether a date lies wholly before the day of judgement."""
        days = self.days_since(day)
        return days is not None and days > 0

    def assessments_of(self, person: str) -> tuple[SafetyAssessment, ...]:
        """Return a person's safety assessments, oldest first, but for answers given before whoever uses violence."""
        return safe.assessments_of(person, self.safety_assessments, self.uses_violence_towards(person))

    def safety_of(self, person: str) -> safe.Safety:
        """Return what is known of how safe a person is on the day of judgement."""
        return safe.safety_of(self.assessments_of(person), self.events, self.judged_on, self._concerned_with(person))

    def last_assessment_of(self, person: str) -> safe.Safety:
        """Return the newest safety assessment of a person that is more than an attempt, and what became of it since."""
        made = [assessment for assessment in self.assessments_of(person) if assessment.was_made]
        return safe.safety_of(made, self.events, self.judged_on, self._concerned_with(person))

    def last_answer_of(self, person: str) -> safe.Safety:
        """Return the same, of assessments at which whoever uses violence was present, too."""
        made = [entry for entry in safe.assessments_of(person, self.safety_assessments, ()) if entry.was_made]
        return safe.safety_of(made, self.events, self.judged_on, self._concerned_with(person))

    @cached_property
    def contingency_plans(self) -> tuple[SafetyPlan, ...]:
        """Plans for when violence comes; one that states no situation is such a plan where a survivor lives with the violence."""
        at_home = any(map(self.lives_with_violence, self.adults_facing_violence))
        return tuple(plan for plan in self.safety_plans if plan.is_contingency_plan and (plan.situation is not None or at_home))

    def contingency_plans_of(self, survivor: str) -> tuple[SafetyPlan, ...]:
        """Return the plans for when violence comes that protect a survivor, as far as they say whom they protect."""
        return tuple(
            plan for plan in self.safety_plans
            if plan.is_contingency_plan and (not plan.for_ or survivor in plan.for_ or any(map(is_blank, plan.for_)))
        )  # fmt: skip

    def safety_days_of(self, person: str) -> int:
        """Return for how many days a safety assessment of this person is current."""
        raised = self.is_at_raised_risk(person)
        return self.settings.safety_assessment_days_at_risk if raised else self.settings.safety_assessment_days

    def has_current_safety(self, person: str) -> bool:
        """Whether the newest assessment found this person safe enough, is not too old, and nothing has happened since."""
        safety = self.last_assessment_of(person)
        return safety.is_established and (safety.age is None or safety.age <= self.safety_days_of(person))

    def day_of_stay(self, day: Day | None) -> int | None:
        """Return how many days after the start of the plan (or else the intake) a date lies; None where either is not known."""
        start = self.start or self.intake
        if day is None or day.first is None or start is None or start.first is None:
            return None
        return (day.first - start.first).days

    @cached_property
    def protective_orders(self) -> tuple[tuple[Order, ...], ...]:
        """Orders that protect survivors, protected them or were applied for, in groups by whom they are against."""
        return protection.protecting(self.orders, self.survivors, self.people_using_violence)

    def is_at_raised_risk(self, survivor: str) -> bool:
        """Whether a survivor lives with somebody who uses violence towards her, or separated a short while ago."""
        return self.lives_with_violence(survivor) or self.separated_recently(survivor)

    def lives_with_violence(self, survivor: str) -> bool:
        """Whether a survivor lives with somebody who uses violence towards her."""
        users = ((user, self.people.get(user)) for user in self.faces_violence_of(survivor))
        return any((user is None or user.lives != "custody") and self.live_together(survivor, handle) for handle, user in users)

    def went_back(self, survivor: str) -> bool:
        """Whether the last that is recorded between a survivor and whoever uses violence is that they came together again."""
        concerned = {survivor, *self.uses_violence_towards(survivor)}
        return safe.latest_is("reconciliation", "separation", self.events, self.judged_on, concerned)

    def separated_recently(self, survivor: str) -> bool:
        """Whether a separation of this survivor, or of whoever uses violence towards her, is recorded for the last weeks."""
        concerned = self._concerned_with(survivor)
        for event in self.events:
            days = self.days_since(event.date)
            apart = event.kind == "separation" and (not event.person or concerned & set(event.person))
            if apart and days is not None and 0 <= days <= self.settings.recent_separation_days:
                return True
        return False

    def _concerned_with(self, person: str) -> set[str]:
        """Return whose events bear on a person's safety: whoever uses violence, the person, and a child's parents."""
        described = self.people.get(person)
        parents = described.all_parents if described is not None and described.is_child else ()
        return {person, *parents, *self.uses_violence_towards(person)}

    # Voice

    def heard(self, person: str) -> tuple[voice.Heard, ...]:
        """Return the occasions on which a person was or will be heard or asked, but for those before whoever uses violence."""
        assessments, unwelcome = self.assessments_of(person), set(self.uses_violence_towards(person))
        return tuple(voice.heard(person, self.people.get(person), assessments, self.meetings, self.goals, unwelcome))

    def planning_talks(self, person: str) -> tuple[voice.Heard, ...]:
        """Return the talks about the plan in which a person took part, or is to, but for those before whoever uses violence."""
        return tuple(voice.planning_talks(person, self.meetings, self.reviews, set(self.uses_violence_towards(person))))

    def hand_in_plan(self, person: str) -> Path | None:
        """Return a place that shows that a person had a hand in the plan, or None."""
        work: list[Task | Service] = [*self.tasks, *self.services]
        unwelcome = set(self.uses_violence_towards(person))
        return voice.hand_in_plan(person, self.goals, self.options, self.safety_plans, self.assessments, work, unwelcome)

    def among(self, who: str, handles: tuple[str, ...]) -> bool:
        """Whether a person is one of the handles; one that a template leaves open may be anybody's."""
        return voice.among(who, handles)

    # Period and reviews

    @property
    def is_stay(self) -> bool:
        """Whether it is a plan for a stay: in a refuge, a shelter or transitional housing."""
        return self.setting in period.STAYS

    def may_be_in_stay(self, person: Person) -> bool:
        """Whether somebody belongs to the stay as far as is known: the plan is for one, and no other home is recorded."""
        return self.is_stay and (person.lives is None or is_blank(person.lives) or person.lives in period.HOMES)

    @cached_property
    def ends(self) -> date | None:
        """The day on which the plan is to end: as extended, as given, or by its model; None where that is not known."""
        extended = self.extension.until if self.extension is not None else None
        return period.end_of(self.model, self.start, self.end, extended)

    @property
    def review_interval(self) -> int:
        """The longest time between reviews, in days, for a plan of this length."""
        short = period.is_short(self.model, self.start, self.ends)
        return self.settings.review_days if short else self.settings.review_days_six_month

    @property
    def first_phase_days(self) -> int:
        """How many days of a stay belong to safety and housing alone, for a plan of this length."""
        return self.settings.first_phase_days_six_month if self._is_long else self.settings.first_phase_days

    @property
    def needs_assessment_days(self) -> int:
        """By which day of a stay needs conversations should have been held, for a plan of this length."""
        return self.settings.needs_assessment_days_six_month if self._is_long else self.settings.needs_assessment_days

    @property
    def _is_long(self) -> bool:
        return period.is_long(self.model, self.start, self.ends)

    @cached_property
    def looks_back(self) -> period.Looks:
        """The reviews, and meetings for review: held, to come and missed."""
        return period.reviews_of(self.reviews, self.meetings, self.judged_on)

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
