"""Whose words a sentence holds: reported speech, criticism of a phrase, definitions. Read from `whose_words.yaml`."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from planlint.document import read
from planlint.wording.notation import Lists, compiled
from planlint.wording.prepared import Form, Shelf, form_in, matcher, shelf_lines, written
from planlint.wording.seen import Sentence

FILE: Final = Path(__file__).with_name("whose_words.yaml")
FORM: Final = FILE.with_suffix(".jsonl")
_TURNS: Final = frozenset({";", "but", "however", "although", "."})
_CLAUSE_ENDS: Final = frozenset({";", ":", "but", "however", "although", "because", ".", "--", "and"})


class Region(NamedTuple):
    """Words, from one number up to another, that are not the author's."""

    first: int
    last: int


def prepared() -> str:
    """Return the ready form of the file, as it is to lie in FORM."""
    return written(_form(), [FILE])


@cache
def _shelf() -> Shelf:
    return Shelf((form_in(FORM, [FILE]) or _form()).shelves[0])


def _form() -> Form:
    data = read(FILE.read_bytes())[0].data
    lists = Lists(data["words"] or {})
    parts = [
        (compiled(text, lists, telling=False).parts[0], sort)
        for sort in ("not_stated", "reported_before", "reported_after")
        for text in data[sort]
    ]
    return Form((), (), (shelf_lines((part, (sort, part.regex)) for part, sort in parts),))


def others_words(sentence: Sentence) -> list[Region]:
    """Return the parts of a sentence that its author reports, criticises or defines rather than says."""
    seen, last = sentence.seen, len(sentence.words)
    found = []
    shelf = _shelf()
    for sort, regex in map(shelf.__getitem__, sentence.candidates(shelf)):
        matches = matcher(regex).finditer(seen)
        if sort == "not_stated":
            if next(matches, None) is not None:
                return [Region(0, last)]
            continue
        for match in matches:
            after = sentence.word_at(match.end() - 1)
            if sort == "reported_before":
                found.append(Region(0, after))
            else:
                turn = next((at for at in range(after + 1, last) if sentence.words[at].seen in _TURNS), last)
                found.append(Region(after + 1, turn))
    return found


def is_negated(sentence: Sentence, first: int) -> bool:
    """Whether a negation stands before a word in the same clause."""
    for at in range(first - 1, -1, -1):
        seen = sentence.words[at].seen
        if seen.startswith("!"):
            return True
        if seen in _CLAUSE_ENDS or (seen == "," and at < first - 1):
            return False
    return False
