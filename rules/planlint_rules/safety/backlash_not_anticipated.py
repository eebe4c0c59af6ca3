"""The plan makes a survivor more independent, and nobody asked what that may provoke."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

KINDS = ("money", "work-and-learning", "support-networks", "empowerment", "parenting-and-children", "separation")
AREAS = ("money", "work-and-learning", "education", "support-networks", "empowerment", "confidence", "friendships", "parenting")


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-56",),
    needs=("violence", "goals"),
    why="Own money, work, friends or confidence loosen control, and whoever holds that control may answer with more violence.",
    instead="Think through with the survivor how each step could be undermined or punished, record the day, and put it into "
    "the safety plan.",
    ask="Who loses power if this goal is reached, and what may that person do?",
    limits="Goals without a kind are judged by the area of the need that they answer.",
    bad=(
        """
        planlint: 1
        id: A-JOB-AND-NO-SAFETY-PLAN
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {id: n-work, person: karen, area: work-and-learning, status: unmet}
        goals:
          - {id: g-job, for: karen, need: n-work, what: Three mornings a week.}  # <- here
          - {id: g-money, for: karen, kind: money, what: An account of her own.}
        tasks: []
        """,
        """
        planlint: 1
        id: THOUGHT-OF-BUT-NO-SAFETY-PLAN
        people:
          tom: {role: father}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          backlash_considered: 2026-05-01
        goals:
          - {for: tom, kind: support-networks}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: A-SAFETY-PLAN-BUT-NOT-THOUGHT-OF
        people:
          tom: {role: father}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: left, date: 2026-05-01}
        goals:
          - {for: tom, kind: money}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: THOUGHT-OF-AND-PLANNED
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          backlash_considered: 2026-06-03
          plans:
            - {situation: left, date: 2026-06-08}
        goals:
          - {for: renee, kind: money}
        tasks: []
        """,
        """
        planlint: 1
        id: OTHER-GOALS
        people:
          renee: {role: mother}
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        goals:
          - {for: renee, kind: housing}
          - {for: renee, kind: money, status: completed}
          - {for: sophie, kind: empowerment}
          - {for: mark, kind: work-and-learning}
          - {for: renee, what: Sleep through.}
        tasks: []
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
        safety:
          backlash_considered: TBD
          plans: TBD
        goals:
          - {for: survivor, kind: money}
        tasks: []
        """,
    ),
)
def backlash_not_anticipated(plan: Plan) -> Iterator[Problem]:
    """A goal makes a survivor more independent, and the plan lacks a thought of what it may provoke, or a safety plan.

    Where there is a safety plan, and only the thought is not recorded, it is a note.
    """
    if plan.backlash_considered is not None and plan.safety_plans:
        return
    areas = {need.id: need.area for need in plan.needs if need.id is not None}
    growing = [
        goal.path for goal in plan.goals
        if goal.is_open and set(goal.for_) & set(plan.adults_facing_violence)
        and (goal.kind in KINDS or (goal.kind is None and any(areas.get(need) in AREAS for need in goal.need)))
    ]  # fmt: skip
    if plan.safety_plans:
        yield from together("what this goal may provoke was not thought through", growing, severity=Severity.NOTE)
    else:
        yield from together("this goal brings more independence, and no safety plan is recorded", growing)
