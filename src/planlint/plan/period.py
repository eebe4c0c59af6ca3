"""How long a plan runs, how often it is to be reviewed, and which reviews were held."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from planlint.document import Path, is_blank
from planlint.plan.coordination import Meeting
from planlint.plan.reviews import Review
from planlint.plan.values import Day

STAYS: Final = ("refuge", "shelter", "transitional-housing")
"""Settings in which somebody lives for a while, and then moves on."""
HOMES: Final = ("refuge", "temporary-accommodation", "transitional-housing", "supported-housing")
"""Where those in such a stay are recorded as living."""
HOMES_ELSEWHERE: Final = ("own-home", "with-family", "new-")
"""How the words for other homes begin."""
MODEL_DAYS: Final = {"12-week": 84, "six-month": 182}
SHORT: Final = 120
"""Up to how many days a plan without a stated model counts as a short one."""
EARLY: Final = timedelta(days=7)
"""How long before it is due a review may be held and still be that review."""


class Looks(NamedTuple):
    """The days of a plan's reviews: those held, oldest first, those to come, and those that went by."""

    held: tuple[date, ...]
    to_come: tuple[date, ...]
    missed: tuple[tuple[date, Path], ...]
    regular: bool
    """Whether a repeated meeting is set down for reviews, or a placeholder stands for them."""


def end_of(model: str | None, start: Day | None, end: Day | None, extended: Day | None) -> date | None:
    """Return the day on which a plan is to end: as extended, as given, or by its model; None where none of these is known."""
    for day in (extended, end):
        if day is not None and day.last is not None:
            return day.last
    if model in MODEL_DAYS and start is not None and start.last is not None:
        return start.last + timedelta(days=MODEL_DAYS[model])
    return None


def is_short(model: str | None, start: Day | None, ends: date | None) -> bool:
    """Whether a plan runs for about twelve weeks: by its model, else by its days; one with no set end does not."""
    if model in (*MODEL_DAYS, "open-ended"):
        return model == "12-week"
    return start is not None and start.first is not None and ends is not None and (ends - start.first).days <= SHORT


def is_long(model: str | None, start: Day | None, ends: date | None) -> bool:
    """Whether a plan is known to run for longer than about twelve weeks: by its model, else by its days."""
    known = model in (*MODEL_DAYS, "open-ended") or (start is not None and ends is not None)
    return known and not is_short(model, start, ends)


def reviews_of(reviews: Iterable[Review], meetings: Iterable[Meeting], judged_on: date) -> Looks:
    """Sort reviews, and meetings of that kind, into held, to come and missed."""
    held: list[date] = []
    to_come: list[date] = []
    due: list[tuple[date, Path]] = []
    regular = False
    for review in reviews:
        took_place = review.date or (review.due if review.attended or review.progress or review.changes else None)
        day = took_place or review.due
        if day is None or day.last is None:
            regular = regular or is_blank(review) or is_blank(day)
        elif day.last > judged_on or (day.last == judged_on and took_place is None):
            to_come.append(day.last)
        elif took_place is not None:
            held.append(day.last)
        else:
            due.append((day.last, review.path))
    for meeting in meetings:
        if meeting.kind == "review":
            regular = regular or meeting.every is not None
            if meeting.date is not None and meeting.date.last is not None:
                (to_come if meeting.date.last > judged_on else held).append(meeting.date.last)
    missed = tuple((day, path) for day, path in due if not any(at >= day - EARLY for at in held))
    return Looks(tuple(sorted(set(held))), tuple(sorted(set(to_come))), missed, regular)
