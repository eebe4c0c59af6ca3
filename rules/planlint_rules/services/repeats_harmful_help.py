"""Help of a kind that hurt before is planned again."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Prose, Service, Severity, Task, is_blank, rule

NOT_CHOSEN = ("police", "probation", "child-protection", "other")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-24",),
    needs=("people", "violence"),
    why="What hurt once may hurt again, and to be sent there a second time shows that nobody listened the first time.",
    instead="Look for something else; where it is tried again, write with the person why it will be different this time "
    "(`reason_despite_past_harm` at a service, `reason` at a task).",
    ask="What did this survivor tell us about the last time, and what has changed since?",
    limits="Kinds of help and names of providers are compared, not what happened there.",
    bad=(
        """
        planlint: 1
        id: THE-SAME-COURSE
        people:
          renee:
            role: mother
            past_help:
              - {service: parenting-course, year: 2022, outcome: hurt}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Attend the Positive Parenting course., responsible: renee}  # <- here
        """,
        """
        planlint: 1
        id: AS-A-SERVICE-AND-BY-PROVIDER
        people:
          tom:
            role: father
            past_help:
              - {service: mental-health, outcome: hurt}
              - {service: family-support, provider: The Corner House., outcome: hurt}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks: []
        services:
          - {kind: mental-health, for: [tom], status: referred}  # <- here
          - {kind: parenting-support, provider: the corner house, for: [tom], status: active}
        """,
    ),
    good=(
        """
        planlint: 1
        id: SOMETHING-ELSE-OR-A-REASON
        people:
          renee:
            role: mother
            past_help:
              - {service: parenting-course, year: 2022, outcome: hurt}
              - {service: mental-health, year: 2021, outcome: hurt}
              - {service: trauma-therapy, year: 2019, outcome: hurt}
              - {service: trauma-therapy, year: 2024, outcome: helped}
              - {service: police, outcome: hurt}
              - {service: couple-counselling, outcome: mixed}
              - {service: legal-aid, outcome: hurt}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: The course., kind: parenting-course, responsible: mark}
          - {what: An earlier course., kind: parenting-course, responsible: renee, status: completed}
          - {what: A lawyer., kind: legal, responsible: renee, reason: She wants to try another one.}
        services:
          - {kind: mother-child-group, for: [renee], status: active}
          - {kind: mental-health, for: [renee], status: referred, reason_despite_past_harm: Another team; she goes with a friend.}
          - {kind: trauma-therapy, for: [renee], status: referred}
          - {kind: parenting-course, for: [renee], status: declined-by-client}
          - {kind: parenting-course, for: [renee], status: referred, requested_by: [renee]}
          - {kind: police, for: [renee], status: active}
        """,
    ),
)
def repeats_harmful_help(plan: Plan) -> Iterator[Problem]:
    """A task or service for a survivor is of the kind, or with the provider, that hurt before, and no reason is recorded.

    It is passed over where help of this kind also helped, and where the survivor asked for it.
    """
    for who in plan.survivors:
        person = plan.people.get(who)
        hurt = [help_ for help_ in person.past_help if help_.outcome == "hurt"] if person is not None else []
        if person is None or not hurt:
            continue
        helped = {help_.help_kind for help_ in person.past_help if help_.outcome == "helped"}
        again = []
        for entry in plan.work_of(who):
            if not entry.is_open or entry.own_choice_of(who) or _reason(entry) or entry.kind in NOT_CHOSEN:
                continue
            for help_ in hurt:
                same_kind = help_.help_kind is not None and help_.help_kind == entry.help_kind and help_.help_kind not in helped
                if same_kind or _same_provider(entry, help_.provider):
                    again.append((entry, help_))
                    break
        if again:
            entry, help_ = again[0]
            related = ((help_.path, "the help that hurt"), *((other.path, f"{other.kind} again") for other, _ in again[1:]))
            read = " (kind read from its words)" if entry.kind_was_inferred else ""
            what = entry.kind if entry.kind and not is_blank(entry.kind) else "a service"
            message = f"{what} for {who} is like help that hurt before, with no reason to try it again{read}"
            yield Problem(message, entry.path, related)


def _reason(entry: Task | Service) -> bool:
    """Whether it says why it is tried again."""
    return (entry.reason if isinstance(entry, Task) else entry.reason_despite_past_harm) is not None


def _same_provider(entry: Task | Service, provider: Prose | None) -> bool:
    return isinstance(entry, Service) and provider is not None and not provider.blank and provider == entry.provider
