"""Leading questions were asked when somebody told of harm."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-31",),
    needs=("safeguarding.disclosures",),
    why="A question that holds its own answer can put words into a child's mouth, and later cost the child belief in court.",
    instead="Write in the secure record which questions were asked, tell whoever investigates, and leave more of them to others.",
    ask="What were the questions, and who else will ask the child?",
    limits="It reads the answer in the record, not the questions.",
    bad=(
        """
        planlint: 1
        id: DID-HE-HIT-YOU
        people:
          ava: {role: child, age: 9}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, by: school, leading_questions: yes}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: LISTENED
        people:
          ava: {role: child, age: 9}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, by: school, leading_questions: no}
            - {child: ava, by: gp}
        """,
    ),
)
def disclosure_leading_questions(plan: Plan) -> Iterator[Problem]:
    """A disclosure whose record says that leading questions were asked."""
    places = [(*told.path, "leading_questions") for told in plan.disclosures if told.leading_questions == "yes"]
    yield from together("leading questions were asked when somebody told of harm", places)
