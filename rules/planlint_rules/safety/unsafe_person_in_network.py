"""Somebody who uses violence, or who is known not to be safe, is counted on for help."""

from collections.abc import Iterable, Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

Place = tuple[str | int, ...]


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("BCP-15",),
    needs=("violence",),
    why="Help from somebody who uses violence, or who takes that side, brings the danger into the safety net itself.",
    instead="Take this person out of every place where the plan counts on help, ask the survivor who is safe, and find somebody "
    "else for the part.",
    ask="Who told us that this person is safe, and what does the survivor say?",
    limits="Only people who are recorded as using violence, or whom somebody in the plan calls not safe, are known.",
    bad=(
        """
        planlint: 1
        id: HE-IS-TO-HELP
        people:
          mia:
            role: mother
            network:
              - {person: dan, as: child-care}  # <- here
              - {person: uncle, as: transport, safe_by_her: no}  # <- here
              - {person: gran, as: child-care, safe_by_her: yes}
          dan: {role: father}
          uncle: {role: uncle}
          gran: {role: grandmother}
          ava: {role: child, age: 9, parents: [mia, dan], trusted_adult: dan}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: staying, for: mia, network: [police, uncle]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-OTHER-PLACES
        people:
          tom: {role: father}
          bea: {role: mother}
          rita: {role: grandmother}
          ava: {role: child, age: 9, parents: [tom, bea]}
          noah: {role: child, age: 4, parents: [tom, bea]}
        violence:
          - {by: bea, towards: [tom]}
          - {by: rita, towards: [tom]}
        safety:
          contact:
            - {child: ava, with: bea, kind: supervised-family, supervisor: rita}  # <- here
          care_arrangements:
            - {child: noah, with: bea, reason: hospital}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: A-STEP-FOR-THE-PERSON-USING-VIOLENCE
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: staying
              steps:
                - {what: Sleeps elsewhere., responsible: dean}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: KNOWN-BUT-NOT-COUNTED-ON
        people:
          mia:
            role: mother
            network:
              - {person: uncle, safe_by_her: no}  # <- here
          dan: {role: father}
          uncle: {role: uncle}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: SAFE-PEOPLE
        people:
          mia:
            role: mother
            network:
              - {person: gran, as: child-care, safe_by_her: yes}
              - {person: aunt, as: someone-to-talk-to, safe_by_her: not-asked}
          dan:
            role: father
            network:
              - {person: mate, safe_by_her: no}
          gran: {role: grandmother}
          aunt: {role: aunt}
          mate: {role: friend}
          ava: {role: child, age: 9, parents: [mia, dan], trusted_adult: gran}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, network: [police, gran, neighbour]}
          contact:
            - {child: ava, with: dan, kind: supervised-centre, supervisor: centre-staff}
          care_arrangements:
            - {child: ava, with: gran}
        tasks:
          - {what: Attend the programme., responsible: dan}
        """,
        """
        planlint: 1
        id: A-SURVIVOR-WHO-USES-VIOLENCE-TOO
        people:
          amy: {role: mother}
          joe: {role: father}
          ava: {role: child, age: 9, parents: [amy, joe]}
        violence:
          - {by: joe, towards: [amy]}
          - {by: amy, towards: [ava]}
        safety:
          plans:
            - situation: left
              for: amy
              steps:
                - {what: Rings., responsible: amy}
        tasks: []
        """,
        """
        planlint: 1
        id: RESISTANCE-MAKES-NOBODY-UNSAFE
        people:
          amy: {role: mother}
          joe: {role: father}
          ava: {role: child, age: 9, parents: [amy, joe], trusted_adult: amy}
        violence:
          - {by: joe, towards: [amy]}
          - {by: amy, towards: [joe], kind: resistance}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor:
            role: TBD
            network:
              - {person: TBD, as: TBD, safe_by_her: TBD}
          user: {role: TBD}
          child: {role: child, parents: [survivor, user], trusted_adult: TBD}
        violence:
          - {by: user, towards: [survivor]}
        safety:
          plans:
            - {situation: staying, network: TBD}
        tasks: []
        """,
    ),
)
def unsafe_person_in_network(plan: Plan) -> Iterator[Problem]:
    """The plan counts on somebody who uses violence, or of whom somebody says that this person is not safe.

    Looked at are networks, safety plans, supervisors of contact, trusted adults and who looks after a child. Each such person
    is found once, with all places. Milder: a step of a safety plan for the person using violence, and violence towards others
    than those concerned. Who is only noted as not safe is a note.
    """
    unsafe = {who for who in (*plan.people_using_violence, *plan.known_unsafe) if not (plan.has_died(who) or is_blank(who))}
    found: dict[str, list[tuple[Severity, Place, str]]] = {}
    for who, path, part, concerned, milder in _parts(plan) if unsafe else ():
        if who in unsafe:
            near = who in plan.known_unsafe or any(who in plan.uses_violence_towards(one) for one in concerned)
            severity = milder or (Severity.ERROR if near else Severity.WARNING)
            found.setdefault(who, []).append((severity, path, part))
    for who, places in found.items():
        places.sort(key=lambda place: -place[0].rank)
        severity, path, part = places[0]
        why = "uses violence" if who in plan.people_using_violence else "is known not to be safe"
        yield Problem(f"{who}, who {why}, {part}", path, tuple((at, f"{who} {what}") for _, at, what in places[1:]), severity)


def _parts(plan: Plan) -> Iterator[tuple[str | None, Place, str, Iterable[str], Severity | None]]:
    """Yield each place where the plan counts on somebody: who, where, as what, for whom, and a milder severity."""
    for handle in plan.survivors:
        person = plan.people.get(handle)
        for member in person.network if person is not None else ():
            only_noted = set(member.as_) <= {"other"} and member.safe_by_her == "no"
            part = "is noted in a network" if only_noted else "is counted on in a network"
            yield member.person, member.path, part, (handle,), Severity.NOTE if only_noted else None
        if person is not None and person.trusted_adult is not None:
            yield person.trusted_adult, (*person.path, "trusted_adult"), "is a child's trusted adult", (handle,), None
    for written in plan.safety_plans:
        protected = written.for_ or plan.survivors
        for who in written.network:
            yield who, (*written.path, "network"), "is counted on in a safety plan", protected, None
        for step in written.steps:
            for who in (who for who in step.responsible if who not in protected):
                milder = Severity.WARNING if who in plan.people_using_violence else None
                yield who, step.path, "has a step in a safety plan", protected, milder
    for contact in plan.contacts:
        if contact.takes_place:
            yield contact.supervisor, contact.path, "is to supervise contact", contact.child, None
    for care in plan.care_arrangements:
        if not plan.is_past(care.end):
            milder = Severity.WARNING if care.assessed is not None else None
            yield care.with_, care.path, "is to look after a child", care.child, milder
