"""Two dates stand in an order in which things cannot have happened."""

from collections.abc import Iterator

from planlint import Day, Path, Plan, Problem, Profile, Severity, rule

Pair = tuple[Path, str, Day | None, str, Day | None]
"""The path of an entry, a key of it with its date, and another that the first must not lie before."""


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: dates and their order.",
    why="One of the two dates is wrong, and whatever is judged by it, deadlines above all, is judged wrongly with it.",
    instead="Find out which of the two is the slip, and correct it.",
    limits="Only dates that belong together are compared; a month counts as before another date when all of it is.",
    bad=(
        """
        planlint: 1
        id: SLIPS
        start: 2026-03-02
        end: 2026-06-01
        people:
          mia:
            role: mother
            views:
              - date: 2026-03-10
                method: direct
                response: partly
                explained_on: 2026-03-01  # <- here
        violence: []
        safety:
          assessments:
            - person: mia
              date: 2026-03-10
              next_due: 2026-02-10  # <- here
          orders:
            - kind: protection-order
              start: 2026-03-01
              end: 2025-03-01  # <- here
          contact:
            - kind: indirect
              assessed: 2026-04
              review: 2026-03-31  # <- here
        tasks:
          - what: Look at flats.
            responsible: mia
            start: 2026-04-01
            due: 2026-03-20  # <- here
        safeguarding:
          disclosures:
            - person: mia
              said: 2026-04-02T14:30
              recorded: 2026-04-02T09:10  # <- here
        reviews:
          - due: 2026-06-15  # <- here
        """,
        """
        planlint: 1
        id: ONE-SLIP-MANY-SIGNS
        start: 2026-11-02
        end: 2026-06-01  # <- here
        people:
          mia: {role: mother}
        violence: []
        goals:
          - {for: mia, what: A flat., target_date: 2026-05-01}
        tasks: []
        reviews:
          - {date: 2026-04-01}
        exit: {leaves: 2026-06-01}
        """,
    ),
    good=(
        """
        planlint: 1
        id: IN-ORDER
        start: 2026-03-02
        end: 2026-06-01
        extension: {until: 2026-08}
        people:
          mia: {role: mother, views: [{date: 2026-03-10, method: direct, explained_on: 2026-03-10}]}
        violence: []
        safety:
          orders:
            - {kind: protection-order, start: 2026-03-01, end: 2031-03-01}
          contact:
            - {kind: indirect, assessed: 2026-03-31, review: 2026-03}
        goals:
          - {for: mia, what: Papers., target_date: 2026-02-20, status: completed}
        tasks:
          - {what: Look at flats., responsible: mia, start: 2026-04, due: 2026-04-01}
        safeguarding:
          disclosures:
            - {person: mia, said: 2026-04-02T14:30, recorded: 2026-04-02}
        reviews:
          - {due: 2026-08-31}
        exit: {leaves: 2026-08-15}
        """,
        """
        planlint: 1
        id: EXTENDED-WITH-NO-DATE
        end: 2026-06-01
        extension: {reason: The flat is not ready.}
        people: {}
        violence: []
        tasks:
          - {what: See the flat., due: 2026-06-10}
        reviews:
          - {due: 2026-06-15}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        start: TBD
        end: "{{ end }}"
        people: {}
        violence: []
        tasks:
          - {what: TBD, start: TBD, due: TBD}
        reviews:
          - {due: TBD}
        """,
    ),
)
def dates_out_of_order(plan: Plan) -> Iterator[Problem]:
    """A task due before it starts, an end, target or review before the beginning, a review after the end, and the like.

    What lies before the start of the plan is told once, for the start itself may be the slip.
    """
    early = [((*at, key), f"{key} {day}") for at, key, day in _after_start(plan) if day is not None and day.before(plan.start)]
    if early:
        path, what = early[0]
        yield Problem(f"{what} lies before the start of the plan, {plan.start}", path, tuple(early[1:]))
    for at, key, day, earlier_key, earlier in _pairs(plan):
        if day is not None and earlier is not None and day.before(earlier):
            yield Problem(f"{key} {day} lies before {earlier_key} {earlier}", (*at, key))
    yield from _reviews_after_end(plan)
    for told in plan.disclosures:
        hours = told.said.hours_until(told.recorded) if told.said is not None else None
        if hours is not None and hours[1] < 0:
            yield Problem(f"recorded {told.recorded} lies before said {told.said}", (*told.path, "recorded"))


def _after_start(plan: Plan) -> Iterator[tuple[Path, str, Day | None]]:
    yield (), "end", plan.end
    for goal in plan.goals:
        yield goal.path, "target_date", goal.target_date if goal.is_open else None
    for review in plan.reviews:
        yield review.path, "due", review.due
        yield review.path, "date", review.date
    if plan.exit is not None:
        yield ("exit",), "leaves", plan.exit.leaves


def _pairs(plan: Plan) -> Iterator[Pair]:
    if plan.extension is not None:
        yield plan.extension.path, "until", plan.extension.until, "end", plan.end
    for task in plan.tasks:
        yield task.path, "due", task.due, "start", task.start
    for order in plan.orders:
        yield order.path, "end", order.end, "start", order.start
    for care in plan.care_arrangements:
        yield care.path, "end", care.end, "start", care.start
    for assessment in plan.safety_assessments:
        yield assessment.path, "next_due", assessment.next_due, "date", assessment.date
    for safety in plan.safety_plans:
        yield safety.path, "review", safety.review, "date", safety.date
    for contact in plan.contacts:
        yield contact.path, "review", contact.review, "assessed", contact.assessed
    for consent in plan.consents:
        yield consent.path, "withdrawn", consent.withdrawn, "date", consent.date
    for concern in plan.safeguarding_concerns:
        yield concern.path, "decided_on", concern.decided_on, "date", concern.date
    for person in plan.people.values():
        for view in person.views:
            yield view.path, "explained_on", view.explained_on, "date", view.date


def _reviews_after_end(plan: Plan) -> Iterator[Problem]:
    """An extension moves the end; one without a date leaves it open."""
    last = plan.end if plan.extension is None else plan.extension.until
    for review in plan.reviews if last is not None else ():
        for key, day in (("due", review.due), ("date", review.date)):
            if last is not None and last.before(day):
                yield Problem(f"{key} {day} lies after the end of the plan, {last}", (*review.path, key))
