"""Whom a title, a role word or a pronoun means, by the people of the plan and whoever was named last."""

from typing import NamedTuple

from planlint.wording.cast import BOTH, CHILD, NAME, OPEN, OTHER, SURVIVOR, USER, Cast
from planlint.wording.vocabulary import ROLE_WORDS
from planlint.wording.words import Word


class Person(NamedTuple):
    """What a word means: the letter of the person, the handle where it is known, and the gender that a pronoun would have."""

    letter: str
    handle: str | None = None
    gender: str = ""
    plural: bool = False


class Referents:
    """The people of a plan as the words of a passage mean them."""

    cast: Cast
    recent: list[Person]
    """Who was named so far, the last at the end."""
    words: list[Word]
    """The words of the sentence that is being read."""
    child: str | None
    """The child under whose name the passage stands."""

    def _of(self, handle: str) -> Person:
        return Person(self.cast.part.get(handle, OTHER), handle, self.cast.gender.get(handle, ""))

    def _named(self, name: str, gender: str) -> Person:
        known = self.cast.names.get(name)
        if known is None and len(name) == 1:
            beginning = [handle for handle in self.cast.adults if handle.lower().startswith(name)]
            known = beginning[0] if len(beginning) == 1 and len(beginning[0]) > 1 else None
        if known is not None and self.cast.gender.get(known, "") in ("", gender):
            return self._of(known)
        likely = self.cast.certain(gender)
        return self._of(likely[0]) if len(likely) == 1 else Person(OPEN if likely else OTHER, None, gender)

    def _gendered(self, gender: str) -> Person:
        if self.child is not None and not any(person.letter in (SURVIVOR, USER, OPEN, BOTH) for person in self.recent):
            return self._of(self.child)._replace(gender=gender)
        possible = self.cast.certain(gender) if self.cast.grown_children else self.cast.gendered(gender)
        for person in reversed(self.recent[-4:]):
            if not person.plural and person.letter != NAME and person.gender in ("", gender):
                if person.letter in (CHILD, OTHER) and person.gender == "":
                    continue
                if person.handle in possible or person.letter == OTHER:
                    return person
        likely = possible
        if len(likely) == 1:
            return self._of(likely[0])
        named = {
            self.cast.names.get(word.seen) or next(iter(self.cast.called(ROLE_WORDS.get(word.seen, "?"))), None)
            for word in self.words
        }
        left = [handle for handle in possible if handle not in named]
        return self._of(left[0]) if len(left) == 1 and len(possible) > 1 else Person(OPEN if possible else OTHER, None, gender)

    def _the(self, word: str) -> Person:
        if word in ("victim", "survivor"):
            survivor = self.cast.only(SURVIVOR)
            return self._of(survivor) if survivor else Person(SURVIVOR)
        likely = self.cast.certain("f") if word == "woman" else self.cast.certain("m") if word == "man" else []
        return self._of(likely[0]) if len(likely) == 1 else Person(OPEN)

    def _one_called(self, meaning: str, owner: str | None) -> Person:
        called = [handle for handle in self.cast.called(meaning) if handle != owner]
        if len(called) == 1:
            return self._of(called[0])
        if called:
            return Person(OPEN, None, self.cast.gender.get(called[0], ""))
        gender = {
            "mother": "f",
            "wife": "f",
            "girlfriend": "f",
            "father": "m",
            "husband": "m",
            "boyfriend": "m",
            "step-father": "m",
        }.get(meaning)
        if meaning == "son":
            grown = self.cast.grown_children
            return self._of(grown[0]) if len(grown) == 1 else Person(CHILD)
        if meaning in ("partner", "husband", "wife", "boyfriend", "girlfriend", "step-father"):
            adults = [handle for handle in (self.cast.certain(gender) if gender else self.cast.adults) if handle != owner]
            adults = [handle for handle in adults if handle not in self.cast.grown_children] or adults[:0]
            unknown = [handle for handle in adults if self.cast.role[handle] in ("partner", "ex-partner")] or adults
            if not unknown and self.cast.grown_children:
                return Person(OTHER, None, gender or "")
            return self._of(unknown[0]) if len(unknown) == 1 else Person(OPEN, None, gender or "")
        if meaning in ("mother", "father"):
            adults = [handle for handle in self.cast.certain(gender or "") if self.cast.part[handle] == SURVIVOR]
            return self._of(adults[0]) if len(adults) == 1 else Person(OTHER, None, gender or "")
        return Person(OTHER, None, "f" if meaning == "grandmother" else "m" if meaning == "grandfather" else "")

    def _relative(self, owner: Person, meaning: str) -> Person:
        if meaning == "son":
            grown = [handle for handle in self.cast.grown_children if handle != owner.handle]
            return self._of(grown[0]) if len(grown) == 1 and not owner.plural else Person(CHILD)
        if owner.letter in (CHILD, NAME, BOTH, OPEN) and meaning in ("mother", "father", "step-father"):
            return self._one_called(meaning, None)
        if meaning in ("mother", "father", "grandmother", "grandfather"):
            if owner.handle in self.cast.grown_children:
                return self._one_called(meaning, owner.handle)
            elder = self.cast.called("grandmother") if meaning in ("mother", "grandmother") else self.cast.called("grandfather")
            if len(elder) == 1 and elder[0] != owner.handle:
                return self._of(elder[0])
            if owner.letter == OTHER and meaning in ("mother", "father"):
                return Person(OTHER, None, "f" if meaning == "mother" else "m")
            return Person(OTHER, None, "f" if meaning in ("mother", "grandmother") else "m")
        if meaning == "relative":
            return Person(OTHER)
        if owner.letter in (SURVIVOR, USER) and meaning in ("partner", "husband", "wife", "boyfriend", "girlfriend"):
            other = USER if owner.letter == SURVIVOR else SURVIVOR
            found = [
                handle
                for handle in self.cast.adults
                if self.cast.part[handle] == other and handle not in self.cast.grown_children
            ]
            found = [handle for handle in found if self.cast.role[handle] != "grandmother"]
            if len(found) == 1:
                return self._of(found[0])
        return self._one_called(meaning, owner.handle)
