"""What the violence does to a child was not looked at in every area."""

from collections.abc import Iterator
from typing import Final

from planlint import Person, Plan, Problem, Profile, Severity, rule

AREAS: Final = {
    "physical_health": "physical-health", "emotional": "emotional", "cognitive": "cognitive", "behaviour": "behaviour",
    "education_and_social": "education-and-social",
}  # fmt: skip
OLD_ENOUGH: Final = 1


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-22",),
    needs=("violence",),
    why="Violence shows in one child as stomach ache, in another as silence at school; what nobody looks at is not found.",
    instead="Go through body, feelings, thinking, behaviour, and school and friends; where there is no concern, write that.",
    ask="Which of these areas do we know nothing about, and who would know?",
    limits="Any words fill an area. Babies under one are left out.",
    bad=(
        """
        planlint: 1
        id: SLEEP-AND-NOTHING-ELSE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], impact: {emotional: Bad dreams.}}  # <- here
          noah: {role: child, age: 4, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: EVERY-AREA
        people:
          mia: {role: mother}
          dan: {role: father}
          ava:
            role: child
            age: 9
            parents: [mia, dan]
            impact:
              physical-health: No concern.
              emotional: Bad dreams.
              cognitive: No concern.
              behaviour: Watches the door.
              education-and-social: Sees no friends.
          noah: {role: child, age: 7m, parents: [mia, dan]}
          lou: {role: child, parents: [mia, dan]}
          bump: {role: unborn, parents: [mia, dan]}
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
          child: {role: child, age: 5, parents: [survivor], impact: TBD}
        violence:
          - {by: TBD, towards: [survivor, child]}
        tasks: []
        """,
    ),
)
def child_impact_areas_incomplete(plan: Plan) -> Iterator[Problem]:
    """A child of one year or more near violence, whose impact leaves out one or more of five areas, or is not recorded at all."""
    wanting = []
    for child in plan.children_here:
        if child.handle in plan.children_near_violence and (child.years or 0) >= OLD_ENOUGH and (lacks := _lacks(child)):
            wanting.append((child.path, f"the impact on {child.handle} lacks {', '.join(lacks)}"))
    if wanting:
        path, message = wanting[0]
        yield Problem(message, path, tuple(wanting[1:]))


def _lacks(child: Person) -> list[str]:
    impact = child.impact
    if impact is None:
        return list(AREAS.values())
    return [] if impact.blank else [key for field, key in AREAS.items() if getattr(impact, field) is None]
