"""The terms on which the plans of a file are judged: which rules, how grave, by which settings; the same for many files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planlint.linter import AS_RULES_SAY
from planlint.packs import load_rules
from planlint.rulebook import Rule, Severity
from planlint.settings import DEFAULTS, Settings


@dataclass(frozen=True, eq=False)
class Terms:
    """What an agency's configuration and the command line come to for a file. Files of one folder share one value."""

    rules: tuple[Rule, ...]
    draft_rules: tuple[Rule, ...] | None = None
    """The rules for plans whose status is draft, where these are others."""
    severities: Mapping[str, Severity] = field(default_factory=lambda: AS_RULES_SAY)
    """How grave findings are, by rule, where that is not what the rule says."""
    settings: Settings = DEFAULTS
    locked: frozenset[str] = frozenset()
    """Names of the rules that no plan, comment or baseline can switch off."""
    fail_on: Severity = Severity.ERROR
    """The mildest finding that fails the run."""

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules for plans and those for drafts."""
        return tuple(dict.fromkeys((*self.rules, *(self.draft_rules or ()))))

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process rules go by their names, since what a decorator has replaced cannot be pickled."""
        names = _names(self.rules), None if self.draft_rules is None else _names(self.draft_rules)
        return _revived, (*names, dict(self.severities), self.settings, self.locked, self.fail_on)


def _names(rules: Iterable[Rule]) -> frozenset[str]:
    return frozenset(rule.name for rule in rules)


def _revived(
    names: frozenset[str], drafts: frozenset[str] | None, severities: Mapping[str, Severity], settings: Settings, *others: Any
) -> Terms:
    known = load_rules()
    if settings.wording:
        from planlint.wording.own_rules import own_rules  # most agencies have no file of patterns

        known = tuple(sorted((*known, *own_rules(settings.wording, known)), key=lambda rule: rule.name))
    rules = tuple(rule for rule in known if rule.name in names)
    draft_rules = None if drafts is None else tuple(rule for rule in known if rule.name in drafts)
    return Terms(rules, draft_rules, severities, settings, *others)
