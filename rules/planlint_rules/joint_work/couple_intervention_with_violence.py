"""Couple counselling, family therapy, mediation or the like with the person using violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Service, Severity, Task, is_blank, rule

FOR_TWO = ("couple-counselling", "mediation")
APART = ("individual", "group-same-role", "separate-parallel")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-50",),
    needs=("violence",),
    why="Here a survivor has to bargain over safety in front of the person who threatens it; what is said can be punished "
    "afterwards, and what is agreed may be agreed out of fear.",
    instead="Do not use work with both. Offer each of them work of their own: support for the survivor, and for the person using "
    "violence a programme that is about the violence.",
    ask="Who suggested this work, and what would the survivor risk by declining or by speaking openly?",
    limits="Work that is recorded as for individuals is taken at its word. In some places the law forbids couple work; that is "
    "not looked at.",
    bad=(
        """
        planlint: 1
        id: COUPLE-COUNSELLING
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        workers:
          sw: {role: child-protection-worker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Couple counselling with both., responsible: [karen, dean]}  # <- here
          - {what: Attend mediation about the children., responsible: karen}  # <- here
          - {what: Refer both to family therapy., responsible: sw, about: [karen, dean]}  # <- here
          - {what: Weekly appointments., kind: couple-or-family-work, responsible: karen}  # <- here
        services:
          - {kind: couple-counselling, for: [karen, dean], status: referred}  # <- here
          - {kind: couple-counselling, for: karen, participants: couple, status: active, requested_by: karen}  # <- here
          - {kind: mediation, for: dean, status: offered}  # <- here
          - {kind: family-therapy, for: karen, participants: whole-family, status: offered}  # <- here
          - {kind: family-therapy, participants: whole-family, status: offered}
          - {kind: family-therapy, for: [dean, amy], participants: parent-and-child, status: active}  # <- here
          - {kind: family-group-meeting, for: [karen, dean, amy], participants: whole-family, status: paused}  # <- here
          - {provider: Relationship counselling, for: [karen, dean]}  # <- here
        """,
        """
        planlint: 1
        id: TWO-FATHERS
        people:
          tom: {role: father}
          ben: {role: father}
        violence:
          - {by: ben, towards: [tom]}
        tasks: []
        services:
          - {kind: family-therapy, for: tom, participants: whole-family}
          - {kind: mediation, for: [tom, ben], participants: couple}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-ALONE
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          noah: {role: child, age: 4, parents: [mia, dan]}
          sam: {role: partner}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Tell the court why mediation is not possible., responsible: jo, about: [mia, dan]}
          - {what: Family therapy with the children., responsible: [mia, ava]}
          - {what: Couple counselling., responsible: [mia, dan], status: cancelled}
          - {what: Mediation with the landlord about arrears., responsible: [mia, jo]}
          - {what: Couple counselling., responsible: mia, participants: [mia, sam]}
        services:
          - {kind: couple-counselling, for: mia, participants: individual, status: active}
          - {kind: couple-counselling, for: [mia, dan], participants: separate-parallel, status: active}
          - {kind: couple-counselling, for: [mia, dan], status: reconsidered-not-used}
          - {kind: couple-counselling, for: [mia, sam], participants: couple, status: active}
          - {kind: family-therapy, for: [mia, ava], participants: parent-and-child, status: active}
          - {kind: family-therapy, for: [mia, ava, noah], participants: whole-family, status: active}
          - {kind: family-therapy, for: [ava, noah], participants: siblings, status: active}
          - {kind: family-group-meeting, for: [mia, dan], status: offered, separation: The two families meet on different days.}
          - {kind: mediation, for: [mia, dan], status: completed}
        """,
        """
        planlint: 1
        id: OPEN-ROLES
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        services:
          - {kind: couple-counselling, for: [amy, joe], participants: couple}
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
        tasks:
          - {what: TBD, kind: TBD, responsible: [survivor]}
        services:
          - {kind: TBD, for: TBD, participants: TBD}
        """,
    ),
)
def couple_intervention_with_violence(plan: Plan) -> Iterator[Problem]:
    """Couple counselling, family therapy, mediation or a family meeting is planned or used with the person using violence.

    Work with each alone, of a survivor with the children, or of brothers and sisters is left out, and so is what was
    reconsidered and not used. Where it is not said who takes part, the finding is milder.
    """
    for service in plan.services if plan.people_using_violence else ():
        if service.is_couple_work and service.is_used and service.status not in ("completed", "closed-by-service"):
            read = " (kind read from its words)" if service.kind_was_inferred else ""
            for severity in _in_service(plan, service):
                message = f"{service.kind} with somebody who uses violence{read}"
                yield Problem(f"{message}; say who takes part" if severity else message, service.path, severity=severity)
    for task in plan.tasks if plan.people_using_violence else ():
        if task.kind == "couple-or-family-work" and task.is_couple_work and task.counts and not task.says_without_couple_work:
            read = " (kind read from its words)" if task.kind_was_inferred else ""
            for severity in _in_task(plan, task):
                message = f"couple or family work with somebody who uses violence{read}"
                yield Problem(f"{message}; say who takes part" if severity else message, task.path, severity=severity)


def _in_service(plan: Plan, service: Service) -> Iterator[Severity | None]:
    """Yield once where the person using violence takes part: None where that is said, else a milder severity."""
    if service.participants in APART or service.separation is not None or any(map(is_blank, service.for_)):
        return
    if any(plan.pairs_among(service.for_)):
        yield None
    elif _one_of_a_pair(plan, service.for_):
        at_home = any(map(plan.lives_with_violence, service.for_))
        if service.participants == "couple" or (service.participants == "whole-family" and at_home):
            yield None
        elif service.kind in FOR_TWO and service.participants is None:
            yield Severity.WARNING


def _in_task(plan: Plan, task: Task) -> Iterator[Severity | None]:
    """Yield once where the person using violence takes part: None where that is said, else a milder severity."""
    doing = (*task.responsible, *task.participants)
    if any(plan.pairs_among((*doing, *task.about))):
        yield None
    elif _one_of_a_pair(plan, doing) and (task.says_for_two or not task.kind_was_inferred):
        yield None if task.says_for_two else Severity.WARNING


def _one_of_a_pair(plan: Plan, handles: tuple[str, ...]) -> bool:
    """Whether a grown-up survivor, or somebody using violence, is the only person of the family named, or nobody is."""
    named = {who for who in handles if who in plan.people}
    return len(named) <= 1 and named <= {*plan.adults_facing_violence, *plan.people_using_violence}
