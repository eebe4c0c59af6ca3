"""A protection order, or whether to have one, was not talked through with the survivor."""

from collections.abc import Iterator

from planlint import Order, Plan, Problem, Profile, Severity, is_blank, rule, together

TALKED_ABOUT = ("not-wanted-by-survivor", "considering", "withdrawn", "refused", "not-available")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-28",),
    needs=("violence",),
    why="An order helps only somebody who knows what it does, what it leaves out and what follows a breach; it can "
    "also bring danger.",
    instead="Go through the conditions with the survivor openly, or talk about whether an order would help, and record the day; "
    "that none is wanted is an answer.",
    ask="What would an order change in this home, and what would it not?",
    limits="How openly it was talked about cannot be seen. Orders about contact or care are not looked at.",
    bad=(
        """
        planlint: 1
        id: NO-ORDER-AND-NO-TALK
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-FORCE-BUT-NOT-EXPLAINED
        people:
          tom: {role: father}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: bea, protects: ava}  # <- here
            - {kind: bail-condition, status: in-force, respondent: bea, protects: tom, discussed: {conditions: no}}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-A-CONTACT-ORDER
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {kind: child-arrangements-or-parenting-order, status: in-force}
        tasks: []
        """,
        """
        planlint: 1
        id: THAT-THERE-IS-NONE-SAYS-NOTHING-OF-A-TALK
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {status: none}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: TALKED-THROUGH
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          orders:
            - {kind: temporary-protection-order, status: expired, respondent: mark, protects: renee}
            - kind: protection-order
              status: in-force
              respondent: mark
              protects: renee
              discussed: {date: 2026-06-03, conditions: yes}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-WANTED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {status: not-wanted-by-survivor}
        tasks: []
        """,
        """
        planlint: 1
        id: NONE-BUT-TALKED-ABOUT
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {status: none, discussed: {date: 2026-05-01}}
        tasks: []
        """,
        """
        planlint: 1
        id: APPLYING-WITH-HER
        people:
          mia: {role: mother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Help with the form., kind: order-application, responsible: [mia, jo]}
        """,
        """
        planlint: 1
        id: AN-ORDER-AGAINST-THE-SURVIVOR
        people:
          mia:
            role: mother
            views:
              - {date: 2026-05-01, topic: orders, text: Not now.}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          orders:
            - {kind: cross-order, status: in-force, respondent: mia, protects: dan}
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
            - {kind: TBD, status: TBD, discussed: TBD}
        tasks: []
        """,
        """
        planlint: 1
        id: TWO-ORDERS-EACH-TALKED-THROUGH-ALONE
        people:
          lena: {role: mother, lives: own-home, lives_with: [marek]}
          marek: {role: father, lives: own-home, lives_with: [lena]}
        violence:
          - {by: marek, towards: [lena]}
          - {by: lena, towards: [marek]}
        safety:
          orders:
            - kind: cross-order
              status: temporary
              respondent: marek
              protects: lena
              discussed: {date: 2026-05-19, with: [lena, fay], conditions: yes}
            - kind: cross-order
              status: temporary
              respondent: lena
              protects: marek
              discussed: {date: 2026-05-20, with: [marek, fay], conditions: yes}
        tasks: []
        """,
    ),
)
def order_not_discussed(plan: Plan) -> Iterator[Problem]:
    """An order that protects a survivor or child was not talked through with a survivor, or no order was ever talked about.

    Several orders against one person need one talk. That none is wanted, a view about orders, an application or an option of an
    order counts as a talk.
    """
    if not plan.adults_facing_violence:
        return
    groups = plan.protective_orders
    silent = [order.path for group in groups if not any(_was_talked_through(plan, order) for order in group) for order in group]
    yield from together("the order was not talked through with the survivor", silent)
    if groups or any(order.status in TALKED_ABOUT or _was_talked_through(plan, order) for order in plan.orders):
        return
    views = any(view.topic == "orders" for who in plan.adults_facing_violence for view in plan.people[who].views)
    applied_for = any(task.kind == "order-application" and task.counts for task in plan.tasks)
    if not (views or applied_for or any(option.kind == "order" for option in plan.options)):
        of_none = [order.path for order in plan.orders if order.status in ("none", "unknown")]
        message = "no order is recorded, nor that one was talked about with the survivor"
        yield Problem(message, of_none[0] if of_none else plan.place_of(plan.adults_facing_violence[0]))


def _was_talked_through(plan: Plan, order: Order) -> bool:
    """Whether a talk is recorded, and not one with the person using violence."""
    talk = order.discussed
    if talk is None or is_blank(talk):
        return talk is not None
    held = talk.was_held or (order.status == "none" and talk.date is not None)
    unwelcome = {user for survivor in order.protects or plan.survivors for user in plan.uses_violence_towards(survivor)}
    return held and not unwelcome.difference(order.protects).intersection(talk.with_)
