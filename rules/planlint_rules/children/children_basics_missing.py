"""Basic facts about the family's children are not recorded."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-11",),
    why="Children who live elsewhere are easily forgotten, and may be in danger where nobody looks.",
    instead="Ask about all children, wherever they live, and set children_complete (yes also where there are none); for each "
    "child say what kind of place it lives in, or with whom.",
    ask="Are there children of these adults who live somewhere else?",
    limits="It takes the answer at its word.",
    bad=(
        """
        planlint: 1  # <- here
        id: ONLY-THOSE-AT-HOME
        people:
          mia: {role: mother}
          ava: {role: child, age: 9, parents: [mia]}  # <- here
          noah: {role: child, age: 4, parents: [mia]}
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        children_complete: yes
        people:
          mia: {role: mother, lives: refuge, lives_with: ava}
          ava: {role: child, age: 9, parents: [mia]}
          lee: {role: child, age: 12, parents: [mia], lives: elsewhere}
          bump: {role: unborn, parents: [mia]}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-SAFE-TO-ASK
        children_complete: not-safe-to-ask
        people:
          mia: {role: mother}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        children_complete: TBD
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, lives: TBD}
        violence: []
        tasks: []
        """,
    ),
)
def children_basics_missing(plan: Plan) -> Iterator[Problem]:
    """A plan that does not say whether all children were asked about, or where or with whom a child lives."""
    if plan.children_complete is None:
        yield Problem("children_complete is not recorded: nothing says whether all children were asked about", ())
    housed = {handle for person in plan.people.values() for handle in person.lives_with}
    housed.update(child.handle for child in plan.children if child.is_unborn or child.lives or child.lives_with)
    unknown = [child for child in plan.children if child.handle not in housed]
    message = f"nothing says where or with whom these children live: {', '.join(child.handle for child in unknown)}"
    yield from together(message, [child.path for child in unknown])
