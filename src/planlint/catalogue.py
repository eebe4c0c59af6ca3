"""The statements of practice guidance on which rules rest: each pack's catalogue, or its ready form.

A catalogue is YAML, for people to read. Its ready form is the same as JSON, read in a tenth of the time, and says
of which catalogue it was made: where that is another now, the catalogue itself is read.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.document import read
from planlint.packs import PackError, load_packs

CATALOGUE: Final = "statements.yaml"
FORM: Final = "statements.json"


class Statement(NamedTuple):
    """A statement of practice guidance: where it stands and what it asks, in our words."""

    id: str
    document: str
    heading: str
    says: str
    force: str
    lintable: str
    limits: str
    not_checked_because: str


@cache
def statements() -> dict[str, Statement]:
    """Return the statements of all packs' catalogues by their ids. Raises PackError."""
    files = (Path(pack.folder) / CATALOGUE for pack in load_packs())
    listed = (_ready(file) or list(_read(file)) for file in files if file.exists())
    return {statement.id: statement for each in listed for statement in each}


def prepared(catalogue: Path) -> str:
    """Return the ready form of a catalogue, as it is to lie beside it in FORM. Raises PackError."""
    data = {"made_of": _digest(catalogue), "statements": list(_read(catalogue))}
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def _ready(catalogue: Path) -> list[Statement]:
    try:
        data = json.loads(catalogue.with_name(FORM).read_text(encoding="utf-8"))
        if data["made_of"] != _digest(catalogue):
            return []
        return [Statement(*entry) for entry in data["statements"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _digest(catalogue: Path) -> str:
    return hashlib.sha256(catalogue.read_bytes()).hexdigest()


def _read(file: Path) -> Iterator[Statement]:
    document = read(file.read_bytes())[0]
    if document.faults or not isinstance(document.data, dict):
        raise PackError(f"{file}: the catalogue of statements cannot be read")
    titles: dict[str, Any] = document.data["documents"]
    for entry in document.data["statements"]:
        yield Statement(
            entry["id"], titles[entry["document"]]["title"], entry["heading"], entry["says"], entry["force"], entry["lintable"],
            entry.get("limits", ""), entry.get("not_checked_because", ""),
        )  # fmt: skip
