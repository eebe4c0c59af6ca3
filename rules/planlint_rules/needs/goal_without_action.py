"""A goal that nobody works towards, or of which nobody can tell when it is reached."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("BCP-02",),
    needs=("goals",),
    why="A goal without steps is a wish, and one without measure or date can be held against somebody for ever.",
    instead="Give each goal how everybody will know that it is reached, by when, and at least one action that somebody has taken "
    "on; or drop it.",
    ask="How would the survivor know, on an ordinary morning, that this goal is reached?",
    limits="Actions are found by the goal, or the need, that they name; where a plan makes no such links, only measure and "
    "date are looked at. Whether a measure can be measured is not seen.",
    bad=(
        """
        planlint: 1
        id: NO-MEASURES-NO-DATES
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {for: karen, what: Show that she can protect the children.}  # <- here
          - {for: karen, what: Improve her parenting.}
          - {for: karen, what: Address low mood.}
        tasks:
          - {what: Attend the course., responsible: karen}
        """,
        """
        planlint: 1
        id: NOBODY-WORKS-TOWARDS-IT
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g-home, for: mia, what: A home., measure: Keys in hand., target_date: 2026-09-01}
          - {id: g-work, for: mia, what: A job., measure: First wage., target_date: 2026-09-01}  # <- here
        tasks:
          - {what: Ask three agencies., responsible: mia, goal: g-home}
          - {what: Write applications., responsible: mia, goal: g-work, status: cancelled}
        """,
        """
        planlint: 1
        id: NO-TASKS-AT-ALL
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {for: mia, what: A home., measure: Keys in hand., target_date: 2026-09-01}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: HALF
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g-home, for: mia, what: A home., measure: Keys in hand.}  # <- here
          - {id: g-work, for: mia, what: A job., target_date: 2026-09-01}
          - {id: g-rest, for: mia, what: Rest., measure: Eight hours., target_date: 2026-09-01}  # <- here
        tasks:
          - {what: Ask three agencies., responsible: mia, goal: [g-home, g-work]}
          - {what: See the doctor., goal: g-rest}
        """,
    ),
    good=(
        """
        planlint: 1
        id: WHOLE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {id: n-rest, person: mia, area: health, status: unmet}
        goals:
          - {id: g-home, for: mia, what: A home., measure: Keys in hand., target_date: 2026-09-01}
          - {id: g-rest, for: mia, need: n-rest, what: Rest., measure: Eight hours., target_date: 2026-09}
          - {id: g-sing, for: mia, what: Sing., measure: One concert., target_date: 2026-12, steps: [Find a choir.]}
          - {for: mia, what: Done., status: completed}
          - {for: mia, what: Later., status: on-hold}
          - {for: mia, what: Perhaps., status: proposed}
        tasks:
          - {what: Ask three agencies., responsible: mia, goal: g-home}
          - {what: See the doctor., responsible: mia, need: n-rest}
        """,
        """
        planlint: 1
        id: A-SERVICE-IS-AN-ACTION
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g-home, for: mia, what: A home., measure: Keys in hand., target_date: 2026-09-01}
        tasks: []
        services:
          - {kind: housing, for: [mia], goal: g-home}
        """,
        """
        planlint: 1
        id: NO-LINKS-MADE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {for: mia, what: A home., measure: Keys in hand., target_date: 2026-09-01}
        tasks:
          - {what: Ask three agencies., responsible: mia}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        goals:
          - {id: g-1, for: survivor, what: TBD, measure: TBD, target_date: TBD}
          - TBD
        tasks:
          - {what: TBD, responsible: TBD, goal: g-1}
        """,
    ),
)
def goal_without_action(plan: Plan) -> Iterator[Problem]:
    """An open goal has no action, or neither a measure nor a date; one of the two missing, or an action of nobody, is milder.

    Actions are tasks and services, and the steps of the goal itself. Goals that are only proposed, or on hold, are passed over.
    """
    found = [(goal, plan.actions_for(goal)) for goal in plan.goals if not goal.blank]
    links = any(actions for _, actions in found) or not (plan.tasks or plan.services)
    idle: list[Path] = []
    vague: list[Path] = []
    half: list[Path] = []
    nobodys: list[Path] = []
    for goal, actions in found:
        if not goal.is_open or goal.status == "proposed":
            continue
        missing = (goal.measure is None) + (goal.target_date is None)
        if missing:
            (vague if missing == 2 else half).append(goal.path)
        if links and not actions and not goal.steps:
            idle.append(goal.path)
        elif actions and not any(_has_somebody(entry) for entry in actions):
            nobodys.append(goal.path)
    yield from together(f"{_goals(idle)} no task, service or step", idle)
    yield from together(f"{_goals(vague)} neither a measure nor a target date", vague)
    yield from together(f"{_goals(half)} a measure or a target date, but not both", half, severity=Severity.WARNING)
    yield from together(f"{_goals(nobodys)} only actions of nobody", nobodys, severity=Severity.WARNING)


def _has_somebody(entry: Task | Service) -> bool:
    return isinstance(entry, Service) or entry.blank or bool(entry.responsible)


def _goals(paths: list[Path]) -> str:
    return f"{len(paths)} goals have" if len(paths) > 1 else "this goal has"
