"""What commands share that go by a configuration: finding what is in force, and its errors as a user reads them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click

from planlint.baseline import BadBaseline
from planlint.choosing import UnknownRule
from planlint.config import Asked, ConfigurationError, InForce
from planlint.config.in_force import LockedRule, terms_without_configuration
from planlint.files import Found, Target, find
from planlint.history import NoHistory
from planlint.packs import PackError
from planlint.reading import READING_RULES
from planlint.report.printable import inert_name
from planlint.rulebook import Rule
from planlint.terms import Terms
from planlint.wording.files import FileError


class WrongConfiguration(click.ClickException):
    """A configuration that cannot be used: one line for each thing that is wrong, and exit code 2."""

    exit_code = 2

    def __init__(self, error: ConfigurationError) -> None:
        super().__init__(str(error))
        self.flaws = error.flaws

    def show(self, file: IO[Any] | None = None) -> None:
        for (name, line, column), message in self.flaws:
            click.echo(f"Error: {inert_name(f'{name}:{line}:{column}: {message}')}", file=file, err=True)


class WrongWords(click.ClickException):
    """A file of patterns that cannot be used: its place and what is wrong, and exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {inert_name(self.message)}", file=file, err=True)


@contextmanager
def user_errors() -> Iterator[None]:
    """Turn what is wrong with a configuration, baseline, pack or name on the command line into an error for the user, exit 2."""
    try:
        yield
    except ConfigurationError as error:
        raise WrongConfiguration(error) from None
    except BadBaseline as error:
        raise click.UsageError(inert_name(str(error))) from None
    except FileError as error:
        raise WrongWords(str(error)) from None
    except (NoHistory, PackError, UnknownRule, LockedRule) as error:
        raise click.UsageError(inert_name(str(error)[:1].upper() + str(error)[1:])) from None


def plans_in(paths: Iterable[str], stdin_name: str, in_force: InForce, force_exclude: bool = False) -> Found:
    """Find the plans to check. Raises click.UsageError for a path that does not exist."""
    try:
        return find(paths, stdin_name, in_force.wanted, force_exclude)
    except FileNotFoundError as error:
        raise click.UsageError(f"There is no file or folder {click.format_filename(str(error))}.") from None


def work_on(targets: Iterable[Target], in_force: InForce, rules: Sequence[Rule], asked: Asked) -> list[tuple[Target, Terms]]:
    """Return each file with the terms on which its plans are judged. Raises what `user_errors` turns into errors for the user."""
    terms_without_configuration(rules, asked)  # names on the command line are checked even where there is no file
    return [(target, in_force.terms(target.name, rules, asked)) for target in targets]


def with_own_rules(
    rules: tuple[Rule, ...], words: tuple[str, ...], targets: Iterable[Target], in_force: InForce
) -> tuple[Rule, ...]:
    """Return the rules with those that files of patterns define: the files named here, and those that configurations name."""
    files = dict.fromkeys((*words, *(file for target in targets for file in in_force.words(target.name))))
    if not files:
        return rules
    from planlint.wording.own_rules import own_rules

    return tuple(sorted((*rules, *own_rules(files, rules)), key=lambda rule: rule.name))


def rules_of(work: Iterable[tuple[Target, Terms]], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that are to look at one file or more, in order."""
    used = {
        rule.name for terms in dict.fromkeys(terms for _, terms in work) for rule in (*terms.rules, *(terms.draft_rules or ()))
    }
    return tuple(rule for rule in rules if rule.name in used)


def refuse_reading_rules(names: Iterable[str]) -> None:
    """Refuse names on the command line of what is found while a plan is read. Raises click.UsageError."""
    fixed = next((name for name in names if name in READING_RULES), None)
    if fixed is not None:
        raise click.UsageError(f"{fixed} is found while a plan is read; it always runs, and cannot be selected or left out.")
