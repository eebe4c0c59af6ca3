"""What was told was not discussed with anybody else."""

from collections.abc import Iterator

from planlint import Disclosure, Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-33",),
    needs=("safeguarding.disclosures",),
    why="Nobody should carry alone what a child told, nor decide alone what follows from it.",
    instead="Discuss it with the manager or the safeguarding lead now, and record with whom.",
    ask="Who knows of this besides the one who wrote it down?",
    limits="It sees that somebody was asked, not what was advised.",
    bad=(
        """
        planlint: 1
        id: KEPT-TO-ONESELF
        people:
          ava: {role: child, age: 9}
          mia: {role: mother}
        workers:
          kim: {role: child-support-worker}
        violence: []
        tasks: []
        safeguarding:
          disclosures:
            - {child: ava, by: kim, nature: threat}  # <- here
            - {child: ava, by: kim, nature: fear, discussed_with: kim}
            - {child: ava, by: kim, nature: fear, discussed_with: [mia]}
        """,
    ),
    good=(
        """
        planlint: 1
        id: DISCUSSED
        people:
          ava: {role: child, age: 9}
        workers:
          kim: {role: child-support-worker}
          mo: {role: team-manager}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: noah, level: in-need, decision: referred, decided_by: mo, date: 2026-05-04}
          disclosures:
            - {child: ava, by: kim, discussed_with: [kim, mo]}
            - {child: ava, by: kim, discussed_with: safeguarding-lead}
            - {child: ava, by: mo, discussed_with: kim}
            - {child: noah, by: kim, told: {person: mia, date: 2026-05-04, decided_by: mo}}
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
            - {child: child, by: TBD, discussed_with: TBD}
        """,
    ),
)
def disclosure_not_escalated(plan: Plan) -> Iterator[Problem]:
    """A disclosure that was discussed with no manager, safeguarding lead or other member of staff but the one who recorded it."""
    places = [told.path for told in plan.disclosures if not told.blank and not _is_shared(told, plan)]
    yield from together("nothing says with whom of the staff this disclosure was discussed", places)


def _is_shared(told: Disclosure, plan: Plan) -> bool:
    colleagues = (*told.discussed_with, *(parent.decided_by for parent in told.told if parent.decided_by is not None))
    return any(is_blank(who) or (who != told.by and who not in plan.people) for who in colleagues)
