"""Are the rules that a configuration names there, and may it do with them what it says? Everything wrong is said at its place."""

from collections.abc import Iterator, Sequence
from typing import Any

from planlint.choosing import UnknownRule, rule_named, rules_named
from planlint.config.layer import Given, Layer, joined
from planlint.config.load import Configuration
from planlint.config.written import Flaw, Place
from planlint.reading import READING_RULES
from planlint.rulebook import Rule, Severity
from planlint.settings import DEFAULTS, NOT_ABOVE

READING = tuple(READING_RULES.values())


def locks(layers: Sequence[Layer], rules: Sequence[Rule]) -> dict[str, Place]:
    """Return the names of the locked rules, each with the place that locked it first; families are taken apart."""
    found: dict[str, Place] = {}
    for layer in layers:
        for given in layer.many("locked"):
            for rule in rules_named(given.value, (*READING, *rules)):
                found.setdefault(rule.name, given.place)
    return found


def flaws(configuration: Configuration, rules: Sequence[Rule]) -> Iterator[Flaw]:
    """Yield what is wrong with the names in a configuration: unknown ones, and rules that it may not touch."""
    known = (*READING, *rules)
    unknown = [
        flaw for layer in (*configuration.layers, *(each.layer for each in configuration.overrides))
        for flaw in _unknown(layer, known)
    ]  # fmt: skip
    if unknown:
        yield from unknown
        return
    for number, layer in enumerate(configuration.layers):
        below = joined(configuration.layers[:number])
        yield from _touching_locked(layer, below, locks(configuration.layers[: number + 1], rules), known)
    whole = joined(configuration.layers)
    locked = locks(configuration.layers, rules)
    yield from _out_of_order(whole)
    for override in configuration.overrides:
        yield from _touching_locked(override.layer, whole, locked, known)
        yield from _out_of_order(joined((whole, override.layer)))


def _unknown(layer: Layer, known: Sequence[Rule]) -> Iterator[Flaw]:
    for name in ("select", "ignore", "locked"):
        for given in layer.many(name):
            try:
                found = rules_named(given.value, known)
            except UnknownRule as error:
                yield Flaw(given.place, str(error))
                continue
            if name != "locked" and found[0].name in READING_RULES:
                yield Flaw(given.place, "this is found while a plan is read; it always runs, and cannot be selected or left out")
    for name, given in layer.table("severity").items():
        try:
            if rule_named(name, known).name in READING_RULES:
                yield Flaw(given.place, "this is found while a plan is read; it is always an error")
        except UnknownRule as error:
            yield Flaw(given.place, str(error))


def _touching_locked(layer: Layer, below: Layer, locked: dict[str, Place], known: Sequence[Rule]) -> Iterator[Flaw]:
    for given in layer.many("ignore"):
        for rule in rules_named(given.value, known):
            if rule.name in locked:
                yield Flaw(given.place, f"{rule.name} is locked by {_at(locked[rule.name])}; it cannot be left out")
    before = {rule_named(name, known).name: given.value for name, given in below.table("severity").items()}
    for name, given in layer.table("severity").items():
        rule = rule_named(name, known)
        place = locked.get(rule.name)
        if place is None or place.file == given.place.file:
            continue
        if Severity(given.value).rank < Severity(before.get(rule.name, rule.severity.value)).rank:
            yield Flaw(given.place, f"{rule.name} is locked by {_at(place)}; its findings cannot be made milder")


def _out_of_order(layer: Layer) -> Iterator[Flaw]:
    settings = layer.table("settings")
    for low, high in NOT_ABOVE:
        given = settings.get(low) or settings.get(high)
        if given is not None and _number(low, settings) > _number(high, settings):
            yield Flaw(given.place, f"{low} cannot be larger than {high}")


def _number(name: str, settings: Any) -> int:
    given: Given | None = settings.get(name)
    value: int = given.value if given is not None else getattr(DEFAULTS, name)
    return value


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
