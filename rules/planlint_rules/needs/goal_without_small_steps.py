"""A survivor's goal that is far away, or about parenting, has no small steps."""

from collections.abc import Iterator

from planlint import Goal, Plan, Problem, Profile, Severity, rule, together

PARENTING = "parenting-and-children"


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-58",),
    needs=("violence", "goals"),
    settings=("long_goal_days",),
    why="Small steps can be taken on a bad day, and each one shows that something moves.",
    instead="Cut the goal into steps that fit what health and daily life allow, together with the person whose goal it is.",
    ask="What is the smallest step that would still be one?",
    limits="How large a step is cannot be seen.",
    bad="""
        planlint: 1
        id: FAR-AND-ABOUT-PARENTING
        start: 2026-03-02
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g-1, for: mia, kind: housing, what: A home., target_date: 2026-12-01}  # <- here
          - {id: g-2, for: mia, kind: parenting-and-children, what: Bedtime in peace.}
        tasks:
          - {what: Ask three agencies., responsible: mia, goal: g-1}
        """,
    good="""
        planlint: 1
        id: STEPS-OR-NEAR
        start: 2026-03-02
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g-1, for: mia, kind: housing, what: A home., target_date: 2026-12-01}
          - {for: mia, kind: parenting-and-children, what: Bedtime in peace., steps: [A lamp.]}
          - {for: mia, kind: legal, what: My half., target_date: 2026-04-01}
          - {for: mia, kind: money, what: My own card.}
          - {for: dan, kind: parenting-and-children, what: Say what it did to them.}
        tasks:
          - {what: Ask three agencies., responsible: mia, goal: g-1}
          - {what: The bond loan., responsible: mia, goal: g-1}
        """,
)
def goal_without_small_steps(plan: Plan) -> Iterator[Problem]:
    """A survivor's open goal for parenting, or one that lies far ahead, has neither steps nor several actions."""
    large = [
        goal.path for goal in plan.goals
        if goal.is_open and not goal.blank and not goal.steps and not set(goal.for_).isdisjoint(plan.adult_or_parent_survivors)
        and (goal.kind == PARENTING or _is_far(plan, goal)) and len(plan.actions_for(goal)) < 2
    ]  # fmt: skip
    yield from together("no small steps lead to this goal", large)


def _is_far(plan: Plan, goal: Goal) -> bool:
    days = plan.day_of_stay(goal.target_date)
    return days is not None and days > plan.settings.long_goal_days
