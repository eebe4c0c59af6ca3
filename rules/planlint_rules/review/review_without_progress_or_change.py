"""Reviews are held, and nothing comes of them."""

from collections.abc import Iterator

from planlint import CHANGES_SAFETY, Plan, Problem, Profile, Prose, Review, Severity, rule, together

NO_CHANGE = (
    r"(?i)\A\W*(?:none|nil|n/?a|unchanged|as before|(?:plan )?continues?(?: as (?:before|planned))?|"
    r"(?:no|nothing|not) (?:\w+ )?(?:change[ds]?|new)(?: (?:needed|required|to the plan))?)\W*\Z"
)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-06",),
    needs=("violence", "reviews"),
    why="A review lets people see how far they have come, and the plan follow what has changed; else it is only a date kept.",
    instead="Record at each review what the survivor and the children achieved, and what the plan does differently from now on.",
    ask="What did this review change?",
    limits="It sees whether progress and changes are recorded, not whether they are true. A single bare review is passed over.",
    bad=(
        """
        planlint: 1
        id: TWO-BARE-REVIEWS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-03-02, attended: [mia, jo], changes: No changes.}  # <- here
          - {date: 2026-03-30, attended: [mia, jo]}
          - {due: 2026-06-27}
        """,
        """
        planlint: 1
        id: AFTER-A-BREACH
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {date: 2026-03-12, kind: breach, person: dan}
        tasks: []
        reviews:
          - {date: 2026-03-02, progress: [{goal: g-1, note: First viewing.}]}
          - {date: 2026-03-30, progress: [{goal: g-1, note: Second viewing.}]}  # <- here
        """,
        """
        planlint: 1
        id: THE-SAME-EVERY-TIME
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        reviews:
          - {date: 2026-03-02, progress: [{goal: g-1, note: Is working with services.}]}
          - {date: 2026-03-30, progress: [{goal: g-1, note: Is working with services.}]}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: PROGRESS-AND-CHANGES
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {date: 2026-03-12, kind: breach, person: dan}
            - {date: 2026-04-12, kind: breach, person: dan}
            - {date: 2026-04-20, kind: school-change}
        tasks: []
        reviews:
          - {date: 2026-03-02, progress: [{goal: g-1, note: First viewing.}]}
          - {date: 2026-03-30, changes: Alarm added to the plan., attended: [mia, jo]}
          - {date: 2026-04-27, safety_rechecked: yes, progress: [{goal: g-1, note: Keys.}]}
          - {due: 2026-06-27}
        """,
        """
        planlint: 1
        id: ONE-BARE-REVIEW
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        reviews:
          - {date: 2026-05-20}
          - {due: 2026-06-17}
        """,
        """
        planlint: 1
        id: SAFETY-ASKED-ANEW
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-03-14, outcome: not-safe}
          events:
            - {date: 2026-03-12, kind: breach, person: dan}
        tasks: []
        reviews:
          - {date: 2026-03-30, progress: [{goal: g-1, note: Second viewing.}]}
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
        reviews:
          - {date: "{{ date }}"}
          - {date: "{{ date }}"}
        """,
    ),
)
def review_without_progress_or_change(plan: Plan) -> Iterator[Problem]:
    """Two or more reviews record no progress and no change, repeat the same progress, or one changed nothing after danger."""
    if plan.is_template:
        return
    held = [review for review in plan.reviews if _was_held(plan, review)]
    bare = [review for review in held if not review.progress and not _changes(review)]
    if len(bare) > 1:
        message = f"{len(bare)} of {len(held)} reviews record neither progress nor change"
        yield from together(message, (review.path for review in bare))
        held = [review for review in held if review not in bare]
    unanswered = [review.path for review in held if _is_unanswered(plan, review)]
    yield from together("something happened before this review, and neither a change nor a safety check followed", unanswered)
    yield from _repeated(held)


def _was_held(plan: Plan, review: Review) -> bool:
    days = plan.days_since(review.date)
    return days is not None and days >= 0


def _changes(review: Review) -> bool:
    return review.changes is not None and not review.changes.search(NO_CHANGE)


def _is_unanswered(plan: Plan, review: Review) -> bool:
    """Whether something that changes safety happened since the review, or start, before, and nothing came of it."""
    if _changes(review) or review.safety_rechecked == "yes":
        return False
    before = [day for day in (plan.start, *(other.date for other in plan.reviews)) if day is not None and day.before(review.date)]
    checked = [*(entry.date for entry in plan.safety_assessments), *(entry.date for entry in plan.safety_plans)]
    done = [day for day in checked if day is not None]
    return any(
        event.kind in CHANGES_SAFETY and event.date is not None and event.date.before(review.date)
        and before and not any(event.date.before(day) for day in before) and all(day.before(event.date) for day in done)
        for event in plan.events
    )  # fmt: skip


def _repeated(held: list[Review]) -> Iterator[Problem]:
    seen: dict[tuple[str | None, Prose], Review] = {}
    for review in held:
        for progress in review.progress:
            if progress.note is not None and not progress.note.blank:
                first = seen.setdefault((progress.goal, progress.note), review)
                if first is not review:
                    message = "the progress of an earlier review is repeated word by word"
                    yield Problem(message, review.path, ((first.path, "the earlier one"),))
                    return
