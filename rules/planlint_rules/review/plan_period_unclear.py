"""Model, start and end of the plan do not go together, or it runs on past its end."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule

LENGTHS = {"12-week": (84, 7), "six-month": (182, 14)}
"""How many days each model runs, and by how many a plan may differ."""
NOT_RUNNING = ("draft", "completed", "revoked")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-02",),
    why="Whoever lives by a plan has to know how long it lasts; an unclear end is an unclear promise.",
    instead="Give the model, and a start and an end that fit it; where the work runs on, record until when and why.",
    ask="Does the survivor know until when we are there?",
    limits="It compares dates; other lengths than twelve weeks and six months are not judged.",
    bad=(
        """
        planlint: 1
        id: TWELVE-WEEKS-OF-FIVE-MONTHS
        model: 12-week
        start: 2026-03-02
        end: 2026-07-31  # <- here
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: PAST-ITS-END
        status: active
        start: 2026-01-05
        end: 2026-04-30  # <- here
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: PAST-ITS-EXTENSION
        model: 12-week
        start: 2026-01-05
        end: 2026-03-30
        extension:
          until: 2026-05-04  # <- here
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: A-MODEL-AND-NO-START
        model: 12-week  # <- here
        people: {}
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: TWELVE-WEEKS
        model: 12-week
        status: active
        start: 2026-03-02
        end: 2026-05-25
        as_of: 2026-05-13
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: SIX-MONTHS-BY-THE-MONTH
        model: six-month
        start: 2026-02
        end: 2026-07
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: EXTENDED
        model: 12-week
        start: 2026-01-05
        end: 2026-03-30
        extension: {until: 2026-07-27, reason: No tenancy yet.}
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: OTHER-MODELS
        model: court-ordered
        start: 2026-01-05
        end: 2027-01-04
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: CLOSED
        status: completed
        model: 12-week
        start: 2026-01-05
        end: 2026-03-30
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: NO-PERIOD-GIVEN
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        model: 12-week
        people: {}
        violence: []
        tasks: []
        """,
    ),
)
def plan_period_unclear(plan: Plan) -> Iterator[Problem]:
    """Start and end do not fit the model, a fixed model has no start, or a running plan is past its end or extension."""
    if plan.is_template:
        return
    if plan.model in LENGTHS and plan.start is None:
        yield Problem(f"a {plan.model} plan without a start", ("model",), severity=Severity.NOTE)
    elif plan.model in LENGTHS and not _fits(plan, *LENGTHS[plan.model]):
        yield Problem(f"from {plan.start} to {plan.end} is not {plan.model}", ("end",))
    late = plan.ends is not None and plan.ends < plan.judged_on and plan.status not in NOT_RUNNING
    if late and plan.extension is not None and plan.extension.until is not None:
        yield Problem(f"the plan is past its extension, which ended on {plan.ends}", ("extension", "until"))
    elif late and plan.extension is None:
        place = ("end",) if plan.end is not None else ("start",)
        yield Problem(f"the plan is past its end on {plan.ends}, and no extension is recorded", place)


def _fits(plan: Plan, days: int, margin: int) -> bool:
    """Whether the plan may run for so many days, however its dates are read; yes, where they are not known or out of order."""
    start, end = plan.start, plan.end
    if start is None or end is None or start.first is None or start.last is None or end.first is None or end.last is None:
        return True
    shortest, longest = (end.first - start.last).days, (end.last - start.first).days
    return end.before(start) or (shortest <= days + margin and longest >= days - margin)
