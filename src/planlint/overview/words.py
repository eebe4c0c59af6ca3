"""Making the words of a plan fit to print: handles of people and workers, words of the format; anything else is masked."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from planlint.finding import MASKED_WORD
from planlint.plan import AGENCIES, CannotJudge, Plan

LEFT_OPEN: Final = "[left open]"
"""What stands for a word that a template leaves open."""

Part = TypeVar("Part")


class Words:
    """The words of one plan."""

    def __init__(self, plan: Plan) -> None:
        people = part_or_none(lambda: plan.people.keys())
        workers = part_or_none(lambda: plan.workers.keys())
        self.known = AGENCIES | (people or set()) | (workers or set())

    def who(self, handle: str | None) -> str:
        """Return a handle, masked where nobody in the plan has it; empty for none."""
        word = self.word(handle)
        return word if word in self.known or word in ("", LEFT_OPEN) else MASKED_WORD

    def all_who(self, handles: Iterable[str]) -> tuple[str, ...]:
        """Return several handles, each once."""
        return tuple(dict.fromkeys(map(self.who, handles)))

    def word(self, word: str | None) -> str:
        """Return a word of the format, empty for none."""
        if word is None:
            return ""
        return word if type(word) is str else LEFT_OPEN  # a placeholder is a kind of text of its own

    def all_words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return several words of the format, each once."""
        return tuple(dict.fromkeys(map(self.word, words)))


def part_or_none(read: Callable[[], Part]) -> Part | None:
    """Return what `read` gives, None where it rests on a group that does not fit the format."""
    try:
        return read()
    except CannotJudge:
        return None
