"""The nearest known word to one that is not known: for every "did you mean"."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.5) -> str | None:
    """Return the known word most like `word`, if one is at least this like it (0 to 1, as `difflib` counts), else None."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)
