"""Blanks that a template leaves open: how they are known in the text of a file, and in the text of a value."""

import re
from collections.abc import Iterable
from typing import Any, Final

WHOLE: Final = re.compile(
    r"""\s*(?: \{\{ [^{}\n]* \}\}        # {{ name }}
          | < [A-Za-z][^<>\n]* >         # <name>
          | \[ INSERT\b [^\]\n]* \]      # [INSERT name]
          | (?i:TBD|TBC|TODO) [.:]?
          )?\s*""",
    re.VERBOSE,
)
INSIDE: Final = re.compile(r"\{\{[^{}\n]*\}\}|<[A-Za-z][^<>\n]*>|\[INSERT\b[^\]\n]*\]")
SOMEBODY: Final = "[somebody]"
"""What stands for a word that was written for a handle, but may be anything."""
_NAMED: Final = re.compile(r"(?:\{\{|<|\[INSERT )\s*([A-Za-z][A-Za-z0-9_-]{0,39})\s*(?:\}\}|>|\])")
HINTS: Final = re.compile(r"\{\{|<[A-Za-z]|\[INSERT\b|(?i:\bTB[CD]\b|\bTODO\b)")


_APART: Final = re.compile(
    r"""\{\{ (?: [^{}\n"'\\] | (?<=\w)'(?=\w) )* \}\}  # {{ anything, even survivor's sister }}
      | \[ INSERT\b (?: [^\[\]\n"'\\] | (?<=\w)'(?=\w) )* \]""",
    re.VERBOSE,
)
"""A placeholder that YAML would take apart. One that holds quotes or escapes is left to YAML:
the quotes may belong to two texts."""
_MASKED: Final = {code: 0xE000 + code for code in (0x09, *range(0x20, 0x7F)) if not chr(code).isalnum()}
_UNMASKED: Final = {masked: code for code, masked in _MASKED.items()}
_IN_USE: Final = re.compile(r"[\ue000-\ue07f]|\\[uU](?:0000)?[eE]0[0-7]")
_OPENS: Final = re.compile("[\ue07b\ue05b]")
_CUT: Final = re.compile("\ue03a[\ue020\ue009]|[\ue020\ue009]\ue023")
"""What YAML would see inside a placeholder: a colon that ends a key, the start of a comment."""


def mask(text: str) -> str:
    """Return `text` with every placeholder made of signs that mean nothing to YAML, each in the place of one other.

    Offsets stay. A text that holds such signs itself (private use, U+E000 to U+E07F), or escapes for them, is returned as it is.
    """
    if ("{{" not in text and "[INSERT" not in text) or _IN_USE.search(text):
        return text
    return _APART.sub(lambda found: found.group().translate(_MASKED), text)


def unmask(text: str) -> str:
    """Return a text as it was before `mask`."""
    return text.translate(_UNMASKED)


def needs_quotes(masked: str, flow: bool) -> bool:
    """Whether a text without quotes holds a placeholder that YAML would take apart. Takes it masked.

    `flow`: whether it stands within `{ }` or `[ ]`. A whole `[INSERT name]` is a list of one word to YAML, and no harm is done.
    """
    if not _OPENS.search(masked) or (not masked.startswith("\ue07b") and WHOLE.fullmatch(unmask(masked))):
        return False
    return flow or _OPENS.match(masked) is not None or _CUT.search(masked) is not None


class Blank(str):
    """A placeholder that stands for a whole value: its slot is there, its content is not, and it cannot be printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return "[blank]"

    __repr__ = __str__

    def __format__(self, specification: str) -> str:
        return "[blank]"


BLANK: Final = Blank("[blank]")
"""What stands for a value that was left empty."""


class Unknown(Blank):
    """A word that the plan format does not know: nothing can be told by it, as if it had been left open."""

    __slots__ = ()


UNKNOWN: Final = Unknown("[unknown]")
"""What stands for a word that is not known."""


class StandIn(Blank):
    """A placeholder for somebody whom a template lists among its people or workers: a handle like any other to rules.

    It is printed as the word between its signs, where that has the form of a handle.
    """

    __slots__ = ()

    def __str__(self) -> str:
        found = _NAMED.fullmatch(self[:])
        return f"[{found[1]}]" if found else SOMEBODY

    __repr__ = __str__

    def __format__(self, specification: str) -> str:
        return str(self)


class Gapped(str):
    """A text with a placeholder in it: as prose its words can be judged, as a word or date it is as good as a placeholder."""

    __slots__ = ()


def is_blank(value: object) -> bool:
    """Whether a value of the plan (word, date, text or entry) is a template's placeholder, with no content to judge."""
    if type(value) is str:
        return False
    if isinstance(value, str):
        return isinstance(value, Blank) and not isinstance(value, StandIn)
    return getattr(value, "blank", False) is True


def inert_placeholders(message: str, stand_ins: Iterable[StandIn]) -> str:
    """Return a message with its placeholders as they are printed: what stands in one may be anybody's words."""
    known = {one[:]: str(one) for one in stand_ins}
    return INSIDE.sub(lambda found: known.get(found.group(), str(BLANK)), message)


def settle(data: Any) -> None:
    """Make stand-ins of the placeholders that name somebody listed under `people` or `workers`: keys and values, in place."""
    known = {key: StandIn(key) for people in lists_of_people(data) for key in people if WHOLE.fullmatch(key)}
    if known:
        _settle(data, known, set())


def lists_of_people(data: Any) -> list[dict[str, Any]]:
    """Return the mappings of a plan whose keys are the handles that it knows."""
    groups = (data.get(group) for group in ("people", "workers")) if isinstance(data, dict) else ()
    return [group for group in groups if isinstance(group, dict)]


def _settle(value: Any, known: dict[str, StandIn], seen: set[int]) -> None:
    if id(value) in seen or not isinstance(value, (dict, list)):
        return
    seen.add(id(value))  # aliases let one list stand in many places
    inner_values = value if isinstance(value, list) else list(value.values())
    settled = [known.get(inner, inner) if isinstance(inner, str) else inner for inner in inner_values]
    if isinstance(value, list):
        value[:] = settled
    else:
        keys = [known.get(key, key) for key in value]
        value.clear()
        value.update(zip(keys, settled, strict=True))
    for inner in settled:
        _settle(inner, known, seen)
