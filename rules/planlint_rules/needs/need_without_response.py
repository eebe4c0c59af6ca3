"""A need stands in the plan, and nothing is done about it."""

from collections.abc import Iterator

from planlint import Need, Plan, Problem, Profile, Severity, is_blank, rule, together

WITH_OTHERS = ("housing", "mental-health", "disability")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-06", "UCW-13"),
    needs=("needs",),
    why="To be asked what is needed and then to get nothing is worse than not to be asked.",
    instead="Answer each need with a goal, a task or a service, or record that the person decided to leave it for now.",
    ask="Which of these needs would this family say we have forgotten?",
    limits="A task answers a need when it names it, or is of a fitting kind and for that person; whether it helps is not seen.",
    bad=(
        """
        planlint: 1
        id: SCHOOLING
        setting: refuge
        people:
          tanya: {role: mother}
          ebony: {role: child, age: 14, parents: [tanya]}
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: ebony, area: education, status: unmet}  # <- here
          - {person: ebony, area: friendships, status: unmet}
          - {person: tanya, area: work-and-learning, status: unmet, deferred_by: lou}
        tasks:
          - {what: A skills course., kind: life-skills, responsible: lou, about: scott}
        """,
        """
        planlint: 1
        id: ONLY-THE-PERSON-ALONE
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        needs:
          - {person: tom, area: housing, status: unmet}  # <- here
          - {person: tom, area: legal, status: partly-met}  # <- here
        tasks:
          - {what: Look for a flat., kind: housing, responsible: tom}
        """,
        """
        planlint: 1
        id: TRIED-AND-REFUSED
        people:
          nadia: {role: mother}
          grant: {role: father}
        violence:
          - {by: grant, towards: [nadia]}
        needs:
          - {id: n-money, person: nadia, area: money, status: unmet}  # <- here
        tasks:
          - {what: Ask for a crisis payment., kind: financial-support, responsible: bev, need: n-money, status: completed}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ANSWERED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans: {for: [mia], situation: left}
          orders: {kind: protection-order, status: in-force, protects: [mia]}
        needs:
          - {id: n-1, person: mia, area: housing, status: unmet}
          - {id: n-2, person: mia, area: other, status: unmet}
          - {person: mia, area: pets, status: unmet, response: A foster place for the dog.}
          - {person: mia, area: work-and-learning, status: unmet, deferred_by: mia}
          - {person: mia, area: safety, status: partly-met}
          - {person: mia, area: legal, status: partly-met}
          - {person: ava, area: education, status: unmet}
          - {person: ava, area: emotional-wellbeing, status: unmet}
          - {person: ava, area: friendships, status: unmet, deferred_by: mia}
          - {person: mia, area: food, status: met}
          - {person: mia, area: empowerment, status: declined-to-discuss}
        goals:
          - {id: g-2, for: mia, need: n-2, what: Quiet.}
        tasks:
          - {what: Ask three agencies., kind: housing, responsible: jo}
          - {what: A school place., kind: education, responsible: jo, about: [ava]}
        services:
          - {kind: child-therapy, for: [ava]}
        """,
        """
        planlint: 1
        id: OTHER-RULES-SPEAK
        setting: refuge
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: housing, status: unmet}
        tasks: []
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
        needs:
          - {person: survivor, area: TBD, status: TBD}
          - {person: survivor, area: "{{ area }}", status: unmet}
        tasks: []
        """,
    ),
)
def need_without_response(plan: Plan) -> Iterator[Problem]:
    """An unmet need has no goal, task or service, and the person did not decide to leave it for now.

    A need that is partly met, or one for housing, mental health or disability that the person is to meet alone, is a note. What
    was done and is over answers no need that is still unmet. Of housing in a refuge stay a rule of its own speaks.
    """
    unanswered: list[Need] = []
    in_part: list[Need] = []
    alone: list[Need] = []
    for need in plan.needs:
        if not need.is_open or need.response is not None or is_blank(need.area) or is_blank(need.person):
            continue
        if _is_put_off(plan, need) or (need.area == "housing" and need.person in plan.adult_survivors_here and plan.is_stay):
            continue
        answers = plan.answers_to(need)
        if not (answers.go_on if need.status == "unmet" else answers.given) and not _is_protected(plan, need):
            (unanswered if need.status == "unmet" else in_part).append(need)
        elif need.area in WITH_OTHERS and need.status == "unmet" and answers.tasks and not answers.services:
            alone += [] if any(map(plan.has_worker_part, answers.tasks)) else [need]
    yield from together(f"nothing answers these needs: {_named(unanswered)}", (need.path for need in unanswered))
    yield from together(
        f"nothing answers what is left of {_named(in_part)}", (need.path for need in in_part), severity=Severity.NOTE
    )
    message = f"no service or worker has a part in {_named(alone)}"
    yield from together(message, (need.path for need in alone), severity=Severity.NOTE)


def _is_put_off(plan: Plan, need: Need) -> bool:
    """Whether the person, or a parent who is a survivor, decided to leave it for now."""
    return need.is_put_off or need.deferred_by in plan.survivors


def _is_protected(plan: Plan, need: Need) -> bool:
    """Whether a safety plan or an order answers a need for safety or law."""
    by_order = need.area in ("safety", "legal") and any(need.person in order.protects for order in plan.orders)
    by_plan = need.area == "safety" and any(not safety.for_ or need.person in safety.for_ for safety in plan.safety_plans)
    return by_order or by_plan


def _named(needs: list[Need]) -> str:
    return ", ".join((need.area or "no area") + (f" of {need.person}" if need.person else "") for need in needs)
