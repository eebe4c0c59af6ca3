"""Help was missed or declined, and nobody recorded what stands in the way."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule

WARY = r"(?i)\b(?:anxious|guarded|wary|reluctan|hesitan|evasive|avoid|hostile|suspicious|closed off)"


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-25", "WWM-27"),
    needs=("people", "violence"),
    why="Behind a missed appointment or a wary answer there is often fear: of more violence, of losing the children, of what "
    "came of asking the last time.",
    instead="Ask what stands in the way, record it under `barriers`, and write beside it what the agency does about it.",
    ask="What could it cost this survivor to come and to talk?",
    limits="That somebody is called wary is found only in passages about that person alone, and only in the usual words.",
    bad=(
        """
        planlint: 1
        id: MISSED-AND-NOT-ASKED
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: tanya}
        tasks: []
        services:
          - {kind: mental-health, for: [tanya], status: closed-by-service, closed_reason: lost-touch}
        """,
        """
        planlint: 1
        id: A-BARRIER-WITHOUT-AN-ANSWER
        people:
          tanya: {role: mother, barriers: [{kind: child-care}]}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        services:
          - {kind: mental-health, for: [tanya], status: declined-by-client}
        """,
        """
        planlint: 1
        id: CALLED-GUARDED
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        narrative:
          - {date: 2026-05-04, about: [tanya], text: She was guarded and would not say much.}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED-AND-ANSWERED
        people:
          tanya: {role: mother, barriers: [{kind: child-care, response: Appointments at the refuge.}]}
          joy: {role: aunt, barriers: [{kind: money-or-transport}]}
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya, joy]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: [tanya, joy]}
        tasks:
          - {what: Bring joy by car., kind: engagement-adaptation, responsible: lou}
        """,
        """
        planlint: 1
        id: NOTHING-MISSED
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        safety:
          events:
            - {date: 2026-05-04, kind: missed-appointment, person: scott}
        tasks: []
        services:
          - {kind: mental-health, for: [tanya], status: active}
          - {kind: perpetrator-programme, for: [scott], status: declined-by-client}
        narrative:
          - {about: [scott], text: He was hostile.}
          - {said_by: scott, about: [tanya], text: She is hostile.}
        """,
    ),
)
def barriers_not_explored(plan: Plan) -> Iterator[Problem]:
    """A survivor missed, declined or has not begun help, or is called wary, and no barrier is recorded, or none is answered.

    What was only declined, and wary words, are milder: to decline is a choice.
    """
    for who in plan.adult_or_parent_survivors:
        person = plan.people.get(who)
        if person is None or any(barrier.blank or barrier.response is not None for barrier in person.barriers):
            continue
        missed = plan.missed_by(who)
        wary = [
            passage.path for passage in plan.narrative
            if passage.about == (who,) and passage.said_by is None and passage.text is not None and passage.text.search(WARY)
        ]  # fmt: skip
        related = (*((each.path, "declined" if each.declined else "missed") for each in missed), *((at, "here") for at in wary))
        milder = None if any(not each.declined for each in missed) else Severity.NOTE
        if person.barriers and missed and not plan.is_met_halfway(who):
            message = f"barriers of {who} are recorded, but nothing that the agency does about them"
            yield Problem(message, plan.place_of(who), related, milder)
        elif not person.barriers and related:
            message = f"what stands in the way of help for {who} is not recorded"
            yield Problem(message, plan.place_of(who), related, milder)
