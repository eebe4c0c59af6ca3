"""A survivor has no safety assessment."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-03",),
    needs=("violence",),
    why="Nobody knows how safe this person is, and a child can be in danger where the parent who lives with the violence is not.",
    instead="Ask and judge for each survivor, alone with that person where that can be; assess each child for itself, and an "
    "unborn one too.",
    ask="Whose safety have we looked at, whose did we take for granted, and who was in the room?",
    limits="Whether the assessment was a good one cannot be seen, only that there is one and who was there.",
    bad=(
        """
        planlint: 1
        id: ONLY-THE-MOTHER
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives_with: [dean, amy, noah]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}  # <- here
          noah: {role: child, age: 3, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-18, outcome: not-safe}
        tasks: []
        """,
        """
        planlint: 1
        id: NOTHING-AT-ALL
        people:
          tom: {role: father}  # <- here
          bea: {role: partner, lives_with: [tom]}
        violence:
          - {by: bea, towards: [tom]}
        tasks: []
        """,
        """
        planlint: 1
        id: ASKED-IN-FRONT-OF-HIM
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-18, present: [karen, dean], outcome: safe-for-now}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: PLANNED-OR-NOT-DONE
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}  # <- here
          bump: {role: unborn, parents: [mia, dan]}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-01, outcome: not-assessed}
            - {person: mia, date: 2026-05-27}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-ROOM-FOR-THE-CHILD
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
          child: {role: child, parents: [survivor, user]}  # <- here
        violence:
          - {by: user, towards: [survivor]}
        safety:
          assessments:
            - {person: survivor, date: "{{ date }}", outcome: "{{ outcome }}"}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-SHELTER-HAS-A-PLAN-TOO
        companion_plans:
          - {id: SH-311, for: bridget, kind: case-plan, held_by: pat}
        people:
          bridget: {role: mother, lives: refuge}
          neil: {role: father, lives: own-home}
          callum: {role: child, age: 12, parents: [bridget, neil], lives: refuge}  # <- here
        violence:
          - {by: neil, towards: [bridget]}
        safety:
          assessments:
            - {person: bridget, date: 2026-05-13, outcome: not-safe}
        tasks:
          - {what: Weekly session., responsible: bridget, kind: therapy, requested_by: bridget}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-FOR-ITSELF
        as_of: 2026-05-20
        people:
          tom: {role: father, lives_with: [ava]}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
          gran: {role: grandmother, related_to: [tom]}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          assessments:
            - {person: tom, date: 2026-05-18, present: [tom, jas], outcome: safe-with-plan}
            - {person: ava, date: 2026-05, present: [ava], outcome: safe-with-plan}
        workers:
          jas: {role: primary-caseworker}
        tasks: []
        """,
        """
        planlint: 1
        id: RESISTANCE-AND-OPEN-QUESTION
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        """,
        """
        planlint: 1
        id: HIS-PLAN-AND-HERS-ELSEWHERE
        companion_plans:
          - {id: HH-1, for: [mia, ava], kind: case-plan, held_by: jo}
        people:
          dan: {role: father}
          mia: {role: mother}
          ava: {role: child, age: 9, parents: [mia, dan]}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend the programme., responsible: dan, kind: behaviour-change}
        """,
        """
        planlint: 1
        id: NO-LONGER-ALIVE
        people:
          mia: {role: mother}
          dan: {role: father, no_direct_work: {reason: deceased}}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITH-ROOM
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
          child: {role: child, parents: [survivor, user]}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          assessments:
            - {person: survivor, date: TBD, outcome: TBD}
            - {person: "<child>", date: TBD, outcome: TBD}
        tasks: []
        """,
    ),
)
def safety_assessment_missing(plan: Plan) -> Iterator[Problem]:
    """A survivor, grown-up, child or unborn, has no safety assessment.

    An assessment counts for the person it names. One made while the person using violence was present does not count, nor does
    one that is only planned or came to nothing.
    """
    missing = []
    for survivor in plan.survivors_facing_violence:
        if plan.last_assessment_of(survivor).latest is not None:
            continue
        users = plan.uses_violence_towards(survivor)
        heard = [(a, who) for a in plan.safety_assessments if a.person == survivor for who in users if who in a.present]
        for assessment, user in heard[-1:]:
            yield Problem(f"{user} was present at the safety assessment of {survivor}, and no other is recorded", assessment.path)
        if not heard:
            missing.append(survivor)
    message = f"no safety assessment is recorded of {', '.join(missing)}"
    yield from together(message, map(plan.place_of, missing), "nor of this person")
