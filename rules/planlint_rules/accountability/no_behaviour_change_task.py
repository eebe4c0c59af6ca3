"""The person using violence has tasks, none of them about changing."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

_MAY_BE = frozenset({None, "safety", "protective", "removal-or-exclusion"})


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-11",),
    needs=("violence", "tasks"),
    why="A list of appointments keeps the person using violence busy and leaves the violence as it was.",
    instead="Agree on at least one task by which that person stops, owns or repairs what was done: a behaviour change "
    "programme, keeping to an order, saying what it did to the children.",
    ask="Which of these tasks would anybody in the family notice as a change?",
    limits="Goes by the kind of task, not by whether the words behind it would change anything; a companion plan that names no "
    "kinds of task is taken at its word.",
    bad=(
        """
        planlint: 1
        id: BUSY-BUT-UNCHANGED
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Fill in the form., responsible: dean, kind: admin}  # <- here
          - {what: Ring the substance service., responsible: dean, kind: substance-treatment}
          - {what: See the housing officer., responsible: karen, kind: housing}
        """,
        """
        planlint: 1
        id: TEMPER
        people:
          ann: {role: mother}
          jo: {role: partner}
        violence:
          - {by: jo, towards: [ann]}
        tasks:
          - {what: Ten evenings on temper., responsible: jo, kind: anger-management, status: completed}  # <- here
        """,
        """
        planlint: 1
        id: COMPANION-WITHOUT-CHANGE
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 2, task_kinds: [parenting-course, housing]}  # <- here
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: View a flat., responsible: renee}
        """,
        """
        planlint: 1
        id: KIND-UNKNOWN
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Come in on the first Tuesday., responsible: dean}  # <- here
          - {what: Sleep elsewhere., responsible: dean, kind: safety}
        """,
        """
        planlint: 1
        id: WHAT-BOTH-ARE-TO-KEEP-TO
        people:
          lena: {role: mother}
          marek: {role: father}
        violence:
          - {by: marek, towards: [lena]}
        tasks:
          - {what: Keep to the agreement., responsible: [lena, marek]}  # <- here
          - {what: Attend the Thursday group., responsible: marek, kind: anger-management}
        """,
        """
        planlint: 1
        id: UNPAID-WORK-CHANGES-NOTHING
        people:
          shanice: {role: mother}
          kyle: {role: father}
        violence:
          - {by: kyle, towards: [shanice]}
        tasks:
          - {what: Do 120 hours of unpaid work., responsible: kyle, kind: other}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: PROGRAMME-AND-MORE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme every week., responsible: dean, kind: behaviour-change}
          - {what: Ring the housing office., responsible: dean, kind: housing}
        """,
        """
        planlint: 1
        id: COMPANION-HOLDS-THE-REST
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Pay the school bus., responsible: mark, kind: financial-support}
        """,
        """
        planlint: 1
        id: NONE-AT-ALL-IS-ANOTHER-MATTER
        people:
          karen: {role: mother}
          dean: {role: father}
          gran: {role: grandmother, no_direct_work: {reason: deceased}}
        violence:
          - {by: dean, towards: [karen]}
          - {by: gran, towards: [karen]}
        tasks:
          - {what: See the housing officer., responsible: karen}
          - {what: Hand back the keys., responsible: gran, kind: admin, status: completed}
        """,
        """
        planlint: 1
        id: SLOT
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: "{{ what changes }}", responsible: other}
        """,
        """
        planlint: 1
        id: RESISTANCE
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
        tasks:
          - {what: Fill in the form., responsible: amy, kind: admin}
        """,
    ),
)
def no_behaviour_change_task(plan: Plan) -> Iterator[Problem]:
    """All that a person using violence is asked to do is something other than changing.

    What counts is a task of the kind behaviour-change, accountability, order-compliance, impact-on-children or
    parenting-and-violence. Where the kind of a task that is this person's alone leaves it open, or nobody can
    work with the person, it is a note.
    """
    for user in plan.people_using_violence:
        tasks = plan.tasks_of(user)
        companions = [companion for companion in plan.companion_plans if user in companion.for_]
        kinds = {task.kind for task in tasks if task.kind} | {kind for companion in companions for kind in companion.task_kinds}
        places = [task.path for task in tasks] + [companion.path for companion in companions if companion.task_kinds]
        unseen = any(not companion.task_kinds and (companion.open_tasks or companion.blank) for companion in companions)
        left_open = any(map(is_blank, kinds)) or any(task.kind is None and is_blank(task.what) for task in tasks)
        if any(task.is_about_own_violence for task in tasks) or any(each.is_about_own_violence for each in companions):
            continue
        if not places or unseen or left_open or is_blank(user) or plan.has_died(user):
            continue
        own = [task for task in tasks if len(task.responsible) == 1]
        unclear = any(task.kind in _MAY_BE for task in own) or plan.cannot_be_worked_with(user)
        named = f"their kinds: {', '.join(sorted(kinds))}" if kinds else "their kinds are not stated"
        inferred = " (kind read from its words)" if any(task.kind_was_inferred for task in tasks) else ""
        message = f"no task of {user} is known to be about changing what {user} does; tasks here: {len(tasks)}; {named}{inferred}"
        yield from together(message, places, f"a task of {user}", Severity.NOTE if unclear else None)
