"""A child was heard, and nothing says what came of it."""

from collections.abc import Iterator
from typing import Final

from planlint import Person, Plan, Problem, Profile, Severity, View, rule, together

NOT_A_WISH: Final = ("offered-declined", "not-safe-to-ask", "observation")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-39",),
    needs=("people",),
    why="A child who is asked and then never hears of it again learns that asking was for show.",
    instead="Act on it, or tell the child why not, in words for its age, and record the response and the day.",
    ask="Does this child know what became of what it said?",
    settings=("review_days",),
    limits="It sees the response recorded, not whether it helped. What was only observed needs no answer.",
    bad=(
        """
        planlint: 1
        id: OVERRULED-WITHOUT-A-WORD
        as_of: 2026-06-01
        people:
          mia: {role: mother}
          ava:
            role: child
            age: 9
            parents: [mia]
            views:
              - {date: 2026-05-20, method: direct, response: not-followed}  # <- here
          ben:
            role: child
            age: 11
            parents: [mia]
            views:
              - {date: 2026-05-21, method: direct, response: not-followed, reason: The court decided.}
          cy:
            role: child
            age: 12
            parents: [mia]
            views:
              - {date: 2026-02-20, method: direct, response: acted-on}
              - {date: 2026-03-20, method: direct}  # <- here
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ANSWERED
        as_of: 2026-06-01
        people:
          mia: {role: mother, views: [{date: 2026-01-05, method: direct, response: not-followed}]}
          ava:
            role: child
            age: 9
            parents: [mia]
            views:
              - {date: 2026-02-20, method: direct}
              - {date: 2026-04-20, method: creative-or-play, response: acted-on}
          ben:
            role: child
            age: 11
            parents: [mia]
            views:
              - date: 2026-04-21
                method: direct
                response: not-followed
                reason: The court decided.
                explained_on: 2026-04-23
          cy: {role: child, age: 4, parents: [mia], views: [{date: 2026-05-20, method: creative-or-play}]}
          di: {role: child, age: 1, parents: [mia], views: [{date: 2026-03-20, method: observation}]}
          ed: {role: child, age: 13, parents: [mia], views: [{date: 2026-03-20, method: offered-declined}]}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child: {role: child, age: TBD, views: [{date: TBD, method: TBD, text: TBD, response: TBD, explained_on: TBD}]}
        violence: []
        tasks: []
        """,
    ),
)
def child_views_without_response(plan: Plan) -> Iterator[Problem]:
    """A child's wish that was not followed, without a reason or without the day on which that was explained to the child.

    So is the newest view of a child, when a review period has passed and its response is pending or not recorded.
    """
    views = [(child, view) for child in plan.children_here for view in child.views if view.method not in NOT_A_WISH]
    overruled = [(c, v) for c, v in views if v.response == "not-followed" and (v.reason is None or v.explained_on is None)]
    who = ", ".join(dict.fromkeys(child.handle for child, _ in overruled))
    message = f"a view of {who} is not-followed, and reason or explained_on is not recorded"
    yield from together(message, [view.path for _, view in overruled])
    unanswered = {child.handle: view.path for child in plan.children_here if (view := _unanswered(child, plan)) is not None}
    message = f"nothing says what came of the newest view of {', '.join(unanswered)}"
    yield from together(message, unanswered.values())


def _unanswered(child: Person, plan: Plan) -> View | None:
    """Return the newest view of a child, where it is older than a review period and has no response."""
    ages = [(plan.days_since(view.date), view) for view in child.views if view.method not in NOT_A_WISH]
    known = [(days, view) for days, view in ages if days is not None]
    if not known or plan.is_template:
        return None
    days, newest = min(known, key=lambda pair: pair[0])
    return newest if newest.response in (None, "pending") and days > plan.settings.review_days else None
