"""No current view of a child is recorded."""

from collections.abc import Iterator
from typing import Final

from planlint import Day, Path, Person, Plan, Problem, Profile, Severity, rule, together

ENDED: Final = ("completed", "revoked")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-38", "UCW-19"),
    needs=("violence",),
    why="A plan for a child whom nobody has asked or watched rests on what adults say about it; children are survivors in their "
    "own right.",
    instead="Talk, play or draw with each child, or watch a small one, and record when, how and what it wants; if it would not "
    "be safe to ask, or the child declined, record that.",
    ask="What is a day like for each of these children, and how do we know?",
    settings=("views_days",),
    limits="It sees that a child was heard, not whether anybody listened. An unborn child is not asked; for a baby an "
    "observation will do.",
    bad=(
        """
        planlint: 1
        id: NOBODY-ASKED
        as_of: 2026-05-20
        people:
          karen: {role: mother, views: [{date: 2026-05-11, method: direct}]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}  # <- here
          noah: {role: child, age: 3, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: LONG-AGO-OR-NOBODY-KNOWS-WHEN
        as_of: 2026-05-20
        people:
          ana: {role: mother}
          bo: {role: mother}
          cy:
            role: child
            age: 9
            parents: [ana, bo]
            views:
              - {date: 2026-01-05, method: direct}  # <- here
              - {date: 2025-06, method: direct}
          di:
            role: child
            age: 12
            parents: [ana]
            views:
              - {method: direct, text: Wants to see her friends.}  # <- here
        violence:
          - {by: bo, towards: ana, kind: under-assessment}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-ROOM-FOR-A-CHILD
        kind: template
        people:
          survivor: {role: TBD, views: [{date: TBD, text: TBD}]}
          user: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor]}  # <- here
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-IN-ITS-WAY
        as_of: 2026-05-20
        people:
          mia: {role: mother, age: 31}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], views: [{date: 2026-04, method: direct}]}
          baby: {role: child, age: 7m, parents: [mia], views: {date: 2026-05-04, method: observation}}
          bump: {role: unborn, parents: [mia]}
          tom: {role: son, age: 22, parents: [mia]}
          ben: {role: child, age: 15, parents: [mia], views: [{date: 2026-05-11, method: offered-declined}]}
          eve: {role: child, age: 11, parents: [mia], views: [{date: 2026-05-11, method: not-safe-to-ask}]}
          lee: {role: child, age: 13, parents: [dan], no_contact: {reason: child-asked-not-to, date: 2026-05-02}}
          kit: {role: child, age: 8, parents: [mia], lives: kinship-or-foster-care}
          zoe: {role: child, age: 16, parents: [mia]}
          max: {role: child, age: 6, parents: [mia]}
        violence:
          - {by: dan, towards: [mia]}
        companion_plans:
          - {id: KIT-1, for: kit, kind: child-plan}
        safety:
          assessments:
            - {person: max, date: 2026-05-12, present: [max], own_view: Likes the new door.}
        tasks: []
        narrative:
          - {date: 2026-05-15, said_by: zoe, text: Wants to stay at her school.}
        """,
        """
        planlint: 1
        id: PLAN-OF-THE-PROGRAMME
        setting: perpetrator-programme
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Attend the group., responsible: dan}
        """,
        """
        planlint: 1
        id: COMPLETED-LAST-YEAR
        status: completed
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], views: [{date: 2025-04-02, method: direct}]}
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
          user: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor], views: [{date: TBD, method: TBD, text: TBD}]}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_views_missing(plan: Plan) -> Iterator[Problem]:
    """A born child of whom no view is recorded: nothing it said, showed or wished, no observation, and not that it declined.

    Milder: the newest view is old, or has no date. A view of its own safety, a planning talk and a passage in its words count.
    """
    missing, undated, old = [], [], []
    for child in plan.children_here:
        if child.is_unborn or plan.cannot_be_contacted(child.handle) or any(_is_fresh(view.date, plan) for view in child.views):
            continue
        days = list(_days_heard(child, plan))
        known = [since for day in days if (since := plan.days_since(day)) is not None]
        if not days:
            missing.append(child)
        elif all(day is None for day in days) and not plan.is_template:
            undated.append(child)
        elif len(known) == len(days) and min(known) > plan.settings.views_days and plan.status not in ENDED:
            old.append((child, min(known)))
    who = ", ".join(child.handle for child in missing)
    yield from together(f"no view of {who} is recorded: nothing asked, observed or declined", [child.path for child in missing])
    who = ", ".join(child.handle for child in undated)
    yield from together(f"nothing says when {who} was heard", map(_place, undated), severity=Severity.WARNING)
    who = ", ".join(f"{child.handle} ({days} days)" for child, days in old)
    message = f"the newest view recorded is older than {plan.settings.views_days} days: {who}"
    yield from together(message, [_place(child) for child, _ in old], severity=Severity.WARNING)


def _days_heard(child: Person, plan: Plan) -> Iterator[Day | None]:
    yield from (view.date for view in child.views)
    yield from (occasion.day for occasion in plan.heard(child.handle))
    yield from (passage.date for passage in plan.narrative if passage.said_by and plan.among(child.handle, (passage.said_by,)))


def _is_fresh(day: Day | None, plan: Plan) -> bool:
    days = plan.days_since(day)
    return days is not None and days <= plan.settings.views_days


def _place(child: Person) -> Path:
    return child.views[0].path if child.views else child.path
