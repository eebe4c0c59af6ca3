"""The same longer text stands for different people, or on different days."""

from collections.abc import Iterator, Sequence

from planlint import AcrossProblem, Path, Plan, PlanFacts, Problem, Profile, Prose, Severity, rule

LONG = 8
"""From how many words a text is too long to be the same by chance."""


def _across(plans: Sequence[PlanFacts]) -> Iterator[AcrossProblem]:
    first: dict[str, tuple[int, Path]] = {}
    repeated: dict[tuple[int, int], list[tuple[Path, Path]]] = {}
    for number, plan in enumerate(plans):
        for digest, path in plan.texts:
            seen, place = first.setdefault(digest, (number, path))
            if seen != number:
                repeated.setdefault((number, seen), []).append((path, place))
    for (number, seen), places in repeated.items():
        same_people = bool(plans[number].family & plans[seen].family)
        related = tuple((seen, place, "the same words") for _, place in places)
        message = f"{len(places)} texts stand word by word in another plan"
        if len(places) == 1:
            message = "this text stands word by word in another plan"
        yield AcrossProblem(number, message, places[0][0], related, Severity.NOTE if same_people else None)


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-10", "BCP-12"),
    why="Text that fits two people was written for neither; the plan is to show that this one situation was understood.",
    instead="Say what is true of this person alone, and strike out what was copied.",
    ask="Would this person say: that is about me?",
    limits="It finds the same words, not the same meaning; texts under eight words are passed over, and so are goals and needs "
    "of two children, which another rule compares.",
    across=_across,
    bad=(
        """
        planlint: 1
        id: ONE-FAMILY
        people:
          mia: {role: mother}
        violence: []
        tasks: []
        narrative:
          - {date: 2026-03-02, text: The family has had a difficult time and is working towards stability.}
        ---
        planlint: 1
        id: ANOTHER-FAMILY
        people:
          tess: {role: mother}
        violence: []
        tasks: []
        narrative:
          - date: 2026-04-09
            text: The family has had a difficult time and is working towards stability.  # <- here
        """,
        """
        planlint: 1
        id: COPIED-GOALS
        people:
          mia: {role: mother}
          una: {role: aunt}
        violence: []
        goals:
          - {id: g1, for: mia, what: Feels settled in the house and takes part in daily life again.}
          - {id: g2, for: una, what: feels settled in the house and takes part in daily life again}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: COPIED-NOTES
        people:
          mia: {role: mother}
        violence: []
        tasks: []
        narrative:
          - {date: 2026-03-02, text: Presented well and engaged in all of the conversation today.}
          - {date: 2026-04-02, text: Presented well and engaged in all of the conversation today.}  # <- here
          - {date: 2026-05-02, text: Presented well and engaged in all of the conversation today.}
        """,
        """
        planlint: 1
        id: COPIED-NEEDS
        people:
          mia: {role: mother}
          ava: {role: child, age: 5}
        violence: []
        needs:
          - {person: mia, area: health, status: unmet, what: Sleeps badly and needs support to build up some trust.}
          - {person: ava, area: health, status: unmet, what: Sleeps badly and needs support to build up some trust.}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: INDIVIDUAL
        people:
          mia: {role: mother}
          una: {role: aunt}
        violence: []
        goals:
          - {id: g1, for: mia, what: A tenancy near school.}
          - {id: g2, for: una, what: A tenancy near school.}
          - {id: g3, for: [mia, una], what: Evenings in which nobody has to listen for a key in the door.}
        tasks: []
        narrative:
          - {date: 2026-03-02, about: mia, text: Mia planned the move so that nobody followed them at all.}
          - {date: 2026-03-02, about: una, text: Una planned the move so that nobody followed them at all.}
        """,
        """
        planlint: 1
        id: CHILDREN-ARE-LOOKED-AT-ELSEWHERE
        people:
          ava: {role: child, age: 5}
          noah: {role: child, age: 7}
        violence: []
        goals:
          - {id: g1, for: ava, what: Sleeps through the night in a bed of her own again.}
          - {id: g2, for: noah, what: Sleeps through the night in a bed of her own again.}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          mia: {role: mother}
          una: {role: aunt}
        violence: []
        goals:
          - {id: g1, for: mia, what: Feels settled in the house and takes part in daily life again.}
          - {id: g2, for: una, what: Feels settled in the house and takes part in daily life again.}
        tasks: []
        """,
    ),
)
def plan_not_individual(plan: Plan) -> Iterator[Problem]:
    """A goal, need or passage of eight words or more is repeated word by word for somebody else, or on another day.

    Across the plans of one run, a text of eight words or more that stands in another family's plan too; for companion plans it is
    a note.
    """
    if plan.is_template:
        return
    first: dict[Prose, tuple[object, Path]] = {}
    repeated: dict[Prose, list[Path]] = {}
    for text, subject, path in _texts(plan):
        if text is not None and text.word_count >= LONG:
            seen, _ = first.setdefault(text, (subject, path))
            if seen != subject and not _are_children(plan, seen, subject):
                repeated.setdefault(text, []).append(path)
    for text, paths in repeated.items():
        related = ((first[text][1], "the same words"), *((path, "and here") for path in paths[1:]))
        yield Problem("the same text stands elsewhere for somebody else, or on another day", paths[0], related)


def _texts(plan: Plan) -> Iterator[tuple[Prose | None, object, Path]]:
    """Yield texts, whom or which day they speak of, and where they stand."""
    for goal in plan.goals:
        yield goal.what, goal.for_, goal.path
    for need in plan.needs:
        yield need.what, (need.person,), need.path
    for passage in plan.narrative:
        yield passage.text, (passage.about, passage.date), passage.path


def _are_children(plan: Plan, one: object, other: object) -> bool:
    both = [handle for handles in (one, other) if isinstance(handles, tuple) for handle in handles]
    return all(isinstance(handle, str) and plan.is_child(handle) for handle in both)
