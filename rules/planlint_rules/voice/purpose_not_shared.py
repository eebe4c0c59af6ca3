"""It is not recorded that the survivor was told why there is a plan."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("RHP-18",),
    needs=("violence",),
    why="Help whose aim is kept back is felt as a trap, and nobody can trust what comes after it.",
    instead="Say openly what the plan is for, what is already decided and what is not, before anything is asked; record the day.",
    ask="Would the survivor describe the purpose of this plan as we do?",
    limits="It sees when the purpose was told, not whether all of it was; decided outcomes in free text are not read.",
    bad=(
        """
        planlint: 1
        id: NEVER-TOLD
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend., responsible: mia}
        """,
        """
        planlint: 1
        id: TOLD-AFTERWARDS
        purpose_told: 2026-05-01  # <- here
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend., responsible: mia, start: 2026-03-02, expectation: required-by-agency}
        """,
    ),
    good=(
        """
        planlint: 1
        id: TOLD
        purpose_told: 2026-03-01
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend., responsible: mia, start: 2026-03-02, expectation: required-by-agency}
          - {what: See the GP., responsible: mia, start: 2026-02-02, expectation: required-by-agency, requested_by: mia}
        """,
        """
        planlint: 1
        id: TOLD-AS-INFORMATION
        people:
          mia: {role: mother, information: {topic: purpose-of-plan, date: 2026-03-01}}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        purpose_told: "{{ date }}"
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: Attend., responsible: survivor, start: 2026-03-02, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: NO-VIOLENCE-RECORDED
        people:
          mia: {role: mother}
        violence: []
        tasks:
          - {what: Attend., responsible: mia}
        """,
    ),
)
def purpose_not_shared(plan: Plan) -> Iterator[Problem]:
    """No day is recorded on which the survivor was told why there is a plan, or one after tasks were already required."""
    told = plan.purpose_told
    without = [survivor for survivor in plan.adult_survivors_here if not _was_explained(plan, survivor)]
    if told is None:
        if without:
            related = tuple((plan.place_of(survivor), "not here either") for survivor in without[1:])
            yield Problem(
                f"it is not recorded when {without[0]} was told what the plan is for", plan.place_of(without[0]), related
            )
        return
    for survivor in without:
        for task in plan.tasks_of(survivor):
            if _required_before(task, plan):
                message = f"the purpose was told on {told}, when a task of {survivor} had been required since {task.start}"
                yield Problem(message, ("purpose_told",), ((task.path, "required before"),))
                return


def _was_explained(plan: Plan, survivor: str) -> bool:
    return any(given.topic == "purpose-of-plan" or given.blank for given in plan.people[survivor].information)


def _required_before(task: Task, plan: Plan) -> bool:
    return task.is_required and task.start is not None and task.start.before(plan.purpose_told)
