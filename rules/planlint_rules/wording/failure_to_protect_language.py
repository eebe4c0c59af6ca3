"""A survivor is blamed for not keeping a child from the violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-13",),
    needs=("violence",),
    why="The danger comes from the person using violence; blame for it drives a survivor away from help and leaves "
    "the danger as it was.",
    instead="Name who did what in front of or to the child, and what the survivor did to keep the child from harm.",
    ask="What did the person using violence do, and what has the survivor been doing all along to shield the child?",
    limits="English only. On 561 labelled sentences that were not read for tuning (21 for this rule), on 2026-11-22: "
    "precision 1.00, recall 0.67. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: Mother has failed to protect Amy from seeing what happened.  # <- here
          - text: Karen exposed the children to domestic abuse.  # <- here
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
          - text: Dad failed to protect the children from her temper.  # <- here
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
          - text: Dean failed to protect Amy when he drove drunk.
          - text: There is no evidence that Karen failed to protect anyone.
          - text: The agency failed to protect the family.
        """,
        """
        planlint: 1
        id: NOTHING-OF-THE-KIND-SAID
        people:
          nora: {role: grandmother}
          kit: {role: adult-son}
          bea: {role: child, age: 6, parents: [kit]}
          finn: {role: child, age: 9, parents: [kit]}
        violence:
          - {by: kit, towards: [nora, bea, finn]}
        tasks: []
        narrative:
          - text: Bea and Finn have lived with Nora since their mother died. Both have her picture by the bed.
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
          - {said_by: karen, text: Mother has failed to protect Amy from seeing what happened.}
        """,
    ),
)
def failure_to_protect_language(plan: Plan) -> Iterator[Problem]:
    """Words in the plan hold it against a survivor that a child was not kept from somebody else's violence, or saw it."""
    yield from find_wording(plan, "failure-to-protect-language")
