"""Who is who in a plan, for a reader of sentences: each person's part in the violence, and the words that mean this person."""

from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_
from typing import Final

from planlint.plan import Plan
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

SURVIVOR, USER, CHILD, BOTH, FAMILY, SERVICE, OTHER, OPEN, GENERIC, NAME = "SUCBFKOWGN"
"""The letters that stand for people in a sentence: one adult survivor, one who uses violence, children, both adults, the family,
a service or its worker, somebody else, somebody whose part cannot be told, people in general, a name that is not in the plan."""


GENDER: Final = dict.fromkeys(
    "mother step-mother grandmother wife girlfriend aunt daughter sister daughter-in-law mother-in-law "
    "ex-wife ex-girlfriend".split(), "f"
) | dict.fromkeys(
    "father step-father grandfather husband boyfriend uncle son brother father-in-law adult-son grandson ex-husband ex-boyfriend "
    "stepfather stepson".split(), "m"
)  # fmt: skip
"""Which pronoun a role word takes: read to tell whom a pronoun means, never who uses violence."""

_KIN: Final = frozenset("son daughter adult-child adult-son adult-daughter grandson granddaughter child young-person".split())


class Cast:
    """The people of one plan as a reader of its sentences knows them."""

    def __init__(self, plan: Plan) -> None:
        self.part = {handle: self._part(plan, handle) for handle in plan.people}
        for handle in (*plan.survivors, *plan.people_using_violence):
            self.part.setdefault(handle, self._part(plan, handle))
        self.role: dict[str, str] = {}
        self.gender: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for handle in self.part:
            person = plan.people.get(handle)
            role = (person.role if person is not None else None) or handle
            self._learn(handle, role.lower(), handle.lower())
        self.adults = tuple(handle for handle, part in self.part.items() if part in (SURVIVOR, USER, OPEN))

    def _part(self, plan: Plan, handle: str) -> str:
        survivor, user = handle in plan.survivors, handle in plan.people_using_violence
        if plan.is_child(handle) and not user and not plan.has_parental_role(handle):
            return CHILD
        unsettled = any(handle == entry.by or handle in entry.towards for entry in plan.unsettled)
        return (
            OPEN
            if (survivor and user) or (unsettled and not survivor and not user)
            else SURVIVOR
            if survivor
            else USER
            if user
            else OTHER
        )

    def _learn(self, handle: str, role: str, name: str) -> None:
        words = name.replace("_", "-").split("-")
        title = words[0] if words[0] in ("mr", "mrs", "ms", "miss") else ""
        stem = "-".join(words[1:] if title else words)
        known = ROLE_WORDS.get(stem) or (stem if stem in GENDER else "")
        self.role[handle] = ROLE_WORDS.get(role, role) if role != name or not known else known
        for each in (role, stem, *words):
            self.gender.setdefault(handle, GENDER.get(ROLE_WORDS.get(each, each), ""))
            if self.gender[handle] == "":
                del self.gender[handle]
        self.gender.setdefault(handle, "m" if title == "mr" else "f" if title else "")
        if not known and stem not in ("adult-son", "adult-child", "m", "f", "child", "parent"):
            self.names[stem] = handle
            self.names.setdefault(words[-1], handle)

    def called(self, meaning: str) -> list[str]:
        """Return the handles of those who are known by a role: mother, grandmother, partner."""
        found = [handle for handle in self.part if self.role[handle] == meaning or handle.lower() == meaning]
        if not found and meaning in ("mother", "father"):
            found = [handle for handle in self.adults if self.role[handle] in ("parent", "m", "f")]
        return found

    @cached_property
    def grown_children(self) -> tuple[str, ...]:
        """Adults in the plan who are somebody's son or daughter."""
        return tuple(handle for handle in self.adults if self.role[handle] in _KIN or "son" in self.role[handle].split("-"))

    def gendered(self, gender: str) -> list[str]:
        """Return the adults in the violence whom a pronoun of this gender may mean."""
        return [handle for handle in self.adults if self.gender[handle] in ("", gender)]

    def certain(self, gender: str) -> list[str]:
        """Return the adults in the violence who are known to be of this gender, or where none is, who may be."""
        return [handle for handle in self.adults if self.gender[handle] == gender] or self.gendered(gender)

    def letter(self, handles: Iterable[str]) -> str:
        """Return the letter of one person; of several, the part that they share."""
        parts = {self.part.get(handle, OTHER) for handle in handles}
        return parts.pop() if len(parts) == 1 else BOTH if {SURVIVOR, USER} <= parts else OPEN if parts else OTHER

    def only(self, part: str) -> str | None:
        """Return the handle of the only adult with this part, if there is just one."""
        found = [handle for handle in self.adults if self.part[handle] == part]
        return found[0] if len(found) == 1 else None

    def may_name(self, words: Iterable[str]) -> int:
        """Return the slots that a text may fill, by its words alone, as one number: a quick look before it is read.

        Not for a text with placeholders, where anybody may be meant.
        """
        named = self._named
        found = reduce(or_, [named[word] for word in words if word in named], UNSEEN)
        for word in words:
            if "-" in word:
                found = reduce(or_, [named[part] for part in word.split("-") if part in named], found)
        return found | _BOTH if found & _ADULTS == _ADULTS else found

    @cached_property
    def _named(self) -> dict[str, int]:
        """The slots that each word may fill in this plan, of those that `may_name` looks for."""
        of_sort = {**self._called, "anybody": _EVERYBODY, "a child": _CHILD, "she": 0, "he": 0}
        named = {word: of_sort[sort] for word, sort in _SORTS.items()}
        for word, filled in self._certain.items():
            named[word] = named.get(word, 0) | filled
        return named

    @cached_property
    def _called(self) -> dict[str, int]:
        """The slots that each role fills: any, where nobody in the plan has it."""
        return {meaning: self._slots(self.called(meaning)) or _EVERYBODY for meaning in _MEANINGS}

    @cached_property
    def parts(self) -> dict[str, str]:
        """The marks of the words that name people, as cues have them: by the part that they have in the violence of this plan."""
        called = {meaning: _mark(slots) for meaning, slots in self._called.items()}
        return {
            **_MARKS,
            **{word: called[meaning] for word, meaning in ROLE_WORDS.items()},
            **{word: _mark(slots) for word, slots in self._certain.items() if word not in _FIXED},
        }

    @cached_property
    def _certain(self) -> dict[str, int]:
        """The slots that pronouns, titles and names fill: whom they mean does not hang on the words beside them."""
        named = {"f": self._slots(self.gendered("f")), "m": self._slots(self.gendered("m"))}
        found = {word: named[gender] for word, gender in _GENDERED.items()}
        for name, handle in self.names.items():
            slots = self._slots([handle])
            for part in (name, *name.split("-")):
                found[part] = slots if part in _GENDERED else found.get(part, 0) | slots
        return found

    @cached_property
    def who(self) -> Who:
        """Whom a word may mean where it stands; a role word anybody, as much hangs on whose partner or son is meant."""
        return Who({**_ANYONE, **{word: slots | UNSEEN for word, slots in self._certain.items()}}, UNSEEN)

    def _slots(self, handles: Iterable[str]) -> int:
        letters = {self.part.get(handle, OTHER) for handle in handles}
        found = _SURVIVOR if letters & {SURVIVOR, OPEN} else 0
        found |= _USER if letters & {USER, OPEN} else 0
        return found | _CHILD if CHILD in letters else found


_SURVIVOR, _USER, _CHILD, _BOTH = (slots((slot,)) for slot in ("survivor", "user", "child", "both"))
_ADULTS: Final = _SURVIVOR | _USER
_EVERYBODY: Final = _ADULTS | _CHILD | _BOTH
UNSEEN: Final = ANYBODY & ~(_ADULTS | _BOTH)
"""The slots that a quick look at words cannot rule out; any name may be a child's."""
_MEANINGS: Final = frozenset(ROLE_WORDS.values())
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
_GENDERED: Final = {word: "f" if sort == "she" else "m" for word, sort in _SORTS.items() if sort in ("she", "he")}
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


def _mark(slots: int) -> str:
    if slots & _ADULTS:
        return "<P>" if slots & _ADULTS == _ADULTS else "<S>" if slots & _SURVIVOR else "<U>"
    return "<C>" if slots & _CHILD else "<O>"


_ANYONE: Final = {
    **dict.fromkeys(PEOPLE, UNSEEN),
    **{word: ANYBODY for word, sort in _SORTS.items() if sort != "a child"},
    **dict.fromkeys(JOINING, slots_filled([f"{BOTH}/both"])),
}
"""Whom words may mean in any plan."""
