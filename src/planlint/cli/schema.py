"""`planlint schema`: the published form of plans, and of the JSON report."""

from importlib import resources

import click

from planlint.schema import schema_text


@click.command()
@click.option("--report", is_flag=True, help="Print the schema of the JSON report instead.")
def command(report: bool) -> None:
    r"""Print the JSON Schema of the plan format.

    Saved beside the plans, it makes editors complete and check them: put this line at the head of a plan.

    \b
        # yaml-language-server: $schema=case-plan.schema.json
    """
    text = (resources.files("planlint.report") / "report.schema.json").read_text("utf-8") if report else schema_text()
    click.echo(text, nl=not text.endswith("\n"))
