"""None of the survivor's tasks is the survivor's choice, or one is required without a reason."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-13", "RHP-12"),
    needs=("violence", "tasks"),
    why="Violence takes choice away; a plan in which everything is required goes on where it left off.",
    instead="Ask what the survivor wants to do first, mark what is the survivor's choice or agreed, and give a reason or a "
    "legal basis for what is required.",
    ask="What in this plan could the survivor say no to without losing anything?",
    limits="Believes the plan about whose choice a task is; tasks that do not say it are not judged.",
    bad=(
        """
        planlint: 1
        id: ALL-REQUIRED
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course., responsible: karen, expectation: required-by-court}  # <- here
          - {what: Weekly visit., responsible: [karen, lou], expectation: requested-by-agency}
        """,
        """
        planlint: 1
        id: REQUIRED-AND-NO-REASON
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - {what: Choir., responsible: tom, expectation: her-choice}
          - {what: Course., responsible: tom, expectation: required-by-agency}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: CHOICES
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course., responsible: karen, expectation: required-by-agency, reason: The school asked for it.}
          - {what: Hearing., responsible: karen, expectation: required-by-court}
          - {what: Group., responsible: karen, expectation: agreed}
        """,
        """
        planlint: 1
        id: NOT-SAID
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Hearing., responsible: karen, expectation: required-by-court}
          - {what: Second hearing., responsible: karen, expectation: required-by-court}
          - {what: See the bank., responsible: karen}
        """,
        """
        planlint: 1
        id: SHE-ASKED
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course., responsible: karen, expectation: required-by-agency, requested_by: karen}
          - {what: Second course., responsible: karen, expectation: required-by-agency, requested_by: karen}
          - {what: Programme., responsible: dean, expectation: required-by-agency}
          - {what: Second programme., responsible: dean, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: A-SERVICE-OF-HER-OWN
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Hearing., responsible: karen, expectation: required-by-court}
          - {what: Second hearing., responsible: karen, expectation: required-by-court}
        services:
          - {kind: dv-specialist, for: karen, requested_by: karen}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: "{{ task }}", responsible: survivor, expectation: required-by-agency, reason: "{{ reason }}"}
          - {what: "{{ task }}", responsible: survivor, expectation: "{{ whose choice }}"}
        """,
    ),
)
def no_choice_for_survivor(plan: Plan) -> Iterator[Problem]:
    """Of several tasks of a survivor every one is required or requested, or one that an agency requires has no reason."""
    for survivor in plan.adult_or_parent_survivors:
        tasks = plan.tasks_of(survivor)
        required = [task for task in tasks if task.is_required]
        if not required or is_blank(survivor):
            continue
        chosen = any(service.own_choice_of(survivor) and survivor in service.for_ for service in plan.services)
        if len(required) > 1 and len(required) == len(tasks) and not chosen:
            message = f"none of the {len(tasks)} tasks of {survivor} is chosen or agreed"
            yield from together(message, [task.path for task in tasks], "required or requested too")
            continue
        baseless = [
            task.path for task in required
            if task.expectation == "required-by-agency" and task.legal_basis is None and task.reason is None
        ]  # fmt: skip
        yield from together(f"required of {survivor} without a reason or a legal basis", baseless, "this task too")
