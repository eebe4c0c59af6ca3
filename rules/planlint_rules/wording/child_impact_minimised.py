"""What violence does to a child is made small."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-29",),
    needs=("violence",),
    why="Hearing it, knowing of it and living around it harms children, injured or not.",
    instead="Write what the child saw, heard, knew and showed, and who asked the child.",
    ask="Who has asked the child, and what has changed in how this child sleeps, plays and learns?",
    limits="English only. On 561 labelled sentences that were not read for tuning (20 for this rule), on 2026-11-22: "
    "precision 0.87, recall 0.65. Plain words are found more often than idioms; what is only hinted at is not seen.",
    bad=(
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
          - text: The children were asleep in bed, so they were not affected.  # <- here
          - text: He has never laid a finger on the children.  # <- here
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
          - text: She has never laid a finger on the children.  # <- here
        """,
    ),
    good=(
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
          - text: That the children slept through it does not mean they were not affected.
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
          - said_by: karen
            text: The children were asleep in bed, so they were not affected.
        """,
    ),
)
def child_impact_minimised(plan: Plan) -> Iterator[Problem]:
    """Words in the plan rule out that violence affects a child, since the child slept, was elsewhere, was too young or was not
    hit.
    """
    yield from find_wording(plan, "child-impact-minimised")
