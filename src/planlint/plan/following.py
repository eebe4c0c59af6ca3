"""Who has been spoken with, or tried to be reached, up to the day of judgement, and who is said not to engage."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from planlint.document import Path
from planlint.plan.coordination import Meeting, WorkerContact
from planlint.plan.reviews import Passage, Review
from planlint.plan.tasks import Task
from planlint.plan.values import Day

UNANSWERED: Final = frozenset({"not-reached", "message-left", "did-not-come", "declined"})
"""Outcomes of a contact in which nobody was spoken with: it was an attempt."""
ENOUGH_ATTEMPTS: Final = 2
NOT_ENGAGING: Final = (
    r"\b(?:(?:did|does|do|would|will|has|have)(?: not|n.t) engage|(?:fail|refus|declin)(?:s|ed|es|ing)?(?: to)? engag"
    r"|not engag|non-?engag|disengag|unwilling)"
)


class FollowUp(NamedTuple):
    """What is recorded of contact with one person."""

    attempts: int
    """How many contacts and attempts there were."""
    spoken: bool
    """Whether somebody spoke with the person in one of them."""
    last: date | None
    """The day of the newest; None where there is none, or one has no date."""

    @property
    def is_enough(self) -> bool:
        """Whether the person was spoken with, or more than one attempt was made."""
        return self.spoken or self.attempts >= ENOUGH_ATTEMPTS


def follow_up(
    handle: str, contacts: Iterable[WorkerContact], meetings: Iterable[Meeting], reviews: Iterable[Review], judged_on: date
) -> FollowUp:
    """Return what is recorded of contact with a person; a meeting that recurs counts as held on the day of judgement."""
    found: list[tuple[Day | date | None, bool]] = [
        (contact.date, contact.outcome not in UNANSWERED) for contact in contacts if handle in contact.with_
    ]
    for meeting in meetings:
        if meeting.every is not None and handle in (*meeting.attended, *meeting.invited, *meeting.separately):
            found.append((judged_on, True))
        elif handle in meeting.attended or (handle in meeting.separately and meeting.date is not None):
            found.append((meeting.date, True))
    found += [(review.date, True) for review in reviews if handle in review.attended]
    held = [(_last(day), spoken) for day, spoken in found if not _is_ahead(day, judged_on)]
    days = [day for day, _ in held if day is not None]
    return FollowUp(len(held), any(spoken for _, spoken in held), max(days) if days and len(days) == len(held) else None)


def said_not_to_engage(handle: str, tasks: Iterable[Task], narrative: Iterable[Passage]) -> Iterator[Path]:
    """Yield where a note on one of a person's tasks, or a worker's passage, says that the person did not engage.

    A passage has to be about this person alone, or to name the person right before.
    """
    said, said_of_this_person = rf"(?i){NOT_ENGAGING}", rf"(?i)\b{re.escape(handle)}\b[^.;\n]{{0,30}}{NOT_ENGAGING}"
    yield from (task.path for task in tasks if task.outcome_note and task.outcome_note.search(said))
    for passage in narrative:
        words = said if passage.about == (handle,) else said_of_this_person
        if passage.said_by is None and passage.text is not None and passage.text.search(words):
            yield passage.path


def _last(day: Day | date | None) -> date | None:
    return day.last if isinstance(day, Day) else day


def _is_ahead(day: Day | date | None, judged_on: date) -> bool:
    first = day.first if isinstance(day, Day) else day
    return first is not None and first > judged_on
