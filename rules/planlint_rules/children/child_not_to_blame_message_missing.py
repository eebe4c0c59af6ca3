"""Nothing says that a child was told it is not to blame."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-25",),
    needs=("violence",),
    settings=("child_voice_age",),
    why="Children look for the fault in themselves, and keep silent for fear of what telling would break.",
    instead="Let somebody whom the child trusts tell it, more than once, that it is not to blame, and record that under "
    "messages; a group of children with the same experience says it best.",
    ask="What does this child think why it happens?",
    limits="It sees that the message was given, not that the child believes it.",
    bad=(
        """
        planlint: 1
        id: NEVER-SAID
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], messages: [{topic: believed, date: 2026-05-04}]}  # <- here
          ben: {role: child, age: 6, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: SAID
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], messages: {topic: not-to-blame, date: 2026-05-04}}
          ben: {role: child, age: 6, parents: [mia, dan]}
          noah: {role: child, age: 2, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safeguarding:
          disclosures:
            - {child: ben, by: school, not_to_blame_said: yes}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: 6, parents: [survivor], messages: [{topic: TBD, date: TBD}]}
        violence:
          - {by: TBD, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_not_to_blame_message_missing(plan: Plan) -> Iterator[Problem]:
    """A child of four or more for whom the message not-to-blame is not recorded, neither by itself nor when the child told."""
    told = {each.child for each in plan.disclosures if each.not_to_blame_said == "yes" or is_blank(each.not_to_blame_said)}
    untold = [
        child for child in plan.children_here
        if (child.years or 0) >= plan.settings.child_voice_age and child.handle not in told
        and not any(message.blank or message.topic == "not-to-blame" or is_blank(message.topic) for message in child.messages)
    ]  # fmt: skip
    message = f"the message not-to-blame is not recorded for {', '.join(child.handle for child in untold)}"
    yield from together(message, [child.path for child in untold])
