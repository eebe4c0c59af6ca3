"""The search in one plan: words and their order first; people, places and whose words for what then remains."""

import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Final, TypeVar

from planlint.plan import Plan, Prose
from planlint.wording.cast import Cast
from planlint.wording.cues import LEAST, MOST
from planlint.wording.fits import BY_CUES, Candidate, Fits, Hit, weights
from planlint.wording.index import ANYBODY
from planlint.wording.library import Library
from planlint.wording.order import Said
from planlint.wording.passages import about, child_described, texts
from planlint.wording.sentence import Reader
from planlint.wording.words import Heard, Word, heard, may_hold_blanks, runs, sentences, spoken

Made = TypeVar("Made")
_REMEMBERED: Final = 50_000
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INNER_END: Final = re.compile(r"[.?!].*\w", re.DOTALL)
TOLD: Final = "narrative"
"""The group of a plan whose sentences are found by their cues: tasks and goals are written in another way."""


class Engine:
    """The patterns of some rules, and which of them may fit the sentences that are in many plans alike."""

    def __init__(self, libraries: tuple[Library, ...], rules: frozenset[str] | None = None) -> None:
        """Take libraries, and the names of the rules whose patterns are to be looked for: None for all."""
        self.libraries, self.rules = libraries, rules
        self._wanted = [library.patterns_of(rules) for library in libraries]
        self._known: dict[int, list[Candidate]] = {}
        self._silent: dict[int, bool] = {}

    def hits(self, plan: Plan) -> list[Hit]:
        """Return what the patterns find in a plan."""
        search = _Search(plan, self)
        try:
            return [hit for prose in texts(plan) for hit in prose.read_by(partial(search.hits, prose))]
        finally:
            for library in self.libraries:
                library.forget()

    def fitting(self, text: str, cast: Cast, told: bool = True) -> list[Candidate]:
        """Return the patterns that find all that they ask for, one after another, in the words of a text without blanks; and
        BY_CUES where it is `told` in the narrative, and its words weigh much, taken together.

        How lines are broken, which day a date means and the full stop at the end make no difference. Texts met before are known
        by a hash of them and of who their people are, which tells nothing outside of this process.
        """
        text = _alike(text)
        words = spoken(text)
        key = hash((told, text, *map(cast.glance.parts.get, words), *map(cast.glance.who.known.get, words)))
        if (found := self._known.get(key)) is None:
            found = _remembered(self._known, key, self._look(text, words, cast, told))
        return found

    def is_silent(self, text: str, cast: Cast, told: bool) -> bool:
        """Whether no pattern, nor the weight of its words, can find anything in a text without blanks."""
        key = hash((told, text, cast.glance.called_alike))
        if (silent := self._silent.get(key)) is None:
            silent = _remembered(self._silent, key, not any(self.fitting(run, cast, told) for run in runs(text)))
        return silent

    def _look(self, text: str, words: list[str], cast: Cast, told: bool) -> list[Candidate]:
        candidates = self.candidates(heard(words, text), cast.glance.may_name(words))
        if not candidates and not told:
            return []
        weighed = weights(self.libraries, text, words, cast)
        light = {at for at, weight in enumerate(weighed) if weight < LEAST} if not _INNER_END.search(text) else set()
        said = Said(text, words, cast.glance.who)
        found = [
            each for each in candidates
            if (each.library not in light or each.number in self.libraries[each.library].certain)
            and self.libraries[each.library].find.in_order(each.number, said)
        ]  # fmt: skip
        return [*found, *(Candidate(at, BY_CUES) for at, weight in enumerate(weighed) if told and weight > MOST)]

    def candidates(self, said: Heard, filled: int = ANYBODY) -> list[Candidate]:
        """Return the patterns that find all that they ask for, in any order."""
        return [
            Candidate(at, number)
            for at, library in enumerate(self.libraries)
            for number in library.find.index.candidates(said, filled, self._wanted[at])
        ]


def _remembered(known: dict[int, Made], key: int, value: Made) -> Made:
    """Remember a value, and first forget all others where they have become many; returns it."""
    if len(known) > _REMEMBERED:
        known.clear()
    known[key] = value
    return value


def _alike(text: str) -> str:
    """Return a text as it is in all plans that say the same of another day, with their lines broken elsewhere."""
    text = " ".join(text.split()).rstrip(".")
    return _DATE.sub("0000-00-00", text) if "-" in text else text


class _Search:
    """Looks at the texts of one plan; what it returns holds places, no words."""

    def __init__(self, plan: Plan, engine: Engine) -> None:
        self.plan, self.engine = plan, engine

    @cached_property
    def cast(self) -> Cast:
        return Cast(self.plan)

    def hits(self, prose: Prose, text: str) -> list[Hit]:
        """Return what fits a text."""
        if may_hold_blanks(text):
            likely = self.engine.candidates(heard(spoken(text), text))
            return list(self._read(prose, text, [(words, likely) for words in sentences(text)])) if likely else []
        told = prose.path[0] == TOLD
        if self.engine.is_silent(text, self.cast, told):
            return []
        cut = [(words, self.engine.fitting(text[words[0].start : words[-1].end], self.cast, told)) for words in sentences(text)]
        return list(self._read(prose, text, cut))

    def _read(self, prose: Prose, text: str, cut: list[tuple[list[Word], list[Candidate]]]) -> Iterator[Hit]:
        """Read the sentences up to the last that a pattern may fit: whom a pronoun means hangs on those before."""
        subject = about(self.plan, prose.path)
        reader = Reader(self.cast, subject, child_described(self.plan, prose.path))
        last = max((number for number, (_, likely) in enumerate(cut) if likely), default=-1)
        for number, (words, likely) in enumerate(cut[: last + 1]):
            sentence = reader.read(words)
            if likely:
                said = text[words[0].start : words[-1].end]
                fits = Fits(self.engine.libraries, self.engine.rules, self.cast, sentence, said, subject, prose.path, number)
                yield from fits.hits(likely)
