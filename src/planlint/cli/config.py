"""`planlint config`: what is in force for a path, and the file and line that set it."""

import os
from collections.abc import Iterator
from typing import Any

import click

from planlint.cli.configuring import user_errors, with_own_rules
from planlint.cli.group import SectionedCommand
from planlint.config import Asked, InForce
from planlint.config.listing import Row, rows
from planlint.config.load import Configuration
from planlint.config.written import Place
from planlint.files import Target
from planlint.packs import load_rules
from planlint.report.printable import inert_name, json_text, plain_name
from planlint.rulebook import Rule
from planlint.terms import Terms


@click.command(cls=SectionedCommand, sections={"What is shown": ("config", "output_format")})
@click.argument("path", default=".", type=click.Path(exists=True), metavar="[PATH]")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Show this configuration file, and no other.  [default: the nearest to the path]",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
def command(path: str, config: str | None, output_format: str) -> None:
    """Show every value in force for PATH, a file or the files of a folder, and the file and line that set it."""
    with user_errors():
        in_force = InForce(config)
        inside = os.path.join(path, "-") if os.path.isdir(path) else path
        known = with_own_rules(load_rules(), (), [Target(inside, None)], in_force)
        configuration = in_force.configuration(inside)
        terms = in_force.terms(inside, known, Asked())
    if output_format == "json":
        click.echo(json_text(_record(path, configuration, terms), indent=2))
        return
    for line in _lines(path, configuration, terms):
        click.echo(inert_name(line))


def _lines(path: str, configuration: Configuration | None, terms: Terms) -> Iterator[str]:
    if configuration is None:
        yield f"No configuration is in force for {path}: every value is the default."
    else:
        first, *bases = configuration.names()
        yield f"In force for {path}: {first}" + "".join(f", which extends {base}" for base in bases)
        excluded = configuration.excluded(path)
        if excluded is not None:
            yield f"Left out of a search: {excluded.value} ({_at(excluded.place)})"
        elif configuration.wanted(path) is False:
            yield "Left out of a search: it is not among the paths to include, or is a part of the configuration."
    yield ""
    table = [(row.key, _value(row), _at(row.place)) for row in rows(configuration, path)]
    widths = [max(len(row[column]) for row in table) for column in (0, 1)]
    for key, value, place in table:
        yield f"{key:{widths[0]}}  {value:{min(widths[1], 40)}}  {place}"
    yield ""
    drafts = "" if terms.draft_rules is None else f", {len(terms.draft_rules)} of a draft"
    yield f"{len(terms.rules)} rules look at a plan{drafts}; locked: {len(terms.locked)}."


def _value(row: Row) -> str:
    if row.value is None:
        return "as profile" if row.key == "draft_profile" else "none"
    return ", ".join(row.value) if isinstance(row.value, tuple) else str(row.value)


def _at(place: Place | None) -> str:
    return "default" if place is None else f"{place.file}:{place.line}:{place.column}"


def _record(path: str, configuration: Configuration | None, terms: Terms) -> dict[str, Any]:
    excluded = configuration.excluded(path) if configuration is not None else None
    wanted = configuration is None or configuration.wanted(path) is not False
    return {
        "version": 1,
        "path": plain_name(path),
        "files": [plain_name(name) for name in configuration.names()] if configuration is not None else [],
        "left_out": not wanted,
        "left_out_by": _place_record(excluded.place if excluded is not None else None),
        "values": [
            {"key": row.key, "value": row.value, "set_by": _place_record(row.place)} for row in rows(configuration, path)
        ],
        "rules": [_rule_record(rule, terms) for rule in terms.rules],
        "rules_for_drafts": None if terms.draft_rules is None else [rule.name for rule in terms.draft_rules],
    }  # fmt: skip


def _rule_record(rule: Rule, terms: Terms) -> dict[str, Any]:
    severity = terms.severities.get(rule.name, rule.severity)
    return {"name": rule.name, "severity": severity.value, "locked": rule.name in terms.locked}


def _place_record(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"file": plain_name(place.file), "line": place.line, "column": place.column}
