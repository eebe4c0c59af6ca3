"""What a rule says about itself, as text: for `planlint explain`."""

import textwrap
from collections.abc import Iterator

from planlint.catalogue import statements
from planlint.report.sources import sources
from planlint.rulebook import Rule, example_plan
from planlint.settings import known_settings

_WIDTH = 96


def explanation(rule: Rule) -> str:
    """Return everything that a rule says about itself, in sections with plain headings."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.name}  ({rule.severity.value}, profile {rule.profile.value})"
    yield from _section("What it looks for", rule.looks_for)
    yield from _section("Why", rule.why)
    yield from _section("What to do instead", rule.instead)
    yield from _section("Question for supervision", rule.ask)
    yield from _heading("What it rests on")
    yield from _wrapped(*sources(rule))
    known = statements()
    for cited in rule.cites:
        if cited in known:
            yield from _wrapped(f"{cited}: {known[cited].says}")
    if rule.needs:
        yield from _section("What it needs", f"Something recorded under: {', '.join(rule.needs)}. Else it cannot look.")
    if rule.settings:
        yield from _heading("Settings, with their defaults")
        yield from _wrapped(*settings_of(rule))
    yield from _section("Known limits", rule.limits)
    yield from _section("Other names", ", ".join(rule.aliases))
    if rule.bad:
        yield from _example("A plan in which it finds something", rule.bad[0])
    if rule.good:
        yield from _example("A plan in which it finds nothing", rule.good[0])


def settings_of(rule: Rule) -> Iterator[str]:
    """Yield the settings that a rule reads: name, default, and what each means."""
    known = known_settings()
    for name in rule.settings:
        default = known[name].default
        yield f"{name} = {', '.join(default) if isinstance(default, tuple) else default}: {known[name].says}"


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield from _heading(title)
        yield from _wrapped(text)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield f"{title}:"


def _wrapped(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _example(title: str, text: str) -> Iterator[str]:
    yield from _heading(title)
    yield from textwrap.indent(example_plan(text).rstrip(), "    ").splitlines()
