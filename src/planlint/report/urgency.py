"""What to take up first: immediate safety, then responsibility and fairness, then voices, then the rest."""

from collections.abc import Mapping
from typing import Final

from planlint.finding import Finding
from planlint.rulebook import Rule

_FAMILIES: Final = (
    "safety", "joint_work", "orders", "safeguarding", "accountability", "responsibility", "sequence", "voice", "children",
)  # fmt: skip
"""Families of rules in the order in which a practice lead would take them up."""


def urgency(finding: Finding, rules: Mapping[str, Rule]) -> int:
    """Return where a finding stands in that order, by the family of its rule: 0 comes first."""
    family = rules[finding.rule].family
    return _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
