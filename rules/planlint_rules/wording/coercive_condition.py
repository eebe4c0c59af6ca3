"""What a survivor has, or may keep, hangs on obeying."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-14", "RHP-13", "RHP-22"),
    needs=("violence",),
    why="Pressure by an agency repeats the control that the violence works by, and it teaches a survivor to hide what "
    "is dangerous.",
    instead="Say what is offered and by whom, and what the agency must do and why; put the conditions before the person "
    "using violence.",
    ask="Whose conduct makes the children unsafe, and is it that conduct to which we tie what follows?",
    limits="English only. On 302 labelled sentences that were not read for tuning (13 for this rule), on 2026-11-21: "
    "precision 0.75, recall 0.23. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: If mum does not end it with Dean, the case will go to court.  # <- here
          - text: Karen must attend the course or the children go into care.  # <- here
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
          - text: If Dean takes her back, we will go to court.  # <- here
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
          - text: Dean was told that his visits will stop if he comes to the school.
          - text: If Karen would like to stop, she can stop; the offer has no end date.
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
            text: If mum does not end it with Dean, the case will go to court.
        """,
    ),
)
def coercive_condition(plan: Plan) -> Iterator[Problem]:
    """Words in the plan tie children, services or freedom from court to what a survivor does, threaten, or watch over a
    survivor.
    """
    yield from find_wording(plan, "coercive-condition")
