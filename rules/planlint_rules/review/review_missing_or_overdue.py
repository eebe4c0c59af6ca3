"""The plan is not reviewed, or not often enough."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from planlint import Path, Plan, Problem, Profile, Severity, rule

ENDED = ("completed", "revoked")
LATE = 1.5
"""From how many intervals on a review is not late but missing."""


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("UCW-16",),
    needs=("violence",),
    settings=("review_days", "review_days_six_month", "review_grace_days"),
    why="Danger, needs and wishes change in weeks; a plan that nobody looks at again asks for things that no longer fit.",
    instead="Hold a review at every interval, record what moved and what was changed, and set the day of the next.",
    ask="What has changed since this plan was written?",
    limits="It goes by the days of reviews and of meetings for review, not by what was talked about in them.",
    bad=(
        """
        planlint: 1  # <- here
        id: NONE-SET
        start: 2026-05-28
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-IN-ELEVEN-WEEKS
        model: 12-week
        start: 2026-03-02
        end: 2026-05-25
        as_of: 2026-05-13
        people:
          tanya: {role: mother}
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        reviews:  # <- here
          - {date: 2026-03-30}
        """,
        """
        planlint: 1
        id: NEXT-ONE-TOO-FAR-OFF
        model: 12-week
        start: 2026-03-02
        as_of: 2026-04-20
        people:
          tanya: {role: mother}
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        reviews:  # <- here
          - {due: 2026-05-20}
        """,
        """
        planlint: 1
        id: DUE-AND-NOT-HELD
        model: six-month
        start: 2026-03-02
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-03-30}
          - {due: 2026-04-27}  # <- here
          - {due: 2026-06-10}
        """,
        """
        planlint: 1
        id: FEW-DAYS-LATE
        model: six-month
        start: 2026-03-02
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-04-16}
          - {due: 2026-05-18}  # <- here
        """,
        """
        planlint: 1
        id: NO-NEXT-ONE
        model: six-month
        start: 2026-03-02
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:  # <- here
          - {date: 2026-04-16}
        """,
        """
        planlint: 1
        id: LONG-GAP-AND-CLOSED
        status: completed
        model: 12-week
        start: 2026-01-05
        end: 2026-03-30
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:  # <- here
          - {date: 2026-03-27}
        """,
        """
        planlint: 1  # <- here
        id: NO-ROOM-IN-THE-TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: YOUNG-WITH-A-DAY-SET
        start: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews: {due: 2026-06-17}
        """,
        """
        planlint: 1
        id: HELD-AND-NEXT
        start: 2026-05-06
        as_of: 2026-06-10
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        reviews:
          - {due: 2026-06-05, attended: [renee, jas], progress: [{note: Two weeks at home.}]}
          - {due: 2026-07-01}
        """,
        """
        planlint: 1
        id: SIX-MONTHS
        model: six-month
        start: 2026-01-05
        as_of: 2026-05-20
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        reviews:
          - {due: 2026-02-20, date: 2026-02-18}
          - {date: 2026-04-10}
          - {due: 2026-06-03}
        """,
        """
        planlint: 1
        id: SOMEWHAT-LATE-THEN-HELD
        model: 12-week
        start: 2026-03-02
        as_of: 2026-05-10
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {due: 2026-03-30}
          - {date: 2026-04-07}
          - {date: 2026-05-01}
          - {due: 2026-05-10}
        """,
        """
        planlint: 1
        id: AS-MEETINGS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          meetings:
            - {every: month, kind: review, invited: [mia, jo]}
        """,
        """
        planlint: 1
        id: CLOSED
        status: completed
        model: 12-week
        start: 2026-01-05
        end: 2026-03-30
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-02}
          - {date: 2026-03-27}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        reviews: "{{ review }}"
        """,
        """
        planlint: 1
        id: CLOSES-BEFORE-THE-NEXT
        model: six-month
        start: 2025-10-03
        end: 2026-04-03
        as_of: 2026-03-18
        people:
          leanne: {role: mother}
          rob: {role: father}
        violence:
          - {by: rob, towards: [leanne]}
        tasks: []
        reviews:
          - {due: 2025-11-17, date: 2025-11-17, attended: [leanne]}
          - {due: 2026-01-05, date: 2026-01-05, attended: [leanne]}
          - {due: 2026-03-12, date: 2026-03-12, attended: [leanne]}
        """,
    ),
)
def review_missing_or_overdue(plan: Plan) -> Iterator[Problem]:
    """No review is held or planned, one that was due was not held, or reviews lie further apart than they should.

    A review that is some days late, a next one somewhat late or not yet set, and a long gap in the past are milder.
    """
    looks = plan.looks_back
    if plan.status == "revoked" or looks.regular or (plan.is_template and plan.reviews):
        return
    if not (looks.held or looks.to_come or looks.missed):
        yield Problem("no review of the plan is held or planned", ("reviews",) if plan.reviews else (), on_key=bool(plan.reviews))
        return
    place: Path = ("reviews",) if plan.reviews else ("coordination", "meetings")
    if looks.missed and plan.status not in ENDED:
        day, at = looks.missed[0]
        severity = None if (plan.judged_on - day).days > plan.settings.review_grace_days else Severity.WARNING
        yield Problem(
            f"the review due on {day} was not held", at, tuple((path, "nor this") for _, path in looks.missed[1:]), severity
        )
        return
    days = _days_without(plan)
    if days is not None and days > plan.review_interval + plan.settings.review_grace_days:
        message = f"{days} days without a review, up to {_until(plan)}; one is due every {plan.review_interval} days"
        late = days <= LATE * plan.review_interval and (looks.to_come or plan.status in ENDED)
        yield Problem(message, place, severity=Severity.WARNING if late else None, on_key=True)
    elif days is not None and not looks.to_come and plan.status not in ENDED and not _ends_before_the_next(plan):
        yield Problem(f"no next review is planned after {max(looks.held)}", place, severity=Severity.NOTE, on_key=True)
    else:
        gap = _longest_gap(plan)
        if gap > 2 * plan.review_interval:
            message = f"{gap} days lay between two reviews; one is due every {plan.review_interval} days"
            yield Problem(message, place, severity=Severity.NOTE, on_key=True)


def _ends_before_the_next(plan: Plan) -> bool:
    """Whether the plan ends by the day on which a next review would be due."""
    return plan.ends is not None and 0 <= (plan.ends - max(plan.looks_back.held)).days <= plan.review_interval


def _until(plan: Plan) -> date:
    """Return the day up to which reviews are looked for: the next one planned, else today; for a plan that ended, its end."""
    if plan.status in ENDED and plan.ends is not None:
        return min(plan.judged_on, plan.ends)
    return min(plan.looks_back.to_come, default=plan.judged_on)


def _days_without(plan: Plan) -> int | None:
    """Return the days from the last review, or from the start; None where neither is known, or the end of one that ended."""
    start = plan.start.last if plan.start is not None else None
    last = max(plan.looks_back.held, default=start)
    return None if last is None or (plan.status in ENDED and plan.ends is None) else (_until(plan) - last).days


def _longest_gap(plan: Plan) -> int:
    start = (plan.start.last,) if plan.start is not None and plan.start.last is not None else ()
    days = sorted((*start, *plan.looks_back.held))
    return max(((later - earlier).days for earlier, later in pairwise(days)), default=0)
