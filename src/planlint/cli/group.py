"""A group of commands that imports a command when it is used, names the nearest one, and lists them in sections."""

import importlib
import sys
from typing import Any

import click

from planlint import __version__
from planlint.nearest import nearest

INTERRUPTED = 130
"""The exit code of a run that was interrupted, as shells give it."""


class CommandGroup(click.Group):
    """The commands of planlint: each in the module `planlint.cli.<name>` under the name `command`."""

    def __init__(self, first_line: str, sections: dict[str, dict[str, str]], **settings: Any) -> None:
        super().__init__(
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
            invoke_without_command=True,
            callback=_help_where_nothing_is_asked,
            params=[
                click.Option(
                    ["--version"],
                    is_flag=True,
                    is_eager=True,
                    expose_value=False,
                    callback=_print_version,
                    help="Print the version.",
                )
            ],
            **settings,
        )
        self.first_line = first_line
        self.sections = sections

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for commands in self.sections.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"planlint.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            near = nearest(name, self.list_commands(ctx))
            hint = f"Did you mean {near}?" if near else f"Commands: {', '.join(self.list_commands(ctx))}."
            ctx.fail(f"No such command. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interrupt (Ctrl-C) ends it with 130, the code by which shells know one."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted: not everything was looked at.", err=True)
            sys.exit(INTERRUPTED)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_text(self.first_line)
        formatter.write_paragraph()
        super().format_help(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in self.sections.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))
        click.Command.format_options(self, ctx, formatter)


class SectionedCommand(click.Command):
    """A command whose options are listed under headings: `sections` maps each heading to the names of its options."""

    def __init__(self, *args: Any, sections: dict[str, tuple[str, ...]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = {param.name: record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))}
        for title, names in self.sections.items():
            with formatter.section(title):
                formatter.write_dl([records.pop(name) for name in names])
        with formatter.section("Other options"):
            formatter.write_dl(list(records.values()))


def _help_where_nothing_is_asked() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"planlint {__version__}")
        context.exit()
