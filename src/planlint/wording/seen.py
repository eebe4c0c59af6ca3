"""A sentence as patterns see it: words, with letters for people."""

from bisect import bisect_right
from functools import cached_property

from planlint.wording.index import slots_filled
from planlint.wording.prepared import Shelf
from planlint.wording.resolve import Person
from planlint.wording.words import Heard, Word, bare, heard


class Sentence:
    """A sentence that was read, with the place in the text of each of its words and the people it names."""

    def __init__(self, seen: str, words: list[Word], starts: list[int], people: list[Person | None]) -> None:
        self.seen, self.words, self.starts, self.people = seen, words, starts, people

    def word_at(self, offset: int) -> int:
        """Return the number of the word at an offset of the sentence as seen."""
        return max(0, min(bisect_right(self.starts, offset) - 1, len(self.words) - 1))

    @cached_property
    def filled(self) -> int:
        """The slots that its people fill."""
        return slots_filled(word.seen for word in self.words)

    def candidates(self, shelf: Shelf) -> list[int]:
        """Return the numbers of the patterns on a shelf that it may fit."""
        return shelf.index.candidates(self.heard, self.filled)

    @cached_property
    def heard(self) -> Heard:
        """Its words, without the marks of people."""
        return heard(bare(word.seen for word in self.words))
