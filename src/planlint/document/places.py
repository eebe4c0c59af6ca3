"""Where things stand in the text: lines, columns, and places inside a scalar however it was quoted or folded."""

import re
from typing import Final, NamedTuple

Path = tuple[str | int, ...]
"""The way from the root of a plan to a value: keys and list positions (0-based)."""

BREAK: Final = re.compile(r"\r\n|\r|\n")
_ESCAPE: Final = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(00[01][0-9A-Fa-f]{5})|.", re.DOTALL)
_SPACES: Final = frozenset(" \t\r\n")
_SOURCE_SPACES: Final = _SPACES | frozenset("\x85\u2028\u2029")
"""What the reader takes for white space in the text of a file: three line breaks of YAML 1.1 among it."""
_SPACE_ESCAPES: Final = frozenset("ntr \t\r\n")


class Position(NamedTuple):
    """A place between two characters: line and column, both from 1; a column counts characters (code points)."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of the file, from `start` up to but not including `end`."""

    start: Position
    end: Position


def line_starts(text: str) -> list[int]:
    """Return the offset (from 0) at which each line of `text` begins."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


def offsets_inside(text: str, begin: int, end: int, style: str, value: str) -> list[int]:
    """Map each character of a scalar's value to its offset in the file.

    Folding changes white space only, so the other characters of the value stand in the source in the same order: both
    are walked side by side. `begin` and `end` bound the scalar in `text`, `style` is YAML's (`"`, `'`, `|`, `>` or empty).
    A white-space character is given the offset that follows the character before it. Returns len(value) + 1 offsets.
    """
    where = begin
    if style in ("|", ">") and style:
        header = BREAK.search(text, begin)
        where = header.end() if header else end
    elif style:
        where = begin + 1
    offsets = []
    for character in value:
        if character.isspace() and character in _SPACES:
            offsets.append(where)
            continue
        start, where = _next_visible(text, where, end, style)
        offsets.append(start)
    offsets.append(where)
    return offsets


def _next_visible(text: str, where: int, end: int, style: str) -> tuple[int, int]:
    """Find the next source character that is not white space: where it starts, and where what follows it starts."""
    while where < end:
        character = text[where]
        if character in _SOURCE_SPACES:
            where += 1
        elif style == '"' and character == "\\":
            escape = _ESCAPE.match(text, where + 1)
            after = escape.end() if escape else end
            if escape is None or not _is_space(escape):
                return where, after
            where = after
        elif style == "'" and text.startswith("''", where):
            return where, where + 2
        else:
            return where, where + 1
    return end, end


def _is_space(escape: re.Match[str]) -> bool:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) in _SPACES if code else escape.group() in _SPACE_ESCAPES
