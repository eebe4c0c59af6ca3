"""Which rules run: by profile, and by the names that a user selects or leaves out."""

from collections.abc import Iterable, Sequence

from planlint.nearest import nearest
from planlint.rulebook import Profile, Rule


class UnknownRule(Exception):
    """A rule or family was named that no pack holds."""


def rule_named(name: str, rules: Sequence[Rule]) -> Rule:
    """Return the rule of this name or alias. Raises UnknownRule, with the nearest name, where there is none."""
    for rule in rules:
        if name == rule.name or name in rule.aliases:
            return rule
    raise UnknownRule(f"there is no rule of that name{_nearest(name, _names(rules))}")


def rules_named(name: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rule of this name or alias, or the rules of the family of this name (`joint-work` or `joint_work`).

    Raises UnknownRule, with the nearest name, where there is neither.
    """
    known = _names(rules)
    if name in known:
        return (rule_named(name, rules),)
    family = tuple(rule for rule in rules if rule.family == name.replace("-", "_"))
    if family:
        return family
    families = dict.fromkeys(rule.family.replace("_", "-") for rule in rules)
    raise UnknownRule(f"there is no rule or family of that name{_nearest(name, [*known, *families])}")


def chosen(rules: Sequence[Rule], profile: Profile, select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules to run.

    `select`, where given, names the only rules or families to run, whatever their profile; `ignore` takes rules away.
    Raises UnknownRule.
    """
    wanted = {rule.name for name in select for rule in rules_named(name, rules)}
    unwanted = {rule.name for name in ignore for rule in rules_named(name, rules)}
    return tuple(
        rule for rule in rules
        if (rule.name in wanted if wanted else profile.includes(rule.profile)) and rule.name not in unwanted
    )  # fmt: skip


def _names(rules: Iterable[Rule]) -> list[str]:
    return [name for rule in rules for name in (rule.name, *rule.aliases)]


def _nearest(name: str, known: Sequence[str]) -> str:
    near = nearest(name, known)
    return f"; did you mean {near}?" if near else ""
