"""`planlint exceptions`: all decisions on record to depart from a rule, with their age, their end and what came of them."""

import sys
from datetime import date
from pathlib import Path

import click

from planlint.cli.asking import DateOption
from planlint.cli.configuring import plans_in, rules_of, user_errors, with_own_rules, work_on
from planlint.cli.formats import Wanted, keep_plans
from planlint.cli.group import SectionedCommand
from planlint.cli.output import put, use_plain_stream
from planlint.config import Asked, InForce
from planlint.packs import load_rules
from planlint.report import look_of_terminal
from planlint.report.decisions import as_json, as_markdown, as_text, entries
from planlint.rulebook import Profile
from planlint.run import check_targets
from planlint.tally import Tally


@click.command(
    cls=SectionedCommand,
    sections={"What is shown": ("output_format", "output", "as_of"), "Input": ("config", "stdin_filename")},
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How the list is written.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the list to a file, whole or not at all.",
)
@click.option(
    "--as-of", type=DateOption(), metavar="DATE", help="Judge plans that state no as_of: as on this day.  [default: today]"
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Go by this configuration file, and by no other.  [default: the nearest to each plan]",
)
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="The name under which standard input (-) is listed.")
def command(
    paths: tuple[str, ...], output_format: str, output: Path | None, as_of: date | None, config: str | None, stdin_filename: str
) -> None:
    """List the decisions on record to depart from a rule, for supervision: all of them, those that count and those that do not.

    PATHS as for check. All rules are run, so that it can be told whether a decision still allows anything. The reason is a plan's
    text: its words are shown on an interactive terminal only, and not where CI is set.
    """
    with user_errors():
        in_force, known = InForce(config), load_rules()
        found = plans_in(paths or (".",), stdin_filename, in_force)
        known = with_own_rules(known, (), found.targets, in_force)
        work = work_on(found.targets, in_force, known, Asked(Profile.THOROUGH))
    if output is not None:
        keep_plans([Wanted(output_format, output)], found.targets)
    look = look_of_terminal(to_file=output is not None, color="never", quiet=False, verbose=False)
    tally = Tally(rules=len(rules_of(work, known)), others=found.others, unreadable=list(found.closed))
    results = tally.counting(check_targets(work, as_of or date.today(), compare=False))
    paths_of = {target.name: target.path for target, _ in work}
    listed = [entry for checked in results for entry in entries(checked, paths_of.get(checked.file), look.may_show_source)]
    use_plain_stream(sys.stdout)
    written = {"text": as_text, "json": as_json, "markdown": as_markdown}[output_format]
    put(written(listed, tally), output)
    sys.exit(tally.exit(exit_zero=True))
