"""What a SARIF report says about the rules: reporting descriptors (SARIF 2.1.0, 3.49) with what GitHub shows of them."""

import re
from collections.abc import Iterator
from typing import Any, Final

from planlint.report.printable import markdown_words
from planlint.report.sources import sources
from planlint.rulebook import Rule, Severity

_DESCRIPTION_LIMIT: Final = 1024
_TAG_LIMIT: Final = 20
_SENTENCE: Final = re.compile(r".*?\.(?=\s|$)", re.DOTALL)
_PROBLEM_SEVERITY: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_PRECISION: Final = {"wording": "medium", "reading": "very-high"}
"""How often a family is right. Rules that read words err more often than those that read dates and handles ("high")."""


def message_string(text: str) -> str:
    """Return text as a SARIF message string: braces, which mark placeholders, are doubled (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def descriptor(rule: Rule) -> dict[str, Any]:
    """Return the reporting descriptor of a rule.

    `shortDescription` is what the rule looks for, in one sentence; `fullDescription` adds why; `help` what to do instead, the
    question for supervision and on whose authority. `precision` and `problem.severity` are read by GitHub code scanning.
    """
    first = _SENTENCE.match(rule.looks_for)
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": _message(first.group() if first else f"{rule.looks_for}."),
        "fullDescription": _message(_shortened(f"{rule.looks_for} {rule.why}")),
        "help": {
            "text": message_string("\n".join(f"{title}: {text}" for title, text in _help(rule))),
            "markdown": message_string("\n\n".join(f"**{title}:** {markdown_words(text)}" for title, text in _help(rule))),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [rule.family, rule.profile.value, *rule.cites][:_TAG_LIMIT],
            "precision": _PRECISION.get(rule.family or "reading", "high"),
            "problem.severity": _PROBLEM_SEVERITY[rule.severity],
        },
    }


def _help(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Why", rule.why
    yield "What to do instead", rule.instead
    if rule.ask:
        yield "Question for supervision", rule.ask
    if rule.limits:
        yield "Known limits", rule.limits
    for source in sources(rule):
        yield "Source", source


def _message(text: str) -> dict[str, str]:
    return {"text": message_string(text)}


def _shortened(text: str) -> str:
    return text if len(text) <= _DESCRIPTION_LIMIT else text[: _DESCRIPTION_LIMIT - 3].rpartition(" ")[0] + "..."
