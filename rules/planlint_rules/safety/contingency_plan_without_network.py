"""A contingency plan names neither police nor anybody else who helps."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

POLICE = ("police", "police-not-wanted")
NOBODY = "none"


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-37",),
    needs=("violence", "safety.plans"),
    why="A contingency plan that a survivor carries out alone asks one person to face the violence without help.",
    instead="Bring in police, or record that the survivor does not want them, and at least one more person or service who knows "
    "what to do.",
    ask="Who would come, how fast, and does the survivor believe it?",
    limits="Whether those named know of their part cannot be seen.",
    bad=(
        """
        planlint: 1
        id: ALONE
        people:
          karen: {role: mother, lives_with: [dean, amy]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: staying  # <- here
              for: [karen, amy]
              steps:
                - {what: Leaves the room., responsible: [karen, amy]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-GRAN-WHO-IS-NOT-SAFE
        people:
          tom:
            role: father
            lives_with: [bea]
            network:
              - {person: gran, safe_by_her: no}
          bea: {role: mother}
          gran: {role: grandmother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: staying, for: tom, network: [police, gran, bea]}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: NO-POLICE-AND-NO-WORD-ABOUT-IT
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: staying, for: tom, network: neighbour}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: NAMED-IN-THE-STEPS
        people:
          renee: {role: mother, lives: own-home-person-removed}
          mark: {role: father}
        workers:
          jas: {role: primary-caseworker}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          plans:
            - situation: staying
              steps:
                - {what: Rings., responsible: renee}
                - {what: Comes at once., responsible: police}
                - {what: Keeps the children in., responsible: school}
        tasks: []
        """,
        """
        planlint: 1
        id: POLICE-NOT-WANTED
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, network: [police-not-wanted, neighbour]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOBODY-THERE-AND-SAID-SO
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        workers:
          sgt: {role: police}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, network: [sgt, none]}
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
            - {date: 2026-05-02, made_with: mia}
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
            - {situation: staying, network: TBD}
        tasks: []
        """,
    ),
)
def contingency_plan_without_network(plan: Plan) -> Iterator[Problem]:
    """The network of a contingency plan lacks police (or that police are not wanted), or anybody else who could help.

    Whoever has a step of the plan counts too. The survivors themselves, children, and people who use violence or are known to be
    unsafe do not count.
    """
    alone, no_police = [], []
    no_help = {*plan.survivors, *plan.people_using_violence, *plan.known_unsafe, *(child.handle for child in plan.children)}
    for written in plan.contingency_plans if plan.adults_facing_violence else ():
        helpers = {*written.network, *(who for step in written.steps for who in step.responsible)}
        if any(map(is_blank, (written, *helpers))):
            continue
        police = {who for who in helpers if who in POLICE or (who in plan.workers and plan.workers[who].role == "police")}
        if not helpers - police - no_help:
            alone.append(written.path)
        elif not police and NOBODY not in helpers:
            no_police.append(written.path)
    yield from together("the contingency plan names nobody who helps, but for police at most", alone)
    yield from together("the contingency plan names neither police nor that police are not wanted", no_police)
