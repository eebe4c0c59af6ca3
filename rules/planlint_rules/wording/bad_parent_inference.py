"""Violence lived with, or an illness, is taken for poor parenting."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-03", "SCF-12"),
    needs=("violence",),
    why="Most children of parents in such trouble are loved and cared for; the label says nothing about this child's days.",
    instead="Describe what the child needs and gets, and what would help; leave the label out of the reasoning.",
    ask="Which thing that happened to this child shows it, apart from the label?",
    limits="English only. On 561 labelled sentences that were not read for tuning (20 for this rule), on 2026-11-22: "
    "precision 1.00, recall 0.65. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: Unfit mother, DV and depression.  # <- here
          - text: Her history as a victim makes her an unsafe parent.  # <- here
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
          - text: Unfit father, DV and depression.  # <- here
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
          - text: Her depression does not make her a poor mother.
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
            text: Unfit mother, DV and depression.
        """,
    ),
)
def bad_parent_inference(plan: Plan) -> Iterator[Problem]:
    """Words in the plan infer from violence suffered, a diagnosis or a substance that somebody is an unfit parent."""
    yield from find_wording(plan, "bad-parent-inference")
