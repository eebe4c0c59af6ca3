"""The record of a disclosure lacks something, or was made late."""

from collections.abc import Iterator

from planlint import Disclosure, Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-32",),
    needs=("safeguarding.disclosures",),
    why="What somebody told may be all that protects a child later, and a record made late or without who, when and what cannot "
    "carry that weight.",
    instead="Complete the secure record now, say in it when it was written and why so late, and note here that it is complete.",
    ask="Who writes down what a child tells, where, and within what time?",
    settings=("disclosure_record_hours",),
    limits="It sees that a record exists, not what it says; the words themselves belong in the secure record.",
    bad=(
        """
        planlint: 1
        id: HALF-A-RECORD
        people:
          ava: {role: child, age: 9}
        workers:
          kim: {role: child-support-worker}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - child: ava  # <- here
              said: 2026-05-04T14:50
              by: kim
            - {child: ava, said: 2026-05-11T10:00, recorded: 2026-05-11T10:30, nature: threat, own_words: yes}
        """,
        """
        planlint: 1
        id: LATE
        people:
          ava: {role: child, age: 9}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - child: ava
              said: 2026-05-04T09:00
              recorded: 2026-05-05T09:30  # <- here
              by: school
              nature: fear
              own_words: yes
            - child: ava
              said: 2026-05-07T16:00
              recorded: 2026-05-09  # <- here
              by: school
              nature: fear
              own_words: yes
        """,
        """
        planlint: 1
        id: WHAT-TIME-WAS-IT
        people:
          ava: {role: child, age: 9}
          nan: {role: grandmother}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, said: 2026-05, recorded: 2026-05-05T09:30, by: school, nature: fear, own_words: yes}  # <- here
            - {said: 2026-05-05T09:00, recorded: 2026-05-05T09:30, by: school, nature: fear, own_words: no}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: COMPLETE
        people:
          ava: {role: child, age: 9}
          nan: {role: grandmother}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, said: 2026-05-04T14:50, recorded: 2026-05-05T14:50, by: school, nature: fear, own_words: yes}
            - {person: nan, said: 2026-05-04T23:10, recorded: "2026-05-05", by: police, nature: threat, own_words: yes}
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
            - {child: child, said: "{{ day and time }}", recorded: TBD, by: TBD, nature: TBD, own_words: TBD}
        """,
    ),
)
def disclosure_record_incomplete(plan: Plan) -> Iterator[Problem]:
    """The record of something told lacks who told it and when, who wrote it down and when, or what it was about.

    Also a record that was written later than the agency allows. A missing time of day is milder, and so is a record that does
    not hold the person's own words.
    """
    lacking = [(told, _lacks(told)) for told in plan.disclosures if not told.blank]
    wanting = [(told.path, f"lacks {', '.join(lacks)}") for told, lacks in lacking if lacks]
    if wanting:
        path, what = wanting[0]
        yield Problem(f"the record of this disclosure {what}", path, tuple(wanting[1:]))
    for told, lacks in lacking:
        if not lacks and told.said is not None and told.said.first is not None and not told.said.clock:
            yield Problem("the record of this disclosure lacks the time of day in said", told.path, severity=Severity.WARNING)
        if told.own_words == "no":
            message = "the record of this disclosure does not hold the person's own words"
            yield Problem(message, (*told.path, "own_words"), severity=Severity.NOTE)
        hours = told.said.hours_until(told.recorded) if told.said is not None else None
        allowed = plan.settings.disclosure_record_hours
        if hours is not None and hours[0] > allowed:
            message = f"said {told.said}, recorded {told.recorded}: more than {allowed} hours later"
            yield Problem(message, (*told.path, "recorded"))


def _lacks(told: Disclosure) -> list[str]:
    """The keys that say who told, when, and who wrote down what."""
    lacks = [] if told.child or told.person else ["child or person"]
    return lacks + [key for key in ("said", "recorded", "by", "nature", "own_words") if getattr(told, key) is None]
