"""The plan was begun long after the survivor came."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("BCP-01",),
    needs=("intake", "start"),
    settings=("plan_start_days",),
    why="A first plan, however short, helps to see a way forward when everything is open.",
    instead="Begin with a first plan in the days after somebody comes, and let it grow.",
    ask="What kept us from starting sooner, and what happened in the meantime?",
    limits="It compares two dates; what was done before without a plan is not seen.",
    bad=(
        """
        planlint: 1
        id: FIVE-WEEKS-LATER
        intake: 2026-03-02
        start: 2026-04-07  # <- here
        people: {}
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: NEXT-DAY
        intake: 2026-08-02
        start: 2026-08-03
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: SAME-MONTH
        intake: 2026-08
        start: 2026-08-30
        people: {}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        intake: "{{ date }}"
        start: "{{ date }}"
        people: {}
        violence: []
        tasks: []
        """,
    ),
)
def plan_started_late(plan: Plan) -> Iterator[Problem]:
    """The plan starts many days after intake."""
    intake, start = plan.intake, plan.start
    if intake is not None and start is not None and intake.last is not None and start.first is not None:
        days = (start.first - intake.last).days
        if days > plan.settings.plan_start_days:
            yield Problem(f"the plan starts {days} days after intake", ("start",))
