"""Patterns for paths: `templates/**`, `archive/`, `*.draft.yaml`; as in .gitignore, without negation."""

import re
from functools import cache


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return the expression that fits the paths that a pattern means, with `/` between folders.

    `*` and `?` stand for characters of one name, `[ab]` for one of them, `**` for folders, however many. A pattern with a `/` at
    its start or within is held against the whole path, any other against each name in it. What fits a folder fits all in it;
    one that ends in `/` fits folders only. Raises re.error for letters in brackets that make no range.
    """
    steps = text.strip("/").split("/")
    anchored = len(steps) > 1 or text.startswith("/")
    found = "" if anchored else "(?:.*/)?"
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if step == "**":
            found += ".+" if last else "(?:[^/]+/)*"
        else:
            found += _step(step) + ("" if last else "/")
    return re.compile(found + ("/.+" if text.endswith("/") else "(?:/.*)?"), re.DOTALL)


def _step(step: str) -> str:
    """Translate one name of a pattern."""
    parts: list[str] = []
    rest = step
    while rest:
        letters = re.match(r"\[(!?)(\]?[^\]]*)\]", rest)
        if letters:
            inside = "".join(letter if letter == "-" else re.escape(letter) for letter in letters[2])
            parts.append(f"(?!/)[{'^' if letters[1] else ''}{inside}]")
            rest = rest[letters.end() :]
            continue
        parts.append({"*": "[^/]*", "?": "[^/]"}.get(rest[0], re.escape(rest[0])))
        rest = rest[1:]
    return "".join(parts)
