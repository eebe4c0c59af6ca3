"""A conversation on needs left out areas of life that belong to its tool."""

from collections.abc import Iterator

from planlint import Assessment, Plan, Problem, Profile, Severity, is_blank, rule


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-05",),
    needs=("assessments",),
    settings=("adult_areas", "child_areas"),
    why="The area that nobody spoke about is often the one that decides whether somebody can stay away.",
    instead="Speak about every area, or record for each why not: not yet, declined, not safe to ask, not applicable.",
    ask="Which area did we skip, and was it easier for the person or for us?",
    limits="Only the Empowerment Star and My Star are known, one for adults and one for children; what was said is not seen.",
    bad=(
        """
        planlint: 1
        id: FIVE-OF-NINE
        people:
          tanya: {role: mother}
          ebony: {role: child, age: 14, parents: [tanya]}
        violence: []
        tasks: []
        assessments:
          - tool: empowerment-star  # <- here
            person: tanya
            areas: {safety: discussed, housing: discussed, health: discussed, money: not-yet, children: discussed}
          - tool: my-star  # <- here
            person: ebony
            areas: {safety: discussed, health: discussed}
        """,
        """
        planlint: 1
        id: NO-AREAS
        people:
          tanya: {role: mother}
        violence: []
        tasks: []
        assessments:
          - {tool: empowerment-star, person: tanya, date: 2026-05-04}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: NINE-AND-EIGHT-AND-OTHERS
        people:
          ines: {role: wife}
          ebony: {role: child, age: 14}
        violence: []
        tasks: []
        assessments:
          - tool: empowerment-star
            person: ines
            date: 2026-08-12
            areas: {safety: discussed, housing: discussed, support-networks: discussed, legal: discussed, health: declined}
          - tool: empowerment-star
            person: ines
            date: 2026-08-19
            areas: {money: discussed, children: not-applicable, work-and-learning: not-yet, empowerment: not-safe-to-ask}
          - tool: my-star
            person: ebony
            areas:
              health: discussed
              housing: discussed
              safety: discussed
              family-relationships: discussed
              emotional-wellbeing: discussed
              friendships: discussed
              confidence: discussed
              education: discussed
          - {tool: conversation, person: ines, areas: {money: discussed}}
          - {person: ines}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
        violence: []
        tasks: []
        assessments:
          - {tool: empowerment-star, person: survivor, areas: TBD}
        """,
    ),
)
def needs_areas_incomplete(plan: Plan) -> Iterator[Problem]:
    """The conversations with one person on one tool, taken together, leave out areas of life that the tool has.

    An area counts whatever became of it: also not applicable, declined or not yet. No areas at all is a note.
    """
    tools = {"empowerment-star": plan.settings.adult_areas, "my-star": plan.settings.child_areas}
    held: dict[tuple[str, str], list[Assessment]] = {}
    for entry in plan.assessments:
        if entry.tool in tools:
            held.setdefault((entry.tool, entry.person or ""), []).append(entry)
    for (tool, person), entries in held.items():
        seen = {area for entry in entries for area in entry.areas or ()}
        missing = [area for area in tools[tool] if area not in seen]
        of_whom = f" of {person}" if person and not is_blank(person) else ""
        if all(entry.areas is None for entry in entries):
            message = f"no areas of the {tool}{of_whom} are recorded"
            yield Problem(message, entries[-1].path, severity=Severity.NOTE)
        elif seen and missing:
            message = f"{len(missing)} of {len(tools[tool])} areas of the {tool}{of_whom} are missing: {', '.join(missing)}"
            yield Problem(message, entries[-1].path)
