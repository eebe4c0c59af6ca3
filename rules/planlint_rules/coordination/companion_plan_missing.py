"""A companion plan is named, and it is not among the plans that were checked."""

from collections.abc import Iterator, Sequence

from planlint import AcrossProblem, Plan, PlanFacts, Problem, Profile, Severity, rule


def _across(plans: Sequence[PlanFacts]) -> Iterator[AcrossProblem]:
    held = {plan.id for plan in plans}
    kept_here = any(companion in held for plan in plans for companion, _ in plan.companions)
    for number, plan in enumerate(plans):
        missing = [path for companion, path in plan.companions if companion not in held]
        if missing and kept_here:
            related = tuple((number, path, "nor this one") for path in missing[1:])
            yield AcrossProblem(number, "this companion plan is not among the plans that were checked", missing[0], related)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    basis="The plan format: companion plans; nearest statements WWM-10 and UCW-01.",
    why="A plan that points to another one counts on it; where that one was never made, or is gone, nobody holds what it should.",
    instead="Make the companion plan, put its id right, or take the pointer out and say in this plan what is done instead.",
    ask="Who has seen the companion plan, and when?",
    limits="Looks at the plans of one run together, and only where some companion plans are kept in the same place: elsewhere "
    "one that is held by another team cannot be seen from here.",
    across=_across,
    bad="""
        planlint: 1
        id: A-1
        companion_plans:
          - {id: A-2, for: ava}
          - {id: A-3, for: dan, open_tasks: 2}  # <- here
        people: {mia: {role: mother}, ava: {role: child, age: 9}, dan: {role: father}}
        violence: []
        tasks: []
        ---
        planlint: 1
        id: A-2
        people: {ava: {role: child, age: 9}}
        violence: []
        tasks: []
        """,
    good=(
        """
        planlint: 1
        id: A-1
        companion_plans:
          - {id: A-2, for: ava}
        people: {mia: {role: mother}, ava: {role: child, age: 9}}
        violence: []
        tasks: []
        ---
        planlint: 1
        id: A-2
        people: {ava: {role: child, age: 9}}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: HELD-BY-ANOTHER-TEAM
        companion_plans:
          - {id: M-2, for: dan, held_by: lee, open_tasks: 3}
        people: {mia: {role: mother}, dan: {role: father}}
        violence: [{by: dan, towards: mia}]
        tasks: []
        """,
    ),
)
def companion_plan_missing(plan: Plan) -> Iterator[Problem]:
    """A companion plan that a plan names is missing, while other companion plans are among the plans that were checked."""
    yield from ()
