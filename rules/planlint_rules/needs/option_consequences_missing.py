"""Options without what speaks for them, or without what they bring with them."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-09",),
    needs=("options",),
    why="A choice is one's own only when its price is known beforehand, and with violence the price may be danger.",
    instead="Write for each option what speaks for it and what it brings with it, for safety above all, as the survivor sees it.",
    ask="What might the person using violence do in answer to each of these?",
    limits="What is written there is not judged.",
    bad="""
        planlint: 1
        id: BARE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        options:
          - {option: Stay with new locks., benefits: The school., consequences: He knows the way.}
          - {option: Her aunt's., benefits: Company.}  # <- here
          - {option: A refuge.}
        """,
    good=(
        """
        planlint: 1
        id: WEIGHED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        options:
          - {option: Stay with new locks., benefits: The school., consequences: He knows the way.}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
        violence: []
        tasks: []
        options:
          - {option: TBD, benefits: TBD, consequences: TBD}
          - TBD
        """,
    ),
)
def option_consequences_missing(plan: Plan) -> Iterator[Problem]:
    """An option lacks its benefits or its consequences."""
    bare = [
        option.path for option in plan.options
        if not option.blank and (option.benefits is None or option.consequences is None)
    ]  # fmt: skip
    which = f"{len(bare)} options have" if len(bare) > 1 else "this option has"
    yield from together(f"{which} no word on what speaks for it, or on what it brings with it", bare)
