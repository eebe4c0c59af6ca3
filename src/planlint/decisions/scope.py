"""What a decision is about: the places that a line of the file, or the words after `at:`, stand for."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, Final

from planlint.document import Document, Path
from planlint.document.document import Mark, Source
from planlint.plan import known_keys

_BETWEEN: Final = -1
"""A line that is blank or holds a comment alone."""
_BORDER: Final = -2
"""A line between documents."""


class Lines:
    """The lines of a file as a comment above them sees them."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def meant_by(self, offset: int) -> int:
        """Return the line that a comment at `offset` is about, 0 for none."""
        position = self.source.position(offset)
        here = self.source.line(position.line)
        if here[: position.column - 1].strip():
            return position.line
        below = self._below[position.line]
        if below == 0:
            return 0
        indent, above = self._indents[below], self._above[position.line]
        ends_a_part = above > 0 and indent < self._indents[above]
        return 0 if ends_a_part and position.column - 1 > indent else below

    @cached_property
    def _indents(self) -> list[int]:
        """How far each line is indented, from line 1."""
        return [_BETWEEN, *(_indent(self.source.line(number)) for number in range(1, len(self.source.starts) + 1))]

    @cached_property
    def _below(self) -> list[int]:
        return list(reversed(_nearest(reversed(list(enumerate(self._indents))))))

    @cached_property
    def _above(self) -> list[int]:
        return _nearest(enumerate(self._indents))


def _indent(line: str) -> int:
    text = line.lstrip()
    if not text or text.startswith("#"):
        return _BETWEEN
    return _BORDER if line.startswith(("---", "...")) and not line[3:4].strip() else len(line) - len(text)


def _nearest(indents: Iterator[tuple[int, int]]) -> list[int]:
    """For each line give the last one before it that holds a part of the plan, 0 for none."""
    found, last = [], 0
    for number, indent in indents:
        found.append(last)
        if indent != _BETWEEN:
            last = number if indent >= 0 else 0
    return found


def places_on(document: Document, lines: Collection[int]) -> dict[int, tuple[Path, ...]]:
    """Return for each of some lines what begins on it: the outermost entries and keys, but never the whole plan.

    Where nothing begins, that is the text, or the list or mapping in brackets, that ends on the line.
    """
    begins: dict[int, list[Path]] = {}
    ends: dict[int, Path] = {}
    _Search(document.source, frozenset(lines), begins, ends).within(document.mark, (), frozenset())
    return {line: tuple(begins[line]) if line in begins else (ends[line],) for line in begins.keys() | ends.keys()}


class _Search:
    def __init__(self, source: Source, lines: frozenset[int], begins: dict[int, list[Path]], ends: dict[int, Path]) -> None:
        self.source, self.lines, self.begins, self.ends = source, lines, begins, ends
        self.first, self.last = min(lines, default=0), max(lines, default=0)

    def within(self, mark: Mark, path: Path, covered: frozenset[int]) -> None:
        children = mark[3]
        if isinstance(children, dict):
            for key, (start, _, inner) in children.items():
                self.child(start, inner, (*path, key), covered)
        elif isinstance(children, list):
            for number, inner in enumerate(children):
                self.child(inner[0], inner, (*path, number), covered)

    def child(self, start: int, mark: Mark, path: Path, covered: frozenset[int]) -> None:
        begin, value, end = (self.source.position(offset).line for offset in (start, mark[0], mark[1]))
        if mark[2] != "*" and (end < self.first or begin > self.last):
            return
        for line in {begin} if mark[3] is not None else {begin, value}:
            if line in self.lines and line not in covered:
                self.begins.setdefault(line, []).append(path)
                covered |= {line}
        if end in self.lines and end not in covered and (mark[3] is None or self.source.text[mark[0]] in "[{"):
            self.ends.setdefault(end, path)
        self.within(mark, path, covered)


def place_named(data: Any, at: str) -> Path | None:
    """Return the path that `at:` names, as `tasks.t-gp`, `people.mia` or `safety.plans.0`; None where the plan has no such place.

    Elements of a list go by their `id` or by their position, from 0. A key of the format counts even where it is not recorded.
    """
    names = at.replace("[", ".").replace("]", "").replace("/", ".").split(".")
    path: list[str | int] = []
    while names:
        for length in range(len(names), 0, -1):  # an id may hold points itself
            step = _step(data, ".".join(names[:length]))
            if step is not None:
                break
        else:
            return None
        names = names[length:]
        if step != "":
            path.append(step)
            data = _child(data, step)
    return tuple(path)


def _child(data: Any, step: str | int) -> Any:
    if isinstance(data, list):
        return data[int(step)]
    return data.get(step) if isinstance(data, dict) else None


def _step(data: Any, name: str) -> str | int | None:
    """Name the child of a value that is meant; empty where the value itself is, since one entry needs no list."""
    if isinstance(data, list):
        ids = [element.get("id") if isinstance(element, dict) else element for element in data]
        ids = [str(each) if isinstance(each, int) else each for each in ids]
        if name in ids:
            return ids.index(name)
        return int(name) if name.isascii() and name.isdigit() and len(name) < 7 and int(name) < len(data) else None
    if isinstance(data, dict):
        if name in data:
            return name
        if data.get("id") == name or name == "0":
            return ""
    return name if (data is None or isinstance(data, dict)) and name in known_keys() else None
