"""A survivor and the person using violence are seen together."""

from collections.abc import Iterable, Iterator

from planlint import Plan, Problem, Profile, Service, Severity, Task, is_blank, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-46",),
    needs=("violence",),
    why="In the same room a survivor cannot speak freely, and may be punished afterwards for what was said.",
    instead="See each of them alone, at different times, with different workers if you can; hold meetings that both must attend "
    "in separate parts and write down how they are kept apart.",
    ask="What could the survivor not say in that room, and what may have followed at home?",
    limits="A hearing in court is left out, and so is a meeting for which it is written how they are kept apart. A child with "
    "the person using violence is found only where the violence is directed at that child.",
    bad=(
        """
        planlint: 1
        id: A-SESSION-WITH-BOTH
        people:
          priya: {role: mother}
          jo: {role: mother}
        workers:
          sw: {role: child-protection-worker}
        violence:
          - {by: jo, towards: [priya]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-04-22, kind: session, invited: [priya, jo, sw]}  # <- here
            - {every: fortnight, kind: home-visit, attended: [sw, priya], invited: [jo]}  # <- here
            - {date: 2026-05-20, purpose: To prepare for court., attended: [sw, priya, jo]}  # <- here
        reviews:
          - {date: 2026-05-20, attended: [sw, priya, jo]}
        """,
        """
        planlint: 1
        id: REVIEW-SERVICE-AND-TASKS
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
        workers:
          sw: {role: child-protection-worker}
        violence:
          - {by: bea, towards: [tom, ava]}
        tasks:
          - {what: Attend the parenting course., kind: parenting-course, responsible: [tom, bea]}  # <- here
          - {what: Talk about money with both together., responsible: sw, about: [tom, bea]}  # <- here
          - {what: Joint session., responsible: sw, about: [tom, bea]}  # <- here
          - {what: Jointly agree on a bedtime., responsible: [tom, bea]}  # <- here
          - {what: Cook., responsible: tom, participants: [tom, bea]}  # <- here
        services:
          - {kind: family-support, for: [tom, bea], participants: whole-family, status: active}  # <- here
          - {kind: substance, for: tom, participants: couple, status: referred}  # <- here
        reviews:
          - {date: 2026-05-04, attended: [tom, bea, sw]}  # <- here
        """,
        """
        planlint: 1
        id: THE-CHILD-AND-THE-STEPFATHER
        people:
          mia: {role: mother}
          sam: {role: stepfather}
          ava: {role: child, age: 14, parents: [mia]}
        violence:
          - {by: sam, towards: [ava]}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-04, purpose: to talk it over, attended: [sam, ava]}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: KEPT-APART
        people:
          mia: {role: mother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
          lee: {role: perpetrator-worker}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See both parents separately., responsible: jo, about: [mia, dan], kind: parenting-support}
          - {what: Joint visit with the police., responsible: jo, about: dan}
          - {what: Parenting course in separate groups., kind: parenting-course, responsible: [mia, dan]}
          - {what: Pay the arrears., kind: financial-support, responsible: [mia, dan]}
          - {what: Go through the forms together., responsible: [mia, jo]}
          - {what: Joint visit with the police., responsible: jo, about: [mia, dan]}
          - {what: No joint sessions are to be held., responsible: jo, about: [mia, dan]}
          - {what: Tell the clinic that couple sessions are not wanted., responsible: jo, about: [mia, dan], kind: advocacy}
        services:
          - {kind: family-support, for: [mia, dan], participants: separate-parallel, status: active}
          - {kind: parenting-support, for: [mia, dan], participants: couple, status: reconsidered-not-used}
          - {kind: family-support, for: [mia, ava], participants: whole-family, status: active}
          - {kind: parenting-support, for: [mia, sam], participants: couple, status: active}
        coordination:
          meetings:
            - {date: 2026-05-04, kind: care-team, attended: [mia, jo], separately: [dan]}
            - {date: 2026-05-11, kind: conference, invited: [mia, dan, jo], separation: He comes in the second half.}
            - {date: 2026-05-12, kind: court-hearing, invited: [mia, dan]}
            - {date: 2026-05-19, purpose: Family court., invited: [mia, dan]}
            - {date: 2026-05-20, attended: [dan, lee]}
        reviews:
          - {date: 2026-05-11, attended: [mia, dan, jo]}
          - {date: 2026-06-11, attended: [mia, jo]}
        """,
        """
        planlint: 1
        id: RESISTANCE-AND-OPEN-ROLES
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
          - {by: joe, towards: [amy], kind: not-known}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-04, attended: [amy, joe]}
        """,
        """
        planlint: 1
        id: NOT-TOWARDS-EACH-OTHER
        people:
          gran: {role: grandmother}
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: supervised-centre, assessed: 2026-05-01}
        tasks: []
        coordination:
          meetings:
            - {date: 2026-05-04, kind: session, attended: [gran, dan]}
            - {date: 2026-05-08, kind: session, attended: [ava, dan]}
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
        tasks:
          - {what: TBD, responsible: [survivor]}
        coordination:
          meetings:
            - {date: TBD, attended: TBD, invited: [survivor]}
        """,
    ),
)
def joint_session_with_person_using_violence(plan: Plan) -> Iterator[Problem]:
    """A survivor and the person using violence are seen together: in a meeting, review, service or task, held or planned.

    Court hearings are left out, and meetings for which it is recorded how the two are kept apart. Couple and family work is
    found by a rule of its own. A course for both, where nothing says that they go together, is a milder finding.
    """
    if not plan.people_using_violence:
        return
    for meeting in plan.meetings:
        if meeting.separation is None and not meeting.is_in_court:
            yield from _problem(plan, meeting.together, "are to be in one meeting", meeting.path)
    judged = {m.date for m in plan.meetings if m.separation is not None or m.separately or any(plan.pairs_among(m.together))}
    for review in plan.reviews:
        days = {day for day in (review.date, review.due) if day is not None and not is_blank(day)}
        if not judged & days:
            yield from _problem(plan, review.attended + review.invited, "are to be in one review", review.path)
    for service in plan.services:
        yield from _problem(plan, tuple(_taking_part(plan, service)), "share a service", service.path)
    for task in plan.tasks:
        if task.counts and any(plan.pairs_among((*task.responsible, *task.participants, *task.about))):
            yield from _in_task(plan, task)


def _problem(
    plan: Plan, present: Iterable[str], what: str, path: tuple[str | int, ...], severity: Severity | None = None
) -> Iterator[Problem]:
    """Yield one problem where a survivor and the person using violence are among those present."""
    for survivor, user in plan.pairs_among(present):
        child = plan.is_child(survivor) and not plan.has_parental_role(survivor)
        if child and (plan.is_in_contact(survivor, user) or not plan.violence_between(user, survivor)):
            continue
        message = f"{survivor} and {user}, who uses violence, {what}"
        yield Problem(message, path, severity=Severity.WARNING if child else severity)
        return


def _taking_part(plan: Plan, service: Service) -> Iterator[str]:
    """Yield who takes part in a service for several; one for a couple that names only a survivor means the couple."""
    shared = service.participants in ("couple", "whole-family") and service.separation is None
    if not shared or service.is_couple_work or not service.is_open:
        return
    yield from service.for_
    if len(service.for_) == 1:
        for user in plan.faces_violence_of(service.for_[0]):
            if service.participants == "couple" or plan.live_together(service.for_[0], user):
                yield user


def _in_task(plan: Plan, task: Task) -> Iterator[Problem]:
    """Yield a problem for a task that brings the two together, but for couple and family work."""
    if task.is_couple_work:
        return
    doing = (*task.responsible, *task.participants)
    found = list(_problem(plan, task.participants, "take part in one task", task.path))
    if found:
        yield from found
    elif task.says_together:
        seen = (*doing, *task.about) if task.says_both_at_once else doing
        yield from _problem(plan, seen, "are to be seen together", task.path)
    elif task.is_session:
        read = " (kind read from its words)" if task.kind_was_inferred else ""
        what = f"both have the task of {task.kind}, and nothing says that they go separately{read}"
        yield from _problem(plan, task.responsible, what, task.path, Severity.WARNING)
