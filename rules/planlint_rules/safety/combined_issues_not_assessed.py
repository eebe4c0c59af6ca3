"""Violence comes together with substance use or mental ill-health, and nobody looked at them jointly."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

AREAS = ("substance-use", "mental-health")
SETTLED = ("met", "not-applicable", "not-assessed")


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-02",),
    needs=("violence", "needs"),
    why="For children the danger grows when violence meets substance use or mental ill-health; each alone looks smaller than "
    "they are together.",
    instead="Look at them together: what each does to the other, what it means for each child, and what answers each of them.",
    ask="What does the violence do to this illness or use, and what does somebody gain from it?",
    limits="Only needs of grown-ups in a plan with children are looked at, and health in general is not.",
    bad=(
        """
        planlint: 1
        id: EACH-ON-ITS-OWN
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {person: karen, area: mental-health, status: unmet}  # <- here
          - {person: dean, area: substance-use, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: SEEN-WITH-THE-VIOLENCE
        people:
          tom: {role: father}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
        violence:
          - {by: bea, towards: [tom]}
        needs:
          - {person: tom, area: mental-health, status: unmet, violence_context: Began with the nights.}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: LOOKED-AT-TOGETHER
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          combined_risk: 2026-05-01
        needs:
          - {person: karen, area: mental-health, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILDREN-OR-NO-SUCH-NEED
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        needs:
          - {person: ines, area: mental-health, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-CHILDS-OWN
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 15, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: ava, area: mental-health, status: unmet}
          - {person: mia, area: mental-health, status: met}
        tasks: []
        """,
    ),
)
def combined_issues_not_assessed(plan: Plan) -> Iterator[Problem]:
    """A grown-up around the children has a need in substance use or mental health, and no day of a joint look is recorded.

    Where each such need says how it is connected with the violence, it is a note.
    """
    if plan.combined_risk is not None or not plan.children_near_violence:
        return
    needs = [
        need for need in plan.needs
        if need.area in AREAS and need.status not in SETTLED
        and need.person is not None and need.person in plan.people and not plan.is_child(need.person)
    ]  # fmt: skip
    milder = Severity.NOTE if all(need.violence_context is not None for need in needs) else None
    message = "violence comes together with substance use or mental health, and they were not looked at jointly"
    yield from together(message, [need.path for need in needs], severity=milder)
