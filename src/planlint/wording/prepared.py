"""Patterns made ready for the search: an index over their words, and each one as a line that is decoded when it is needed.

The ready form of files that come with planlint lies beside them, so that no process has to read them all. It begins with a digest
of what it was made from and of the modules that make it, and with its length: where one differs, it is as if it were not there.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.wording.index import Index, as_data
from planlint.wording.notation import Compiled
from planlint.wording.order import Said, Spot, end_of, spots
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
        self.index = Index(json.loads(lines[0]))
        self._lines = lines
        self._decoded: dict[int, tuple[list[tuple[Spot, ...]], Any]] = {}

    def __len__(self) -> int:
        return len(self._lines) - 1

    def __getitem__(self, number: int) -> Any:
        """Return what was put on the shelf under a number."""
        return self._entry(number)[1]

    def in_order(self, number: int, said: Said) -> bool:
        """Whether words hold what a pattern asks for in its order."""
        orders = self._entry(number)[0]
        if not all(spot.may_stand(said) for order in orders for spot in order):
            return False
        return all(end_of(order, said) >= 0 for order in orders)

    def _entry(self, number: int) -> tuple[list[tuple[Spot, ...]], Any]:
        if (entry := self._decoded.get(number)) is None:
            orders, kept = json.loads(self._lines[number + 1])
            self._decoded[number] = entry = [spots(order) for order in orders], kept
        return entry


class Form(NamedTuple):
    """What a file of the ready form holds: the names of rules, and the lines of shelves."""

    rules: tuple[str, ...]
    shelves: tuple[list[str], ...]


@cache
def matcher(regex: str) -> Any:
    """Return what is in re2 syntax compiled, once: nothing that a text holds makes it run away."""
    import re2  # most plans hold no text that a pattern may fit

    return re2.compile(regex)


def shelf_lines(entries: Iterable[tuple[Compiled | Part, Any]]) -> list[str]:
    """Return the lines of a shelf: its index, then what is kept of each pattern."""
    listed = list(entries)
    data = as_data((pattern.groups, pattern.needs) for pattern, _ in listed)
    return [_json(data), *(_json((_orders(pattern), kept)) for pattern, kept in listed)]


def _orders(pattern: Compiled | Part) -> list[Any]:
    parts = pattern.parts if isinstance(pattern, Compiled) else (pattern,)
    return [order_data(part.order) for part in parts]


def written(form: Form, sources: Iterable[Path]) -> str:
    """Return the text of a file of the ready form, made from `sources`."""
    body = "\n".join(line for lines in form.shelves for line in lines)
    head = {
        "made_of": _digest(sources),
        "bytes": len(body.encode()),
        "rules": form.rules,
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
    return Form(tuple(head["rules"]), tuple(shelves))


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
