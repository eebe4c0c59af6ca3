"""Work with the person using violence goes on without a record that its safety was checked."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

PRACTICAL = frozenset(
    "housing homelessness police court-support legal-aid primary-care maternity health-visitor disability school early-years "
    "financial employment life-skills immigration interpreting faith-community community".split()
)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-45",),
    needs=("violence", "services"),
    why="Any work with the person using violence, or with the whole family, can change how dangerous it is at home.",
    instead="Check with the survivor, and for the children, before each such piece of work begins, and record the day.",
    ask="How will we know in time if this work makes things worse at home?",
    limits="Practical services such as housing or a doctor are left out, and so is work in a companion plan.",
    bad=(
        """
        planlint: 1
        id: PROGRAMME-WITHOUT-A-CHECK
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: perpetrator-programme, for: dan, status: active}  # <- here
          - {kind: family-support, for: [mia, dan], participants: separate-parallel, status: active}
        """,
    ),
    good=(
        """
        planlint: 1
        id: CHECKED-OR-PRACTICAL
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: perpetrator-programme, for: dan, status: active, safety_checked: 2026-05-01}
          - {kind: housing, for: dan, status: active}
          - {kind: anger-management, for: dan, status: declined-by-provider}
          - {kind: dv-specialist, for: mia, status: active}
          - {kind: couple-counselling, for: [mia, dan], status: active}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        services:
          - {kind: perpetrator-programme, for: user, status: TBD, safety_checked: TBD}
        """,
    ),
)
def intervention_without_safety_check(plan: Plan) -> Iterator[Problem]:
    """A service for somebody who uses violence, alone or beside others, has no day on which its safety was checked.

    Couple and family work has a rule of its own, and no check makes that right.
    """
    unchecked = [
        service.path for service in plan.services
        if service.is_open and service.safety_checked is None
        and service.kind not in PRACTICAL and not service.is_couple_work
        and service.participants not in ("couple", "whole-family")
        and any(user in service.for_ and not (plan.has_died(user) or is_blank(user)) for user in plan.people_using_violence)
    ]  # fmt: skip
    yield from together("a service for a person using violence without a record that its safety was checked", unchecked)
