"""Living apart is all that is done about the violence."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Severity, is_blank, rule

_APART = frozenset({"separation", "removal-or-exclusion"})
_ENDED = frozenset({"cancelled", "rejected"})
_ORDERED = frozenset({"in-force", "temporary", "applied", "varied"})


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("RHP-19",),
    needs=("violence",),
    why="Living apart does not end violence: it often grows after a separation, it comes back through handovers and courts, and "
    "it moves on to the next family.",
    instead="Beside separation, plan what happens about the person using violence: a programme, checks on an order, police, "
    "safe arrangements for contact, somebody who stays in touch with that person.",
    ask="What will be different about the person using violence once the two live apart?",
    limits="Knows separation by the kind of a goal, task or contact, not by other words; a companion plan that names no kinds "
    "is taken at its word.",
    bad=(
        """
        planlint: 1
        id: JUST-APART
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g, for: karen, kind: separation, what: Karen lives by herself.}  # <- here
        tasks:
          - {what: Look at flats., responsible: karen, goal: g}
        """,
        """
        planlint: 1
        id: OUT-AND-NOTHING-ELSE
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          contact:
            - {child: amy, with: dean, kind: none}
        tasks:
          - {what: Leave the flat by Friday., responsible: dean, kind: removal-or-exclusion}  # <- here
          - {what: See that he is gone., responsible: lou, about: dean, kind: removal-or-exclusion}
        """,
        """
        planlint: 1
        id: APART-AND-AN-ORDER
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: vera, protects: tom}
        tasks:
          - {what: Move in with his sister., responsible: tom, kind: separation}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: APART-AND-A-PROGRAMME
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g, for: karen, kind: separation, what: Karen lives by herself., proposed_by: karen}
        tasks:
          - {what: Attend the programme., responsible: dean, kind: behaviour-change}
        """,
        """
        planlint: 1
        id: COURT-AND-POLICE
        people:
          ines: {role: wife}
          paulo: {role: husband, no_direct_work: {reason: unreachable-from-refuge}}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {what: Hear the application., responsible: court, about: paulo, kind: removal-or-exclusion}
          - {what: Serve the order., responsible: police, about: paulo, kind: police-or-court}
        """,
        """
        planlint: 1
        id: COMPANION
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          contact:
            - {child: sophie, with: mark, kind: none}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-SEPARATION-HERE
        people:
          karen: {role: mother, intention: stay}
          dean: {role: father}
          gran: {role: grandmother, no_direct_work: {reason: deceased}}
        violence:
          - {by: dean, towards: [karen]}
          - {by: gran, towards: [karen]}
        goals:
          - {id: g, for: karen, kind: separation, what: Karen lives by herself., status: rejected}
        tasks:
          - {what: Live apart from gran., responsible: karen, about: gran, kind: separation}
        """,
        """
        planlint: 1
        id: STILL-OPEN-WHO
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        goals:
          - {id: g, for: amy, kind: separation, what: A home of her own.}
        tasks: []
        """,
    ),
)
def separation_as_only_measure(plan: Plan) -> Iterator[Problem]:
    """A goal, task or ban on contact sets people apart, and nothing else concerns whoever uses violence.

    With an order against that person, or a reason why nobody can work there, it is a note.
    """
    apart: list[tuple[Path, tuple[str, ...]]] = [
        (goal.path, ()) for goal in plan.goals if goal.kind == "separation" and goal.status not in _ENDED
    ]
    apart += [(task.path, task.about) for task in plan.tasks if task.kind in _APART and task.counts]
    apart += [(contact.path, (contact.with_,)) for contact in plan.contacts if contact.kind == "none" and contact.with_]
    if not apart:
        return
    for user in plan.people_using_violence:
        places = [path for path, about in apart if not about or user in about]
        if not places or is_blank(user) or plan.has_died(user) or _is_addressed(plan, user):
            continue
        ordered = any(order.respondent == user and order.status in _ORDERED for order in plan.orders)
        milder = Severity.NOTE if ordered or plan.cannot_be_worked_with(user) else None
        related = tuple((path, "this too only sets people apart") for path in places[1:])
        yield Problem(f"living apart is all that the plan holds about {user}", places[0], related, milder)


def _is_addressed(plan: Plan, user: str) -> bool:
    """Whether anything but living apart concerns a person: a task, a service, a step of a safety plan, another plan."""
    companions = [companion for companion in plan.companion_plans if user in companion.for_]
    return (
        any(task.kind not in _APART for task in (*plan.tasks_of(user), *plan.agency_measures_about(user)))
        or any(not companion.task_kinds or set(companion.task_kinds) - _APART for companion in companions)
        or any(user in service.for_ and service.is_used for service in plan.services)
        or any(step.kind == "action-about-person-using-violence" for safety in plan.safety_plans for step in safety.steps)
    )
