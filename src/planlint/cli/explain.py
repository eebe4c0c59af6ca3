"""`planlint explain`: everything that a rule says about itself."""

import click

from planlint.choosing import UnknownRule, rule_named
from planlint.packs import PackError, load_rules
from planlint.reading import READING_RULES
from planlint.report.explanation import explanation


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [rule.name for rule in (*READING_RULES.values(), *load_rules()) if rule.name.startswith(incomplete)]


@click.command()
@click.argument("rule", shell_complete=_complete)
def command(rule: str) -> None:
    """Explain RULE: what it looks for, why, what to do instead, what it rests on, and a plan it finds something in."""
    try:
        found = rule_named(rule, (*READING_RULES.values(), *load_rules()))
    except (PackError, UnknownRule) as error:
        raise click.UsageError(str(error)[:1].upper() + str(error)[1:]) from None
    click.echo(explanation(found), nl=False)
