"""A survivor is said to deny or not to see."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("SCF-14",),
    needs=("violence",),
    why="Playing it down can be what keeps somebody safe, or how somebody bears it; the label turns it into a fault.",
    instead="Record what was said, when and before whom, and what it might cost to say more.",
    ask="Who could hear, and what might follow if this person told us everything?",
    limits="English only. On 561 labelled sentences that were not read for tuning (21 for this rule), on 2026-11-22: "
    "precision 0.76, recall 0.62. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: Mother minimises what goes on at home and lacks insight.  # <- here
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
          - text: Dad makes excuses for her.  # <- here
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
          - text: Father minimises his violence.
          - text: Karen does not lack insight.
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
          - {said_by: karen, text: Mother minimises what goes on at home and lacks insight.}
        """,
    ),
)
def survivor_minimising_label(plan: Plan) -> Iterator[Problem]:
    """Words in the plan say that a survivor minimises, denies, lacks insight or makes excuses."""
    yield from find_wording(plan, "survivor-minimising-label")
