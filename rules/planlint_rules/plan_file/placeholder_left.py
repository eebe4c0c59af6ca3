"""A blank of the template was never filled in."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule

BY_HANDLE = (("people",), ("workers",), ("confidentiality_explained",))


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: templates and their blanks.",
    why="A blank looks like an answer at a glance; in a family's plan it means that something was not asked or not decided.",
    instead="Fill it in, or take the key out; where nobody was asked yet, the format has not-asked, unknown and not-safe-to-ask.",
    ask="What do we not know here, and who will ask?",
    limits="In a template blanks are what is wanted, so nothing is said there.",
    bad=(
        """
        planlint: 1
        id: HALF-FILLED
        people:
          mia:
            role: mother
            lives: TBD  # <- here
            workers: ["<caseworker>"]  # <- here
          ava:  # <- here
        violence:
          - {by: "{{ person using violence }}", towards: [mia]}  # <- here
        tasks:
          - what: Ring <name of school> about the mornings.  # <- here
            responsible: mia
            due: "[INSERT date]"  # <- here
        reviews:
          - {due: 2026-06-30, changes: todo}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: FILLED
        people:
          mia: {role: mother, lives: refuge, intention: not-asked}
        violence: []
        tasks:
          - {what: Two forms < 5 pages; keep the to do list short., responsible: mia}
        x-ours: TBD
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          "{{ survivor }}": {role: TBD, lives: TBD}
        violence: TBD
        tasks:
          - {what: Ring <school>., responsible: "{{ survivor }}"}
        """,
    ),
)
def placeholder_left(plan: Plan) -> Iterator[Problem]:
    """A template's placeholder, or a key without a value, in a plan that is somebody's."""
    if plan.is_template:
        return
    for path in plan.blanks():
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        slot = f"in {key}" if plan.is_key_of_format(key) and path[-2:-1] not in BY_HANDLE else "here"
        yield Problem(f"a placeholder or an empty value is left {slot}", path)
