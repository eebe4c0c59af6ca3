"""The work is left to the survivor: no worker, agency or service does anything."""

from collections.abc import Iterator

from planlint import Goal, Plan, Problem, Profile, Service, Severity, Task, is_blank, rule, together

REFUSED = ("declined-by-provider", "not-eligible")
OUT_OF_REACH = ("waiting-list", "unavailable")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-20", "UCW-08", "BCP-11"),
    needs=("violence", "tasks"),
    why="Advocacy turns needs into action: workers do things, speak up and push. A list of tasks for the survivor leaves "
    "the survivor as alone as before.",
    instead="Give every goal something that a worker, agency or service does for it, with a date; where a service turned "
    "somebody away, argue for it.",
    ask="What have we done ourselves since the last review?",
    limits="It counts tasks, steps of safety plans and services; help that nobody wrote down is not seen.",
    bad=(
        """
        planlint: 1
        id: SEVEN-FOR-TANYA
        people:
          tanya: {role: mother}
          scott: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: Look at flats., responsible: tanya}  # <- here
          - {what: Attend., responsible: tanya, overseen_by: lou}
          - {what: Old task., responsible: lou, status: cancelled}
        services:
          - {kind: trauma-therapy, for: tanya, status: active}
        """,
        """
        planlint: 1
        id: ALL-HER-OWN-IDEAS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the GP., responsible: mia, requested_by: mia}  # <- here
        """,
        """
        planlint: 1
        id: FAMILY-ALONE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend., responsible: mia}  # <- here
          - {what: Attend., responsible: dan}
        """,
        """
        planlint: 1
        id: A-GOAL-LEFT-TO-HER
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: Course done., need: n1}  # <- here
          - {id: g2, for: karen, what: A quiet home.}
        needs:
          - {id: n1, person: karen, area: parenting, status: unmet}
        tasks:
          - {what: Attend., responsible: karen, goal: g1}
          - {what: Locks., responsible: karen, goal: g2}
          - {what: Locks., responsible: sw, goal: g2}
        """,
        """
        planlint: 1
        id: A-GOAL-OF-HER-OWN
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: Choir., proposed_by: karen}  # <- here
        tasks:
          - {what: Ring the choir., responsible: karen, goal: g1}
          - {what: Locks., responsible: sw}
        """,
        """
        planlint: 1
        id: TURNED-AWAY
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the school., responsible: jo, kind: education}
        services:
          - {kind: housing, for: mia, status: not-eligible}  # <- here
          - {kind: mental-health, for: mia, status: waiting-list}
        """,
        """
        planlint: 1
        id: THE-WORKER-IS-DONE-AND-THE-NEED-IS-NOT
        people:
          nadia: {role: mother}
          grant: {role: father}
        violence:
          - {by: grant, towards: [nadia]}
        needs:
          - {id: n1, person: nadia, area: money, status: unmet}
        tasks:
          - {what: Send the referrals., responsible: bev, status: completed}
          - {what: Fill in the form., responsible: nadia, status: not-started}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ONE-PAGE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the school., responsible: jo}
          - {what: See the GP., responsible: mia}
        """,
        """
        planlint: 1
        id: TOGETHER
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        goals:
          - {id: g1, for: ines, what: Half of the money.}
          - {id: g2, for: ines, what: Choir again.}
          - {id: g3, for: ines, what: The knee.}
          - {id: g4, for: ines, what: A job., need: n1}
        needs:
          - {id: n1, person: ines, area: work-and-learning, status: unmet}
        tasks:
          - {what: Lawyer., responsible: ines, participants: gwen, goal: g1}
          - {what: Choir., responsible: ines, goal: g2, expectation: her-choice}
          - {what: Exercises., responsible: ines, goal: g3}
          - {what: Job centre., responsible: ines, goal: g4, supports: [accompaniment]}
        services:
          - {kind: primary-care, for: ines, status: active, goal: g3}
        """,
        """
        planlint: 1
        id: WORKERS-ARE-DONE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Locks., responsible: jo, status: completed}
          - {what: See the flat., responsible: mia}
        """,
        """
        planlint: 1
        id: WORKER-IN-THE-SAFETY-PLAN
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, made_with: mia, steps: [{what: Taxi account., responsible: jo}]}
        tasks:
          - {what: See the flat., responsible: mia}
        """,
        """
        planlint: 1
        id: TURNED-AWAY-AND-ARGUED-FOR
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, what: A home.}
        tasks:
          - {what: Appeal., responsible: jo, goal: g1}
        services:
          - {kind: housing, for: mia, status: not-eligible, goal: g1}
          - {kind: mental-health, for: mia, status: declined-by-provider}
          - {kind: mental-health, for: mia, status: active}
          - {kind: perpetrator-programme, for: dan, status: not-eligible}
          - {kind: parenting-course, for: mia, status: declined-by-client}
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
          - {what: Attend., responsible: survivor}
          - {what: "{{ task }}", responsible: "{{ who }}"}
        """,
        """
        planlint: 1
        id: ALL-DONE
        status: completed
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the flat., responsible: mia, status: completed}
        """,
        """
        planlint: 1
        id: NEARLY-THROUGH
        people:
          nadia: {role: mother}
          grant: {role: father}
        violence:
          - {by: grant, towards: [nadia]}
        needs:
          - {id: n1, person: nadia, area: money, status: met}
        tasks:
          - {what: Send the claim., responsible: bev, status: completed}
          - {what: Sign the form., responsible: nadia, status: not-started}
        """,
    ),
)
def no_worker_actions(plan: Plan) -> Iterator[Problem]:
    """Every open task is a survivor's, and no worker, agency or service has a part in any, nor while no need is unmet, had one.

    It is milder where others of the family have tasks too or all is the survivor's own wish, for a goal on which a survivor
    works and nobody helps, and for a service that turned a survivor away or lets one wait, while no worker argues for it.
    """
    open_tasks = [task for task in plan.tasks if task.is_open and task.responsible]
    theirs = [task for task in open_tasks if set(task.responsible) <= set(plan.survivors)]
    working = plan.tasks if not any(need.status == "unmet" for need in plan.needs) else open_tasks
    helped = any(task.counts and (plan.has_worker_part(task) or _is_overseen(plan, task)) for task in working)
    if theirs and not helped and not _has_worker_steps(plan):
        wished = all(task.own_choice_of(who) for task in theirs for who in task.responsible)
        all_theirs = len(theirs) == len(open_tasks)
        message = f"none of {len(open_tasks)} open tasks is a worker's or an agency's; tasks of survivors: {len(theirs)}"
        severity = None if all_theirs and not wished else Severity.WARNING
        yield from together(message, (task.path for task in theirs), severity=severity)
    else:
        goals = [goal for goal in plan.goals if goal.is_open and _is_left_alone(plan, goal)]
        own = all(goal.own_words is not None or set(goal.proposed_by) & set(plan.survivors) for goal in goals)
        message = "a survivor has a task on this goal, and no worker, agency or service does anything for it"
        yield from together(message, (goal.path for goal in goals), severity=Severity.NOTE if own else Severity.WARNING)
    yield from _turned_away(plan)


def _is_overseen(plan: Plan, task: Task) -> bool:
    """Whether a worker follows up a task of somebody who is no survivor; to oversee a survivor is no help."""
    return bool(task.overseen_by) and not set(task.responsible) & set(plan.survivors)


def _has_worker_steps(plan: Plan) -> bool:
    return any(
        is_blank(who) or who not in plan.people
        for safety in plan.safety_plans
        for step in safety.steps
        for who in step.responsible
    )


def _is_left_alone(plan: Plan, goal: Goal) -> bool:
    serving = plan.actions_for(goal)
    tasks = [entry for entry in serving if isinstance(entry, Task)]
    theirs = [task for task in tasks if task.is_open and task.responsible and set(task.responsible) <= set(plan.survivors)]
    if not theirs or all(task.own_choice_of(who) for task in theirs for who in task.responsible):
        return False
    helped = any(plan.has_worker_part(task) or set(task.supports) - {"not-needed"} for task in tasks)
    return not helped and len(tasks) == len(serving)


def _turned_away(plan: Plan) -> Iterator[Problem]:
    """Yield the services that refused or cannot be had, unless another of the kind is used or a worker argues for them."""
    used = {service.kind for service in plan.services if service.is_open and service.status not in OUT_OF_REACH}
    out = [
        service for service in plan.services
        if service.status in REFUSED + OUT_OF_REACH and service.kind not in used
        and not set(service.for_) & set(plan.people_using_violence)
        and not any(task.counts and plan.has_worker_part(task) and _argues_for(task, service) for task in plan.tasks)
    ]  # fmt: skip
    refused = [service.path for service in out if service.status in REFUSED]
    waiting = [service.path for service in out if service.status not in REFUSED]
    if not plan.survivors:
        return
    if refused:
        yield from together("turned away by this service, and no worker's task argues for it", refused, severity=Severity.WARNING)
    else:
        yield from together("this service cannot be had yet, and no worker's task argues for it", waiting, severity=Severity.NOTE)


def _argues_for(task: Task, service: Service) -> bool:
    linked = set(task.goal) & set(service.goal) or set(task.need) & set(service.need)
    left_open = is_blank(task.kind) or any(map(is_blank, (*task.goal, *task.need, *service.goal, *service.need)))
    return task.kind == "advocacy" or task.kind == service.kind or bool(linked) or left_open
