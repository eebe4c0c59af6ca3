"""Nothing in the plan builds on what a child can do."""

from collections.abc import Iterator
from typing import Final

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together

TAGS: Final = frozenset({"resilience", "confidence", "activity", "friendship"})
SERVICES: Final = ("child-peer-group", "youth-service")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-53",),
    needs=("violence",),
    settings=("child_programme_age",),
    why="Children grow out of harm where they can do something well, choose, and see a future that is theirs.",
    instead="Add one goal or activity for the child that is about what it likes and can do, and tag it resilience.",
    ask="What is this child good at, and who notices?",
    limits="It reads tags and kinds of service; an activity without a tag is not seen.",
    bad=(
        """
        planlint: 1
        id: ONLY-WHAT-HURTS
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
          ben: {role: child, age: 12, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {for: ava, what: Sleeps through.}
          - {for: ben, what: Climbing., tags: [activity], status: cancelled}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: WHAT-THEY-CAN-DO
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          ben: {role: child, age: 12, parents: [mia, dan]}
          cy: {role: child, age: 6, parents: [mia, dan]}
          noah: {role: child, age: 4, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {for: ava, what: Swims again., tags: resilience}
        services:
          - {kind: child-peer-group, for: cy, status: waiting-list}
        tasks:
          - {what: Climbing wall on Fridays., responsible: agency, about: ben, tags: [activity]}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: 9}
        violence:
          - {by: TBD, towards: [survivor]}
        goals:
          - {for: TBD, what: TBD, tags: TBD}
        tasks: []
        """,
    ),
)
def child_resilience_not_addressed(plan: Plan) -> Iterator[Problem]:
    """A child of five or more without a goal, task or group that is tagged or known to build confidence and skill."""
    old = plan.settings.child_programme_age
    without = [child for child in plan.children_here if (child.years or 0) >= old and not _is_built_up(child, plan)]
    message = f"no goal, task or group builds up what {', '.join(child.handle for child in without)} can do"
    yield from together(message, [child.path for child in without])


def _is_built_up(child: Person, plan: Plan) -> bool:
    who = child.handle
    tags = [goal.tags for goal in plan.goals if plan.among(who, goal.for_) and goal.status not in ("cancelled", "rejected")]
    tags += [
        task.tags for task in plan.tasks if task.counts and plan.among(who, task.about + task.participants + task.responsible)
    ]
    if any(is_blank(tag) or tag in TAGS for given in tags for tag in given):
        return True
    return any(service.kind in SERVICES and service.is_used and plan.among(who, service.for_) for service in plan.services)
