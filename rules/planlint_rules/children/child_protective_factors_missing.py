"""What protects a child is not recorded, or nobody strengthens it."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-54",),
    needs=("violence",),
    why="A steady grown-up, friends, school and routine carry a child through more than any programme; they grow only where "
    "somebody tends them.",
    instead="Record what protects each child, and give an adult a task that strengthens one of these things.",
    ask="What holds this child, and what would happen to it if the family moved?",
    limits="Any words count as a factor. A task that strengthens something counts for all children, unless it names some.",
    bad=(
        """
        planlint: 1
        id: NOT-LOOKED-FOR
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
          ben: {role: child, age: 12, parents: [mia, dan], protective_factors: [His football team.]}  # <- here
          cy: {role: child, age: 6, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Rings his coach., responsible: ben, about: ben, strengthens: Football.}
        """,
    ),
    good=(
        """
        planlint: 1
        id: FOUND-AND-TENDED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], protective_factors: [nan]}
          ben: {role: child, age: 12, parents: [mia, dan], protective_factors: [His football team.]}
          bump: {role: unborn, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Drives ben to football., responsible: mia, about: ben, strengthens: Football.}
          - {what: Sunday dinner at nan's., responsible: mia, strengthens: Nan., participants: [mia, ava]}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, protective_factors: TBD}
        violence:
          - {by: TBD, towards: [survivor]}
        tasks:
          - {what: TBD, responsible: TBD, strengthens: TBD}
        """,
    ),
)
def child_protective_factors_missing(plan: Plan) -> Iterator[Problem]:
    """A born child for whom nothing that protects is recorded, or for whom no adult's task strengthens any of it."""
    born = [child for child in plan.children_here if not child.is_unborn]
    unknown = [child for child in born if not child.protective_factors]
    message = f"nothing is recorded that protects {', '.join(child.handle for child in unknown)}"
    yield from together(message, [child.path for child in unknown])
    untended = [
        child for child in born if child.protective_factors and not any(_tends(task, child.handle, plan) for task in plan.tasks)
    ]
    message = f"no task of an adult strengthens what protects {', '.join(child.handle for child in untended)}"
    yield from together(message, [child.path for child in untended])


def _tends(task: Task, child: str, plan: Plan) -> bool:
    """Whether an adult's task strengthens what protects a child."""
    if not task.strengthens or not task.counts:
        return False
    for_whom = [who for who in task.about + task.participants if is_blank(who) or plan.is_child(who)]
    return (not for_whom or plan.among(child, tuple(for_whom))) and not all(
        plan.is_child(who) for who in task.responsible or (child,)
    )
