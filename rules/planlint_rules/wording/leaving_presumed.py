"""Leaving is taken for granted."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-05", "RHP-02"),
    needs=("violence",),
    why="Leaving is dangerous and often impossible, and it does not end the violence by itself; a plan that waits for "
    "it helps nobody today.",
    instead="Record what this person wants and fears, plan for safety in either case, and say what is done about the violence.",
    ask="What would this person lose by leaving, and how does the plan help if that never happens?",
    limits="English only. On 561 labelled sentences that were not read for tuning (20 for this rule), on 2026-11-22: "
    "precision 0.92, recall 0.55. Plain words are found more often than idioms; what is only hinted at is not seen.",
    bad=(
        """
        planlint: 1
        id: WISHES-TO-STAY
        people:
          karen: {role: mother, intention: stay}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {for: karen, kind: separation, proposed_by: lou}  # <- here
        workers:
          lou: {role: primary-caseworker}
        tasks: []
        """,
        """
        planlint: 1
        id: SAID-OF-A-SURVIVOR
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        narrative:
          - text: Mum keeps going back to him.  # <- here
          - text: Why doesn't she leave?  # <- here
        """,
        """
        planlint: 1
        id: ROLES-SWAPPED
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: karen, towards: [dean]}
        tasks: []
        narrative:
          - text: Dean refuses to leave her.  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: WISHES-TO-LEAVE
        people:
          karen: {role: mother, intention: leave}
          tom: {role: mother, intention: undecided}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen, tom]}
        goals:
          - {for: karen, kind: separation}
          - {for: tom, kind: separation, proposed_by: tom}
        tasks: []
        """,
        """
        planlint: 1
        id: LEFT-ALONE
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        narrative:
          - text: Dean keeps going back to the house in spite of the order.
          - text: Mum will leave work at three on Wednesdays.
        """,
        """
        planlint: 1
        id: OWN-WORDS
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        narrative:
          - {said_by: karen, text: Mum keeps going back to him.}
        """,
    ),
)
def leaving_presumed(plan: Plan) -> Iterator[Problem]:
    """Words in the plan treat leaving as what a survivor simply should do, or a goal of separation stands beside a wish to
    stay or an open one.
    """
    yield from find_wording(plan, "leaving-presumed")
    for who in plan.adult_survivors:
        person = plan.people.get(who)
        if person is None or person.intention not in ("stay", "undecided"):
            continue
        goals = [goal for goal in plan.goals if goal.kind == "separation" and who in goal.for_]
        steps = [goal.path for goal in goals if not plan.among(who, goal.proposed_by)]
        steps += [task.path for task in plan.tasks_of(who) if task.stated_kind == "separation" and not task.own_choice_of(who)]
        yield from together(f"separation is planned for {who}, whose recorded intention is {person.intention}", steps, "this too")
