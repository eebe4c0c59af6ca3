"""Where the keys and values of a TOML text stand, which `tomllib` does not tell. Follows TOML 1.0 for a text that it accepts."""

import re
from typing import Final, NamedTuple

from planlint.document import Path, Position
from planlint.document.document import Source

_TOKEN: Final = re.compile(
    r'''(?P<blank>[ \t]+|\#[^\n]*)
      | (?P<break>\r?\n)
      | (?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
      | (?P<sign>[\[\]{}=,])
      | (?P<bare>[^\s\[\]{}=,\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


class TomlPlaces:
    """The places in one text, found in one pass over its tokens."""

    def __init__(self, text: str) -> None:
        self.source = Source.of(text)
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self.lengths: dict[Path, int] = {}
        """How many tables of an array of tables have begun."""
        found = ((match.lastgroup or "", match.group(), match.start()) for match in _TOKEN.finditer(text))
        self.tokens = [_Token(*token) for token in found if token[0] != "blank"]
        self.at = 0
        self._read()

    def position(self, path: Path, on_key: bool) -> Position:
        """Find the value at a path, or its key; of a path that leads nowhere, the nearest part that stands in the text."""
        for length in range(len(path), 0, -1):
            part = path[:length]
            if part in self.values and not on_key:
                return self.source.position(self.values[part])
            if part in self.keys or part in self.values:
                return self.source.position(self.keys.get(part, self.values.get(part, 0)))
        return Position(1, 1)

    def _read(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            if self._next_is("["):
                table = self._header()
            elif self.tokens[self.at].kind == "break":
                self.at += 1
            else:
                self._pair(table)

    def _header(self) -> Path:
        opening = self.tokens[self.at : self.at + 2]
        many = len(opening) == 2 and opening[1].text == "[" and opening[1].start == opening[0].start + 1
        self.at += 2 if many else 1
        path: Path = ()
        for step, start in self._key("]"):
            path = (*path, step)
            self.keys.setdefault(path, start)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        self.at += 2 if many else 1
        if not many:
            return path
        if path and isinstance(path[-1], int):
            path = path[:-1]
        self.lengths[path] = self.lengths.get(path, 0) + 1
        element = (*path, self.lengths[path] - 1)
        self.keys[element] = opening[0].start
        return element

    def _key(self, end: str) -> list[tuple[str, int]]:
        """Read a key, dotted or not, up to the sign that ends it; returns its parts with their places."""
        parts: list[tuple[str, int]] = []
        while not self._next_is(end):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "text":
                parts.append((token.text[1:-1], token.start))
            else:
                offset = token.start
                for part in token.text.split("."):
                    if part:
                        parts.append((part, offset))
                    offset += len(part) + 1
        return parts

    def _pair(self, table: Path) -> None:
        path = table
        for step, start in self._key("="):
            path = (*path, step)
            self.keys.setdefault(path, start)
        self.at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self.values[path] = self.tokens[self.at].start
        if self._next_is("["):
            self._inside(path, "]")
        elif self._next_is("{"):
            self._inside(path, "}")
        else:
            while self.at < len(self.tokens) and self.tokens[self.at].kind in ("text", "bare"):  # a date and its time are two
                self.at += 1

    def _inside(self, path: Path, end: str) -> None:
        self.values.pop(path)
        if path not in self.keys:
            self.keys[path] = self.tokens[self.at].start
        self.at += 1
        number = 0
        while not self._next_is(end):
            if self._next_is(",") or self.tokens[self.at].kind == "break":
                self.at += 1
            elif end == "}":
                self._pair(path)
            else:
                self._value((*path, number))
                number += 1
        self.at += 1

    def _next_is(self, sign: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind == "sign" and self.tokens[self.at].text == sign
