"""A survivor with children is to be somewhere, and nothing is planned that makes it possible."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, Task, is_blank, rule, together

_TAKES_TIME = frozenset(
    "parenting-course therapy mental-health-treatment substance-treatment crisis-counselling police-or-court legal "
    "order-application education employment-or-training life-skills health drug-or-alcohol-testing".split()
)


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("WWM-08",),
    needs=("violence", "tasks"),
    settings=("child_care_age",),
    why="Without child care, money for the bus or somebody who goes along, an appointment is one more thing at which a survivor "
    "can only fail.",
    instead="Ask what would make each appointment possible, put it in place first, and record it; where nothing is needed, "
    "record that.",
    ask="Who has the children during this appointment, and who pays for the way there?",
    limits="Judges appointments, courses and courts by the kind of task, for survivors with children under thirteen at home.",
    bad=(
        """
        planlint: 1
        id: WHO-HAS-THE-CHILDREN
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course on Tuesdays., responsible: karen, kind: parenting-course}  # <- here
          - {what: Hearing., responsible: karen, kind: police-or-court}
        """,
        """
        planlint: 1
        id: SUPPORT-NEEDED-AND-NONE-NAMED
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {what: View flats., responsible: ines, kind: housing, feasibility: can-do-with-support}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: SUPPORTED
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course on Tuesdays., responsible: karen, kind: parenting-course, supports: child-care}
          - {what: Hearing., responsible: karen, kind: police-or-court, supports: not-needed}
          - {what: See the doctor., responsible: karen, kind: health, feasibility: can-do}
          - {what: See the bank., responsible: karen, kind: financial-support}
          - {what: Last course., responsible: karen, kind: parenting-course, status: completed}
        """,
        """
        planlint: 1
        id: CHILD-CARE-IS-THERE
        people:
          karen: {role: mother, network: [{person: nan, as: [child-care], safe_by_her: yes}]}
          tom: {role: father}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
          leo: {role: child, age: 4, parents: [tom, dean]}
        violence:
          - {by: dean, towards: [karen, tom]}
        tasks:
          - {what: Course on Tuesdays., responsible: karen, kind: parenting-course}
          - {id: t-care, what: A place at the nursery., responsible: lou, about: leo, kind: child-care}
          - {what: Hearing., responsible: tom, kind: police-or-court}
        """,
        """
        planlint: 1
        id: NO-SMALL-CHILDREN-AT-HOME
        people:
          karen: {role: mother}
          ines: {role: wife}
          dean: {role: father}
          amy: {role: child, age: 15, parents: [karen, dean]}
          leo: {role: child, age: 4, parents: [karen, dean], lives: kinship-or-foster-care}
          kit: {role: unborn, parents: [karen]}
          bo: {role: son, age: 25, parents: [ines]}
        violence:
          - {by: dean, towards: [karen, ines]}
        tasks:
          - {what: Course on Tuesdays., responsible: karen, kind: parenting-course}
          - {what: Hearing., responsible: ines, kind: police-or-court}
          - {what: Programme., responsible: dean, kind: behaviour-change, feasibility: can-do-with-support}
        """,
    ),
)
def task_practical_support_missing(plan: Plan) -> Iterator[Problem]:
    """An appointment of a survivor with small children has no child care or other support on record.

    So has a task, with children or without, that the survivor can do with support only.
    """
    cared_for = any(task.counts and task.kind == "child-care" for task in plan.tasks)
    for survivor in plan.adult_or_parent_survivors:
        tasks = [task for task in plan.tasks_of(survivor) if task.is_open and not task.supports]
        person = plan.people.get(survivor)
        if not tasks or person is None:
            continue
        helped = cared_for or any(plan.among("child-care", member.as_) for member in person.network)
        small = not helped and any(_needs_care(child, survivor, person, plan) for child in plan.children)
        places = [task.path for task in tasks if task.feasibility == "can-do-with-support" or (small and _takes_time(task))]
        message = f"tasks of {survivor} without a word on what makes them possible: {len(places)}"
        yield from together(message, places, "this task too")


def _takes_time(task: Task) -> bool:
    return task.kind in _TAKES_TIME and task.feasibility != "can-do" and not is_blank(task.feasibility)


def _needs_care(child: Person, survivor: str, person: Person, plan: Plan) -> bool:
    """Whether a small child is the survivor's, or lives with the survivor, and is looked after by nobody else."""
    small = not child.is_unborn and (child.years is None or child.years < plan.settings.child_care_age)
    theirs = survivor in (*child.all_parents, *child.lives_with) or child.handle in person.lives_with
    return small and theirs and child.lives != "kinship-or-foster-care"
