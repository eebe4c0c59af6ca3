"""Survivors or children left home, and it was not considered that the person using violence should leave."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

LEFT = (
    "refuge", "with-family-or-friends", "temporary-accommodation", "transitional-housing", "supported-housing", "new-tenancy",
    "no-fixed-address",
)  # fmt: skip
ASKED = ("no", "undecided", "declined", "not-safe-to-ask", "not-applicable")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-55",),
    needs=("violence", "people"),
    why="When the family moves, the violence has cost them their home, school and neighbours, while whoever used it keeps "
    "the house.",
    instead="Weigh with the survivor whether the person using violence could be made to leave, and record the outcome; to decide "
    "against it is an answer.",
    ask="Who had to leave, who decided that, and was it ever looked at the other way round?",
    limits="Whether the two ever shared a home is not known.",
    bad=(
        """
        planlint: 1
        id: IN-REFUGE
        people:
          mia: {role: mother, lives: refuge}  # <- here
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], lives: refuge}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-CHILD-HAD-TO-GO
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea], lives: kinship-or-foster-care}  # <- here
        violence:
          - {by: bea, towards: [tom]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: WEIGHED
        people:
          ines: {role: wife, lives: refuge}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        options:
          - {kind: exclude-person-using-violence, chosen_by: ines}
        tasks: []
        """,
        """
        planlint: 1
        id: AN-ORDER-FOR-IT
        people:
          ines: {role: wife, lives: refuge}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        safety:
          orders:
            - {kind: exclusion-or-occupation-order, status: refused, respondent: paulo}
        tasks: []
        """,
        """
        planlint: 1
        id: SHE-DOES-NOT-WANT-TO-GO-BACK
        people:
          mia: {role: mother, lives: refuge, wishes_to_remain_home: no}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: AT-HOME
        people:
          renee: {role: mother, lives: own-home-person-removed}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
    ),
)
def exclusion_not_considered(plan: Plan) -> Iterator[Problem]:
    """Survivors or children live away from home, and nothing shows that excluding the person using violence was considered.

    It was considered where it is an option, an order or a task, or where a survivor was asked about staying at home.
    """
    asked = any(plan.people[who].wishes_to_remain_home in ASKED for who in plan.adults_facing_violence)
    ordered = any(order.kind == "exclusion-or-occupation-order" for order in plan.orders)
    weighed = any(option.kind in ("exclude-person-using-violence", "stay-at-home") for option in plan.options)
    if asked or ordered or weighed or any(task.kind == "removal-or-exclusion" for task in plan.tasks):
        return
    away = [who for who in plan.survivors_facing_violence if plan.people[who].lives in LEFT]
    away += [who for who in plan.survivors_facing_violence if plan.people[who].lives == "kinship-or-foster-care"]
    message = "nothing shows that excluding the person using violence was considered before this move"
    yield from together(message, map(plan.place_of, away))
