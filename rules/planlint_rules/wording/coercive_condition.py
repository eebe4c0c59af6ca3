"""What a survivor has, or may keep, hangs on obeying."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule, together


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
    limits="English only. On 561 labelled sentences that were not read for tuning (23 for this rule), on 2026-11-22: "
    "precision 1.00, recall 0.43. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
        id: TIED-TO-A-TASK
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - what: Come to the clinic every week.
            responsible: karen
            expectation: required-by-agency
            if_missed: {response: The baby goes into care., kind: removal, falls_on: karen, trigger: karen}  # <- here
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
        id: WHAT-FOLLOWS-IS-HELP-OR-THE-COURTS-OR-HIS
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: See the GP., responsible: karen, if_missed: {kind: agency-follow-up, falls_on: karen}}
          - {what: Give evidence., responsible: karen, expectation: required-by-court, if_missed: {kind: court, falls_on: karen}}
          - {what: Attend the programme., responsible: dean, if_missed: {kind: court, falls_on: dean, trigger: dean}}
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
    """Words in the plan, or what is to follow a task not done, tie children, services or freedom from court to what a survivor
    does; or words threaten or watch over a survivor.
    """
    found = list(_tied(plan))
    yield from found
    yield from find_wording(plan, "coercive-condition", found)


def _tied(plan: Plan) -> Iterator[Problem]:
    """Find what survivors are to do, or else. What a court orders is left to the court, and what another does to other rules."""
    for survivor in plan.adult_or_parent_survivors:
        tied = [
            task.if_missed for task in plan.tasks
            if task.counts and task.if_missed and task.if_missed.is_penalty and task.expectation != "required-by-court"
            and task.costs(survivor) and survivor in (task.if_missed.trigger or task.responsible)
        ]  # fmt: skip
        losses = ", ".join(sorted({str(missed.kind) for missed in tied}))
        message = f"{losses} is to follow where a task of {survivor} is not done"
        message += " (kind read from its words)" if any(missed.kind_was_inferred for missed in tied) else ""
        yield from together(message, [missed.path for missed in tied], "this too")
