"""A survivor is sent to a course, therapy or treatment, and nobody knows whether this is the time for it."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, rule, together

PRACTICAL = (
    "dv-specialist", "sexual-violence-service", "victim-support", "housing", "homelessness", "court-support", "legal-aid",
    "family-support", "primary-care", "crisis-counselling", "financial", "immigration", "culturally-specific", "lgbtq-specialist",
    "faith-community", "community", "parenting-support", "disability",
)  # fmt: skip


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-44",),
    needs=("violence",),
    why="Help that comes too early fails, and the failure is then put down to the survivor.",
    instead="Ask whether the time is right and what would make it so, record the answer, and get to know the service before "
    "naming it; where the answer is no, wait.",
    ask="How do we know that the survivor is ready for this, and what do we know of the service ourselves?",
    limits="Whether the answer was given freely cannot be seen. Of practical services, such as legal help, it is not asked.",
    bad=(
        """
        planlint: 1
        id: THREE-PROGRAMMES
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend Positive Parenting course., responsible: karen, expectation: required-by-agency}  # <- here
          - {what: Attend counselling for depression., responsible: karen, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: AS-SERVICES
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        services:
          - {kind: parenting-course, provider: A centre, for: [karen], status: referred}  # <- here
          - {kind: trauma-therapy, for: [karen], status: active}
        """,
        """
        planlint: 1
        id: NOT-YET-BUT-STILL
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks:
          - {what: Therapy., kind: therapy, responsible: tom, feasibility: cannot-now}  # <- here
        services:
          - {kind: life-skills, provider: A centre, for: [tom], status: active, readiness: not-yet}
        """,
        """
        planlint: 1
        id: NOBODY-ASKED-AND-NOBODY-NAMED
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks: []
        services:
          - {kind: trauma-therapy, provider: A clinic, for: [tom], status: referred, readiness: not-asked}  # <- here
          - {kind: life-skills, for: [tom], status: referred, readiness: ready}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: The course., kind: life-skills, responsible: mia, feasibility: can-do-with-support}
          - {what: Therapy., kind: therapy, responsible: mia}
          - {what: See the GP., kind: health, responsible: mia}
        services:
          - {kind: trauma-therapy, provider: A clinic, for: [mia], status: active, readiness: ready-with-support}
          - {kind: mental-health, provider: A clinic, for: [mia], status: waiting-list, readiness: not-yet}
          - {kind: legal-aid, for: [mia], status: active}
          - {kind: parenting-course, for: [mia], status: declined-by-client}
          - {kind: parenting-course, for: [dan], status: active}
          - {kind: substance, for: [mia], status: active, requested_by: [mia]}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        services:
          - {kind: trauma-therapy, provider: "{{ provider }}", for: [survivor], readiness: TBD}
        """,
    ),
)
def referral_readiness_unknown(plan: Plan) -> Iterator[Problem]:
    """Whether a survivor is ready for a course, therapy or treatment is not recorded, or was answered with no, and it goes on.

    At a task, `feasibility` is that answer. What the survivor asked for is passed over; a provider that is not named is noted.
    """
    unknown: list[Path] = []
    too_early: list[Path] = []
    not_asked: list[Path] = []
    unnamed: list[Path] = []
    for who in plan.adult_or_parent_survivors:
        for entry in plan.referrals_of(who):
            if entry.kind in PRACTICAL and not str(entry.expectation).startswith("required"):
                continue
            answer = _answer(entry)
            if answer is None:
                unknown.append(entry.path)
            elif answer == "no" and entry.status != "waiting-list":
                too_early.append(entry.path)
            elif answer == "not-asked":
                not_asked.append(entry.path)
            elif isinstance(entry, Service) and entry.provider is None:
                unnamed.append(entry.path)
    count = f"{len(unknown)} referrals" if len(unknown) > 1 else "a referral"
    yield from together(f"whether the time is right is not recorded for {count} of survivors", unknown)
    yield from together("this goes on although the answer was that it is not the time", too_early)
    yield from together("nobody has asked whether this is the time", not_asked, severity=Severity.NOTE)
    yield from together("who gives this service is not recorded", unnamed, severity=Severity.NOTE)


def _answer(entry: Task | Service) -> str | None:
    """What is recorded on the time for it: `no`, `not-asked`, any other word for yes, or None."""
    recorded = entry.feasibility if isinstance(entry, Task) else entry.readiness
    return "no" if recorded in ("cannot-now", "not-yet") else recorded
