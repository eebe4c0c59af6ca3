"""Where a plan speaks of children, listed or not, and who in it may be one."""

from collections.abc import Iterator
from typing import Final

from planlint.plan.entry import Entry
from planlint.plan.kinds import WITH_CHILDREN
from planlint.plan.people import Person
from planlint.plan.peopled import Peopled
from planlint.plan.recorded import Recorded

AREAS: Final = frozenset({"children", "parenting", "child-care-or-respite"})
NO_NEED: Final = ("not-applicable", "declined-to-discuss", "not-assessed")
GOALS: Final = ("parenting-and-children", "child-wellbeing")
ORDERS: Final = ("child-arrangements-or-parenting-order", "child-protection-order")
TACTICS: Final = frozenset({"undermines-parenting", "uses-children", "uses-contact"})
PARENTS: Final = frozenset("mother father mum mom dad parent stepmother stepfather step-mother step-father step-parent".split())
"""What parents are called."""
YOUNG: Final = frozenset(
    "son daughter stepson stepdaughter step-son step-daughter stepchild foster-child baby infant toddler kid boy girl teenager "
    "adolescent young-person".split()
)
"""What sons and daughters are called, who may be under 18 or grown."""


def spoken_of(plan: Recorded) -> Iterator[Entry]:
    """Yield the places that speak of children under 18; the ambiguous ones only where no son or daughter is named.

    A mother's worry for her children is ambiguous, for example: it may be meant for a son who is named and grown.
    """
    yield from _spoken_of_plainly(plan)
    if not names_offspring(plan):
        yield from _spoken_of_at_any_age(plan)


def _spoken_of_plainly(plan: Recorded) -> Iterator[Entry]:
    yield from plan.contacts
    yield from plan.care_arrangements
    yield from plan.safeguarding_concerns
    yield from (told for told in plan.disclosures if told.child is not None)
    yield from (order for order in plan.orders if order.kind in ORDERS)
    yield from (task for task in plan.tasks if task.kind in WITH_CHILDREN and task.counts)
    yield from (service for service in plan.services if service.kind in WITH_CHILDREN and service.is_used)


def _spoken_of_at_any_age(plan: Recorded) -> Iterator[Entry]:
    yield from (need for need in plan.needs if need.area in AREAS and need.status not in NO_NEED)
    yield from (goal for goal in plan.goals if goal.kind in GOALS)
    yield from (entry for entry in plan.violence if not TACTICS.isdisjoint(entry.tactics))
    for person in plan.people.values():
        fears = any(barrier.kind == "fear-of-losing-children" for barrier in person.barriers)
        if fears or not AREAS.isdisjoint(person.priorities):
            yield person


def names_offspring(plan: Recorded) -> bool:
    """Whether somebody has parents in the plan, or is called a son, a daughter or the like, at whatever age."""
    return any(person.all_parents or person.role in YOUNG for person in plan.people.values())


def parents_of_nobody(plan: Recorded) -> tuple[Person, ...]:
    """Return the people called mother, father or the like; none where a son or daughter of anybody is named."""
    return () if names_offspring(plan) else tuple(person for person in plan.people.values() if person.role in PARENTS)


def without_age(plan: Peopled) -> Iterator[Person]:
    """Yield the people without a recorded age who may be under 18.

    Those are called a child, or by a word such as son; then parents and whoever uses violence are taken for grown.
    """
    for person in plan.people.values():
        if person.age is None and person.role in YOUNG:
            if not plan.has_parental_role(person.handle) and all(person.handle != entry.by for entry in plan.violence):
                yield person
        elif person.age is None and person.is_child and not person.is_unborn:
            yield person
