"""A survivor missed appointments or is doing worse, and nobody checked on safety first."""

from collections.abc import Iterator
from datetime import date

from planlint import Plan, Problem, Profile, Severity, rule

ALARMING = ("missed-appointment", "relapse", "mental-health-decline")
ADVERSE = ("warning-letter", "sanction", "service-closed")
VIOLENT = ("incident", "breach", "threat", "new-disclosure")
CLOSED_OVER = ("missed-appointments", "lost-touch")
Place = tuple[str | int, ...]


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
        checks = _checks(plan, survivor)
        blows = [event.date for event in plan.events if event.kind in ADVERSE and survivor in event.person]
        blow_days = [blow.first for blow in blows if blow is not None and blow.first is not None and blow.first <= plan.judged_on]
        unanswered = [(path, True) for path in _closed_over_missed(plan, survivor, checks)]
        grave = len(unanswered) > 0
        violent = [event.date.last for event in plan.events if event.kind in VIOLENT and event.date is not None]
        for day, path, is_worse in _alarms(plan, survivor):
            is_worse |= any(other is not None and day <= other <= plan.judged_on for other in violent)
            answers = [check for check in checks if check >= day]
            struck = any(day <= blow and (not answers or blow < min(answers)) for blow in blow_days)
            overdue = not answers and (plan.judged_on - day).days > plan.settings.missed_contact_days
            grave = grave or struck or (overdue and is_worse)
            if struck or overdue:
                unanswered.append((path, struck))
        if unanswered:
            adverse = ", and an adverse step followed" if any(struck for _, struck in unanswered) else ""
            message = f"no check of the safety of {survivor} is recorded after this{adverse}"
            related = tuple((path, "nor after this") for path, _ in unanswered[1:])
            yield Problem(message, unanswered[0][0], related, None if grave or related else Severity.WARNING)


def _alarms(plan: Plan, survivor: str) -> list[tuple[date, Place, bool]]:
    """Return the days on which something called for a look at a survivor's safety, and whether it is more than not coming."""
    found = [
        (event.date, event.path, event.kind != "missed-appointment") for event in plan.events
        if event.kind in ALARMING and survivor in event.person
    ]  # fmt: skip
    found += [
        (contact.date, contact.path, False) for contact in plan.worker_contacts
        if contact.outcome == "did-not-come" and survivor in contact.with_
    ]  # fmt: skip
    known = [(day.last, path, is_worse) for day, path, is_worse in found if day is not None and day.last is not None]
    return sorted((alarm for alarm in known if alarm[0] <= plan.judged_on), key=lambda alarm: alarm[0])


def _checks(plan: Plan, survivor: str) -> list[date]:
    """Return the days on which somebody looked at a survivor's safety; at a child's, with any survivor."""
    looked = plan.survivors if plan.is_child(survivor) else (survivor,)
    days = [assessment.date for who in looked for assessment in plan.assessments_of(who) if assessment.was_made]
    days += [review.date for review in plan.reviews if review.safety_rechecked == "yes"]
    for contact in plan.worker_contacts:
        if contact.outcome != "did-not-come" and set(looked) & set(contact.with_):
            days += [contact.safety_checked, contact.date if contact.about_violence == "yes" else None]
    return [day.last for day in days if day is not None and day.last is not None]


def _closed_over_missed(plan: Plan, survivor: str, checks: list[date]) -> list[Place]:
    """Return the services that closed over missed appointments, where the last look at safety is too long ago."""
    if checks and (plan.judged_on - max(checks)).days <= plan.safety_days_of(survivor):
        return []
    return [
        service.path for service in plan.services
        if survivor in service.for_ and service.status == "closed-by-service" and service.closed_reason in CLOSED_OVER
    ]  # fmt: skip
