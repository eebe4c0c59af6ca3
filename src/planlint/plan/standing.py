"""Where a plan stands on the day of judgement: how safe everybody is known to be, and how far its time has gone."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from planlint.document import is_blank
from planlint.plan import period, protection, safe
from planlint.plan.people import Person
from planlint.plan.peopled import Peopled
from planlint.plan.remembered import remembered
from planlint.plan.safety import SAFE_ENOUGH, Order, SafetyAssessment, SafetyPlan
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.values import Day


class Standing(Peopled):
    """One plan on the day of judgement: its people's safety, its period and its reviews."""

    # Time and safety

    def days_since(self, day: Day | None) -> int | None:
        """Return the days from a date to the day of judgement; None where the date is not known, negative where it is ahead."""
        return None if day is None or day.last is None else (self.judged_on - day.last).days

    def is_past(self, day: Day | None) -> bool:
        """Whether a date lies wholly before the day of judgement."""
        days = self.days_since(day)
        return days is not None and days > 0

    @remembered
    def assessments_of(self, person: str) -> tuple[SafetyAssessment, ...]:
        """Return a person's safety assessments, oldest first, but for answers given before whoever uses violence."""
        return safe.assessments_of(person, self.safety_assessments, self.uses_violence_towards(person))

    @remembered
    def safety_of(self, person: str) -> safe.Safety:
        """Return what is known of how safe a person is on the day of judgement."""
        return safe.safety_of(self.assessments_of(person), self.events, self.judged_on, self._concerned_with(person))

    @remembered
    def last_assessment_of(self, person: str) -> safe.Safety:
        """Return the newest safety assessment of a person that is more than an attempt, and what became of it since."""
        return self._newest(person, self.assessments_of(person))

    def last_answer_of(self, person: str) -> safe.Safety:
        """Return the same, of assessments at which whoever uses violence was present, too."""
        return self._newest(person, safe.assessments_of(person, self.safety_assessments, ()))

    def _newest(self, person: str, assessments: tuple[SafetyAssessment, ...]) -> safe.Safety:
        made = [assessment for assessment in assessments if assessment.was_made]
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

    @remembered
    def doubt_about(self, person: str) -> safe.Doubt | None:
        """Return why a person's safety is not established; None where it is, is left open or no violence is to be met."""
        safety = self.last_assessment_of(person)
        left_open = safety.latest is not None and (is_blank(safety.latest) or is_blank(safety.latest.outcome))
        if left_open or not self.faces_violence_of(person):
            return None
        doubt = safe.doubt_in(safety, self.safety_days_of(person))
        if doubt is not None or safety.is_assessed:
            return doubt
        if self.lives_with_violence(person):
            return safe.Doubt(f"no safety assessment of {person} counts, and {person} lives with the person using violence", True)
        answered = any(entry.person == person for entry in self.safety_assessments)
        return safe.Doubt(f"no safety assessment of {person} {'counts' if answered else 'is recorded'}", False)

    def was_safe_enough(self, person: str, day: Day | None) -> bool:
        """Whether the newest safety assessment of a person by a day found that person safe enough."""
        made = [each for each in self.assessments_of(person) if each.was_made and not (day and day.before(each.date))]
        return bool(made) and (is_blank(made[-1].outcome) or made[-1].outcome in SAFE_ENOUGH)

    def day_of_stay(self, day: Day | None) -> int | None:
        """Return how many days after the start of the plan (or else the intake) a date lies; None where either is not known."""
        start = self.start or self.intake
        if day is None or day.first is None or start is None or start.first is None:
            return None
        return (day.first - start.first).days

    def day_in_first_phase(self, entry: Task | Service) -> int | None:
        """Return on which day of a refuge stay, from 1, a task or service begins; None where that is not in the first phase."""
        day = self.day_of_stay(entry.start or (entry.due if isinstance(entry, Task) else None))
        return day + 1 if self.is_stay and day is not None and 0 <= day < self.first_phase_days else None

    def day_in_first_phase_of(self, person: str, entry: Task | Service) -> int | None:
        """Return the same for a person, who must not be known to have a home elsewhere."""
        known = self.people.get(person)
        elsewhere = known is not None and known.lives is not None and known.lives.startswith(period.HOMES_ELSEWHERE)
        return None if elsewhere else self.day_in_first_phase(entry)

    @cached_property
    def protective_orders(self) -> tuple[tuple[Order, ...], ...]:
        """Orders that protect survivors, protected them or were applied for, in groups by whom they are against."""
        return protection.protecting(self.orders, self.survivors, self.people_using_violence)

    def is_at_raised_risk(self, survivor: str) -> bool:
        """Whether a survivor lives with somebody who uses violence towards her, or separated a short while ago."""
        return self.lives_with_violence(survivor) or self.separated_recently(survivor)

    @remembered
    def lives_with_violence(self, survivor: str) -> bool:
        """Whether a survivor lives with somebody who uses violence towards her."""
        users = ((user, self.people.get(user)) for user in self.faces_violence_of(survivor))
        return any((user is None or user.lives != "custody") and self.live_together(survivor, handle) for handle, user in users)

    def went_back(self, survivor: str) -> bool:
        """Whether the last that is recorded between a survivor and whoever uses violence is that they came together again."""
        concerned = {survivor, *self.uses_violence_towards(survivor)}
        return safe.latest_is("reconciliation", "separation", self.events, self.judged_on, concerned)

    @remembered
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
