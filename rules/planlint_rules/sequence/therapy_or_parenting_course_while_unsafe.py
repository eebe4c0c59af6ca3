"""Therapy or a parenting course is expected of a survivor whose safety is not established."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, rule

_THERAPY = ("therapy", "trauma-therapy", "child-therapy")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-46", "UCW-15"),
    needs=("violence",),
    settings=(
        "safety_assessment_days",
        "safety_assessment_days_at_risk",
        "recent_separation_days",
        "first_phase_days",
        "first_phase_days_six_month",
    ),
    why="While the violence goes on, a course or therapy asks for strength that staying alive already takes, and it can bring "
    "punishment at home.",
    instead="Look at safety again first, and put the course or therapy off until it is established; offer crisis support, "
    "advocacy and whatever the survivor asks for in the meantime.",
    ask="What would have to be different for this to be a good moment, and who thinks that it is one now?",
    limits="Whether the survivor was free to ask for it cannot be seen: what is recorded as asked for or chosen is believed.",
    bad=(
        """
        planlint: 1
        id: STALE-AND-OVERTAKEN
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-02-04, present: [karen], outcome: safe-for-now}
          events:
            - {date: 2026-05-02, kind: incident, person: dean}
        tasks:
          - {what: Attend the parenting course., kind: parenting-course, responsible: karen, start: 2026-05-18}  # <- here
          - {what: Attend counselling., kind: therapy, responsible: karen, start: 2026-05-25}
        """,
        """
        planlint: 1
        id: NOT-SAFE-AND-A-SERVICE
        as_of: 2026-04-15
        people:
          priya: {role: mother}
          jo: {role: mother, lives_with: [priya]}
        violence:
          - {by: jo, towards: [priya]}
        safety:
          assessments:
            - {person: priya, date: 2026-04-12, present: [priya], outcome: not-safe}
        tasks: []
        services:
          - {kind: parenting-course, for: [priya], status: referred, expectation: required-by-agency}  # <- here
        """,
        """
        planlint: 1
        id: NOBODY-ASKED
        people:
          marek: {role: father}
          ewa: {role: mother}
        violence:
          - {by: ewa, towards: [marek]}
        tasks:
          - {what: Go to the weekly parenting course., responsible: marek}  # <- here
        """,
        """
        planlint: 1
        id: COUNSELLING-IN-THE-FIRST-WEEK
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother, lives: refuge}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          assessments:
            - {person: tanya, date: 2026-05-11, outcome: safe-with-plan}
        tasks:
          - {what: Trauma counselling., kind: therapy, responsible: tanya, start: 2026-03-05, status: completed}  # <- here
        """,
        """
        planlint: 1
        id: A-CHILD-IN-THE-FIRST-WEEK
        as_of: 2026-05-13
        setting: shelter
        start: 2026-05-04
        people:
          amal: {role: mother, lives: refuge}
          sami: {role: father}
          nur: {role: child, age: 7, parents: [amal, sami], lives: refuge}
        violence:
          - {by: sami, towards: [amal]}
        tasks: []
        services:
          - {kind: child-therapy, for: [nur], status: active, start: 2026-05-07}  # <- here
        """,
        """
        planlint: 1
        id: NEITHER-ANSWERED-ALONE-NOR-SINCE
        as_of: 2026-05-13
        people:
          lin: {role: mother, age: 17}
          bo: {role: boyfriend}
          pip: {role: child, age: 5m, parents: [lin, bo]}
        violence:
          - {by: bo, towards: [lin]}
        safety:
          assessments:
            - {person: lin, date: 2026-05-11, present: [lin, bo], outcome: safe-for-now}
        tasks:
          - {what: Join the parenting course., kind: parenting-course, responsible: lin}  # <- here
        """,
        """
        planlint: 1
        id: MONTHS-AHEAD-BUT-NOT-TIED-TO-SAFETY
        as_of: 2026-05-13
        people:
          ines: {role: mother}
          paulo: {role: father}
        violence:
          - {by: paulo, towards: [ines]}
        safety:
          assessments:
            - {person: ines, date: 2026-05-11, outcome: not-safe}
        tasks:
          - {what: Therapy., kind: therapy, responsible: ines, start: 2026-09-01, expectation: required-by-agency}  # <- here
        """,
        """
        planlint: 1
        id: A-CHILD-IN-THERAPY-AND-IN-DANGER
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
          leo: {role: child, age: 8, parents: [mia, dan], lives_with: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: leo, date: 2026-05-18, by: jo, present: [leo], outcome: not-safe}
        tasks: []
        services:
          - {kind: child-therapy, for: leo, status: active, start: 2026-05-04}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED-FOR
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Parenting course., kind: parenting-course, responsible: karen, requested_by: [karen], expectation: agreed}
          - {what: Counselling., kind: therapy, responsible: karen, expectation: her-choice}
          - {what: Somebody to talk to., kind: crisis-counselling, responsible: karen, expectation: agreed}
        services:
          - {kind: trauma-therapy, for: [karen], requested_by: [karen], status: active}
          - {kind: crisis-counselling, for: [karen], status: active}
          - {kind: trauma-therapy, for: [karen], status: declined-by-client}
          - {kind: trauma-therapy, for: [karen], status: offered}
        """,
        """
        planlint: 1
        id: SAFETY-ESTABLISHED
        as_of: 2026-05-20
        setting: refuge
        start: 2026-04-01
        people:
          karen: {role: mother, lives: refuge}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-11, present: [karen], outcome: safe-with-plan}
        tasks:
          - {what: Counselling., kind: therapy, responsible: karen, start: 2026-04-20, expectation: agreed}
        """,
        """
        planlint: 1
        id: OTHER-PEOPLES-COURSES
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Fathering course., kind: parenting-course, responsible: dean}
          - {what: Take amy to play therapy., kind: therapy, responsible: karen, about: [amy]}
          - {what: Find out what therapy there is for later., kind: therapy, responsible: lou, about: [karen]}
        services:
          - {kind: child-therapy, for: [amy], status: active, start: 2026-05-18}
        """,
        """
        planlint: 1
        id: AFTER-SAFETY
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-19, outcome: not-safe}
        tasks:
          - {id: t-locks, what: Change the locks., kind: home-safety, responsible: lou, due: 2026-05-25}
          - {what: Therapy., kind: therapy, responsible: karen, depends_on: [t-locks], expectation: agreed}
          - {what: Parenting course., kind: parenting-course, responsible: karen, status: on-hold}
          - {what: An earlier course., kind: parenting-course, responsible: karen, status: completed}
        """,
        """
        planlint: 1
        id: NOT-SETTLED-WHO
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: under-assessment}
        tasks:
          - {what: Parenting course., kind: parenting-course, responsible: amy}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        start: TBD
        people:
          survivor: {role: "{{ role }}"}
          user: {role: "{{ role }}"}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          assessments:
            - {person: survivor, date: TBD, outcome: TBD}
        tasks:
          - {what: Therapeutic group., kind: therapy, responsible: survivor, start: TBD}
        """,
    ),
)
def therapy_or_parenting_course_while_unsafe(plan: Plan) -> Iterator[Problem]:
    """Therapy or a parenting course, as a task or as a service, is expected of a survivor whose safety is not established.

    Safety is not established when the newest assessment says so, is too old, was overtaken by an event or is missing. In a refuge
    stay it is also looked at, for adults and children, whether therapy begins in the first weeks; elsewhere, milder, whether
    therapy goes on with a child whose newest safety assessment says not-safe. What the survivor asked for is passed over, and so
    is crisis support.
    """
    for who in plan.adult_or_parent_survivors:
        found: list[tuple[Task | Service, str, Severity]] = []
        courses = [entry for entry in plan.work_of(who) if entry.is_therapeutic and entry.is_expected_of(who)]
        doubt = plan.doubt_about(who) if courses else None
        for entry in courses:
            if doubt is not None and entry.is_open and not plan.waits_for_safety(entry):
                ahead = plan.days_since(entry.start)
                late = ahead is not None and -ahead > plan.settings.safety_assessment_days
                found.append((entry, doubt.reason, Severity.WARNING if late or not doubt.is_grave else Severity.ERROR))
            elif (day := plan.day_in_first_phase_of(who, entry)) is not None:
                severity = Severity.WARNING if plan.was_safe_enough(who, entry.start) else Severity.ERROR
                found.append((entry, f"it begins on day {day} of the stay", severity))
        found.sort(key=lambda item: -item[2].rank)
        if found:
            entry, reason, severity = found[0]
            kinds = ", ".join(dict.fromkeys(str(each.help_kind) for each, _, _ in found))
            read = " (kind read from its words)" if entry.kind_was_inferred else ""
            related = tuple((each.path, f"{each.kind} for {who}") for each, _, _ in found[1:])
            yield Problem(f"{kinds} expected of {who}: {reason}{read}", entry.path, related, severity)
    yield from _of_children(plan)


def _of_children(plan: Plan) -> Iterator[Problem]:
    work: list[Task | Service] = [*plan.tasks, *plan.services]
    found: dict[str, list[tuple[Path, str]]] = {}
    for entry in (entry for entry in work if entry.kind in _THERAPY):
        takes_part = entry.for_ if isinstance(entry, Service) else (*entry.about, *entry.participants)
        chosen = set(plan.survivors) & set(entry.requested_by) or entry.expectation == "her-choice"
        counts = entry.is_used if isinstance(entry, Service) else entry.counts
        if chosen or not counts:
            continue
        for child in takes_part:
            if plan.is_child(child) and child not in entry.requested_by and (when := _too_soon(plan, entry, child)):
                found.setdefault(when, []).append((entry.path, child))
    for when, places in found.items():
        children = ", ".join(dict.fromkeys(handle for _, handle in places))
        related = tuple((path, f"for {handle}") for path, handle in places[1:])
        yield Problem(f"therapy for {children} {when}", places[0][0], related, Severity.WARNING)


def _too_soon(plan: Plan, entry: Task | Service, child: str) -> str | None:
    """Why therapy for a child comes too soon, if it does."""
    if plan.is_stay:
        early = plan.day_in_first_phase_of(child, entry) is not None
        return f"begins in the first {plan.first_phase_days} days of the stay" if early else None
    latest = plan.last_assessment_of(child).latest
    not_safe = entry.is_open and latest is not None and latest.outcome == "not-safe"
    return "goes on while the newest safety assessment says not-safe" if not_safe else None
