"""A survivor is blamed or belittled."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-21",),
    needs=("violence",),
    why="Words that belittle or blame take away dignity, and they pass the responsibility from the one who hurts to "
    "the one who is hurt.",
    instead="Name who used which violence against whom; describe choices with what they cost and what they protect.",
    ask="Would the person about whom this is written recognise a fair account of what was done?",
    limits="English only. On 561 labelled sentences that were not read for tuning (22 for this rule), on 2026-11-22: "
    "precision 0.89, recall 0.73. Plain words are found more often than idioms; what is only hinted at is not seen.",
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
          - text: She winds him up and then he snaps.  # <- here
          - text: Karen makes poor relationship choices.  # <- here
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
          - text: He winds her up and then she snaps.  # <- here
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
          - text: Dean puts his own needs before those of the children.
          - text: Karen did not provoke the assault.
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
          - {said_by: karen, text: She winds him up and then he snaps.}
        """,
    ),
)
def victim_blaming_language(plan: Plan) -> Iterator[Problem]:
    """Words in the plan lay the violence at the door of a survivor: provocation, bad choices, a partner put before the
    children.
    """
    yield from find_wording(plan, "victim-blaming-language")
