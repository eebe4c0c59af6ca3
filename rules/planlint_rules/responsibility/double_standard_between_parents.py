"""One standard for the survivor and another for the parent who uses violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

_FOR_THE_CHILDREN = frozenset(
    "protective behaviour-change accountability order-compliance impact-on-children parenting-and-violence contact-arrangement "
    "safe-storage".split()
)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("RHP-20",),
    needs=("violence", "tasks"),
    why="Keeping the children from harm is the duty of both parents, and first of the one who does the harm; measured by two "
    "standards, a survivor is held to account for both.",
    instead="Ask of the parent who uses violence what is asked of the survivor: to keep the children from harm, to turn up, and "
    "to answer for it if not.",
    ask="Would we write this task, or this consequence, for the other parent too?",
    limits="Judges parents whom the plan names as such, by kinds of task and by what follows if a task is missed; a companion "
    "plan that names no kinds is taken at its word.",
    bad=(
        """
        planlint: 1
        id: ONE-PROTECTS
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean], lives_with: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Keep the children out of it., responsible: karen, kind: protective, expectation: required-by-agency}  # <- here
          - {what: Fill in the form., responsible: dean, kind: admin}
        """,
        """
        planlint: 1
        id: ONE-PAYS
        people:
          tom: {role: father}
          vera: {role: mother}
          leo: {role: child, age: 9, parents: [tom, vera]}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - what: Come to the meetings.
            responsible: tom
            if_missed: {response: The case goes to court., kind: court, falls_on: tom}  # <- here
          - {what: Come to the meetings., responsible: vera, kind: behaviour-change}
        """,
        """
        planlint: 1
        id: ONE-TASK-BY-ORDER-AND-ONE-AS-HE-LIKES
        people:
          leanne: {role: mother}
          corey: {role: father}
          jade: {role: child, age: 7, parents: [leanne, corey]}
        violence:
          - {by: corey, towards: [leanne]}
        tasks:
          - what: Complete the course.
            responsible: leanne
            if_missed: {kind: removal, falls_on: leanne}  # <- here
          - {what: Attend the programme., responsible: corey, expectation: requested-by-agency}
          - {what: Keep to the order., responsible: corey, expectation: required-by-court}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ONE-STANDARD
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean], lives_with: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Keep the children out of it., responsible: karen, kind: protective, if_missed: {kind: court, falls_on: karen}}
          - {what: Keep the children out of it., responsible: dean, kind: protective, if_missed: {kind: court, falls_on: dean}}
        """,
        """
        planlint: 1
        id: ORDERED-BY-A-COURT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean], lives_with: [karen]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Come to the meetings., responsible: karen, if_missed: {kind: escalation}}
          - {what: Visit on Mondays., responsible: karen, if_missed: {kind: agency-follow-up, falls_on: karen}}
          - {what: No contact., responsible: dean, kind: order-compliance, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: HER-IDEA-AND-HIS-OWN-PLAN
        companion_plans:
          - {id: M-2, for: mark, open_tasks: 4}
        people:
          karen: {role: mother}
          dean: {role: father}
          mark: {role: step-father}
          amy: {role: child, age: 6, parents: [karen, dean], step_parents: [mark], lives_with: [karen, dean, mark]}
        violence:
          - {by: dean, towards: [karen]}
          - {by: mark, towards: [karen]}
        tasks:
          - {what: Teach Amy to ring Nan., responsible: karen, kind: protective, requested_by: karen}
          - {what: Fill in the form., responsible: dean, kind: admin}
        """,
        """
        planlint: 1
        id: NO-PARENT
        people:
          karen: {role: mother}
          gran: {role: grandmother}
          amy: {role: child, age: 6, parents: [karen], lives_with: [karen, gran]}
        violence:
          - {by: gran, towards: [karen]}
        tasks:
          - {what: Keep Amy out of it., responsible: karen, kind: protective, if_missed: {kind: court, falls_on: karen}}
          - {what: Fill in the form., responsible: gran, kind: admin}
        """,
    ),
)
def double_standard_between_parents(plan: Plan) -> Iterator[Problem]:
    """Of two parents only the survivor has to protect the children, or only the survivor pays for what is not done.

    The first counts where the parent who uses violence lives with or sees the children and has no task that would protect them;
    the second where that parent has tasks.
    """
    parents = plan.parents
    for survivor in plan.adult_or_parent_survivors:
        if survivor not in parents or is_blank(survivor):
            continue
        for user in plan.uses_violence_towards(survivor):
            if user == survivor or user not in parents or is_blank(user) or plan.cannot_be_worked_with(user):
                continue
            protects = [
                task.path for task in plan.tasks_of(survivor)
                if task.kind == "protective" and user not in task.responsible and not task.own_choice_of(survivor)
            ]  # fmt: skip
            if protects and _is_near_children(plan, survivor, user) and not _works_for_the_children(plan, user):
                message = f"{user} lives with or sees the children; to protect them is a task of {survivor} alone"
                yield from together(message, protects, "this task too")
            pays = [task.if_missed.path for task in plan.tasks_of(survivor) if task.if_missed and task.costs(survivor)]
            if pays and _has_tasks_without_consequence(plan, user):
                message = f"what is not done has a consequence for {survivor} and none for {user}"
                yield from together(message, pays, "this consequence too")


def _is_near_children(plan: Plan, survivor: str, user: str) -> bool:
    children = plan.children_of(survivor) or tuple(child.handle for child in plan.children)
    return (
        plan.live_together(user, survivor)
        or any(plan.live_together(user, child) for child in children)
        or any(contact.with_ == user and contact.takes_place for contact in plan.contacts)
    )


def _works_for_the_children(plan: Plan, user: str) -> bool:
    """Whether a person has a task that protects children from violence, or may have one: where a kind is open, none is denied."""
    companions = [companion for companion in plan.companion_plans if user in companion.for_]
    kinds = {task.kind for task in plan.tasks_of(user)} | {kind for companion in companions for kind in companion.task_kinds}
    unseen = any(not companion.task_kinds for companion in companions)
    return unseen or None in kinds or bool(kinds & _FOR_THE_CHILDREN) or any(map(is_blank, kinds))


def _has_tasks_without_consequence(plan: Plan, user: str) -> bool:
    tasks = plan.tasks_of(user)
    answered = any(task.if_missed or is_blank(task.expectation) for task in tasks) or all(
        task.legal_basis or task.expectation == "required-by-court" for task in tasks
    )
    return bool(tasks) and not answered and plan.companion_plan_of(user) is None
