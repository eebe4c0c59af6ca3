"""Text that would show who somebody is, or where."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: handles instead of names, and nothing that shows where somebody is.",
    why="Plans are copied, printed and sent on; one address or name in the wrong hands can lead the person using violence to "
    "the door.",
    instead="Write the handle, or the kind of place or contact, and keep the detail in the agency's secure record; if this file "
    "was shared or committed, treat it as a leak.",
    ask="Who has had this file, and does anybody need to be warned?",
    limits="It knows shapes, not people: bare first names, places without a number, nicknames and codes pass unseen, and so do "
    "keys of your own. Free-call numbers of services are left alone.",
    bad=(
        """
        planlint: 1
        id: LEAKS
        situation: Staying at 14B Rose St with the children.  # <- here
        people:
          mia:
            role: mother
            views:
              - {method: direct, text: "Ring her on 0412 345 678, not at home."}  # <- here
          ava:
            role: child
            impact:
              education-and-social: Missed four weeks at Rosewood Primary School.  # <- here
            protective_factors: [Swimming., "Her teacher, Ms Okafor."]  # <- here
        workers:
          jo: {role: primary-caseworker, agency: "Harbour, contact jo@harbour.example"}  # <- here
        violence:
          - {by: dan, towards: mia, description: He waited outside the flat in Carlton VIC 3053.}  # <- here
        tasks:
          - {what: "Correct the form, it says DOB 12/03/2015.", responsible: jo}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: HH-2026-0142
        situation: Two streets away from nan; 3 of 5 nights were quiet, and she owes $1,250.
        people:
          mia: {role: mother, age: 34, strengths: {resources: [A car since 2019., Nan on 2 May and 3 June.]}}
          kay: {role: aunt}
        workers:
          jo: {role: primary-caseworker, agency: The Harbour}
        violence: []
        tasks:
          - what: Ring 000 or 1800 737 732; Mr D. pays 20 000 by 2026-05-30, see Ms K. or Ms Kay at 14:30.
            responsible: jo
            due: 2026-06-01
          - what: On 3 May Court sits; high school and nursery know; Police report 24-812, 71% to 93%.
            responsible: jo
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people: {}
        violence: []
        tasks:
          - {what: "Give out the card of the service, 03 9876 5432.", responsible: TBD}
        """,
    ),
)
def identifying_detail(plan: Plan) -> Iterator[Problem]:
    """A name with a title, phone number, postcode, street address, e-mail address, birth date or school in a plan's text."""
    if plan.is_template:
        return
    for path, sort, words in plan.identifying_details():
        yield Problem(f"this looks like {sort}", path, words=words)
