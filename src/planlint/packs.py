"""Entry points to packs, packs to rules: the built-in pack comes in by the same door as any other.

Only installed distributions are asked; nothing is ever loaded from the folder that is checked.
"""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from planlint.rulebook import Rule

GROUP: Final = "planlint.rules"


class PackError(Exception):
    """A pack of rules that cannot be used: which, where, and why."""


class Pack(NamedTuple):
    """A named set of rules, and the folder of the package that holds them."""

    name: str
    rules: tuple[Rule, ...]
    folder: str


@cache
def load_packs() -> tuple[Pack, ...]:
    """Load every installed pack, in order of its name.

    Raises PackError where a pack cannot be imported, holds no rule, or two rules have one name.
    """
    packs = tuple(_load(name, module) for name, module in sorted(_entry_points()))
    if not packs:
        raise PackError(f"no pack of rules is installed (entry point group {GROUP})")
    owners: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            for name in (rule.name, *rule.aliases):
                if name in owners:
                    raise PackError(f"two rules are named {name}: one in the pack {owners[name]}, one in {pack.name}")
                owners[name] = pack.name
    return packs


def load_rules() -> tuple[Rule, ...]:
    """Return the rules of all packs, in order of their names."""
    return tuple(sorted((rule for pack in load_packs() for rule in pack.rules), key=lambda rule: rule.name))


def _entry_points() -> Iterator[tuple[str, str]]:
    """Yield name and module of every entry point of our group, each name once.

    Reads the `entry_points.txt` of installed distributions (PyPA's entry point specification). `importlib.metadata` says the
    same, but importing it takes as long as checking three plans, and a hook starts anew for every commit.
    """
    seen: set[str] = set()
    for folder in sys.path:
        if not folder or Path(folder) == Path.cwd() or not os.path.isdir(folder):
            continue
        for entry in sorted(os.listdir(folder)):
            if entry.endswith((".dist-info", ".egg-info")):
                for name, module in _declared(Path(folder, entry, "entry_points.txt")):
                    if name not in seen:
                        seen.add(name)
                        yield name, module


def _declared(file: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return
    ours = False
    for line in lines:
        if line.startswith("["):
            ours = line.strip() == f"[{GROUP}]"
        elif ours and "=" in line:
            name, _, module = line.partition("=")
            yield name.strip(), module.strip()


def _load(name: str, module: str) -> Pack:
    try:
        package = importlib.import_module(module)
        rules = tuple(rule for part in _modules(package) for rule in _rules_in(part))
    except Exception as error:
        error.add_note(f"while loading the pack {name} ({module})")
        raise PackError(f"the pack {name} ({module}) cannot be loaded: {type(error).__name__}: {error}") from error
    if not rules:
        raise PackError(f"the pack {name} ({module}) holds no rule")
    return Pack(name, rules, os.path.dirname(package.__file__ or ""))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", ()), f"{package.__name__}."):
        module = importlib.import_module(found.name)
        if found.ispkg:
            yield from _modules(module)
        else:
            yield module


def _rules_in(module: ModuleType) -> Iterator[Rule]:
    """Yield the rules that a module defines; one that it only imports belongs to another."""
    for value in vars(module).values():
        if isinstance(value, Rule) and value.check.__module__ == module.__name__:
            yield value
