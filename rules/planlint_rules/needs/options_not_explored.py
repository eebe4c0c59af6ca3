"""For a main need no options were weighed."""

from collections.abc import Iterator

from planlint import Need, Option, Path, Plan, Problem, Profile, Severity, is_blank, rule

MAIN = ("housing", "safety", "legal")
SETTLED = ("met", "not-applicable", "declined-to-discuss")
ABOUT = {
    "housing": frozenset(
        "stay-at-home exclude-person-using-violence refuge move with-family-or-friends private-tenancy social-housing "
        "transitional-housing".split()
    ),
    "safety": frozenset(
        "stay-at-home exclude-person-using-violence refuge move with-family-or-friends order report-to-police separation".split()
    ),
    "legal": frozenset("order legal-action report-to-police exclude-person-using-violence".split()),
}
"""Of each main need, the kinds of options that are about it where no need is named."""


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("BCP-08",),
    needs=("people", "violence"),
    settings=(
        "first_phase_days",
        "first_phase_days_six_month",
    ),
    why="Whoever is shown only one way has not chosen it.",
    instead="Write down at least two ways to meet the need and go through them with the survivor, or say why there is only one.",
    ask="Which ways out did we never mention because they are harder for us?",
    limits="Options that were talked about and not written down are not seen.",
    bad=(
        """
        planlint: 1
        id: WEEK-ELEVEN
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: AN-UNMET-NEED-AND-ONE-OPTION
        people:
          tom: {role: husband}
          eve: {role: wife}
        violence:
          - {by: eve, towards: [tom]}
        needs:
          - {id: n-1, person: tom, area: housing, status: unmet}
          - {id: n-2, person: tom, area: legal, status: unmet}
        tasks: []
        options:
          - {need: n-1, option: A room at his brother's., kind: with-family-or-friends}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: WEIGHED
        as_of: 2026-08-28
        setting: shelter
        start: 2026-08-03
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        needs:
          - {id: n-1, person: ines, area: housing, status: unmet}
          - {id: n-2, person: ines, area: legal, status: unmet}
          - {person: ines, area: safety, status: partly-met}
        tasks: []
        options:
          - {need: n-1, option: Move on from here.}
          - {need: n-1, option: Private.}
          - {need: n-2, option: An order., only_option: No other remedy exists here.}
        """,
        """
        planlint: 1
        id: BY-KIND
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        needs:
          - {id: n-1, person: ines, area: safety, status: unmet}
          - {id: n-2, person: ines, area: housing, status: unmet}
        tasks: []
        options:
          - {option: Stay with an order., kind: stay-at-home}
          - {option: Her aunt's., kind: with-family-or-friends}
        """,
        """
        planlint: 1
        id: EARLY-OR-SETTLED
        as_of: 2026-03-10
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: legal, status: unmet, deferred_by: tanya}
          - {person: tanya, area: safety, status: partly-met}
        tasks: []
        """,
        """
        planlint: 1
        id: SPARSE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: See the lawyer., responsible: karen}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        options: TBD
        """,
    ),
)
def options_not_explored(plan: Plan) -> Iterator[Problem]:
    """A survivor's unmet need for housing, safety or legal help has fewer than two options, and no word that there is only one.

    In a refuge stay a home counts as such a need after twice the first phase; elsewhere a plan without any options gets a note.
    An option with alternatives stands for several.
    """
    if any(map(is_blank, plan.options)):
        return
    here = (None, *plan.adult_survivors_here)
    without: list[tuple[Path, str]] = []
    for need in plan.needs:
        if need.area not in MAIN or need.status != "unmet" or need.deferred_by is not None or need.person not in here:
            continue
        options = [option for option in plan.options if _is_about(option, need)]
        if len(options) < 2 and not any(option.alternatives or option.only_option is not None for option in options):
            without.append((options[0].path if options else need.path, need.area))
    late = plan.is_template or (plan.days_since(plan.start or plan.intake) or 0) >= 2 * plan.first_phase_days
    settled = any(need.area == "housing" and (need.status in SETTLED or need.deferred_by is not None) for need in plan.needs)
    if plan.is_stay and late and not plan.options and not settled and not without:
        without += [(plan.place_of(who), "housing") for who in plan.adult_survivors_here if who in plan.people]
    if without:
        areas = ", ".join(dict.fromkeys(area for _, area in without))
        message = f"fewer than two options are recorded for {areas}, and not why there is only one"
        milder = None if plan.is_stay or plan.options else Severity.NOTE
        yield Problem(message, without[0][0], tuple(without[1:]), milder)


def _is_about(option: Option, need: Need) -> bool:
    """Whether an option is for a need: by its id or area, else by its kind; one that says neither may be for any."""
    if option.need is not None:
        return option.need in (need.id, need.area) or is_blank(option.need) or is_blank(need.id)
    return option.kind is None or option.kind in ABOUT[str(need.area)]
