"""No goal for the survivor is the survivor's own."""

from collections.abc import Iterator

from planlint import Goal, Plan, Problem, Profile, Severity, rule, together

ENDED = ("cancelled", "rejected")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-19",),
    needs=("violence", "goals"),
    why="Goals that professionals set say what they want of somebody; a goal that the survivor named says what has to change.",
    instead="Ask which changes the survivor needs, put them in the survivor's own words, and record whose idea each goal was.",
    ask="Whose goals are these?",
    limits="It goes by who is named as having proposed a goal and by own words; it does not read what the goal asks.",
    bad=(
        """
        planlint: 1
        id: ALL-FROM-THE-AGENCY
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: Show insight., proposed_by: sw}  # <- here
          - {id: g2, for: karen, what: Parent better., proposed_by: sw}
          - {id: g3, for: dean, what: Stop., proposed_by: sw}
        tasks: []
        """,
        """
        planlint: 1
        id: WHOSE-IDEA
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: A quiet home.}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: MOSTLY-FROM-THE-AGENCY
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: A flat., proposed_by: karen}
          - {id: g2, for: karen, what: A course., proposed_by: sw}  # <- here
          - {id: g3, for: amy, what: School., proposed_by: sw}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: HER-OWN
        people:
          renee: {role: mother}
          mark: {role: father}
          archie: {role: child, age: 4, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        goals:
          - {id: g1, for: renee, what: Nursery in peace., own_words: No more looking over my shoulder.}
          - {id: g2, for: renee, what: Money., proposed_by: [renee, jas]}
          - {id: g3, for: archie, what: Bangs., proposed_by: jas}
          - {id: g4, for: archie, what: Sleep., proposed_by: jas}
          - {id: g5, for: renee, what: A course., proposed_by: jas, status: rejected}
        tasks: []
        """,
        """
        planlint: 1
        id: GOALS-OF-OTHERS-ONLY
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        goals:
          - {id: g1, for: mark, what: Stop., proposed_by: paul}
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
          - {id: g1, for: survivor, what: "{{ goal }}", proposed_by: "{{ who }}"}
        tasks: []
        """,
    ),
)
def goal_not_from_survivor(plan: Plan) -> Iterator[Problem]:
    """None of the goals for an adult survivor was proposed by the survivor or holds own words.

    It is a note where nobody wrote down whose idea the goals were, and where more than half of three or more goals for a survivor
    and the children are somebody else's idea.
    """
    for survivor in plan.adult_survivors_here:
        family = {survivor, *(child.handle for child in plan.children if survivor in child.all_parents)}
        goals = [goal for goal in plan.goals if goal.status not in ENDED and family & set(goal.for_)]
        own = [goal for goal in goals if _is_from(plan, family, goal)]
        meant = [goal for goal in goals if survivor in goal.for_]
        if meant and not any(goal in own for goal in meant):
            proposed = [goal for goal in meant if goal.proposed_by]
            message = (
                f"no goal for {survivor} was proposed by {survivor}" if proposed else f"whose idea the goals for {survivor} were"
            )
            message = message if proposed else f"{message} is not recorded"
            yield from together(message, (goal.path for goal in proposed or meant), severity=None if proposed else Severity.NOTE)
        elif meant and len(goals) > 2 and all(goal.proposed_by or goal.own_words for goal in goals) and 2 * len(own) < len(goals):
            message = f"{len(goals) - len(own)} of {len(goals)} goals for {survivor} and the children are somebody else's idea"
            yield from together(message, (goal.path for goal in goals if goal not in own), severity=Severity.NOTE)


def _is_from(plan: Plan, family: set[str], goal: Goal) -> bool:
    return goal.own_words is not None or any(plan.among(who, goal.proposed_by) for who in family)
