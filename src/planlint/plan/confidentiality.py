"""What must not reach whoever uses violence or is not safe: about whom, what a plan holds of it, and what was passed on."""

from collections.abc import Iterable, Mapping
from typing import Final

from planlint.document import is_blank
from planlint.plan.coordination import PlanCopy
from planlint.plan.needs import Need
from planlint.plan.people import Person
from planlint.plan.safety import SafetyAssessment, SafetyPlan

HEALTH: Final = frozenset({"survivor-health", "survivor-mental-health"})
ADDRESS: Final = frozenset({"survivor-address", "survivor-contact-details", "child-address"})
"""Information that can be used against a survivor whose address is hidden."""
CONFIDENTIAL: Final = HEALTH | frozenset(
    "survivor-substance survivor-views survivor-immigration safety-plan safety-assessment whole-plan".split()
)
"""Information that can be used against any survivor."""
ABOUT_HEALTH: Final = frozenset({"health", "mental-health", "disability"})
NOT_HANDED_OVER: Final = ("none", "held-by-worker", "declined-for-safety", "not-offered")


def unsafe_to_tell(
    users: Iterable[str], faced: Mapping[str, tuple[str, ...]], people: Mapping[str, Person]
) -> dict[str, tuple[str, ...]]:
    """Return everybody who uses violence or is not safe, each with the survivors whom it endangers what that person learns.

    Takes those using violence, and whose violence each survivor may still meet. A survivor who uses violence too may know of the
    children.
    """
    unsafe: dict[str, list[str]] = {}
    for survivor in faced:
        for member in people[survivor].network if survivor in people else ():
            if member.safe_by_her == "no" and member.person is not None and not is_blank(member.person):
                unsafe.setdefault(member.person, []).append(survivor)
    for user in users:
        if not is_blank(user):
            endangered = [survivor for survivor in faced if user in faced[survivor]]
            grown = [survivor for survivor in endangered if survivor not in people or not people[survivor].is_child]
            unsafe[user] = grown if user in faced else endangered
    return {who: tuple(survivors) for who, survivors in unsafe.items() if survivors}


def tells_of_others(copy: PlanCopy) -> bool:
    """Whether a copy was handed over and holds more than the section of whom it went to; not where a template leaves it open."""
    if copy.version in NOT_HANDED_OVER or is_blank(copy.version) or any(map(is_blank, copy.section)):
        return False
    is_own_section = copy.section and set(copy.section) <= set(copy.to) and copy.version in (None, "section")
    return not is_own_section


def withholds_everything(copy: PlanCopy) -> bool:
    """Whether all that is confidential was taken out of a copy, or a template leaves open what was."""
    return "whole-plan" in copy.withheld or any(map(is_blank, copy.withheld))


def held_about(
    survivors: tuple[str, ...],
    hides_address: bool,
    people: Mapping[str, Person],
    needs: Iterable[Need],
    assessments: Iterable[SafetyAssessment],
    safety_plans: tuple[SafetyPlan, ...],
) -> tuple[str, ...]:
    """Return what a plan holds about survivors that can be used against them, in the words of `withheld:`."""
    areas = {need.area for need in needs if need.person in survivors}
    viewed = any(people[survivor].views for survivor in survivors if survivor in people)
    rated = any(each.person in survivors and (each.own_view or each.own_rating) for each in assessments)
    held = {
        "survivor-address": hides_address,
        "survivor-health": bool(areas & ABOUT_HEALTH),
        "survivor-substance": "substance-use" in areas,
        "survivor-views": viewed or rated,
        "safety-plan": bool(safety_plans),
    }
    return tuple(kind for kind, is_held in held.items() if is_held)


def not_withheld(held: Iterable[str], withheld: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was not taken out; whoever takes out either word for health has taken out both."""
    taken_out = set(withheld) | (HEALTH if HEALTH & set(withheld) else set())
    return tuple(kind for kind in held if kind not in taken_out)
