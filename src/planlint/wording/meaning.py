"""Whom a word means where it stands in a sentence: a pronoun, a word for what somebody is to another, or for what people do."""

from itertools import pairwise

from planlint.wording.cast import BOTH, CHILD, FAMILY, GENERIC, NAME, OPEN, OTHER, SERVICE, SURVIVOR, USER
from planlint.wording.resolve import Person, Referents
from planlint.wording.vocabulary import (
    ADJECTIVES,
    ANOTHER,
    BOTH_WORDS,
    CHILD_WORDS,
    CLAUSE_STARTS,
    ELDERS,
    GENDERED,
    GENERIC_WORDS,
    HE,
    NO_CHILD,
    NO_FAMILY,
    NO_NOUN,
    OTHER_WORDS,
    PARTNERS,
    POSSESSIVE,
    ROLE_WORDS,
    SERVICE_WORDS,
    SHE,
    THEY,
    THING_MARKS,
    VERBISH,
    YOUNG,
    YOUNGER,
)
from planlint.wording.words import Word


class Meanings(Referents):
    """The words of the sentence that is being read, as far as it was read, and whom the next of them means."""

    words: list[Word]
    """All its words."""
    seen: list[Word]
    """Those that were read, as patterns see them."""
    people: list[Person | None]
    """Whom each of these means."""
    at: int
    """The number of the word that is being read."""
    _owner_at: int

    def _pronoun(self, seen: str) -> Person | None:
        if seen in SHE or seen in HE:
            found = self._gendered("f" if seen in SHE else "m")
            child = None if seen in ("she", "he") else self._child_meant(found, seen)
            return child or found
        if seen in THEY:
            here = [person for person in self.people if person and (person.plural or person.letter in (SERVICE, GENERIC, FAMILY))]
            plural = [*(person for person in self.recent if person.plural), *here]
            if not plural and self._things():
                return None
            return plural[-1]._replace(plural=True) if plural else Person(BOTH, plural=True)
        if seen in ("we", "us", "i"):
            return Person(SERVICE)
        return Person(OPEN) if seen == "you" or seen == "your" else None

    def _things(self) -> bool:
        """Whether several things were named before in the sentence, which `they` may mean: `the forms`, `two letters`."""
        return any(
            noun.seen.endswith("s") and len(noun.seen) > 3 and (before.seen in THING_MARKS or before.seen.isdigit())
            for before, noun in pairwise(self.seen)
        )

    def _next(self, at: int) -> str:
        return self.words[at + 1].seen if at + 1 < len(self.words) else "."

    def _child_meant(self, adult: Person, seen: str) -> Person | None:
        """The child whom `him`, `his` or `her` means, if one was named in an earlier clause and the adult is not in question.

        An adult named in the sentence is in question, but not as the object of what that same adult does; `her own` is the
        subject's.
        """
        end = next((at for at in range(len(self.seen) - 1, -1, -1) if self.seen[at].seen in CLAUSE_STARTS), -1)
        earlier = [person for person in self.people[: end + 1] if person is not None]
        children = [person for person in earlier if person.letter in (CHILD, NAME) and not person.plural]
        here = [person for person in self.people[end + 1 :] if person is not None]
        if here and here[0].letter in (CHILD, NAME) and seen in POSSESSIVE and self._next(self.at) == "own":
            return Person(here[0].letter)
        owned = [person for person in here[1:] if person.letter in (CHILD, NAME) and not person.plural]
        if owned and here[0].letter not in (CHILD, NAME) and seen in POSSESSIVE and self._next(self.at) not in NO_NOUN:
            children = owned
        elif not children or any(person.letter in (CHILD, NAME) for person in here):
            return None
        named = [person for person in self.people if person is not None and person.handle == adult.handle and adult.handle]
        subject = (here or earlier)[0]
        is_object = seen == "him" or (seen == "her" and self._next(self.at) in NO_NOUN | {",", ".", ";"})
        if not named or (is_object and subject.handle == adult.handle):
            return Person(children[-1].letter, None, "")
        return None

    def _by_word(self, at: int) -> Person | None:
        seen = self.words[at].seen
        if seen in ROLE_WORDS:
            return self._kin(at, ROLE_WORDS[seen])
        if seen == "child" and self._next(at) in NO_CHILD:
            return None
        if seen in CHILD_WORDS:
            if not self.seen and at + 1 < len(self.words) and self.words[at + 1].seen in ("who", "whose", "can", "may", "often"):
                return Person(GENERIC)
            return Person(CHILD, plural=seen.endswith(("s", "children")))
        if seen in ("one", "ones") and self._after() in YOUNG:
            return Person(CHILD, plural=seen == "ones")
        following = self._next(at)
        if seen == "parents" and following == "who" and self._after() not in ("the", "both", "these", "two"):
            return Person(GENERIC)
        if seen == "parents" and (owner := self._owner()) is not None and owner.letter in (SURVIVOR, USER):
            return Person(OTHER, plural=True)
        if seen == "family" and (following in SERVICE_WORDS or following in NO_FAMILY):
            return None
        if (
            (seen in BOTH_WORDS and (seen, following) != ("couple", "of"))
            or (seen == "both" and self._is_both(at))
            or (seen == "pair" and self._after() == "the")
        ):
            return Person(BOTH if self.cast.only(SURVIVOR) or not self.cast.adults or self._couple() else OPEN, plural=True)
        if seen == "neither" or seen == "!neither":
            return None
        if seen in ("family", "household"):
            return Person(FAMILY)
        if seen in ("client", "resident", "mother-to-be", "complainant", "patient"):
            survivor = self.cast.only(SURVIVOR)
            return self._of(survivor) if survivor else Person(OPEN)
        if seen in ("perpetrator", "abuser", "respondent", "aggressor") and self._after() not in ("a", "any", "an"):
            user = self.cast.only(USER)
            return self._of(user) if user else Person(USER) if self._after() in ("the", "'s") else Person(GENERIC)
        if seen in SERVICE_WORDS:
            return None if seen == "housing" else Person(SERVICE)
        if seen in OTHER_WORDS:
            return Person(OTHER, None, GENDERED.get(seen, ""))
        if seen in GENERIC_WORDS:
            if seen in ("woman", "victim", "survivor", "parent", "man") and self._after_adjective() in ("the", "this"):
                return self._the(seen)
            return Person(GENERIC)
        return None

    def _after(self) -> str:
        """The word before the one that is read now."""
        return self.seen[-1].seen if self.seen else ""

    def _after_adjective(self) -> str:
        """The word before the one that is read now and before its adjective."""
        return self.seen[-2].seen if len(self.seen) > 1 and self.seen[-1].seen in ADJECTIVES else self._after()

    def _is_both(self, at: int) -> bool:
        """Whether `both` means the two adults: `both parents`, `both need to`, not `both children` or `both ... and`."""
        following = self._next(at)
        if following == "of":
            return self._next(at + 1) in (*THEY, "you", "us")
        return following not in CHILD_WORDS and following not in BOTH_WORDS and following in VERBISH

    def _couple(self) -> bool:
        return any(self.cast.part[handle] == USER for handle in self.cast.adults)

    def _kin(self, at: int, meaning: str) -> Person | None:
        """Whom a role word means: with whose it is, and by the roles of the plan."""
        owner = self._owner()
        if owner is not None:
            mine = Person(CHILD) if meaning == "son" and not self._may_be_grown(at) else self._relative(owner, meaning)
            if self.seen[self._owner_at].written.lower() == "their" and meaning in ELDERS and not self.cast.grown_children:
                self.recent.append(Person(CHILD, plural=True))
            self.seen, self.people = self.seen[: self._owner_at], self.people[: self._owner_at]
            return mine
        if self._after() in ("a", "an", "any", "every", "no", "!no", "foster", "what"):
            return Person(GENERIC)
        if self._after() in ANOTHER and meaning in PARTNERS and not self.cast.called(meaning):
            return Person(OTHER)
        if meaning == "son" and (self._after() in YOUNGER or not self._may_be_grown(at)):
            return Person(CHILD)
        if meaning in ("mother", "father") and self._after() == "own" and self._is_owned():
            return Person(OTHER, None, "f" if meaning == "mother" else "m")
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if (
            self.words[at].seen == "father"
            and following
            and following.written[:1].isupper()
            and self.words[at].written[:1].isupper()
        ):
            return Person(OTHER)
        return self._one_called(meaning, None)

    def _is_owned(self) -> bool:
        """Whether an adult's or a named child's `own` parent is meant: `her own mother`, `Leo's own father`."""
        if len(self.seen) > 2 and self.seen[-2].seen == "'s":
            return self.people[-3] is not None
        owner = self.people[-2] if len(self.seen) > 1 else None
        return owner is not None and owner.letter in (SURVIVOR, USER, OPEN)

    def _may_be_grown(self, at: int) -> bool:
        """Whether a grown son or daughter of the plan may be meant by this word."""
        gender = "f" if self.words[at].seen == "daughter" else "m"
        return any(self.cast.gender.get(handle, "") in ("", gender) for handle in self.cast.grown_children)

    def _owner(self) -> Person | None:
        """Whose relative is meant: the person just before, in the possessive. Remembers where the words for that begin."""
        for back in (1, 2):
            if len(self.seen) < back:
                return None
            last = self.seen[-back]
            if last.seen == "'s" and len(self.seen) > back and self.people[-back - 1] is not None and back == 1:
                self._owner_at = len(self.seen) - 2
                return self.people[-2]
            if self.people[-back] is not None and last.written.lower() in POSSESSIVE and back == 1:
                self._owner_at = len(self.seen) - 1
                return self.people[-1]
            if self.people[-1] is not None or not last.seen.isalpha():
                return None
        return None
