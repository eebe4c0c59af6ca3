"""A survivor is labelled by how services fare."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-26", "SCF-09"),
    needs=("violence",),
    why="What looks like reluctance is often fear, shame or what earlier help has done; a label ends the search for the reason.",
    instead="Write down what was offered and how, what stood in the way, and what the agency does differently.",
    ask="What would it cost this person to take part, and what have we done to lower that price?",
    limits="English only. On 561 labelled sentences that were not read for tuning (24 for this rule), on 2026-11-22: "
    "precision 0.93, recall 0.54. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: Karen is disengaging.  # <- here
          - text: Mum never answers when we call.  # <- here
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
          - text: Dean is hostile to social workers.  # <- here
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
          - text: Dean failed to engage with the programme.
          - text: Karen is not refusing to engage; he had taken her phone.
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
          - {said_by: karen, text: Karen is disengaging.}
        """,
    ),
)
def disengagement_labelling(plan: Plan) -> Iterator[Problem]:
    """Words in the plan call a survivor uncooperative, hard to reach or unwilling. Where barriers are recorded for that
    person, it is a note.
    """
    explained = any(plan.people[who].barriers for who in plan.survivors if who in plan.people)
    for problem in find_wording(plan, "disengagement-labelling"):
        yield problem._replace(severity=Severity.NOTE) if explained else problem
