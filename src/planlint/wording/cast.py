"""Who is who in a plan, for a reader of sentences: each person's part in the violence, and the words that mean this person."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from planlint.plan import Plan
from planlint.wording.glance import CHILDREN, EVERYBODY, GENDERED, MEANINGS, SURVIVORS, USERS, Glance, glance
from planlint.wording.vocabulary import ROLE_WORDS

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

    @cached_property
    def glance(self) -> Glance:
        """What a quick look at words tells of these people; the same for all plans whose people are called alike."""
        return glance(tuple(self._called.items()), tuple(self._certain.items()))

    @cached_property
    def _called(self) -> dict[str, int]:
        """The slots that each role fills: any, where nobody in the plan has it."""
        return {meaning: self._slots(self.called(meaning)) or EVERYBODY for meaning in MEANINGS}

    @cached_property
    def _certain(self) -> dict[str, int]:
        """The slots that pronouns, titles and names fill: whom they mean does not hang on the words beside them."""
        named = {"f": self._slots(self.gendered("f")), "m": self._slots(self.gendered("m"))}
        found = {word: named[gender] for word, gender in GENDERED.items()}
        for name, handle in self.names.items():
            slots = self._slots([handle])
            for part in (name, *name.split("-")):
                found[part] = slots if part in GENDERED else found.get(part, 0) | slots
        return found

    def _slots(self, handles: Iterable[str]) -> int:
        letters = {self.part.get(handle, OTHER) for handle in handles}
        found = SURVIVORS if letters & {SURVIVOR, OPEN} else 0
        found |= USERS if letters & {USER, OPEN} else 0
        return found | CHILDREN if CHILD in letters else found
