"""Somebody in the family has no worker, or no worker of their own."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together

NO_CASEWORKERS = frozenset(
    "perpetrator-worker team-manager safeguarding-lead housing-worker health-visitor midwife gp nurse counsellor teacher "
    "early-years-worker contact-supervisor police probation court legal interpreter mental-health-worker "
    "substance-use-worker".split()
)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-11",),
    needs=("violence", "people"),
    why="A grown-up and a child need different things, and a worker who carries both hears one of them louder.",
    instead="Give every survivor in the stay a worker: one for the grown-up, and another for the children, who may share.",
    ask="Who in this family has somebody who comes for them alone?",
    limits="Separate workers are asked for in refuge, shelter and transitional housing; elsewhere only that a survivor has "
    "one when others have.",
    bad=(
        """
        planlint: 1
        id: ONE-FOR-FOUR
        setting: refuge
        people:
          tanya: {role: mother, workers: [lou]}
          scott: {role: father}
          ebony: {role: child, age: 14, parents: [tanya, scott], workers: [lou]}  # <- here
          jaxon: {role: child, age: 8, parents: [tanya, scott]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-LISTED-NOBODY-ASSIGNED
        setting: refuge
        people:
          tanya: {role: mother}
          scott: {role: father}
          jaxon: {role: child, age: 8, parents: [tanya, scott]}  # <- here
        workers:
          lou: {role: primary-caseworker}
          gp: {role: gp}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-HE-HAS-ONE
        setting: child-protection
        people:
          mia: {role: mother}  # <- here
          dan: {role: father, workers: [lee]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOBODY-ASSIGNED
        setting: shelter
        people:
          tanya: {role: mother}  # <- here
          scott: {role: father}
          jaxon: {role: child, age: 8, parents: [tanya, scott]}
        workers:
          lou: {role: primary-caseworker}
          kim: {role: child-support-worker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-THEIR-OWN
        setting: refuge
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], workers: [kim]}
          noah: {role: child, age: 4, parents: [mia, dan], workers: [kim, jo]}
          bump: {role: unborn, parents: [mia, dan]}
          eli: {role: child, age: 12, parents: [mia, dan], lives: with-family-or-friends}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-FOR-THE-FAMILY-AT-HOME
        setting: child-protection
        people:
          renee: {role: mother, workers: [jas]}
          mark: {role: father, workers: [paul]}
          sophie: {role: child, age: 7, parents: [renee, mark], workers: [jas]}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        setting: shelter
        people:
          ines: {role: wife, workers: [gwen]}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-CHILD-S-PLAN-IS-ELSEWHERE
        setting: refuge
        companion_plans: {id: A-2, for: ava, kind: child-plan, held_by: kim}
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        people:
          survivor: {role: parent, workers: "{{ worker }}"}
          child: {role: child, age: 9, parents: [survivor, other], workers: "{{ worker }}"}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        """,
    ),
)
def person_without_worker(plan: Plan) -> Iterator[Problem]:
    """In a stay, a survivor has no worker, or a child only the grown-up's; elsewhere, a survivor has none while others have one.

    It is a note where nobody's worker is recorded, though there are several.
    """
    assigned = any(person.workers for person in plan.people.values())
    if not plan.is_stay:
        unassigned = [plan.place_of(who) for who in plan.adult_survivors_here if assigned and not plan.people[who].workers]
        yield from together("others have a worker, this survivor has none", unassigned, severity=Severity.NOTE)
        return
    here = [person for who, person in plan.people.items() if who in plan.survivors and _belongs_here(plan, person)]
    grown_up = {worker for person in here if not person.is_child for worker in _caseworkers(plan, person.workers)}
    without = [person for person in here if not _has_own(plan, person, grown_up)]
    caseworkers = len(_caseworkers(plan, tuple(plan.workers)))
    if not assigned and caseworkers == 1:
        without = [person for person in without if person.is_child]
    names = ", ".join(person.handle for person in without)
    severity = None if assigned or caseworkers == 1 else Severity.NOTE
    yield from together(f"no worker of their own: {names}", (person.path for person in without), severity=severity)


def _belongs_here(plan: Plan, person: Person) -> bool:
    """Whether somebody is part of the stay: born, not recorded as living elsewhere, without a companion plan."""
    elsewhere = any(plan.among(person.handle, companion.for_) for companion in plan.companion_plans)
    return plan.may_be_in_stay(person) and not (person.is_unborn or person.blank or elsewhere)


def _caseworkers(plan: Plan, handles: tuple[str, ...]) -> list[str]:
    return [who for who in handles if who not in plan.workers or plan.workers[who].role not in NO_CASEWORKERS]


def _has_own(plan: Plan, person: Person, grown_up: set[str]) -> bool:
    """Whether somebody has a caseworker; for a child, one who is not also all that the grown-ups have."""
    theirs = set(_caseworkers(plan, person.workers))
    if not person.is_child:
        return bool(theirs)
    return bool(theirs) and (bool(theirs - grown_up) or bool(grown_up - theirs) or any(map(is_blank, theirs)))
