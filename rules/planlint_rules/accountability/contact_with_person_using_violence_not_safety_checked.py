"""The violence was talked about with the person who uses it, and nobody asked first whether that was safe."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-20",),
    needs=("violence", "coordination.worker_contacts"),
    why="What is said to the person using violence can be taken out on the survivor and the children the same evening.",
    instead="Before each such talk ask the survivor, or the survivor's worker, what may be said and when, and write down the "
    "day of that check; do not reveal what the survivor or a child has told.",
    ask="Who checked with the survivor before this talk, and what did the survivor ask us to leave out?",
    limits="Looks at contacts marked as being about the violence; sees that a check was made, not how good it was.",
    bad=(
        """
        planlint: 1
        id: NO-CHECK
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: dean, by: lou, date: 2026-05-01, about_violence: yes}  # <- here
            - {with: dean, by: lou, date: 2026-05-08, about_violence: yes, outcome: spoke}
        """,
        """
        planlint: 1
        id: CHECKED-AFTERWARDS
        people:
          ann: {role: mother}
          jo: {role: mother}
        violence:
          - {by: jo, towards: [ann]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: [jo], by: lou, date: 2026-05-01, about_violence: yes, safety_checked: 2026-05-03}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: CHECKED
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: dean, by: lou, date: 2026-05-01, about_violence: yes, safety_checked: 2026-05-01}
            - {with: dean, by: lou, date: 2026-05-09, about_violence: yes, safety_checked: 2026-05}
            - {with: karen, by: lou, date: 2026-05-01, about_violence: yes}
        """,
        """
        planlint: 1
        id: NOT-ABOUT-IT-OR-NOT-REACHED
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        coordination:
          worker_contacts:
            - {with: dean, by: lou, date: 2026-05-01, about_violence: no}
            - {with: dean, by: lou, date: 2026-05-02, about_violence: yes, outcome: not-reached}
            - {with: dean, by: lou, date: 2026-07-02, about_violence: yes}
        """,
        """
        planlint: 1
        id: NOT-SETTLED-WHO
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        coordination:
          worker_contacts:
            - {with: joe, by: lou, date: 2026-05-01, about_violence: yes}
        """,
    ),
)
def contact_with_person_using_violence_not_safety_checked(plan: Plan) -> Iterator[Problem]:
    """A worker spoke about the violence with somebody who uses it, and no safety check before that is recorded."""
    for user in plan.people_using_violence:
        unchecked = [
            contact.path for contact in plan.worker_contacts
            if user in contact.with_ and contact.about_violence == "yes"
            and contact.outcome not in ("not-reached", "did-not-come")
            and (contact.date is None or contact.date.first is None or contact.date.first <= plan.judged_on)
            and (contact.safety_checked is None or (contact.date is not None and contact.date.before(contact.safety_checked)))
        ]  # fmt: skip
        if not is_blank(user):
            message = f"{user} was spoken with about the violence without a safety check before it on record"
            yield from together(message, unchecked, "another such contact")
