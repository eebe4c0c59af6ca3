"""What help a survivor had before, and how it turned out, is not recorded."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("WWM-23",),
    needs=("people", "violence"),
    why="Earlier help tells what to try and what to leave alone, and why somebody may be wary of more of it.",
    instead="Ask what help there was, what the survivor took it to be for, and whether it helped or hurt; record it under "
    "`past_help`, or the reason why there is nothing under `no_past_help`.",
    ask="What did this survivor learn about people like us before meeting us?",
    limits="Whether the list is complete cannot be seen.",
    bad=(
        """
        planlint: 1
        id: NOTHING-RECORDED
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: HALF-RECORDED
        people:
          karen:
            past_help:
              - {service: parenting-course, year: 2022}  # <- here
              - {service: police, her_understanding: That it would stop., outcome: hurt}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: RECORDED-OR-ANSWERED
        people:
          karen:
            past_help:
              - {service: parenting-course, her_understanding: A test., outcome: hurt}
              - {service: mental-health, outcome: did-not-happen}
          joy: {no_past_help: declined}
          amy: {role: child, age: 9, parents: [karen, dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen, joy]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {past_help: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
)
def past_help_not_recorded(plan: Plan) -> Iterator[Problem]:
    """No earlier help is recorded for an adult survivor, nor why not; or an entry lacks what it was to be for or how it went."""
    nothing: list[str] = []
    in_part: list[Path] = []
    for who in plan.adult_survivors_here:
        person = plan.people.get(who)
        if person is None or person.blank:
            continue
        if not person.past_help and person.no_past_help is None:
            nothing.append(who)
        in_part += [
            help_.path for help_ in person.past_help
            if help_.outcome is None or (help_.her_understanding is None and help_.outcome != "did-not-happen")
        ]  # fmt: skip
    yield from together(f"no earlier help is recorded for {', '.join(nothing)}, nor why not", map(plan.place_of, nothing))
    yield from together("what this help was taken to be for, or how it turned out, is not recorded", in_part)
