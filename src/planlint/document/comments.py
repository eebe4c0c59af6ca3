"""Where the comments of a YAML text are: every `#` that begins one, and none that stands inside a text.

The parser drops comments, so they are found as what is left: the parser says where each scalar begins and ends, and a comment
begins with a `#` outside of all of them, at the start of a line or after white space (YAML 1.2, section 6.6).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import yaml
from yaml._yaml import CParser
from yaml.events import CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, ScalarEvent, StreamEndEvent

from planlint.document.document import Source
from planlint.document.placeholders import mask
from planlint.document.places import BREAK
from planlint.document.read import DEPTH_LIMIT

_OTHER_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
"""Line breaks of YAML 1.1 that are none in YAML 1.2, but that the parser knows."""
_SIGN: Final = re.compile(r"(?:(?<=\s)|^)#", re.MULTILINE)
_HEADER: Final = re.compile(r"[|>][-+0-9]*")


class Comment(NamedTuple):
    """A comment: from its `#` to the end of its line, and the document of the file that it stands in, from 0."""

    start: int
    end: int
    document: int


def comments(source: Source) -> Iterator[Comment]:
    """Yield the comments of a text in order; where the text breaks off being YAML, those before that."""
    text = _OTHER_BREAKS.sub(" ", source.text)
    scalars, documents, until = _events(mask(text))
    where, document = 0, 0
    for begin, end in (*scalars, (until, until)):
        for sign in _signs(text, where, begin):
            while document + 1 < len(documents) and documents[document + 1] <= sign:
                document += 1
            yield Comment(sign, _line_end(text, sign), document)
        where = max(where, end)


def _signs(text: str, where: int, until: int) -> Iterator[int]:
    while (found := _SIGN.search(text, where, until)) is not None:
        yield found.start()
        where = _line_end(text, found.start())


def _line_end(text: str, where: int) -> int:
    found = BREAK.search(text, where)
    return found.start() if found else len(text)


def _events(text: str) -> tuple[list[tuple[int, int]], list[int], int]:
    """Return where each scalar begins and ends (the header of a block scalar aside), where each document begins, and how far
    the text could be read.
    """
    scalars: list[tuple[int, int]] = []
    documents: list[int] = []
    depth, read = 0, 0
    next_event: Callable[[], Any] = CParser(text).get_event
    try:
        while type(event := next_event()) is not StreamEndEvent:
            begin, end = event.start_mark.index, event.end_mark.index
            read = end
            if type(event) is ScalarEvent:
                header = _HEADER.match(text, begin) if event.style in ("|", ">") else None
                if header is not None:
                    scalars.append((begin, header.end()))
                    begin = max(begin, min(end, _line_end(text, begin)))
                if end > begin:
                    scalars.append((begin, end))
            elif type(event) is DocumentStartEvent:
                documents.append(begin)
            elif isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    return scalars, documents, read
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return scalars, documents, read  # the reader of the document tells of the fault itself
    return scalars, documents, len(text)
