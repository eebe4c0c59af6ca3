"""`planlint explain`: everything that a rule says about itself."""

import click

from planlint.choosing import UnknownRule, rule_named
from planlint.packs import PackError, load_rules
from planlint.reading import READING_RULES
from planlint.report.explanation import explanation
from planlint.report.rule_page import rule_page


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [rule.name for rule in (*READING_RULES.values(), *load_rules()) if rule.name.startswith(incomplete)]


@click.command()
@click.argument("rule", shell_complete=_complete)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
def command(rule: str, output_format: str) -> None:
    """Explain RULE: what it looks for, why, what to do instead, what it rests on, and a plan it finds something in."""
    try:
        found = rule_named(rule, (*READING_RULES.values(), *load_rules()))
    except (PackError, UnknownRule) as error:
        raise click.UsageError(str(error)[:1].upper() + str(error)[1:]) from None
    click.echo(explanation(found) if output_format == "text" else rule_page(found), nl=False)
