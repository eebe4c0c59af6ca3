"""The index of words: which patterns may fit, by the words that are there and the people that are named.

A pattern asks for up to five groups of words, of each of which one must be there; what it asks for is five bits of a number, and
each word has its bits. The bits of all words of a text, put together, tell which patterns have all that they ask for: however
many patterns there are, a text is looked at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, Final

from planlint.plan.values import BEGINNING
from planlint.wording.notation import SLOTS
from planlint.wording.part import Words
from planlint.wording.words import Heard

ASKED: Final = 5
"""How many bits a pattern has."""
_REMEMBERED: Final = 20_000
_SLOT_BITS: Final = {slot: 1 << at for at, slot in enumerate(SLOTS)}
ANYBODY: Final = (1 << len(SLOTS)) - 1
"""Every slot is filled."""
_FILLED: Final = {
    letter: sum(bit for slot, bit in _SLOT_BITS.items() if letter in SLOTS[slot] or slot == "anyone")
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
}


def slots(names: Iterable[str]) -> int:
    """Return slots, given by their names, as one number."""
    return sum(_SLOT_BITS[name] for name in set(names))


def slots_filled(words: Iterable[str]) -> int:
    """Return the slots that the people in the words of a sentence fill, as one number."""
    return reduce(or_, (_FILLED.get(word[0], 0) for word in words if word[1:2] == "/"), 0)


class Index:
    """Which patterns may fit a set of words: their numbers are those of the patterns that `as_data` was given."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take what `as_data` returned, which may have been to JSON and back."""
        self._pairs = frozenset(data["pairs"])
        self._met = _Met({**data["words"], **data["pairs"]}, data["stems"])
        self._given = int(data["given"], 16)
        self._every: int = ((1 << data["patterns"] * ASKED) - 1) // ((1 << ASKED) - 1)
        self._needs = [(_SLOT_BITS[slot], int(patterns, 16)) for slot, patterns in data["needs"].items()]
        self._by_slots: dict[int, int] = {}

    def bits_of(self, ranges: Iterable[range]) -> int:
        """Return the first bits of patterns, to look among these only."""
        return reduce(or_, (self._every & (1 << each.stop * ASKED) - (1 << each.start * ASKED) for each in ranges), 0)

    def candidates(self, heard: Heard, filled: int = ANYBODY, among: int = -1) -> list[int]:
        """Return the numbers of the patterns, in order, that a text with these words and slots may fit."""
        there = reduce(or_, map(self._met.__getitem__, heard.words), self._given)
        there = reduce(or_, map(self._met.__getitem__, heard.pairs & self._pairs), there)
        found = there & self._with_slots(filled) & among
        for at in range(1, ASKED):
            found &= there >> at
        return list(_numbers(found)) if found else []

    def has_slots(self, number: int, filled: int) -> bool:
        """Whether a pattern needs no other slots than are filled."""
        return bool(self._with_slots(filled) >> number * ASKED & 1)

    def forget(self) -> None:
        """Forget the words that no pattern knows: they may be names."""
        self._met.forget()

    def _with_slots(self, filled: int) -> int:
        """Return the first bits of the patterns that need no other slots than are filled."""
        if (known := self._by_slots.get(filled)) is None:
            needing = reduce(or_, (patterns for slot, patterns in self._needs if not filled & slot), 0)
            self._by_slots[filled] = known = self._every & ~needing
        return known


class _Met(dict[str, int]):
    """The bits of the words that were met, put together from their places and those of the beginnings that they have."""

    def __init__(self, words: Mapping[str, str], stems: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__()
        self._words, self._stems = words, stems
        self._lengths = sorted({len(head) for head in stems})
        self._unknown: list[str] = []

    def __missing__(self, word: str) -> int:
        listed = [self._words[word]] if word in self._words else []
        for length in self._lengths:
            if (begun := self._stems.get(word[:length])) is not None:
                listed += [places for stem, places in begun.items() if word.startswith(stem)]
        if not listed:
            self._unknown.append(word)
        self[word] = bits = _bits(" ".join(listed))
        return bits

    def forget(self) -> None:
        for word in self._unknown:
            self.pop(word, None)
        self._unknown.clear()
        if len(self) > _REMEMBERED:
            self.clear()


def _bits(places: str) -> int:
    return reduce(or_, (1 << int(place) for place in places.split()), 0)


def _numbers(found: int) -> Iterator[int]:
    """Yield the numbers of the patterns whose first bits are set."""
    while found:
        lowest = found & -found
        yield (lowest.bit_length() - 1) // ASKED
        found ^= lowest


def as_data(patterns: Iterable[tuple[Iterable[Words], Iterable[str]]]) -> dict[str, Any]:
    """Return what an index over patterns is made of: plain data, the same for the same patterns.

    Takes the groups of each pattern, the most telling first, and the slots that it needs. `words` holds the places of the bits of
    each word, `pairs` those of words side by side, `stems` those of beginnings by how they begin; `given` the bits that nothing
    is asked for.
    """
    listed = [(list(groups)[:ASKED], slots(needs)) for groups, needs in patterns]
    places: dict[str, set[int]] = {}
    for number, (groups, _) in enumerate(listed):
        for place, group in enumerate(groups, number * ASKED):
            for word in group:
                places.setdefault(word, set()).add(place)
    words: dict[str, str] = {}
    pairs: dict[str, str] = {}
    stems: dict[str, dict[str, str]] = {}
    for word in sorted(places):
        stem = word.removesuffix("*")
        known = stems.setdefault(stem[:BEGINNING], {}) if stem != word else pairs if " " in word else words
        known[stem] = " ".join(map(str, sorted(places[word])))
    given = sum(1 << number * ASKED + at for number, (groups, _) in enumerate(listed) for at in range(len(groups), ASKED))
    needs = {
        slot: sum(1 << number * ASKED for number, (_, needed) in enumerate(listed) if needed & bit)
        for slot, bit in _SLOT_BITS.items()
    }
    return {
        "patterns": len(listed),
        "given": f"{given:x}",
        "needs": {slot: f"{patterns:x}" for slot, patterns in needs.items() if patterns},
        "words": words,
        "pairs": pairs,
        "stems": stems,
    }
