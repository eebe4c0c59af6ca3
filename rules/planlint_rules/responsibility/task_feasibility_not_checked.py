"""The survivor is to do what cannot be done now, or nobody asked whether it can."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-15",),
    needs=("violence", "tasks"),
    why="A task that cannot be done makes a survivor feel powerless, as the violence does, and looks like unwillingness "
    "afterwards.",
    instead="Leave the task out or put it on hold, give it to a worker, or put in place what would make it possible; ask before "
    "it goes into the plan.",
    ask="What would have to be true for the survivor to be able to do this?",
    limits="Rests on what the plan records of the survivor's answer; where feasibility is recorded for no task at all, nothing "
    "is said.",
    bad=(
        """
        planlint: 1
        id: CANNOT-NOW
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Evening course., responsible: karen, expectation: required-by-agency, feasibility: cannot-now}  # <- here
          - {what: See the bank., responsible: karen, feasibility: cannot-now, status: in-progress}
        """,
        """
        planlint: 1
        id: NOT-ASKED
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - {what: Evening course., responsible: tom, expectation: required-by-agency}  # <- here
          - {what: Weekly visit., responsible: tom, expectation: required-by-agency, feasibility: not-asked}
          - {what: Choir., responsible: tom, feasibility: can-do}
        """,
    ),
    good=(
        """
        planlint: 1
        id: POSSIBLE-OR-PUT-OFF
        people:
          karen: {role: mother}
          dean: {role: father}
        as_of: 2026-06-01
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Evening course., responsible: karen, feasibility: cannot-now, status: on-hold}
          - {what: Second course., responsible: karen, feasibility: cannot-now, start: 2026-09-01}
          - {what: Third course., responsible: karen, feasibility: cannot-now, status: cancelled}
          - {what: See the bank., responsible: karen, feasibility: can-do-with-support, expectation: required-by-agency}
          - {what: Programme., responsible: dean, feasibility: cannot-now, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: HER-WISH
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Driving lessons., responsible: karen, feasibility: cannot-now, requested_by: karen}
          - {what: Choir., responsible: karen, feasibility: not-asked, expectation: her-choice}
        """,
        """
        planlint: 1
        id: NO-SUCH-RECORD-KEPT
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Evening course., responsible: karen, expectation: required-by-agency}
        """,
    ),
)
def task_feasibility_not_checked(plan: Plan) -> Iterator[Problem]:
    """An open task of a survivor cannot be done now by the survivor's own answer: grave, where it is required.

    Where the answer is recorded for some tasks, required ones without it are a note; a warning, where nobody asked.
    """
    for survivor in plan.adult_or_parent_survivors:
        tasks = [task for task in plan.tasks_of(survivor) if not task.own_choice_of(survivor)]
        if not any(task.feasibility for task in tasks) or is_blank(survivor):
            continue
        current = [
            task
            for task in tasks
            if task.is_open and task.status != "on-hold" and not is_blank(task.start) and (plan.days_since(task.start) or 0) >= 0
        ]
        impossible = [task for task in current if task.feasibility == "cannot-now"]
        message = f"tasks that cannot be done now by the answer of {survivor}: {len(impossible)}"
        severity = Severity.ERROR if any(task.is_required for task in impossible) else None
        yield from together(message, [task.path for task in impossible], "nor can this", severity)
        unasked = [task for task in current if task.is_required and task.feasibility in (None, "not-asked")]
        message = f"tasks required of {survivor} without an answer whether they can be done: {len(unasked)}"
        severity = None if any(task.feasibility for task in unasked) else Severity.NOTE
        yield from together(message, [task.path for task in unasked], "this task too", severity)
