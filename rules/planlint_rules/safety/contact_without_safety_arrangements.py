"""Contact of a child with a person using violence lacks a safety assessment or safe arrangements."""

from collections.abc import Iterator

from planlint import CHANGES_SAFETY, Contact, Day, Event, Plan, Problem, Profile, Severity, is_blank, rule

OVERSEEN = ("supervised-centre", "supervised-professional", "indirect")
UNASKED = (None, "not-asked")
Gap = tuple[str, Severity | None]


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-49",),
    needs=("violence", "safety.contact"),
    settings=("safety_assessment_days",),
    why="Contact can be dangerous for the child, and a way to reach and control the survivor after the separation.",
    instead="Assess each contact before it takes place: who watches over it, how the child gets there and back without the "
    "survivor, what the child wants, and when you look at it again.",
    ask="What could this contact be used for, and how would we notice?",
    limits="Whether the measures are kept cannot be seen. Contact with a parent who uses no violence is not looked at.",
    bad=(
        """
        planlint: 1
        id: ALL-DAY-AND-NOT-ASSESSED
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          noah: {role: child, age: 4, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: unsupervised-day}  # <- here
            - {child: noah, with: dan, kind: unsupervised-day}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-SURVIVOR-WATCHES
        people:
          tom: {role: father, lives: new-tenancy}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          contact:
            - {child: ava, with: bea, kind: supervised-family, supervisor: tom}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ASSESSED-BUT-THEY-MEET
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - child: ava  # <- here
              with: dan
              kind: supported-centre
              assessed: 2026-05-02
              handover: survivor-present
              child_wishes: agrees
              review: 2026-07-01
        tasks: []
        """,
        """
        planlint: 1
        id: ASSESSED-BEFORE-THE-THREAT
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - child: ava  # <- here
              with: dan
              kind: overnight
              assessed: 2026-02-02
              handover: school
              child_wishes: mixed
              review: 2026-06-01
          events:
            - {date: 2026-05-01, kind: threat, person: dan}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-SMALL-GAPS
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: indirect, assessed: 2026-05-02}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASSESSED-ANEW-AFTER-THE-BREACH
        as_of: 2026-05-20
        people:
          marc: {role: father}
          elise: {role: mother}
          zoe: {role: child, age: 8, parents: [marc, elise]}
        violence:
          - {by: elise, towards: [marc]}
        safety:
          assessments:
            - {person: zoe, date: 2026-05-18, by: tess, present: [zoe], outcome: safe-with-plan}
          contact:
            - {child: zoe, with: elise, kind: shared-care, basis: court-order, assessed: 2026-04-24, handover: school,
               measures: [Never on the site at the same time.], child_wishes: recorded, review: 2026-06-05}
          events:
            - {date: 2026-05-04, kind: breach, person: elise}
        tasks: []
        """,
        """
        planlint: 1
        id: SUPERVISED-AND-ASSESSED
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: supervised-centre, assessed: 2026-05-10, child_wishes: agrees, review: 2026-07-01}
          events:
            - {date: 2026-05-01, kind: threat, person: dan}
        tasks: []
        """,
        """
        planlint: 1
        id: ASSESSED-THEN-MOVED-TO-THE-CENTRE
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: supervised-centre, assessed: 2026-05-10, child_wishes: agrees, review: 2026-07-01}
          events:
            - {date: 2026-05-14, kind: contact-change}
        tasks: []
        """,
        """
        planlint: 1
        id: NONE-OR-NOT-DECIDED
        people:
          renee: {role: mother}
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
          archie: {role: child, age: 4, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          contact:
            - {child: sophie, with: mark, kind: none}
            - {child: archie, with: mark, kind: undecided}
        tasks: []
        """,
        """
        planlint: 1
        id: WITH-THE-FATHER-WHO-USES-NO-VIOLENCE
        people:
          mia: {role: mother}
          sam: {role: stepfather}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], step_parents: [sam]}
        violence:
          - {by: sam, towards: [mia]}
          - {by: dan, towards: [mia], kind: under-assessment}
        safety:
          contact:
            - {child: ava, with: dan, kind: overnight}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
          child: {role: child, parents: [survivor, user]}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          contact:
            - {child: child, with: user, kind: TBD, assessed: TBD, handover: TBD, child_wishes: TBD, review: TBD}
        tasks: []
        """,
    ),
)
def contact_without_safety_arrangements(plan: Plan) -> Iterator[Problem]:
    """Contact of a child with somebody who uses violence was not assessed, or brings the survivor and that person together.

    Grave: contact without an assessment that no professional watches over. Milder: watched contact without one, an assessment
    from before the last threat or breach, the survivor as supervisor or at the handover. What else is missing is a note.
    """
    same: dict[tuple[Gap, ...], list[Contact]] = {}
    for contact in plan.contacts:
        user = contact.with_
        if user in plan.people_using_violence and contact.takes_place and not (plan.has_died(user) or is_blank(user)):
            gaps = tuple(_gaps(plan, contact))
            if gaps:
                same.setdefault(gaps, []).append(contact)
    for gaps, contacts in same.items():
        severity = max((gap[1] or Severity.ERROR for gap in gaps), key=lambda severity: severity.rank)
        message = f"contact with {contacts[0].with_}: {', '.join(gap[0] for gap in gaps)}"
        yield Problem(message, contacts[0].path, tuple((other.path, "this contact too") for other in contacts[1:]), severity)


def _gaps(plan: Plan, contact: Contact) -> Iterator[Gap]:
    """Yield what is missing, each with its severity."""
    watched = contact.kind in OVERSEEN
    if contact.assessed is None:
        yield "its safety was not assessed", Severity.WARNING if watched else None
    elif event := _overtaking(plan, contact, contact.assessed):
        yield f"its safety was assessed before the {event.kind} of {event.date}", Severity.WARNING
    if contact.supervisor in plan.adult_survivors and not is_blank(contact.supervisor):
        yield f"{contact.supervisor} is to supervise it and is a survivor", Severity.WARNING
    if contact.handover == "survivor-present":
        yield "the survivor is to be at the handover", Severity.WARNING
    if contact.handover is None and not watched and not is_blank(contact):
        yield "no handover is arranged", Severity.WARNING
    if contact.child_wishes in UNASKED:
        yield "what the child wishes is not recorded", Severity.NOTE
    if contact.review is None:
        yield "no review is set", Severity.NOTE


def _overtaking(plan: Plan, contact: Contact, assessed: Day) -> Event | None:
    """Return an event after the assessment of a contact, up to the day of judgement, that may have changed its safety.

    A change of contact soon after the assessment is what it was made for, and what happened before the children's own safety was
    assessed anew was looked at then.
    """
    soon, since = plan.settings.safety_assessment_days, plan.days_since(assessed) or 0
    near = {contact.with_, *contact.child, *plan.adult_survivors}
    later = [event for event in plan.events if event.kind in CHANGES_SAFETY and assessed.before(event.date)]
    later = [event for event in later if event.kind != "contact-change" or since - (plan.days_since(event.date) or 0) > soon]
    happened = (event for event in later if (plan.days_since(event.date) or 0) >= 0 and not _was_looked_at(plan, contact, event))
    return next((event for event in happened if not event.person or near & set(event.person)), None)


def _was_looked_at(plan: Plan, contact: Contact, event: Event) -> bool:
    """Whether the safety of each child of a contact was assessed anew after an event."""
    newest = [plan.last_assessment_of(child).latest for child in contact.child]
    return bool(newest) and all(each is not None and event.date is not None and event.date.before(each.date) for each in newest)
