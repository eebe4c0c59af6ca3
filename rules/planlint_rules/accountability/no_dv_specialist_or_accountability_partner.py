"""No specialist service stands by the survivor, or nobody else takes up the violence."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Severity, is_blank, rule

_SPECIALISTS = frozenset({"dv-specialist", "refuge", "sexual-violence-service", "lgbtq-specialist", "culturally-specific"})
_SPECIALIST_SETTINGS = frozenset({"refuge", "shelter", "community", "outreach", "transitional-housing"})
_SPECIALIST_WORDS = frozenset({"dv-service", "refuge"})
_TRIED = frozenset({"declined-by-client", "declined-by-provider", "unavailable"})
_PARTNERS = frozenset("perpetrator-programme perpetrator-helpline police probation".split())
_HOLDS = frozenset({"in-force", "temporary", "applied", "varied"})


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-48",),
    needs=("violence",),
    why="One agency alone can neither keep a survivor company through courts and offices nor hold the person using violence to "
    "account.",
    instead="Offer a specialist domestic violence service that fits this survivor, and agree with police, probation, court, "
    "housing or a programme who does what about the person using violence.",
    ask="Which service would this survivor want beside her or him, and which agency has power over the person using violence?",
    limits="Knows services by their kind; a specialist whom nobody wrote down is not seen.",
    bad=(
        """
        planlint: 1
        id: RULED-OUT
        people:
          priya: {role: mother}
          jo: {role: mother}
        violence:
          - {by: jo, towards: [priya]}
        tasks:
          - {what: Visit., responsible: sw}
        workers:
          sw: {role: child-protection-worker}
        services:
          - {kind: dv-directory-or-helpline, provider: Refuge helpline, for: priya, status: not-eligible}  # <- here
        """,
        """
        planlint: 1
        id: NOBODY
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend a course., responsible: karen}
        """,
        """
        planlint: 1
        id: NOBODY-FOR-THE-SURVIVOR
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Tell of releases., responsible: probation, about: dean}
        """,
        """
        planlint: 1
        id: NOBODY-ABOUT-THE-VIOLENCE
        setting: refuge
        people:
          karen: {role: mother}
          dean: {role: father}  # <- here
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Move out., responsible: dean}
        """,
        """
        planlint: 1
        id: ONE-WORKER-FOR-ALL
        setting: family-support
        people:
          bea: {role: mother, workers: [dil]}  # <- here
          gus: {role: father, workers: [dil]}
        workers:
          dil: {role: family-caseworker}
        violence:
          - {by: gus, towards: [bea]}
        tasks:
          - {what: Finish the anger course., responsible: gus, kind: anger-management, overseen_by: dil}
        """,
        """
        planlint: 1
        id: AN-ORDER-AND-NOBODY-FOR-HER
        setting: family-support
        people:
          lena: {role: mother}  # <- here
          marek: {role: father}
        violence:
          - {by: marek, towards: [lena]}
        safety:
          orders:
            - {kind: protection-order, status: in-force, respondent: marek, protects: lena}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: BOTH
        companion_plans:
          - {id: M-2, for: mark, held_by: paul, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
        workers:
          ros: {role: dv-advocate}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
        """
        planlint: 1
        id: SHELTER-AND-POLICE
        setting: shelter
        people:
          ines: {role: wife}
          paulo: {role: husband, no_direct_work: {reason: unreachable-from-refuge}}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {what: Serve the order., responsible: police, about: paulo}
        """,
        """
        planlint: 1
        id: DECLINED-BY-THE-SURVIVOR
        people:
          tom: {role: father}
          vera: {role: mother}
        violence:
          - {by: vera, towards: [tom]}
        tasks:
          - {what: Attend the programme., responsible: vera, overseen_by: probation}
        services:
          - {kind: dv-specialist, for: tom, status: declined-by-client}
        """,
        """
        planlint: 1
        id: ORDER-AND-SAFETY-NETWORK
        people:
          karen: {role: mother}
          dean: {role: father}
          gran: {role: grandmother, no_direct_work: {reason: deceased}}
        violence:
          - {by: dean, towards: [karen]}
          - {by: gran, towards: [karen]}
        safety:
          plans:
            - {situation: left, for: karen, network: [police, dv-service]}
          orders:
            - {kind: protection-order, status: in-force, respondent: dean, protects: karen}
        tasks: []
        """,
        """
        planlint: 1
        id: NOTHING-AT-ALL-IS-ANOTHER-MATTER
        setting: refuge
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
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
        tasks:
          - {what: "{{ measure }}", responsible: "{{ agency }}", about: other}
        services:
          - {kind: "{{ service }}", for: survivor}
        """,
    ),
)
def no_dv_specialist_or_accountability_partner(plan: Plan) -> Iterator[Problem]:
    """No specialist domestic violence service is there for the survivor.

    It is a note where there is one, but no other agency acts on whoever uses violence. A service that the survivor declined, or
    that could not be had, counts as offered.
    """
    survivors = [who for who in plan.adult_or_parent_survivors if who in plan.people]
    users = [who for who in plan.people_using_violence if who in plan.people and not plan.has_died(who)]
    if not survivors or not users:
        return
    untouched = [user for user in users if not _has_partner(plan, user)]
    with_tasks = [user for user in untouched if plan.tasks_of(user)]
    if not _has_specialist(plan):
        message = f"no specialist domestic violence service is there for {survivors[0]}"
        if untouched:
            message += f", and no other agency acts on what {', '.join(untouched)} does"
        yield Problem(message, _ruled_out(plan) or plan.place_of(survivors[0]))
    elif with_tasks:
        message = f"no other agency acts on what {', '.join(with_tasks)} does"
        yield Problem(message, plan.place_of(with_tasks[0]), severity=Severity.NOTE)


def _has_specialist(plan: Plan) -> bool:
    if plan.setting in _SPECIALIST_SETTINGS or is_blank(plan.setting):
        return True
    if any(worker.role == "dv-advocate" or is_blank(worker.role) for worker in plan.workers.values()):
        return True
    named = {who for task in plan.tasks for who in task.responsible} | {
        who for safety in plan.safety_plans for who in safety.network
    }
    return bool(named & _SPECIALIST_WORDS) or any(
        is_blank(service.kind) or (service.kind in _SPECIALISTS and (service.is_used or service.status in _TRIED))
        for service in plan.services
    )


def _has_partner(plan: Plan, user: str) -> bool:
    """Whether an agency acts on what a person does: by a task, a plan of its own, a service, an order, or by overseeing tasks.

    A survivor's own caseworker who oversees them, too, is no other agency.
    """
    own = {worker for who in plan.survivors if who in plan.people for worker in plan.people[who].workers}
    return bool(
        plan.agency_measures_about(user)
        or any(user in task.about and any(map(is_blank, task.responsible)) for task in plan.tasks)
        or plan.companion_plan_of(user)
        or any(set(task.overseen_by) - own for task in plan.tasks_of(user))
        or any(service.kind in _PARTNERS and user in service.for_ for service in plan.services)
        or any(order.respondent == user and order.status in _HOLDS for order in plan.orders)
    )


def _ruled_out(plan: Plan) -> Path | None:
    """Return the place of a specialist service that was set aside, if there is one."""
    kinds = {*_SPECIALISTS, "dv-directory-or-helpline"}
    return next((service.path for service in plan.services if service.kind in kinds and not service.is_used), None)
