"""A survivor missed appointments or is doing worse, and nobody checked on safety first."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-64",),
    needs=("violence",),
    settings=("missed_contact_days", "safety_assessment_days", "safety_assessment_days_at_risk", "recent_separation_days"),
    why="Somebody who stays away, relapses or gets worse may be kept from coming, or hurt; a warning or a closed file then "
    "leaves that person alone with it.",
    instead="Find out first, in a way that brings no danger, how safe the survivor is, and record the day; then ask what would "
    "make coming possible.",
    ask="What may have kept the survivor from coming, and who could find out without danger?",
    limits="The day on which a service closed is known only where it is recorded as an event. A call counts only where it is "
    "recorded that safety or the violence came up.",
    bad=(
        """
        planlint: 1
        id: WARNED-INSTEAD
        as_of: 2026-05-13
        people:
          tanya: {role: mother, lives: refuge}
          scott: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          assessments:
            - {person: tanya, date: 2026-03-03, outcome: safe-with-plan}
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: tanya}  # <- here
            - {date: 2026-05-06, kind: missed-appointment, person: tanya}
            - {date: 2026-05-11, kind: warning-letter, person: tanya}
        tasks: []
        """,
        """
        planlint: 1
        id: DID-NOT-COME
        as_of: 2026-05-13
        people:
          tom: {role: father}
          bea: {role: mother}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: bea, towards: [tom]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: tom, by: lou, date: 2026-05-04, outcome: did-not-come}  # <- here
            - {with: tom, by: lou, date: 2026-05-06, method: phone, outcome: spoke}
        """,
        """
        planlint: 1
        id: CLOSED-BEFORE-THE-CHECK
        as_of: 2026-05-13
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-06, outcome: not-safe}
          events:
            - {date: 2026-05-03, kind: relapse, person: mia}  # <- here
            - {date: 2026-05-05, kind: service-closed, person: mia}
        tasks: []
        """,
        """
        planlint: 1
        id: CLOSED-OVER-MISSED-APPOINTMENTS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: dv-specialist, for: mia, status: closed-by-service, closed_reason: missed-appointments}  # <- here
          - {kind: housing, for: mia, status: closed-by-service, closed_reason: no-capacity}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED-FIRST
        as_of: 2026-05-13
        people:
          tanya: {role: mother, lives: refuge}
          scott: {role: father}
          billie: {role: child, age: 4, parents: [tanya, scott]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          assessments:
            - {person: tanya, date: 2026-05-05, outcome: safe-with-plan}
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: [tanya, billie]}
            - {date: 2026-05-08, kind: relapse, person: tanya}
            - {date: 2026-05-11, kind: missed-appointment, person: tanya}
            - {date: 2026-05-01, kind: missed-appointment, person: scott}
            - {date: 2026-05-12, kind: service-closed, person: scott}
        tasks: []
        coordination:
          worker_contacts:
            - {with: tanya, by: lou, date: 2026-05-09, outcome: spoke, about_violence: yes}
        """,
        """
        planlint: 1
        id: WITHOUT-A-DATE-OR-A-PERSON
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {kind: missed-appointment, person: mia}
            - {date: 2026-05-04, kind: missed-appointment}
        tasks: []
        """,
        """
        planlint: 1
        id: A-REVIEW-LOOKED-AT-SAFETY
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: mia}
        reviews:
          - {date: 2026-05-06, attended: [mia], safety_rechecked: yes}
        tasks: []
        """,
    ),
)
def missed_contact_without_safety_check(plan: Plan) -> Iterator[Problem]:
    """A survivor missed an appointment, relapsed or got worse, and no check of safety is recorded since.

    A warning, a sanction or a closed service before such a check is found even within the days that the agency allows, and so is
    a service that closed over missed appointments while safety was not looked at. One missed appointment with nothing of the
    kind, and no violence since, is a milder finding. Each survivor is found once.
    """
    for survivor in () if plan.is_template else plan.survivors_facing_violence:
        checks = plan.safety_checks_of(survivor)
        steps = plan.adverse_steps_against(survivor)
        is_current = bool(checks) and (plan.judged_on - max(checks)).days <= plan.safety_days_of(survivor)
        closed = () if is_current else plan.services_closed_over_missed(survivor)
        unanswered = [(service.path, True) for service in closed]
        grave = len(closed) > 0
        for alarm in plan.alarms_about(survivor):
            answer = min((check for check in checks if check >= alarm.day), default=None)
            struck = any(alarm.day <= step and (answer is None or step < answer) for step in steps)
            overdue = answer is None and (plan.judged_on - alarm.day).days > plan.settings.missed_contact_days
            grave = grave or struck or (overdue and alarm.is_grave)
            if struck or overdue:
                unanswered.append((alarm.path, struck))
        if unanswered:
            adverse = ", and an adverse step followed" if any(struck for _, struck in unanswered) else ""
            message = f"no check of the safety of {survivor} is recorded after this{adverse}"
            related = tuple((path, "nor after this") for path, _ in unanswered[1:])
            yield Problem(message, unanswered[0][0], related, None if grave or related else Severity.WARNING)
