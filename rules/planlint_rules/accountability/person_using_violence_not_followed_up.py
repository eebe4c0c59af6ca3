"""The person using violence was given tasks, and nobody went after them."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("RHP-21",),
    needs=("violence",),
    settings=("follow_up_days",),
    why="A list of tasks changes nobody by itself: where nobody speaks with the person using violence, all follow-up lands on "
    "the survivor, and what comes of it is then called a lack of engagement.",
    instead="Name a worker who speaks with the person using violence about the tasks, by safe means, and record each contact "
    "and each attempt; decide what agency, police or court does about tasks that are overdue.",
    ask="Who spoke with the person using violence last, when, and what came of it?",
    limits="Sees contacts, meetings and reviews that are recorded here, not what was said in them; a companion plan and an "
    "agency that leads the work are taken at their word.",
    bad=(
        """
        planlint: 1
        id: ONLY-SHE-HEARD-FROM-US
        start: 2026-03-01
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean, kind: behaviour-change}  # <- here
          - {what: No texts., responsible: dean, kind: order-compliance}
        coordination:
          worker_contacts:
            - {with: karen, by: lou, date: 2026-04-02}
            - {with: karen, by: lou, date: 2026-05-02}
        """,
        """
        planlint: 1
        id: CALLED-UNWILLING-AFTER-ONE-CALL
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean:
            role: father
            no_direct_work: {reason: declined, date: 2026-05-01}  # <- here
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Check on the locks., responsible: lou}
        coordination:
          worker_contacts:
            - {with: dean, by: lou, date: 2026-04-20, outcome: not-reached}
        """,
        """
        planlint: 1
        id: OVERDUE-AND-NOTHING-FOLLOWS
        start: 2026-01-10
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Move out., responsible: dean, status: completed}
          - {what: Attend the programme., responsible: dean, due: 2026-03-01, status: not-started}  # <- here
        """,
        """
        planlint: 1
        id: LONG-AGO
        start: 2026-01-10
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean, due: 2026-09-01, status: in-progress}  # <- here
        coordination:
          worker_contacts:
            - {with: dean, by: lee, date: 2026-02-10, outcome: spoke}
        """,
        """
        planlint: 1
        id: ONE-LETTER-AND-CALLED-UNWILLING
        start: 2026-04-20
        as_of: 2026-05-18
        people:
          morag: {role: mother}
          callum: {role: adult-son}
        violence:
          - {by: callum, towards: [morag]}
        tasks:
          - {what: Ask housing., responsible: elspeth, about: callum, kind: removal-or-exclusion, status: in-progress}
          - what: Refer himself to the team.  # <- here
            responsible: callum
            due: 2026-05-01
            status: not-started
            outcome_note: Letter sent in April. Callum did not engage.
        """,
        """
        planlint: 1
        id: CALLED-UNWILLING-IN-THE-NARRATIVE
        start: 2026-04-20
        as_of: 2026-05-18
        people:
          carol: {role: mother}
          pete: {role: father}
        violence:
          - {by: pete, towards: [carol]}
        tasks:
          - {what: Start the programme., responsible: pete, kind: behaviour-change, status: not-started}
        narrative:
          - {by: beth, text: Pete did not engage with the programme.}  # <- here
          - {by: beth, said_by: pete, text: I would not engage with that lot.}
        """,
        """
        planlint: 1
        id: NOTHING-LOGGED
        start: 2026-01-10
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: SPOKEN-WITH
        start: 2026-03-01
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean, due: 2026-04-01, status: in-progress}
        coordination:
          worker_contacts:
            - {with: dean, by: lee, date: 2026-05-20, about_violence: yes, safety_checked: 2026-05-19}
        """,
        """
        planlint: 1
        id: DID-NOT-ENGAGE-AND-WAS-ASKED-TWICE
        start: 2026-04-20
        as_of: 2026-05-18
        people:
          morag: {role: mother}
          callum: {role: adult-son}
        violence:
          - {by: callum, towards: [morag]}
        tasks:
          - what: Refer himself to the team.
            responsible: callum
            due: 2026-05-01
            status: not-started
            outcome_note: Did not engage; two visits, both times he shut the door. Probation knows.
        coordination:
          worker_contacts:
            - {with: callum, by: lee, date: 2026-04-28, outcome: declined}
            - {with: callum, by: lee, date: 2026-05-06, outcome: declined}
        """,
        """
        planlint: 1
        id: HANDED-TO-ANOTHER-TEAM
        start: 2026-01-01
        as_of: 2026-06-01
        companion_plans:
          - {id: M-2, for: mark, held_by: paul, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
          vik: {role: uncle, no_direct_work: {reason: other-agency-leads}}
        violence:
          - {by: mark, towards: [renee]}
          - {by: vik, towards: [renee]}
        tasks:
          - {what: Pay support., responsible: mark}
          - {what: Keep to the order., responsible: vik, kind: order-compliance}
        coordination:
          worker_contacts:
            - {with: renee, by: jas, date: 2026-05-20}
        """,
        """
        planlint: 1
        id: TWO-ATTEMPTS-THEN-DECLINED
        start: 2026-01-01
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father, no_direct_work: {reason: declined}}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Tell the court., responsible: lou, about: dean}
        coordination:
          worker_contacts:
            - {with: dean, by: lou, date: 2026-03-20, outcome: not-reached}
            - {with: dean, by: lou, date: 2026-04-02, outcome: declined}
        """,
        """
        planlint: 1
        id: TOO-EARLY
        start: 2026-05-20
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean}
        coordination:
          worker_contacts:
            - {with: karen, by: lou, date: 2026-05-21}
        """,
        """
        planlint: 1
        id: EVERY-WEEK
        start: 2026-01-10
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean, due: 2026-03-01, status: in-progress}
        coordination:
          meetings:
            - {every: week, kind: session, invited: [dean, lee]}
          worker_contacts:
            - {with: karen, by: lou, date: 2026-04-02}
        """,
        """
        planlint: 1
        id: DRAFT
        status: draft
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean}
        """,
        """
        planlint: 1
        id: CLOSED-LONG-AGO
        status: completed
        start: 2025-01-10
        as_of: 2026-06-01
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the programme., responsible: dean, status: completed}
        coordination:
          worker_contacts:
            - {with: dean, by: lee, date: 2025-03-10}
        """,
    ),
)
def person_using_violence_not_followed_up(plan: Plan) -> Iterator[Problem]:
    """Somebody who uses violence was given tasks some time ago, and no contact about them is recorded since.

    Two attempts count as contact. It is graver where a task is overdue and nothing answers it, or where contacts with others are
    recorded, and a warning where no contacts are recorded at all. To say that work was declined, or that somebody did not
    engage, also needs two recorded attempts.
    """
    if plan.is_template or plan.status == "draft":
        return
    for user in plan.people_using_violence:
        if is_blank(user) or plan.companion_plan_of(user) is not None:
            continue
        if plan.cannot_be_worked_with(user):
            yield from _recorded_as_declining(plan, user)
            continue
        reached = plan.follow_up_of(user)
        if not reached.is_enough and (places := plan.said_not_to_engage(user)):
            message = f"{user} is said not to engage; attempts to speak with {user} on record: {reached.attempts}"
            yield from together(message, places)
        elif (tasks := plan.tasks_long_given_to(user)) and not plan.cannot_be_contacted(user):
            yield from _left_alone_with(plan, user, tasks)


def _recorded_as_declining(plan: Plan, user: str) -> Iterator[Problem]:
    reason, attempts = plan.people[user].no_direct_work, plan.follow_up_of(user).attempts
    if reason is not None and reason.reason == "declined" and attempts < 2:
        logged = plan.records("coordination.worker_contacts")
        message = f"work with {user} is recorded as declined; attempts to reach {user} on record: {attempts}"
        yield Problem(message, reason.path, severity=None if logged else Severity.WARNING)


def _left_alone_with(plan: Plan, user: str, tasks: tuple[Task, ...]) -> Iterator[Problem]:
    """Find that nobody spoke with somebody about tasks given long ago, or not for some time while they are open."""
    reached, severity = plan.follow_up_of(user), Severity.WARNING
    silent_for = (plan.judged_on - reached.last).days if reached.last else 0
    unanswered = () if plan.agency_measures_about(user) else tuple(filter(plan.is_left_overdue, tasks))
    still_open = tuple(task for task in tasks if task.is_open)
    if not reached.is_enough:
        message = f"{user} was given tasks; attempts to speak with {user} about them on record: {reached.attempts}"
        if plan.records("coordination.worker_contacts") and not all(task.overseen_by for task in tasks):
            severity = Severity.ERROR
    elif silent_for > plan.settings.follow_up_days and still_open and plan.status in (None, "active"):
        message = f"{user} has open tasks; the last contact with {user} on record is of {reached.last}, {silent_for} days ago"
        tasks = still_open
    else:
        return
    if unanswered:
        message += "; of the overdue tasks none has an answer"
        severity, tasks = Severity.ERROR, unanswered
    yield from together(message, [task.path for task in tasks], f"another task of {user}", severity)
