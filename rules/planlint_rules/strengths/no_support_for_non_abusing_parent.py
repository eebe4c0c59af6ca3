"""Nothing in the plan supports the parent who is not using violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Service, Severity, Task, rule

NO_SUPPORT = ("monitor-person-using-violence", "drug-or-alcohol-testing", "child-interview", "behaviour-change", "accountability")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-57",),
    needs=("violence", "tasks"),
    why="To support the parent who is not using violence is the best support there is for the children.",
    instead="Ask that parent about worries of the parent's own, and have at least one worker or service support that parent.",
    ask="What does this plan do for the parent the children rely on?",
    limits="It sees whether somebody is to do something for that parent, not what good it does; worries are not read.",
    bad=(
        """
        planlint: 1
        id: ONLY-FOR-HIM-AND-THE-CHILD
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Weekly sessions., responsible: lee, about: dan}
          - {what: Play sessions., responsible: kim, about: ava}
          - {what: Attend., responsible: mia}
        services:
          - {kind: perpetrator-programme, for: dan, status: active}
          - {kind: parenting-support, for: mia, status: declined-by-provider}
        """,
        """
        planlint: 1
        id: FATHER-AS-SURVIVOR
        people:
          sam: {role: father}  # <- here
          pat: {role: mother}
          ava: {role: child, age: 8, parents: [sam, pat]}
        violence:
          - {by: pat, towards: [sam]}
        tasks:
          - {what: Attend the programme., responsible: pat, kind: behaviour-change}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ONE-PAGE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the school., responsible: jo}
          - {what: Attend., responsible: dan}
        """,
        """
        planlint: 1
        id: A-SERVICE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Weekly sessions., responsible: lee, about: dan}
        services:
          - {kind: dv-specialist, for: mia, status: active}
        """,
        """
        planlint: 1
        id: A-WORKER-OF-HER-OWN
        people:
          mia: {role: mother, workers: [ros]}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        workers:
          ros: {role: dv-advocate}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Weekly sessions., responsible: lee, about: dan}
        """,
        """
        planlint: 1
        id: NOTHING-BY-ANYBODY-IS-ANOTHER-MATTER
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend., responsible: mia}
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {what: Attend., responsible: paulo}
        """,
    ),
)
def no_support_for_non_abusing_parent(plan: Plan) -> Iterator[Problem]:
    """A parent who is a survivor and uses no violence has neither a service nor a worker's task meant for that parent."""
    for survivor in plan.adult_survivors_here:
        if survivor in plan.people_using_violence or not plan.has_parental_role(survivor) or plan.is_stay:
            continue
        tasks = [task for task in plan.tasks if task.counts]
        if plan.tasks_of(survivor) and not any(plan.has_worker_part(task) for task in tasks):
            continue
        advocates = [
            who for who in plan.people[survivor].workers if who in plan.workers and plan.workers[who].role == "dv-advocate"
        ]
        tasks_meant = any(_serves(plan, survivor, task) for task in tasks)
        if not (advocates or tasks_meant or any(_reaches(plan, survivor, service) for service in plan.services)):
            yield Problem(f"nothing in the plan is meant to support {survivor} as a parent", plan.place_of(survivor))


def _reaches(plan: Plan, survivor: str, service: Service) -> bool:
    return service.is_used and (not service.for_ or plan.among(survivor, service.for_))


def _serves(plan: Plan, survivor: str, task: Task) -> bool:
    """Whether a worker's task is for a survivor: it says so, or does not say for whom it is."""
    if not plan.has_worker_part(task) or task.kind in NO_SUPPORT:
        return False
    named = task.about or tuple(who for goal in plan.goals if goal.id is not None and goal.id in task.goal for who in goal.for_)
    return not named or plan.among(survivor, named + task.responsible + task.participants)
