"""A grave concern about a child has led neither to a referral nor to a reasoned decision."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, SafeguardingConcern, Severity, is_blank, rule

GRAVE: Final = ("maltreated", "significant-harm", "likely-significant-harm", "in-need")
PASSED_ON: Final = ("referred", "emergency-action")
UNDECIDED: Final = (None, "unsure", "pending")
LEADS: Final = (None, "safeguarding-lead", "team-manager", "child-protection-worker", "court", "other")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-28",),
    needs=("safeguarding.concerns",),
    settings=("harm_decision_days",),
    why="Once harm to a child is suspected, the law and the agency's own procedure take over; a concern that nobody decides on "
    "leaves the child where it is.",
    instead="Follow the safeguarding procedure today: refer, or have the safeguarding lead decide against it, with reason and "
    "date.",
    ask="Who decided on this concern, when, and on what grounds?",
    limits="The level is taken as the agency gave it. Whether children's services answered is not seen.",
    bad=(
        """
        planlint: 1
        id: NOTED-AND-LEFT
        as_of: 2026-06-01
        people:
          ava: {role: child, age: 9}
          noah: {role: child, age: 4}
        workers:
          kim: {role: child-support-worker}
          mo: {role: safeguarding-lead}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: significant-harm, reported_by: kim, date: 2026-05-04}  # <- here
            - {child: noah, level: in-need, date: 2026-05-04, decision: pending}  # <- here
            - {child: noah, level: maltreated, date: 2026-05-10, decision: monitor, decided_by: mo}  # <- here
            - {child: ava, level: in-need, decision: monitor, decided_by: kim, decided_on: 2026-05-11, reason: Calm.}  # <- here
            - {child: ava, level: in-need, decision: referred}  # <- here
        """,
        """
        planlint: 1
        id: A-LATER-REPORT
        as_of: 2026-06-01
        people:
          ava: {role: child, age: 9}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: significant-harm, date: 2026-03-01, child_protection_plan_since: 2026-03-20}
            - {child: ava, level: significant-harm, date: 2026-05-20, decision: already-open}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: DECIDED
        as_of: 2026-06-01
        people:
          ava: {role: child, age: 9}
          noah: {role: child, age: 4}
          baby: {role: unborn}
        workers:
          kim: {role: child-support-worker}
          mo: {role: safeguarding-lead}
        violence: []
        services:
          - {kind: child-protection, for: [baby], status: referred, start: 2026-05-08}
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: significant-harm, date: 2026-05-04, decision: referred}
            - {child: noah, level: in-need, decision: not-referred, decided_by: mo, decided_on: 2026-05-05, reason: He has help.}
            - {child: baby, level: likely-significant-harm, date: 2026-05-07}
            - {child: noah, level: in-need, date: 2026-06-01, decision: pending}
            - {child: noah, level: unsure, date: 2026-05-20, decision: unsure}
        """,
        """
        planlint: 1
        id: OPEN-CHILD-PROTECTION-PLAN
        as_of: 2026-06-01
        people:
          ava: {role: child, age: 9}
        workers:
          mo: {role: team-manager}
        violence: []
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: significant-harm, date: 2026-03-01}
            - {child: ava, level: in-need, date: 2026-02, child_protection_plan_since: 2026-03-20}
            - child: ava
              level: significant-harm
              date: 2026-05-20
              decision: already-open
              decided_by: mo
              decided_on: 2026-05-20
              reason: The core group was told the same day.
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
          concerns:
            - {child: child, level: TBD, date: TBD, decision: TBD}
            - {child: child, level: in-need, date: TBD, decision: not-referred, decided_by: TBD, decided_on: TBD, reason: TBD}
        """,
    ),
)
def significant_harm_not_referred(plan: Plan) -> Iterator[Problem]:
    """A concern that a child is maltreated, significantly harmed or in need, and neither a referral nor a decision against one.

    Such a decision has a reason, a date and the safeguarding lead's name. An open child protection plan answers the concerns that
    came before it; a later one needs a decision of its own.
    """
    for concern in plan.safeguarding_concerns:
        if concern.level not in GRAVE or is_blank(concern.decision) or _is_answered(concern, plan):
            continue
        about = f"{concern.level} of {', '.join(child for child in concern.child if child in plan.people) or 'a child'}"
        if concern.decision in PASSED_ON:
            if concern.date is None and concern.decided_on is None:
                yield Problem(f"{about}: {concern.decision}, but nothing says when", concern.path, severity=Severity.WARNING)
        elif concern.decision in UNDECIDED:
            yield Problem(f"{about}: no referral, and no decision against one", concern.path)
        elif lacks := [key for key in ("reason", "decided_by", "decided_on") if getattr(concern, key) is None]:
            yield Problem(f"{about}: {concern.decision}, but the decision lacks {', '.join(lacks)}", concern.path)
        elif not _is_lead(concern.decided_by, plan):
            message = f"{about}: {concern.decision}, but {concern.decided_by} is no safeguarding lead"
            yield Problem(message, concern.path)


def _is_answered(concern: SafeguardingConcern, plan: Plan) -> bool:
    """Whether a child protection plan, a service or a referral passed on answers the concern, or it has just come up."""
    days = plan.days_since(concern.date)
    if concern.decision == "pending" and (
        is_blank(concern.date) or (days is not None and days <= plan.settings.harm_decision_days)
    ):
        return True
    return bool(concern.child) and all(_in_good_hands(child, concern, plan) for child in concern.child)


def _in_good_hands(child: str, concern: SafeguardingConcern, plan: Plan) -> bool:
    since = [other.child_protection_plan_since for other in plan.safeguarding_concerns if child in other.child]
    if any(day is not None and (concern.date is None or not day.before(concern.date)) for day in since):
        return True
    if concern.decision is not None:
        return False
    if any(service.kind == "child-protection" and child in service.for_ and service.is_used for service in plan.services):
        return True
    return any("child-protection" in s.with_ and child in s.about and "referral" in s.what for s in plan.shared)


def _is_lead(handle: str | None, plan: Plan) -> bool:
    """Whether somebody decides for the agency on safeguarding; one whose role is not told is believed."""
    worker = plan.workers.get(handle or "")
    return is_blank(handle) or (handle not in plan.people if worker is None else is_blank(worker.role) or worker.role in LEADS)
