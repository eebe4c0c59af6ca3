"""A survivor lives or stays with the person using violence, and there is no contingency plan."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

ASYLUM = ("refuge", "shelter", "transitional-housing")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-34",),
    needs=("violence",),
    why="Whoever stays needs to know beforehand what to do on the night when it gets dangerous; a plan for leaving is "
    "no help then.",
    instead="Make a contingency plan with the survivor for staying: when danger rises, who helps, what each of them does.",
    ask="If it turns violent tonight, what happens first, and who besides the survivor does something?",
    limits="Whether the plan would hold cannot be seen, and a relationship that nobody recorded cannot be known.",
    bad=(
        """
        planlint: 1
        id: AT-HOME
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives: own-home-with-person-using-violence}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-A-PLAN-FOR-LEAVING
        as_of: 2026-05-20
        people:
          tom: {role: father, intention: stay, lives_with: [bea]}  # <- here
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: left, date: 2026-05-01, for: tom, made_with: tom}
            - {situation: preparing-to-leave, date: 2026-05-01, for: tom, made_with: tom}
            - {situation: court-day, date: 2026-05-01}
        tasks: []
        """,
        """
        planlint: 1
        id: MOTHER-IN-LAW-IN-THE-HOUSE
        people:
          anu: {role: mother, lives_with: [gran]}  # <- here
          gran: {role: mother-in-law}
          child: {role: child, parents: [anu]}
        violence:
          - {by: gran, towards: [anu]}
        safety:
          plans:
            - {situation: staying, date: 2026-05-01, for: child}
        tasks: []
        """,
        """
        planlint: 1
        id: WENT-BACK
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: own-home}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, date: 2026-03-01}
          events:
            - {date: 2026-02-20, kind: separation, person: [mia, dan]}
            - {date: 2026-05-10, kind: reconciliation, person: [mia, dan]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-DATED
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, for: karen, made_with: karen}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-DECIDED
        people:
          mia: {role: mother, lives: with-family-or-friends, intention: undecided}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-ROOM
        kind: template
        people:
          survivor: {role: TBD, lives: TBD}  # <- here
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks:
          - {what: TBD, responsible: [survivor]}
        """,
        """
        planlint: 1
        id: TEMPLATE-WITH-ROOM-FOR-LEAVING-ONLY
        kind: template
        people:
          "{{ survivor }}":  # <- here
            lives: TBD
          "{{ user }}": {role: TBD}
        violence:
          - {by: "{{ user }}", towards: ["{{ survivor }}"]}
        safety:
          plans:
            - {situation: preparing-to-leave, date: TBD, made_with: ["{{ survivor }}"]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-OF-A-REFUGE-WITHOUT-ANY
        kind: template
        setting: refuge
        people:
          "{{ survivor }}":  # <- here
            lives: refuge
          "{{ user }}": {role: TBD}
        violence:
          - {by: "{{ user }}", towards: ["{{ survivor }}"]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: STAYING-WITH-A-PLAN
        people:
          karen: {role: mother, lives: own-home-with-person-using-violence, intention: stay}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, date: 2026-05-01, for: [karen, amy], made_with: karen}
        tasks: []
        """,
        """
        planlint: 1
        id: GETTING-READY
        people:
          karen: {role: mother, lives_with: [dean], intention: leave}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: preparing-to-leave, date: 2026-05}
        tasks: []
        """,
        """
        planlint: 1
        id: HAS-LEFT
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge, lives_with: [ava]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, date: 2026-05-01, for: [mia, ava]}
          events:
            - {date: 2026-03-01, kind: reconciliation, person: [mia, dan]}
            - {date: 2026-04-29, kind: separation, person: [mia, dan]}
        tasks: []
        """,
        """
        planlint: 1
        id: HER-SAFETY-PLAN-IS-HELD-ELSEWHERE
        companion_plans:
          - {id: S-1, for: karen, kind: safety-plan, held_by: ros}
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        workers:
          ros: {role: dv-advocate}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-CUSTODY
        people:
          amal: {role: mother, lives: own-home, lives_with: [sami], intention: leave}
          sami: {role: father, lives: custody, no_direct_work: {reason: in-custody}}
        violence:
          - {by: sami, towards: [amal]}
        tasks: []
        """,
        """
        planlint: 1
        id: RESISTANCE
        people:
          amy: {role: mother}
          joe: {role: father, lives_with: [amy]}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITH-ROOM
        kind: template
        people:
          survivor: {role: TBD, lives: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          plans:
            - {situation: TBD, date: TBD, made_with: TBD}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-OF-A-REFUGE
        kind: template
        setting: refuge
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          plans:
            - {situation: left, date: TBD, made_with: TBD}
        tasks: []
        """,
    ),
)
def contingency_plan_missing(plan: Plan) -> Iterator[Problem]:
    """A survivor lives with the person using violence, means to stay, went back or has not decided, and there is no contingency
    plan for that.

    A plan for somebody who left, for contact or for a day in court does not serve then. Milder: a plan without a date.
    """
    grave, mild = [], []
    for survivor in plan.adults_facing_violence:
        means_to_stay = plan.people[survivor].intention == "stay" or plan.is_template
        plans = [p for p in plan.contingency_plans_of(survivor) if p.situation != "preparing-to-leave" or not means_to_stay]
        elsewhere = any(companion.kind == "safety-plan" and survivor in companion.for_ for companion in plan.companion_plans)
        reason = _reason_for_one(plan, survivor)
        if plans:
            if not plan.is_template and all(p.date is None for p in plans):
                mild.append((plans[0].path, f"the contingency plan for {survivor} has no date"))
        elif reason and not elsewhere:
            message = f"no contingency plan is recorded for {survivor}, {reason}"
            grave.append((plan.place_of(survivor), message))
    found = grave + mild
    for path, message in found[:1]:
        yield Problem(message, path, tuple(found[1:]), None if grave else Severity.WARNING)


def _reason_for_one(plan: Plan, survivor: str) -> str | None:
    """Why a survivor needs a contingency plan; in a template, what may come to be the reason."""
    person = plan.people[survivor]
    if plan.lives_with_violence(survivor):
        return "at home with the person using violence"
    if person.intention == "stay" or plan.went_back(survivor):
        return "still in the relationship"
    if person.intention == "undecided":
        return "undecided about the relationship"
    elsewhere = plan.setting in ASYLUM or not (person.lives is None or is_blank(person.lives))
    return "who may stay or go back" if plan.is_template and not (elsewhere and plan.safety_plans) else None
