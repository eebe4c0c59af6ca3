"""What a rule says about itself, as a page: for `planlint explain --format markdown` and docs/rules."""

from collections.abc import Iterator, Sequence

from planlint.catalogue import statements
from planlint.report.explanation import settings_of
from planlint.report.sources import sources
from planlint.rulebook import Rule, example_plan


def rule_page(rule: Rule) -> str:
    """Return everything that a rule says about itself, as Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def rule_index(rules: Sequence[Rule]) -> str:
    """Return the list of rules by family, as Markdown, with links to their pages."""
    lines = ["# Rules", "", f"{len(rules)} rules; `planlint rules` lists them too."]
    for family in sorted({rule.family for rule in rules}):
        lines += ["", f"## {family.replace('_', ' ')}", ""]
        lines += ["| rule | severity | profile | what it looks for |", "| --- | --- | --- | --- |"]
        for rule in rules:
            if rule.family == family:
                first = rule.looks_for.split(". ")[0].rstrip(".").replace("|", "\\|")
                lines.append(f"| [{rule.name}]({rule.name}.md) | {rule.severity.value} | {rule.profile.value} | {first}. |")
    return "\n".join(lines) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.name}"
    yield ""
    yield f"Severity {rule.severity.value}, profile {rule.profile.value}, family {rule.family.replace('_', ' ')}."
    yield from _section("What it looks for", rule.looks_for)
    yield from _section("Why", rule.why)
    yield from _section("What to do instead", rule.instead)
    yield from _section("Question for supervision", rule.ask)
    yield from _section("What it rests on", "\n".join(f"- {line}" for line in _authority(rule)))
    if rule.needs:
        needs = ", ".join(f"`{group}`" for group in rule.needs)
        yield from _section("What it needs", f"Something recorded under {needs}. Else it cannot look, and says so.")
    settings = "\n".join(f"- {line}" for line in settings_of(rule))
    yield from _section("Settings and their defaults", settings)
    yield from _section("Known limits", rule.limits)
    yield from _section("Other names", ", ".join(f"`{alias}`" for alias in rule.aliases))
    yield from _examples("Plans in which it finds something", rule.bad)
    yield from _examples("Plans in which it finds nothing", rule.good)


def _authority(rule: Rule) -> Iterator[str]:
    yield from sources(rule)
    known = statements()
    for cited in rule.cites:
        if cited in known:
            yield f"{cited}: {known[cited].says}"


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield from ("", f"## {title}", "", text)


def _examples(title: str, plans: Sequence[str]) -> Iterator[str]:
    if plans:
        yield from ("", f"## {title}")
    for text in plans:
        yield from ("", "```yaml", example_plan(text).rstrip(), "```")
