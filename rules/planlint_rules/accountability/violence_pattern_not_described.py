"""What the person using violence does is not described."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("RHP-03",),
    needs=("violence",),
    why="Where only an incident is recorded, or only the word violence, nobody can see what the person using violence does day "
    "by day, whom it harms and what would have to stop.",
    instead="Record what that person does, by tactics and in words that name who does what to whom, and what it has done to "
    "each survivor, children and parenting included.",
    ask="What does this person do between the incidents, and what with us, with courts and with other services?",
    limits="Tells a few plain phrases for control in a description, no more; code the tactics, and it will see them.",
    bad=(
        """
        planlint: 1
        id: ONLY-THE-WORD
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-INCIDENT
        people:
          priya: {role: mother}
          jo: {role: mother}
          arlo: {role: child, age: 4, parents: [priya, jo], impact: {emotional: Was asleep.}}
        violence:
          - by: jo  # <- here
            towards: priya
            tactics: physical
            description: Jo hit Priya with a phone in February.
        tasks: []
        """,
        """
        planlint: 1
        id: HISTORY-OF
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: karen, description: History of DV between the parents. Punched mother on 2 May.}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: STILL-BEING-ASSESSED
        people:
          amy: {role: wife}
          joe: {role: husband}
        violence:
          - {by: amy, towards: [joe], kind: under-assessment}  # <- here
          - {by: joe, towards: [amy], kind: under-assessment, description: Stormy on both sides.}
        tasks: []
        """,
        """
        planlint: 1
        id: BLOWS-ONLY
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen], tactics: [physical, strangulation], effects: {person: karen, kind: fear}}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: NO-EFFECTS
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen], tactics: [physical, isolation]}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-ROOM
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: DESCRIBED
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - by: dean
            towards: [karen, amy]
            tactics: [physical, economic-abuse, undermines-parenting]
            effects: [{person: karen, kind: money}, {person: amy, kind: sleep}]
        tasks: []
        """,
        """
        planlint: 1
        id: DESCRIBED-IN-PLAIN-WORDS
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - by: dean
            towards: karen
            description: Dean takes her phone at weekends and tells the children that she is mad. He hit her twice.
            effects: {person: karen, text: She sleeps in the car.}
        tasks: []
        """,
        """
        planlint: 1
        id: FEW-PLAIN-WORDS
        people:
          ann: {role: grandmother}
          bo: {role: grandson, age: 24}
        violence:
          - {by: bo, towards: ann, description: Bo hits her and takes her bank card., effects: {person: ann, kind: fear}}
        tasks: []
        """,
        """
        planlint: 1
        id: TWO-ENTRIES-MAKE-ONE-PATTERN
        people:
          gran: {role: grandmother}
          karen: {role: mother}
          amy: {role: child, age: 6, parents: [karen], impact: {emotional: Afraid of raised voices.}}
        violence:
          - {by: gran, towards: [karen], tactics: economic-abuse}
          - {by: gran, towards: [amy], tactics: emotional-abuse}
        tasks: []
        """,
        """
        planlint: 1
        id: RESISTANCE
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
        tasks: []
        """,
        """
        planlint: 1
        id: UNDER-ASSESSMENT-AND-DESCRIBED
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: under-assessment, tactics: property-damage}
          - {by: joe, towards: [amy], kind: under-assessment, tactics: isolation, effects: {person: amy, kind: fear}}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor], tactics: "{{ tactics }}", effects: "{{ effects }}"}
          - "{{ another }}"
        tasks: []
        """,
    ),
)
def violence_pattern_not_described(plan: Plan) -> Iterator[Problem]:
    """The record says that there is violence, but neither two tactics nor any effect of it.

    With effects alone, with physical violence alone, or where it is not known who uses violence, it is a warning; with tactics
    but no effects a note. It is asked while roles are under assessment too, once for each pair.
    """
    for account in plan.accounts_of_violence:
        if account.is_left_open:
            continue
        first, *_ = account.entries
        what = "who does what to whom" if not first.is_pattern or is_blank(first.by) else f"what {first.by} does"
        effects = "some" if account.has_effects else "none"
        severity = None
        if not account.names_two_ways:
            message = f"{what} is not described: tactics recorded: {len(account.tactics)}, effects recorded: {effects}"
            if account.has_effects:
                severity = Severity.NOTE if account.has_description else Severity.WARNING
            elif all(entry.kind == "not-known" for entry in account.entries):
                severity = Severity.WARNING
        elif account.is_physical_only:
            message, severity = f"{what} is recorded as physical violence only", Severity.WARNING
        elif not account.has_effects and not plan.tells_impact_on_child(account):
            message, severity = f"{what} is recorded, but not what it did to anybody", Severity.NOTE
        else:
            continue
        yield from together(message, [entry.path for entry in account.entries], "the same violence", severity)
