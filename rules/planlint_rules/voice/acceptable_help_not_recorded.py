"""A parenting goal of a survivor does not say what would help, or whose help is welcome."""

from collections.abc import Iterator

from planlint import Goal, Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-18",),
    needs=("violence", "goals"),
    why="A parent who sees that parenting has suffered knows best what to change, what would help and from whom to take it.",
    instead="Ask these three things, and record them with the goal: own words, what would help, and whose help is acceptable.",
    ask="Whose help would this parent accept?",
    limits="Only goals marked as parenting-and-children are looked at.",
    bad=(
        """
        planlint: 1
        id: A-GOAL-AND-NO-QUESTION
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, kind: parenting-and-children, what: Calm evenings., own_words: Quiet.}  # <- here
          - {id: g2, for: mia, kind: parenting-and-children, what: Homework.}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - id: g1
            for: mia
            kind: parenting-and-children
            own_words: Calm evenings.
            what_would_help: Somebody at tea time.
            acceptable_helpers: [gran]
          - {id: g2, for: mia, kind: housing, what: A flat.}
          - {id: g3, for: dan, kind: parenting-and-children, what: Say what it did to them.}
          - {id: g4, for: mia, kind: parenting-and-children, what: Clubs., status: completed}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        goals:
          - {for: survivor, kind: parenting-and-children, own_words: "{{ a }}", what_would_help: TBC, acceptable_helpers: TBC}
        tasks: []
        """,
    ),
)
def acceptable_help_not_recorded(plan: Plan) -> Iterator[Problem]:
    """A parenting goal of a survivor lacks own words, what would help, or whose help is acceptable."""
    for survivor in plan.adult_survivors_here:
        goals = [goal for goal in plan.goals if goal.kind == "parenting-and-children" and goal.is_open and survivor in goal.for_]
        missing = sorted({field for goal in goals for field in _missing(goal)})
        message = f"a parenting goal of {survivor} does not record {', '.join(missing)}"
        yield from together(message, (goal.path for goal in goals if _missing(goal)))


def _missing(goal: Goal) -> list[str]:
    fields = {
        "own_words": goal.own_words,
        "what_would_help": goal.what_would_help,
        "acceptable_helpers": goal.acceptable_helpers or None,
    }
    return [name for name, value in fields.items() if value is None]
