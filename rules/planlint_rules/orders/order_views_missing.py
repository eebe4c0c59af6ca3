"""What the survivor thinks of an order was not recorded."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

NO_BREACH_YET = ("applied", "expired")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-29", "WWM-30"),
    needs=("violence", "safety.orders"),
    why="Whether an order makes life safer or more dangerous, and whether breaches can be reported, the survivor knows best.",
    instead="Ask whether the survivor thinks that the order helps, what earlier ones were like, and how it would be to report a "
    "breach; offer to do that together.",
    ask="What has this survivor learned from orders before, and what do we ask again all the same?",
    limits="Only orders that were talked through are looked at; one that was not is found by order-not-discussed.",
    bad=(
        """
        planlint: 1
        id: EXPLAINED-BUT-NOT-ASKED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - kind: protection-order
              status: in-force
              respondent: dan
              protects: mia
              discussed:  # <- here
                date: 2026-05-01
                conditions: yes
                her_view: not-asked
        tasks: []
        """,
        """
        planlint: 1
        id: A-GAP
        people:
          tom: {role: father}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          orders:
            - kind: protection-order
              status: in-force
              respondent: bea
              protects: tom
              discussed: {date: 2026-05-01, conditions: yes, her_view: safer, past_experience: None before.}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-ASKED
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          orders:
            - kind: temporary-protection-order
              status: temporary
              respondent: mark
              protects: renee
              discussed: {date: 2026-05-03, conditions: yes, her_view: unsure}
            - kind: protection-order
              status: in-force
              respondent: mark
              protects: renee
              discussed: {conditions: yes, past_experience: Was not enforced., breach_reporting: With a worker.}
        tasks: []
        """,
        """
        planlint: 1
        id: APPLIED-FOR
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {status: applied, respondent: dan, discussed: {date: 2026-05, her_view: declined, past_experience: None before.}}
            - {status: not-wanted-by-survivor, respondent: dan, discussed: {date: 2026-05}}
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
        safety:
          orders:
            - {kind: TBD, status: TBD, discussed: {date: TBD, her_view: TBD, past_experience: TBD, breach_reporting: TBD}}
            - {kind: TBD, respondent: user, discussed: TBD}
        tasks: []
        """,
    ),
)
def order_views_missing(plan: Plan) -> Iterator[Problem]:
    """The talk about an order does not record whether the survivor thinks that it helps, and what the survivor knows of orders.

    That is what earlier orders were like, and how it is to report a breach; where only one of these two is missing it is a note.
    """
    for group in plan.protective_orders if plan.adults_facing_violence else ():
        talks = [(order, order.discussed) for order in group if order.discussed is not None]
        if not talks or any(is_blank(talk) for _, talk in talks) or not any(talk.was_held for _, talk in talks):
            continue
        gaps = []
        if all(talk.her_view in (None, "not-asked") for _, talk in talks):
            gaps.append("whether it helps")
        most_important = bool(gaps)
        if all(talk.past_experience is None for _, talk in talks):
            gaps.append("what earlier orders were like")
        if all(talk.breach_reporting is None or order.status in NO_BREACH_YET for order, talk in talks):
            gaps += ["how it is to report a breach"] if any(order.status not in NO_BREACH_YET for order in group) else []
        severity = None if most_important or len(gaps) > 1 else Severity.NOTE
        if gaps:
            message = f"no view of the survivor on the order is recorded: {', '.join(gaps)}"
            yield Problem(message, (*talks[-1][0].path, "discussed"), severity=severity)
