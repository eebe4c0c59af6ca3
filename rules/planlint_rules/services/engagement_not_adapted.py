"""Help was missed or declined, and the agency goes on as before."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-65",),
    needs=("people", "violence"),
    why="Going to where somebody is, going along, and one trusted worker reach people whom letters do not.",
    instead="Change the place, the time, the way there, the child care or the worker, and write that as a task of the agency.",
    ask="What have we changed about the way we offer this?",
    limits="Only tasks of this kind, supports at tasks, home visits and answered barriers count; other efforts are not seen.",
    bad=(
        """
        planlint: 1
        id: AS-BEFORE
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: tanya}
        tasks:
          - {what: Send a letter., responsible: lou}
        """,
        """
        planlint: 1
        id: CONTACTS
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: tanya, by: lou, date: 2026-05-04, outcome: did-not-come}
        """,
    ),
    good=(
        """
        planlint: 1
        id: CHANGED
        people:
          tanya: {role: mother}
          joy: {role: aunt, barriers: [{kind: child-care, response: We mind the baby.}]}
          amal: {role: cousin}
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya, joy, amal]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: [tanya, joy, amal]}
        tasks:
          - {what: See the GP., responsible: [tanya], supports: [transport]}
        coordination:
          meetings:
            - {every: week, kind: home-visit, invited: [amal, lou]}
        """,
        """
        planlint: 1
        id: NOTHING-MISSED
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        services:
          - {kind: perpetrator-programme, for: [scott], status: closed-by-service, closed_reason: missed-appointments}
          - {kind: mental-health, for: [tanya], status: closed-by-service, closed_reason: funding-ended}
        """,
    ),
)
def engagement_not_adapted(plan: Plan) -> Iterator[Problem]:
    """A survivor missed, declined or has not begun help, and no task of the agency makes it easier to use.

    Where barriers are recorded, `barriers-not-explored` looks at whether they are answered.
    """
    for who in plan.adult_or_parent_survivors:
        person = plan.people.get(who)
        missed = plan.missed_by(who)
        if person is not None and missed and not person.barriers and not plan.is_met_halfway(who):
            message = f"help for {who} did not come about {len(missed)} times, and nothing shows that it is offered differently"
            if len(missed) == 1:
                message = f"help for {who} did not come about, and nothing shows that it is offered differently"
            related = tuple((each.path, "declined" if each.declined else "missed") for each in missed)
            yield Problem(message, plan.place_of(who), related)
