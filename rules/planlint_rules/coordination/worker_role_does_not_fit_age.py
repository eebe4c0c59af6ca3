"""A worker's role is made for another age."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together

BY_AGE = ("family-caseworker", "child-support-worker", "youth-worker", "primary-caseworker")
EVERYWHERE = ("child-support-worker", "youth-worker")


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("UCW-18",),
    needs=("violence", "people"),
    settings=("child_worker_to_age", "youth_worker_from_age", "youth_worker_to_age", "adult_worker_from_age"),
    why="A worker trained for one age speaks its language; a fourteen-year-old is neither a small child nor somebody's client.",
    instead="Assign a family or child support worker up to twelve, a youth worker from twelve to twenty-five, and a primary "
    "caseworker to grown-ups.",
    ask="Whom would this young person choose to talk to?",
    limits="At twelve, and from eighteen to twenty-five, either neighbouring role will do. Roles other than these four are not "
    "judged; outside a stay only child support and youth workers are.",
    bad=(
        """
        planlint: 1
        id: FOURTEEN
        setting: refuge
        people:
          tanya: {role: mother, age: 27, workers: [lou]}
          scott: {role: father, age: 31}
          ebony: {role: child, age: 14, parents: [tanya, scott], workers: [lou]}  # <- here
          jaxon: {role: child, age: 8, parents: [tanya, scott], workers: [lou]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-YOUTH-WORKER
        setting: refuge
        people:
          tanya: {role: mother, age: 27, workers: [lou]}
          scott: {role: father, age: 31}
          ebony: {role: child, age: 14, parents: [tanya, scott]}  # <- here
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: CHILD-SUPPORT-AT-SIXTEEN
        setting: community
        people:
          mia: {role: mother, workers: [jo]}
          ava: {role: child, age: 16, parents: [mia, dan], workers: [kim]}  # <- here
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
          kim: {role: child-support-worker}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: FITTING
        setting: refuge
        people:
          mia: {role: mother, age: 24, workers: [ya]}
          gran: {role: grandmother, age: 60, workers: [jo, kim]}
          ava: {role: child, age: 12, parents: [mia, dan], workers: [kim]}
          noah: {role: child, age: 12, parents: [mia, dan], workers: [ya]}
          bea: {role: child, age: 7m, parents: [mia, dan], workers: [fam]}
          tom: {role: child, age: 15, parents: [mia, dan], workers: [ya, jo]}
          lea: {role: child, parents: [mia, dan], workers: [jo]}
          eli: {role: child, age: 15, parents: [mia, dan], lives: kinship-or-foster-care}
          dan: {role: father, age: 31, workers: [kim]}
        workers:
          jo: {role: primary-caseworker}
          kim: {role: child-support-worker}
          fam: {role: family-caseworker}
          ya: {role: youth-worker}
        violence:
          - {by: dan, towards: [mia, gran]}
        tasks: []
        """,
        """
        planlint: 1
        id: CHILD-PROTECTION
        setting: child-protection
        people:
          renee: {role: mother, age: 32, workers: [jas]}
          mark: {role: father}
          sophie: {role: child, age: 15, parents: [renee, mark], workers: [jas]}
        workers:
          jas: {role: child-protection-worker}
        violence:
          - {by: mark, towards: [renee]}
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-FOR-ALL-IN-OUTREACH
        setting: outreach
        people:
          mia: {role: mother, workers: [jo]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], workers: [jo]}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
    ),
)
def worker_role_does_not_fit_age(plan: Plan) -> Iterator[Problem]:
    """None of a survivor's workers has a role for that age; or a stay has no youth worker for somebody from 13 to 17."""
    if plan.is_template:
        return
    unfit = [person for who, person in plan.people.items() if who in plan.survivors and not _fits(plan, person)]
    message = f"the worker's role does not fit the age of {', '.join(person.handle for person in unfit)}"
    yield from together(message, (person.path for person in unfit))


def _fits(plan: Plan, person: Person) -> bool:
    """Whether one of the workers has a role for this age, or for no age in particular; yes, where that cannot be known."""
    if person.years is None or person.is_unborn:
        return True
    roles = [plan.workers[who].role if who in plan.workers else None for who in person.workers]
    if not roles:
        listed = [worker.role for worker in plan.workers.values()]
        teens = range(plan.settings.child_worker_to_age + 1, plan.settings.adult_worker_from_age)
        teen = int(person.years) in teens and plan.may_be_in_stay(person)
        return not (teen and "primary-caseworker" in listed and "youth-worker" not in listed)
    judged = BY_AGE if plan.is_stay else EVERYWHERE
    if any(role not in judged or role is None or is_blank(role) for role in roles):
        return True
    return any(_is_for(role, int(person.years), plan) for role in roles)


def _is_for(role: str | None, years: int, plan: Plan) -> bool:
    ages = plan.settings
    if role == "primary-caseworker":
        return years >= ages.adult_worker_from_age
    if role == "youth-worker":
        return ages.youth_worker_from_age <= years <= ages.youth_worker_to_age
    return years <= ages.child_worker_to_age
