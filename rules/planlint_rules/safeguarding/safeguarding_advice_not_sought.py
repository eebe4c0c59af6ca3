"""Somebody is unsure about a child and has asked nobody."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, SafeguardingConcern, Severity, is_blank, rule, together

GRAVE: Final = ("maltreated", "significant-harm", "likely-significant-harm", "in-need")
OPEN: Final = ("unsure", "monitor")
LEADS: Final = ("safeguarding-lead", "team-manager")


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("SCF-36",),
    needs=("safeguarding.concerns",),
    why="A doubt about a child that stays with one worker stays a doubt; others see more of the picture.",
    instead="Ask the safeguarding lead, an advice line or the duty social worker, and record whom and when.",
    ask="Who could we ask today what they would do?",
    limits="Which bodies give advice differs from place to place, so any word counts.",
    bad=(
        """
        planlint: 1
        id: WAIT-AND-SEE
        people:
          ava: {role: child, age: 9}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: unsure, date: 2026-05-04}  # <- here
            - {child: ava, date: 2026-05-11, decision: monitor}
            - {child: ava, level: unsure, advice_sought: safeguarding-lead}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        people:
          ava: {role: child, age: 9}
        workers:
          mo: {role: safeguarding-lead}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: unsure, advice_sought: duty-social-worker, advice_date: 2026-05-04}
            - {child: ava, level: unsure, decision: referred}
            - {child: ava, level: none, decision: monitor}
            - {child: ava, decision: monitor, decided_by: mo, decided_on: 2026-05-04}
            - {child: ava, level: in-need, decision: unsure}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child: {role: child, age: TBD}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: child, level: unsure, advice_sought: TBD, advice_date: TBD}
        """,
    ),
)
def safeguarding_advice_not_sought(plan: Plan) -> Iterator[Problem]:
    """A concern about a child that is unsure or only watched, without advice from anybody, or without the day of it."""
    places = [concern.path for concern in plan.safeguarding_concerns if _is_left_open(concern, plan)]
    yield from together("unsure about a child, and nothing says who was asked for advice, and when", places)


def _is_left_open(concern: SafeguardingConcern, plan: Plan) -> bool:
    if concern.blank or concern.level in (*GRAVE, "none") or concern.decision not in (None, "pending", *OPEN):
        return False
    if concern.level != "unsure" and concern.decision not in OPEN:
        return False
    lead = plan.workers.get(concern.decided_by or "")
    by_lead = is_blank(concern.decided_by) or (lead is not None and (is_blank(lead.role) or lead.role in LEADS))
    return not (by_lead and concern.decided_on is not None) and not (concern.advice_sought and concern.advice_date is not None)
