"""A survivor carries many more required tasks than the person using violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

_MANY = 4


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-12",),
    needs=("violence", "tasks"),
    settings=("task_load_ratio",),
    why="Each task costs time, money and strength, and a survivor who has to do most of them pays for the violence once more.",
    instead="Take over what a worker can do, drop what is not needed now, and ask more of the person using violence.",
    ask="Which of these required tasks could one of us do instead?",
    limits="Counts tasks and does not weigh them; tasks that do not say whose choice they are count only where there are many.",
    bad=(
        """
        planlint: 1
        id: THREE-TO-ONE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Parenting course., responsible: karen, expectation: required-by-agency}  # <- here
          - {what: Drug tests., responsible: karen, expectation: required-by-court}
          - {what: Weekly meeting., responsible: [karen, lou], expectation: requested-by-agency}
          - {what: Attend the programme., responsible: dean, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: MANY-AND-NO-WORD-ON-CHOICE
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - {what: See the school., responsible: tom}  # <- here
          - {what: See the doctor., responsible: tom}
          - {what: See the landlord., responsible: tom}
          - {what: See the bank., responsible: tom}
          - {what: Attend the programme., responsible: vera}
        """,
    ),
    good=(
        """
        planlint: 1
        id: WHAT-SHE-ASKED-FOR
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Driving lessons., responsible: karen, expectation: required-by-agency, requested_by: karen}
          - {what: Choir., responsible: karen, expectation: her-choice}
          - {what: Group., responsible: karen, expectation: agreed}
          - {what: Course., responsible: karen, expectation: required-by-agency, status: cancelled}
          - {what: See the judge., responsible: karen, expectation: required-by-court}
          - {what: Attend the programme., responsible: dean}
        """,
        """
        planlint: 1
        id: COMPANION
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Parenting course., responsible: renee, expectation: required-by-agency}
          - {what: Drug tests., responsible: renee, expectation: required-by-court}
          - {what: Weekly meeting., responsible: renee, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: NONE-IS-ANOTHER-MATTER
        people:
          karen: {role: mother}
          dean: {role: father, no_direct_work: {reason: in-custody}}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: See the school., responsible: karen, expectation: required-by-agency}
          - {what: See the bank., responsible: karen, expectation: required-by-agency}
          - {what: Warn before release., responsible: probation, about: dean}
        """,
    ),
)
def task_load_lopsided(plan: Plan) -> Iterator[Problem]:
    """A survivor has more than twice as many required tasks as those who use violence towards the survivor have tasks.

    Work that the survivor asked for does not count. Many tasks of which nobody says whose choice they are make a note.
    """
    for survivor in plan.adult_or_parent_survivors:
        users = [user for user in plan.uses_violence_towards(survivor) if not is_blank(user)]
        tasks = [task for task in plan.tasks_of(survivor) if not set(task.responsible) & set(users)]
        load = sum(_load(plan, user) for user in users)
        if not tasks or not load or is_blank(survivor):
            continue
        required = [task for task in tasks if task.is_required]
        unclear = [task for task in tasks if task.is_required or (task.expectation is None and not task.own_choice_of(survivor))]
        most = load * plan.settings.task_load_ratio
        counted = f"tasks of {', '.join(users)}: {load}"
        if len(required) > most:
            message = f"required tasks of {survivor}: {len(required)}; {counted}"
            yield from together(message, [task.path for task in required], f"another task of {survivor}")
        elif len(unclear) > most and len(unclear) >= _MANY:
            message = f"tasks of {survivor} that are not known to be anybody's choice: {len(unclear)}; {counted}"
            yield from together(message, [task.path for task in unclear], f"another task of {survivor}", Severity.NOTE)


def _load(plan: Plan, user: str) -> int:
    """Count what is asked of a person, here and in companion plans; one that gives no number counts by its kinds of task."""
    elsewhere = sum(
        companion.open_tasks or len(companion.task_kinds) for companion in plan.companion_plans if user in companion.for_
    )
    return len(plan.tasks_of(user)) + elsewhere
