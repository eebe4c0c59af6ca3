"""A handle or an id is named, but nobody and nothing in the plan has it."""

from collections.abc import Iterable, Iterator

from planlint import AGENCIES, Path, Plan, Problem, Profile, Severity, is_blank, rule, together

OFFICES = frozenset({"manager", "team-manager", "safeguarding-lead"})
WORDS_WILL_DO = ("acceptable_helpers", "advice_sought", "discussed_with", "supervisor")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: handles and references.",
    why="A task or a view under a handle that nobody has belongs to nobody; a misspelt handle makes a person's safety, voice "
    "and tasks disappear from every check.",
    instead="Correct the handle or the id, or list the person under people, the worker or agency under workers, and the goal, "
    "need or task in its own section.",
    ask="Who is meant here, and does that person or agency know?",
    limits="Where any word will do (advice, helpers, supervisors, the network of a safety plan), a misspelt handle is not seen.",
    bad=(
        """
        planlint: 1
        id: A-SLIP-OF-THE-PEN
        people:
          mia: {role: mother, workers: [jo]}
          ava: {role: child, parents: [mai, mia]}  # <- here
        workers:
          jo: {role: primary-caseworker}
        violence: []
        tasks:
          - {what: Ring the school., responsible: [jo, kim]}  # <- here
          - {what: Visit the school., responsible: kim}
        """,
        """
        planlint: 1
        id: GOALS-THAT-ARE-NOT-THERE
        people:
          mia: {role: mother}
        violence: []
        goals:
          - {id: g-home, for: mia, need: n-home, what: A flat.}  # <- here
        tasks:
          - {id: t-1, what: Look at flats., responsible: mia, goal: g-hom}  # <- here
          - {id: t-2, what: Pay the bond., responsible: housing, depends_on: [t-1, t-9]}  # <- here
        reviews:
          - date: 2026-05-01
            progress: {goal: g-hom, note: Two flats seen.}
        coordination:
          lead: jo  # <- here
          confidentiality_explained: {mai: 2026-05-01}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: EVERYBODY-IS-LISTED
        people:
          mia: {role: mother, lives_with: [ava], workers: jo}
          ava: {role: child, parents: mia, trusted_adult: nan}
          nan: {role: grandmother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia, ava], assessed: {by: jo, date: 2026-05-01}}
        safety:
          plans:
            - {situation: left, for: [mia, ava], made_with: mia, network: [police, nan, neighbour]}
          contact:
            - {child: ava, with: dan, kind: supervised-centre, supervisor: centre-staff}
        needs:
          - {id: 7, person: mia, area: housing}
        goals:
          - {id: g-home, for: mia, need: 7, what: A flat., acceptable_helpers: [jo, gp]}
        tasks:
          - {id: t-1, what: Serve the order., responsible: police, about: dan}
          - {id: t-2, what: View a flat., responsible: [mia, jo], goal: g-home, depends_on: t-1}
        safeguarding:
          concerns:
            - {child: ava, level: unsure, advice_sought: duty-social-worker, decided_by: safeguarding-lead}
          disclosures:
            - {child: ava, by: jo, discussed_with: safeguarding-lead}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: "{{ role }}", lives_with: ["{{ child }}"]}
        violence:
          - {by: "{{ person using violence }}", towards: [survivor]}
        tasks:
          - {what: TBD, responsible: TBD, goal: TBD}
        """,
    ),
)
def undefined_handle(plan: Plan) -> Iterator[Problem]:
    """A handle that stands neither under people nor under workers and is no word for an agency or an office in it.

    Also the id of a goal, need or task that the plan does not hold.
    """
    known = plan.people.keys() | plan.workers.keys() | AGENCIES | OFFICES
    wrong = [(path, word) for path, word in plan.slots.handles if word not in known and _key(path) not in WORDS_WILL_DO]
    yield from _by_word(wrong, "names nobody who is listed under people or workers")
    if not plan.slots.references:
        return
    goals, needs = {goal.id for goal in plan.goals}, {need.id for need in plan.needs}
    others = {task.id for task in plan.tasks} | {service.id for service in plan.services}
    pools = {"goal": goals, "need": needs, "depends_on": goals | needs | others}
    lost = [
        (path, word) for path, word in plan.slots.references
        if word not in pools[_key(path)] and not any(map(is_blank, pools[_key(path)]))
    ]  # fmt: skip
    yield from _by_word(lost, "names nothing that this plan holds")


def _by_word(wrong: Iterable[tuple[Path, str]], what: str) -> Iterator[Problem]:
    """One problem for each word, which itself is not printed: it may be somebody's name."""
    places: dict[str, list[Path]] = {}
    for path, word in wrong:
        places.setdefault(word, []).append(path)
    for paths in places.values():
        yield from together(f"{_key(paths[0])} {what}", paths, "the same word again")


def _key(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))
