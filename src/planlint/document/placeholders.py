"""Blanks that a template leaves open: how they are recognised in the text of a value."""

import re
from typing import Final

WHOLE: Final = re.compile(
    r"""\s*(?: \{\{ [^{}\n]* \}\}        # {{ name }}
          | < [A-Za-z][^<>\n]* >         # <name>
          | \[ INSERT\b [^\]\n]* \]      # [INSERT name]
          | (?i:TBD|TBC|TODO) [.:]?
          )?\s*""",
    re.VERBOSE,
)
INSIDE: Final = re.compile(r"\{\{[^{}\n]*\}\}|<[A-Za-z][^<>\n]*>|\[INSERT\b[^\]\n]*\]")
HINTS: Final = re.compile(r"\{\{|<[A-Za-z]|\[INSERT\b|(?i:\bTB[CD]\b|\bTODO\b)")


class Blank(str):
    """A placeholder that stands for a whole value: its slot is there, its content is not, and it cannot be printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return "[blank]"

    __repr__ = __str__

    def __format__(self, specification: str) -> str:
        return "[blank]"


def is_blank(value: object) -> bool:
    """Whether a value of the plan (word, date, text or entry) is a template's placeholder, with no content to judge."""
    return isinstance(value, Blank) or getattr(value, "blank", False) is True
