"""The rules about the file itself: what is found while a plan is read, before any rule of a pack can look."""

from collections.abc import Iterator
from typing import Final

from planlint.plan import Plan
from planlint.rulebook import Problem, Profile, Rule, Severity


def _found_while_reading(plan: Plan) -> Iterator[Problem]:
    yield from ()


def _rule(name: str, looks_for: str, why: str, instead: str) -> Rule:
    return Rule(
        name=name, check=_found_while_reading, looks_for=looks_for, severity=Severity.ERROR, profile=Profile.ESSENTIAL,
        cites=(), basis="The plan format.", needs=(), why=why, instead=instead, ask="", settings=(), limits="", aliases=(),
        bad=(), good=(),
    )  # fmt: skip


_RULES: Final = (
    _rule(
        "unreadable-file",
        "A file that is no YAML or JSON text in UTF-8, is empty, too large or nested too deep.",
        "What cannot be read has not been looked at, and nobody would know.",
        "Mend the place named; an editor with YAML support marks it as you type.",
    ),
    _rule(
        "yaml-feature",
        "Tags, merge keys, keys that are no text, and aliases that name nothing: features of YAML that no plan needs.",
        "Tools read them differently, so two readers of one plan could see two plans.",
        "Write the keys and values out.",
    ),
    _rule(
        "duplicate-key",
        "A key that stands twice in the same mapping.",
        "Most tools keep one and drop the other without a word; a whole section can disappear that way.",
        "Join the two, or take one away.",
    ),
    _rule(
        "unquoted-placeholder",
        "A placeholder in double braces without quotes around it.",
        "YAML reads the braces as a mapping, so the value is not what its author meant.",
        "Put the placeholder in quotes.",
    ),
    _rule(
        "plan-format",
        "Keys, words, dates and handles that the plan format does not know, and keys that it requires.",
        "A misspelt key is a section that no rule reads: what it holds would go unjudged.",
        "Use the key or word that the message names; keys of your own start with x-.",
    ),
)

READING_RULES: Final[dict[str, Rule]] = {rule.name: rule for rule in _RULES}
