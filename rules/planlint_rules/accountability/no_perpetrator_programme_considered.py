"""A parent uses violence, and no programme or helpline was thought of."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

_PROGRAMMES = frozenset({"perpetrator-programme", "perpetrator-helpline"})
_EXPLAINED = frozenset({"perpetrator-programme", "helpline"})
_REFLECTION = frozenset({"impact-on-children", "parenting-and-violence"})


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-44",),
    needs=("violence",),
    why="What the violence does to the children is what moves many parents who use it to seek help, and they seek it where "
    "somebody had a helpline or a programme to name.",
    instead="Offer a behaviour change programme or helpline, or record that there is none nearby, and ask the parent who uses "
    "violence to face what it does to the children, once that is safe for them.",
    ask="What does this parent know about help to stop, and who has spoken with this parent about the children?",
    limits="Does not judge whether a programme is a good one; a companion plan that names no kinds of task is taken at its word.",
    bad=(
        """
        planlint: 1
        id: NOTHING-CONSIDERED
        people:
          karen: {role: mother}
          dean: {role: father}  # <- here
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Twelve evenings on temper., responsible: dean, kind: anger-management}
        """,
        """
        planlint: 1
        id: PROGRAMME-BUT-NOT-THE-CHILDREN
        people:
          ann: {role: mother}
          jo: {role: mother}  # <- here
          arlo: {role: child, age: 4, parents: [ann], step_parents: [jo]}
        violence:
          - {by: jo, towards: [ann]}
        tasks:
          - {what: Attend the programme., responsible: jo, kind: behaviour-change}
        """,
    ),
    good=(
        """
        planlint: 1
        id: BOTH
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Write down what Amy saw., responsible: dean, kind: impact-on-children}
        services:
          - {kind: perpetrator-programme, for: dean, status: waiting-list}
        """,
        """
        planlint: 1
        id: NONE-NEARBY
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Say what it did to Amy., responsible: dean, kind: parenting-and-violence}
        services:
          - {kind: perpetrator-programme, for: dean, status: unavailable}
        """,
        """
        planlint: 1
        id: ELSEWHERE-OR-OUT-OF-REACH
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 4}
        people:
          karen: {role: mother}
          dean: {role: father, no_direct_work: {reason: no-service-available}}
          mark: {role: step-father}
          amy: {role: child, age: 6, parents: [karen, dean], step_parents: [mark]}
        violence:
          - {by: dean, towards: [karen]}
          - {by: mark, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        people:
          ines: {role: wife}
          paulo: {role: husband}
          bo: {role: son, age: 24, parents: [ines, paulo]}
        violence:
          - {by: paulo, towards: [ines]}
          - {by: bo, towards: [ines]}
        tasks:
          - {what: Serve the order., responsible: police, about: paulo}
        """,
    ),
)
def no_perpetrator_programme_considered(plan: Plan) -> Iterator[Problem]:
    """For a parent who uses violence neither a behaviour change programme nor a helpline was considered.

    A service counts whatever came of it. Where one was considered, but no task is about what the violence does to the children,
    it is a note.
    """
    for user in plan.people_using_violence:
        person = plan.people.get(user)
        if person is None or user not in plan.parents or plan.cannot_be_worked_with(user):
            continue
        companions = [companion for companion in plan.companion_plans if user in companion.for_]
        if any(not companion.task_kinds for companion in companions):
            continue
        kinds = {task.kind for task in (*plan.tasks_of(user), *plan.agency_measures_about(user))}
        kinds |= {kind for companion in companions for kind in companion.task_kinds}
        offered = {service.kind for service in plan.services if not service.for_ or user in service.for_}
        told = {given.topic for given in person.information}
        considered = "behaviour-change" in kinds or offered & _PROGRAMMES or told & _EXPLAINED
        if any(map(is_blank, kinds | offered | told)):
            continue
        if not considered:
            yield Problem(
                f"{user} is a parent and uses violence; no programme or helpline is recorded for {user}", plan.place_of(user)
            )
        elif not kinds & _REFLECTION:
            message = f"{user} is a parent and uses violence; no task of {user} is on impact-on-children"
            yield Problem(message, plan.place_of(user), severity=Severity.NOTE)
