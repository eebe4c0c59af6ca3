"""Text to `Document`: plain data, and the place of every key and value."""

from planlint.document.document import Document, Fault
from planlint.document.placeholders import BLANK, SOMEBODY, Blank, Gapped, StandIn, inert_placeholders, is_blank
from planlint.document.places import Path, Position, Span
from planlint.document.read import SIZE_LIMIT, read

__all__ = [
    "BLANK",
    "SIZE_LIMIT",
    "SOMEBODY",
    "Blank",
    "Document",
    "Fault",
    "Gapped",
    "Path",
    "Position",
    "Span",
    "StandIn",
    "inert_placeholders",
    "is_blank",
    "read",
]  # fmt: skip
