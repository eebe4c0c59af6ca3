"""A whole field of help (law, housing, health, welfare) is nowhere in the plan."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

DOMAINS = {
    "justice": frozenset(
        "legal immigration order-application police-or-court removal-or-exclusion breach-reporting legal-aid court-support "
        "police probation".split()
    ),
    "housing": frozenset("housing home-safety homelessness refuge removal-or-exclusion".split()),
    "health": frozenset(
        "health mental-health substance-use disability mental-health-treatment substance-treatment therapy crisis-counselling "
        "primary-care maternity health-visitor substance trauma-therapy".split()
    ),
    "welfare": frozenset(
        "money food material-basics child-care-or-respite work-and-learning material-aid financial-support benefits-check "
        "financial employment-or-training employment child-care family-support".split()
    ),
}
"""Of each field the areas of need and the kinds of tasks and services that belong to it."""


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("BCP-04",),
    needs=("people", "violence"),
    why="Violence costs people their homes, money, health and rights at once; what nobody asks about stays lost.",
    instead="Go through law, housing, health and welfare once with the survivor, and record each as needed, met, not needed or "
    "declined.",
    ask="Which of these four did we not ask about, and why?",
    limits="It is enough that a field is mentioned under needs, assessments, tasks, services or orders.",
    bad=(
        """
        planlint: 1
        id: HOUSING-ONLY
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: See three flats., kind: housing, responsible: tanya}
        """,
        """
        planlint: 1
        id: NEEDS-WITHOUT-LAW
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: housing, status: met}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-FOUR
        people:
          tanya: {role: mother}
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: money, status: declined-to-discuss}
        assessments:
          - {person: tanya, areas: {housing: not-applicable}}
        tasks:
          - {what: Physio., kind: health, responsible: lou, about: tanya}
        services:
          - {kind: legal-aid, for: [tanya], status: declined-by-client}
        """,
        """
        planlint: 1
        id: AN-ORDER-AND-A-HOME
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          orders: {kind: protection-order, status: not-wanted-by-survivor, protects: [tanya]}
          home: {person: tanya, items: lights}
        needs:
          - {person: tanya, area: housing, status: not-applicable}
        tasks: []
        """,
    ),
)
def service_domain_not_considered(plan: Plan) -> Iterator[Problem]:
    """Law, housing, health or welfare is mentioned nowhere for an adult survivor: not as a need, met or not, a task or a service.

    Where needs or assessments are recorded, health and welfare are left to `need-area-not-considered-for-person`.
    """
    missing: dict[str, list[str]] = {}
    for who in plan.adult_survivors_here:
        if who not in plan.people:
            continue
        seen = {need.area for need in plan.needs if need.person in (who, None)}
        for assessment in plan.assessments:
            if assessment.person == who:
                seen.update(assessment.areas or ())
        asked = bool(seen)
        for task in plan.tasks:
            for_all = not task.about and not any(handle in plan.people for handle in task.responsible)
            if for_all or who in (*task.responsible, *task.about, *task.participants):
                seen.add(task.kind)
        seen.update(goal.kind for goal in plan.goals if who in goal.for_)
        seen.update(service.kind for service in plan.services if who in service.for_)
        considered = {domain for domain, kinds in DOMAINS.items() if not kinds.isdisjoint(seen)}
        if plan.orders:
            considered.add("justice")
        if asked:
            considered.update(("health", "welfare"))
        lacking = [domain for domain in DOMAINS if domain not in considered]
        if lacking:
            missing[who] = lacking
    if missing and not any(map(is_blank, (*plan.needs, *plan.assessments))):
        message = "; ".join(f"nowhere considered for {who}: {', '.join(domains)}" for who, domains in missing.items())
        yield from together(message, map(plan.place_of, missing))
