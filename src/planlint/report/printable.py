"""Making text inert: what stands in a file name or a line of a plan must not act on a terminal, in a log or in a web page."""

import json
import os
import re
from typing import Any, Final

_ACTIVE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_COMMAND: Final = re.compile(r"\A:|(?<=:):|(?<=#)#")
"""What build servers read as a command: `::error::` at the start of a line, `##[error]` and `##vso[...]` anywhere in one."""
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKDOWN: Final = re.compile(r"[\\`*\[\]<>|&~#]|(?<!\w)_|_(?!\w)")


def inert(text: str) -> str:
    """Return `text` with every character that could act replaced by one visible sign, so that positions stay."""
    return _ACTIVE.sub("\ufffd", text)


def inert_name(name: str) -> str:
    """Return a file name with such characters, and those that make a command, as escapes: it can still be told from others."""
    return _COMMAND.sub(_escaped, escaped_controls(name))


def escaped_controls(text: str) -> str:
    """Return `text` with control characters, direction marks and bytes that are no text written as escapes."""
    return _ACTIVE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code:02x}"  # a byte that is no text stands as a surrogate


def plain_name(name: str) -> str:
    """Return a file name as text: bytes of it that are none (surrogates, PEP 383) are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def json_text(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON (RFC 8259) in ASCII, in which no build server finds a command."""
    return json.dumps(value, indent=indent).replace("##", "#\\u0023")


def xml_text(text: str) -> str:
    """Return text fit to stand in XML 1.0, in an attribute as well: in ASCII, without characters that XML does not allow."""
    allowed = _NOT_IN_XML.sub("", text)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"), ("##", "#&#35;")):
        allowed = allowed.replace(sign, entity)
    return allowed.encode("ascii", "xmlcharrefreplace").decode()


def markdown_text(text: str) -> str:
    """Return text of ours (messages, words of rules) so that Markdown (CommonMark, GFM) shows it as it is."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def markdown_words(text: str) -> str:
    """Return the words of a rule as Markdown: what stands between backticks in them is code, the rest is shown as it is."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return markdown_text(text)
    return "`".join(part if number % 2 else markdown_text(part) for number, part in enumerate(parts))


def markdown_code(text: str, in_table: bool = False) -> str:
    """Return any text as a code span, in which Markdown acts on nothing (CommonMark 6.1); in a table a bar is escaped, too."""
    shown = inert_name(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    span = f"{fence}{padding}{shown}{padding}{fence}"
    return span.replace("|", "\\|") if in_table else span
