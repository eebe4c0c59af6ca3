"""Who near the home could help is not recorded."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("WWM-33",),
    needs=("violence", "people"),
    why="When it gets dangerous at home, somebody around the corner comes sooner than any service.",
    instead="Ask the survivor which friends, relatives or neighbours close by can help, and whether the survivor calls them "
    "safe; that there is nobody is an answer, and something to work on.",
    ask="Who could be at the door within ten minutes, and would the survivor ring?",
    limits="How near somebody is, and whether that person would come, cannot be seen.",
    bad=(
        """
        planlint: 1
        id: NOBODY-NEAR
        people:
          karen:  # <- here
            role: mother
            lives: own-home-with-person-using-violence
            network:
              - {person: aunt, safe_by_her: yes, nearby: no}
              - {person: uncle, safe_by_her: no, nearby: yes}
          dean: {role: father}
          aunt: {role: aunt}
          uncle: {role: uncle}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: AUNT-TWO-STREETS-AWAY
        people:
          renee:
            role: mother
            lives: own-home-person-removed
            network:
              - {person: aunt, safe_by_her: yes, nearby: yes}
          mark: {role: father}
          aunt: {role: aunt}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOBODY-AND-SAID-SO
        people:
          tom: {role: father, lives: own-home, no_network: {reason: isolated-by-person-using-violence}}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-A-REFUGE
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD, lives: own-home, network: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
)
def local_support_not_recorded(plan: Plan) -> Iterator[Problem]:
    """A survivor lives in a home of their own, and nobody nearby who is safe is recorded, nor that there is nobody."""
    alone = []
    for survivor in plan.adults_facing_violence:
        person = plan.people[survivor]
        near = any(is_blank(m) or is_blank(m.nearby) or (m.nearby == "yes" and m.safe_by_her != "no") for m in person.network)
        if person.is_at_home and person.no_network is None and not near:
            alone.append(plan.place_of(survivor))
    yield from together("who near this home could help is not recorded", alone)
