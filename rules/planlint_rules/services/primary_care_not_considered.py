"""A survivor has a mental health or substance need while safety is open, and no GP is in sight."""

from collections.abc import Iterator

from planlint import Need, Path, Plan, Problem, Profile, Severity, is_blank, rule

MATTERS = ("mental-health", "substance-use")
TREATMENT = ("mental-health-treatment", "substance-treatment")
CARE = ("primary-care", "maternity", "health-visitor")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("WWM-40",),
    needs=("people", "violence"),
    settings=("safety_assessment_days", "safety_assessment_days_at_risk", "recent_separation_days"),
    why="A GP who knows the story can help with sleep, mood or drinking at once, while longer treatment waits for steadier days.",
    instead="Offer a visit to a GP or nurse whom the survivor trusts, and company on the way; record it, also if it is declined.",
    ask="Who in health care knows this survivor's story?",
    limits="Whether the GP understands violence cannot be seen.",
    bad=(
        """
        planlint: 1
        id: A-NEED-AND-NO-GP
        people:
          tom: {role: father, lives_with: [eve]}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        needs:
          - {person: tom, area: mental-health, status: unmet, violence_context: The nights.}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-LONG-TREATMENT
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks:
          - {what: Treatment., kind: substance-treatment, responsible: tom}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: A-GP-OR-DECLINED
        people:
          tom: {role: father}
          amy: {role: aunt}
          joy: {role: aunt}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom, amy, joy]}
        needs:
          - {person: tom, area: mental-health, status: unmet}
          - {person: amy, area: substance-use, status: partly-met}
          - {person: joy, area: mental-health, status: unmet, deferred_by: joy}
        tasks:
          - {what: See the doctor., kind: health, responsible: amy}
        services:
          - {kind: primary-care, for: [tom], status: declined-by-client}
        """,
        """
        planlint: 1
        id: SAFETY-IS-STEADY
        as_of: 2026-06-01
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        safety:
          assessments:
            - {person: tom, date: 2026-05-20, outcome: safe-for-now}
        needs:
          - {person: tom, area: mental-health, status: unmet}
        tasks: []
        """,
    ),
)
def primary_care_not_considered(plan: Plan) -> Iterator[Problem]:
    """A survivor's mental health or substance need is open, safety is not established, and no GP or the like is recorded."""
    if any(worker.role in ("gp", "nurse", "midwife") or is_blank(worker.role) for worker in plan.workers.values()):
        return
    if any("gp" in (*task.responsible, *task.participants) for task in plan.tasks):
        return
    for who in plan.adult_or_parent_survivors:
        needs = [need for need in plan.needs if need.person == who and need.area in MATTERS and _is_waiting(need)]
        treatment = [task for task in plan.tasks_of(who) if task.kind in TREATMENT and task.is_open]
        places: list[Path] = [entry.path for entry in (*needs, *treatment)]
        seen = any(service.kind in CARE and who in service.for_ for service in plan.services)
        seen = seen or any(task.kind == "health" and who in (*task.responsible, *task.about) for task in plan.tasks)
        if places and not seen and plan.faces_violence_of(who) and not plan.has_current_safety(who):
            message = f"no primary care is recorded for {who}, whose safety is not established"
            yield Problem(message, places[0], tuple((place, "here too") for place in places[1:]))


def _is_waiting(need: Need) -> bool:
    """Whether a need is open and was not put off by the person."""
    return need.is_open and need.deferred_by is None
