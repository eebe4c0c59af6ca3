"""What is in force for a file: its configuration, found once for each folder, and the terms that it and the user come to."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from planlint.choosing import chosen, rule_named, rules_named
from planlint.config.layer import Layer
from planlint.config.load import Configuration, Override, load
from planlint.config.names import READING, flaws, locks
from planlint.config.search import configuration_in, is_root
from planlint.config.written import ConfigurationError, Place
from planlint.rulebook import Profile, Rule, Severity
from planlint.settings import DEFAULTS
from planlint.terms import Terms

OWN_RULES: Final = "planlint.wording.own_rules"
"""The module of the rules that word files define."""


class Asked(NamedTuple):
    """What the command line asks for, which wins over any configuration; nothing where it says nothing."""

    profile: Profile | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    words: tuple[str, ...] = ()


class LockedRule(Exception):
    """A rule was to be left out that a configuration has locked: which, and where that was done."""

    def __init__(self, rule: str, place: Place) -> None:
        super().__init__(f"{rule} is locked by {place.file}:{place.line}; it cannot be left out")


class InForce:
    """Finds what is in force for files: `named` is the only configuration where it is given, else the nearest of each file."""

    def __init__(self, named: str | None = None) -> None:
        self._named = load(named, os.getcwd()) if named is not None else None
        self._by_folder: dict[str, Configuration | None] = {}
        self._terms: dict[tuple[Configuration | None, tuple[Override, ...]], Terms] = {}
        self._proved: set[Configuration] = set()

    def configuration(self, path: str) -> Configuration | None:
        """Return the configuration of a file, None where there is none. Raises ConfigurationError."""
        return self._named or self._nearest(os.path.dirname(os.path.abspath(path)))

    def wanted(self, path: str) -> bool | None:
        """Say what the configuration of a file says: it is to be checked, it is to be left out, or (None) nothing."""
        configuration = self.configuration(path)
        return configuration.wanted(path) if configuration is not None else None

    def words(self, path: str) -> tuple[str, ...]:
        """Return the word files that the configuration of a file names, as paths from the current folder."""
        configuration = self.configuration(path)
        return tuple(given.value for given in configuration.base.many("words")) if configuration is not None else ()

    def files(self) -> tuple[str, ...]:
        """Return the names of the configuration files that were found so far, in order, without those that they extend."""
        found = {*self._by_folder.values(), self._named} - {None}
        return tuple(sorted(each.names()[0] for each in found if each is not None))

    def terms(self, path: str, rules: Sequence[Rule], asked: Asked) -> Terms:
        """Return the terms for a file; `rules` are all that are known, `asked` is what the command line says.

        Raises ConfigurationError for a configuration that names what is not there; for the command line UnknownRule, LockedRule.
        """
        configuration = self.configuration(path)
        overrides = configuration.overriding(path) if configuration is not None else ()
        key = (configuration, overrides)
        if key not in self._terms:
            self._terms[key] = self._made(configuration, overrides, rules, asked)
        return self._terms[key]

    def _made(
        self, configuration: Configuration | None, overrides: tuple[Override, ...], rules: Sequence[Rule], asked: Asked
    ) -> Terms:
        if configuration is None:
            return terms_without_configuration(rules, asked)
        if configuration not in self._proved:
            if found := tuple(flaws(configuration, rules)):
                raise ConfigurationError(*found)
            self._proved.add(configuration)
        return terms_from(configuration.layer_for(overrides), locks(configuration.layers, rules), rules, asked)

    def _nearest(self, folder: str) -> Configuration | None:
        if folder not in self._by_folder:
            file = configuration_in(folder)
            if file is not None:
                self._by_folder[folder] = load(file, folder)
            else:
                self._by_folder[folder] = None if is_root(folder) else self._nearest(os.path.dirname(folder))
        return self._by_folder[folder]


def terms_without_configuration(rules: Sequence[Rule], asked: Asked) -> Terms:
    """Return the terms that the command line alone comes to. Raises UnknownRule."""
    return terms_from(Layer(), {}, rules, asked)


def terms_from(layer: Layer, locked: dict[str, Place], rules: Sequence[Rule], asked: Asked) -> Terms:
    """Make terms of what is set for a file, of the locked rules, and of what the command line asks for.

    `rules` are all that are known; those that word files define run where these files are set, or asked for, and nowhere else.
    """
    words = (*(given.value for given in layer.many("words")), *asked.words)
    foreign = _foreign(rules, words)
    for name in asked.ignore:
        for rule in rules_named(name, (*READING, *rules)):
            if rule.name in locked:
                raise LockedRule(rule.name, locked[rule.name])

    def rules_of(profile: Profile) -> tuple[Rule, ...]:
        if asked.select:
            return _without(foreign, chosen(rules, profile, asked.select, asked.ignore))
        select = () if asked.profile is not None else tuple(given.value for given in layer.many("select"))
        ignored = tuple(given.value for given in layer.many("ignore"))
        found = {rule.name for rule in chosen(rules, profile, select, (*ignored, *asked.ignore))}
        return _without(foreign, (rule for rule in rules if rule.name in found or rule.name in locked))

    draft = layer.one("draft_profile") if asked.profile is None else None
    severities = {rule_named(name, rules).name: Severity(given.value) for name, given in layer.table("severity").items()}
    values: dict[str, Any] = {
        name: tuple(given.value) if isinstance(given.value, list) else given.value
        for name, given in layer.table("settings").items()
    }
    return Terms(
        rules_of(asked.profile or Profile(layer.one("profile") or Profile.STANDARD)),
        rules_of(Profile(draft)) if draft is not None else None,
        severities,
        replace(DEFAULTS, **values, wording=words) if values or words else DEFAULTS,
        frozenset(locked),
        asked.fail_on or Severity(layer.one("fail_on") or Severity.ERROR),
    )


def _foreign(rules: Sequence[Rule], words: tuple[str, ...]) -> frozenset[str]:
    if all(rule.check.__module__ != OWN_RULES for rule in rules):
        return frozenset()  # most agencies define no rule, and need no module for it
    from planlint.wording.own_rules import of_others

    return of_others(rules, words)


def _without(names: frozenset[str], rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.name not in names)
