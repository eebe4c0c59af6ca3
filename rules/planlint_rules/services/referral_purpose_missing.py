"""A survivor is sent to a service or course, and nobody says what it offers and what good it is to do."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-42",),
    needs=("violence",),
    why="Somebody who does not know what a service can do for her or him cannot choose it, and takes it for a test.",
    instead="Write what the service does, what good it is to do this person, and when that was explained; at a task say why it "
    "is asked. Leave out what nobody can give a reason for.",
    ask="If the survivor asked us tomorrow what this is for, what would each of us answer?",
    limits="Whether the explanation was understood, or true, cannot be seen.",
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
          - {what: Bring the children to nursery on time., responsible: karen}
        services:
          - {kind: parenting-support, provider: A family centre, for: [karen]}
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
          - {kind: parenting-course, for: [karen], status: referred}  # <- here
          - {kind: trauma-therapy, for: [karen], status: active}
        """,
        """
        planlint: 1
        id: NEVER-EXPLAINED
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks: []
        services:
          - {kind: legal-aid, for: [tom], status: active, offers: Help in court., expected_benefit: Not alone there.}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: SAID-AND-EXPLAINED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: The course., kind: life-skills, responsible: mia, reason: She wants to handle the bank herself.}
          - {what: Counselling., kind: therapy, responsible: mia, expectation: agreed}
        services:
          - kind: trauma-therapy
            for: [mia]
            status: active
            offers: An hour a week.
            expected_benefit: Sleep.
            explained_on: 2026-03-02
        """,
        """
        planlint: 1
        id: NO-REFERRAL-OR-NOT-USED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Women's group., kind: therapy, responsible: mia, requested_by: [mia]}
          - {what: Take ava to therapy., kind: therapy, responsible: mia, about: ava}
          - {what: Job centre., kind: employment-or-training, responsible: [mia, jo]}
          - {what: Behaviour change programme., kind: behaviour-change, responsible: dan}
        services:
          - {kind: dv-specialist, for: [mia], status: active, expectation: her-choice}
          - {kind: trauma-therapy, for: [mia], status: declined-by-client}
          - {kind: parenting-course, for: [mia], status: considered}
          - {kind: refuge, for: [mia], status: active}
          - {kind: perpetrator-programme, for: [dan], status: active}
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
          - {kind: TBD, for: [survivor], offers: TBD, expected_benefit: TBD, explained_on: TBD}
        """,
    ),
)
def referral_purpose_missing(plan: Plan) -> Iterator[Problem]:
    """A referral of a survivor does not say what it offers, what good it is to do, or when that was explained.

    A task is a referral when it is a course, therapy or treatment that is not listed as a service too; its `reason` is its
    purpose. What the survivor asked for is passed over.
    """
    nothing: list[Path] = []
    in_part: list[Path] = []
    read = ""
    for who in plan.adult_or_parent_survivors:
        for entry in plan.referrals_of(who):
            missing = _missing(entry)
            if missing:
                (nothing if missing == "all" else in_part).append(entry.path)
                read = " (kind read from its words)" if isinstance(entry, Task) and entry.kind_was_inferred else read
    several = f"{len(nothing)} referrals of survivors do not say what they are for"
    message = several if len(nothing) > 1 else "a referral of a survivor does not say what it is for"
    yield from together(message + read, nothing)
    message = "what a service offers, what good it is to do, or when that was explained is not recorded"
    yield from together(message, in_part, severity=Severity.NOTE)


def _missing(entry: Task | Service) -> str:
    """How much of the purpose is missing: `all`, `part`, or an empty word for nothing."""
    if isinstance(entry, Task):
        return "all" if entry.reason is None else ""
    if entry.offers is None and entry.expected_benefit is None:
        return "all"
    return "part" if entry.offers is None or entry.expected_benefit is None or entry.explained_on is None else ""
