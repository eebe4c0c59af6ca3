"""What the person using violence does is not described."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, Violence, is_blank, rule, together

_PHYSICAL = frozenset("physical strangulation sexual weapons".split())
_BLOWS = r"(?i)\b(?:hit|hits|beat|beats|punch\w*|slap\w*|kick\w*|shov\w*|push(?:es|ed)|grab\w*|strangl\w*|chok\w*|rap(?:es|ed))\b"
_BEYOND_PHYSICAL = tuple(
    rf"(?i)\b(?:{words})\b"
    for words in (
        r"threat\w*",
        r"follow(?:s|ed) (?:her|him|them|\w+ (?:to|home|from))|stalk\w*|track(?:s|ed) (?:her|him|them|where)|turn(?:s|ed) up",
        r"(?:takes?|took|keeps?|kept|reads?|checks?|checked|controls?|controlled|hides?|hid|smash\w*) [^.;]{0,30}"
        r"(?:phone|messages|money|wages?|cards?|account|keys?|passports?|papers|medicine|medication|car)",
        r"forbids?|forbade|forbidden|drove away|(?:does|did|will|would|is|was) ?n[o']t (?:let|allow)\w*|won't let|not allowed",
        r"insult\w*|humiliat\w*|belittl\w*|(?:tells?|told) the (?:children|kids)|calls? (?:her|him|them)|called (?:her|him|them)",
        r"lock(?:s|ed) (?:\w+ ){0,3}(?:out|in)",
    )
)


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
    for entries in _by_person(plan).values():
        coded = {tactic for entry in entries for tactic in entry.tactics}
        described = [entry.description for entry in entries if entry.description is not None]
        if any(map(is_blank, coded)) or any(map(is_blank, described)):
            continue
        enough = len(coded) > 1 and bool(coded - _PHYSICAL)
        read = 0 if enough else sum(any(text.search(words) for text in described) for words in _BEYOND_PHYSICAL)
        blows = not enough and not coded & _PHYSICAL and any(text.search(_BLOWS) for text in described)
        effects = any(entry.effects for entry in entries)
        by = entries[0].by
        what = "who does what to whom" if not entries[0].is_pattern or is_blank(by) else f"what {by} does"
        severity = None
        if len(coded) + read + blows < 2:
            message = (
                f"{what} is not described: tactics recorded: {len(coded)}, effects recorded: {'some' if effects else 'none'}"
            )
            if effects:
                severity = Severity.NOTE if described else Severity.WARNING
            elif all(entry.kind == "not-known" for entry in entries):
                severity = Severity.WARNING
        elif coded <= _PHYSICAL and not read:
            message, severity = f"{what} is recorded as physical violence only", Severity.WARNING
        elif not effects and not any(_impact_recorded(plan, entry) for entry in entries):
            message, severity = f"{what} is recorded, but not what it did to anybody", Severity.NOTE
        else:
            continue
        yield from together(message, [entry.path for entry in entries], "the same violence", severity)


def _by_person(plan: Plan) -> dict[object, list[Violence]]:
    """Gather the entries that describe one pattern: all of one person, or of a pair while it is open who uses violence."""
    gathered: dict[object, list[Violence]] = {}
    for entry in plan.violence:
        if entry.is_pattern:
            gathered.setdefault(entry.by, []).append(entry)
        elif entry.is_unsettled:
            gathered.setdefault(frozenset((entry.by, *entry.towards)), []).append(entry)
    return gathered


def _impact_recorded(plan: Plan, entry: Violence) -> bool:
    return any(
        child.impact is not None and (child.handle in entry.towards or entry.by in child.all_parents) for child in plan.children
    )
