"""Whatever the survivor does, it is wrong."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together

_KEEP_AWAY = frozenset("protective monitor-person-using-violence order-compliance removal-or-exclusion separation safety".split())


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("RHP-17",),
    needs=("violence", "tasks"),
    why="Leaving is the most dangerous time, and the survivor alone can judge when; a survivor who loses whichever way it goes "
    "learns to say nothing, or to say what we want to hear.",
    instead="Never make the end of a relationship a condition: plan for safety with it as it is, take back one of two demands "
    "that contradict each other, and thank for each report instead of holding it against the survivor.",
    ask="Is there any way in which the survivor could do all of this and lose nothing by it?",
    limits="Finds contradictions between tasks, contact and what follows, by their kinds; whether leaving is taken for granted "
    "in words is the matter of rules that read text.",
    bad=(
        """
        planlint: 1
        id: LEAVE-OR-ELSE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: End it with Dean., responsible: karen, kind: separation, expectation: required-by-agency}  # <- here
        """,
        """
        planlint: 1
        id: AGREED-UNDER-THREAT
        people:
          ann: {role: mother}
          jo: {role: mother}
        violence:
          - {by: jo, towards: [ann]}
        tasks:
          - {what: Live apart., responsible: ann, kind: separation, expectation: agreed, if_missed: {kind: removal}}  # <- here
        """,
        """
        planlint: 1
        id: REPORT-AND-LOSE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Report each breach., responsible: karen, kind: breach-reporting}  # <- here
          - {what: Stay away., responsible: dean, if_missed: {kind: removal, falls_on: karen, trigger: dean}}
        """,
        """
        planlint: 1
        id: KEEP-AWAY-AND-HAND-OVER
        people:
          tom: {role: father}
          vera: {role: mother}
          leo: {role: child, age: 9, parents: [tom, vera]}
        violence:
          - {by: vera, towards: [tom, leo]}
        safety:
          contact:
            - {child: leo, with: vera, kind: unsupervised-day, handover: survivor-present}  # <- here
        tasks:
          - {what: Not meet Vera., responsible: tom, about: vera, kind: protective}
        """,
        """
        planlint: 1
        id: ARRANGE-CONTACT-AND-PREVENT-IT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Keep Amy from Dean., responsible: karen, about: dean, kind: protective}
          - {what: Bring Amy to Dean., responsible: karen, kind: contact-arrangement, expectation: required-by-agency}  # <- here
        """,
        """
        planlint: 1
        id: NO-WORD-ON-WHOSE-CHOICE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Live apart from Dean., responsible: karen, kind: separation}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: HER-OWN-DECISION
        people:
          karen: {role: mother, intention: leave}
          ann: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen, ann]}
        tasks:
          - {what: Move out in May., responsible: karen, kind: separation}
          - {what: Move out in June., responsible: ann, kind: separation, requested_by: ann}
          - {what: Move out in July., responsible: [ann, lou], kind: separation, expectation: agreed}
          - {what: Leave the flat., responsible: dean, kind: separation, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: REPORTS-ARE-WELCOME
        people:
          renee: {role: mother}
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          contact:
            - {child: sophie, with: mark, kind: supervised-centre, handover: third-party}
            - {child: sophie, with: mark, kind: none, handover: survivor-present}
        tasks:
          - {what: Report breaches., responsible: [renee, jas], kind: breach-reporting}
          - {what: Stay away., responsible: mark, if_missed: {kind: police, falls_on: mark, trigger: mark}}
          - {what: Tell the school who collects., responsible: renee, about: mark, kind: protective}
        """,
        """
        planlint: 1
        id: BOTH-ARE-HER-WISH
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Not meet Dean., responsible: karen, about: dean, kind: safety, expectation: her-choice}
          - {what: Arrange letters., responsible: karen, about: dean, kind: contact-arrangement, expectation: her-choice}
        """,
    ),
)
def no_win_conditions(plan: Plan) -> Iterator[Problem]:
    """Ending the relationship is a condition, or two demands on a survivor contradict each other.

    Contradictions are warnings: to report breaches while a further incident costs the survivor something, and to keep somebody
    away while arranging or attending contact. So is a separation of which nobody says whose choice it is.
    """
    for survivor in plan.adult_or_parent_survivors:
        users = {user for user in plan.uses_violence_towards(survivor) if user != survivor and not is_blank(user)}
        if not users or is_blank(survivor):
            continue
        tasks, whose = plan.tasks_of(survivor), " or ".join(sorted(users))
        apart = [task for task in tasks if task.kind == "separation"]
        demanded = [task for task in apart if task.is_required or task.costs(survivor)]
        person = plan.people.get(survivor)
        left_open = [
            task for task in apart
            if task.expectation is None and task not in demanded and not task.own_choice_of(survivor)
            and (person is None or person.intention != "leave")
        ]  # fmt: skip
        message = f"living apart from {whose} is made a condition for {survivor}{_inferred(demanded)}"
        yield from together(message, [task.path for task in demanded], "this task too")
        message = f"living apart from {whose} is a task of {survivor}; whose choice that is is not said{_inferred(left_open)}"
        yield from together(message, [task.path for task in left_open], "this task too", Severity.WARNING)
        yield from _report_and_lose(plan, survivor, users)
        yield from _meet_and_keep_away(plan, survivor, users)


def _report_and_lose(plan: Plan, survivor: str, users: set[str]) -> Iterator[Problem]:
    reports = [task for task in plan.tasks_of(survivor) if task.kind == "breach-reporting"]
    costly = [
        task.if_missed for task in plan.tasks
        if task.counts and task.if_missed and users & set(task.if_missed.trigger) and task.if_missed.is_penalty
        and (task.costs(survivor) or set(plan.children_of(survivor)) & set(task.if_missed.falls_on))
    ]  # fmt: skip
    if reports and costly:
        message = f"{survivor} is to report breaches, and what is reported has consequences for {survivor}{_inferred(reports)}"
        related = tuple((missed.path, "this consequence") for missed in costly)
        yield Problem(message, reports[0].path, related, Severity.WARNING)


def _meet_and_keep_away(plan: Plan, survivor: str, users: set[str]) -> Iterator[Problem]:
    demanded = [task for task in plan.tasks_of(survivor) if not task.own_choice_of(survivor)]
    away = [task for task in demanded if task.kind in _KEEP_AWAY and users & set(task.about)]
    meets = [
        task.path for task in demanded
        if task.kind == "contact-arrangement"
        and (not task.about or any(who in users or plan.is_child(who) for who in task.about))
    ]  # fmt: skip
    meets += [
        contact.path for contact in plan.contacts
        if contact.takes_place and contact.with_ in users
        and (contact.handover == "survivor-present" or contact.supervisor == survivor)
    ]  # fmt: skip
    if away and meets:
        message = f"{survivor} is to keep away from {' or '.join(sorted(users))}, and to arrange or attend contact"
        yield Problem(message, meets[0], tuple((task.path, "keeping away") for task in away), Severity.WARNING)


def _inferred(tasks: list[Task]) -> str:
    return " (kind read from its words)" if any(task.kind_was_inferred for task in tasks) else ""
