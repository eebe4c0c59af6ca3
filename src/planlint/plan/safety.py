"""Safety: assessments, safety and contingency plans, orders, the home, contact, and what happened."""

from __future__ import annotations

from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose

SAFE_ENOUGH = ("safe-with-plan", "safe-for-now")
FOR_OTHER_TIMES = ("left", "contact-handover", "court-day")
"""Situations whose plan is of no use on an evening at home."""


@record
class SafetyAssessment(Entry):
    """How safe one person was on one day, in whose presence that was asked, and what she thinks herself."""

    person: str | None = None
    date: Day | None = None
    by: tuple[str, ...] = ()
    tool: str | None = None
    present: tuple[str, ...] = ()
    outcome: str | None = None
    own_rating: str | None = None
    own_view: Prose | None = None
    basis: tuple[str, ...] = ()
    reason_for_difference: Prose | None = None
    next_due: Day | None = None

    @property
    def was_made(self) -> bool:
        """Whether it says more than that nothing was assessed."""
        return self.outcome != "not-assessed"


@record
class SafetyStep(Entry):
    """One step of a safety plan: what, whose, and whose idea."""

    what: Prose | None = None
    responsible: tuple[str, ...] = ()
    kind: str | None = None
    suggested_by: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()


@record
class SafetyPlan(Entry):
    """A safety or contingency plan for one situation."""

    situation: str | None = None
    date: Day | None = None
    for_: tuple[str, ...] = ()
    made_with: tuple[str, ...] = ()
    realistic: str | None = None
    heightened_risk: tuple[Prose, ...] = ()
    signs: tuple[Prose, ...] = ()
    network: tuple[str, ...] = ()
    steps: tuple[SafetyStep, ...] = ()
    kept_safely: str | None = None
    review: Day | None = None

    @property
    def is_contingency_plan(self) -> bool:
        """Whether it serves somebody who stays with or may go back to the person using violence, as far as it says."""
        return self.situation not in FOR_OTHER_TIMES


@record
class OrderDiscussion(Entry):
    """What was talked through with her about an order."""

    date: Day | None = None
    with_: tuple[str, ...] = ()
    conditions: str | None = None
    her_view: str | None = None
    past_experience: Prose | None = None
    breach_reporting: Prose | None = None
    support_offered: str | None = None

    @property
    def was_held(self) -> bool:
        """Whether what the order does and does not do was gone through, or could not be."""
        something = (self.date, self.conditions, self.her_view)
        return self.conditions not in ("no", "not-asked", "unknown") and any(answer is not None for answer in something)


@record
class Order(Entry):
    """A court or police order, or that none is wanted: that is a status too."""

    kind: str | None = None
    status: str | None = None
    respondent: str | None = None
    protects: tuple[str, ...] = ()
    start: Day | None = None
    end: Day | None = None
    discussed: OrderDiscussion | None = None


@record
class HomeSafety(Entry):
    """What was talked through to make a home safer."""

    person: str | None = None
    discussed: Day | None = None
    items: tuple[str, ...] = ()


@record
class Contact(Entry):
    """Contact between a child and a grown-up who lives elsewhere."""

    child: tuple[str, ...] = ()
    with_: str | None = None
    kind: str | None = None
    basis: str | None = None
    assessed: Day | None = None
    supervisor: str | None = None
    handover: str | None = None
    measures: tuple[Prose, ...] = ()
    child_wishes: str | None = None
    review: Day | None = None

    @property
    def takes_place(self) -> bool:
        return self.kind not in ("none", "undecided")


@record
class Event(Entry):
    """Something that happened and may change how safe somebody is."""

    date: Day | None = None
    kind: str | None = None
    person: tuple[str, ...] = ()


@record
class CareArrangement(Entry):
    """Who looks after a child while a parent is away."""

    child: tuple[str, ...] = ()
    with_: str | None = None
    reason: str | None = None
    start: Day | None = None
    end: Day | None = None
    assessed: Day | None = None
