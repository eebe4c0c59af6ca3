"""Harm is written down without who does it."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule, together

_HARM = frozenset("physical-harm sexual-harm emotional-harm further-violence".split())


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-10",),
    needs=("violence",),
    why="Where nobody is named, everybody in the home seems to be the danger, the survivor with them.",
    instead="Name the person whose behaviour does the harm, what that person did and to whom; in a concern, record it as "
    "caused_by.",
    ask="Who reads this sentence and still does not know who did it?",
    limits="English only. On 561 labelled sentences that were not read for tuning (21 for this rule), on 2026-11-22: "
    "precision 0.95, recall 0.90. Plain words are found more often than idioms; what is only hinted at is not seen.",
    bad=(
        """
        planlint: 1
        id: NOBODY-DID-IT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        concerns:
          - {about: amy, kind: emotional-harm}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: LAID-ON-BOTH
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        concerns:
          - {about: amy, kind: emotional-harm, caused_by: [karen, dean], text: Ups and downs of the marriage.}  # <- here
        tasks: []
        """,
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
          - text: History of DV between the parents.  # <- here
          - text: Children exposed to domestic violence.  # <- here
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
          - text: The home has been affected by domestic abuse for some time.  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: CAUSED-BY
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        concerns:
          - {about: amy, kind: emotional-harm, caused_by: dean}
          - {about: amy, kind: neglect, caused_by: [karen, dean]}
          - {about: amy, kind: school}
        tasks: []
        """,
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
          - text: Dean hit Karen in front of Amy.
          - text: The domestic abuse service rang on Monday.
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
          - {said_by: karen, text: History of DV between the parents.}
        """,
    ),
)
def harm_not_attributed(plan: Plan) -> Iterator[Problem]:
    """Words in the plan name violence or harm as something of a home, a relationship or both parents, or leave out who did it;
    or a concern about harm states nobody whose behaviour causes it, or a survivor beside whoever uses violence.
    """
    stated = list(_stated(plan)) if plan.people_using_violence and not plan.is_template else []
    yield from stated
    yield from find_wording(plan, "harm-not-attributed", stated)


def _stated(plan: Plan) -> Iterator[Problem]:
    """Find the concerns about harm whose cause is not stated, or is laid on both."""
    harms = [concern for concern in plan.concerns if concern.kind in _HARM and not concern.blank]
    unnamed = [concern.path for concern in harms if not concern.caused_by]
    yield from together("a concern about harm names nobody whose behaviour causes it", unnamed, "this too")
    users = set(plan.people_using_violence)
    both = [
        concern.path for concern in harms
        if users.intersection(concern.caused_by) and (set(plan.survivors) - users).intersection(concern.caused_by)
    ]  # fmt: skip
    yield from together("harm is laid on a survivor, too, beside whoever uses violence", both, "this too")
