"""A survivor is asked for what does not matter to the survivor now."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together

_NEAR = {
    "children": frozenset(
        "parenting education child-care-or-respite emotional-wellbeing family-relationships development".split()
    ),
    "health": frozenset("mental-health substance-use disability emotional-wellbeing".split()),
    "money": frozenset("food material-basics work-and-learning transport".split()),
    "legal": frozenset({"immigration", "safety"}),
    "empowerment": frozenset({"confidence"}),
    "support-networks": frozenset("friendships culture-and-faith family-relationships".split()),
    "work-and-learning": frozenset({"education", "money"}),
}


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-16",),
    needs=("violence", "tasks"),
    why="Work on what matters to others takes the strength that the survivor needs for what comes first, and repeats that "
    "somebody else decides.",
    instead="Begin with what the survivor calls a priority; drop or postpone the rest, or say openly why it cannot wait.",
    ask="Whose priority is this task?",
    limits="Compares tasks that are not the survivor's choice with goals, needs and priorities on record; tasks about safety "
    "are left out.",
    bad=(
        """
        planlint: 1
        id: NOT-NOW
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g-parenting, for: karen, what: Parenting., priority: later}
          - {id: g-home, for: karen, what: A home., priority: yes}
        tasks:
          - {what: Course., responsible: karen, goal: g-parenting, expectation: required-by-agency}  # <- here
          - {what: View a flat., responsible: karen, goal: g-home}
        """,
        """
        planlint: 1
        id: OTHER-AREAS
        people:
          tom: {role: father, priorities: [housing, money]}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        needs:
          - {id: n-1, person: tom, area: mental-health, status: unmet}
        tasks:
          - {what: Weekly sessions., responsible: tom, need: n-1, expectation: required-by-agency}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: WHAT-MATTERS
        people:
          karen: {role: mother, priorities: [safety, housing, children]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g-home, for: karen, what: A home., priority: yes}
          - {id: g-later, for: karen, what: Choir., priority: later}
        needs:
          - {id: n-1, person: karen, area: parenting, status: unmet}
          - {id: n-2, person: karen, area: health, status: unmet, priority: 2}
        tasks:
          - {what: View a flat., responsible: karen, goal: [g-home, g-later], expectation: required-by-agency}
          - {what: Sing., responsible: karen, goal: g-later, expectation: her-choice}
          - {what: Try a lesson., responsible: karen, goal: g-later, expectation: agreed}
          - {what: Bedtimes., responsible: karen, need: n-1, expectation: required-by-agency}
          - {what: See the doctor., responsible: karen, need: n-2, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: NOTHING-TO-COMPARE
        people:
          karen: {role: mother, priorities: [housing]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g-1, for: karen, what: A home., priority: not-asked}
        needs:
          - {id: n-1, person: amy, area: health, status: unmet}
        tasks:
          - {what: Course., responsible: karen, goal: g-1, expectation: required-by-agency}
          - {what: Hearing., responsible: karen, expectation: required-by-court}
          - {what: Bring Amy to the clinic., responsible: karen, need: n-1, expectation: required-by-agency}
          - {what: Programme., responsible: dean, goal: g-1, expectation: required-by-agency}
        """,
    ),
)
def task_outside_her_priorities(plan: Plan) -> Iterator[Problem]:
    """A task that is not the survivor's choice serves only goals that the survivor calls no priority now.

    A required task that answers only needs of the survivor in areas outside the survivor's priorities is a note.
    """
    goals = {goal.id: goal for goal in plan.goals if goal.id is not None}
    needs = {need.id: need for need in plan.needs if need.id is not None}
    for survivor in plan.adult_or_parent_survivors:
        person = plan.people.get(survivor)
        if person is None:
            continue
        tasks = [task for task in plan.tasks_of(survivor) if task.is_open and not _is_wanted(task, survivor)]
        not_now, elsewhere = [], []
        for task in tasks:
            served = [goals[goal] for goal in task.goal if goal in goals]
            answered = [needs[need] for need in (*task.need, *(n for goal in served for n in goal.need)) if need in needs]
            if served and all(goal.priority in ("no", "later") and survivor in goal.for_ for goal in served):
                not_now.append(task.path)
            elif (
                task.is_required and person.priorities and answered and task.kind != "safety"
                and not any(goal.priority == "yes" or is_blank(goal.priority) for goal in served)
                and all(
                    need.person == survivor and need.priority is None and need.area is not None and need.area != "safety"
                    and not _is_near(need.area, person.priorities)
                    for need in answered
                )
            ):  # fmt: skip
                elsewhere.append(task.path)
        yield from together(f"this serves only what {survivor} calls no priority now", not_now, "this task too")
        message = f"required of {survivor}, in an area that is not among the priorities of {survivor}"
        yield from together(message, elsewhere, "this task too", Severity.NOTE)


def _is_wanted(task: Task, survivor: str) -> bool:
    return task.own_choice_of(survivor) or task.expectation == "agreed" or is_blank(task.expectation)


def _is_near(area: str, priorities: tuple[str, ...]) -> bool:
    """Whether an area is one of the priorities, or lies next to one."""
    return any(
        area == other or is_blank(area) or is_blank(other) or area in _NEAR.get(other, ()) or other in _NEAR.get(area, ())
        for other in priorities
    )
