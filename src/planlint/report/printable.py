"""Making text inert: control characters and direction marks, in a file name or a line of a plan, must not act on a terminal."""

import re
from typing import Final

_ACTIVE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def inert(text: str) -> str:
    """Return `text` with every character that could act replaced by one visible sign, so that positions stay."""
    return _ACTIVE.sub("\ufffd", text)


def inert_name(name: str) -> str:
    """Return a file name with such characters written as escapes, so that it can still be told from others."""
    return _ACTIVE.sub(lambda found: f"\\x{ord(found.group()):02x}", name)
