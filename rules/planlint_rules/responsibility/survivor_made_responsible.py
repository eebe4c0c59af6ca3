"""A survivor is made responsible for what the person using violence does."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Task, find_wording, is_blank, rule, together

_MONITOR = "monitor-person-using-violence"
_AGAINST_WHOM_IT_IS = ("removal-or-exclusion", "contact-arrangement")
_ELSEWHERE = frozenset({"breach-reporting", "separation"})


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-42", "RHP-11"),
    needs=("violence",),
    why="A survivor cannot make somebody else stop: the task fails when the violence goes on, and the failure is then held "
    "against the survivor.",
    instead="Give what is to change to the person using violence, and the watching over it to an agency, police or court; leave "
    "the survivor with steps for safety that need nobody's good will.",
    ask="If the person using violence does it again tomorrow, whose task will we say was not done?",
    limits="In lists of tasks it sees whom a task is about, and its kind as stated or read from plain words. In text: "
    "English only. On 561 labelled sentences that were not read for tuning (23 for this rule), on 2026-11-22: "
    "precision 1.00, recall 0.65. Plain words are found more often than idioms; what is only hinted at is not seen.",
    bad=(
        """
        planlint: 1
        id: KEEP-HIM-FROM-DRINKING
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: No drink in the flat., responsible: karen, about: dean, expectation: required-by-agency}  # <- here
          - {what: Not let Dean in., responsible: karen, about: [dean], kind: protective}
          - {what: Attend the programme., responsible: dean, kind: behaviour-change}
        """,
        """
        planlint: 1
        id: KIND-READ-FROM-WORDS
        people:
          priya: {role: mother}
          jo: {role: mother}
        violence:
          - {by: jo, towards: [priya]}
        tasks:
          - {what: Stay calm when things get heated., responsible: priya}  # <- here
        """,
        """
        planlint: 1
        id: OVERSEES-AND-SHARES
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - {what: Attend the programme., responsible: vera, kind: behaviour-change, overseen_by: tom}  # <- here
          - {what: No shouting., responsible: [tom, vera], kind: behaviour-change}
        """,
        """
        planlint: 1
        id: STEP-OF-A-SAFETY-PLAN
        people:
          ann: {role: grandmother}
          bo: {role: grandson, age: 22}
        violence:
          - {by: bo, towards: [ann]}
        safety:
          plans:
            - situation: staying
              steps:
                - {what: Sees that he goes., responsible: ann, kind: action-about-person-using-violence}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: SHARED-WITH-A-WORKER
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Get Dean to his sessions., responsible: [karen, lou], about: dean, kind: advocacy}  # <- here
        """,
        """
        planlint: 1
        id: AN-ORDER-AS-A-CONDITION
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - what: Apply for an order.  # <- here
            responsible: karen
            about: dean
            kind: order-application
            expectation: required-by-agency
        """,
        """
        planlint: 1
        id: AGREED-ALL-THE-SAME
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Quiet evenings., responsible: karen, about: dean, expectation: agreed}  # <- here
        """,
        """
        planlint: 1
        id: A-CHILD-ON-WATCH
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 12, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Text when he has been drinking., responsible: amy, about: dean, kind: safety}  # <- here
        """,
        """
        planlint: 1
        id: SHE-IS-TO-PUT-HIM-OUT
        people:
          morag: {role: mother}
          callum: {role: adult-son}
        violence:
          - {by: callum, towards: [morag]}
        tasks:
          - what: Put it in writing that he has to be out, and see that he goes.  # <- here
            responsible: morag
            about: callum
            kind: removal-or-exclusion
            expectation: required-by-agency
        """,
        """
        planlint: 1
        id: A-BROTHER-ON-GUARD
        people:
          mia: {role: mother}
          dan: {role: father}
          leo: {role: child, age: 13, parents: [mia, dan]}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Take ava upstairs., responsible: leo, about: dan, kind: protective, expectation: agreed}  # <- here
        """,
        """
        planlint: 1
        id: AGREED-IS-NOT-CHOSEN
        people:
          dawn: {role: mother}
          craig: {role: father}
        violence:
          - {by: craig, towards: [dawn]}
        tasks:
          - what: See that he has eaten before money comes up.  # <- here
            responsible: dawn
            about: craig
            expectation: agreed
        """,
        """
        planlint: 1
        id: HIS-TEMPER-IS-HER-TASK
        people:
          ruth: {role: mother}
          marc: {role: father}
          theo: {role: child, age: 9, parents: [ruth, marc]}
        violence:
          - {by: marc, towards: [ruth]}
        tasks:
          - what: Not bring up sore subjects, so that Marc does not lose his temper.  # <- here
            responsible: ruth
          - what: Keep Theo quiet when his father is home.  # <- here
            responsible: ruth
          - what: Not to answer back.  # <- here
            responsible: ruth
        """,
        """
        planlint: 1
        id: SUPERVISING-HIS-CONTACT
        people:
          helen: {role: mother}
          stuart: {role: father}
        violence:
          - {by: stuart, towards: [helen]}
        tasks:
          - what: Stay near on Saturdays and see how he is with Owen.  # <- here
            responsible: helen
            about: stuart
            kind: contact-arrangement
            expectation: requested-by-agency
        """,
    ),
    good=(
        """
        planlint: 1
        id: WHERE-IT-BELONGS
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Make sure that he keeps to the order., responsible: [lou, police], about: dean}
          - {what: Attend the programme., responsible: dean, about: dean, kind: behaviour-change, overseen_by: lou}
          - {what: Choose who picks up., responsible: karen, expectation: her-choice}
          - {what: Get the children to nursery on time., responsible: karen, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: WHAT-THE-SURVIVOR-WANTS
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Keep a note of calls for court., responsible: karen, about: dean, requested_by: karen}
          - {what: Apply for an order., responsible: karen, about: dean, kind: order-application, expectation: agreed}
          - {what: Claim child support., responsible: karen, about: dean, kind: financial-support}
          - {what: Talk about what he did., responsible: karen, about: dean, kind: therapy, expectation: her-choice}
          - {what: Give evidence., responsible: karen, about: dean, kind: police-or-court, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: REPORTED-TOGETHER
        people:
          renee: {role: mother}
          mark: {role: father}
        workers:
          jas: {role: child-protection-worker}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          plans:
            - situation: left
              steps:
                - {responsible: renee, kind: call-for-help}
                - {responsible: [police, renee], kind: action-about-person-using-violence}
        tasks:
          - {what: Report the breach., responsible: [jas, renee], about: mark, kind: breach-reporting, status: completed}
          - {what: Agree what to do at the door., responsible: [jas, renee], about: mark, kind: safety}
        """,
        """
        planlint: 1
        id: BOTH-AT-ONCE
        people:
          gran: {role: grandmother}
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
          - {by: karen, towards: [gran]}
        tasks:
          - {what: No more shouting at gran., responsible: karen, about: karen, kind: behaviour-change}
          - {what: Watch his weight., responsible: karen, about: dean, status: cancelled}
        """,
        """
        planlint: 1
        id: ABOUT-A-CHILD
        people:
          karen: {role: mother}
          dean: {role: father}
          leo: {role: child, age: 8, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Make sure he gets to his group., responsible: karen, about: leo}
        """,
        """
        planlint: 1
        id: NOT-SETTLED
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks:
          - {what: Keep him away., responsible: amy, about: joe, kind: monitor-person-using-violence}
        """,
        """
        planlint: 1
        id: STEPS-FOR-SAFETY-THAT-NEED-NOBODYS-GOOD-WILL
        people:
          ruth: {role: mother}
          marc: {role: father}
          theo: {role: child, age: 9, parents: [ruth, marc]}
        workers:
          sw: {role: child-protection-worker}
        violence:
          - {by: marc, towards: [ruth]}
        tasks:
          - {what: Keep a bag at Joan's in case he gets drunk., responsible: ruth}
          - {what: Ring Joan so that he does not hear it first., responsible: ruth}
          - {what: See to it that Marc attends every session., responsible: sw}
        """,
    ),
)
def survivor_made_responsible(plan: Plan) -> Iterator[Problem]:
    """A task, the overseeing of one, a step of a safety plan or the words of a text leave it to a survivor what the other does.

    What a survivor asked for, or chose, counts as help, and so do a survivor's own legal steps unless an agency requires them.
    Shared with a worker it is a warning; that a survivor agreed changes nothing. Reporting breaches and ending the relationship
    are matters of other rules. A child is looked at like a survivor.
    """
    found = list(_given(plan))
    yield from found
    said = find_wording(plan, "survivor-made-responsible", found)
    yield from (problem for problem in said if not _is_own_choice(plan, problem))


def _given(plan: Plan) -> Iterator[Problem]:
    """Find the tasks and steps that lay on a survivor what somebody who uses violence does."""
    users = [user for user in plan.people_using_violence if not is_blank(user)]
    children = [child.handle for child in plan.children if child.handle not in plan.survivors]
    for survivor in (*plan.survivors, *children) if users else ():
        others = [user for user in users if user != survivor]
        if is_blank(survivor) or not others:
            continue
        graded = [
            (task, _grade(plan, task, survivor, others)) for task in plan.tasks
            if task.counts and (survivor in task.responsible or survivor in task.overseen_by)
        ]  # fmt: skip
        steps = [
            step.path for safety_plan in plan.safety_plans for step in safety_plan.steps
            if step.kind == "action-about-person-using-violence" and set(step.responsible) == {survivor}
        ]  # fmt: skip
        for severity in (Severity.ERROR, Severity.WARNING):
            tasks = [task for task, grade in graded if grade is severity]
            inferred = any(task.kind == _MONITOR and task.kind_was_inferred and not task.about for task in tasks)
            message = f"what {' or '.join(others)} does is left to {survivor}" + (
                " (kind read from its words)" if inferred else ""
            )
            places = [task.path for task in tasks] + (steps if severity is Severity.ERROR else [])
            yield from together(message, places, "this too", severity)


def _is_own_choice(plan: Plan, problem: Problem) -> bool:
    """Whether words stand in a task that the survivor who is to do it asked for, that others are to do, or that was dropped."""
    if problem.at[0] != "tasks" or not isinstance(problem.at[1], int):
        return False
    task = plan.tasks[problem.at[1]]
    if task.kind in _ELSEWHERE or task.is_survivors_own or (task.about and not set(task.about) & set(plan.people_using_violence)):
        return True
    return not task.counts or not any(who in plan.survivors and not task.own_choice_of(who) for who in task.responsible)


def _grade(plan: Plan, task: Task, survivor: str, users: list[str]) -> Severity | None:
    """Return how gravely a task lays on a survivor what `users` do, or None where it does not."""
    answers_for = set(users) & {*task.about, *task.responsible}
    if survivor in task.overseen_by and set(users) & set(task.responsible) and survivor not in task.requested_by:
        return Severity.ERROR
    if survivor not in task.responsible or task.kind in _ELSEWHERE or task.own_choice_of(survivor):
        return None
    watched = task.kind == _MONITOR and (bool(answers_for) or not task.about)
    shared_change = (task.is_about_own_violence or task.kind == "anger-management") and bool(answers_for)
    if not watched and not shared_change and not set(users) & set(task.about):
        return None
    shared = any(plan.is_worker(who) for who in task.responsible)
    about_them = bool(task.about) and set(task.about) <= set(users)
    if task.is_survivors_own and not (about_them and task.kind_was_inferred):
        watches_contact = task.kind == "contact-arrangement" and about_them and task.expectation == "requested-by-agency"
        if shared or (task.expectation != "required-by-agency" and not watches_contact):
            return None
        return Severity.ERROR if about_them and task.kind in _AGAINST_WHOM_IT_IS else Severity.WARNING
    if shared:
        return None if task.kind == "safety" else Severity.WARNING
    return Severity.ERROR
