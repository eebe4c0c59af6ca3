"""Several services are involved, and nobody brings them together."""

from collections.abc import Iterator

from planlint import AGENCIES, Plan, Problem, Profile, Severity, is_blank, rule

LEADS = ("primary-caseworker", "family-caseworker", "child-protection-worker")
SHARED_TALKS = ("care-team", "conference", "review", "handover")
PRACTICAL = frozenset(
    "housing home-safety financial-support material-aid benefits-check legal order-application police-or-court "
    "removal-or-exclusion breach-reporting safety homelessness financial legal-aid police court-support".split()
)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-39", "UCW-10", "BCP-14"),
    needs=("violence",),
    why="Services that do not know of each other leave the survivor to hold everything together, and danger falls between them.",
    instead="Name who brings the work together, ask for consent to share what is needed, and set a day to speak with each other.",
    ask="Who has the whole picture, and does the survivor know who that is?",
    limits="It goes by services and agencies in the plan, a named lead, meetings and exchanges; informal calls are not seen.",
    bad=(
        """
        planlint: 1
        id: THREE-SERVICES-AND-NOBODY
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Offer., responsible: housing}
        services:  # <- here
          - {kind: legal-aid, for: mia, status: active}
          - {kind: mental-health, for: mia, status: referred}
          - {kind: parenting-course, for: mia, status: declined-by-client}
        """,
        """
        planlint: 1
        id: WANTS-TO-STAY
        people:
          mia:
            wishes_to_remain_home: yes  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the school., responsible: jo, kind: education}
        """,
    ),
    good=(
        """
        planlint: 1
        id: A-LEAD
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: legal-aid, for: mia, status: active}
          - {kind: mental-health, for: mia, status: referred}
        coordination:
          lead: jo
        """,
        """
        planlint: 1
        id: ONE-WORKER-FOR-ALL
        people:
          ines: {role: wife, workers: [gwen]}
          paulo: {role: husband}
        workers:
          gwen: {role: dv-advocate}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        services:
          - {kind: legal-aid, for: ines, status: active}
          - {kind: primary-care, for: ines, status: active}
          - {kind: community, for: ines, status: active}
        """,
        """
        planlint: 1
        id: HIS-SERVICES
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: perpetrator-programme, for: dan, status: active}
          - {kind: substance, for: dan, status: active}
          - {kind: legal-aid, for: mia, status: active}
        """,
        """
        planlint: 1
        id: STAYS-WITH-HELP
        people:
          mia: {role: mother, wishes_to_remain_home: yes}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Change the locks., responsible: jo, kind: home-safety}
          - {what: Serve the order., responsible: police, about: dan, kind: removal-or-exclusion}
        """,
        """
        planlint: 1
        id: TALKED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        services:
          - {kind: legal-aid, for: mia, status: active}
          - {kind: mental-health, for: mia, status: referred}
        coordination:
          meetings:
            - {date: 2026-05-02, kind: care-team, attended: [jo, kim]}
        """,
    ),
)
def no_case_coordination(plan: Plan) -> Iterator[Problem]:
    """Two or more services or agencies work with the survivors, and there is no lead, no caseworker and no exchange between them.

    Where a survivor wishes to remain at home, two agencies and a practical task of theirs are looked for as well (a note).
    """
    users = set(plan.people_using_violence)
    if not plan.adult_survivors_here:
        return
    services = {
        service.kind or str(service.path) for service in plan.services if service.is_open and not users & set(service.for_)
    }
    tasks = [task for task in plan.tasks if task.counts]
    agencies = {who for task in tasks if not users & set(task.about) for who in task.responsible if who in AGENCIES}
    if len(services) + len(agencies - services) > 1 and services and not _is_coordinated(plan):
        count = len(services) + len(agencies - services)
        message = f"{count} services or agencies are involved, and no lead, caseworker, consent or exchange is recorded"
        yield Problem(message, ("services",), on_key=True)
    for survivor in plan.adult_survivors_here:
        if plan.people[survivor].wishes_to_remain_home == "yes":
            hands = {who for task in tasks for who in task.responsible if who not in plan.people} | services
            kinds = {task.kind for task in tasks if plan.has_worker_part(task)} | {service.kind for service in plan.services}
            if not (len(hands) > 1 and (kinds & PRACTICAL or plan.home_safety)) and not any(map(is_blank, hands)):
                message = f"{survivor} wishes to remain at home, and no two agencies with a practical task work towards that"
                yield Problem(message, (*plan.place_of(survivor), "wishes_to_remain_home"), severity=Severity.NOTE)


def _is_coordinated(plan: Plan) -> bool:
    if plan.lead is not None or plan.shared or plan.consents:
        return True
    if any(worker.role in LEADS for worker in plan.workers.values()):
        return True
    if any(len(plan.people[survivor].workers) == 1 for survivor in plan.adult_survivors_here):
        return True
    return any(
        meeting.kind in SHARED_TALKS or len([who for who in meeting.together if who not in plan.people]) > 1
        for meeting in plan.meetings
    )
