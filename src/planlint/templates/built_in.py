"""The templates that planlint brings, by name: the same files as in `examples/templates/`."""

from importlib import resources
from typing import Final

BUILT_IN: Final = ("12-week", "six-month", "child-protection")


def built_in(name: str) -> bytes:
    """Return the bytes of a template that planlint brings."""
    return (resources.files("planlint.templates") / f"{name}.yaml").read_bytes()
