"""What a quick look at words tells of people: whom each word may mean, before the sentence is read."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from operator import or_
from typing import Final, NamedTuple

from planlint.wording.index import ANYBODY, slots, slots_filled
from planlint.wording.order import Who
from planlint.wording.vocabulary import (
    BOTH_WORDS,
    CHILD_WORDS,
    DAYS,
    HE,
    OTHER_WORDS,
    PEOPLE,
    ROLE_WORDS,
    SERVICE_WORDS,
    SHE,
    THEY,
)
from planlint.wording.words import JOINING

SURVIVORS, USERS, CHILDREN, _BOTH = (slots((slot,)) for slot in ("survivor", "user", "child", "both"))
_ADULTS: Final = SURVIVORS | USERS
EVERYBODY: Final = _ADULTS | CHILDREN | _BOTH
UNSEEN: Final = ANYBODY & ~(_ADULTS | _BOTH)
"""The slots that a quick look at words cannot rule out; any name may be a child's."""
MEANINGS: Final = frozenset(ROLE_WORDS.values())
_SORTS: Final[dict[str, str]] = {
    **ROLE_WORDS,
    **{part: meaning for word, meaning in ROLE_WORDS.items() for part in word.split("-") if part not in ("in", "law")},
    **dict.fromkeys((*CHILD_WORDS, "young", "little"), "a child"),
    **dict.fromkeys(
        (
            *BOTH_WORDS,
            *THEY,
            *"both pair parent mx client resident victim survivor you your woman man perpetrator abuser law".split(),
        ),
        "anybody",
    ),
    **dict.fromkeys((*SHE, "ms", "mrs", "miss"), "she"),
    **dict.fromkeys((*HE, "mr"), "he"),
}
"""The sort of each word that may name somebody."""
GENDERED: Final = {word: "f" if sort == "she" else "m" for word, sort in _SORTS.items() if sort in ("she", "he")}
_MARKS: Final = {
    **dict.fromkeys(OTHER_WORDS, "<O>"),
    **dict.fromkeys((*SERVICE_WORDS, "we", "us", "i"), "<K>"),
    **dict.fromkeys(CHILD_WORDS, "<C>"),
    **{word: "<P>" for word, sort in _SORTS.items() if sort == "anybody"},
    **dict.fromkeys(THEY, "<T>"),
    **dict.fromkeys(BOTH_WORDS, "<B>"),
    **{day: day for day in DAYS},
}
_FIXED: Final = CHILD_WORDS | BOTH_WORDS | THEY
_ANYONE: Final = {
    **dict.fromkeys(PEOPLE, UNSEEN),
    **{word: ANYBODY for word, sort in _SORTS.items() if sort != "a child"},
    **dict.fromkeys(ROLE_WORDS, ANYBODY & ~_BOTH),
    **dict.fromkeys(JOINING, slots_filled(["B/both"])),
}
"""Whom words may mean in any plan."""


class Glance(NamedTuple):
    """What words tell of the people of a plan, or of all plans whose people are called alike and have the same parts."""

    called_alike: int
    """A number that differs where people are called otherwise, or have other parts."""
    parts: Mapping[str, str]
    """The marks of the words that name people, as cues have them: by the part that they have in the violence."""
    who: Who
    """Whom a word may mean where it stands; a role word any one person, as much hangs on whose partner or son is meant."""
    named: Mapping[str, int]
    """The slots that each word may fill, of those that `may_name` looks for."""

    def may_name(self, words: Iterable[str]) -> int:
        """Return the slots that a text may fill, by its words alone, as one number.

        Not for a text with placeholders, where anybody may be meant.
        """
        named = self.named
        found = reduce(or_, [named[word] for word in words if word in named], UNSEEN)
        for word in words:
            if "-" in word:
                found = reduce(or_, [named[part] for part in word.split("-") if part in named], found)
        return found | _BOTH if found & _ADULTS == _ADULTS else found


@lru_cache(maxsize=256)
def glance(called: tuple[tuple[str, int], ...], certain: tuple[tuple[str, int], ...]) -> Glance:
    """Return what words tell of people, from the slots that each role fills, and those of pronouns, titles and names."""
    of_sort = {**dict(called), "anybody": EVERYBODY, "a child": CHILDREN, "she": 0, "he": 0}
    named = {word: of_sort[sort] for word, sort in _SORTS.items()}
    for word, filled in certain:
        named[word] = named.get(word, 0) | filled
    marks = {meaning: _mark(slots) for meaning, slots in called}
    parts = {
        **_MARKS,
        **{word: marks[meaning] for word, meaning in ROLE_WORDS.items()},
        **{word: _mark(slots) for word, slots in certain if word not in _FIXED},
    }
    who = Who({**_ANYONE, **{word: slots | UNSEEN for word, slots in certain}}, UNSEEN)
    return Glance(hash((called, certain)), parts, who, named)


def _mark(slots: int) -> str:
    if slots & _ADULTS:
        return "<P>" if slots & _ADULTS == _ADULTS else "<S>" if slots & SURVIVORS else "<U>"
    return "<C>" if slots & CHILDREN else "<O>"
