"""In the first weeks of a refuge stay a survivor has courses or training to do."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Service, Severity, Task, is_blank, rule

TREATMENT = ("mental-health-treatment", "mental-health", "substance-treatment", "substance")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-14",),
    needs=("violence",),
    settings=(
        "first_phase_days",
        "first_phase_days_six_month",
        "safety_assessment_days",
        "safety_assessment_days_at_risk",
        "recent_separation_days",
    ),
    why="Somebody who has just fled needs rest, safety and a way to a home; a course takes the strength for that.",
    instead="Keep the first weeks for safety, housing, money, urgent health and legal matters and the children's school places, "
    "and bring in the rest afterwards.",
    ask="What did this survivor need most in the first two weeks, and what did we ask for?",
    limits="Work whose kind is neither given nor plain from its words is not seen, nor are tasks without a date.",
    bad=(
        """
        planlint: 1
        id: A-COURSE-IN-THE-FIRST-WEEK
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: A course., kind: life-skills, responsible: tanya, start: 2026-03-09}  # <- here
          - {what: Trauma counselling., kind: therapy, responsible: tanya, start: 2026-03-05}
        """,
        """
        planlint: 1
        id: A-SERVICE-TO-BE-DONE-BY-THEN
        as_of: 2026-03-04
        setting: shelter
        intake: 2026-03-02
        people:
          tom: {role: husband}
          eve: {role: wife}
        violence:
          - {by: eve, towards: [tom]}
        tasks:
          - {what: Training., kind: employment-or-training, responsible: tom, due: 2026-03-10, expectation: agreed}  # <- here
        services:
          - {kind: life-skills, for: [tom], start: 2026-03-11, expectation: required-by-agency}
        """,
    ),
    good=(
        """
        planlint: 1
        id: SAFETY-AND-HOUSING-FIRST
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
          ebony: {role: child, age: 14, parents: [tanya, scott]}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: Safety plan., kind: safety, responsible: tanya, start: 2026-03-03}
          - {what: Housing list., kind: housing, responsible: tanya, start: 2026-03-05}
          - {what: Crisis payment., kind: financial-support, responsible: tanya, start: 2026-03-05}
          - {what: A school place., kind: education, responsible: tanya, start: 2026-03-05}
          - {what: Medication., kind: mental-health-treatment, responsible: tanya, start: 2026-03-05}
          - {what: Evening class., kind: education, responsible: tanya, start: 2026-03-09, requested_by: tanya}
          - {what: A course., kind: life-skills, responsible: tanya, start: 2026-03-17}
          - {what: A course., kind: life-skills, responsible: tanya, start: 2026-03-04, status: cancelled}
          - {what: Training., kind: employment-or-training, responsible: tanya, start: 2026-01-07}
          - {what: The programme., kind: behaviour-change, responsible: scott, start: 2026-03-04}
        """,
        """
        planlint: 1
        id: ANOTHER-RULE-SPEAKS-OF-THERAPY
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          assessments:
            - {person: tanya, date: 2026-05-11, outcome: safe-with-plan}
        tasks:
          - {what: Trauma counselling., kind: therapy, responsible: tanya, start: 2026-03-05}
        """,
        """
        planlint: 1
        id: NO-STAY
        as_of: 2026-05-13
        setting: outreach
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: A course., kind: life-skills, responsible: tanya, start: 2026-03-09}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        start: TBD
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks:
          - {what: A course., kind: life-skills, responsible: survivor, start: TBD}
        """,
    ),
)
def first_phase_not_safety_and_housing(plan: Plan) -> Iterator[Problem]:
    """A course, training or the like is expected of a survivor in the first weeks of a stay in a refuge or shelter.

    What the survivor asked for is passed over, and so is therapy where only its early beginning is the matter: of that
    `therapy-or-parenting-course-while-unsafe` speaks.
    """
    if not plan.is_stay:
        return
    early: list[tuple[Task | Service, str]] = []
    for who in plan.adult_or_parent_survivors:
        for entry in plan.work_of(who):
            if plan.day_in_first_phase(entry) is None or not entry.asks_for_change:
                continue
            if entry.kind in TREATMENT or entry.own_choice_of(who) or is_blank(entry.expectation):
                continue
            if not entry.is_therapeutic or not plan.has_current_safety(who):
                early.append((entry, who))
    early.sort(key=lambda item: item[0].is_therapeutic)
    if early:
        (entry, who), *others = early
        limit = plan.first_phase_days
        read = " (kind read from its words)" if entry.kind_was_inferred else ""
        message = f"{entry.kind} for {who} in the first {limit} days of the stay, which are for safety and housing{read}"
        yield Problem(message, entry.path, tuple((each.path, f"{each.kind} for {handle}") for each, handle in others))
