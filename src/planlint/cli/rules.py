"""`planlint rules`: the list of rules."""

import json

import click

from planlint.packs import PackError, load_rules
from planlint.reading import READING_RULES
from planlint.rulebook import Profile, Rule


@click.command()
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the list is written.",
)
@click.option(
    "--profile",
    type=click.Choice([p.value for p in Profile]),
    default="thorough",
    show_default=True,
    help="List the rules that run under this profile.",
)
def command(output_format: str, profile: str) -> None:
    """List the rules: name, severity, profile, and the statements of practice guidance that each rests on."""
    try:
        rules = [*READING_RULES.values(), *load_rules()]
    except PackError as error:
        raise click.UsageError(str(error)) from None
    rules = [rule for rule in rules if Profile(profile).includes(rule.profile)]
    if output_format == "json":
        click.echo(json.dumps([metadata(rule) for rule in rules], indent=2, ensure_ascii=False))
        return
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        click.echo(f"{rule.name:{width}}  {rule.severity.value:7}  {rule.profile.value:9}  {', '.join(rule.cites) or rule.basis}")


def metadata(rule: Rule) -> dict[str, object]:
    """Return all that is said about a rule, as plain data."""
    return {
        "name": rule.name, "family": rule.family, "severity": rule.severity.value, "profile": rule.profile.value,
        "cites": list(rule.cites), "basis": rule.basis, "needs": list(rule.needs), "settings": list(rule.settings),
        "looks_for": rule.looks_for, "why": rule.why, "instead": rule.instead, "ask": rule.ask, "limits": rule.limits,
        "aliases": list(rule.aliases),
    }  # fmt: skip
