"""The words of a comment that allows something: `# planlint: allow RULE[, RULE] until=2026-12-01 by=jo -- reason`."""

import re
from typing import Final, NamedTuple

from planlint.document.comments import Comment, comments
from planlint.document.document import Source
from planlint.nearest import nearest

_HINT: Final = re.compile(r"#[# \t]*(?i:planlint)\b")
"""Without this a text holds no such comment."""
_START: Final = re.compile(r"#[# \t]*planlint[ \t]*(:?)[ \t]*([a-z]+)(?![a-z0-9_.-])[ \t]*[:,]?", re.IGNORECASE)
_REASON: Final = re.compile(r"(?:^|(?<=\s))(?:-{2,}|[\u2013\u2014])\s*")
_MEANT: Final = frozenset(
    "accept disable except exception exempt ignore mute noqa nolint off permit silence skip suppress waive".split()
)
"""Words that other linters use for the same, or that come to mind."""


class Directive(NamedTuple):
    """What a comment says: names of rules, settings by their keys, and where in the comment the reason stands."""

    rules: tuple[str, ...]
    settings: dict[str, str]
    reason: tuple[int, int] | None
    fault: str = ""


def allowing_comments(source: Source, file: str) -> tuple[Comment, ...]:
    """Return the comments of a file, or none where it is JSON or holds nothing like a comment that allows something."""
    if _HINT.search(source.text) is None or file.lower().endswith(".json"):
        return ()
    return tuple(comments(source))


def directive(comment: str) -> Directive | None:
    """Read a comment, from its `#`. Returns None for one that does not mean to allow anything."""
    start = _START.match(comment)
    if start is None:
        return None
    verb = start[2].lower()
    if verb != "allow" or not start[1]:
        near = verb in _MEANT or nearest(verb, ["allow"], 0.75)
        return Directive((), {}, None, "a comment that allows something begins with planlint: allow") if near else None
    marker = _REASON.search(comment, start.end())
    head = comment[start.end() : marker.start() if marker else len(comment)]
    reason = (marker.end(), len(comment.rstrip())) if marker else None
    return _read(re.sub(r"\s*=\s*", "=", head), reason if reason and reason[1] > reason[0] else None)


def _read(head: str, reason: tuple[int, int] | None) -> Directive:
    rules: list[str] = []
    settings: dict[str, str] = {}
    fault = ""
    for word in re.split(r"[\s,;]+", head.strip(" \t,;")):
        key, sign, value = word.partition("=")
        if not sign:
            rules.append(word)
        elif key.lower() not in ("until", "by", "date"):
            fault = "this says something of which only until=, by= and date= are known"
        elif key.lower() in settings:
            fault = f"{key.lower()}= stands here twice"
        else:
            settings[key.lower()] = value.strip("\"'")
    return Directive(tuple(dict.fromkeys(filter(None, rules))), settings, reason, fault)
