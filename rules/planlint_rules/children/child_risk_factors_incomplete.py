"""Of what makes a child's life riskier or less so, a part was left out."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, Severity, rule, together

AREAS: Final = ("substance-use", "mental-health")


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-17",),
    needs=("violence",),
    why="Illness or substance use says little by itself; what counts for a child is whether it is cared for meanwhile, and "
    "whether anybody looked for neglect as well as for blows.",
    instead="Record when neglect was considered for each child, and with the parent how days of illness or use are planned "
    "around.",
    ask="What happens with the children on a bad day?",
    limits="Missing protective factors and direct harm are told by rules of their own.",
    bad=(
        """
        planlint: 1
        id: HALF-THE-QUESTIONS
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], considered: {direct_harm: 2026-05-04}}  # <- here
          noah: {role: child, age: 4, parents: [mia, dan], considered: {direct_harm: 2026-05-04}}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: dan, area: substance-use, status: unmet}  # <- here
          - {person: mia, area: mental-health, status: partly-met}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-OF-THEM
        people:
          mia: {role: mother}
          dan: {role: father}
          ada: {role: grandmother}
          ava: {role: child, age: 9, parents: [mia, dan], considered: {direct_harm: 2026-05-04, neglect: 2026-05-04}}
          noah: {role: child, age: 4, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: dan, area: substance-use, status: unmet, planning_around: He is not with them when he drinks.}
          - {person: mia, area: mental-health, status: met}
          - {person: ada, area: mental-health, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor], considered: TBD}
        violence:
          - {by: TBD, towards: [survivor]}
        needs:
          - {person: survivor, area: mental-health, status: TBD, planning_around: TBD}
        tasks: []
        """,
    ),
)
def child_risk_factors_incomplete(plan: Plan) -> Iterator[Problem]:
    """Direct harm to a child was considered, and neglect was not.

    Also a parent's open need for help with substance use or mental health, without how the children's care is planned around it.
    """
    half = [
        child for child in plan.children_here
        if child.considered is not None and child.considered.direct_harm is not None and child.considered.neglect is None
    ]  # fmt: skip
    message = f"nothing says when neglect of {', '.join(child.handle for child in half)} was considered"
    yield from together(message, [child.path for child in half])
    needs = [
        need for need in plan.needs
        if need.area in AREAS and need.is_open and need.planning_around is None
        and need.person in plan.parents and need.person in plan.people
    ]  # fmt: skip
    words = ", ".join(dict.fromkeys(f"{need.area} of {need.person}" for need in needs))
    yield from together(f"nothing says how the children's care is planned around: {words}", [need.path for need in needs])
