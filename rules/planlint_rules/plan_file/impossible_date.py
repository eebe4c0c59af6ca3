"""A date that no calendar has."""

import re
from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, Severity, rule

CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9]|:60)?(?![0-9:]).*")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: dates.",
    why="A date that does not exist takes part in no comparison, so whatever is late, stale or overdue by it goes unseen.",
    instead="Look the date up and correct it; where only the month is known, write the month.",
    bad=(
        """
        planlint: 1
        id: THIRTY-DAYS-HATH
        start: 2026-02-30  # <- here
        people:
          mia:
            role: mother
            views:
              - {date: 2026-13, method: direct}  # <- here
        violence: []
        safety:
          assessments:
            - person: mia
              date: 2025-02-29  # <- here
          backlash_considered: 2026-06-31  # <- here
        coordination:
          confidentiality_explained:
            mia: 2026-00-10  # <- here
        safeguarding:
          disclosures:
            - {person: mia, said: 2026-03-01T24:70}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: LEAP-YEAR
        start: 2024-02-29
        end: 2024-05
        people:
          mia: {role: mother, views: [{date: 2024-03-31T09:05, method: direct}]}
        violence: []
        safety:
          events:
            - {date: "2024-04-30T23:59:30+10:00", kind: incident}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        start: TBD
        people: {}
        violence: []
        tasks:
          - {what: TBD, due: "{{ date }}"}
        """,
    ),
)
def impossible_date(plan: Plan) -> Iterator[Problem]:
    """A date that the calendar does not have, such as the thirtieth of February, or a time of day that no clock shows."""
    for path, day in plan.slots.days:
        if day.first is None and not day.blank:
            yield Problem("the calendar has no such date", path)
        elif day.clock and not CLOCK.fullmatch(day.clock):
            yield Problem("no clock shows such a time", path)
