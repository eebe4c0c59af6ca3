"""Text to `Document`: plain data, and the place of every key and value."""

from planlint.document.document import Document, Fault
from planlint.document.placeholders import Blank, is_blank
from planlint.document.places import Path, Position, Span
from planlint.document.read import SIZE_LIMIT, read

__all__ = ["SIZE_LIMIT", "Blank", "Document", "Fault", "Path", "Position", "Span", "is_blank", "read"]
