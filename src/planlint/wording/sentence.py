"""Words to sentences in which people are letters: whom a name, a title, a role word or a pronoun means."""

from itertools import accumulate, pairwise

from planlint.wording.cast import BOTH, CHILD, FAMILY, GENERIC, NAME, OPEN, OTHER, SERVICE, SURVIVOR, USER, Cast
from planlint.wording.resolve import Person, Referents
from planlint.wording.seen import Sentence
from planlint.wording.vocabulary import (
    ADJECTIVES,
    AFTER_NAME,
    ANOTHER,
    BOTH_WORDS,
    CHILD_WORDS,
    CLAUSE_STARTS,
    DAYS,
    DETERMINERS,
    ELDERS,
    GENDERED,
    GENERIC_WORDS,
    HE,
    NAME_TELLS,
    NO_CHILD,
    NO_FAMILY,
    NO_NAME,
    NO_NAME_ENDINGS,
    NO_NOUN,
    OCCUPATIONS,
    OTHER_WORDS,
    PARTNERS,
    PEOPLE,
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
from planlint.wording.words import HIDDEN, LEFT_OPEN, TITLES, Word


class Reader(Referents):
    """Reads the sentences of one passage in order; it remembers who was named last."""

    def __init__(self, cast: Cast, about: str | None = None) -> None:
        self.cast = cast
        self.recent: list[Person] = []
        if about is not None:
            self.recent.append(self._of(about))

    def read(self, words: list[Word]) -> Sentence:
        """Put letters for the people in a sentence."""
        self.seen: list[Word] = []
        self.people: list[Person | None] = []
        self.words = words
        at = 0
        names = self.cast.names
        while at < len(words):
            word = words[at]
            if word.written[:1].islower() and word.seen not in PEOPLE and word.seen not in names:
                self.seen.append(word)
                self.people.append(None)
                at += 1
            else:
                at += self._one(at)
        self._pair_up()
        forms = [word.seen for word in self.seen]
        seen = f" {' '.join(forms)} "
        starts = list(accumulate([len(form) + 1 for form in forms], initial=1))[:-1]
        return Sentence(seen, self.seen, starts, self.people)

    def _pair_up(self) -> None:
        """Make one of `mum and dad`, where one is the survivor and the other uses violence."""
        for at in range(len(self.seen) - 3, -1, -1):
            first, last = self.people[at], self.people[at + 2]
            if first and last and self.seen[at + 1].seen in ("and", "&", "/") and {first.letter, last.letter} == {SURVIVOR, USER}:
                joined = Word(f"{BOTH}/both", self.seen[at].written, self.seen[at].start, self.seen[at + 2].end)
                self.seen[at : at + 3], self.people[at : at + 3] = [joined], [Person(BOTH, plural=True)]

    def _put(self, word: Word, person: Person | None, until: Word | None = None) -> None:
        if person is not None:
            while self.seen and self.seen[-1].seen in DETERMINERS and self.people[-1] is None:
                self.seen.pop()
                self.people.pop()
            letter = person.letter.lower() if self._is_possessive(word, until) else person.letter
            word = Word(f"{letter}/{word.seen}", word.written, word.start, (until or word).end)
            if person.letter in (SERVICE, OTHER):
                self._drop_owner()
            if person.letter not in (SERVICE, GENERIC):
                self.recent.append(person)
        self.seen.append(word)
        self.people.append(person)

    def _drop_owner(self) -> None:
        """Forget whose friend, manager or worker is meant: the sentence is about that other person."""
        if self.seen and self.people[-1] is not None and self.seen[-1].seen[:1].islower():
            self.seen.pop()
            self.people.pop()
        elif len(self.seen) > 1 and self.seen[-1].seen == "'s" and self.people[-2] is not None:
            del self.seen[-2:], self.people[-2:]

    def _is_possessive(self, word: Word, until: Word | None) -> bool:
        """Whether a pronoun says whose something is, as `her` does before a noun."""
        if word.seen not in POSSESSIVE or until is not None:
            return False
        following = self.words[self.at + 1].seen if self.at + 1 < len(self.words) else "."
        return following[0].isalpha() and following not in NO_NOUN

    def _one(self, at: int) -> int:
        """Read the word at a place; return how many words were taken."""
        self.at = at
        word = self.words[at]
        written, seen = word.written, word.seen
        if seen == LEFT_OPEN:
            self.seen.append(word)
            self.people.append(Person(OPEN))
            return 1
        capital = written[:1].isupper()
        if seen in TITLES and at + 1 < len(self.words) and (self.words[at + 1].written[:1].isupper()):
            return self._titled(at)
        if seen in TITLES and self._are_two_with_titles(at) and self._couple():
            self._put(word, Person(BOTH, plural=True), self.words[at + 3])
            return 4
        if seen in self.cast.names and (capital or self.cast.names[seen] == written):
            self._put(word, self._of(self.cast.names[seen]))
            return 1
        person = self._pronoun(seen) or self._by_word(at)
        if person is None and capital and not at and self._begins_with_name():
            self._put(word, Person(NAME))
            return 1
        if person is None and capital and at and seen not in ("i",) and not seen.startswith("!") and self._is_name(at):
            length = 1
            while at + length < len(self.words) and self._is_name(at + length) and self.words[at + length].written[:1].isupper():
                length += 1
            self._put(word, Person(NAME), self.words[at + length - 1])
            return length
        self._put(word, person)
        return 1

    def _begins_with_name(self) -> bool:
        """Whether the first word of the sentence is likely a name: it is followed as only names are."""
        word = self.words[0]
        following = self.words[1].seen if len(self.words) > 1 else ""
        return (
            following in AFTER_NAME
            and word.written.isalpha()
            and not word.seen.startswith("!")
            and word.seen not in DAYS
            and word.seen not in NO_NAME
            and not word.seen.endswith(NO_NAME_ENDINGS)
        )

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        return (
            word.seen not in DAYS
            and word.written.isalpha()
            and not (word.written.isupper() and len(word.written) > 1)
            and self.words[at - 1].seen not in ':."-&'
            and not (len(word.written) == 1 and self._next(at) == "&")
        )

    def _are_two_with_titles(self, at: int) -> bool:
        """Whether two people share a name: `Mr and Mrs Lee`."""
        four = self.words[at : at + 4]
        return len(four) == 4 and four[1].seen in ("and", "&") and four[2].seen in TITLES and four[3].written[:1].isupper()

    def _titled(self, at: int) -> int:
        length = 2
        if (at + 2 < len(self.words) and self.words[at + 2].seen == "." and len(self.words[at + 1].written) == 1) or (
            at + 2 < len(self.words) and self._is_name(at + 2) and self.words[at + 2].written[:1].isupper()
        ):
            length = 3
        name = self.words[at + 1].seen
        gender = "m" if self.words[at].seen == "mr" else "f" if self.words[at].seen != "mx" else ""
        person = self._named(name, gender)
        if name not in self.cast.names and self._is_another(at, at + length):
            person = Person(OTHER, None, gender)
        self._put(self.words[at], person, self.words[at + length - 1])
        return length

    def _is_another(self, first: int, after: int) -> bool:
        """Whether the words around a title and a name that the plan does not know show somebody of another kind: `our landlord
        Mr Bell`, `Mr Bell, who teaches Leo`, `Mr Bell from the school`.
        """
        before = self.people[-1] if self.people else None
        if before is not None and before.letter in (SERVICE, OTHER) and self.words[first - 1].seen not in (*THEY, "'s"):
            return True
        if after >= len(self.words) or self.words[after].seen not in NAME_TELLS:
            return False
        for word in self.words[after + 1 : after + 7]:
            if word.seen in CLAUSE_STARTS and word.seen not in ("who", "which"):
                break
            if word.seen in OCCUPATIONS or word.seen in OTHER_WORDS:
                return True
        return False

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


__all__ = ["HIDDEN", "Person", "Reader", "Sentence"]
