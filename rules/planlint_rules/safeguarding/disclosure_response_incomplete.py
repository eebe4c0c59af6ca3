"""A child told of harm, and something that it needed to hear is not recorded as said."""

from collections.abc import Iterator
from typing import Final

from planlint import Disclosure, Plan, Problem, Profile, Severity, is_blank, rule

SAID: Final = ("believed_said", "not_to_blame_said", "confidentiality_explained")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-30",),
    needs=("safeguarding.disclosures",),
    settings=("child_voice_age",),
    why="What a child hears in the first minutes decides whether it tells anybody again: that it is believed, that it is not to "
    "blame, and who else will have to know.",
    instead="Let somebody whom the child trusts say what was left out, and record that it was said.",
    ask="How did the child leave that conversation, and who has spoken with it since?",
    limits="It sees what is recorded as said, not how it was said.",
    bad=(
        """
        planlint: 1
        id: LISTENED-AND-WROTE
        people:
          ava: {role: child, age: 9}
          noah: {role: child, age: 3}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - child: ava  # <- here
              by: school
              believed_said: yes
              not_to_blame_said: no
            - {child: noah, by: school, believed_said: yes}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-SAID
        people:
          ava: {role: child, age: 9, messages: [{topic: not-to-blame, date: 2026-05-05}]}
          noah: {role: child, age: 3}
          nan: {role: grandmother}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, by: school, believed_said: yes, confidentiality_explained: yes}
            - {child: noah, by: school, believed_said: yes, not_to_blame_said: yes}
            - {person: nan, by: school}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child: {role: child, age: TBD}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: child, believed_said: TBD, not_to_blame_said: TBD, confidentiality_explained: TBD}
        """,
    ),
)
def disclosure_response_incomplete(plan: Plan) -> Iterator[Problem]:
    """A child's disclosure without a record that the child was believed, told it is not to blame, and told who else has to know.

    A message given to the child since then counts. Who has to know is not asked for children under four.
    """
    found = ((told.path, _lacks(told, plan)) for told in plan.disclosures)
    wanting = [(path, f"not recorded as said: {', '.join(lacks)}") for path, lacks in found if lacks]
    if wanting:
        path, what = wanting[0]
        yield Problem(f"to a child who told of harm, {what}", path, tuple(wanting[1:]))


def _lacks(told: Disclosure, plan: Plan) -> list[str]:
    child = plan.people.get(told.child or "")
    if told.child is None or told.blank or (child is not None and not child.is_child):
        return []
    given = {message.topic for message in child.messages} if child is not None else set()
    done = {"believed_said": "believed" in given, "not_to_blame_said": "not-to-blame" in given}
    if child is not None and child.years is not None and child.years < plan.settings.child_voice_age:
        done["confidentiality_explained"] = True
    return [key for key in SAID if not (getattr(told, key) == "yes" or is_blank(getattr(told, key)) or done.get(key))]
