"""Nobody asked whether a child is harmed directly."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

DIRECT: tuple[str, ...] = ("physical-harm", "sexual-harm", "emotional-harm")


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-07",),
    needs=("violence",),
    why="Where an adult is hurt at home, children are often hurt as well, and few tell unless somebody thinks of it.",
    instead="Consider for each child physical, sexual and emotional harm and neglect, and record the day.",
    ask="What makes us think that this child is not harmed directly?",
    limits="It sees that the question was considered, not the answer.",
    bad=(
        """
        planlint: 1
        id: NEVER-ASKED
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}  # <- here
          noah: {role: child, age: 3, parents: [karen], lives_with: [dean], considered: {neglect: 2026-05-04}}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED-OR-KNOWN
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], considered: {direct_harm: 2026-05-04}}
          noah: {role: child, age: 4, parents: [mia, dan]}
          ben: {role: child, age: 12, parents: [mia, dan]}
          lou: {role: child, age: 12, parents: [mia], lives: elsewhere}
          bump: {role: unborn, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
          - {by: dan, towards: [ben], tactics: [physical]}
        safeguarding:
          disclosures:
            - {child: noah, nature: physical-harm, by: school}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor, user], considered: {direct_harm: TBD, neglect: TBD}}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_direct_harm_not_assessed(plan: Plan) -> Iterator[Problem]:
    """A born child near violence for whom nothing says when direct harm was considered, nor that any is known."""
    known: set[str | None] = {who for entry in plan.violence if entry.tactics for who in entry.towards}
    known.update(told.child for told in plan.disclosures if told.nature in DIRECT or is_blank(told.nature))
    known.update(
        who for concern in plan.safeguarding_concerns if concern.level not in (None, "unsure", "none") for who in concern.child
    )
    unasked = [
        child for child in plan.children_here
        if child.handle in plan.children_near_violence and not child.is_unborn and child.handle not in known
        and (child.considered is None or (child.considered.direct_harm is None and not child.considered.blank))
    ]  # fmt: skip
    message = f"nothing says when direct harm to {', '.join(child.handle for child in unasked)} was considered"
    yield from together(message, [child.path for child in unasked])
