"""A plan without the situation, the needs or the goals of the survivor."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.THOROUGH,
    cites=("BCP-07",),
    needs=("people", "violence"),
    why="Tasks that rest on no picture of the situation, the needs and the wishes rest on habit.",
    instead="Record how things stand, what is needed and what the survivor wants, the last in the survivor's own words.",
    ask="Could somebody who has never met this family tell from the plan what they need and want?",
    limits="That a section is there says nothing on how good it is.",
    bad=(
        """
        planlint: 1  # <- here
        id: TASKS-ONLY
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: See the lawyer., responsible: karen}
        """,
        """
        planlint: 1
        id: NOT-IN-OWN-WORDS
        situation: They live at home.
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {person: karen, area: money, status: unmet}
        goals:
          - {for: karen, what: An income.}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-THREE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen], description: Dean takes her wages.}
        assessments:
          - {person: karen, done_with: [karen]}
        goals:
          - {for: karen, what: An income., own_words: My own money.}
          - {for: dean, what: No violence.}
        tasks: []
        """,
        """
        planlint: 1
        id: HIS-OWN-PLAN
        setting: perpetrator-programme
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: The programme., kind: behaviour-change, responsible: dean}
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
        situation: TBD
        needs: TBD
        goals: TBD
        tasks: []
        """,
    ),
)
def assessment_sections_missing(plan: Plan) -> Iterator[Problem]:
    """The situation, the needs or the goals are not recorded, or no goal of a survivor is in that person's own words.

    One section missing, or only the own words, is milder.
    """
    here = plan.adult_survivors_here
    if not here:
        return
    described = plan.situation is not None or plan.narrative or any(entry.description is not None for entry in plan.violence)
    sections = (("situation", described), ("needs", plan.needs or plan.assessments), ("goals", plan.goals))
    missing = [name for name, recorded in sections if not recorded]
    if missing:
        milder = Severity.WARNING if len(missing) == 1 else None
        yield Problem(f"not recorded: {', '.join(missing)}", (), severity=milder)
    own = [goal for goal in plan.goals if not set(goal.for_).isdisjoint(here) and goal.is_open]
    if own and not any(goal.own_words is not None or is_blank(goal) for goal in own):
        yield Problem("no goal of a survivor is in that person's own words", own[0].path, severity=Severity.WARNING)
