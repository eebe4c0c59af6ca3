"""A worker or agency is listed, and has nothing to do in the plan."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-37",),
    needs=("workers",),
    why="Everybody named as involved has a part to play; a name without a part lets each rely on the other.",
    instead="Say what this worker or agency does, or take the name out.",
    ask="What would change in this family's life if this agency did its part?",
    limits="A worker who acts only in free text counts as one without a part.",
    bad=(
        """
        planlint: 1
        id: NAMED-ONLY
        people:
          mia: {role: mother, workers: [jo]}
        workers:
          jo: {role: primary-caseworker}
          visitor: {role: health-visitor}  # <- here
          teacher: {role: teacher}
        violence: []
        tasks:
          - {what: Ring., responsible: jo}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-A-PART
        companion_plans: {id: D-2, for: dan, held_by: lee}
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
          lee: {role: perpetrator-worker}
          boss: {role: team-manager}
          visitor: {role: health-visitor}
          teacher: {role: teacher}
          centre: {role: contact-supervisor}
          lead: {role: safeguarding-lead}
          una: {role: dv-advocate}
          out: {role: outreach-worker}
          gp: {role: gp}
        violence: []
        safety:
          assessments: [{person: mia, by: una}]
          contact: [{child: ava, with: dan, supervisor: centre}]
        tasks:
          - {what: Ring., responsible: jo, overseen_by: boss}
        coordination:
          meetings: [{date: 2026-05-01, attended: [mia, visitor]}]
          worker_contacts: [{with: mia, by: gp, date: 2026-05-01}]
        safeguarding:
          concerns: [{child: ava, reported_by: teacher, advice_sought: lead}]
        exit: {outreach_worker: out}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
        workers:
          worker: {role: primary-caseworker}
        violence: []
        tasks:
          - {what: "{{ task }}", responsible: "{{ who }}"}
        """,
    ),
)
def agency_without_action(plan: Plan) -> Iterator[Problem]:
    """A listed worker or agency has no task, no person to work with, and no part in safety, meetings, reviews or leaving."""
    busy = set(_busy(plan))
    idle = [worker for worker in plan.workers.values() if worker.handle not in busy]
    if idle and not any(map(is_blank, busy)):
        message = f"nothing in the plan is for {', '.join(worker.handle for worker in idle)} to do"
        yield from together(message, (worker.path for worker in idle))


def _busy(plan: Plan) -> Iterator[str]:
    """Yield the handles of all who do something, or were there."""
    yield plan.lead or ""
    for task in plan.tasks:
        yield from task.responsible + task.participants + task.overseen_by
    for person in plan.people.values():
        yield from person.workers
    for meeting in plan.meetings:
        yield from meeting.attended + meeting.invited
    for contact in plan.worker_contacts:
        yield from contact.by
    for companion in plan.companion_plans:
        yield from companion.held_by
    for review in plan.reviews:
        yield from review.attended + review.invited
    for judged in plan.safety_assessments:
        yield from judged.by
    for talked in plan.assessments:
        yield from talked.by
    for safety in plan.safety_plans:
        yield from (who for step in safety.steps for who in step.responsible)
    yield from (contact.supervisor or "" for contact in plan.contacts)
    for concern in plan.safeguarding_concerns:
        yield from (concern.reported_by or "", concern.decided_by or "", *concern.advice_sought)
    yield from (disclosure.by or "" for disclosure in plan.disclosures)
    yield from (plan.exit.outreach_worker or "" if plan.exit is not None else "",)
