"""It is still open who uses violence against whom."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    basis="The plan format: the kinds of violence under-assessment and not-known.",
    needs=("violence",),
    why="While the roles are open, rules that need them stay silent for these people, so their silence says nothing.",
    instead="Decide on the whole pattern rather than on one incident, and record who judged it, when and on what; until then, "
    "leave the entry as it is.",
    ask="Whose behaviour causes the fear here, and what would tell us?",
    limits="It says nothing about who is right; an open question is an honest entry.",
    bad=(
        """
        planlint: 1
        id: OPEN-BOTH-WAYS
        people:
          ana: {role: mother}
          bo: {role: father}
          cy: {role: child, age: 6, parents: [ana, bo]}
        violence:
          - {by: bo, towards: [ana, cy], kind: under-assessment}  # <- here
          - {by: ana, towards: bo, kind: under-assessment}
        tasks: []
        """,
        """
        planlint: 1
        id: NOBODY-KNOWS-WHO
        people:
          ana: {role: mother}
        violence:
          - {towards: ana, kind: not-known}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: SETTLED
        people:
          ana: {role: mother}
          bo: {role: father}
        violence:
          - {by: bo, towards: ana}
          - {by: ana, towards: bo, kind: resistance}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
        violence:
          - {by: TBD, towards: survivor, kind: TBD}
        tasks: []
        """,
    ),
)
def role_under_assessment(plan: Plan) -> Iterator[Problem]:
    """An entry under violence leaves open who uses it: its kind is under-assessment or not-known."""
    told: set[frozenset[str | None]] = set()
    for entry in plan.unsettled:
        pairs = {frozenset((entry.by, towards)) for towards in entry.towards} or {frozenset((entry.by,))}
        if plan.is_template or pairs <= told:
            continue
        told |= pairs
        concerned = dict.fromkeys(who for who in (entry.by, *entry.towards) if who in plan.people)
        between = f" ({', '.join(concerned)})" if concerned else ""
        yield Problem(f"{entry.kind}{between}: say who is using violence, and who judged it, when and on what", entry.path)
