"""What several commands ask for in the same way: a day, a severity, a profile, names of rules."""

from datetime import date

import click

from planlint.rulebook import Profile, Severity


class DateOption(click.ParamType[date]):
    """A day, as 2026-03-04."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail("a date is written like 2026-03-04", param, ctx)


def severity_named(context: click.Context, parameter: click.Parameter, value: str | None) -> Severity | None:
    """Return the severity of a name (a click callback)."""
    return None if value is None else Severity(value)


def profile_named(context: click.Context, parameter: click.Parameter, value: str | None) -> Profile | None:
    """Return the profile of a name (a click callback)."""
    return None if value is None else Profile(value)


def names_in(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in values that may each hold several, with commas (a click callback)."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
