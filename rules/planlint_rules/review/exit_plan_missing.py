"""The stay nears its end, and where the survivor goes and who stays in touch is not planned."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

FIXED = ("12-week", "six-month")


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("UCW-17",),
    needs=("violence",),
    settings=("exit_plan_share",),
    why="Leaving without a place to go and somebody who stays in touch can undo all that was gained, and is a time of danger.",
    instead="Plan the move early: where to, how the move itself is made safer, and who stays in touch until things are steady, "
    "rather than until a date.",
    ask="Who will be there in the first weeks in the new home?",
    limits="It looks at stays (refuge, shelter, transitional housing), and at plans of a fixed model that name no setting.",
    bad=(
        """
        planlint: 1
        id: WEEK-ELEVEN
        setting: refuge
        model: 12-week
        start: 2026-03-02
        end: 2026-05-25  # <- here
        as_of: 2026-05-13
        people:
          tanya: {role: mother}
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-A-CLOSING-DATE
        setting: refuge
        model: 12-week
        start: 2026-03-02
        as_of: 2026-05-13
        people:
          tanya: {role: mother}
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        exit:  # <- here
          leaves: 2026-05-25
          until: End of stay, closing.
        """,
        """
        planlint: 1
        id: NOBODY-AFTERWARDS
        setting: shelter
        model: six-month
        start: 2026-01-05
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        exit:  # <- here
          destination: new-tenancy
          destination_status: offered
          move_safety_checked: yes
          until: Until the tenancy is steady.
        """,
        """
        planlint: 1
        id: THE-MOVE-ITSELF
        setting: shelter
        model: six-month
        start: 2026-01-05
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        exit:  # <- here
          destination: new-tenancy
          outreach_worker: gwen
        """,
        """
        planlint: 1  # <- here
        id: NO-ROOM-IN-THE-TEMPLATE
        kind: template
        setting: refuge
        model: 12-week
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        """,
        """
        planlint: 1
        id: OUTREACH-ENDS-WITH-A-DATE
        setting: outreach
        model: six-month
        start: 2025-11-03
        end: 2026-05-03
        as_of: 2026-04-28
        people:
          carol: {role: mother}
          pete: {role: father}
        violence:
          - {by: pete, towards: [carol]}
        exit:  # <- here
          leaves: 2026-05-03
        tasks: []
        """,
        """
        planlint: 1
        id: APPLIED-SOMEWHERE-AND-NOBODY-AFTERWARDS
        setting: refuge
        model: 12-week
        start: 2026-03-02
        as_of: 2026-05-13
        people:
          tanya: {role: mother}
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        exit:  # <- here
          leaves: 2026-05-25
          destination: undecided
          destination_status: applied
        """,
    ),
    good=(
        """
        planlint: 1
        id: FIRST-MONTH-OF-SIX
        setting: shelter
        model: six-month
        start: 2026-05-04
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        """,
        """
        planlint: 1
        id: PLANNED
        setting: refuge
        model: 12-week
        start: 2026-03-02
        end: 2026-05-25
        as_of: 2026-05-13
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        exit:
          made: 2026-04-29
          leaves: 2026-05-25
          destination: undecided
          destination_status: applied
          outreach_worker: jo
          until: Until the tenancy is steady.
          move_safety_checked: not-applicable
        """,
        """
        planlint: 1
        id: AT-HOME
        setting: child-protection
        model: six-month
        start: 2026-01-05
        end: 2026-06-05
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: EXTENDED
        setting: refuge
        model: 12-week
        start: 2026-03-02
        end: 2026-05-25
        extension: {until: 2026-09-30, reason: The tenancy fell through.}
        as_of: 2026-05-13
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: OPEN-ENDED
        setting: refuge
        model: open-ended
        start: 2024-03-02
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        model: 12-week
        start: "{{ start }}"
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        exit: {destination: TBD, outreach_worker: TBD}
        """,
    ),
)
def exit_plan_missing(plan: Plan) -> Iterator[Problem]:
    """Most of a stay is over, and there is no exit plan, or neither a destination nor somebody who stays in touch is named in it.

    Where one of the two is named it is milder; where only the safety of the move or the end of support is open, it is a note.
    Where nobody moves out and an exit is recorded, it is somebody who stays in touch and the end of support.
    """
    ends = plan.model in FIXED and (plan.setting is None or plan.exit is not None)
    if not plan.survivors or not (plan.is_stay or ends):
        return
    if not (plan.is_template or _is_due(plan)):
        return
    if plan.exit is None:
        place = ("end",) if plan.records("end") else ()
        until = "" if plan.is_template else f" for {plan.ends}, when the plan is to end"
        yield Problem(f"no exit plan is made{until}", place)
        return
    if plan.is_template or is_blank(plan.exit):
        return
    status = plan.exit.destination_status
    known = plan.exit.destination not in (None, "undecided") or status in ("offered", "secured")
    lacks = {
        "destination": not known and status != "applied", "outreach_worker": plan.exit.outreach_worker is None,
        "move_safety_checked": plan.exit.move_safety_checked in (None, "no", "unknown"), "until": plan.exit.until is None,
    }  # fmt: skip
    first = ("destination", "outreach_worker") if plan.is_stay else ("outreach_worker", "until")
    missing = [name for name, gap in lacks.items() if gap and (plan.is_stay or name in first)]
    if missing:
        gaps = [not known if name == "destination" else lacks[name] for name in first]
        severity = None if all(gaps) else Severity.WARNING if any(gaps) else Severity.NOTE
        yield Problem(f"the exit plan lacks {', '.join(missing)}", ("exit",), severity=severity, on_key=True)


def _is_due(plan: Plan) -> bool:
    """Whether so much of the planned time is over that the exit plan should stand."""
    if plan.start is None or plan.start.last is None or plan.ends is None:
        return False
    planned, passed = (plan.ends - plan.start.last).days, (plan.judged_on - plan.start.last).days
    return planned > 0 and 100 * passed >= plan.settings.exit_plan_share * planned
