"""Violence is put as a quarrel, or made small."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule

_COUPLE_WORK = frozenset("couple-or-family-work couple-counselling family-therapy mediation family-group-meeting".split())


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-51",),
    needs=("violence",),
    why="Conflict is what two people have; put so, the survivor shares the blame, and the plan repairs a couple "
    "instead of stopping the violence.",
    instead="Name who did what to whom, how often and with what effect.",
    ask="Who is afraid of whom in this family, and can a reader tell?",
    limits="English only. On 561 labelled sentences that were not read for tuning (24 for this rule), on 2026-11-22: "
    "precision 0.83, recall 0.83. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: The couple argue a lot and it sometimes gets out of hand.  # <- here
          - text: He just lost his temper.  # <- here
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
          - text: She just lost her temper.  # <- here
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
          - text: Dean punched Karen on 2 May.
          - text: The water bill is in dispute with the supplier.
        """,
        """
        planlint: 1
        id: COUPLE-WORK-HAS-A-RULE-OF-ITS-OWN
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Couple counselling to work on their arguments., responsible: [karen, dean], kind: couple-or-family-work}
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
          - {said_by: karen, text: The couple argue a lot and it sometimes gets out of hand.}
        """,
    ),
)
def violence_framed_as_conflict(plan: Plan) -> Iterator[Problem]:
    """Words in the plan turn violence by one person into arguments, conflict or trouble of a couple, excuse it, or make it
    small.
    """
    for problem in find_wording(plan, "violence-framed-as-conflict"):
        group, at = problem.at[0], problem.at[1] if len(problem.at) > 1 else None
        work = plan.tasks if group == "tasks" else plan.services if group == "services" else ()
        if not isinstance(at, int) or not work or work[at].kind not in _COUPLE_WORK:
            yield problem
