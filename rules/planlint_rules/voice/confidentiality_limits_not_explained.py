"""The limits of confidentiality were not explained to the survivor, or only when something had been passed on."""

from collections.abc import Iterator
from datetime import date

from planlint import Day, Path, Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.THOROUGH,
    cites=("SCF-15",),
    needs=("violence",),
    why="Whoever speaks without knowing who else may have to be told cannot choose what to say, and feels betrayed afterwards.",
    instead="Explain early, before anything is passed on, what stays between you, what may have to go to children's services, "
    "and what good things you are ready to tell them too; record the day for each survivor.",
    ask="Did the survivor know whom we might have to tell before we were told?",
    limits="It sees the day of the talk, not what was said.",
    bad=(
        """
        planlint: 1
        id: NEVER-EXPLAINED
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          confidentiality_explained: {dan: 2026-03-01}
        """,
        """
        planlint: 1
        id: EXPLAINED-TOO-LATE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          confidentiality_explained:
            mia: 2026-03-10  # <- here
        safeguarding:
          concerns:
            - {child: ava, level: in-need, date: 2026-03-02, decision: referred}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EXPLAINED
        people:
          mia: {role: mother}
          una: {role: aunt, information: {topic: confidentiality, date: 2026-03-01}}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia, una]}
        tasks: []
        coordination:
          confidentiality_explained: {mia: 2026-03-02}
          shared:
            - {what: referral, about: mia, with: gp, date: 2026-03-02}
            - {what: progress, about: dan, with: court, date: 2026-01-02}
        """,
        """
        planlint: 1
        id: REPORTED-BY-OTHERS-BEFORE-WE-MET
        start: 2026-05-04
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        workers:
          jas: {role: family-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        coordination:
          confidentiality_explained: {mia: 2026-05-06}
        safeguarding:
          concerns:
            - {child: ava, level: in-need, reported_by: police, date: 2026-05-05}
            - {child: ava, level: in-need, reported_by: jas, date: 2026-05-02}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        coordination:
          confidentiality_explained: "{{ date }}"
        """,
        """
        planlint: 1
        id: NOBODY-KNOWN-AS-SURVIVOR
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia], kind: not-known}
        tasks: []
        """,
    ),
)
def confidentiality_limits_not_explained(plan: Plan) -> Iterator[Problem]:
    """The limits of confidentiality were not explained to a survivor, or only after something was told or passed on."""
    if plan.is_template and plan.records("coordination.confidentiality_explained"):
        return
    missing = []
    for survivor in plan.adult_survivors_here:
        explained = plan.confidentiality_explained.get(survivor)
        if explained is not None:
            first = min(_passed_on(plan, survivor), default=None)
            if first is not None and explained.first is not None and first[0] < explained.first:
                message = f"the limits of confidentiality were explained to {survivor} only on {explained}"
                place: Path = ("coordination", "confidentiality_explained", survivor)
                yield Problem(message, place, ((first[1], f"told or passed on, {first[0]}"),))
        elif not any(given.topic == "confidentiality" or given.blank for given in plan.people[survivor].information):
            missing.append(survivor)
    if missing:
        message = f"the limits of confidentiality are not recorded as explained to {' or '.join(missing)}"
        yield Problem(message, plan.place_of(missing[0]), tuple((plan.place_of(who), "not here either") for who in missing[1:]))


def _passed_on(plan: Plan, survivor: str) -> Iterator[tuple[date, Path]]:
    """Yield when the agency was told or passed on something, and where that stands; what others reported before is theirs."""
    days: list[tuple[Day | None, Path]] = [
        (told.said, told.path) for told in plan.disclosures if told.person == survivor or told.child
    ]
    days += [
        (concern.date, concern.path) for concern in plan.safeguarding_concerns
        if (concern.reported_by is None or concern.reported_by in plan.workers)
        and not (concern.date is not None and concern.date.before(plan.intake or plan.start))
    ]  # fmt: skip
    days += [(sharing.date, sharing.path) for sharing in plan.shared if survivor in sharing.about]
    for day, path in days:
        if day is not None and day.last is not None:
            yield day.last, path
