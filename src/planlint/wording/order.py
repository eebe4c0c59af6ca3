"""The order of words: whether what a pattern asks for is there one after another, told before anything is read or compiled.

Words are looked at as they were written. What the reader will make of them (`her new husband` one person, quoted words a mark) is
not known yet, so that people are given room. What is found is a little too much, never too little.

Places are the bits of a number: the lowest is that of the first word.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from planlint.wording.index import slots
from planlint.wording.part import ANY_NUMBER, Order, Place
from planlint.wording.vocabulary import PEOPLE
from planlint.wording.words import JOINING, MADE, capitalised, may_quote

ANYWHERE: Final = -1
"""All places."""
_HEAD: Final = 3
_BEFORE_PERSON: Final = 5
_AFTER_PERSON: Final = 5
"""How many words the reader may put into one with the word for a person: `the Ms Lee's husband`, `Karen Ann Lee 's`."""

Steps = Sequence["Spot | int"]


class Spot:
    """What may stand at one place: words, beginnings of words, people as slots, and phrases by how they begin."""

    __slots__ = ("begun", "heads", "may_lack", "others", "slots", "stemmed", "stems", "words")

    def __init__(self, listed: Sequence[str], phrases: Iterable[Steps]) -> None:
        stems = [word[:-1] for word in listed if word[-1] == "*"]
        self.words = frozenset(word for word in listed if word[-1] not in "*}")
        self.stems = tuple(stems)
        self.heads = frozenset(stem[:_HEAD] for stem in stems)
        self.slots = slots([word[1:-1] for word in listed if word[0] == "{"])
        self.may_lack = False
        self.begun: dict[str, list[Steps]] = {}
        self.stemmed: dict[str, list[Steps]] = {}
        self.others: list[Steps] = []
        for phrase in phrases:
            self._put(phrase)

    def _put(self, phrase: Steps) -> None:
        if not phrase:
            self.may_lack = True
            return
        first = phrase[0]
        if isinstance(first, int) or first.slots or first.may_lack or first.begun or first.stemmed or first.others:
            self.others.append(phrase)
            return
        for word in first.words:
            self.begun.setdefault(word, []).append(phrase[1:])
        for head in first.heads:
            self.stemmed.setdefault(head, []).append(phrase)


class Who(NamedTuple):
    """Whom words may mean: the slots that each may fill, and those that a word with a capital letter may fill besides."""

    known: Mapping[str, int]
    capital: int


class Said:
    """The words of a text in order: where they stand, and whom they may mean."""

    def __init__(self, text: str, words: Iterable[str], who: Who) -> None:
        self.text, self._who = text, who
        self.places: dict[str, int] = {}
        self._met: dict[Spot, int] = {}
        self._after: dict[tuple[Spot, int], int] = {}
        place, before = 1, ""
        for word in words:
            if word == "had" and before == "would":  # `she'd`, of which only one is meant
                place >>= 1
            self.places[word] = self.places.get(word, 0) | place
            place, before = place << 1, word
        self.known = set(self.places)

    @cached_property
    def quotes(self) -> bool:
        """Whether some of it may be in quotation marks: then how many words lie between others is not known."""
        return may_quote(self.text)

    @cached_property
    def people(self) -> list[tuple[int, int]]:
        """Where people may stand, and which slots they may fill; `and` for two, where somebody may stand before it."""
        known, capital = self._who
        capitals = capitalised(self.text)
        found: list[tuple[int, int]] = []
        anybody = 0
        for word, places in self.places.items():
            if (filled := known.get(word, 0) | (capital if word in capitals else 0)) and word not in JOINING:
                found.append((places, filled))
                anybody |= places
        for word in JOINING & self.known:
            if places := self.places[word] & (ANYWHERE if self.quotes else anybody << 1):
                found.append((places, known.get(word, 0)))
        return found

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """Its words by how they begin."""
        found: dict[str, list[str]] = {}
        for word in self.known:
            for length in range(1, _HEAD + 1):
                found.setdefault(word[:length], []).append(word)
        return found

    def places_of(self, spot: Spot) -> int:
        """Return where a word stands that may stand at a spot."""
        if (met := self._met.get(spot)) is None:
            met = 0
            for word in self.known & spot.words:
                met |= self.places[word]
            if spot.heads and not spot.heads.isdisjoint(self.heads):
                for head in spot.heads.intersection(self.heads):
                    for word in self.heads[head]:
                        if word.startswith(spot.stems):
                            met |= self.places[word]
            if spot.slots:
                for places, filled in self.people:
                    if filled & spot.slots:
                        met |= places
            self._met[spot] = met
        return met

    def after_spot(self, spot: Spot, start: int) -> int:
        """Return the places after what stands at a spot, where that begins at one of the places given."""
        key = (spot, start)
        if (found := self._after.get(key)) is None:
            found = (start & self.places_of(spot)) << 1
            if spot.begun and not self.known.isdisjoint(spot.begun):
                for word in self.known.intersection(spot.begun):
                    if then := (start & self.places[word]) << 1:
                        for phrase in spot.begun[word]:
                            found |= after(phrase, self, then)
            if spot.stemmed and not self.heads.keys().isdisjoint(spot.stemmed):
                for head in self.heads.keys() & spot.stemmed.keys():
                    for phrase in spot.stemmed[head]:
                        found |= after(phrase, self, start)
            for phrase in spot.others:
                found |= after(phrase, self, start)
            if spot.may_lack:
                found |= start
            self._after[key] = found
        return found


def after(steps: Steps, said: Said, start: int) -> int:
    """Return the places after the last step, where the first is taken from one of the places given; 0 where there is none."""
    for step in steps:
        if isinstance(step, Spot):
            start = said.after_spot(step, start)
            if not start:
                return 0
        elif step == ANY_NUMBER or said.quotes:
            start = -(start & -start)
        else:
            start = _spread(start, step)
    return start


def _spread(places: int, most: int) -> int:
    """Add what lies up to so many places further on."""
    reach = 1
    while reach <= most:
        places |= places << reach
        most -= reach
        reach *= 2
    return places | places << most


def as_data(order: Order, spots: dict[str, int]) -> list[int | str]:
    """Return an order as plain data: how many words may be there, and by its number in `spots`, what may stand at a place.

    Puts into `spots` what is not there yet, each as a line: the words, then the phrases as orders.
    """
    data: list[int | str] = []
    for place in order:
        for step in [place] if isinstance(place, int) else _place_data(place, spots):
            if isinstance(step, int) and data and isinstance(data[-1], int):
                data[-1] = ANY_NUMBER if ANY_NUMBER in (step, data[-1]) else data[-1] + step
            else:
                data.append(step)
    return data


def _place_data(place: Place, spots: dict[str, int]) -> list[int | str]:
    words = {each for each in place if isinstance(each, str)}
    phrases = [as_data(each, spots) for each in sorted((each for each in place if not isinstance(each, str)), key=_shown)]
    made = any(_may_be(word, MADE) for word in words)
    line = json.dumps([" ".join(sorted(words | JOINING if made else words)), *phrases], separators=(",", ":"))
    spot = str(spots.setdefault(line, len(spots)))
    if made or any(word[0] == "{" for word in words):
        return [_BEFORE_PERSON, spot, _AFTER_PERSON]
    return [_BEFORE_PERSON, spot] if any(_may_be(word, PEOPLE) for word in words) else [spot]


def _shown(order: Order) -> str:
    return repr([place if isinstance(place, int) else sorted(map(_word_or_order, place)) for place in order])


def _word_or_order(each: str | Order) -> str:
    return each if isinstance(each, str) else _shown(each)


def _may_be(word: str, listed: Iterable[str]) -> bool:
    return any(each.startswith(word[:-1]) for each in listed) if word.endswith("*") else word in listed


class Spots:
    """The spots of a shelf by their numbers, read from their lines when they are needed."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._read: dict[str, Spot] = {}

    def steps(self, order: Iterable[int | str]) -> Steps:
        """Read what `as_data` returned."""
        return [step if isinstance(step, int) else self._spot(step) for step in order]

    def _spot(self, number: str) -> Spot:
        if (known := self._read.get(number)) is None:
            words, *phrases = json.loads(self._lines[int(number)])
            self._read[number] = known = Spot(words.split(), map(self.steps, phrases))
        return known
