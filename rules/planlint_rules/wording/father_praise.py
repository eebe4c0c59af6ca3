"""A person using violence is praised for ordinary care."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("RHP-01",),
    needs=("violence",),
    why="Care that nobody remarks on in the other parent is made to count against the violence, and the violence shrinks.",
    instead="Record specific acts with their dates beside what the other parent does each day and beside what the "
    "violence does to the children.",
    ask="Would we have written this down if the other parent had done it?",
    limits="English only. On 561 labelled sentences that were not read for tuning (21 for this rule), on 2026-11-22: "
    "precision 0.88, recall 0.71. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: Dean is a good dad who plays with the kids.  # <- here
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
          - text: Mum is brilliant with the kids.  # <- here
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
          - text: Karen is a good mum.
          - text: Dean paid the agreed support in April.
          - text: '"He is a good dad," said his sister.'
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
          - {said_by: karen, text: Dean is a good dad who plays with the kids.}
        """,
    ),
)
def father_praise(plan: Plan) -> Iterator[Problem]:
    """Words in the plan praise a person using violence for everyday care of a child, or weigh such care against the violence."""
    yield from find_wording(plan, "father-praise")
