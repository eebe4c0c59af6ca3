"""One worker is assigned to a survivor and to the person using violence."""

from collections.abc import Iterator, Sequence

from planlint import AcrossProblem, Path, Plan, PlanFacts, Problem, Profile, Severity, is_blank, rule

NO_CASEWORKERS = frozenset(
    "team-manager safeguarding-lead court police contact-supervisor gp nurse midwife health-visitor teacher "
    "early-years-worker".split()
)


def _across(plans: Sequence[PlanFacts]) -> Iterator[AcrossProblem]:
    beside: dict[tuple[str, str], tuple[int, Path]] = {}
    for number, plan in enumerate(plans):
        for worker, role, _, uses, path in plan.work:
            if not uses and role not in NO_CASEWORKERS:
                for family in plan.family:
                    beside.setdefault((worker, family), (number, path))
    for number, plan in enumerate(plans):
        told: set[str] = set()
        for worker, role, person, uses, path in plan.work:
            found = next((beside[worker, family] for family in sorted(plan.family) if (worker, family) in beside), None)
            if uses and role not in NO_CASEWORKERS and found is not None and found[0] != number and worker not in told:
                told.add(worker)
                message = f"{worker} works with {person}, who uses violence, and in a companion plan with a survivor"
                yield AcrossProblem(number, message, path, ((found[0], found[1], "with a survivor"),))


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-47",),
    needs=("violence", "people"),
    why="Whoever works with both may let something slip or be drawn to one side, and the survivor cannot speak freely.",
    instead="Give the person using violence another worker, and keep what the survivor's worker knows from that work.",
    ask="What does this worker know from one of them that the other must not learn?",
    limits="It sees assignments, not who speaks with whom; whether a handle stands for one person or a team is not known.",
    across=_across,
    bad=(
        """
        planlint: 1
        id: A-1
        companion_plans:
          - {id: A-2, for: dan}
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        ---
        planlint: 1
        id: A-2
        people:
          mia: {role: mother}
          dan:
            workers: [jo]  # <- here
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: SAME-WORKER
        people:
          mia: {role: mother, workers: [jo]}
          dan:
            workers: [jo]  # <- here
          ava: {role: child, age: 8, parents: [mia, dan], workers: [jo]}
        workers:
          jo: {role: child-protection-worker}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: HOLDS-THE-COMPANION-PLAN
        companion_plans:
          - id: D-2
            for: dan
            held_by: jo  # <- here
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOTHING-KEPT-APART
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father, workers: [lee]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          information_barrier: no  # <- here
        """,
        """
        planlint: 1
        id: A-CHILD-WHO-USES-VIOLENCE
        people:
          mia: {role: mother, workers: [jo]}
          ben:
            age: 15
            workers: [jo]  # <- here
        violence:
          - {by: ben, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: SEPARATE
        companion_plans: {id: D-2, for: dan, held_by: lee}
        people:
          mia: {role: mother, workers: [jo, boss]}
          dan: {role: father, workers: [lee, boss]}
          ava: {role: child, age: 8, parents: [mia, dan], workers: [jo]}
        workers:
          jo: {role: child-protection-worker}
          lee: {role: perpetrator-worker}
          boss: {role: team-manager}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: ROLES-STILL-OPEN
        people:
          amy: {role: mother, workers: [jo]}
          joe: {role: father, workers: [jo]}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        """,
        """
        planlint: 1
        id: BOTH-HURT-AND-HURTING
        people:
          mia: {role: mother, workers: [jo]}
          ben: {role: son, age: 22, workers: [lee]}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia, ben]}
          - {by: ben, towards: [mia]}
        tasks: []
        """,
    ),
)
def shared_worker(plan: Plan) -> Iterator[Problem]:
    """A worker is assigned to a survivor and also to whoever uses violence towards that survivor, or nothing is kept apart."""
    found = False
    for user in plan.people_using_violence:
        theirs = _workers_of(plan, user)
        for survivor in plan.survivors:
            both = [
                who for who in theirs if who in _workers_of(plan, survivor) and not is_blank(who) and _is_caseworker(plan, who)
            ]
            if survivor != user and both and user in plan.uses_violence_towards(survivor):
                place = (*plan.place_of(user), "workers")
                if user not in plan.people or both[0] not in plan.people[user].workers:
                    place = next((*plan_.path, "held_by") for plan_ in plan.companion_plans if both[0] in plan_.held_by)
                severity = Severity.NOTE if plan.is_child(user) else None
                yield Problem(
                    f"{both[0]} works with {survivor} and with {user}, who uses violence towards {survivor}", place, (), severity
                )
                found = True
                break
    if not found and plan.information_barrier in ("no", "unknown") and plan.survivors:
        message = (
            f"information_barrier is {plan.information_barrier}: what survivors tell may reach work with whoever uses violence"
        )
        yield Problem(message, ("coordination", "information_barrier"), severity=Severity.NOTE)


def _workers_of(plan: Plan, handle: str) -> tuple[str, ...]:
    person = plan.people.get(handle)
    held = tuple(who for companion in plan.companion_plans if handle in companion.for_ for who in companion.held_by)
    return (*(person.workers if person is not None else ()), *held)


def _is_caseworker(plan: Plan, handle: str) -> bool:
    """Whether a handle stands for a worker who carries cases: listed, or not one of the words for agencies."""
    worker = plan.workers.get(handle)
    return worker.role not in NO_CASEWORKERS if worker is not None else not plan.is_worker(handle)
