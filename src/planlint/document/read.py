"""The bytes of a file to its documents: YAML 1.2's core words on libyaml's events, in one pass, within bounds."""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from planlint.document.document import NOWHERE, Document, Fault, Mark, Source
from planlint.document.placeholders import HINTS, INSIDE, WHOLE, Blank, Gapped, mask, needs_quotes, settle, unmask

SIZE_LIMIT: Final = 8 * 1024 * 1024
"""The largest file that is read, in bytes."""
DEPTH_LIMIT: Final = 64
"""How deep lists and mappings may stand in one another."""
ALIAS_LIMIT: Final = 50_000
"""How many values the aliases of one document may unfold to."""

_CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_PAIR: Final = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ENDS: Final = frozenset({SequenceEndEvent, MappingEndEvent})
_DIGITS: Final = frozenset("0123456789+-")
_WORDS: Final[dict[str, str | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": "yes", "True": "yes", "TRUE": "yes", "false": "no", "False": "no", "FALSE": "no",
}  # fmt: skip
_UNQUOTED: Final = "an unquoted {{ ... }} is a mapping to YAML; put quotes around the whole text in which it stands"
_UNQUOTED_LIST: Final = "an unquoted [...] is a list to YAML; put quotes around the whole text in which it stands"
_ONE_BREAK: Final = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.2 has no line breaks but LF and CR; libyaml still knows three more. Replaced one for one, so offsets hold."""


def read(raw: bytes) -> tuple[Document, ...]:
    """Read a file into its documents.

    Takes the bytes of the file. Returns at least one document; what is wrong with the text stands in its `faults`, and
    where nothing could be read one of them is fatal. Never raises for what a file holds.
    Follows YAML 1.2, core schema, but for numbers with a point or a leading zero, which stay text
    as written.
    """
    if len(raw) > SIZE_LIMIT:
        return (_unreadable("", f"the file is larger than {SIZE_LIMIT // 1024 // 1024} MB"),)
    try:
        text = _PAIR.sub(_one_character, raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        head = raw[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        return (_unreadable(head, "the file is not UTF-8 text", len(head)),)
    return _Reader(text).documents()


def _one_character(pair: re.Match[str]) -> str:
    """JSON writes a character beyond U+FFFF as two escapes, YAML as one."""
    high, low = int(pair[1], 16), int(pair[2], 16)
    return f"\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08X}"


def _unreadable(text: str, message: str, where: int = 0) -> Document:
    fault = Fault("unreadable-file", message, where, where, fatal=True)
    return Document(Source.of(text), None, NOWHERE, (fault,), 0, False)


class _Stop(Exception):
    """Reading cannot go on; the fault that ended it is the last one recorded."""


class _Reader:
    """One pass over the events of one text. Each document's faults, anchors and limits are its own."""

    def __init__(self, text: str) -> None:
        self.source = Source.of(text)
        self.text = text.translate(_ONE_BREAK) if not text.isascii() else text
        self.has_blanks = HINTS.search(text) is not None
        masked = mask(self.text) if self.has_blanks else self.text
        self.is_masked = masked != self.text
        self.text = masked
        self.flow = 0
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[Any, Mark]] = {}
        self.open_anchors: set[str] = set()
        self.unfolded = 0
        self.next: Callable[[], Any]

    def documents(self) -> tuple[Document, ...]:
        """Read every document of the text; one that breaks off ends the list."""
        found: list[Document] = []
        try:
            self.next = CParser(self.text).get_event
            self.next()
            while not isinstance(event := self.next(), StreamEndEvent):
                if isinstance(event, (DocumentStartEvent, DocumentEndEvent)):
                    continue
                self.faults, self.anchors, self.unfolded = [], {}, 0
                data, mark = self.node(event, 1)
                found.append(self._document(data, mark, len(found)))
        except _Stop:
            found.append(self._document(None, NOWHERE, len(found)))
        except yaml.YAMLError as error:
            fault = self._syntax_fault(error)
            self.faults.append(fault)
            found.append(self._document(None, NOWHERE, len(found)))
        if len(found) > 1:
            found = [document for document in found if document.data is not None or document.fatal] or found[:1]
        if all(document.data is None and not document.faults for document in found):
            return (_empty(self.source),)
        return tuple(found)

    def _document(self, data: Any, mark: Mark, number: int) -> Document:
        if self.has_blanks:
            settle(data)
        return Document(self.source, data, mark, tuple(self.faults), number, self.has_blanks)

    def _syntax_fault(self, error: yaml.YAMLError) -> Fault:
        if control := _CONTROL.search(self.text):
            code = f"U+{ord(control.group()):04X}"
            return Fault("unreadable-file", f"a control character ({code}) stands in the text", *control.span(), fatal=True)
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        where = min(mark.index, len(self.text)) if mark is not None else 0
        line = self.source.line(self.source.position(where).line)
        problem = str(getattr(error, "problem", "") or "")
        if "\t" in line[: len(line) - len(line.lstrip())]:
            message = "a tab indents this line; YAML takes spaces only"
        elif "{{" in line:
            begin = self.source.starts[self.source.position(where).line - 1]
            told = next((fault.start for fault in self.faults if fault.start >= begin), None)
            where = told if told is not None else max(self.source.text.rfind("{{", 0, where + 2), 0)
            self.faults = [fault for fault in self.faults if fault.start < begin]
            message = "this is no YAML; a placeholder that starts a value needs quotes around the whole value"
        else:
            message = _PROBLEMS.get(problem, "this is no YAML: indentation, a quote, a bracket or a colon is out of place")
        return Fault("unreadable-file", message, where, where, fatal=True)

    def fault(self, rule: str, message: str, event: Any, fatal: bool = False) -> None:
        self.faults.append(Fault(rule, message, event.start_mark.index, event.end_mark.index, fatal=fatal))

    def node(self, event: Any, depth: int) -> tuple[Any, Mark]:
        """Read the value that begins with `event`; `depth` is its level, from 1."""
        if type(event) is ScalarEvent:
            value, mark = self.scalar(event)
        elif type(event) is AliasEvent:
            return self.alias(event, depth)
        else:
            if depth > DEPTH_LIMIT:
                self.fault("unreadable-file", f"more than {DEPTH_LIMIT} levels of lists and mappings", event, fatal=True)
                raise _Stop
            if event.anchor is not None:
                self.open_anchors.add(event.anchor)
            read = self.mapping if type(event) is MappingStartEvent else self.sequence
            self.flow += event.flow_style
            value, mark = read(event, depth)
            self.flow -= event.flow_style
            self.open_anchors.discard(event.anchor)
        if event.tag is not None:
            self.fault("yaml-feature", "a tag (!...) has no meaning in a plan; only plain text, lists and keys are read", event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, mark)
        return value, mark

    def scalar(self, event: Any) -> tuple[Any, Mark]:
        text = self.unmasked(event) if self.is_masked else event.value
        mark = (event.start_mark.index, event.end_mark.index, event.style or "", None)
        value: Any = text
        if not event.style or (event.style == "'" and not text):
            if text in _WORDS:
                value = _WORDS[text]
            elif text[0] in _DIGITS and _NUMBER.fullmatch(text):
                return int(text), mark
        elif not text:
            value = None
        if value is None:
            self.has_blanks = True
        elif self.has_blanks and WHOLE.fullmatch(text):
            value = Blank(text)
        elif self.has_blanks and INSIDE.search(text):
            value = Gapped(text)
        return value, mark

    def unmasked(self, event: Any) -> str:
        """Return the text of a key or scalar with its placeholders as written; one that wants quotes is a fault."""
        text = unmask(event.value)
        if not event.style and text != event.value and needs_quotes(event.value, self.flow > 0):
            message = _UNQUOTED if "{{" in text else _UNQUOTED_LIST
            self.faults.append(Fault("unquoted-placeholder", message, event.start_mark.index, event.end_mark.index))
        return text

    def alias(self, event: Any, depth: int) -> tuple[Any, Mark]:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor in self.open_anchors or event.anchor not in self.anchors:
            inside = event.anchor in self.open_anchors
            message = "an alias (*...) stands inside what it names" if inside else "an alias (*...) names nothing above it"
            self.fault("yaml-feature", message, event, fatal=True)
            raise _Stop
        value, mark = self.anchors[event.anchor]
        size, height = _measure(value, {})
        self.unfolded += size
        if self.unfolded > ALIAS_LIMIT or depth + height > DEPTH_LIMIT:
            self.fault("unreadable-file", f"aliases that unfold to more than {ALIAS_LIMIT} values or {DEPTH_LIMIT} levels",
                       event, fatal=True)  # fmt: skip
            raise _Stop
        return value, (start, end, "*", mark[3])

    def sequence(self, event: Any, depth: int) -> tuple[Any, Mark]:
        values: list[Any] = []
        marks: list[Mark] = []
        end = event.end_mark.index
        while type(item := self.next()) not in _ENDS:
            value, mark = self.node(item, depth + 1)
            values.append(value)
            marks.append(mark)
            end = mark[1]
        if event.flow_style:
            end = item.end_mark.index
            if values and isinstance(values[0], str) and values[0].startswith("INSERT ") and marks[0][2] == "":
                self.has_blanks = True
                return Blank(self.source.text[event.start_mark.index : end]), (event.start_mark.index, end, "", None)
        return values, (event.start_mark.index, end, "", marks)

    def mapping(self, event: Any, depth: int) -> tuple[Any, Mark]:
        values: dict[str, Any] = {}
        marks: dict[str, tuple[int, int, Mark]] = {}
        start, end = event.start_mark.index, event.end_mark.index
        unquoted = False
        while type(key_event := self.next()) not in _ENDS:
            key, key_mark = self.key(key_event, depth)
            braces = key is None and event.flow_style and type(key_event) is MappingStartEvent and key_mark[0] == start + 1
            before = len(self.faults)
            value, mark = self.node(self.next(), depth + 1)
            end = max(mark[1], key_mark[1])
            if braces:
                unquoted = True
                del self.faults[before:]
            elif key is None:
                self.fault("yaml-feature", "a key must be plain text, not a list, a mapping or nothing", key_event)
            elif key == "<<" and not key_event.style:
                self.fault("yaml-feature", "a merge key (<<) is no part of YAML 1.2; write the keys out", key_event)
            elif key in values:
                self.fault("duplicate-key", "this key stands here twice; only the first is read", key_event)
            else:
                values[key] = value
                marks[key] = (key_mark[0], key_mark[1], mark)
        if event.flow_style:
            end = key_event.end_mark.index
        if unquoted:
            self.has_blanks = True
            self.faults.append(Fault("unquoted-placeholder", _UNQUOTED, start, end))
            return Blank(self.source.text[start:end]), (start, end, "", None)
        return values, (start, end, "", marks)

    def key(self, event: Any, depth: int) -> tuple[str | None, Mark]:
        """Read a key; None stands for one that is no text."""
        is_text = type(event) is ScalarEvent and event.tag is None
        if is_text:
            text = self.unmasked(event) if self.is_masked else event.value
            if event.anchor is not None:
                self.anchors[event.anchor] = (text, NOWHERE)
            if not self.has_blanks and INSIDE.search(text):
                self.has_blanks = True
            return text or None, (event.start_mark.index, event.end_mark.index, event.style or "", None)
        value, mark = self.node(event, depth + 1)
        return (value if isinstance(value, str) and not isinstance(value, Blank) else None), mark


def _measure(value: Any, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Count the values in a value (aliases unfolded) and its levels."""
    if not isinstance(value, (dict, list)):
        return 1, 0
    if id(value) not in known:
        inner = [_measure(item, known) for item in (value.values() if isinstance(value, dict) else value)]
        known[id(value)] = 1 + sum(size for size, _ in inner), 1 + max((height for _, height in inner), default=0)
    return known[id(value)]


def _empty(source: Source) -> Document:
    fault = Fault("unreadable-file", "the file holds no plan: it is empty", 0, 0, fatal=True)
    return Document(source, None, NOWHERE, (fault,), 0, False)


_PROBLEMS: Final = {
    "mapping values are not allowed in this context":
        "this is no YAML: a colon followed by a space stands inside a value (quote the value), or a line is indented too far",
    "could not find expected ':'": "this is no YAML: a key without its colon, or a text that wants quotes",
    "found character that cannot start any token": "this is no YAML: a value cannot start with this character; quote it",
    "found unexpected end of stream": "this is no YAML: a quote or bracket is opened and never closed",
    "did not find expected ',' or ']'": "this is no YAML: a list in [ ] lacks a comma or its closing bracket",
    "did not find expected ',' or '}'": "this is no YAML: a mapping in { } lacks a comma or its closing brace",
    "found undefined tag handle": "this is no YAML for a plan: a tag (!...) that nothing defines",
    "did not find expected key": "this is no YAML: a key is missing here, or the line is indented unlike its neighbours",
    "did not find expected '-' indicator": "this is no YAML: a list whose items are indented differently, or mixed with keys",
}  # fmt: skip
