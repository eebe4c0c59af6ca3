"""One plan as it was written: its data, and where in the file each part of it stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from planlint.document.placeholders import INSIDE, UNKNOWN, Blank, StandIn, Unknown, lists_of_people
from planlint.document.places import BREAK, Path, Position, Span, line_starts, offsets_inside

Mark = tuple[int, int, str, Any]
"""Start and end offset of a value in the text, the style of a scalar (`*`: an alias), and the marks of what it holds:
for a mapping {key: (key start, key end, mark)}, for a list [mark]."""

NOWHERE: Final[Mark] = (0, 0, "", None)


class Fault(NamedTuple):
    """Something in the text that no plan may hold: the name of the rule, what to say, and the place in the text."""

    rule: str
    message: str
    start: int
    end: int
    path: Path = ()
    fatal: bool = False
    """Whether nothing could be read, so that no rule can look at the plan."""


@dataclass(frozen=True)
class Source:
    """The text of a file, and the offset at which each of its lines begins."""

    text: str
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> "Source":
        return cls(text, line_starts(text))

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; one beyond the end counts as the end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        return Span(self.position(start), self.position(max(start, end)))

    def line_end(self, span: Span) -> int:
        """Return the column after the last character that a span takes up on its first line."""
        if span.start.line == span.end.line:
            return span.end.column
        return len(self.line(span.start.line).rstrip()) + 1

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return BREAK.sub("", self.text[start:end])


@dataclass(frozen=True)
class Document:
    """One YAML document: plain data (text, whole numbers, lists, mappings, None) with the marks of every key and value."""

    source: Source
    data: Any
    mark: Mark
    faults: tuple[Fault, ...]
    number: int
    """Which document of the file it is, from 0."""
    has_blanks: bool
    """Whether any value is or holds a placeholder."""

    @property
    def fatal(self) -> bool:
        return any(fault.fatal for fault in self.faults)

    @cached_property
    def element_names(self) -> dict[int, tuple[list[str], dict[str, int]]]:
        """The stable names of the elements of each list, and their positions by name, by the id of the list.

        Kept here for `planlint.identity`, which would have to make them anew for each finding.
        """
        return {}

    def top(self, key: str) -> Any:
        """Return the value of a key at the top, or None."""
        return self.data.get(key) if isinstance(self.data, dict) else None

    def span(self, path: Path, words: tuple[int, int] | None = None) -> Span:
        """Find the value at `path`, or its key where it is a mapping or list.

        `words` narrows the span to the characters from words[0] up to words[1] of a text. Of a path that leads nowhere, the
        nearest part that stands in the file is found.
        """
        start, end, mark = self._find(path)
        if words is None or not isinstance(value := self._value(path), str) or mark[2] == "*":
            return self.source.span(start, end)
        offsets = offsets_inside(self.source.text, mark[0], mark[1], mark[2], value)
        first = offsets[min(words[0], len(value))]
        last = offsets[max(words[0], min(words[1], len(value)) - 1)] + 1 if words[1] > words[0] else first
        return self.source.span(first, min(last, mark[1]))

    def key_span(self, path: Path) -> Span:
        """Find the key at the end of `path`; the value itself where it is an element of a list."""
        start, end, _ = self._find(path, keys=True)
        return self.source.span(start, end)

    def group_at(self, offset: int) -> str:
        """Name the top-level key within whose value an offset lies, empty where it lies in none."""
        children = self.mark[3] if isinstance(self.mark[3], dict) else {}
        inside = [key for key, (start, _, mark) in children.items() if start <= offset <= mark[1]]
        return inside[-1] if inside else self._repeated_key(offset, children)

    def _repeated_key(self, offset: int, children: dict[str, Any]) -> str:
        text = self.source.text[offset:]
        return next((key for key in children if text.startswith((key, f'"{key}"', f"'{key}'"))), "")

    def _find(self, path: Path, keys: bool = False) -> tuple[int, int, Mark]:
        mark = self.mark
        start, end = mark[0], mark[1]
        for depth, step in enumerate(path):
            children = mark[3]
            if isinstance(children, dict) and step in children:
                key_start, key_end, mark = children[step]
                start, end = mark[0], mark[1]
                if mark[3] is not None or start == end or (keys and depth == len(path) - 1):
                    start, end = key_start, key_end
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                mark = children[step]
                start, end = mark[0], mark[1]
            else:
                break
        if mark[3] is not None and not path:
            end = self._first_key_end(mark)
        return start, self._visible_end(start, end), mark

    def _first_key_end(self, mark: Mark) -> int:
        if isinstance(mark[3], dict) and mark[3]:
            return int(next(iter(mark[3].values()))[1])
        return mark[1]

    def _visible_end(self, start: int, end: int) -> int:
        """Block scalars and collections end where the next token starts: step back over the white space."""
        return start + len(self.source.text[start:end].rstrip())

    def _value(self, path: Path) -> Any:
        value = self.data
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def blanks(self) -> Iterator[Path]:
        """Yield the path of every value that is a placeholder, or a text that holds one, but for those told of as faults."""
        if not self.has_blanks:
            return
        told = {fault.start for fault in self.faults if fault.rule == "unquoted-placeholder"}
        for path in _blanks(self.data, ()):
            if not told or told.isdisjoint((self._find(path)[2][0], self._find(path, keys=True)[0])):
                yield path

    def without_words(self, paths: Iterable[Path]) -> "Document":
        """Return the document with UNKNOWN in the place of words that the format does not know.

        A kind of a task or service is left out instead, so that it is read from the words.
        """
        data = self.data
        for path in paths:
            data = _without_word(data, path)
        return replace(self, data=data)

    @cached_property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """The placeholders that stand for somebody among the people or workers."""
        return tuple(key for people in lists_of_people(self.data) for key in people if isinstance(key, StandIn))


def _without_word(value: Any, path: Path) -> Any:
    step, *rest = path
    changed = value.copy()
    if not rest and step == "kind":
        del changed[step]
    else:
        changed[step] = _without_word(value[step], tuple(rest)) if rest else UNKNOWN
    return changed


def _blanks(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, Unknown):
        return
    if value is None or isinstance(value, Blank) or (isinstance(value, str) and INSIDE.search(value)):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            if INSIDE.search(key):
                yield (*path, key)
            if not key.startswith("x-"):
                yield from _blanks(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _blanks(inner, (*path, position))
