"""Words to sentences in which people are letters: whom a name, a title, a role word or a pronoun means."""

from itertools import accumulate

from planlint.wording.cast import BOTH, GENERIC, NAME, OPEN, OTHER, SERVICE, SURVIVOR, USER, Cast
from planlint.wording.meaning import Meanings
from planlint.wording.resolve import Person
from planlint.wording.seen import Sentence
from planlint.wording.vocabulary import (
    AFTER_NAME,
    CLAUSE_STARTS,
    DAYS,
    DETERMINERS,
    NAME_TELLS,
    NO_NAME,
    NO_NAME_ENDINGS,
    NO_NOUN,
    OCCUPATIONS,
    OTHER_WORDS,
    PEOPLE,
    POSSESSIVE,
    THEY,
)
from planlint.wording.words import HIDDEN, LEFT_OPEN, TITLES, Word


class Reader(Meanings):
    """Reads the sentences of one passage in order; it remembers who was named last."""

    def __init__(self, cast: Cast, about: str | None = None, child: str | None = None) -> None:
        self.cast, self.child = cast, child
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


__all__ = ["HIDDEN", "Person", "Reader", "Sentence"]
