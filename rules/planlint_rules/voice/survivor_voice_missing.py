"""No view of the survivor is on record."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-04", "RHP-07"),
    needs=("violence",),
    why="The survivor knows best what brings safety and what brings danger; a plan without that voice is made about somebody, "
    "not with somebody.",
    instead="Talk with the survivor alone, and record the views with their date; where that was declined or is not safe for now, "
    "record that as the method of the view.",
    ask="What does the survivor want from this plan, and how do we know?",
    limits="It sees that a view is recorded, not whether it was listened to. A safety rating in one word, or having "
    "been at a review, is not taken for a view.",
    bad=(
        """
        planlint: 1
        id: ALL-IS-REQUIRED
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        workers:
          sw: {role: child-protection-worker}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-20, by: sw, outcome: not-safe, own_rating: not-safe}
        goals:
          - {id: g1, for: karen, what: Be on time., proposed_by: sw, agreed_by: sw}
        tasks:
          - {what: Attend the course., responsible: karen, expectation: required-by-agency}
        coordination:
          meetings:
            - {every: month, purpose: visit, invited: [karen, sw]}
        """,
        """
        planlint: 1
        id: ASKED-IN-FRONT-OF-HIM
        people:
          priya: {role: mother}  # <- here
          jo: {role: mother}
        violence:
          - {by: jo, towards: [priya]}
        safety:
          assessments:
            - {person: priya, date: 2026-05-20, present: [priya, jo], outcome: safe-for-now, own_view: Fine.}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-21, kind: planning, attended: [priya, jo]}
        """,
        """
        planlint: 1
        id: ASKED-FOR-HELP-BUT-NOT-ASKED
        people:
          mia: {role: aunt}  # <- here
          dan: {role: nephew}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the GP., responsible: mia, requested_by: mia}
        """,
        """
        planlint: 1
        id: TALK-STILL-TO-COME
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-06-05, purpose: planning, invited: [mia, jo]}
        """,
        """
        planlint: 1
        id: NO-ROOM-IN-THE-TEMPLATE
        kind: template
        people:
          survivor: {role: parent}  # <- here
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: "{{ task }}", responsible: survivor}
        """,
        """
        planlint: 1
        id: TWO-SISTERS
        people:
          mia: {role: sister}  # <- here
          una: {role: sister}
          dan: {role: brother}
        violence:
          - {by: dan, towards: [mia, una]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-A-PLACE-FOR-VIEWS
        kind: template
        people:
          "{{ survivor }}":  # <- here
            lives: TBD
          "{{ user }}": {role: TBD}
        violence:
          - {by: "{{ user }}", towards: ["{{ survivor }}"]}
        goals:
          - {for: "{{ survivor }}", what: TBD, proposed_by: "{{ survivor }}"}
        tasks: []
        """,
        """
        planlint: 1
        id: ASKED-ABOUT-DANGER-ONLY
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-20, outcome: not-safe, own_view: Not when he knows where we are.}
        goals:
          - {id: g1, for: mia, what: A routine., proposed_by: jo, agreed_by: [jo, lee]}
        tasks: []
        """,
        """
        planlint: 1
        id: HEARD-AND-PASSED-OVER
        people:
          leanne:  # <- here
            role: mother
            views:
              - {date: 2026-05-03, method: direct, topic: safety}
          corey: {role: father}
          jade: {role: child, age: 7, parents: [leanne, corey]}
        violence:
          - {by: corey, towards: [leanne]}
        goals:
          - {id: g1, for: leanne, what: Shows safe parenting., proposed_by: sw}
          - {id: g2, for: jade, what: Settled in placement., proposed_by: sw}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ONE-PAGE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-20, outcome: not-safe, own_view: Not when he knows where we are.}
        tasks:
          - {what: Ring the school., responsible: jo}
        """,
        """
        planlint: 1
        id: PLANNED-TOGETHER
        people:
          renee: {role: father}
          mark: {role: mother}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-06, purpose: Planning at school., attended: [renee, jas], separately: [mark]}
        """,
        """
        planlint: 1
        id: OFFERED-AND-DECLINED
        people:
          tess: {views: {date: 2026-05-20, method: offered-declined}}
          una: {views: {date: 2026-05-20, method: not-safe-to-ask}}
          ron: {role: son, age: 24}
        violence:
          - {by: ron, towards: [tess, una]}
        tasks:
          - {what: Ring., responsible: [tess]}
          - {what: Ring., responsible: [una]}
        """,
        """
        planlint: 1
        id: HIS-PLAN
        companion_plans:
          - {id: RN-1, for: renee, kind: case-plan, held_by: jas}
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee, former-partner]}
        tasks:
          - {what: Attend the programme., responsible: mark}
        """,
        """
        planlint: 1
        id: STILL-OPEN-WHO
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
          - {by: amy, towards: [joe], kind: resistance}
        tasks:
          - {what: Attend., responsible: amy}
        """,
        """
        planlint: 1
        id: PASSING-MENTION
        people:
          mia: {role: mother, views: {date: 2026-05-01, text: Wants to stay.}}
          gran: {role: grandmother}
          dan: {role: son, age: 30}
          ava: {role: child, age: 5, parents: mia}
        violence:
          - {by: dan, towards: [mia, gran, ava]}
        tasks:
          - {what: Look at locks., responsible: mia}
        """,
        """
        planlint: 1
        id: DIED
        people:
          ruth: {role: mother, no_contact: {reason: deceased}}
          otto: {role: father}
          ben: {role: child, age: 5, parents: [ruth, otto]}
        violence:
          - {by: otto, towards: [ruth]}
        tasks: []
        """,
        """
        planlint: 1
        id: ROOM-IN-THE-TEMPLATE
        kind: template
        people:
          survivor: {role: parent, views: "{{ views }}"}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: "{{ task }}", responsible: survivor}
        """,
        """
        planlint: 1
        id: HEARD-AND-AGREED
        people:
          leanne:
            role: mother
            views:
              - {date: 2026-05-03, method: direct, topic: safety}
          corey: {role: father}
        violence:
          - {by: corey, towards: [leanne]}
        goals:
          - {id: g1, for: leanne, what: New locks., proposed_by: sw, agreed_by: [leanne, sw]}
          - {id: g2, for: leanne, what: The order is renewed., proposed_by: sw, agreed_by: [leanne, sw]}
        tasks: []
        """,
    ),
)
def survivor_voice_missing(plan: Plan) -> Iterator[Problem]:
    """No view of an adult survivor is on record.

    A view is a recorded one, a goal in own words, or a planning meeting; nothing counts that was said in front of whoever uses
    violence. An own view of safety alone is not enough where others proposed all goals. A talk that is still to come, or a hand
    in the plan, makes the finding milder. Somebody who was heard, but has no part in any of several goals, has no voice either.
    A template needs a place for views.
    """
    missing = []
    for survivor in plan.adult_survivors_here:
        occasions = plan.heard(survivor)
        held = [occasion for occasion in occasions if (plan.days_since(occasion.day) or 0) >= 0]
        others = bool(plan.goals) and not any(plan.among(survivor, goal.proposed_by) for goal in plan.goals)
        if any(occasion.path[0] != "safety" for occasion in held) or (held and not others):
            yield from _heard_in_vain(plan, survivor)
            continue
        if held:
            message = f"a view of {survivor} on safety is recorded, no other, and no goal that {survivor} proposed"
            severity = None if any(goal.proposed_by for goal in plan.goals) else Severity.WARNING
            yield Problem(message, plan.place_of(survivor), ((held[0].path, "the view of safety"),), severity)
        elif occasions:
            message = f"no view of {survivor} is recorded yet; a first talk is planned for {occasions[0].day}"
            yield Problem(message, plan.place_of(survivor), severity=Severity.WARNING)
        elif hand := None if plan.is_template else plan.hand_in_plan(survivor):
            message = f"{survivor} had a hand in the plan, but no view of {survivor} is recorded"
            yield Problem(message, plan.place_of(survivor), ((hand, f"the hand of {survivor}"),), Severity.NOTE)
        else:
            missing.append(survivor)
    if missing:
        related = tuple((plan.place_of(survivor), "none here either") for survivor in missing[1:])
        yield Problem(f"no view of {' or '.join(missing)} is recorded", plan.place_of(missing[0]), related)


def _heard_in_vain(plan: Plan, survivor: str) -> Iterator[Problem]:
    """Find goals for a survivor and the children that others alone proposed, and none agreed without whoever uses violence."""
    family, unwelcome = {survivor, *plan.children_of(survivor)}, set(plan.uses_violence_towards(survivor))
    goals = [goal for goal in plan.goals if family.intersection(goal.for_) and goal.proposed_by and goal.is_open]
    steered = any(
        goal.own_words is not None or any(plan.among(who, goal.proposed_by) for who in family)
        or (plan.among(survivor, goal.agreed_by + goal.disagreed_by) and not unwelcome.intersection(goal.agreed_by))
        for goal in goals
    )  # fmt: skip
    if len(goals) > 1 and not steered and plan.status != "draft":
        message = f"{survivor} was heard, but others alone proposed the goals for {survivor} and the children"
        related = tuple((goal.path, "proposed by others") for goal in goals)
        yield Problem(message, plan.place_of(survivor), related)
