"""The survivor's views are old, or were not asked for again."""

from collections.abc import Iterator
from datetime import date

from planlint import Day, Path, Plan, Problem, Profile, Prose, Severity, rule

ENDED = ("completed", "revoked")
LONG = 5


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("RHP-15",),
    needs=("violence",),
    settings=("views_days",),
    why="What a survivor wants and fears changes as the violence and the help change; an old view speaks for another time.",
    instead="Ask again at every review at the latest, and record the answer with its date, or that it was offered and declined.",
    ask="What has changed for the survivor since we last asked?",
    limits="Views of children are another rule's matter. Views without a date are passed over.",
    bad=(
        """
        planlint: 1
        id: OLD
        people:
          mia:
            views:
              - {date: 2025-11-02, text: Wants to stay in the flat.}
              - {date: 2026-01-10, text: Housing first.}  # <- here
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TWO-REVIEWS-WITHOUT-ASKING
        as_of: 2026-05-20
        people:
          mia:
            views:
              - {date: 2026-03-02, text: Housing first.}  # <- here
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-04-01, attended: [jo, kim]}
          - {date: 2026-04-29, attended: [jo, kim]}
          - {due: 2026-05-27}
        """,
        """
        planlint: 1
        id: THERE-BUT-NOT-ASKED
        as_of: 2026-05-20
        people:
          mia:
            views:
              - {date: 2026-03-02, text: Housing first.}  # <- here
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-04-01, attended: [jo, mia], views_refreshed: no}
          - {date: 2026-04-29, attended: [jo, mia], views_refreshed: no}
        """,
        """
        planlint: 1
        id: COPIED
        as_of: 2026-05-20
        people:
          mia:
            views:
              - {date: 2026-04-02, text: Wants a quiet home for the girls.}
              - {date: 2026-05-02, text: wants a quiet home for the girls}  # <- here
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: RECENT
        as_of: 2026-05-20
        people:
          mia:
            views:
              - {date: 2025-11-02, text: Wants to stay in the flat.}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-01, outcome: safe-with-plan, own_view: Better.}
        tasks: []
        """,
        """
        planlint: 1
        id: ASKED-AT-THE-REVIEW
        as_of: 2026-05-20
        people:
          mia:
            views:
              - {date: 2026-03-02, text: Housing first.}
          una:
            views:
              - {date: 2026-03-02, text: Quiet.}
              - {date: 2026-04-28, method: offered-declined}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia, una]}
        tasks:
          - {what: Look., responsible: [mia, una]}
        reviews:
          - {date: 2026-04-01, attended: [una, jo]}
          - {date: 2026-04-29, attended: [mia, jo]}
        """,
        """
        planlint: 1
        id: REFRESHED
        as_of: 2026-05-20
        people:
          mia: {views: {date: 2026-03-02, text: Housing first.}}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-04-01}
          - {date: 2026-04-29, views_refreshed: yes}
        """,
        """
        planlint: 1
        id: ONE-REVIEW-IN-A-MEETING
        as_of: 2026-05-20
        people:
          mia: {views: {date: 2026-05-06, text: Housing first.}}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-06, kind: review, attended: [jo]}
        reviews:
          - {date: 2026-05-06, attended: [jo]}
        """,
        """
        planlint: 1
        id: CLOSED
        status: completed
        people:
          mia: {views: {date: 2025-03-02, text: Housing first.}}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-DATE
        people:
          mia: {views: {text: Housing first.}}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
)
def views_not_updated(plan: Plan) -> Iterator[Problem]:
    """The newest view of an adult survivor is old, lies before the last two reviews, or repeats an older one word by word."""
    if plan.is_template:
        return
    reviews = plan.looks_back.held
    stale = {review.path for review in plan.reviews if review.views_refreshed == "no"}
    refreshed = max((_day(review.date) for review in plan.reviews if review.views_refreshed == "yes"), default=date.min)
    for survivor in plan.adult_survivors_here:
        occasions = (*plan.heard(survivor), *plan.planning_talks(survivor))
        dated = [
            occasion for occasion in occasions if occasion.path not in stale and date.min < _day(occasion.day) <= plan.judged_on
        ]
        if not dated:
            continue
        newest = max(dated, key=lambda occasion: _day(occasion.day))
        last = max(_day(newest.day), refreshed)
        days = (plan.judged_on - last).days
        if days > plan.settings.views_days and plan.status not in ENDED:
            yield Problem(f"no view of {survivor} is recorded for the last {days} days", newest.path)
        elif len(reviews) > 1 and last < reviews[-2]:
            message = f"no new view of {survivor} is recorded since {last}, over the reviews of {reviews[-2]} and {reviews[-1]}"
            yield Problem(message, newest.path)
        else:
            yield from _copied(plan, survivor)


def _day(day: Day | None) -> date:
    return day.last if day is not None and day.last is not None else date.min


def _copied(plan: Plan, survivor: str) -> Iterator[Problem]:
    seen: dict[Prose, tuple[Day | None, Path]] = {}
    for view in plan.people[survivor].views:
        if view.text is not None and view.text.word_count >= LONG:
            day, path = seen.setdefault(view.text, (view.date, view.path))
            if day != view.date:
                yield Problem(f"a view of {survivor} repeats an older one word by word", view.path, ((path, "the older one"),))
                return
