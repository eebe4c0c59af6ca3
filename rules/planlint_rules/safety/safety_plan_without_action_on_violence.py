"""The survivor is to carry out a safety plan while nobody does anything about the violence."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, SafetyPlan, Severity, is_blank, rule

IN_FORCE = ("in-force", "temporary", "varied")
TASKS = frozenset(
    "behaviour-change accountability anger-management order-compliance impact-on-children parenting-and-violence "
    "removal-or-exclusion police-or-court safety protective drug-or-alcohol-testing "
    "substance-treatment other".split()
)
SERVICES = ("perpetrator-programme", "perpetrator-helpline", "anger-management", "probation", "police")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-47",),
    needs=("violence", "safety.plans"),
    why="A safety plan alone leaves the danger where it is and hands it to the survivor; that is risky, and it takes power away.",
    instead="Do something about the violence as well: work with the person using it, bring in police, court or a programme, or "
    "agree what workers do when it happens.",
    ask="What do we do about the violence while the survivor keeps watch?",
    limits="A companion plan is taken at its word, and what police or court do without a word in the plan is not known.",
    bad=(
        """
        planlint: 1
        id: ALL-STEPS-ARE-HERS
        people:
          karen: {role: mother, lives_with: [dean, amy]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: staying  # <- here
              steps:
                - {what: Keeps the phone charged., responsible: karen}
                - {what: Goes to the neighbour., responsible: [karen, amy]}
        tasks:
          - {what: Look at flats., responsible: karen}
        """,
        """
        planlint: 1
        id: AN-ORDER-AND-NOTHING-ELSE
        people:
          tom: {role: father}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: bea, protects: tom}
          plans:
            - situation: left  # <- here
              steps:
                - {what: Rings the police., responsible: tom}
        tasks:
          - {what: Attend the programme., responsible: bea, status: cancelled}
          - {what: Bring the car in for repair., responsible: bea, kind: admin}
        """,
        """
        planlint: 1
        id: HE-IS-TO-BE-ON-TIME
        people:
          tess: {role: mother}
          craig: {role: father}
        violence:
          - {by: craig, towards: [tess]}
        safety:
          plans:
            - situation: contact-handover  # <- here
              for: tess
              steps:
                - {what: Parks near people., responsible: tess}
        tasks:
          - {what: Be on time for handovers., responsible: craig, kind: contact-arrangement}
        """,
    ),
    good=(
        """
        planlint: 1
        id: COMPANION-PLAN
        companion_plans:
          - {id: MK-2, for: mark, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          plans:
            - situation: left
              steps:
                - {what: Rings Nan., responsible: renee}
        tasks: []
        """,
        """
        planlint: 1
        id: POLICE-AND-A-WORKER
        people:
          ines: {role: wife}
          paulo: {role: husband}
          rita: {role: mother-in-law}
        workers:
          gwen: {role: primary-caseworker}
          lee: {role: perpetrator-worker}
        violence:
          - {by: paulo, towards: [ines]}
          - {by: rita, towards: [ines]}
        safety:
          plans:
            - situation: left
              steps:
                - {what: Leaves the fair early., responsible: ines}
        tasks:
          - {what: Serve the order., responsible: police, about: paulo, status: completed}
        coordination:
          worker_contacts:
            - {with: rita, by: lee, date: 2026-05-02, about_violence: yes}
        """,
        """
        planlint: 1
        id: WORKERS-HAVE-STEPS
        people:
          mia: {role: mother}
          dan: {role: father, no_direct_work: {reason: whereabouts-unknown}}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - situation: left
              steps:
                - {what: Takes a taxi., responsible: mia}
                - {what: Rings each evening., responsible: jo}
            - {situation: left, for: mia}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-LONGER-ALIVE
        people:
          mia: {role: mother}
          dan: {role: father, no_direct_work: {reason: deceased}}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - situation: left
              steps:
                - {what: Takes a taxi., responsible: mia}
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
          plans:
            - situation: staying
              steps:
                - {what: TBD, responsible: survivor}
        tasks:
          - {what: TBD, responsible: user}
        """,
    ),
)
def safety_plan_without_action_on_violence(plan: Plan) -> Iterator[Problem]:
    """The steps of a safety plan are the survivor's and the children's alone, and nobody does anything about the violence.

    Something done is a task or service of the person using violence that bears on it, a companion plan, a measure by an agency,
    police or court, or a worker's talk about the violence. An order that nobody does anything about is none of these. A reason
    why nobody can work with that person makes it milder.
    """
    burdening = [written for written in plan.safety_plans if _survivors_alone(plan, written)]
    related = tuple((written.path, "this safety plan too") for written in burdening[1:])
    for user in plan.people_using_violence if burdening else ():
        if plan.has_died(user) or _something_is_done(plan, user):
            continue
        milder = Severity.WARNING if plan.cannot_be_worked_with(user) else None
        whose = "" if is_blank(user) else f" of {user}"
        message = f"all steps of the safety plan are survivors', and nothing else is done about the violence{whose}"
        yield Problem(message, burdening[0].path, (*related, (plan.place_of(user), "who uses violence")), milder)


def _survivors_alone(plan: Plan, written: SafetyPlan) -> bool:
    responsible = [who for step in written.steps for who in step.responsible]
    return bool(responsible) and all(who in plan.survivors for who in responsible)


def _something_is_done(plan: Plan, user: str) -> bool:
    if plan.companion_plan_of(user) or plan.agency_measures_about(user):
        return True
    tasks = any(task.kind is None or is_blank(task.kind) or task.kind in TASKS for task in plan.tasks_of(user))
    services = any(user in service.for_ and service.is_used and service.kind in SERVICES for service in plan.services)
    talks = any(
        user in contact.with_ and (contact.about_violence == "yes" or is_blank(contact.about_violence))
        for contact in plan.worker_contacts
    )
    return tasks or services or talks or any(is_blank(who) for task in plan.tasks for who in (*task.responsible, *task.about))
