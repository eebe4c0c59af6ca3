"""What would make the home safer was not talked about."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-32",),
    needs=("violence", "people"),
    why="A survivor who stays at home needs more than courage there: locks, lights, alarms, and somebody who pays for them.",
    instead="Talk through with the survivor what would make the home safer, record the day and what was chosen; that nothing is "
    "wanted is an answer too.",
    ask="What would let the survivor sleep in this home?",
    limits="Whether what was chosen is in place cannot be seen.",
    bad=(
        """
        planlint: 1
        id: AT-HOME-AND-NOT-TALKED-ABOUT
        people:
          renee: {role: mother, lives: own-home-person-removed}  # <- here
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-ONE-HOME
        people:
          tom: {role: father, lives: own-home-with-person-using-violence}  # <- here
          bea: {role: mother}
          gran: {role: grandmother, lives: own-home}
        violence:
          - {by: bea, towards: [tom, gran]}
        safety:
          home: {person: gran, discussed: 2026-05-01}
        tasks:
          - {what: Visit., responsible: [tom, gran]}
        """,
    ),
    good=(
        """
        planlint: 1
        id: NOTHING-WANTED
        people:
          renee: {role: mother, lives: own-home}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          home: {items: none-wanted}
        tasks: []
        """,
        """
        planlint: 1
        id: A-TASK-FOR-IT
        people:
          renee: {role: mother, lives: own-home}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Change the locks., kind: home-safety, responsible: housing}
        """,
        """
        planlint: 1
        id: NOT-AT-HOME
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father, lives: own-home}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD, lives: own-home}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          home: TBD
        tasks: []
        """,
    ),
)
def home_safety_not_discussed(plan: Plan) -> Iterator[Problem]:
    """A survivor lives at home, and no talk about what would make it safer is recorded, nor a task for it.

    Where the person using violence lives there too, locks do not help, but other things may.
    """
    if any(task.kind == "home-safety" and task.counts for task in plan.tasks):
        return
    talked = [home for home in plan.home_safety if is_blank(home) or home.discussed is not None or home.items]
    without = [
        plan.place_of(who) for who in plan.adults_facing_violence
        if plan.people[who].is_at_home and not any(home.person in (None, who) or is_blank(home.person) for home in talked)
    ]  # fmt: skip
    yield from together("what would make this home safer was not talked about", without)
