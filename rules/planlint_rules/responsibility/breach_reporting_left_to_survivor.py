"""Reporting breaches is left to the survivor."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together

_SOMEBODY_GOES_ALONG = frozenset({"accompaniment", "support-person"})
_ANSWERED = frozenset({"yes", "declined", "not-applicable"})


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-31",),
    needs=("violence", "tasks"),
    why="Whoever reports is the one on whom the person using violence takes it out, and the one whom police may not believe; "
    "together it is easier, and a worker's report counts.",
    instead="Agree who rings, and offer to make the report with the survivor or instead; ask how earlier reports went.",
    ask="What did we do ourselves about the last breach?",
    limits="Knows such tasks by their kind, stated or read from plain words, and does not see support that nobody recorded.",
    bad=(
        """
        planlint: 1
        id: MUM-TO-RING-POLICE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Mum to ring the police if there is any incident., responsible: karen}  # <- here
        """,
        """
        planlint: 1
        id: STATED
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: vera, protects: tom, discussed: {support_offered: not-asked}}
        tasks:
          - {what: Log each breach., responsible: tom, kind: breach-reporting, expectation: agreed}  # <- here
          - {what: Keep the messages., responsible: tom, kind: breach-reporting}
        """,
    ),
    good=(
        """
        planlint: 1
        id: TOGETHER
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Report the breach., responsible: [jas, renee], about: mark, kind: breach-reporting, status: completed}
        """,
        """
        planlint: 1
        id: SUPPORT-OFFERED
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: paulo, protects: ines, discussed: {support_offered: yes}}
        tasks:
          - {what: Report breaches., responsible: ines, kind: breach-reporting}
        """,
        """
        planlint: 1
        id: HER-WISH-OR-SOMEBODY-BESIDE
        people:
          karen: {role: mother}
          ann: {role: aunt}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen, ann]}
        tasks:
          - {what: Ring the police herself., responsible: karen, kind: breach-reporting, expectation: her-choice}
          - {what: Report breaches., responsible: ann, kind: breach-reporting, supports: accompaniment}
          - {what: Report breaches., responsible: ann, kind: breach-reporting, lead: shared}
        """,
        """
        planlint: 1
        id: A-WORKER-REPORTS-TOO
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Report breaches., responsible: karen, kind: breach-reporting}
          - {what: Report what Lou learns of breaches., responsible: lou, kind: breach-reporting}
        """,
    ),
)
def breach_reporting_left_to_survivor(plan: Plan) -> Iterator[Problem]:
    """A task to report breaches or call the police is the survivor's alone, and no support with it is recorded.

    Support is a worker or somebody else who shares it or goes along, a worker who reports too, or an offer in the talk about an
    order. What the survivor chose stays the survivor's.
    """
    reports = [task for task in plan.tasks if task.counts and task.kind == "breach-reporting"]
    survivors = {who for who in plan.survivors if not is_blank(who)}
    if any(not survivors & set(task.responsible) and any(map(plan.is_worker, task.responsible)) for task in reports):
        return
    left = [
        task for task in reports
        if task.responsible and survivors >= set(task.responsible) and not _is_shared(task)
        and not any(task.own_choice_of(who) for who in task.responsible) and not _was_offered(plan, task.responsible)
    ]  # fmt: skip
    inferred = " (kind read from its words)" if any(task.kind_was_inferred for task in left) else ""
    whom = ", ".join(dict.fromkeys(who for task in left for who in task.responsible))
    message = f"reporting breaches is left to {whom} alone; tasks: {len(left)}{inferred}"
    yield from together(message, [task.path for task in left], "this report too")


def _is_shared(task: Task) -> bool:
    """Whether somebody does it too or goes along, or may, where that is left open."""
    goes_along = any(support in _SOMEBODY_GOES_ALONG or is_blank(support) for support in task.supports)
    return goes_along or task.lead in ("shared", "worker-led") or is_blank(task.lead)


def _was_offered(plan: Plan, survivors: tuple[str, ...]) -> bool:
    """Whether help with reporting was offered in the talk about an order that protects one of them."""
    return any(
        order.discussed is not None
        and (order.discussed.support_offered in _ANSWERED or is_blank(order.discussed.support_offered))
        for order in plan.orders
        if not order.protects or set(survivors) & set(order.protects)
    )
