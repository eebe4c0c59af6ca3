"""Which configuration file is in force: the one in the nearest folder, up to the root of the repository."""

import os
import re
from typing import Final

from planlint.config.written import ConfigurationError, Flaw, Place, printed

NAMES: Final = (".planlint.yaml", ".planlint.yml")
SHARED: Final = "pyproject.toml"
"""A file of many tools; it counts where it has a table [tool.planlint]."""

_HAS_TABLE: Final = re.compile(
    rb"""^[ \t]*(?:\[+[ \t]*["']?tool["']?[ \t]*(?:\.[ \t]*["']?planlint|\][^\n]*\n)|["']?tool["']?[ \t]*[.=])""", re.MULTILINE
)
"""The ways of writing [tool.planlint]; most projects' files fit none of them, and need not be parsed."""


def configuration_in(folder: str) -> str | None:
    """Return the path of the configuration file in a folder, or None. Raises ConfigurationError where there are two."""
    found = [path for name in NAMES if os.path.lexists(path := os.path.join(folder, name))]
    shared = os.path.join(folder, SHARED)
    if os.path.isfile(shared) and _has_table(shared):
        found.append(shared)
    if len(found) > 1:
        message = f"two configurations stand in this folder; keep this one or {os.path.basename(found[0])}"
        raise ConfigurationError(Flaw(Place(printed(found[1]), 1, 1), message))
    return found[0] if found else None


def is_root(folder: str) -> bool:
    """Whether a search ends at a folder: at the root of a repository, or of the file system."""
    return os.path.lexists(os.path.join(folder, ".git")) or os.path.dirname(folder) == folder


def _has_table(file: str) -> bool:
    """Whether a TOML file may have the table; one that cannot be opened may, and is found out when it is read."""
    try:
        with open(file, "rb") as opened:
            text = opened.read()
    except OSError:
        return True
    if _HAS_TABLE.search(text) is None:
        return False
    import tomllib

    try:
        data = tomllib.loads(text.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return b"planlint" in text
    return isinstance(data.get("tool"), dict) and "planlint" in data["tool"]
