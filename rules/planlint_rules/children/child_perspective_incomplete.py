"""A child's own side is known in part."""

from collections.abc import Iterator
from typing import Final

from planlint import Person, Plan, Problem, Profile, Severity, rule

ASKED: Final = ("safe_places", "hopes_and_fears", "caring_responsibilities")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-26",),
    needs=("violence",),
    settings=("child_voice_age",),
    why="Where a child feels safe, what it fears and hopes, and whom it looks after tell more about its life than any incident "
    "does.",
    instead="Ask about each in talk or play, and record it; not-asked and not-safe-to-ask are answers for safe_places.",
    ask="What does this child do when it gets loud at home?",
    limits="Whether the child itself was asked shows only in its views.",
    bad=(
        """
        planlint: 1
        id: HALF-A-PICTURE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], safe_places: yes}  # <- here
          ben: {role: child, age: 6, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: A-WHOLE-ONE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava:
            role: child
            age: 9
            parents: [mia, dan]
            safe_places: not-asked
            hopes_and_fears: Hopes for a dog.
            caring_responsibilities: None.
          noah: {role: child, age: 3, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: 6, safe_places: TBD, hopes_and_fears: TBD, caring_responsibilities: TBD}
        violence:
          - {by: TBD, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_perspective_incomplete(plan: Plan) -> Iterator[Problem]:
    """A child of four or more for whom safe places, hopes and fears, or caring responsibilities are not recorded."""
    old = [child for child in plan.children_here if (child.years or 0) >= plan.settings.child_voice_age]
    wanting = [(child.path, f"{child.handle}: not recorded: {what}") for child in old if (what := _lacks(child))]
    if wanting:
        path, message = wanting[0]
        yield Problem(message, path, tuple(wanting[1:]))


def _lacks(child: Person) -> str:
    return ", ".join(key for key in ASKED if getattr(child, key) is None)
