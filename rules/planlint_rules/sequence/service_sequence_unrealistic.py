"""What is required of a survivor comes too much at once, in the wrong order, or before there is a place."""

from collections.abc import Iterator
from datetime import date, timedelta

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, rule

DEMANDED = ("required-by-agency", "required-by-court")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-43",),
    needs=("violence",),
    settings=("concurrent_services",),
    why="A plan that nobody could keep looks, months later, as if the survivor had not kept it.",
    instead="Spread what is required over time, let each step wait for what it rests on, and set no date while there is a queue.",
    ask="What would a week under this plan look like, hour by hour?",
    limits="How long the way there is, and how much each appointment takes out of somebody, cannot be seen.",
    bad=(
        """
        planlint: 1
        id: FOUR-AT-ONCE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: The course., kind: parenting-course, responsible: karen, expectation: required-by-agency}  # <- here
          - {what: A skills course., kind: life-skills, responsible: karen, expectation: required-by-agency}
        services:
          - {kind: parenting-course, for: [karen], expectation: required-by-agency, status: referred}
          - {kind: mental-health, for: [karen], expectation: required-by-agency, status: referred}
          - {kind: substance, for: [karen], expectation: required-by-court, status: active}
        """,
        """
        planlint: 1
        id: ALL-IN-ONE-WEEK
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        services:
          - {kind: parenting-course, for: [karen], expectation: required-by-agency, start: 2026-06-08}  # <- here
          - {kind: substance, for: [karen], expectation: required-by-court, status: referred, start: 2026-06-11}
        """,
        """
        planlint: 1
        id: OUT-OF-ORDER
        people:
          mia: {role: mother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {id: t-papers, what: Order the papers., responsible: jo, due: 2026-06-30}
          - {what: Open the account., responsible: mia, due: 2026-06-20, depends_on: [t-papers]}  # <- here
        """,
        """
        planlint: 1
        id: DUE-WHILE-WAITING
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Finish the course., kind: parenting-course, responsible: mia, due: 2026-06-20}  # <- here
        services:
          - {kind: parenting-course, for: [mia], status: waiting-list}
        """,
        """
        planlint: 1
        id: BEGAN-WHILE-WAITING
        as_of: 2026-06-01
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: mental-health, for: [mia], status: waiting-list, start: 2026-05-04}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: CHOSEN-AND-SUPPORTIVE
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {id: t-1, what: Order the papers., responsible: ines, due: 2026-06-10}
          - {what: Open the account., responsible: ines, due: 2026-06-20, depends_on: [t-1, t-unknown]}
        services:
          - {kind: legal-aid, for: [ines], start: 2026-06-08, expectation: agreed}
          - {kind: primary-care, for: [ines], start: 2026-06-08, expectation: her-choice}
          - {kind: community, for: [ines], start: 2026-06-09}
          - {kind: dv-specialist, for: [ines], start: 2026-06-09}
          - {kind: trauma-therapy, for: [ines], status: waiting-list, start: 2026-10}
          - {kind: employment, for: [ines], requested_by: [ines], expectation: required-by-court, start: 2026-06-09}
        """,
        """
        planlint: 1
        id: ONE-AFTER-ANOTHER
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {id: t-a, what: First., responsible: dean, kind: behaviour-change, due: 2026-09-01, status: completed}
          - {what: Next., responsible: dean, kind: accountability, due: 2026-07-01, depends_on: [t-a]}
        services:
          - {kind: parenting-course, for: [karen], expectation: required-by-agency, status: referred, start: 2026-06-08}
          - {kind: substance, for: [karen], expectation: required-by-court, status: completed, start: 2026-06-08}
          - {kind: life-skills, for: [karen], expectation: required-by-court, status: referred, start: 2026-07-20}
        """,
    ),
)
def service_sequence_unrealistic(plan: Plan) -> Iterator[Problem]:
    """More is required of a survivor than fits, required things begin in one week, or a date comes before what it waits for.

    A step is out of order when it is due or begins before the step that it depends on is due; a course is too early when it
    is due or begun while its service still has a waiting list.
    """
    for who in plan.adult_or_parent_survivors:
        required = [
            entry for entry in plan.work_of(who)
            if entry.is_open and entry.expectation in DEMANDED and entry.status != "on-hold" and who not in entry.requested_by
            and (isinstance(entry, Service) or entry.asks_for_change)
        ]  # fmt: skip
        of_one_kind: dict[object, Task | Service] = {}
        for entry in required:
            of_one_kind.setdefault(entry.help_kind or entry.path, entry)
        once = list(of_one_kind.values())
        most = plan.settings.concurrent_services
        if len(once) > most:
            message = f"{len(once)} courses or services are required of {who} at the same time, more than {most}"
            yield Problem(message, once[0].path, tuple((entry.path, f"required of {who}") for entry in once[1:]))
        else:
            yield from _in_one_week(once, who)
        yield from _before_there_is_a_place(plan, who)
    yield from _out_of_order(plan)


def _in_one_week(required: list[Task | Service], who: str) -> Iterator[Problem]:
    weeks: dict[date, list[Path]] = {}
    for entry in required:
        if entry.start is not None and entry.start.first is not None and entry.start.first == entry.start.last:
            weeks.setdefault(entry.start.first - timedelta(days=entry.start.first.weekday()), []).append(entry.path)
    for monday, paths in weeks.items():
        if len(paths) > 1:
            message = f"{len(paths)} required courses or services of {who} begin in the week of {monday}"
            yield Problem(message, paths[0], tuple((path, "begins in the same week") for path in paths[1:]))


def _before_there_is_a_place(plan: Plan, who: str) -> Iterator[Problem]:
    waiting = [service for service in plan.services if service.status == "waiting-list" and who in service.for_]
    for service in waiting:
        if plan.is_past(service.start):
            yield Problem(f"{service.kind} of {who} has begun by its date and still has a waiting list", service.path)
        for task in plan.tasks_of(who):
            same = task.help_kind is not None and task.help_kind == service.help_kind and task.is_open
            if same and task.due is not None and (service.start is None or task.due.before(service.start)):
                message = f"a task of {who} is due on {task.due}, and its service ({service.kind}) still has a waiting list"
                yield Problem(message, task.path, ((service.path, "the service"),))


def _out_of_order(plan: Plan) -> Iterator[Problem]:
    by_id = {task.id: task for task in plan.tasks if task.id is not None}
    for task in plan.tasks:
        for name in task.depends_on if task.is_open else ():
            first = by_id.get(name)
            if first is None or first is task or not first.is_open or first.due is None:
                continue
            if (task.due is not None and task.due.before(first.due)) or (task.start is not None and task.start.before(first.due)):
                message = f"this comes before {first.due}, when the task that it depends on is due"
                yield Problem(message, task.path, ((first.path, "it depends on this"),))
                break
