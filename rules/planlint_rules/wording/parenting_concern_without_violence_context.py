"""A survivor's parenting is faulted as if there were no violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, find_wording, rule, together

_CARE = frozenset("parenting supervision neglect".split())
_EXPLAINS = frozenset("undermines-parenting disrupts-routines uses-children economic-abuse".split())


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-04", "SCF-05"),
    needs=("violence",),
    why="Violence takes sleep, money and authority from the parent who lives with it, often on purpose; seen alone, "
    "the effect looks like a fault.",
    instead="Say what the person using violence does to routines, money and authority, and what the survivor manages in "
    "spite of it.",
    ask="What would this parent's day look like without the violence?",
    limits="English only. On 561 labelled sentences that were not read for tuning (20 for this rule), on 2026-11-22: "
    "precision 0.93, recall 0.65. Plain words are found more often than idioms; what is only hinted at is not seen.",
    bad=(
        """
        planlint: 1
        id: NO-CONTEXT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen], tactics: [physical]}
        concerns:
          - {about: karen, kind: parenting}  # <- here
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
          - text: Mother presents as flat and withdrawn with the baby.  # <- here
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
          - text: Dad presents as flat and withdrawn with the baby.  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: TACTIC-THAT-EXPLAINS-IT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen], tactics: [undermines-parenting]}
        concerns:
          - {about: karen, kind: parenting}
          - {about: dean, kind: parenting}
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
          - text: Dean leaves the kids hungry.
          - text: Karen kept up the bedtime story through two moves.
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
          - {said_by: karen, text: Mother presents as flat and withdrawn with the baby.}
        """,
    ),
)
def parenting_concern_without_violence_context(plan: Plan) -> Iterator[Problem]:
    """Words in the plan fault a survivor's care, routines or warmth with no word of the violence; or a concern about a
    survivor's parenting records neither its violence context nor a tactic that explains it.
    """
    said = list(find_wording(plan, "parenting-concern-without-violence-context"))
    yield from said
    taken = {problem.at[:2] for problem in said}
    if any(_EXPLAINS & set(violence.tactics) for violence in plan.violence if violence.is_pattern):
        return
    bare = [
        concern.path for concern in plan.concerns
        if concern.kind in _CARE and concern.violence_context is None and concern.path not in taken
        and set(concern.about) & set(plan.adult_survivors)
    ]  # fmt: skip
    yield from together("a concern about a survivor's parenting records no violence context", bare, "this too")
