"""The order of words: whether what a pattern asks for is there one after another, told before anything is read or compiled."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from planlint.wording.index import slots
from planlint.wording.part import Place
from planlint.wording.words import MADE

_HEAD: Final = 2
_NOWHERE: Final = 1 << 30


class Spot(NamedTuple):
    """What may stand at one place: words, beginnings of words, people as slots, and phrases by how they begin."""

    words: frozenset[str]
    stems: tuple[str, ...]
    heads: frozenset[str]
    """How the beginnings begin."""
    slots: int
    begun: Mapping[str, Sequence[Sequence["Spot"]]]
    others: Sequence[Sequence["Spot"]]

    def may_stand(self, said: "Said") -> bool:
        """Whether something of it is there at all."""
        return bool(
            self.others
            or not self.words.isdisjoint(said.known)
            or not said.known.isdisjoint(self.begun)
            or (self.heads and not self.heads.isdisjoint(said.heads))
            or (self.slots and said.filling(self.slots))
        )


class Said:
    """Words in order."""

    def __init__(self, words: list[str], people: Mapping[str, int] | None) -> None:
        """Take words, and the slots that each may fill: None where it may be anybody."""
        self.words, self.known, self._people = words, set(words), people
        self._filling: dict[int, list[int]] = {}

    @cached_property
    def heads(self) -> set[str]:
        """How its words begin."""
        return {word[:_HEAD] for word in self.words}

    def filling(self, wanted: int) -> list[int]:
        """Return the places of those who may fill slots."""
        if wanted not in self._filling:
            who = self._people
            places = enumerate(self.words)
            self._filling[wanted] = [at for at, word in places if who is None or who.get(word, 0) & wanted]
        return self._filling[wanted]


def as_data(order: Iterable[Place]) -> list[Any]:
    """Return an order as plain data, but for places where a word may stand that the reader makes of others."""
    return [data for place in order if (data := _place_data(place)) is not None]


def _place_data(place: Place) -> list[Any] | None:
    words = sorted(each for each in place if isinstance(each, str))
    phrases = [as_data(each) for each in place if not isinstance(each, str)]
    if not all(phrases) or any(_may_be_made(word) for word in words):
        return None
    return [" ".join(words), *sorted(phrases, key=repr)]


def _may_be_made(word: str) -> bool:
    return any(made.startswith(word[:-1]) if word.endswith("*") else made == word for made in MADE)


def spots(order: Iterable[Any]) -> tuple[Spot, ...]:
    """Read what `as_data` returned."""
    return tuple(_spot(words.split(), phrases) for words, *phrases in order)


def _spot(listed: Sequence[str], phrases: Iterable[Any]) -> Spot:
    begun: dict[str, list[Sequence[Spot]]] = {}
    others: list[Sequence[Spot]] = []
    for phrase in map(spots, phrases):
        first = phrase[0]
        if first.stems or first.slots or first.begun or first.others:
            others.append(phrase)
        else:
            for word in first.words:
                begun.setdefault(word, []).append(phrase[1:])
    stems = tuple(word[:-1] for word in listed if word.endswith("*"))
    people = slots([word[1:-1] for word in listed if word[0] == "{"]) if "{" in "".join(listed) else 0
    return Spot(frozenset(listed), stems, frozenset([stem[:_HEAD] for stem in stems]), people, begun, others)


def end_of(order: Iterable[Spot], said: Said, start: int = 0) -> int:
    """Return the place after the earliest end of an order from `start` on; -1 where it is not there."""
    words = said.words
    for known, stems, heads, wanted, begun, others in order:
        single = [words.index(word, start) for word in said.known & known if word in words[start:]]
        if heads and not heads.isdisjoint(said.heads):
            single += [at for at in range(start, len(words)) if words[at].startswith(stems)]
        if wanted:
            single += [at for at in said.filling(wanted) if at >= start]
        end = min(single) + 1 if single else _NOWHERE
        if begun and not said.known.isdisjoint(begun):
            for at in range(start, min(len(words), end)):
                for rest in begun.get(words[at], ()):
                    if 0 <= (each := end_of(rest, said, at + 1)) < end:
                        end = each
        for phrase in others:
            if 0 <= (each := end_of(phrase, said, start)) < end:
                end = each
        if end == _NOWHERE:
            return -1
        start = end
    return start
