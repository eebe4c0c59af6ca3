"""Patterns made ready for the search: an index over their words, and each one as a line that is decoded when it is needed.

The ready form of files that come with planlint lies beside them, so that no process has to read them all. It begins with a digest
of what it was made from and of the modules that make it, and with its length: where one differs, it is as if it were not there.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.wording.files import Bounds
from planlint.wording.index import Index, as_data
from planlint.wording.notation import Compiled
from planlint.wording.order import ANYWHERE, Said, Spots, Steps, after
from planlint.wording.order import as_data as order_data
from planlint.wording.part import Part

_MAKERS: Final = (
    "files.py",
    "index.py",
    "library.py",
    "notation.py",
    "order.py",
    "part.py",
    "prepared.py",
    "vocabulary.py",
    "whose.py",
    "words.py",
)


class Shelf:
    """Patterns by their numbers: which may fit, and what each of them is."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines that `shelf_lines` returned."""
        number, _, self._index = lines[0].partition(" ")
        first = 1 + int(number)
        self._spots, self._lines = Spots(lines[1:first]), lines[first:]
        self._decoded: dict[int, tuple[list[Steps], Any]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> Any:
        """Return what was put on the shelf under a number."""
        return self._entry(number)[1]

    @cached_property
    def index(self) -> Index:
        """Which patterns may fit; read when it is first asked."""
        return Index(json.loads(self._index))

    def forget(self) -> None:
        """Forget the words of the last plan that no pattern knows."""
        if "index" in self.__dict__:
            self.index.forget()

    def in_order(self, number: int, said: Said) -> bool:
        """Whether words hold what a pattern asks for in its order."""
        return all(after(steps, said, ANYWHERE) for steps in self._entry(number)[0])

    def _entry(self, number: int) -> tuple[list[Steps], Any]:
        if (entry := self._decoded.get(number)) is None:
            orders, kept = json.loads(self._lines[number])
            self._decoded[number] = entry = [self._spots.steps(order) for order in orders], kept
        return entry


class Form(NamedTuple):
    """What a file of the ready form holds: the names of rules, with how many patterns each has and their bounds; which patterns
    are certain; and the lines of shelves.
    """

    rules: Sequence[tuple[str, int, Bounds]]
    certain: Sequence[int]
    shelves: tuple[list[str], ...]


@cache
def matcher(regex: str) -> Any:
    """Return what is in re2 syntax compiled, once: nothing that a text holds makes it run away."""
    import re2  # most plans hold no text that a pattern may fit

    return re2.compile(regex)


def shelf_lines(entries: Iterable[tuple[Compiled | Part, Any]]) -> list[str]:
    """Return the lines of a shelf: how many spots it has and its index; its spots; then what is kept of each pattern."""
    listed = list(entries)
    data = as_data((pattern.groups, pattern.needs) for pattern, _ in listed)
    spots: dict[str, int] = {}
    kept_lines = [_json((_orders(pattern, spots), kept)) for pattern, kept in listed]
    return [f"{len(spots)} {_json(data)}", *spots, *kept_lines]


def _orders(pattern: Compiled | Part, spots: dict[str, int]) -> list[Any]:
    parts = pattern.parts if isinstance(pattern, Compiled) else (pattern,)
    return [order_data(part.order, spots) for part in parts]


def written(form: Form, sources: Iterable[Path]) -> str:
    """Return the text of a file of the ready form, made from `sources`."""
    body = "\n".join(line for lines in form.shelves for line in lines)
    head = {
        "made_of": _digest(sources),
        "bytes": len(body.encode()),
        "rules": form.rules,
        "certain": form.certain,
        "lines": [len(lines) for lines in form.shelves],
    }
    return f"{_json(head)}\n{body}\n"


def form_in(file: Path, sources: Iterable[Path]) -> Form | None:
    """Read a file of the ready form; None where there is none, or it was made from something else than `sources` are now."""
    try:
        first, _, body = file.read_bytes().partition(b"\n")
        head = json.loads(first)
        if head["made_of"] != _digest(sources) or head["bytes"] != len(body) - 1:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    lines = body.decode().split("\n")
    shelves, at = [], 0
    for many in head["lines"]:
        shelves.append(lines[at : at + many])
        at += many
    rules = [(name, number, Bounds(tuple(not_in), error_from)) for name, number, (not_in, error_from) in head["rules"]]
    return Form(rules, head["certain"], tuple(shelves))


def _digest(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256(_makers())
    for source in sources:
        raw = source.read_bytes()
        digest.update(b"%d\n" % len(raw))
        digest.update(raw)
    return digest.hexdigest()


@cache
def _makers() -> bytes:
    return b"\0".join(Path(__file__).with_name(name).read_bytes() for name in _MAKERS)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
