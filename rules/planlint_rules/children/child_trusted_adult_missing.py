"""A child has nobody named to talk to, or was not told what is happening."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-24",),
    needs=("violence",),
    settings=("child_voice_age",),
    why="One grown-up who listens, and words for what is going on, keep a child from carrying it alone.",
    instead="Ask the child whom it trusts, record who that is and when the child was told in words for its age, or why not.",
    ask="To whom would this child go tonight?",
    limits="It sees a handle, not the trust.",
    bad=(
        """
        planlint: 1
        id: NOBODY-TO-TALK-TO
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], trusted_adult: dan, informed: 2026-05-04}  # <- here
          noah: {role: child, age: 5, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: NAN-AND-A-PICTURE-BOOK
        people:
          mia: {role: mother}
          dan: {role: father}
          nan: {role: grandmother}
          ava: {role: child, age: 9, parents: [mia, dan], trusted_adult: nan, informed: 2026-05-04}
          ben: {role: child, age: 8, parents: [mia, dan], trusted_adult: mia, not_informed: {reason: not-safe}}
          noah: {role: child, age: 3, parents: [mia, dan]}
          tom: {role: son, age: 19, parents: [mia, dan]}
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
          child: {role: child, age: 6, parents: [survivor], trusted_adult: TBD, informed: TBD}
        violence:
          - {by: TBD, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_trusted_adult_missing(plan: Plan) -> Iterator[Problem]:
    """A child of four or more without a trusted adult who does not use violence, or without a day on which it was told."""
    wanting = [(child.path, what) for child in plan.children_here if (what := _lacks(child, plan))]
    if wanting:
        path, message = wanting[0]
        yield Problem(message, path, tuple(wanting[1:]))


def _lacks(child: Person, plan: Plan) -> str:
    if (child.years or 0) < plan.settings.child_voice_age:
        return ""
    lacks = []
    if child.trusted_adult is None:
        lacks.append("no trusted adult is recorded")
    elif not is_blank(child.trusted_adult) and child.trusted_adult in plan.people_using_violence:
        lacks.append(f"{child.trusted_adult}, the trusted adult recorded, uses violence")
    if child.informed is None and child.not_informed is None:
        lacks.append("neither informed nor not_informed is recorded")
    return f"{child.handle}: {'; '.join(lacks)}" if lacks else ""
