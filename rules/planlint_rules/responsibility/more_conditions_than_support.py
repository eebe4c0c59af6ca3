"""More is demanded of the survivor than is offered."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together

_SAME_AS_SERVICE = {
    "therapy": "trauma-therapy", "mental-health-treatment": "mental-health", "substance-treatment": "substance",
}  # fmt: skip
"""Kinds of service that are what a task of another name demands."""
_CHECKS = frozenset("drug-or-alcohol-testing child-interview monitor-person-using-violence admin".split())


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("RHP-04",),
    needs=("violence", "tasks"),
    why="A plan that mostly demands is felt as a punishment, and a survivor who is punished hides what would have to be known.",
    instead="Take back demands that do not serve safety, and set beside each that stays something that an agency or service "
    "gives.",
    ask="What does this survivor get from us that was wanted?",
    limits="Counts conditions against help of any size; whether the help is wanted or any good is not seen.",
    bad=(
        """
        planlint: 1
        id: DEMANDS
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        workers:
          sw: {role: child-protection-worker}
        tasks:
          - {what: Course., responsible: karen, expectation: required-by-agency}  # <- here
          - {what: Tests., responsible: karen, expectation: required-by-court}
          - {what: Meetings., responsible: karen, if_missed: {kind: court}}
          - {what: Collect the samples., responsible: sw, about: karen, kind: drug-or-alcohol-testing}
          - {what: Visit., responsible: sw}
        services:
          - {kind: parenting-course, for: karen, status: referred, expectation: required-by-agency}
          - {kind: dv-specialist, for: karen, status: not-eligible}
        """,
        """
        planlint: 1
        id: THE-DEMAND-LISTED-AGAIN-AS-A-SERVICE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Course., responsible: karen, kind: parenting-course, expectation: required-by-agency}  # <- here
          - {what: Sessions., responsible: karen, kind: therapy, expectation: required-by-agency}
        services:
          - {kind: parenting-course, for: karen, status: referred}
          - {kind: trauma-therapy, for: karen, status: referred}
        """,
    ),
    good=(
        """
        planlint: 1
        id: HELP
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Tests., responsible: karen, expectation: required-by-court, supports: [transport, child-care]}
          - {what: Course., responsible: karen, expectation: required-by-agency}
          - {what: Ring the bank., responsible: lou, about: karen}
        services:
          - {kind: dv-specialist, for: karen, status: active}
        """,
        """
        planlint: 1
        id: ONE-CONDITION-AND-HER-OWN-WISHES
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Hearing., responsible: karen, expectation: required-by-court}
          - {what: Course., responsible: karen, expectation: required-by-agency, requested_by: karen}
          - {what: Choir., responsible: karen, expectation: her-choice}
          - {what: Course., responsible: dean, expectation: required-by-agency}
          - {what: Programme., responsible: dean, expectation: required-by-agency}
        """,
    ),
)
def more_conditions_than_support(plan: Plan) -> Iterator[Problem]:
    """A survivor has more tasks that are required, or have a price if missed, than kinds of support.

    Support is a service that is not itself a condition, a worker's task for the survivor or the family, and what makes the
    survivor's own tasks possible.
    """
    for survivor in plan.adult_or_parent_survivors:
        tasks = plan.tasks_of(survivor)
        conditions = [task for task in tasks if task.is_required or (task.costs(survivor) and not task.own_choice_of(survivor))]
        if len(conditions) < 2 or is_blank(survivor):
            continue
        demanded = {kind for task in conditions for kind in (task.kind, _SAME_AS_SERVICE.get(task.kind or ""))}
        offered = sum(len(set(task.supports) - {"not-needed"}) for task in tasks)
        offered += sum(_gives(plan, task, survivor) for task in plan.tasks)
        offered += sum(
            service.is_used
            and plan.among(survivor, service.for_)
            and service.expectation not in ("required-by-agency", "required-by-court")
            and service.kind not in demanded
            for service in plan.services
        )
        if len(conditions) > offered:
            message = f"conditions for {survivor}: {len(conditions)}; support on record: {offered}"
            yield from together(message, [task.path for task in conditions], "another condition")


def _gives(plan: Plan, task: Task, survivor: str) -> bool:
    """Whether a worker's task is help: it is no check on anybody, and concerns the survivor, a child or the family at large."""
    if not task.counts or task.kind in _CHECKS or not any(map(plan.is_worker, task.responsible)):
        return False
    return not task.about or any(who == survivor or plan.is_child(who) or is_blank(who) for who in task.about)
