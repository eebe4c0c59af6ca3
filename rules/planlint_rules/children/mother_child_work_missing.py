"""Nothing brings a survivor and the children together to heal."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("WWM-41",),
    needs=("violence",),
    settings=("mother_child_work_age", "safety_assessment_days", "safety_assessment_days_at_risk", "recent_separation_days"),
    why="Violence comes between a parent and the children; time together in which it may be spoken of, or simply be good, mends "
    "that.",
    instead="Offer time or a group for both together, if both want it, and once both are safe enough.",
    ask="What did the violence do between these two, and what do they give each other?",
    limits="It asks only once safety is established for both, and cannot see what they do together anyway.",
    bad=(
        """
        planlint: 1
        id: EACH-ALONE
        as_of: 2026-06-01
        people:
          mia: {role: mother, lives: new-tenancy}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
          ben: {role: child, age: 12, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-28, outcome: safe-for-now}
            - {person: ava, date: 2026-05-28, outcome: safe-for-now}
            - {person: ben, date: 2026-05-28, outcome: safe-for-now}
        tasks:
          - {what: Look at schools., responsible: mia, about: ava}
        """,
    ),
    good=(
        """
        planlint: 1
        id: TOGETHER
        as_of: 2026-06-01
        people:
          mia: {role: father, lives: new-tenancy}
          dan: {role: mother}
          ava: {role: child, age: 9, parents: [mia, dan]}
          ben: {role: child, age: 12, parents: [mia, dan]}
          cy: {role: child, age: 2, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-28, outcome: safe-for-now}
            - {person: ava, date: 2026-05-28, outcome: safe-for-now}
            - {person: ben, date: 2026-05-28, outcome: safe-for-now}
        services:
          - {kind: mother-child-group, for: [mia, ben], status: waiting-list}
        tasks:
          - {what: Night-light and bedtime., responsible: mia, participants: [mia, ava]}
        """,
        """
        planlint: 1
        id: NOT-WHILE-UNSAFE
        as_of: 2026-06-01
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-28, outcome: not-safe}
        tasks: []
        """,
    ),
)
def mother_child_work_missing(plan: Plan) -> Iterator[Problem]:
    """A survivor and a child of three or more, both safe enough for now, and no task or service for the two together."""
    if plan.is_template:
        return
    wanting = []
    for survivor in plan.adult_survivors_here:
        old = plan.settings.mother_child_work_age
        theirs = [child for child in plan.children_here if survivor in child.all_parents and (child.years or 0) >= old]
        apart = [child for child in theirs if not _are_together(survivor, child.handle, plan)]
        if apart and plan.has_current_safety(survivor):
            for child in filter(lambda child: plan.has_current_safety(child.handle), apart):
                wanting.append((child.path, f"no task or service brings {survivor} and {child.handle} together"))
    if wanting:
        path, message = wanting[0]
        yield Problem(message, path, tuple(wanting[1:]))


def _are_together(survivor: str, child: str, plan: Plan) -> bool:
    def names_both(task: Task) -> bool:
        return plan.among(survivor, task.responsible + task.participants) and plan.among(child, task.participants)

    if any(task.counts and (names_both(task) or _is_joint(task, child, plan)) for task in plan.tasks):
        return True
    return any(
        service.is_used
        and (
            (service.kind == "mother-child-group" and bool({survivor, child} & {*service.for_}))
            or _for_both(service.participants)
        )
        for service in plan.services
    )


def _is_joint(task: Task, child: str, plan: Plan) -> bool:
    """Whether a task is work for parent and child: it then counts for the children whom it names, or for all."""
    named = [who for who in task.about + task.participants if is_blank(who) or plan.is_child(who)]
    return task.kind == "mother-child-work" and (not named or plan.among(child, tuple(named)))


def _for_both(participants: str | None) -> bool:
    return participants == "parent-and-child" or is_blank(participants)
