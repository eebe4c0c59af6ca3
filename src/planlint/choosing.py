"""Which rules run: by profile, and by the names that a user selects or leaves out."""

import difflib
from collections.abc import Iterable, Sequence

from planlint.rulebook import Profile, Rule


class UnknownRule(Exception):
    """A rule was named that no pack holds."""


def rule_named(name: str, rules: Sequence[Rule]) -> Rule:
    """Return the rule of this name or alias. Raises UnknownRule, with the nearest name, where there is none."""
    for rule in rules:
        if name == rule.name or name in rule.aliases:
            return rule
    known = [known for rule in rules for known in (rule.name, *rule.aliases)]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    raise UnknownRule(f"there is no rule of that name{f'; did you mean {near[0]}?' if near else ''}")


def chosen(rules: Sequence[Rule], profile: Profile, select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules to run.

    `select`, where given, names the only rules to run, whatever their profile; `ignore` takes rules away. Raises UnknownRule.
    """
    wanted = {rule_named(name, rules).name for name in select}
    unwanted = {rule_named(name, rules).name for name in ignore}
    return tuple(
        rule for rule in rules
        if (rule.name in wanted if wanted else profile.includes(rule.profile)) and rule.name not in unwanted
    )  # fmt: skip
