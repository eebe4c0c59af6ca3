"""What the survivor does to protect, and what else the survivor brings, is not recorded."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Prose, Severity, rule

OTHERS = ("belonging", "resources", "skills")
NOTHING_SAID = (
    r"(?i)\A\W*(?:none|nil|unknown|n/?a"
    r"|(?:nothing|none|not) (?:known|recorded|asked|noted|identified|discussed|applicable|stated))"
    r"(?: (?:yet|so far|known|recorded|noted|identified|at present))*\W*\Z"
)


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("WWM-18", "SCF-62", "BCP-13", "RHP-05", "RHP-08"),
    needs=("violence",),
    why="Every survivor does things that keep somebody safer; a plan that does not know them undoes them, and sees only what is "
    "missing.",
    instead="Ask what the survivor does to keep safe and to keep the children safe, where the survivor belongs, what there is to "
    "draw on and what the survivor is good at, and choose the support to fit.",
    ask="What has this survivor done to protect, and where does the plan build on it?",
    limits="It counts what is written in the four lists, not how true it is; one word on its own is no act.",
    bad=(
        """
        planlint: 1
        id: NOTHING
        people:
          karen: {role: mother}  # <- here
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-WORD
        people:
          tanya:
            role: mother
            strengths: {skills: Resilient.}  # <- here
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: AN-ADJECTIVE-IS-NO-ACT
        people:
          tanya:
            strengths:  # <- here
              acts_of_protection: [Resilient., None known.]
              belonging: [Church.]
              resources: [A car.]
              skills: [Cooks well.]
          scott: {role: father}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: HER-STEPS-ARE-IN-THE-SAFETY-PLAN
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: staying, made_with: mia, steps: [{what: Rings gran., suggested_by: mia}]}
        tasks: []
        """,
        """
        planlint: 1
        id: ACTS-ONLY
        people:
          mia:
            strengths:  # <- here
              acts_of_protection: [Rang her sister before each weekend.]
          una:
            strengths:  # <- here
              acts_of_protection: [Keeps the car filled.]
              belonging: [Choir.]
              resources: [Sister.]
          dan: {role: partner}
        violence:
          - {by: dan, towards: [mia, una]}
        tasks:
          - {what: Look at flats., responsible: [mia, una]}
        """,
        """
        planlint: 1
        id: NO-ROOM-IN-THE-TEMPLATE
        kind: template
        people:
          survivor: {role: parent}  # <- here
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-A-PLACE-FOR-STRENGTHS
        kind: template
        people:
          "{{ survivor }}":  # <- here
            lives: TBD
          "{{ user }}": {role: TBD}
        violence:
          - {by: "{{ user }}", towards: ["{{ survivor }}"]}
        safety:
          plans:
            - {situation: staying, steps: [{what: TBD, suggested_by: "{{ survivor }}"}]}
        tasks:
          - {what: TBD, responsible: "{{ survivor }}"}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-FOUR
        people:
          renee:
            strengths:
              acts_of_protection: [Took the children to her aunt's.]
              belonging: [Choir.]
              resources: [Aunt two streets away.]
              skills: [Plans well.]
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee, sophie]}
        tasks: []
        """,
        """
        planlint: 1
        id: HIS-PLAN
        companion_plans:
          - {id: RN-1, for: renee, kind: case-plan, held_by: jas}
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Attend., responsible: mark}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor:
            strengths: {acts_of_protection: "{{ acts }}", belonging: TBC, resources: TBC, skills: TBC}
          second: {strengths: "{{ strengths }}"}
          third:
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor, second, third]}
        tasks:
          - {what: "{{ task }}", responsible: [survivor, second, third]}
        """,
        """
        planlint: 1
        id: WHO-IS-STILL-OPEN
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: under-assessment}
        tasks: []
        """,
    ),
)
def survivor_strengths_missing(plan: Plan) -> Iterator[Problem]:
    """A survivor's acts of protection are not recorded, or none of belonging, resources and skills is.

    Where the survivor's own steps stand in a safety plan, or only one or two of the other three lists are empty, it is milder;
    a template needs the place for them.
    """
    for survivor in plan.adult_survivors_here:
        person = plan.people[survivor]
        strengths = person.strengths
        if person.blank or (strengths is not None and strengths.blank):
            continue
        place = (*plan.place_of(survivor), "strengths") if strengths is not None else plan.place_of(survivor)
        empty = [name for name in OTHERS if strengths is None or not any(map(_says_something, getattr(strengths, name)))]
        if strengths is None or not any(map(_is_an_act, strengths.acts_of_protection)):
            also = f", nor {', '.join(empty)}" if empty else ""
            message = f"no act of protection of {survivor} is recorded{also}"
            written = () if plan.is_template else plan.safety_plans
            steps = [step.path for step_plan in written for step in step_plan.steps if survivor in step.suggested_by]
            related = ((steps[0], f"a step of the safety plan that {survivor} suggested"),) if steps else ()
            yield Problem(message, place, related, Severity.WARNING if steps else None, on_key=strengths is not None)
        elif empty:
            severity = Severity.WARNING if len(empty) == len(OTHERS) else Severity.NOTE
            yield Problem(f"not recorded of what {survivor} brings: {', '.join(empty)}", place, severity=severity, on_key=True)


def _says_something(text: Prose) -> bool:
    return text.blank or not text.search(NOTHING_SAID)


def _is_an_act(text: Prose) -> bool:
    """Whether a text may tell of something done: more than one word, and not that there is nothing to tell."""
    return text.blank or (text.word_count > 1 and _says_something(text))
