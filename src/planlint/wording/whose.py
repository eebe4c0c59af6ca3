"""Whose words a sentence holds: reported speech, criticism of a phrase, definitions. Read from `whose_words.yaml`."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from planlint.document import read
from planlint.wording.notation import Lists, compiled
from planlint.wording.sentence import Sentence

FILE: Final = "whose_words.yaml"
_TURNS: Final = frozenset({";", "but", "however", "although", "."})
_CLAUSE_ENDS: Final = frozenset({";", ":", "but", "however", "although", "because", ".", "--", "and"})


class Region(NamedTuple):
    """Words, from one number up to another, that are not the author's."""

    first: int
    last: int


@cache
def _patterns() -> dict[str, list[Any]]:
    import re2

    with open(os.path.join(os.path.dirname(__file__), FILE), "rb") as file:
        data = read(file.read())[0].data
    lists = Lists(data["words"] or {})
    return {
        sort: [re2.compile(compiled(text, lists, telling=False).parts[0]) for text in data[sort]]
        for sort in ("reported_after", "reported_before", "not_stated")
    }


def others_words(sentence: Sentence, before: Sequence[Sentence]) -> list[Region]:
    """Return the parts of a sentence that its author reports, criticises or defines rather than says."""
    seen, last = sentence.seen, len(sentence.words)
    patterns = _patterns()
    if any(pattern.search(seen) for pattern in patterns["not_stated"]):
        return [Region(0, last)]
    found = []
    for pattern in patterns["reported_before"]:
        for match in pattern.finditer(seen):
            found.append(Region(0, sentence.word_at(match.end() - 1)))
    for pattern in patterns["reported_after"]:
        for match in pattern.finditer(seen):
            first = sentence.word_at(match.end() - 1) + 1
            turn = next((at for at in range(first, last) if sentence.words[at].seen in _TURNS), last)
            found.append(Region(first, turn))
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
