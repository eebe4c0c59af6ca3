"""An assessment rests on nothing but that nobody said anything."""

from collections.abc import Iterator

from planlint import SAFE_ENOUGH, Plan, Problem, Profile, Severity, rule, together

SILENCE = frozenset({"denied", "non-disclosure"})
NO_EVIDENCE = SILENCE | {"time-since-incident", "person-using-violence-said"}


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("SCF-08",),
    needs=("violence", "safety.assessments"),
    why="People keep silent for good reasons, above all out of fear for themselves and of losing their children.",
    instead="Do not read silence as an answer: look for other sources, ask again alone and without haste, and say what happens "
    "with what is told.",
    ask="What would this person risk by telling us?",
    limits="Only the recorded basis is looked at; where none is recorded nothing is said.",
    bad=(
        """
        planlint: 1
        id: DENIED
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-18, outcome: safe-for-now, basis: denied}  # <- here
            - {person: amy, date: 2026-05-18, outcome: safe-with-plan, basis: [non-disclosure, time-since-incident]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: OTHER-SOURCES
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
          noah: {role: child, age: 3, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-04-18, outcome: safe-for-now, basis: denied}
            - {person: karen, date: 2026-05-18, outcome: safe-with-plan, basis: [denied, police]}
            - {person: amy, date: 2026-05-18, outcome: not-safe, basis: denied}
            - {person: noah, date: 2026-05-18, outcome: safe-with-plan}
        tasks: []
        """,
    ),
)
def safe_on_nondisclosure(plan: Plan) -> Iterator[Problem]:
    """The newest assessment of a survivor found no need to act, and its basis is only that nothing was said, or was denied."""
    resting = []
    for survivor in plan.survivors_facing_violence:
        latest = plan.last_assessment_of(survivor).latest
        basis = set(latest.basis) if latest is not None and latest.outcome in SAFE_ENOUGH else set()
        if latest is not None and basis & SILENCE and basis <= NO_EVIDENCE:
            resting.append(latest.path)
    yield from together("the outcome rests only on what was denied or not said", resting)
