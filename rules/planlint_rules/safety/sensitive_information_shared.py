"""What can be used against a survivor reaches the person using violence, or somebody who is not safe."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-52",),
    needs=("violence", "coordination"),
    why="What the person using violence learns of a survivor's address, health, substance use, views or safety plan is a weapon.",
    instead="Give the person using violence, and anybody not safe, no more than that person's own section, with all of this "
    "taken out; stop what is on its way and make a new safety plan for what is already known.",
    ask="What does the person using violence know now, from whom, and what has to change because of it?",
    limits="What is said aloud, and what a court sends out, is not seen. A section is taken to hold only what concerns its "
    "person.",
    bad=(
        """
        planlint: 1
        id: COPIES
        people:
          mia:
            role: mother
            lives: refuge
            network:
              - {person: uncle, safe_by_her: no}
            views:
              - {date: 2026-05-01, text: Wants to move.}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          uncle: {role: uncle}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: mental-health, status: unmet}
        tasks: []
        coordination:
          copies:
            - {to: [mia, dan], version: full}  # <- here
            - {to: dan}  # <- here
            - {to: dan, version: redacted, withheld: [survivor-address, survivor-health]}  # <- here
            - {to: dan, version: section, section: [dan, mia], withheld: [survivor-address]}  # <- here
            - {to: uncle, version: full}  # <- here
            - {to: dan, version: redacted}  # <- here
        """,
        """
        planlint: 1
        id: PASSED-ON
        people:
          tom: {role: father, lives: new-tenancy}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        tasks: []
        coordination:
          shared:
            - {what: [progress, survivor-substance], about: tom, with: bea, consent: given}  # <- here
            - {what: survivor-address, about: tom, with: bea}  # <- here
            - {what: whole-plan, with: [bea, court]}  # <- here
            - {what: survivor-views, about: tom, with: bea, consent: given}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: KEPT-BACK
        people:
          mia:
            role: mother
            lives: refuge
            views:
              - {date: 2026-05-01, text: Wants to move.}
          dan: {role: father}
          gran: {role: grandmother, related_to: [mia]}
        workers:
          jo: {role: primary-caseworker}
          lee: {role: perpetrator-worker}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: health, status: unmet}
          - {person: dan, area: substance-use, status: unmet}
        tasks: []
        coordination:
          shared:
            - {what: survivor-health, about: mia, with: jo, by: lee, consent: given}
            - {what: [tasks, child-views], about: dan, with: dan}
            - {what: survivor-views, about: mia, with: [gran, court], consent: given}
            - {what: [other, violence-pattern], about: mia, with: dan}
          copies:
            - {to: mia, version: full}
            - {to: dan, version: section, section: dan, withheld: [survivor-address, survivor-health]}
            - {to: dan, version: section, section: dan}
            - {to: dan, version: none}
            - {to: dan, version: redacted, withheld: [survivor-address, survivor-health, survivor-views]}
            - {to: gran, version: full}
        """,
        """
        planlint: 1
        id: AT-HOME-THE-ADDRESS-IS-KNOWN
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        coordination:
          shared:
            - {what: survivor-address, about: karen, with: dean}
          copies:
            - {to: dean, version: redacted, withheld: [safety-plan]}
        """,
        """
        planlint: 1
        id: RESISTANCE
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: joe, towards: [amy]}
          - {by: amy, towards: [joe], kind: resistance}
        tasks: []
        coordination:
          copies:
            - {to: amy, version: full}
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
        tasks: []
        coordination:
          shared:
            - {what: TBD, about: survivor, with: user}
          copies:
            - {to: TBD, version: full}
            - {to: user, version: TBD, section: user, withheld: TBD}
        """,
    ),
)
def sensitive_information_shared(plan: Plan) -> Iterator[Problem]:
    """A copy of the plan, or information, that can be used against a survivor reached somebody who uses violence or is not safe.

    Of a copy with parts taken out, what the plan holds of address, health, substance use, views and safety plan must be among
    them. One for which nothing says what was taken out is a milder finding, and so are views passed on with consent.
    """
    unsafe = plan.unsafe_to_tell
    for copy in plan.copies_that_tell_of_others:
        nothing_taken_out = copy.version == "full" or (copy.version is None and not copy.section and not copy.withheld)
        for who in copy.to:
            if who not in unsafe:
                continue
            if nothing_taken_out:
                yield Problem(f"{who} has the plan with nothing taken out", copy.path)
            elif not copy.withheld:
                message = f"{who} has a part of the plan, and nothing says what was taken out"
                yield Problem(message, copy.path, severity=Severity.WARNING)
            elif left := plan.left_in(copy, who):
                yield Problem(f"{who} has a copy from which these are not taken out: {', '.join(left)}", copy.path)
    for shared in plan.shared:
        for who in shared.with_:
            if told := plan.confidential_in(shared, who):
                agreed = told == ("survivor-views",) and shared.consent == "given"
                message = f"{who} was told: {', '.join(told)}"
                yield Problem(message, shared.path, severity=Severity.WARNING if agreed else None)
