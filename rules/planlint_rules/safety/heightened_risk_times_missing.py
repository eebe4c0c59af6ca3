"""Times of heightened risk were never asked for."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-35",),
    needs=("violence",),
    why="Violence has its times, such as pay day, drinking, a handover or a letter from court; a plan that does not know them "
    "comes too late.",
    instead="Ask the survivor when it gets more dangerous, for the children too, and add what you know of when this "
    "violence rises.",
    ask="Which days of the next weeks worry the survivor, and which worry us?",
    limits="Whether the list is complete cannot be seen, nor whether the worker's own knowledge went into it.",
    bad=(
        """
        planlint: 1
        id: NEVER-ASKED
        people:
          karen: {role: mother, lives: own-home-with-person-using-violence}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: A-PLAN-WITHOUT-TIMES
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: staying, for: tom, made_with: tom}  # <- here
            - {situation: returning, for: tom, made_with: tom}
        tasks: []
        """,
        """
        planlint: 1
        id: SIGNS-ONLY
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: staying, for: tom, signs: [silence]}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, heightened_risk: pay day}
        tasks: []
        """,
        """
        planlint: 1
        id: ASKED-FOR-ANOTHER-PLAN
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: court-day, for: karen, heightened_risk: [after the hearing]}
        tasks: []
        """,
        """
        planlint: 1
        id: HAS-LEFT
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, date: 2026-05-01}
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
          plans:
            - {situation: staying, heightened_risk: TBD}
        tasks: []
        """,
    ),
)
def heightened_risk_times_missing(plan: Plan) -> Iterator[Problem]:
    """A contingency plan names no times of heightened risk, or none were asked of a survivor at home with the violence.

    The second is found once for the survivor, whether or not there is a contingency plan. A plan that names only signs of coming
    violence is a milder finding.
    """
    without = [p for p in plan.contingency_plans if plan.adults_facing_violence and not p.blank and not p.heightened_risk]
    never = [
        who for who in plan.adults_facing_violence
        if plan.lives_with_violence(who) and not plan.contingency_plans_of(who)
        and not any(p.heightened_risk for p in plan.safety_plans if not p.for_ or plan.among(who, p.for_))
        and not any(companion.kind == "safety-plan" and who in companion.for_ for companion in plan.companion_plans)
    ]  # fmt: skip
    severity = Severity.NOTE if all(p.signs for p in without) else None
    yield from together("the contingency plan names no times of heightened risk", [p.path for p in without], severity=severity)
    message = f"no times of heightened risk are recorded for {', '.join(never)}, at home with the person using violence"
    yield from together(message, map(plan.place_of, never))
