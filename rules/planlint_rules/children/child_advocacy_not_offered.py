"""A child was not offered an advocate."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-41",),
    needs=("violence",),
    settings=("child_programme_age",),
    why="Among adults who decide, a child's wish carries further when somebody is there for that wish alone.",
    instead="Offer an advocate, or somebody of the child's own choosing, and record the answer; where none is to be had, say "
    "not-available.",
    ask="Who speaks for this child when adults decide, and for nobody else?",
    limits="It sees the offer, not whether it was understood.",
    bad=(
        """
        planlint: 1
        id: NOBODY-FOR-THE-CHILD
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
          ben: {role: child, age: 12, parents: [mia, dan], advocacy: not-offered}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: OFFERED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], advocacy: declined}
          ben: {role: child, age: 12, parents: [mia, dan]}
          cy: {role: child, age: 7, parents: [mia], views: [{method: independent-person-or-advocate, date: 2026-05-04}]}
          di: {role: child, age: 6, parents: [mia], advocacy: not-available}
          noah: {role: child, age: 4, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        services:
          - {kind: child-advocacy, for: ben, status: offered}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: 9, advocacy: TBD}
        violence:
          - {by: TBD, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_advocacy_not_offered(plan: Plan) -> Iterator[Problem]:
    """A child of five or more for whom neither an offer of an advocate is recorded nor a service that gives one."""
    old = plan.settings.child_programme_age
    without = [child for child in plan.children_here if (child.years or 0) >= old and not _is_offered(child, plan)]
    message = f"no offer of an advocate is recorded for {', '.join(child.handle for child in without)}"
    yield from together(message, [child.path for child in without])


def _is_offered(child: Person, plan: Plan) -> bool:
    if child.advocacy is not None and child.advocacy != "not-offered":
        return True
    heard = any(view.method == "independent-person-or-advocate" or is_blank(view.method) for view in child.views)
    return heard or any(service.kind == "child-advocacy" and plan.among(child.handle, service.for_) for service in plan.services)
