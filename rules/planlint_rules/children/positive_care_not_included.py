"""A referral about a child does not say what the parent does well."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-16",),
    needs=("safeguarding.concerns", "violence"),
    why="A referral that lists only worries paints the survivor as part of the danger, and confirms the fear that help costs "
    "the children.",
    instead="Add what the parent who is not using violence does to care for and protect the child, and tell that parent so.",
    ask="What would children's services need to know about this parent's care?",
    limits="It sees that good care is included, not how it is put.",
    bad=(
        """
        planlint: 1
        id: ONLY-WORRIES
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safeguarding:
          concerns:
            - {child: ava, level: in-need, decision: referred, positives_included: no}  # <- here
            - {child: ava, level: maltreated, decision: emergency-action}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: BOTH-SIDES
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safeguarding:
          concerns:
            - {child: ava, level: in-need, decision: referred, positives_included: yes}
            - {child: ava, level: unsure, decision: monitor}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-PARENT-BUT-WHO-USES-VIOLENCE
        people:
          tom: {role: brother, age: 19}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [dan]}
        violence:
          - {by: dan, towards: [tom, ava]}
        safeguarding:
          concerns:
            - {child: ava, level: in-need, decision: referred}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor]}
        violence:
          - {by: TBD, towards: [survivor]}
        safeguarding:
          concerns:
            - {child: child, level: TBD, decision: referred, positives_included: TBD}
        tasks: []
        """,
    ),
)
def positive_care_not_included(plan: Plan) -> Iterator[Problem]:
    """A referral about a child of an adult survivor, for which nothing says that the survivor's good care was included."""
    parents = set(plan.adult_survivors)
    cared_for = {child.handle for child in plan.children if parents & {*child.all_parents}}
    places = [
        concern.path for concern in plan.safeguarding_concerns
        if concern.decision in ("referred", "emergency-action") and concern.positives_included in (None, "no", "unknown")
        and cared_for & {*concern.child}
    ]  # fmt: skip
    yield from together("referred, and nothing says that the parent's good care was included", places)
