"""A survivor pays for what the person using violence does."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("RHP-16",),
    needs=("violence", "tasks"),
    why="If a survivor pays each time the person using violence breaks a rule, that person holds the survivor's children, home "
    "or support in hand, and the survivor will tell nobody.",
    instead="Let what follows fall on the person using violence, by police, court or programme, and let a new act of violence "
    "bring the survivor help and another look at safety.",
    ask="What happens to the survivor in our plan on the day on which the person using violence breaks the order?",
    limits="Reads what follows only where it is recorded with the task; a threat in free text is the matter of rules that read "
    "text.",
    bad=(
        """
        planlint: 1
        id: HIS-DRINK-HER-COURT
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - what: No drink in the flat.
            responsible: karen
            if_missed: {response: The case goes to court., kind: court, falls_on: karen, trigger: dean}  # <- here
          - what: Come to the meetings.
            responsible: dean
            if_missed: {response: The meetings with her end., falls_on: [karen, dean]}
        """,
        """
        planlint: 1
        id: REMOVAL-IF-HE-COMES-BACK
        people:
          tom: {role: father}
          vera: {role: mother}
          leo: {role: child, age: 9, parents: [tom, vera]}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - what: Keep the door shut.
            responsible: tom
            if_missed: {kind: removal, trigger: vera}  # <- here
        """,
        """
        planlint: 1
        id: WATCH-OR-PAY
        people:
          ann: {role: mother}
          jo: {role: mother}
        violence:
          - {by: jo, towards: [ann]}
        tasks:
          - what: No drink in the flat.
            responsible: ann
            about: jo
            kind: monitor-person-using-violence
            if_missed: {kind: escalation}  # <- here
        """,
        """
        planlint: 1
        id: FALLS-ON-THE-CHILDREN
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - what: Stay away.
            responsible: dean
            if_missed: {kind: removal, falls_on: amy}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: FALLS-ON-WHOSE-ACT-IT-IS
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - what: No contact outside the centre.
            responsible: dan
            if_missed: {response: Police and jo are told the same day., kind: police, falls_on: dan, trigger: dan}
          - what: Bring Ava back on time.
            responsible: dan
            if_missed: {kind: loss-of-contact, falls_on: [dan, ava], trigger: dan}
          - what: Attend the programme.
            responsible: dan
            if_missed: {kind: court, trigger: dan}
        """,
        """
        planlint: 1
        id: HELP-IS-NO-PENALTY
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring on Friday., responsible: mia, if_missed: {kind: agency-follow-up, falls_on: mia, trigger: mia}}
          - {what: Stay away., responsible: dan, if_missed: {kind: safety-recheck, falls_on: mia, trigger: dan}}
          - {what: Move out., responsible: dan, status: cancelled, if_missed: {kind: court, falls_on: mia, trigger: dan}}
        """,
        """
        planlint: 1
        id: THE-SURVIVORS-OWN-ACT
        people:
          karen: {role: mother}
          dean: {role: father}
          gran: {role: grandmother}
        violence:
          - {by: dean, towards: [karen]}
          - {by: karen, towards: [gran]}
        tasks:
          - {what: Stay away from gran., responsible: karen, if_missed: {kind: court, falls_on: karen, trigger: karen}}
          - {what: Come on Mondays., responsible: karen, if_missed: {kind: case-closure, falls_on: karen, trigger: karen}}
        """,
    ),
)
def penalised_for_his_actions(plan: Plan) -> Iterator[Problem]:
    """What follows if a task is missed falls on a survivor, while it is the person using violence whose act counts.

    Where the plan does not say whose act it is, it is the act of whoever is to do the task, or is watched by it. Children taken
    into care for that person's act count too, on whomever that is said to fall. Help, and another look at safety,
    are no penalty.
    """
    users = set(plan.people_using_violence)
    found = []
    for task in plan.tasks:
        missed = task.if_missed
        if missed is None or not task.counts:
            continue
        acting = users & set(missed.trigger or _whose_act(task, users))
        if not acting or all(map(is_blank, acting)):
            continue
        for survivor in plan.adult_or_parent_survivors:
            loses_children = missed.kind == "removal" and bool(set(plan.children_of(survivor)) & set(missed.falls_on))
            if not is_blank(survivor) and acting - {survivor} and (task.costs(survivor) or loses_children):
                found.append((survivor, missed.path, acting - {survivor}))
    for survivor in dict.fromkeys(who for who, _, _ in found):
        by = sorted(set().union(*(acting for who, _, acting in found if who == survivor)))
        message = f"the consequence of what {' or '.join(by)} does falls on {survivor}"
        yield from together(message, [path for who, path, _ in found if who == survivor], "this consequence too")


def _whose_act(task: Task, users: set[str]) -> tuple[str, ...]:
    """Tell whose act counts as missing a task that does not say it: where people who use violence alone are to do it, theirs."""
    if task.kind == "monitor-person-using-violence":
        return task.about
    return task.responsible if users >= set(task.responsible) else ()
