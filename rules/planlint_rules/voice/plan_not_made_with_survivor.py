"""Nothing shows that the plan was made together with the survivor."""

from collections.abc import Iterator

from planlint import Goal, Path, Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-17", "BCP-03"),
    needs=("violence",),
    why="Steps that are settled over somebody's head take control away once more, and seldom fit the life they are meant for.",
    instead="Plan together with the survivor, without the person using violence, and record the talk, and for each goal who "
    "agreed and who did not.",
    ask="Which part of this plan was the survivor's idea, and which would the survivor strike out?",
    limits="It sees what is recorded of taking part, not how free the talk was. A signature is neither asked for nor counted.",
    bad=(
        """
        planlint: 1
        id: OVER-HER-HEAD
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        goals:
          - {id: g1, for: karen, what: Be on time., proposed_by: sw, agreed_by: sw}
        tasks:
          - {what: Attend the course., responsible: karen, expectation: required-by-agency}
          - {what: Visit., responsible: sw}
        coordination:
          meetings:
            - {date: 2026-05-10, purpose: Planning., attended: [sw, dean, karen]}
        """,
        """
        planlint: 1
        id: HEARD-BUT-NOT-ASKED
        people:
          priya:  # <- here
            views: {date: 2026-03-02, text: They will not believe me.}
          jo: {role: partner}
        violence:
          - {by: jo, towards: [priya]}
        tasks:
          - {what: Attend the course., responsible: priya, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: ONE-TABLE-FOR-BOTH
        people:
          bea:  # <- here
            role: mother
            views: {date: 2026-09-03, text: Would sooner not be asked things with him in the room.}
          gus: {role: father}
        violence:
          - {by: gus, towards: [bea]}
        goals:
          - {id: g1, for: [bea, gus], what: A calmer house., proposed_by: dil, agreed_by: [bea, gus, dil]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-09-07, kind: planning, attended: [bea, gus, dil]}
        """,
        """
        planlint: 1
        id: CLOSED-AS-IT-WAS-MADE
        status: completed
        as_of: 2026-05-20
        people:
          mia:  # <- here
            role: mother
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-02, by: jo, present: [mia], outcome: safe-for-now, own_view: While he sleeps.}
        goals:
          - {id: g1, for: mia, what: A routine., proposed_by: jo, agreed_by: [jo, lee], status: cancelled}
        tasks: []
        """,
        """
        planlint: 1
        id: PLANNED-BY-OTHERS-AFTER-ONE-TALK
        people:
          kel:  # <- here
            role: mother
            views: {date: 2026-06-01, text: Wants to go home with the baby.}
          lee: {role: father}
        violence:
          - {by: lee, towards: [kel]}
        goals:
          - {id: g1, for: kel, what: Kel is stable., proposed_by: san}
        tasks:
          - {what: See the psychiatrist., responsible: kel, expectation: required-by-agency}
        coordination:
          meetings:
            - {date: 2026-06-03, kind: planning, attended: [san, mo]}
        """,
        """
        planlint: 1
        id: HEARD-NO-MORE
        people:
          mia:  # <- here
            views: {date: 2026-03-02, text: Wants quiet.}
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the flat., responsible: mia}
        """,
        """
        planlint: 1
        id: ASKED-FOR-SOMETHING-ELSE
        people:
          mia:  # <- here
            role: mother
            views: {date: 2026-03-02, text: Wants quiet.}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, what: A course done., proposed_by: sw, agreed_by: [sw]}
        tasks:
          - {what: Attend the course., responsible: mia, expectation: required-by-agency}
        services:
          - {kind: primary-care, for: mia, requested_by: mia}
        """,
        """
        planlint: 1
        id: AGREED-WITHOUT-HER
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, what: A home., proposed_by: mia, agreed_by: [mia, jo]}
          - {id: g2, for: mia, what: A course done., proposed_by: jo, agreed_by: [jo]}  # <- here
          - {id: g3, for: mia, what: A diary kept., agreed_by: [jo]}
        tasks: []
        """,
        """
        planlint: 1
        id: EVERY-TALK-BESIDE-HIM
        people:
          nadia: {role: mother}
          grant: {role: father}
        workers:
          bev: {role: outreach-worker}
        violence:
          - {by: grant, towards: [nadia]}
        goals:
          - {id: g1, for: nadia, what: Her own papers., proposed_by: nadia, agreed_by: [nadia, bev]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-12, kind: planning, attended: [nadia, grant, bev]}  # <- here
        """,
        """
        planlint: 1
        id: A-TALK-AND-THEN-CONDITIONS
        people:
          leanne: {role: mother}  # <- here
          corey: {role: father}
        workers:
          bev: {role: child-protection-worker}
        violence:
          - {by: corey, towards: [leanne]}
        goals:
          - {id: g1, for: leanne, what: Shows safe parenting., proposed_by: bev}
        tasks:
          - {what: Complete the course., responsible: leanne, expectation: required-by-agency}
        coordination:
          meetings:
            - {date: 2026-05-12, kind: planning, attended: [leanne, bev]}
        """,
        """
        planlint: 1
        id: ALL-GIVEN-UP-AND-NONE-EVER-HERS
        people:
          leanne: {role: mother}  # <- here
          rob: {role: father}
        workers:
          mike: {role: family-caseworker}
        violence:
          - {by: rob, towards: [leanne]}
        goals:
          - {id: g1, for: leanne, what: Completes the group., proposed_by: mike, agreed_by: mike, status: cancelled}
        tasks: []
        """,
        """
        planlint: 1
        id: A-MOTHER-OF-SIXTEEN
        people:
          tia: {role: mother, age: 16}  # <- here
          kade: {role: father, age: 19}
          rio: {role: child, age: 4m, parents: [tia, kade]}
        violence:
          - {by: kade, towards: [tia]}
        tasks:
          - {what: Keep a diary., responsible: tia, expectation: required-by-agency}
        """,
    ),
    good=(
        """
        planlint: 1
        id: MEETING
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Attend., responsible: renee, expectation: required-by-court}
        coordination:
          meetings:
            - {date: 2026-05-06, purpose: plan, attended: [renee, jas]}
        """,
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
            - {person: mia, date: 2026-05-20, outcome: not-safe, own_view: Not yet.}
        tasks:
          - {what: See the GP., responsible: mia, requested_by: mia}
        """,
        """
        planlint: 1
        id: NOT-OF-ONE-MIND
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, what: A course., proposed_by: jo, agreed_by: [jo], disagreed_by: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: BOTH-AGREED-TO-WHAT-SHE-PROPOSED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 5, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: [mia, ava], what: Quiet handovers., proposed_by: mia, agreed_by: [mia, dan, jo]}
          - {id: g2, for: ava, what: Swimming., proposed_by: jo, agreed_by: [mia, dan, jo]}
        tasks: []
        """,
        """
        planlint: 1
        id: CONFERENCE-SEEN-APART
        people:
          sam: {role: father}
          pat: {role: mother}
        violence:
          - {by: pat, towards: [sam]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-06, kind: conference, attended: [pat, jas], separately: [sam]}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        goals:
          - {id: g1, for: survivor, what: "{{ goal }}", agreed_by: "{{ who }}"}
        tasks: []
        """,
        """
        planlint: 1
        id: HIS-PLAN
        setting: perpetrator-programme
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Attend., responsible: mark}
        """,
    ),
)
def plan_not_made_with_survivor(plan: Plan) -> Iterator[Problem]:
    """Nothing shows that an adult survivor had a part in the plan, or goals for a survivor were agreed by others alone.

    A part is a planning talk without whoever uses violence, a goal proposed, agreed or disagreed with, an option chosen, a safety
    plan or assessment made together, or something asked for; where others agreed the goals, only a talk or another goal is, and
    what was agreed side by side with whoever uses violence shows nothing, nor does a talk beside that person. Where a view is on
    record at least, the finding is milder, unless others met to plan without the survivor and something is required.
    """
    for survivor in plan.adult_survivors_here:
        goals = [goal for goal in plan.goals if survivor in goal.for_]
        goals = [goal for goal in goals if goal.is_open and plan.status != "completed"] or goals
        others = [goal for goal in goals if goal.agreed_by and not _had_a_say(plan, survivor, goal)]
        beside = [goal for goal in goals if set(goal.agreed_by) & set(plan.uses_violence_towards(survivor))]
        talks = plan.planning_talks(survivor)
        talked = any((plan.days_since(talk.day) or 0) >= 0 for talk in talks)
        hand = plan.hand_in_plan(survivor)
        watched = [] if talks else list(_talks_beside(plan, survivor))
        imposed = [goal for goal in goals if goal.proposed_by and not _had_a_say(plan, survivor, goal)]
        pressed = any(task.is_required for task in plan.tasks_of(survivor))
        if (others or beside) and not talked and (hand is None or hand[0] != "goals"):
            how = "by others" if others else "beside whoever uses violence"
            message = f"the goals for {survivor} were agreed {how}, and nothing shows that the plan was made with {survivor}"
            yield Problem(message, plan.place_of(survivor), tuple((goal.path, f"agreed {how}") for goal in others or beside))
        elif watched:
            message = f"every planning talk with {survivor} was, or is to be, beside whoever uses violence"
            yield from together(message, watched, "this one too")
        elif talked and hand is None and imposed:
            message = f"others proposed the goals for {survivor}, and nothing but a talk shows a part of {survivor} in the plan"
            related = tuple((goal.path, "proposed by others") for goal in imposed)
            yield Problem(message, plan.place_of(survivor), related, None if pressed else Severity.WARNING)
        elif talked or hand:
            yield from together(
                f"agreed by others, and not by {survivor}", (goal.path for goal in others), severity=Severity.WARNING
            )
        elif talks or plan.heard(survivor):
            passed_over = any(m.kind == "planning" and m.attended and not plan.among(survivor, m.together) for m in plan.meetings)
            message = f"a view of {survivor} is recorded, but nothing shows that the plan was made with {survivor}"
            if talks:
                message = f"nothing shows yet that the plan was made with {survivor}; a talk is planned for {talks[0].day}"
            severity = None if pressed and passed_over and not talks else Severity.WARNING if pressed or talks else Severity.NOTE
            yield Problem(message, plan.place_of(survivor), severity=severity)
        else:
            yield Problem(f"nothing shows that the plan was made with {survivor}", plan.place_of(survivor))


def _talks_beside(plan: Plan, survivor: str) -> Iterator[Path]:
    """Yield the planning meetings of a survivor at which somebody who uses violence towards the survivor was, or is to be."""
    users = set(plan.uses_violence_towards(survivor))
    for meeting in plan.meetings:
        if meeting.kind == "planning" and survivor in meeting.together and users.intersection(meeting.together):
            yield meeting.path


def _had_a_say(plan: Plan, survivor: str, goal: Goal) -> bool:
    return plan.among(survivor, goal.proposed_by + goal.agreed_by + goal.disagreed_by)
