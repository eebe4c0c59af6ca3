"""Two entries of one section have the same id, or a person and a worker the same handle."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Severity, is_blank, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: ids and handles.",
    why="Where two tasks or two people answer to one word, nobody can tell which of them a goal, a review or an exception means.",
    instead="Give one of the two an id or handle of its own, and correct what names it.",
    ask="Is this one thing written down twice, or two things that need two names?",
    bad=(
        """
        planlint: 1
        id: TWICE
        people:
          mia: {role: mother}
          jo: {role: aunt}  # <- here
        workers:
          jo: {role: primary-caseworker}
        violence: []
        goals:
          - {id: 1, for: mia, what: A flat.}
          - {id: "1", for: mia, what: Work.}  # <- here
        tasks:
          - {id: t-1, what: Look at flats., responsible: mia}
          - {id: t-2, what: Ring the school., responsible: jo}
          - {id: t-1, what: Ring the bank., responsible: mia}  # <- here
          - {id: t-1, what: Ring the landlord., responsible: mia}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-ITS-OWN
        people:
          mia: {role: mother}
        workers:
          jo: {role: primary-caseworker}
        violence: []
        needs:
          - {id: 1, person: mia, area: housing}
        goals:
          - {id: 1, for: mia, need: 1, what: A flat.}
          - {for: mia, what: Sleep.}
          - {for: mia, what: Company.}
        tasks:
          - {id: t-1, what: Look at flats., responsible: mia}
          - {id: t-2, what: Ring the bank., responsible: jo}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people: {}
        violence: []
        tasks:
          - {id: TBD, what: TBD, responsible: TBD}
          - {id: TBD, what: TBD, responsible: TBD}
        """,
    ),
)
def duplicate_id(plan: Plan) -> Iterator[Problem]:
    """The same id twice among the tasks, goals, needs or services, or one handle under both people and workers."""
    for handle in [handle for handle in plan.people if handle in plan.workers]:
        here, there = plan.place_of(handle), ("workers", handle)
        yield Problem("this handle stands under workers too", here, ((there, "the worker of the same handle"),), on_key=True)
    for group, entries in (("tasks", plan.tasks), ("goals", plan.goals), ("needs", plan.needs), ("services", plan.services)):
        first: dict[str, Path] = {}
        again: dict[str, list[Path]] = {}
        for entry in entries:
            if entry.id is None or is_blank(entry.id):
                continue
            if entry.id in first:
                again.setdefault(entry.id, []).append((*entry.path, "id"))
            first.setdefault(entry.id, (*entry.path, "id"))
        for word, paths in again.items():
            others = [(first[word], "the first of that id"), *((path, "and here") for path in paths[1:])]
            yield Problem(f"this id stands more than once among the {group}", paths[0], tuple(others))
