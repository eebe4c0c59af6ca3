"""Basic needs are met, and nothing in the plan is there for routine, play or good times."""

from collections.abc import Iterator

from planlint import BASIC_AREAS, Plan, Problem, Profile, Severity, is_blank, rule

TAGS = ("routine", "activity", "family-time", "friendship", "rest", "culture")
KINDS = ("routine-or-activity", "mother-child-work", "mother-child-group", "child-peer-group", "community", "youth-service")
MET = ("met", "not-applicable")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-63",),
    needs=("violence", "tasks", "needs"),
    why="Good routines and happy hours help children and parent to recover, once there is safety and a roof to have them under.",
    instead="Ask what the family enjoys and would like back, and make room for it: a routine, a club, a day out, or "
    "something of the parent's own.",
    ask="What will this family look forward to this month?",
    limits="It goes by tags and kinds of tasks, goals and services.",
    bad=(
        """
        planlint: 1
        id: NEEDS-MET-AND-NOTHING-TO-ENJOY
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:  # <- here
          - {person: mia, area: safety, status: met}
          - {person: mia, area: housing, status: met}
        tasks:
          - {what: Ring the school., responsible: jo, kind: education}
        """,
    ),
    good=(
        """
        planlint: 1
        id: NOT-BEFORE-BASIC-NEEDS
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: safety, status: partly-met}
          - {person: mia, area: housing, status: met}
        tasks: []
        """,
        """
        planlint: 1
        id: TAGGED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: safety, status: met}
          - {person: mia, area: housing, status: met}
        tasks:
          - {what: Swimming on Saturdays., responsible: mia, kind: other, tags: family-time}
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        needs:
          - {person: ines, area: safety, status: met}
        tasks: []
        """,
    ),
)
def positive_experiences_missing(plan: Plan) -> Iterator[Problem]:
    """The basic needs of a survivor who is a parent are met, and no task, goal or service is there for good times."""
    tags = [*(tag for task in plan.tasks for tag in task.tags), *(tag for goal in plan.goals for tag in goal.tags)]
    kinds = [*(task.kind for task in plan.tasks), *(service.kind for service in plan.services)]
    if any(tag in TAGS or is_blank(tag) for tag in tags) or any(kind in KINDS or is_blank(kind) for kind in kinds):
        return
    for survivor in plan.adult_survivors_here:
        basic = {need.area: need.status in MET for need in plan.needs if need.person == survivor and need.area in BASIC_AREAS}
        if {"safety", "housing"} <= set(basic) and all(basic.values()) and plan.has_parental_role(survivor):
            message = f"the basic needs of {survivor} are met, and nothing in the plan is for routine, activity or family-time"
            yield Problem(message, ("needs",), on_key=True)
            return
