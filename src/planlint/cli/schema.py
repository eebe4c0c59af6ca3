"""`planlint schema`: the published form of plans, of configurations, and of the JSON report."""

from importlib import resources

import click

from planlint.schema import schema_text

_OTHERS = {"report": ("planlint.report", "report.schema.json"), "config": ("planlint.config", "config.schema.json")}


@click.command()
@click.option("--report", "which", flag_value="report", help="Print the schema of the JSON report instead.")
@click.option("--config", "which", flag_value="config", help="Print the schema of configurations (.planlint.yaml) instead.")
def command(which: str | None) -> None:
    r"""Print the JSON Schema of the plan format.

    Saved beside the plans, it makes editors complete and check them: put this line at the head of a plan.

    \b
        # yaml-language-server: $schema=case-plan.schema.json
    """
    if which is None:
        text = schema_text()
    else:
        package, name = _OTHERS[which]
        text = (resources.files(package) / name).read_text("utf-8")
    click.echo(text, nl=not text.endswith("\n"))
