"""The agency's own tasks are overdue or have no date, or the survivor was offered no copy."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, rule, together

OPEN = ("not-started", "scheduled", "in-progress", "on-hold")
ENDED = ("completed", "revoked")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-17",),
    needs=("violence", "tasks"),
    why="What the agency promised and did not do weighs on the survivor, who can hold nobody to it without a date and a copy.",
    instead="Give every task of a worker or agency a date and a status, do the overdue ones first and say why they are late, and "
    "offer the survivor a copy, kept where the survivor says it is safe.",
    ask="Which of our promises are late, and does the survivor know?",
    limits="It sees dates and states, not whether what was promised was kept well.",
    bad=(
        """
        planlint: 1
        id: OVERDUE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Bond loan., responsible: jo, due: 2026-04-20, status: in-progress}  # <- here
          - {what: Patrol flag., responsible: police, due: 2026-04-30, status: not-started}
        """,
        """
        planlint: 1
        id: PAST-AND-NOBODY-SAYS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Bond loan., responsible: jo, due: 2026-04-20}  # <- here
        """,
        """
        planlint: 1
        id: DATES-FOR-HER-ALONE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: View flats., responsible: mia, due: 2026-06-20}
          - {what: Bond loan., responsible: jo}  # <- here
          - {what: School., responsible: jo}
        """,
        """
        planlint: 1
        id: NO-COPY
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: [{what: School., responsible: jo}]
        coordination:
          copies:
            - {to: mia, version: not-offered}  # <- here
            - {to: dan, version: none}
        """,
    ),
    good=(
        """
        planlint: 1
        id: KEPT
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Order served., responsible: police, due: 2026-05-05, status: completed}
          - {what: Bond loan., responsible: jo, due: 2026-06-12}
          - {what: View flats., responsible: mia, due: 2026-04-20}
          - {what: School., responsible: jo}
        coordination:
          copies:
            - {to: mia, version: declined-for-safety}
        """,
        """
        planlint: 1
        id: ONE-PAGE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the GP., responsible: mia}
          - {what: School., responsible: jo}
        """,
        """
        planlint: 1
        id: NO-SURVIVOR
        people:
          mia: {role: mother}
        violence: []
        tasks:
          - {what: School., responsible: jo, due: 2026-02-02, status: in-progress}
        """,
        """
        planlint: 1
        id: CLOSED
        status: completed
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Letter., responsible: jo, due: 2026-02-02}
        """,
    ),
)
def agency_not_accountable_to_survivor(plan: Plan) -> Iterator[Problem]:
    """Tasks of workers or agencies are overdue, have no date while the survivor's have one, or the survivor was offered no copy.

    Where the date has passed and no status is given, it is a note.
    """
    if plan.is_template or not plan.survivors:
        return
    ours = [task for task in plan.tasks if task.is_open and any(who not in plan.people for who in task.responsible)]
    late = [task for task in ours if plan.is_past(task.due) and plan.status not in ENDED]
    known = [task for task in late if task.status in OPEN]
    message = f"overdue tasks of workers and agencies: {len(known or late)}"
    if not known:
        message = f"the date has passed, and no status is recorded, for tasks of workers and agencies: {len(late)}"
    yield from together(message, (task.path for task in known or late), severity=None if known else Severity.NOTE)
    theirs = [
        task for task in plan.tasks if task.is_open and _is_dated(task) and set(task.responsible) & set(plan.adult_survivors)
    ]
    alone = [task for task in ours if not set(task.responsible) & set(plan.people)]
    if theirs and alone and not any(_is_dated(task) for task in ours):
        message = f"a survivor's tasks have a date, and none of a worker's or an agency's has one: {len(alone)}"
        yield from together(message, (task.path for task in alone))
    copies = [copy.path for copy in plan.copies if copy.version == "not-offered" and set(copy.to) & set(plan.adult_survivors)]
    yield from together("no copy was offered to a survivor", copies)


def _is_dated(task: Task) -> bool:
    return task.due is not None
